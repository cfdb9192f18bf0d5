package import Model

/// Words beside a trigger that say what became of it: only planned, denied, a mere possibility, long past, or not meant at
/// all. Read from `gates.yaml`; the matcher calls a hit of the i-th gate `.gate(i)`.
package struct Gate: Sendable, Hashable {
    package enum Effect: Sendable, Hashable {
        /// Speaks for a status of the report.
        case status(Report.Status)
        /// The words don't speak of the event at all (a note of protest, a market rally).
        case veto
        /// One of a row of the same (day 12 of a picket).
        case series
        /// Someone says so: a date beside these words is the statement's, not the event's.
        case said
        /// A date beside these words is a beginning: it has gone on since.
        case since
        /// What it has come to as well: a city behind these words is a further place of it.
        case spread
        /// It did happen: speaks against all other statuses.
        case occurred
    }

    package var name: String
    package var effect: Effect
    /// How strongly it speaks; 1 outweighs a plain past tense, 2 outweighs anything.
    package var weight: Double
    /// Words that may stand between gate and trigger: gate first, or trigger first. Nil: anywhere in the sentence.
    package var before: Int?
    package var after: Int?
    /// Event types that it applies to; empty: all.
    package var types: [String]
    package var group: TermGroup
    /// Word endings that speak as the words do (Kazakh `-мақ`): for languages that plan by suffix.
    package var endings: [Language: [String]]

    package init(
        name: String, effect: Effect, weight: Double, before: Int? = nil, after: Int? = nil, types: [String] = [],
        group: TermGroup, endings: [Language: [String]] = [:]
    ) {
        self.name = name
        self.effect = effect
        self.weight = weight
        self.before = before
        self.after = after
        self.types = types
        self.group = group
        self.endings = endings
    }
}
