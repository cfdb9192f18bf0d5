package import Model

/// A question of the beat that figures answer: the debt to China, people held, plants to be moved. Read from
/// `questions.yaml`; the matcher calls a hit of the i-th question's j-th list `.question(i, j)`.
package struct Question: Sendable, Hashable {
    /// `debt-to-china`: what the ledger keeps.
    package var name: String
    /// For people: `Debt to China`.
    package var title: String
    /// The same in other languages.
    package var titles: [Language: String]
    /// What kind of figure answers it.
    package var kind: Figure.Kind
    /// What is counted (`people`, `enterprises`), where figures tell; empty: anything of the kind.
    package var units: [String]
    /// Each list of words in the question's entry.
    package var groups: [TermGroup]
    /// Lists one of which must stand in the figure's sentence, within `within` words of it; indices into `groups`.
    package var about: [Int]
    /// Words for what is counted, for figures whose own unit is unknown ("3,000 had been held").
    package var of: [Int]
    /// Words in whose clause the figure answers something else.
    package var not: [Int]
    package var within: Int
    /// Canonical names of places one of which, or its people, is named in the figure's clause.
    package var named: [String]
    /// All must hold.
    package var requires: [EventType.Requirement]
    /// Places that each have their own answer: the debt of Kazakhstan, of Kyrgyzstan. Empty: there is one answer.
    package var subjects: [String]
    /// Units of a count that must stand in the sentence too, and is kept with the figure ("51 plants" at 26 billion).
    package var beside: [String]
    /// Figures below and above these answer something smaller or larger.
    package var least: Double?
    package var most: Double?
    /// Event types whose tellings answer it: the crowd at a protest. Such a question has no words.
    package var types: [String]

    package init(
        name: String, title: String, kind: Figure.Kind, units: [String] = [], groups: [TermGroup] = [],
        about: [Int] = [], of: [Int] = [], not: [Int] = [], within: Int = Self.usualReach, named: [String] = [],
        requires: [EventType.Requirement] = [], subjects: [String] = [], beside: [String] = [], least: Double? = nil,
        most: Double? = nil, types: [String] = [], titles: [Language: String] = [:]
    ) {
        self.name = name
        self.title = title
        self.titles = titles
        self.kind = kind
        self.units = units
        self.groups = groups
        self.about = about
        self.of = of
        self.not = not
        self.within = within
        self.named = named
        self.requires = requires
        self.subjects = subjects
        self.beside = beside
        self.least = least
        self.most = most
        self.types = types
    }

    /// Words that may stand between a figure and what it is about: a clause of news prose has 12 on average.
    package static let usualReach = 12
}
