package import Foundation
package import Model
internal import Synchronization

/// A ledger in memory, gone with the value: what `replay` and `watchlist backtest` judge over. It answers as `SQLiteStore`
/// does, and one suite of tests holds for both; it encodes nothing, so that an article costs microseconds.
package final class MemoryLedger: Ledger {
    private struct State {
        var readings: [String: Reading] = [:]
        /// Articles in the order recorded, some of them gone; `firstReading` is the place of the first that isn't.
        var order: [String] = []
        var events = MemoryEvents()
        var prints = MemoryFingerprints()
        var alerts: [Alert] = []
        /// Alert → the destinations that it went to.
        var told: [String: Set<String>] = [:]
        var counters = (event: 0, alert: 0)
        /// Judgements made.
        var judged = 0
    }

    private struct Reading {
        var past: PastReading
        var read: Date
        /// When each judgement was made.
        var made: [Date]
        /// The number of each judgement, in the order made over all articles.
        var numbers: [Int]
    }

    private let state = Mutex(State())

    /// An empty one.
    /// - Parameters:
    ///   - events: what is known already.
    ///   - lastEvent: the highest numbers handed out.
    package init(events: [Event] = [], lastEvent: Int = 0, lastAlert: Int = 0) {
        state.withLock { state in
            for event in events { state.events.put(event) }
            state.counters = (lastEvent, lastAlert)
        }
    }

    /// None of its calls can fail, and nothing outlives it: as if `body` called it.
    package func together<Value>(
        _ body: (any Ledger) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value {
        try body(self)
    }

    package func record(_ record: ArticleRecord) {
        state.withLock { state in
            let first = state.judged
            state.judged += record.judgements.count
            let id = record.article.id
            let before = record.revision == 0 ? nil : state.readings[id]
            let fresh = record.judgements.indices.filter { !record.standing.contains($0) }
            if state.readings[id] == nil { state.order.append(id) }
            state.readings[id] = Reading(
                past: PastReading(
                    article: record.article, onTopic: record.findings.onTopic || before?.past.onTopic == true,
                    isHistory: record.isHistory, print: record.print, revision: record.revision,
                    watchlist: record.watchlist, why: record.why,
                    judgements: (before?.past.judgements ?? []) + fresh.map { record.judgements[$0] }),
                read: before?.read ?? record.read,
                made: (before?.made ?? []) + fresh.map { _ in record.read },
                numbers: (before?.numbers ?? []) + fresh.map { first + $0 })
            state.prints.put(record)
            for event in record.events { state.events.put(event) }
            state.alerts += record.alerts
            for delivery in record.deliveries {
                if let alert = delivery.alert { state.told[alert, default: []].insert(delivery.destination) }
            }
            state.counters = (record.lastEvent, record.lastAlert)
        }
    }

    package func pastReading(article: String) -> PastReading? { state.withLock { $0.readings[article]?.past } }

    package func fingerprints(after number: Int64, since: Date, limit: Int) -> [KnownFingerprint] {
        state.withLock { state in
            var known = state.prints.list(after: number, since: since, limit: limit)
            for index in known.indices {
                known[index].copyOf = state.readings[known[index].article]?.past.article.copyOf
            }
            return known
        }
    }

    package func fingerprint(article: String) -> Fingerprint? { state.withLock { $0.prints.of(article) } }

    package func events(type: String, days: DayInterval?, limit: Int) -> [Event] {
        state.withLock { $0.events.list(type: type, days: days, limit: limit) }
    }

    package func candidates(_ queries: [CandidateQuery]) -> [Event] {
        state.withLock { $0.events.candidates(queries) }
    }

    package func event(id: String) -> Event? { state.withLock { $0.events.event(id) } }

    package func counters() -> (event: Int, alert: Int) { state.withLock { $0.counters } }

    package func destinations(ofAlerts ids: Set<String>) -> Set<String> {
        state.withLock { state in Set(ids.flatMap { state.told[$0] ?? [] }) }
    }

    package func save(_ item: Item) {}

    package func alerts(from: Date, to: Date) -> [Alert] {
        state.withLock { state in
            state.alerts.enumerated().filter { $0.element.raised >= from && $0.element.raised < to }
                .sorted { ($0.element.raised, $0.offset) < ($1.element.raised, $1.offset) }.map(\.element)
        }
    }

    /// It keeps no digests: nothing is told yet, and no figures are kept.
    package func digestRows(_ scope: DigestScope) -> DigestRows {
        func holds(_ stamp: Date) -> Bool {
            switch scope {
            case .untold(let to, let now): stamp < to || stamp > now
            case .stamped(let from, let to): stamp >= from && stamp < to
            case .told: false
            }
        }
        var rows = DigestRows()
        state.withLock { state in
            rows.alerts = state.alerts.filter { holds($0.raised) }
            var found: [(number: Int, article: Article, judgement: Judgement)] = []
            for id in state.order {
                guard let reading = state.readings[id] else { continue }
                for (index, made) in reading.made.enumerated() where holds(made) {
                    let judgement = reading.past.judgements[index]
                    rows.verdicts[judgement.verdict.rawValue, default: 0] += 1
                    if judgement.verdict == .background || judgement.verdict == .denied { continue }
                    rows.since = min(rows.since ?? made, made)
                    var article = reading.past.article
                    article.text = ""
                    found.append((reading.numbers[index], article, judgement))
                }
            }
            rows.judgements = found.sorted { $0.number < $1.number }.map { ($0.article, $0.judgement) }
        }
        return rows
    }

    package func recurring(since: Date, limit: Int) -> [Event] {
        state.withLock { $0.events.recurring(since: since, limit: limit) }
    }

    package func occurred(from: Day, to: Day) -> [EventTally] {
        state.withLock { $0.events.occurred(from: from, to: to) }
    }

    package func daybook(from day: Day) -> [Event] { state.withLock { $0.events.planned(from: day) } }

    package func announced(from: Day, to: Day) -> [Event] {
        state.withLock { $0.events.announced(from: from, to: to) }
    }

    package func hasEvent(type: String, place: String, days: DayInterval) -> Bool {
        state.withLock { $0.events.has(type: type, place: place, days: days) }
    }

    package func counts(from: Date, to: Date) -> ReadingCounts {
        state.withLock { state in
            var counts = ReadingCounts()
            for reading in state.readings.values {
                if reading.read >= from, reading.read < to {
                    counts.read += 1
                    counts.onTopic += reading.past.onTopic ? 1 : 0
                }
                for (made, judgement) in zip(reading.made, reading.past.judgements) where made >= from && made < to {
                    counts.verdicts[judgement.verdict.rawValue, default: 0] += 1
                }
            }
            return counts
        }
    }

    /// Removes articles read before `cutoff` with what was judged of them; events and alerts stay.
    package func purge(before cutoff: Date) {
        state.withLock { state in
            state.order = state.order.filter { id in
                guard let reading = state.readings[id], reading.read < cutoff else { return true }
                state.readings[id] = nil
                state.prints.remove(id)
                return false
            }
        }
    }
}
