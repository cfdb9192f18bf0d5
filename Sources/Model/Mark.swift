package import Foundation

/// The desk's word on an alert: what `watchlist score`, `suggest` and `tune` learn from.
package struct Mark: Hashable, Sendable, Codable {
    package enum Word: String, Sendable, Codable, CaseIterable {
        case right, wrong
        case notNew = "not-new"
        case sameAs = "same-as"
        case wrongFigure = "wrong-figure"
        case wrongDate = "wrong-date"
    }

    /// The way it came in.
    package enum Way: String, Sendable, Codable { case command, link, webhook }

    /// Handed out by the store, from 1 up; 0: not on record yet.
    package var number: Int64
    /// The alert's id.
    package var alert: String
    /// The event it told of, as it was then.
    package var event: String
    /// The article that raised it; nil where it is on record no more.
    package var article: String?
    package var word: Word
    /// For `sameAs`: the id of the event that it is.
    package var other: String?
    package var note: String?
    package var way: Way
    package var made: Date
    /// When it was taken back; nil: it holds.
    package var undone: Date?

    package init(
        number: Int64 = 0, alert: String, event: String, article: String?, word: Word, other: String? = nil,
        note: String? = nil, way: Way, made: Date, undone: Date? = nil
    ) {
        self.number = number
        self.alert = alert
        self.event = event
        self.article = article
        self.word = word
        self.other = other
        self.note = note
        self.way = way
        self.made = made
        self.undone = undone
    }
}

/// An article of the archive, with what was on record of its reading.
package struct ArchivedArticle: Sendable {
    /// Its place in the archive's order.
    package var number: Int64
    package var article: Article
    /// When it was read.
    package var read: Date
    package var onTopic: Bool
    /// Taken in as known of old: it alerted nobody.
    package var isHistory: Bool
    /// Hash of the watchlist that read it.
    package var watchlist: String

    package init(
        number: Int64, article: Article, read: Date, onTopic: Bool, isHistory: Bool, watchlist: String
    ) {
        self.number = number
        self.article = article
        self.read = read
        self.onTopic = onTopic
        self.isHistory = isHistory
        self.watchlist = watchlist
    }
}

/// An alert with the article that raised it.
package struct RaisedAlert: Sendable {
    package var alert: Alert
    /// The article's id.
    package var article: String?

    package init(alert: Alert, article: String?) {
        self.alert = alert
        self.article = article
    }
}
