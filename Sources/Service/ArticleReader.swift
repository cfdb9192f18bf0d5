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
    private let zone: TimeZone
    private let destinations: [Destination]
    /// Held while articles are judged and recorded: a verdict needs the ledger that the last one left.
    private let ledger = Mutex(())
    private let copies = Copies()

    init(store: any Ledger, beat: BeatHolder, zone: TimeZone, destinations: [Destination]) {
        self.store = store
        self.beat = beat
        self.zone = zone
        self.destinations = destinations
    }

    /// An article to be read.
    struct Wanted: Sendable {
        var article: Article
        /// What it came from; nil for corpus and replay.
        var item: Item?
        /// Known of old: it enters the ledger and alerts nobody.
        var isHistory: Bool
        /// As of when it is judged; nil is unknown.
        var now: Date?
    }

    /// What came of articles that were to be read together.
    struct Outcome: Sendable {
        /// In the order given; where there is a fault, those before it.
        var records: [ArticleRecord] = []
        var fault: StoreFault?
    }

    /// One article from its text to the outbox.
    /// - Parameters: as in `Wanted`.
    func read(_ article: Article, item: Item?, isHistory: Bool, now: Date?) throws(StoreFault) -> ArticleRecord {
        let outcome = try read([Wanted(article: article, item: item, isHistory: isHistory, now: now)])
        guard let record = outcome.records.first else {
            throw outcome.fault ?? StoreFault("can't read \(article.url)", isTransient: true)
        }
        return record
    }

    /// Articles from their texts to the outbox, each judged by the ledger that those before it leave, and committed together:
    /// a disk is slow to say that it has written, and says it once for all of them. Where one fails those before it are
    /// committed, and what comes after it is not read.
    ///
    /// - Throws: where they can't be committed: nothing is done then.
    func read(_ wanted: [Wanted]) throws(StoreFault) -> Outcome {
        let beat = beat.current
        // A full disk undoes the whole transaction: what it said goes before what the transaction says of its own end.
        var stopped: StoreFault?
        let result = ledger.withLock { _ in
            Result { () throws(StoreFault) in
                try store.together { ledger throws(StoreFault) in
                    let judging = ArticleJudging(ledger: ledger, zone: zone, destinations: destinations)
                    var outcome = Outcome()
                    for one in wanted {
                        do throws(StoreFault) { outcome.records.append(try read(one, judging, beat)) } catch {
                            (outcome.fault, stopped) = (error, error)
                            break
                        }
                    }
                    return outcome
                }
            }
        }
        switch result {
        case .success(let outcome): return outcome
        case .failure(let fault):
            copies.forget()
            throw stopped ?? fault
        }
    }

    private func read(_ one: Wanted, _ judging: ArticleJudging, _ beat: Beat) throws(StoreFault) -> ArticleRecord {
        let (article, ledger) = (one.article, judging.ledger)
        var reading = ArticleInHand(article: article, item: one.item, isHistory: one.isHistory, now: one.now)
        try reading.lookBack(ledger) { hand throws(StoreFault) in
            guard let fingerprint = hand.fingerprint else { return nil }
            return try copies.match(
                fingerprint, article: article.id, moment: hand.article.published ?? hand.read, in: ledger)
        }
        if reading.isUnchanged(watchlist: beat.watchlist.hash) { return try leave(reading, ledger, beat) }
        // A reprint costs a hash. Replay and corpus want its mentions all the same.
        let isKnown = reading.hasVerdicts(watchlist: beat.watchlist.hash)
        let findings =
            isKnown && one.item != nil
            ? Findings(language: reading.language, onTopic: reading.original?.onTopic ?? false)
            : beat.classifier.findings(
                title: article.title, text: article.text, language: reading.language,
                published: isKnown ? reading.original?.article.spoken : reading.article.spoken,
                sources: article.outlets, wanted: .kept)
        let record = try judging.record(of: reading, findings, beat)
        try ledger.record(record)
        return record
    }

    /// Its feed changed, its words did not.
    private func leave(
        _ reading: ArticleInHand, _ ledger: any Ledger, _ beat: Beat
    ) throws(StoreFault) -> ArticleRecord {
        if let item = reading.done { try ledger.save(item) }
        let last = try ledger.counters()
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
    /// - Returns: why that teaches nothing, where it is new and doesn't.
    @discardableResult func learn(_ rulings: [EventRuling]) -> String? {
        state.withLock {
            guard $0.rulings != rulings else { return nil }
            $0.rulings = rulings
            $0.beat.learn(rulings)
            return $0.beat.refusal
        }
    }
}
