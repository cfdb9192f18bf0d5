package import Foundation

/// The article that one web page holds. Paragraphs in `text` are separated by a blank line; nil means the page does not
/// say.
package struct Page: Sendable, Equatable {
    package var title: String?
    package var byline: String?
    package var site: String?
    package var published: Date?
    package var modified: Date?
    package var language: Language?
    package var canonicalURL: String?
    package var image: String?
    package var text: String
    /// Whether the page says, or shows, that the rest is for subscribers: its text is a part of the article's.
    package var isPaywalled: Bool

    package init(
        title: String? = nil, byline: String? = nil, site: String? = nil, published: Date? = nil, modified: Date? = nil,
        language: Language? = nil, canonicalURL: String? = nil, image: String? = nil, text: String = "",
        isPaywalled: Bool = false
    ) {
        self.title = title
        self.byline = byline
        self.site = site
        self.published = published
        self.modified = modified
        self.language = language
        self.canonicalURL = canonicalURL
        self.image = image
        self.text = text
        self.isPaywalled = isPaywalled
    }
}
