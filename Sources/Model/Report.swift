/// What a text says of actors, places and themes. `range` is in UTF-8 bytes of the text that was read.
package struct Mention: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable { case actor, place, theme }

    package var kind: Kind
    /// The watchlist's canonical name.
    package var name: String
    /// The words as they stand in the text.
    package var text: String
    package var range: Range<Int>

    package init(kind: Kind, name: String, text: String, range: Range<Int>) {
        self.kind = kind
        self.name = name
        self.text = text
        self.range = range
    }
}

/// A place by its canonical name, with what it lies in.
package struct PlaceName: Hashable, Sendable, Codable {
    package var name: String
    /// What it lies in, nearest first: region, country, part of the world.
    package var within: [String]

    package init(name: String, within: [String] = []) {
        self.name = name
        self.within = within
    }

    /// Whether one is the other or lies in it.
    package func isCompatible(with other: PlaceName) -> Bool {
        name == other.name || within.contains(other.name) || other.within.contains(name)
    }
}

/// What one article says of one thing in the world that the desk watches for: a protest, a loan, a detention.
package struct Report: Hashable, Sendable, Codable {
    package enum Status: String, Sendable, Codable, CaseIterable {
        case occurred, planned, denied, hypothetical, background
    }

    /// A rule that spoke on this report: its name in the watchlist, the words that set it off, what it weighed.
    package struct Cue: Hashable, Sendable, Codable {
        package var rule: String
        package var text: String
        package var weight: Double

        package init(rule: String, text: String, weight: Double) {
            self.rule = rule
            self.text = text
            self.weight = weight
        }
    }

    /// The event type's name in the watchlist.
    package var type: String
    package var status: Status
    /// When it happened, from the text; nil where nothing tells, the publication date included.
    package var date: DayInterval?
    /// True where the text gives no date of its own and `date` is [published − 2 days, published].
    package var dateInferred: Bool
    package var place: PlaceName?
    /// Canonical names.
    package var actors: [String]
    /// People whom the watchlist does not know, by the name that the text gives them.
    package var persons: [Person]
    /// What actors and persons have to do with it (organiser, detainee, lender), as far as the text says.
    package var roles: [Role]
    /// The consulate, square or works at which it happened: a venue of the watchlist, by its canonical name.
    package var venue: String?
    /// What it is about: themes of the watchlist beside the trigger.
    package var issues: [String]
    /// Who says so, where it is not the outlet itself.
    package var speaker: Speaker?
    /// People: who came to a protest, who is held.
    package var size: Bounds?
    package var amount: Money?
    /// A subdivision of the type that the watchlist names (`xinjiang`, `kz_border_case`).
    package var scope: String?
    /// How far it has come, where the type has stages (`pledged`, `signed`; `detained`, `sentenced`, `released`).
    package var stage: String?
    /// 0…1: that the text really reports this.
    package var confidence: Double
    /// The sentence, letter by letter as in the article.
    package var evidence: String
    /// Its place in the article's text, in UTF-8 bytes; in the title where `evidenceInTitle`.
    package var evidenceRange: Range<Int>
    package var evidenceInTitle: Bool
    package var cues: [Cue]

    package init(
        type: String, status: Status, date: DayInterval? = nil, dateInferred: Bool = false, place: PlaceName? = nil,
        actors: [String] = [], persons: [Person] = [], roles: [Role] = [], venue: String? = nil, issues: [String] = [],
        speaker: Speaker? = nil, size: Bounds? = nil, amount: Money? = nil, scope: String? = nil, stage: String? = nil,
        confidence: Double, evidence: String, evidenceRange: Range<Int>, evidenceInTitle: Bool = false, cues: [Cue] = []
    ) {
        self.type = type
        self.status = status
        self.date = date
        self.dateInferred = dateInferred
        self.place = place
        self.actors = actors
        self.persons = persons
        self.roles = roles
        self.venue = venue
        self.issues = issues
        self.speaker = speaker
        self.size = size
        self.amount = amount
        self.scope = scope
        self.stage = stage
        self.confidence = confidence
        self.evidence = evidence
        self.evidenceRange = evidenceRange
        self.evidenceInTitle = evidenceInTitle
        self.cues = cues
    }
}

/// All that was read out of one article.
package struct Findings: Hashable, Sendable {
    package var language: Language
    /// Whether the article is of the beat at all.
    package var onTopic: Bool
    package var mentions: [Mention]
    package var dates: [DateMention]
    package var figures: [Figure]
    package var reports: [Report]
    /// Figures that answer questions of the beat.
    package var claims: [Claim]

    package init(
        language: Language, onTopic: Bool = false, mentions: [Mention] = [], dates: [DateMention] = [],
        figures: [Figure] = [], reports: [Report] = [], claims: [Claim] = []
    ) {
        self.language = language
        self.onTopic = onTopic
        self.mentions = mentions
        self.dates = dates
        self.figures = figures
        self.reports = reports
        self.claims = claims
    }

    /// Canonical names of one kind, in order of first mention, each once.
    package func names(_ kind: Mention.Kind) -> [String] {
        var seen = Set<String>()
        return mentions.filter { $0.kind == kind && seen.insert($0.name).inserted }.map(\.name)
    }
}
extension Report {
    /// A report that an earlier version put on record lacks what was not read then: it is empty.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            type: try values.decode(String.self, forKey: .type),
            status: try values.decode(Status.self, forKey: .status),
            date: try values.decodeIfPresent(DayInterval.self, forKey: .date),
            dateInferred: try values.decode(Bool.self, forKey: .dateInferred),
            place: try values.decodeIfPresent(PlaceName.self, forKey: .place),
            actors: try values.decode([String].self, forKey: .actors),
            persons: try values.decodeIfPresent([Person].self, forKey: .persons) ?? [],
            roles: try values.decodeIfPresent([Role].self, forKey: .roles) ?? [],
            venue: try values.decodeIfPresent(String.self, forKey: .venue),
            issues: try values.decodeIfPresent([String].self, forKey: .issues) ?? [],
            speaker: try values.decodeIfPresent(Speaker.self, forKey: .speaker),
            size: try values.decodeIfPresent(Bounds.self, forKey: .size),
            amount: try values.decodeIfPresent(Money.self, forKey: .amount),
            scope: try values.decodeIfPresent(String.self, forKey: .scope),
            stage: try values.decodeIfPresent(String.self, forKey: .stage),
            confidence: try values.decode(Double.self, forKey: .confidence),
            evidence: try values.decode(String.self, forKey: .evidence),
            evidenceRange: try values.decode(Range<Int>.self, forKey: .evidenceRange),
            evidenceInTitle: try values.decode(Bool.self, forKey: .evidenceInTitle),
            cues: try values.decode([Cue].self, forKey: .cues))
    }
}
