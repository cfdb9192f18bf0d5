package import Model

/// What happens in the world that a desk watches for, as its watchlist describes it: the words that speak of it, what
/// must hold for it to be of the beat, what is counted, when two reports are one event. Read from `types.yaml`.
package struct EventType: Sendable, Hashable {
    /// How two reports are known to tell of one event.
    package enum Identity: String, Sendable, CaseIterable {
        /// By day and place (a protest).
        case day
        /// By who it happened to, whatever the day (a detention).
        case party
        /// By lender, borrower and sum (a loan).
        case sum
    }

    /// `protest`: what reports, events and alerts carry.
    package var name: String
    /// For people: `Protest`.
    package var title: String
    /// The same in other languages.
    package var titles: [Language: String]
    package var identity: Identity
    /// Days before publication within which the desk wants to be alerted.
    package var window: Int
    /// Whether an announcement alerts (a loan that is approved) or only stands in the daybook (a rally that is called).
    package var alertsWhenPlanned: Bool
    /// Whether something older than the window alerts when it is told of for the first time (a detention come to light).
    package var alertsWhenDisclosed: Bool
    /// Canonical names of places: the event lies in one of them, or is not of the beat. Empty: anywhere.
    package var places: [String]
    /// Each list of words in the type's entry; the matcher calls a hit of the i-th type's j-th list `.trigger(type: i, j)`.
    package var groups: [TermGroup]
    package var triggers: [Trigger]
    package var cues: [Cue]
    /// All must hold, or the report is not of the beat.
    package var requires: [Requirement]
    /// What is counted; nil where nothing is.
    package var size: SizeRule?
    /// Lists of words for a meeting or signing: the city in which one was is the place. Only where `identity` is `sum`; else,
    /// and where no such city is named, the place is the country that it is for.
    package var seat: [Int]
    /// Whether a sum of money belongs to it.
    package var hasAmount: Bool
    /// The first whose conditions hold is the report's scope.
    package var scopes: [Scope]
    /// The first whose conditions hold is the report's stage.
    package var stages: [Stage]
    package var severity: [SeverityRule]
    /// Types that it is only the issue of: an article whose title or lead reports one of those recalls this one.
    package var yields: [String]
    /// Roles whose holders are not those it happened to: an actor with such a role is no party.
    package var bystanders: [String]

    package init(
        name: String, title: String, identity: Identity, window: Int, alertsWhenPlanned: Bool = false,
        alertsWhenDisclosed: Bool = false, places: [String] = [], groups: [TermGroup] = [], triggers: [Trigger] = [],
        cues: [Cue] = [], requires: [Requirement] = [], size: SizeRule? = nil, seat: [Int] = [],
        hasAmount: Bool = false,
        scopes: [Scope] = [], stages: [Stage] = [], severity: [SeverityRule] = [], yields: [String] = [],
        bystanders: [String] = [], titles: [Language: String] = [:]
    ) {
        self.name = name
        self.title = title
        self.titles = titles
        self.identity = identity
        self.window = window
        self.alertsWhenPlanned = alertsWhenPlanned
        self.alertsWhenDisclosed = alertsWhenDisclosed
        self.places = places
        self.groups = groups
        self.triggers = triggers
        self.cues = cues
        self.requires = requires
        self.size = size
        self.seat = seat
        self.hasAmount = hasAmount
        self.scopes = scopes
        self.stages = stages
        self.severity = severity
        self.yields = yields
        self.bystanders = bystanders
    }
}

extension EventType {
    /// Words that speak of the event.
    package struct Trigger: Sendable, Hashable {
        package var name: String
        /// Log-odds that a sentence with the word reports the event; about 2 is enough alone, 1 wants company.
        package var weight: Double
        /// Index into `groups`.
        package var group: Int
        /// The word counts only where this condition holds too (`broke into` speaks of a protest near `crowd`).
        package var with: Condition?

        package init(name: String, weight: Double, group: Int, with: Condition? = nil) {
            self.name = name
            self.weight = weight
            self.group = group
            self.with = with
        }
    }

    /// Something beside the trigger that speaks for the event (weight above 0) or against it.
    package struct Cue: Sendable, Hashable {
        package var name: String
        package var weight: Double
        package var condition: Condition

        package init(name: String, weight: Double, condition: Condition) {
            self.name = name
            self.weight = weight
            self.condition = condition
        }
    }

    /// What makes an event one of the beat.
    package struct Requirement: Sendable, Hashable {
        package var name: String
        package var condition: Condition

        package init(name: String, condition: Condition) {
            self.name = name
            self.condition = condition
        }
    }

    /// What is counted, and which figures must not be taken for it.
    package struct SizeRule: Sendable, Hashable {
        /// Groups of words for those who count (`protesters`), and for those who don't (`arrested`); indices into `groups`.
        package var nouns: [Int]
        package var not: [Int]
        /// From this number on it is a claim on the whole ("a million are held"), not a count of an event.
        package var most: Double?

        package init(nouns: [Int], not: [Int], most: Double? = nil) {
            self.nouns = nouns
            self.not = not
            self.most = most
        }
    }

    package struct Scope: Sendable, Hashable {
        package var name: String
        package var when: [Condition]
        /// False: it enters the ledger and alerts nobody.
        package var alerts: Bool
        /// Where an event of this scope lies, if that is narrower than the type's places.
        package var places: [String]

        package init(name: String, when: [Condition], alerts: Bool, places: [String] = []) {
            self.name = name
            self.when = when
            self.alerts = alerts
            self.places = places
        }
    }

    package struct Stage: Sendable, Hashable {
        package var name: String
        package var when: [Condition]
        /// Whether reaching it is worth an alert even if nothing has happened yet (an approval).
        package var alerts: Bool

        package init(name: String, when: [Condition], alerts: Bool) {
            self.name = name
            self.when = when
            self.alerts = alerts
        }
    }

    /// The first that holds decides how urgent an alert is; `medium` where none does.
    package struct SeverityRule: Sendable, Hashable {
        package var severity: Severity
        /// People or money from which on it holds; nil: whatever the number.
        package var sizeFrom: Double?
        package var amountFrom: Double?
        package var when: [Condition]

        package init(severity: Severity, sizeFrom: Double? = nil, amountFrom: Double? = nil, when: [Condition] = []) {
            self.severity = severity
            self.sizeFrom = sizeFrom
            self.amountFrom = amountFrom
            self.when = when
        }
    }
}

/// A list of words by language, in the term syntax of themes.
package struct TermGroup: Sendable, Hashable {
    package var name: String
    package var terms: [Language: [String]]

    package init(name: String, terms: [Language: [String]]) {
        self.name = name
        self.terms = terms
    }
}

/// Something that must (or must not) stand near a trigger. It holds if any of its kinds of things is found.
package struct Condition: Sendable, Hashable {
    /// Where the condition looks.
    package enum Reach: String, Sendable, CaseIterable {
        /// The trigger's sentence.
        case sentence
        /// The sentence, the one before and the one after.
        case near
        /// The sentence, the title and the first three sentences, with the fourth where they are short.
        case lead
        /// The whole article.
        case article
    }

    package var within: Reach
    /// Canonical names: the place, all that lies in it, and its people and adjectives.
    package var places: [String]
    /// Like `places`, without people and adjectives.
    package var locations: [String]
    package var actors: [String]
    package var themes: [String]
    /// Groups of words; indices into the type's `groups`.
    package var groups: [Int]
    /// True: it holds if nothing is found.
    package var negated: Bool
    /// Other conditions, any of which does instead.
    package var or: [Condition]

    package init(
        within: Reach, places: [String] = [], locations: [String] = [], actors: [String] = [], themes: [String] = [],
        groups: [Int] = [], negated: Bool = false, or: [Condition] = []
    ) {
        self.within = within
        self.places = places
        self.locations = locations
        self.actors = actors
        self.themes = themes
        self.groups = groups
        self.negated = negated
        self.or = or
    }
}
