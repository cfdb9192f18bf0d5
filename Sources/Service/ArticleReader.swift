internal import Alerting
internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Reading
internal import Synchronization
internal import Watching

/// classify → judge → record, the one path of live, demo, replay and corpus.
final class ArticleReader: Sendable {
    private let store: any Ledger
    private let beat: BeatHolder
    private let judging: ArticleJudging
    /// Held while one article is judged and recorded: a verdict needs the ledger that the last one left.
    private let ledger = Mutex(())
    private let copies: Copies

    init(store: any Ledger, beat: BeatHolder, zone: TimeZone, destinations: [Destination]) {
        self.store = store
        self.beat = beat
        judging = ArticleJudging(ledger: store, zone: zone, destinations: destinations)
        copies = Copies(store: store)
    }

    /// One article from its text to the outbox.
    /// - Parameters:
    ///   - item: what it came from; nil for corpus and replay.
    ///   - isHistory: known of old: it enters the ledger and alerts nobody.
    ///   - now: as of when it is judged; nil is unknown.
    func read(_ article: Article, item: Item?, isHistory: Bool, now: Date?) throws(StoreFault) -> ArticleRecord {
        let beat = beat.current
        var reading = ArticleInHand(article: article, item: item, isHistory: isHistory, now: now)
        try reading.lookBack(store) { hand throws(StoreFault) in
            guard let fingerprint = hand.fingerprint else { return nil }
            return try copies.match(
                fingerprint, article: article.id, moment: hand.article.published ?? hand.read)
        }
        if reading.isUnchanged(watchlist: beat.watchlist.hash) { return try leave(reading, beat) }
        // A reprint costs a hash. Replay and corpus want its mentions all the same.
        let isKnown = reading.hasVerdicts(watchlist: beat.watchlist.hash)
        let findings =
            isKnown && item != nil
            ? Findings(language: reading.language, onTopic: reading.original?.onTopic ?? false)
            : beat.classifier.findings(
                title: article.title, text: article.text, language: reading.language,
                published: isKnown ? reading.original?.article.spoken : reading.article.spoken,
                sources: article.outlets, wanted: .kept)
        let result = ledger.withLock { _ in
            Result { () throws(StoreFault) in
                let record = try judging.record(of: reading, findings, beat)
                try store.record(record)
                return record
            }
        }
        return try result.get()
    }

    /// Its feed changed, its words did not.
    private func leave(_ reading: ArticleInHand, _ beat: Beat) throws(StoreFault) -> ArticleRecord {
        if let item = reading.done { try store.save(item) }
        let last = try store.counters()
        return ArticleRecord(
            article: reading.article, item: reading.done,
            findings: Findings(language: reading.language, onTopic: reading.past?.onTopic ?? false), judgements: [],
            events: [], alerts: [], deliveries: [], read: reading.read, watchlist: beat.watchlist.hash,
            why: "read again, its words are the same", lastEvent: last.event, lastAlert: last.alert)
    }
}

/// The beat in force, swapped whole by a reload.
final class BeatHolder: Sendable {
    private let state: Mutex<(beat: Beat, rulings: [EventRuling])>
    init(_ beat: Beat) { state = Mutex((beat, [])) }

    var current: Beat { state.withLock { $0.beat } }

    /// Another watchlist; what the desk's rulings taught goes on.
    func replace(with new: Beat) {
        state.withLock {
            $0.beat = new
            if !$0.rulings.isEmpty { $0.beat.learn($0.rulings) }
        }
    }

    /// Takes up what the desk has said of events since.
    func learn(_ rulings: [EventRuling]) {
        state.withLock {
            guard $0.rulings != rulings else { return }
            $0.rulings = rulings
            $0.beat.learn(rulings)
        }
    }
}
