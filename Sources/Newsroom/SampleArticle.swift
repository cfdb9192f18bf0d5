package import Foundation
package import Model

/// An article of the sample newsroom: own words about the beat, never the text of a real outlet.
package struct SampleArticle: Sendable, Hashable {
    /// Unique over all outlets; the last part of the page's address.
    package let slug: String
    /// The slug of its outlet.
    package let outlet: String
    /// The language it is written in, that of its outlet.
    package let language: Language
    /// The headline, plain text.
    package let title: String
    /// The author's name; nil for agency copy.
    package let byline: String?
    /// RFC 3339 as written in the source, with the offset of Almaty in 2021 (+06:00).
    package let publishedText: String
    /// Plain text, without the title.
    package let paragraphs: [String]

    /// `text`: paragraphs separated by a blank line; a paragraph's lines are joined by a space, in Chinese by nothing.
    init(
        _ slug: String, _ outlet: String, _ language: Language, _ published: String, _ title: String,
        byline: String? = nil, _ text: String
    ) {
        self.slug = slug
        self.outlet = outlet
        self.language = language
        self.title = title
        self.byline = byline
        publishedText = published
        let glue = language == .chinese ? "" : " "
        paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "").map {
            $0.joined(separator: glue)
        }
    }

    /// The instant of publication.
    package var published: Date { Stamp(rfc3339: publishedText)?.instant ?? .distantFuture }

    /// Paragraphs separated by a blank line: what an extractor should find on the page.
    package var text: String { paragraphs.joined(separator: "\n\n") }

    /// Whether the feed carries the whole text; else its first paragraph only, and the page must be fetched.
    package var isFullTextInFeed: Bool { SampleNewsroom.outlet(outlet)?.isFullText ?? false }
}

/// An outlet of the sample newsroom. All names are invented, so that nothing is put into a real outlet's mouth.
package struct SampleOutlet: Sendable, Hashable {
    /// The forms a feed can have.
    package enum Format: String, Sendable, Hashable {
        /// RSS 2.0 with the first paragraph as its description.
        case rss = "rss2.0"
        /// RSS 2.0 with the whole text in `content:encoded`.
        case rssFull = "rss2.0 content:encoded"
        /// RSS 1.0 (RDF) with `dc:date`.
        case rdf = "rss1.0"
        /// RSS 0.91: items have no date of their own.
        case rss091 = "rss0.91"
        case atom = "atom1.0"
        case json = "jsonfeed1.1"
    }

    /// What is wrong with it, on purpose.
    package enum Trouble: Sendable, Hashable {
        /// The XML is cut off in the middle of an item.
        case cutOff
        /// A consent page in HTML is served in the feed's place.
        case html
        /// The first request gets 500, the later ones the feed.
        case failsAtFirst
        /// 301 to the feed's present address.
        case moved
    }

    /// Unique; the first part of all its paths.
    package let slug: String
    /// The name as its readers know it, in its own script.
    package let name: String
    /// The language of all its articles.
    package let language: Language
    /// The form of its feed.
    package let format: Format
    /// The charset of its feed and pages.
    package let charset: Charset
    /// The feed's path on the server, with the leading slash. A moved feed's old path.
    package let path: String
    /// What is wrong with it on purpose; nil for a good feed.
    package let trouble: Trouble?

    init(
        _ slug: String, _ name: String, _ language: Language, _ format: Format, charset: Charset = .utf8,
        file: String = "feed.xml", trouble: Trouble? = nil
    ) {
        self.slug = slug
        self.name = name
        self.language = language
        self.format = format
        self.charset = charset
        path = "/\(slug)/\(file)"
        self.trouble = trouble
    }

    /// Whether its feed carries whole articles.
    package var isFullText: Bool { format == .rssFull || format == .atom || format == .json }

    /// Where the feed answers: `path`, or its present address where it has moved.
    package var servedPath: String { trouble == .moved ? "/\(slug)/feeds/all.xml" : path }
}
