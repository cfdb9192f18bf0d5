internal import Alerting
internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Synchronization
internal import Watching

/// classify → judge → record, the one path of live, demo, replay and corpus.
final class ArticleReader: Sendable {
    private let store: any Store
    private let beat: BeatHolder
    private let zone: TimeZone
    private let destinations: [Destination]
    /// Held while one article is judged and recorded: a verdict needs the ledger that the last one left.
    private let ledger = Mutex(())

    init(store: any Store, beat: BeatHolder, zone: TimeZone, destinations: [Destination]) {
        self.store = store
        self.beat = beat
        self.zone = zone
        self.destinations = destinations
    }

    /// One article from its text to the outbox.
    /// - Parameters:
    ///   - item: what it came from; nil for corpus and replay.
    ///   - isHistory: known of old: it enters the ledger and alerts nobody.
    ///   - now: as of when it is judged; nil is unknown.
    func read(_ article: Article, item: Item?, isHistory: Bool, now: Date?) throws(StoreFault) -> ArticleRecord {
        let beat = beat.current
        let findings = beat.classifier.findings(
            title: article.title, text: article.text, language: article.language?.base ?? Language(rawValue: "und"),
            published: article.published)
        let result = ledger.withLock { _ in
            Result { () throws(StoreFault) in
                let record = try judge(article, findings, beat, item: item, isHistory: isHistory, now: now)
                try store.record(record)
                return record
            }
        }
        return try result.get()
    }

    private func judge(
        _ article: Article, _ findings: Findings, _ beat: Beat, item: Item?, isHistory: Bool, now: Date?
    ) throws(StoreFault) -> ArticleRecord {
        var candidates: [Event] = []
        for query in Judge.wanted(findings, rules: beat.rules) {
            candidates += try store.events(type: query.type, days: query.days, limit: Self.mostCandidates)
        }
        let last = try store.counters()
        var ids = EventIDs(events: last.event, alerts: last.alert)
        let ruling = Judge.rule(
            Judge.Input(
                article: article, findings: findings, now: now, candidates: unique(candidates), isHistory: isHistory,
                zone: zone), rules: beat.rules, ids: &ids)
        let read = now ?? article.published ?? Date(timeIntervalSince1970: 0)
        let deliveries = try owed(ruling.alerts, now: read)
        var done = item
        done?.stage = .recorded
        done?.why = nil
        return ArticleRecord(
            article: article, item: done, findings: findings, judgements: ruling.judgements, events: ruling.events,
            alerts: ruling.alerts, deliveries: deliveries, read: read, watchlist: beat.watchlist.hash,
            why: Self.summary(findings, ruling, isHistory: isHistory), lastEvent: ids.events, lastAlert: ids.alerts)
    }

    /// Events looked at for one report: the most recently told ones of its type and days.
    private static let mostCandidates = 500

    private func unique(_ events: [Event]) -> [Event] {
        var seen = Set<String>()
        return events.filter { seen.insert($0.id).inserted }
    }

    private func owed(_ alerts: [Alert], now: Date) throws(StoreFault) -> [Delivery] {
        do { return try alerts.flatMap { try Outbox.deliveries(for: $0, to: destinations, now: now) } } catch {
            throw StoreFault("can't encode an alert: \(error)", isTransient: false)
        }
    }

    /// What the article as a whole came to, in a sentence.
    private static func summary(_ findings: Findings, _ ruling: Judge.Ruling, isHistory: Bool) -> String {
        if !ruling.alerts.isEmpty { return "alerted: \(ruling.alerts.map(\.id).joined(separator: ", "))" }
        if isHistory { return "taken in as history: its feed's past, or the corpus; history alerts nobody" }
        if !findings.onTopic {
            return "not of the beat: "
                + (Language.read.contains(findings.language)
                    ? "nothing in it meets what the watchlist's themes and event types require"
                    : "its language (\(findings.language.rawValue)) is none that the program reads")
        }
        if ruling.judgements.isEmpty { return "of the beat, but it reports no event that the desk watches for" }
        let wave =
            ruling.judgements.contains { $0.verdict == .new }
            ? ruling.events.compactMap(\.alert).first.map { " (of the wave that \($0) told of)" } ?? "" : ""
        return "no alert\(wave): "
            + ruling.judgements.map { "\($0.report.type) \($0.verdict.rawValue)" }.joined(separator: ", ")
    }
}

/// The beat in force, swapped whole by a reload.
final class BeatHolder: Sendable {
    private let beat: Mutex<Beat>
    init(_ beat: Beat) { self.beat = Mutex(beat) }

    var current: Beat { beat.withLock { $0 } }
    func replace(with new: Beat) { beat.withLock { $0 = new } }
}
