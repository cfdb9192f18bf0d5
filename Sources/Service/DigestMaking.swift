internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// Makes digests out of a ledger, as a watchlist titles and places what is in them.
struct DigestMaking: Sendable {
    let beat: String
    let zone: TimeZone
    private let vocabulary: DeskVocabulary
    private let titles: [String: String]
    private let coordinates: [String: (latitude: Double, longitude: Double)]
    private let seriesTypes: Set<String>
    private let questions: [Question]

    /// Days back and ahead of a digest's window of which something announced may have become known in it: reports come
    /// late, and what is called off is called off before its day.
    private static let lookBack = 31
    private static let lookAhead = 400
    /// Series looked at: the most recently told.
    private static let mostSeries = 2000

    init(_ watchlist: Watchlist, zone: TimeZone, language: DeskLanguage = .en) {
        vocabulary = watchlist.vocabulary(language)
        beat = watchlist.title
        self.zone = zone
        titles = Dictionary(
            watchlist.types.map { [vocabulary] in ($0.name, vocabulary.types[$0.name] ?? $0.title) },
            uniquingKeysWith: { first, _ in first })
        coordinates = Dictionary(
            watchlist.places.compactMap { place in
                guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
                return (place.name, (latitude, longitude))
            }, uniquingKeysWith: { first, _ in first })
        // The further days of a loan or a detention are its stages.
        seriesTypes = Set(watchlist.types.filter { $0.identity == .day }.map(\.name))
        questions = watchlist.questions
    }

    /// What one digest is of.
    struct Window: Sendable, Hashable {
        var kind: Digest.Kind
        var from: Date
        var to: Date
        var made: Date
        var scope: DigestScope
    }

    /// How the desk stands beside its ledger.
    struct Desk: Sendable {
        /// With their trouble.
        var feeds: [FeedRecord] = []
        var undelivered: [Digest.DeliveryTrouble] = []
        /// Whether any destination takes alerts; where none does, nothing is withheld.
        var sendsAlerts = false
        /// From when on deliveries are still on record.
        var remembers = Date.distantPast
    }

    /// The digest of a window, and the rows that it tells.
    func digest(
        _ window: Window, of ledger: any Ledger, desk: Desk = Desk()
    ) throws(StoreFault) -> (digest: Digest, rows: DigestRows) {
        let rows = try ledger.digestRows(window.scope)
        var standing = rows
        let events = try Self.events(of: &standing, in: ledger)
        let day = Day(window.kind == .requested ? window.to.addingTimeInterval(-1) : window.to, in: zone)
        var surroundings = DigestBuilder.Surroundings()
        surroundings.daybook = try ledger.daybook(from: day)
        surroundings.announced = try ledger.announced(
            from: Day(window.from, in: zone) - Self.lookBack, to: day + Self.lookAhead)
        surroundings.series = try ledger.recurring(
            since: window.from.addingTimeInterval(-Double(2 * SeriesLines.reach) * 86_400), limit: Self.mostSeries)
        surroundings.seriesTypes = seriesTypes
        surroundings.counts = try ledger.counts(from: window.from, to: window.to)
        surroundings.feeds = desk.feeds
        surroundings.undelivered = desk.undelivered
        surroundings.tallies = try ledger.occurred(from: day - (ChartNumbers.days - 1), to: day)
        surroundings.coordinates = coordinates
        surroundings.titles = titles
        if let store = ledger as? any Store {
            let book = FigureBook(store: store, questions: questions, zone: zone)
            let changes = try book.changes(of: rows.figures, to: window.to)
            surroundings.figures = try book.told(changes)
            surroundings.timelines = try book.timelines(changes, to: window.to)
            surroundings.withheld = try withheld(rows.alerts, desk, in: store)
        }
        let digest = DigestBuilder.digest(
            window.kind, beat: beat, from: window.from, to: window.to, zone: zone, made: window.made, rows: standing,
            events: events, surroundings)
        return (digest, rows)
    }

    /// The events that the rows name, as they stand now. What the desk has merged is told once, as the one that it is.
    private static func events(
        of rows: inout DigestRows, in ledger: any Ledger
    ) throws(StoreFault) -> [String: Event] {
        var events: [String: Event] = [:]
        var isLookedUp = Set<String>()
        for id in rows.judgements.compactMap(\.judgement.event) + rows.alerts.flatMap({ $0.events.map(\.id) })
        where isLookedUp.insert(id).inserted {
            events[id] = try ledger.standing(id)
        }
        for index in rows.judgements.indices {
            guard let id = rows.judgements[index].judgement.event, let event = events[id] else { continue }
            rows.judgements[index].judgement.event = event.id
            events[event.id] = event
        }
        return events
    }

    /// Alerts that went nowhere: no delivery was owed, or each was silenced.
    private func withheld(
        _ alerts: [Alert], _ desk: Desk, in store: any Store
    ) throws(StoreFault) -> [Digest.Withheld] {
        let alerts = alerts.filter { $0.raised >= desk.remembers }
        guard desk.sendsAlerts, !alerts.isEmpty else { return [] }
        let standings = Dictionary(
            grouping: try store.deliveryStandings(ofAlerts: alerts.map(\.id)), by: \.alert)
        return alerts.compactMap { alert in
            let standings = standings[alert.id] ?? []
            guard standings.allSatisfy({ $0.state == "silenced" }) else { return nil }
            return Digest.Withheld(
                alert: alert.id, headline: alert.events.first.map(headline) ?? alert.type,
                reason: standings.isEmpty
                    ? "no route sends it" : standings.compactMap(\.lastError).first ?? "silenced")
        }
    }

    private func headline(_ event: Event) -> String {
        Wording.headline(event, in: vocabulary.language, titles: titles, names: vocabulary.names)
    }
}
