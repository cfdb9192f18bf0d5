package import Foundation

/// One feed document, parsed: what it says of itself and its entries, in the document's order.
package struct FeedDocument: Sendable, Equatable {
    /// `rss2.0`, `rss1.0`, `rss0.91`, …, `atom1.0`, `atom0.3`, `jsonfeed1.1`, `jsonfeed1`, `sitemap`,
    /// `telegram`.
    package var format: String
    package var title: String?
    package var link: String?
    package var language: String?
    package var updated: Date?
    /// Minutes for which the publisher asks to be left alone: RSS `ttl`, `sy:updatePeriod` ÷ `sy:updateFrequency`.
    package var minutesToLive: Int?
    /// Hours of the day, UTC, 0 ... 23, in which the publisher asks to be left alone (RSS `skipHours`).
    package var skipHours: [Int]
    /// Days of the week, UTC, 0 (Sunday) ... 6, in which the publisher asks to be left alone (RSS `skipDays`).
    package var skipDays: [Int]
    /// Where the feed's WebSub hub takes subscriptions (`link rel=hub`, JSON Feed `hubs`).
    package var hub: String?
    /// The feed's own address, by its own word (`link rel=self`, JSON Feed `feed_url`): WebSub's topic.
    package var selfLink: String?
    package var entries: [FeedEntry]
    /// What was damaged, a sentence each.
    package var warnings: [String]

    package init(
        format: String, title: String? = nil, link: String? = nil, language: String? = nil, updated: Date? = nil,
        minutesToLive: Int? = nil, skipHours: [Int] = [], skipDays: [Int] = [], hub: String? = nil,
        selfLink: String? = nil, entries: [FeedEntry] = [], warnings: [String] = []
    ) {
        self.format = format
        self.title = title
        self.link = link
        self.language = language
        self.updated = updated
        self.minutesToLive = minutesToLive
        self.skipHours = skipHours
        self.skipDays = skipDays
        self.hub = hub
        self.selfLink = selfLink
        self.entries = entries
        self.warnings = warnings
    }
}

/// An item of a feed as the feed gives it. Titles are plain text, `summary` and `content` HTML as given, links absolute
/// where a base is known. A date that can't be read is nil: unknown, never now.
package struct FeedEntry: Sendable, Equatable {
    package var id: String?
    package var title: String?
    package var link: String?
    package var published: Date?
    package var updated: Date?
    package var authors: [String]
    package var summary: String?
    package var content: String?
    package var categories: [String]
    package var enclosures: [Enclosure]

    package init(
        id: String? = nil, title: String? = nil, link: String? = nil, published: Date? = nil, updated: Date? = nil,
        authors: [String] = [], summary: String? = nil, content: String? = nil, categories: [String] = [],
        enclosures: [Enclosure] = []
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.published = published
        self.updated = updated
        self.authors = authors
        self.summary = summary
        self.content = content
        self.categories = categories
        self.enclosures = enclosures
    }

    package struct Enclosure: Sendable, Equatable {
        package var url: String
        package var type: String?
        /// Bytes, as the feed says.
        package var length: Int?

        package init(url: String, type: String? = nil, length: Int? = nil) {
            self.url = url
            self.type = type
            self.length = length
        }
    }
}
