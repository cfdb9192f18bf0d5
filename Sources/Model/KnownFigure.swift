package import Foundation

/// A row of the figure ledger: a claim of an article, or of the existing corpus, with where it stands.
package struct KnownFigure: Sendable, Hashable {
    package var claim: Claim
    package var outlet: String?
    /// The article's id; nil for what the watchlist's known figures say.
    package var article: String?
    package var url: String?
    package var title: String?
    package var published: Date?
    /// When the program took it in.
    package var read: Date
    /// The article whose text this one prints; nil where it speaks in words of its own.
    package var origin: String?

    package init(
        claim: Claim, outlet: String?, article: String? = nil, url: String? = nil, title: String? = nil,
        published: Date? = nil, read: Date, origin: String? = nil
    ) {
        self.claim = claim
        self.outlet = outlet
        self.article = article
        self.url = url
        self.title = title
        self.published = published
        self.read = read
        self.origin = origin
    }

    /// When it was said, as far as is known: the publication's, else that of reading.
    package var told: Date { published ?? read }
}

/// Which figures are asked for.
package struct FigureQuery: Sendable, Hashable {
    /// A question's name; nil: all.
    package var question: String?
    /// Told in [from, to).
    package var from: Date?
    package var to: Date?
    /// Taken in by the program in [readFrom, readTo): what a digest asks for.
    package var readFrom: Date?
    package var readTo: Date?
    package var limit: Int

    package init(
        question: String? = nil, from: Date? = nil, to: Date? = nil, readFrom: Date? = nil, readTo: Date? = nil,
        limit: Int = 2000
    ) {
        self.question = question
        self.from = from
        self.to = to
        self.readFrom = readFrom
        self.readTo = readTo
        self.limit = limit
    }
}

/// How many figures answer a question, in one unit.
package struct FigureCount: Sendable, Hashable {
    package var question: String
    package var subject: String?
    /// A currency, or what is counted.
    package var unit: String?
    /// Copies of one text count once.
    package var count: Int
    /// When the last was told.
    package var newest: Date
    /// The smallest and largest value that anybody named; nil where all are open at that end.
    package var low: Double?
    package var high: Double?

    package init(
        question: String, subject: String?, unit: String?, count: Int, newest: Date, low: Double?, high: Double?
    ) {
        self.question = question
        self.subject = subject
        self.unit = unit
        self.count = count
        self.newest = newest
        self.low = low
        self.high = high
    }
}
