internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Storing

/// One of the two watchlists of a backtest: its ledger in memory, and what it made of the articles so far.
struct BacktestSide {
    let beat: Beat
    let ledger: MemoryLedger
    private let judging: ArticleJudging
    /// Type → verdict → reports.
    private(set) var verdicts: [String: [Verdict: Int]] = [:]
    private(set) var onTopic = 0

    init(beat: Beat, known: KnownBefore, zone: TimeZone) {
        self.beat = beat
        ledger = MemoryLedger(events: known.events, lastEvent: known.lastEvent, lastAlert: known.lastAlert)
        judging = ArticleJudging(ledger: ledger, zone: zone, destinations: [])
    }

    /// Judges one article as of when it was read, and records it.
    mutating func read(_ entry: ArchiveReading.Entry, _ findings: Findings) throws(StoreFault) -> ArticleRecord {
        let archived = entry.archived
        var hand = ArticleInHand(
            article: archived.article, item: nil, isHistory: archived.isHistory, now: archived.read, fingerprint: nil)
        try hand.lookBack(ledger) { _ in entry.copy }
        var record = try judging.record(of: hand, findings, beat)
        // Texts are not kept: memory is bounded by what is compared.
        record.article.text = ""
        record.findings = Findings(language: findings.language, onTopic: findings.onTopic)
        ledger.record(record)
        if findings.onTopic { onTopic += 1 }
        for judgement in record.judgements {
            verdicts[judgement.report.type, default: [:]][judgement.verdict, default: 0] += 1
        }
        return record
    }
}

/// What both ledgers of a backtest begin with.
struct KnownBefore: Sendable {
    var events: [Event] = []
    var lastEvent = 0
    var lastAlert = 0
}

extension KnownBefore {
    /// What a store knew at an instant, as far as it can still tell: the events first told of before it, each cut back to its
    /// tellings of before. An alert raised since is taken off again, and so is a status that only came with a later telling
    /// (announced, then held). Days, places and names that later tellings made finer stay fine: the store keeps no versions.
    init(_ store: any Store, before start: Date, types: Set<String>) throws(StoreFault) {
        (lastEvent, lastAlert) = try store.counters()
        for type in types.sorted() {
            for event in try store.events(type: type, days: nil, limit: .max) where event.firstSeen < start {
                events.append(try Self.event(event, before: start, store))
            }
        }
    }

    private static func event(_ event: Event, before start: Date, _ store: any Store) throws(StoreFault) -> Event {
        var event = event
        event.tellings = event.tellings.filter { ($0.published ?? .distantPast) < start }
        event.lastSeen = min(event.lastSeen, start)
        if let alert = event.alert, let raised = try store.alert(id: alert)?.alert.raised, raised >= start {
            event.alert = nil
            event.umbrella = nil
        }
        if event.status == .occurred, !event.tellings.isEmpty, event.tellings.allSatisfy({ $0.verdict == .planned }) {
            event.status = .planned
        }
        return event
    }
}
