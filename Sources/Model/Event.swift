package import Foundation

/// Something that happened in the world, as far as the reports tell: many reports, one event.
package struct Event: Hashable, Sendable, Codable {
    /// `E1`, `E2`, …: constant for the life of the ledger.
    package var id: String
    package var type: String
    /// `occurred` once any report says so; `planned` while it is only announced (it stands in the daybook); `hypothetical`
    /// while it is only heard of: recalled, doubted or denied, and not otherwise known.
    package var status: Report.Status
    package var date: DayInterval?
    package var dateInferred: Bool
    /// Further days on which it took place (a picket's) or came to another stage (a loan's), in order, each once.
    package var days: [Day]
    package var place: PlaceName?
    package var actors: [String]
    /// People whom the watchlist does not know.
    package var persons: [Person]
    package var roles: [Role]
    /// A venue of the watchlist, by its canonical name.
    package var venue: String?
    /// Themes that it is about.
    package var issues: [String]
    package var scope: String?
    package var stage: String?
    package var amount: Money?
    /// The alert that told the desk of it; nil where none did (background, late, known from the corpus).
    package var alert: String?
    /// The first event of the wave that it belongs to; nil where it stands alone. A wave has one alert.
    package var umbrella: String?
    /// When the program first and last read of it.
    package var firstSeen: Date
    package var lastSeen: Date
    /// Every report of it, in the order read; first the one that made it known.
    package var tellings: [Telling]
    /// What has become of it, each kind once, in the order noted.
    package var turns: [Turn]
    /// How urgent it is by all that is told of it; nil while no alert told of it.
    package var severity: Severity?
    /// The event that the desk says it is: whoever looks for this one finds that. Nil where it stands for itself.
    package var mergedInto: String?
    /// Events that the desk says it is not.
    package var apart: [String]
    /// The number of the desk's last ruling on it; 0: none.
    package var ruling: Int64

    package init(
        id: String, type: String, status: Report.Status, date: DayInterval?, dateInferred: Bool = false,
        days: [Day] = [], place: PlaceName?, actors: [String] = [], persons: [Person] = [], roles: [Role] = [],
        venue: String? = nil,
        issues: [String] = [], scope: String? = nil, stage: String? = nil, amount: Money? = nil,
        alert: String? = nil, umbrella: String? = nil, firstSeen: Date, lastSeen: Date, tellings: [Telling] = [],
        turns: [Turn] = [], severity: Severity? = nil, mergedInto: String? = nil, apart: [String] = [],
        ruling: Int64 = 0
    ) {
        self.id = id
        self.type = type
        self.status = status
        self.date = date
        self.dateInferred = dateInferred
        self.days = days
        self.place = place
        self.actors = actors
        self.persons = persons
        self.roles = roles
        self.venue = venue
        self.issues = issues
        self.scope = scope
        self.stage = stage
        self.amount = amount
        self.alert = alert
        self.umbrella = umbrella
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.tellings = tellings
        self.turns = turns
        self.severity = severity
        self.mergedInto = mergedInto
        self.apart = apart
        self.ruling = ruling
    }

    /// The last day that it is known to have gone on; nil where no day is known.
    package var lastDay: Day? { [date?.to, days.last].compactMap(\.self).max() }

    /// Outlets that tell of it in words of their own. Reprints count nothing: forty of one wire story are the wire's one;
    /// nor does who says that it did not happen.
    package var independentSources: Int {
        let tellings = tellings.filter { $0.verdict != .denied && $0.verdict != .possible }
        let articles = Set(tellings.map(\.article))
        var sources = Set(tellings.filter { $0.origin == nil }.map(\.source))
        // The original may have been read before its event was known, or not at all.
        sources.formUnion(tellings.compactMap(\.origin).filter { !articles.contains($0) })
        return sources.count
    }
}

/// One report of an event as the ledger keeps it: who told it, where and when, with which figures, in which words.
package struct Telling: Hashable, Sendable, Codable {
    package var article: String
    package var url: String
    package var source: String
    package var title: String
    package var language: Language
    package var published: Date?
    package var verdict: Verdict
    package var size: Bounds?
    package var amount: Money?
    package var evidence: String
    /// Who gives the figures, where it is not the outlet itself.
    package var speaker: Speaker?
    /// The article whose text this one prints; nil where it tells in words of its own.
    package var origin: String?

    package init(
        article: String, url: String, source: String, title: String, language: Language, published: Date?,
        verdict: Verdict, size: Bounds?, amount: Money?, evidence: String, speaker: Speaker? = nil,
        origin: String? = nil
    ) {
        self.article = article
        self.url = url
        self.source = source
        self.title = title
        self.language = language
        self.published = published
        self.verdict = verdict
        self.size = size
        self.amount = amount
        self.evidence = evidence
        self.speaker = speaker
        self.origin = origin
    }
}

/// What the program decides of one report.
package enum Verdict: String, Sendable, Codable, CaseIterable {
    /// An event not known before, within the window: it alerts.
    case new
    /// A further report of a known event.
    case update
    /// Perhaps a known event, perhaps not: shown for review, alerts nobody.
    case possible
    /// First known from this article, yet older than the window in which the desk wants to be alerted.
    case late
    /// A past event recalled for context, or a claim that nothing happened for.
    case background
    /// Announced: it stands in the daybook.
    case planned
    /// Said not to have happened.
    case denied
}

/// A verdict with its reasons.
package struct Judgement: Hashable, Sendable, Codable {
    package var report: Report
    package var verdict: Verdict
    /// The event that the report was joined to or made; nil where it belongs to none.
    package var event: String?
    /// The rule that decided, one of a closed set (`same-event`, `past-window`, `status-denied`, …).
    package var rule: String
    /// That rule's reason in a sentence a journalist can read.
    package var reason: String
    /// The nearest known event, with the probability (0…1) that it is the same.
    package var nearest: Nearest?

    package struct Nearest: Hashable, Sendable, Codable {
        package var event: String
        package var probability: Double
        /// Names of the fields that agree and differ (`date`, `place`, `actors`, `size`, `amount`).
        package var agrees: [String]
        package var differs: [String]

        package init(event: String, probability: Double, agrees: [String], differs: [String]) {
            self.event = event
            self.probability = probability
            self.agrees = agrees
            self.differs = differs
        }
    }

    package init(
        report: Report, verdict: Verdict, event: String?, rule: String, reason: String, nearest: Nearest? = nil
    ) {
        self.report = report
        self.verdict = verdict
        self.event = event
        self.rule = rule
        self.reason = reason
        self.nearest = nearest
    }
}

extension Event {
    /// An event that an earlier version put on record lacks what was not read then: it is empty.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(String.self, forKey: .id),
            type: try values.decode(String.self, forKey: .type),
            status: try values.decode(Report.Status.self, forKey: .status),
            date: try values.decodeIfPresent(DayInterval.self, forKey: .date),
            dateInferred: try values.decode(Bool.self, forKey: .dateInferred),
            days: try values.decodeIfPresent([Day].self, forKey: .days) ?? [],
            place: try values.decodeIfPresent(PlaceName.self, forKey: .place),
            actors: try values.decode([String].self, forKey: .actors),
            persons: try values.decodeIfPresent([Person].self, forKey: .persons) ?? [],
            roles: try values.decodeIfPresent([Role].self, forKey: .roles) ?? [],
            venue: try values.decodeIfPresent(String.self, forKey: .venue),
            issues: try values.decodeIfPresent([String].self, forKey: .issues) ?? [],
            scope: try values.decodeIfPresent(String.self, forKey: .scope),
            stage: try values.decodeIfPresent(String.self, forKey: .stage),
            amount: try values.decodeIfPresent(Money.self, forKey: .amount),
            alert: try values.decodeIfPresent(String.self, forKey: .alert),
            umbrella: try values.decodeIfPresent(String.self, forKey: .umbrella),
            firstSeen: try values.decode(Date.self, forKey: .firstSeen),
            lastSeen: try values.decode(Date.self, forKey: .lastSeen),
            tellings: try values.decode([Telling].self, forKey: .tellings),
            turns: try values.decodeIfPresent([Turn].self, forKey: .turns) ?? [],
            severity: try values.decodeIfPresent(Severity.self, forKey: .severity),
            mergedInto: try values.decodeIfPresent(String.self, forKey: .mergedInto),
            apart: try values.decodeIfPresent([String].self, forKey: .apart) ?? [],
            ruling: try values.decodeIfPresent(Int64.self, forKey: .ruling) ?? 0)
    }
}
