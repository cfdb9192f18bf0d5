package import Foundation

/// A text to be read: where it stands, who published it when, in which language.
package struct Article: Sendable, Equatable, Codable {
    /// Stable name of the article within the archive.
    package var id: String
    /// The address under which it was found, and by which `why` asks for it.
    package var url: String
    /// The publisher's own address for it, normalised; equal for copies of one page.
    package var canonicalURL: String
    package var title: String
    package var byline: String?
    /// The outlet, as the watchlist's feed names it, else the page.
    package var source: String
    /// When it was published; nil is unknown, never now.
    package var published: Date?
    package var language: Language?
    /// The article whose text this one prints, word for word or nearly; nil where it is a work of its own.
    package var copyOf: String?
    /// When its publisher last changed it, where we saw that; nil where we never did.
    package var revised: Date?
    /// Plain text; paragraphs are separated by a blank line. The title is not part of it.
    package var text: String

    package init(
        id: String, url: String, canonicalURL: String? = nil, title: String, byline: String? = nil, source: String,
        published: Date?, language: Language? = nil, copyOf: String? = nil, revised: Date? = nil, text: String
    ) {
        self.id = id
        self.url = url
        self.canonicalURL = canonicalURL ?? url
        self.title = title
        self.byline = byline
        self.source = source
        self.published = published
        self.language = language
        self.copyOf = copyOf
        self.revised = revised
        self.text = text
    }

    /// How its text was come by, where not from its page as a whole: a clause for `why`. Not kept with the article.
    package var remark: String?

    /// The day its words ("yesterday") count from; nil is unknown.
    package var spoken: Date? { revised ?? published }
}
