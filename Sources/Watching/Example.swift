package import Model

/// A text with what the watchlist must make of it: an entry under `examples:`.
package struct Example: Sendable, Hashable {
    /// A place of a watchlist's file; both 1-based.
    package struct Position: Sendable, Hashable {
        package var line: Int?
        package var column: Int?

        package init(line: Int?, column: Int?) {
            self.line = line
            self.column = column
        }
    }

    /// An article, as far as it is written down.
    package struct Text: Sendable, Hashable {
        package var title = ""
        package var text = ""
        /// A day or RFC 3339; nil is unknown, never now.
        package var published: String?
        package var source: String?
        /// Nil: identified from the text.
        package var language: Language?

        package init() {}
    }

    /// Something expected, and where that is written.
    package struct Expected<Value: Sendable & Hashable>: Sendable, Hashable {
        package var value: Value
        package var position: Position
    }

    /// A report that must be among those found; nil fields aren't compared.
    package struct ExpectedReport: Sendable, Hashable {
        package var type: String?
        package var status: Report.Status?
        package var verdict: Verdict?
        /// Canonical name.
        package var place: String?
        /// The date found must lie in it.
        package var date: DayInterval?
        package var size: Bounds?
        package var amount: Money?
        package var scope: String?
        package var stage: String?
        /// Canonical names, all of which must be the report's.
        package var actors: [String] = []
        /// Words that the evidence must hold.
        package var evidence: String?
    }

    /// What must come of it; nil and empty: not looked at.
    package struct Expectation: Sendable, Hashable {
        /// Types of all its alerts, in any order.
        package var alerts: Expected<[String]>?
        package var onTopic: Expected<Bool>?
        package var themes: [Expected<String>] = []
        package var actors: [Expected<String>] = []
        package var places: [Expected<String>] = []
        package var noThemes: [Expected<String>] = []
        package var noActors: [Expected<String>] = []
        package var noPlaces: [Expected<String>] = []
        package var reports: [Expected<ExpectedReport>] = []
        /// `reports: []`: none may be found.
        package var noReports: Position?
    }

    /// One in the folder.
    package var name: String
    package var file: String
    package var position: Position
    package var article: Text
    /// Of an article on record in the archive; nil where the text stands here.
    package var url: String?
    /// Earlier texts, which are known when this one is read.
    package var known: [Text]
    package var expect: Expectation
    /// Why it is missed today: then it doesn't fail.
    package var todo: String?
    package var todoPosition: Position?
}
