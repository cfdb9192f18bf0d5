package import Model

/// A spelling of a name.
package struct Alias: Sendable, Hashable {
    /// As it stands in the file: a base form.
    package var text: String
    package var language: Language
    /// Terms of which one must stand in the article for the alias to count; empty: none needed.
    package var near: [String]
    /// Terms of which none may stand in the article.
    package var notNear: [String]
    /// When the name held; an old name still matches.
    package var from: Day?
    package var to: Day?
    /// Terms of which one must stand within three words of the name; empty: none needed.
    package var beside: [String]
    /// Terms of which none may stand within three words of the name.
    package var notBeside: [String]
    /// Of a person: whether streets, prizes and schools that bear the name count too.
    package var namedAfter: Bool

    package init(
        text: String, language: Language, near: [String] = [], notNear: [String] = [], from: Day? = nil, to: Day? = nil,
        beside: [String] = [], notBeside: [String] = [], namedAfter: Bool = false
    ) {
        self.text = text
        self.language = language
        self.near = near
        self.notNear = notNear
        self.from = from
        self.to = to
        self.beside = beside
        self.notBeside = notBeside
        self.namedAfter = namedAfter
    }

    /// Whether it always counts.
    package var isPlain: Bool { near.isEmpty && notNear.isEmpty && beside.isEmpty && notBeside.isEmpty }
}

/// Who is watched.
package struct Actor: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case person, organisation, group, body }

    /// Canonical: what alerts, the ledger and the other files use.
    package var name: String
    package var kind: Kind
    /// For people: who that is, in a line.
    package var role: String?
    package var aliases: [Alias]
    /// What texts call the office, as terms by language: a second cue for an unseen spelling of the name.
    package var titles: [Language: [String]]

    package init(
        name: String, kind: Kind, role: String? = nil, aliases: [Alias] = [], titles: [Language: [String]] = [:]
    ) {
        self.name = name
        self.kind = kind
        self.role = role
        self.aliases = aliases
        self.titles = titles
    }
}

/// Where things happen.
package struct Place: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case world, country, region, city, district, venue }

    /// Canonical.
    package var name: String
    package var kind: Kind
    /// Canonical name of the place it lies in.
    package var within: String?
    /// Canonical name of the place that its names also mean, on the other side of a border.
    package var across: String?
    /// Degrees.
    package var latitude: Double?
    package var longitude: Double?
    package var aliases: [Alias]
    /// Adjectives and peoples: they show that the place is meant, they don't locate an event.
    package var demonyms: [Alias]

    package init(
        name: String, kind: Kind, within: String? = nil, across: String? = nil, latitude: Double? = nil,
        longitude: Double? = nil, aliases: [Alias] = [], demonyms: [Alias] = []
    ) {
        self.name = name
        self.kind = kind
        self.within = within
        self.across = across
        self.latitude = latitude
        self.longitude = longitude
        self.aliases = aliases
        self.demonyms = demonyms
    }
}

/// What an article is about.
package struct Theme: Sendable, Hashable {
    package var name: String
    /// For people.
    package var title: String
    package var terms: [Language: [String]]
    /// Any of them is enough, as any of the terms is.
    package var queries: [ThemeQuery]
    /// What each place that touches the theme counts for an article to be on topic; 0: nothing.
    package var weight: Double

    package init(
        name: String, title: String, terms: [Language: [String]], queries: [ThemeQuery] = [], weight: Double = 1
    ) {
        self.name = name
        self.title = title
        self.terms = terms
        self.queries = queries
        self.weight = weight
    }
}

/// A feed of the beat.
package struct WatchedFeed: Sendable, Hashable {
    package var name: String
    package var url: String
    /// Who is named as the source; nil: the feed's name.
    package var outlet: String?
    package var language: Language?
    package var enabled: Bool
    package var note: String?

    package init(
        name: String, url: String, outlet: String? = nil, language: Language? = nil, enabled: Bool = true,
        note: String? = nil
    ) {
        self.name = name
        self.url = url
        self.outlet = outlet
        self.language = language
        self.enabled = enabled
        self.note = note
    }
}

/// What the desk knew before the program ran: events and figures of the existing corpus.
package struct Known: Sendable, Hashable {
    package var events: [Event]
    package var figures: [Figure]

    package init(events: [Event] = [], figures: [Figure] = []) {
        self.events = events
        self.figures = figures
    }

    /// An event of the existing corpus.
    package struct Event: Sendable, Hashable {
        /// Name of an event type.
        package var type: String
        package var status: Report.Status
        /// Nil where unknown.
        package var date: DayInterval?
        /// Canonical name.
        package var place: String?
        /// Canonical names.
        package var actors: [String]
        /// People.
        package var size: Bounds?
        package var amount: Money?
        package var scope: String?
        package var stage: String?
        package var note: String?
        package var sources: [Source]
    }

    /// An article that tells of an event.
    package struct Source: Sendable, Hashable {
        package var outlet: String
        package var title: String?
        package var url: String?
        package var published: Day?
    }

    /// A figure that somebody named for one of the beat's questions.
    package struct Figure: Sendable, Hashable {
        /// A question's name, or one in free words that no figure of an article answers.
        package var question: String
        /// The place whose figure it is, where the question has several.
        package var subject: String?
        /// The count that it goes with: the 51 plants whose worth it is.
        package var beside: String?
        package var value: Double?
        package var bounds: Bounds
        /// An ISO 4217 currency, or what is counted.
        package var unit: String?
        /// The time for which it holds, as written: a day, month or year.
        package var asOf: String?
        package var asOfDays: DayInterval?
        package var saidBy: String?
        package var outlet: String?
        package var published: Day?
    }
}

/// What a hit stands for; numbers are indices into the watchlist's lists.
package enum Term: Sendable, Hashable {
    case actor(Int)
    case place(Int)
    /// A people or adjective of the place.
    case demonym(Int)
    case theme(Int)
    /// The word list of that number (`groups`) of an event type.
    case trigger(type: Int, Int)
    case gate(Int)
    /// The word list of that number of a question.
    case question(Int, Int)
}

/// A term found in a text; `range` is in UTF-8 bytes of the text given, ending included.
package struct Hit: Sendable, Hashable {
    package var term: Term
    package var range: Range<Int>
    /// Which line of the watchlist matched: `Watchlist.pattern(_:)`. Of several that say the same of one stretch, the first.
    package var pattern: Int

    package init(term: Term, range: Range<Int>, pattern: Int) {
        self.term = term
        self.range = range
        self.pattern = pattern
    }
}

/// A name or word of the watchlist as it stands in its file: what a hit was found by.
package struct WatchedPattern: Sendable, Hashable {
    /// How the file's words become what is looked for.
    package enum Origin: String, Sendable, Hashable {
        /// As written, with its endings.
        case written
        /// A place's adjectives and peoples, made by rule.
        case demonym
        /// A person's surname by itself: with initials that fit, or after a full mention in the same text.
        case surname
        /// A person's name in a spelling that is like a listed one, with a second cue beside it.
        case likeness
    }

    package var term: Term
    package var language: Language
    package var text: String
    package var origin: Origin = .written
}
