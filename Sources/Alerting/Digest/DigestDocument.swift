package import Foundation
package import Model

/// A digest as receivers get it: the `data` of a webhook and `digest-DAY.json`. Fields may be added, none renamed.
package struct DigestDocument: Encodable, Sendable {
    package var id: String
    package var day: Day
    /// RFC 3339 in the desk's zone; `to` is exclusive.
    package var from: String
    package var to: String
    package var zone: String
    package var beat: String
    package var alerts: [AlertDocument]
    package var developments: [EventDocument]
    package var late: [EventDocument]
    package var daybook: [EventDocument]
    /// What became of what was announced, told once.
    package var outcomes: [OutcomeDocument]
    package var review: [Digest.Review]
    /// How many more there are to review.
    package var reviewLeft: Int
    package var feeds: [Digest.FeedTrouble]
    package var deliveries: [Digest.DeliveryTrouble]
    package var articlesRead: Int
    package var articlesOnTopic: Int
    package var verdicts: [String: Int]
    /// Nil in a digest that an earlier version made.
    package var kind: Digest.Kind?
    /// RFC 3339; long after `to` where the program was down.
    package var made: String?
    package var figures: [FigureDocument]
    package var series: [SeriesDocument]
    package var withheld: [Digest.Withheld]
    package var charts: Digest.Charts?
    /// Event type → its title.
    package var titles: [String: String]

    /// A figure that changed.
    package struct FigureDocument: Encodable, Sendable {
        package var question: String, title: String
        package var subject: String?
        package var now: Told
        package var before: Told?

        package struct Told: Encodable, Sendable {
            package var words: String
            package var low: Double?, high: Double?
            package var unit: String?, saidBy: String?, outlet: String?, url: String?, title: String?
            package var evidence: String, language: String
            /// RFC 3339 in the desk's zone.
            package var told: String

            init(_ told: Digest.FigureChange.Told, zone: TimeZone) {
                words = told.words
                (low, high) = (told.low, told.high)
                (unit, saidBy, outlet, url, title) = (told.unit, told.saidBy, told.outlet, told.url, told.title)
                (evidence, language) = (told.evidence, told.language)
                self.told = Timestamp.text(told.told, in: zone)
            }
        }
    }

    package struct SeriesDocument: Encodable, Sendable {
        package var event: EventDocument
        package var days: Int
        package var last: Day
        package var isQuiet: Bool
    }

    package struct OutcomeDocument: Encodable, Sendable {
        package var outcome: DaybookOutcome
        /// The outcome for people.
        package var words: String
        package var event: EventDocument
    }

    package init(_ digest: Digest, links: MarkLinks? = nil) {
        let zone = TimeZone(identifier: digest.zone) ?? .gmt
        id = digest.id
        day = digest.day
        from = Timestamp.text(digest.from, in: zone)
        to = Timestamp.text(digest.to, in: zone)
        self.zone = digest.zone
        beat = digest.beat
        alerts = digest.alerts.map { alert in
            var document = AlertDocument(alert, zone: zone)
            document.mark = links?.byWord(alert.id, from: digest.to)
            return document
        }
        func documents(_ events: [Event]) -> [EventDocument] {
            events.map { event in
                var document = EventDocument(event, zone: zone)
                document.mark = event.alert.flatMap { links?.byWord($0, from: digest.to) }
                return document
            }
        }
        developments = documents(digest.developments)
        late = documents(digest.late)
        daybook = documents(digest.daybook)
        outcomes = (digest.outcomes ?? []).map {
            OutcomeDocument(outcome: $0.outcome, words: $0.outcome.words, event: EventDocument($0.event, zone: zone))
        }
        review = digest.review
        reviewLeft = digest.reviewLeft ?? 0
        feeds = digest.feeds
        deliveries = digest.deliveries
        articlesRead = digest.articlesRead
        articlesOnTopic = digest.articlesOnTopic
        verdicts = digest.verdicts
        kind = digest.kind
        made = digest.made.map { Timestamp.text($0, in: zone) }
        figures = (digest.figures ?? []).map { change in
            FigureDocument(
                question: change.question, title: change.title, subject: change.subject,
                now: .init(change.now, zone: zone), before: change.before.map { .init($0, zone: zone) })
        }
        series = (digest.series ?? []).map {
            SeriesDocument(
                event: EventDocument($0.event, zone: zone), days: $0.days, last: $0.last, isQuiet: $0.isQuiet)
        }
        withheld = digest.withheld ?? []
        charts = digest.charts
        titles = digest.titles ?? [:]
    }
}

/// An event in a digest that no alert tells of: known before, learned late, or announced.
package struct EventDocument: Encodable, Sendable {
    package var id: String
    package var type: String
    package var status: Report.Status
    package var headline: String
    package var date: DayInterval?
    package var place: String?
    package var actors: [String]
    /// As in an alert's document.
    package var persons: [String]
    package var roles: [Role]
    package var evidence: String?
    package var sources: [AlertDocument.Source]
    /// Outlets that tell of it in their own words; reprints count nothing.
    package var independentSources: Int
    /// The alert that told of it, and how urgent it is by all that is told; nil where none did.
    package var alert: String?
    package var severity: Severity?
    /// Word → the address that marks the alert that told of it so; nil where none did, or the desk has no address.
    package var mark: [String: String]?

    package init(_ event: Event, zone: TimeZone) {
        id = event.id
        type = event.type
        status = event.status
        headline = Wording.headline(event)
        date = event.date
        place = event.place?.name
        actors = event.actors
        persons = event.persons.map(\.name)
        roles = event.roles
        evidence = event.tellings.last?.evidence
        sources = event.tellings.map { AlertDocument.Source($0, zone: zone) }
        independentSources = event.independentSources
        alert = event.alert
        severity = event.severity
    }
}
