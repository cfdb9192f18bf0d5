package import Foundation

/// The desk's word on events: two are one, or one is two. It is final: later reports follow it, until it is undone.
package struct EventRuling: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case merge, split }

    /// Handed out by the store, from 1 up; 0: not on record yet.
    package var number: Int64
    package var kind: Kind
    /// The event that stays.
    package var event: String
    /// The event that was merged into it, or split from it.
    package var other: String
    /// For a split: the articles whose tellings went over.
    package var articles: [String]
    package var note: String?
    /// Who said so: a user of the machine.
    package var by: String
    package var made: Date
    /// When it was taken back; nil: it holds.
    package var undone: Date?
    /// The events as they stood before.
    package var before: [Event]
    /// What it teaches of which events are one.
    package var lesson: Lesson

    /// Two events, as far as they were known when the desk said that they are one (a merge), or are not (a split).
    package struct Lesson: Hashable, Sendable, Codable {
        package var one: Event
        package var other: Event
        package var isSame: Bool

        package init(_ one: Event, _ other: Event, isSame: Bool) {
            self.one = one
            self.other = other
            self.isSame = isSame
        }
    }

    /// A note has at most this many characters.
    package static let longestNote = 500

    package init(
        number: Int64 = 0, kind: Kind, event: String, other: String, articles: [String] = [], note: String? = nil,
        by: String, made: Date, undone: Date? = nil, before: [Event], lesson: Lesson
    ) {
        self.number = number
        self.kind = kind
        self.event = event
        self.other = other
        self.articles = articles
        self.note = note
        self.by = by
        self.made = made
        self.undone = undone
        self.before = before
        self.lesson = lesson
    }
}

/// Which events of the ledger to list. What is nil asks for nothing.
package struct EventQuery: Hashable, Sendable {
    package var type: String?
    /// Whose days come within; those of an unknown day never do.
    package var from: Day?
    package var to: Day?
    /// A place by its name: the event lies in it. Case doesn't count.
    package var place: String?
    /// At the most; those of the latest day come first.
    package var limit: Int

    package init(type: String? = nil, from: Day? = nil, to: Day? = nil, place: String? = nil, limit: Int) {
        self.type = type
        self.from = from
        self.to = to
        self.place = place
        self.limit = limit
    }
}
