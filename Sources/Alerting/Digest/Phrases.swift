import Model

/// What the program says in one language: a value a language, so that none lacks a phrase.
struct Phrases: Sendable {
    /// Words that stand alone, under the names that templates have for them (`{{words.developments}}`).
    struct Words: Sendable {
        var new: String, nothingNew: String, developments: String, learnedLate: String, figures: String
        var daybook: String, outcomes: String, series: String, review: String
        var withheld: String, feeds: String, deliveries: String, atAGlance: String
        /// In front of what they say, with their colon where one stands.
        var also: String, changed: String, named: String, why: String, mark: String, now: String, before: String
    }

    /// How numbers are written.
    struct Numbers: Sendable {
        var group: String, decimal: String
        /// The word for a thousand million … with what is in front of it.
        var scales: [(value: Double, word: String)]
    }

    struct Charts: Sendable {
        var events: String, places: String, others: String, range: String
        /// "12 new"
        var new: @Sendable (Int) -> String
        /// "Protest 12, Loan 3", the busiest day and its count.
        var busiest: @Sendable (_ day: String, _ count: Int) -> String
        /// Hemispheres behind degrees.
        var north: String, south: String, east: String, west: String
    }

    var words: Words
    var numbers: Numbers
    var charts: Charts
    /// As they stand behind a day's number, and alone.
    var monthsOfDays: [String], months: [String], shortMonths: [String]
    /// From a day's number, month and year to a date; `nil` of the year leaves it out.
    var day: @Sendable (_ day: String, _ month: String, _ year: Int?) -> String
    var month: @Sendable (_ month: String, _ year: Int) -> String
    var year: @Sendable (Int) -> String
    /// Whether the year stands in front (Kazakh): the second date of a stretch within a year then goes without.
    var isYearFirst: Bool
    var moment: @Sendable (_ day: String, _ clock: String) -> String
    var dateInferred: String
    /// The place behind the type.
    var place: @Sendable (String) -> String

    var about: String, atLeast: String, upTo: String
    /// Of a number that is a little more than what is counted.
    var nearly: @Sendable (_ number: String) -> String
    var unknownNumber: String, unknownSum: String
    /// `people`, behind a number; `isGenitive` behind "about" and its like.
    var people: @Sendable (_ count: Double, _ isGenitive: Bool) -> String
    /// A sum with its currency; `isGenitive` as with people.
    var money: @Sendable (_ number: String, _ value: Double, _ isGenitive: Bool, _ currency: String) -> String
    /// What is counted or measured, by the reading's English noun; nil where there is no word for it.
    var unit: @Sendable (_ unit: String, _ count: Double, _ isGenitive: Bool) -> String?

    var summary: @Sendable (_ new: Int, _ developments: Int, _ articles: Int) -> String
    var read: @Sendable (_ articles: Int, _ onTopic: Int, _ reports: [(verdict: Verdict, count: Int)]) -> String
    /// When it closed, and when it was made; nil: that is not what made it late.
    var late: @Sendable (_ closed: String, _ made: String?) -> String
    var severity: @Sendable (Severity) -> String
    var revision: String
    var part: @Sendable (Role.Part) -> String
    var mark: @Sendable (Mark.Word) -> String
    var reprints: @Sendable (_ outlets: String, _ more: Int) -> String
    var reviewLeft: @Sendable (Int) -> String
    var outcome: @Sendable (_ announced: String?, DaybookOutcome) -> String
    var series: @Sendable (_ days: Int, _ last: String, _ isQuiet: Bool) -> String
    var said: @Sendable (_ figure: String, _ by: String?) -> String
    /// A digest's title: beat, kind, days.
    var title: @Sendable (_ beat: String, Digest.Kind, _ days: String) -> String
    /// A sentence of the program's own in English → the same in this language. Nil in English.
    var sentences: Sentences?
    /// Titles of event types for which the watchlist gives none.
    var types: [String: String]

    static func of(_ language: DeskLanguage) -> Phrases {
        switch language {
        case .en: english
        case .ru: russian
        case .kk: kazakh
        }
    }
}
