import Foundation
import Model
import Synchronization

/// A store whose Nth call fails as a full disk does, once; nothing of that call is done. Those within a transaction count, and
/// its end does.
final class FailingStore: Store {
    private let store: any Store
    private let failAt: Int
    private let calls: Calls
    /// An article that it can never record; no second try mends it.
    private let refused: String?

    private final class Calls: Sendable {
        private let made = Mutex(0)
        var count: Int { made.withLock { $0 } }
        func next() -> Int {
            made.withLock { made in
                made += 1
                return made
            }
        }
    }

    /// - Parameter failAt: 1 is the first call; 0: none fails.
    convenience init(_ store: any Store, failAt: Int) { self.init(store, failAt: failAt, Calls()) }

    /// - Parameter url: of the article that can't be recorded.
    convenience init(_ store: any Store, refusing url: String) { self.init(store, failAt: 0, Calls(), refusing: url) }

    private init(_ store: any Store, failAt: Int, _ calls: Calls, refusing refused: String? = nil) {
        self.store = store
        self.refused = refused
        self.failAt = failAt
        self.calls = calls
    }

    /// Whether the call that should fail has come.
    var hasFailed: Bool { calls.count >= failAt && failAt > 0 }

    private var inner: any Store {
        get throws(StoreFault) {
            if calls.next() == failAt { throw StoreFault("the disk is full (a test)", isTransient: true) }
            return store
        }
    }

    func together<Value>(
        _ body: (any Ledger) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value {
        try inner.together { ledger throws(StoreFault) in
            guard let open = ledger as? any Store else { throw StoreFault("no store", isTransient: false) }
            let value = try body(FailingStore(open, failAt: failAt, calls, refusing: refused))
            // Its end is what fails.
            _ = try inner
            return value
        }
    }

    func feeds() throws(StoreFault) -> [FeedRecord] { try inner.feeds() }
    func feed(url: String) throws(StoreFault) -> FeedRecord? { try inner.feed(url: url) }
    func nextChecks() throws(StoreFault) -> [String: Date] { try inner.nextChecks() }
    func dueFeeds(now: Date) throws(StoreFault) -> [String] { try inner.dueFeeds(now: now) }
    func feeds(urls: [String]) throws(StoreFault) -> [FeedRecord] { try inner.feeds(urls: urls) }
    func save(_ feeds: [FeedRecord]) throws(StoreFault) { try inner.save(feeds) }
    func unseen(_ ids: [String], feed: String) throws(StoreFault) -> Set<String> { try inner.unseen(ids, feed: feed) }
    func known(addresses: [String]) throws(StoreFault) -> Set<String> { try inner.known(addresses: addresses) }
    func record(_ feed: FeedRecord, items: [Item], edits: [Item]) throws(StoreFault) {
        try inner.record(feed, items: items, edits: edits)
    }
    func edited(_ entries: [EntryPrint], feed: String) throws(StoreFault) -> [String: Item] {
        try inner.edited(entries, feed: feed)
    }
    func archive(
        from: Date, to: Date, after last: ArchivedArticle?, limit: Int
    ) throws(StoreFault) -> [ArchivedArticle] {
        try inner.archive(from: from, to: to, after: last, limit: limit)
    }
    func archiveCount(from: Date, to: Date) throws(StoreFault) -> Int { try inner.archiveCount(from: from, to: to) }
    func destinations(ofAlerts ids: Set<String>) throws(StoreFault) -> Set<String> {
        try inner.destinations(ofAlerts: ids)
    }
    func alert(id: String) throws(StoreFault) -> RaisedAlert? { try inner.alert(id: id) }
    func add(_ mark: Mark) throws(StoreFault) -> Int64 { try inner.add(mark) }
    func marks(from: Date, to: Date) throws(StoreFault) -> [Mark] { try inner.marks(from: from, to: to) }
    func undoMark(_ number: Int64, at: Date) throws(StoreFault) -> Bool { try inner.undoMark(number, at: at) }
    func pastReading(article: String) throws(StoreFault) -> PastReading? { try inner.pastReading(article: article) }
    func fingerprints(after number: Int64, since: Date, limit: Int) throws(StoreFault) -> [KnownFingerprint] {
        try inner.fingerprints(after: number, since: since, limit: limit)
    }
    func fingerprint(article: String) throws(StoreFault) -> Fingerprint? { try inner.fingerprint(article: article) }
    func pendingItems(feed: String?, now: Date, limit: Int) throws(StoreFault) -> [Item] {
        try inner.pendingItems(feed: feed, now: now, limit: limit)
    }
    func save(_ item: Item) throws(StoreFault) { try inner.save(item) }
    func activity(since day: Day, offset: Int) throws(StoreFault) -> [String: FeedActivity] {
        try inner.activity(since: day, offset: offset)
    }
    func tally(now: Date) throws(StoreFault) -> StoreTally { try inner.tally(now: now) }
    func subscription(token: String) throws(StoreFault) -> SubscriptionRecord? { try inner.subscription(token: token) }
    func subscriptions(feed: String) throws(StoreFault) -> [SubscriptionRecord] { try inner.subscriptions(feed: feed) }
    func dueSubscriptions(now: Date, limit: Int) throws(StoreFault) -> [SubscriptionRecord] {
        try inner.dueSubscriptions(now: now, limit: limit)
    }
    func subscribedFeeds() throws(StoreFault) -> Set<String> { try inner.subscribedFeeds() }
    func save(_ subscription: SubscriptionRecord) throws(StoreFault) { try inner.save(subscription) }
    func removeSubscription(token: String) throws(StoreFault) { try inner.removeSubscription(token: token) }
    func record(
        _ subscription: SubscriptionRecord, feed: FeedRecord?, items: [Item], edits: [Item]
    ) throws(StoreFault) {
        try inner.record(subscription, feed: feed, items: items, edits: edits)
    }
    func record(_ record: ArticleRecord) throws(StoreFault) {
        if record.article.url == refused { throw StoreFault("no row takes it (a test)", isTransient: false) }
        try inner.record(record)
    }
    func events(type: String, days: DayInterval?, limit: Int) throws(StoreFault) -> [Event] {
        try inner.events(type: type, days: days, limit: limit)
    }
    func candidates(_ queries: [CandidateQuery]) throws(StoreFault) -> [Event] { try inner.candidates(queries) }
    func event(id: String) throws(StoreFault) -> Event? { try inner.event(id: id) }
    func counters() throws(StoreFault) -> (event: Int, alert: Int) { try inner.counters() }
    func history(url: String) throws(StoreFault) -> ArticleHistory? { try inner.history(url: url) }
    func add(
        events: [Event], figures: [KnownFigure], lastEvent: Int, notes: [String: String]
    ) throws(StoreFault) {
        try inner.add(events: events, figures: figures, lastEvent: lastEvent, notes: notes)
    }
    func figures(_ query: FigureQuery) throws(StoreFault) -> [KnownFigure] { try inner.figures(query) }
    func figureCounts(from: Date?, to: Date?) throws(StoreFault) -> [FigureCount] {
        try inner.figureCounts(from: from, to: to)
    }
    func note(_ key: String) throws(StoreFault) -> String? { try inner.note(key) }
    func setNote(_ key: String, _ value: String) throws(StoreFault) { try inner.setNote(key, value) }
    func turnBack(from last: Date, to now: Date) throws(StoreFault) { try inner.turnBack(from: last, to: now) }
    func add(version hash: String, since: Date, files: [WatchlistFile]) throws(StoreFault) -> Bool {
        try inner.add(version: hash, since: since, files: files)
    }
    func versions() throws(StoreFault) -> [WatchlistVersion] { try inner.versions() }
    func files(ofVersion hash: String) throws(StoreFault) -> [WatchlistFile]? { try inner.files(ofVersion: hash) }
    func add(_ deliveries: [Delivery], notes: [String: String]) throws(StoreFault) {
        try inner.add(deliveries, notes: notes)
    }
    func lane(_ destination: String, now: Date, limit: Int) throws(StoreFault) -> Lane {
        try inner.lane(destination, now: now, limit: limit)
    }
    func waitingDestinations(now: Date) throws(StoreFault) -> [String] { try inner.waitingDestinations(now: now) }
    func save(_ delivery: Delivery) throws(StoreFault) { try inner.save(delivery) }
    func save(_ tried: TriedDelivery) throws(StoreFault) { try inner.save(tried) }
    func gather(_ members: [Delivery], into delivery: Delivery) throws(StoreFault) {
        try inner.gather(members, into: delivery)
    }
    func giveUp(_ destination: String, madeBefore: Date, why: String, at: Date) throws(StoreFault) {
        try inner.giveUp(destination, madeBefore: madeBefore, why: why, at: at)
    }
    func retry(_ ids: [String], at: Date) throws(StoreFault) -> Int { try inner.retry(ids, at: at) }
    func wake(event: String, at: Date) throws(StoreFault) { try inner.wake(event: event, at: at) }
    func deliveries(_ query: DeliveryQuery) throws(StoreFault) -> [Delivery] { try inner.deliveries(query) }
    func delivery(id: String) throws(StoreFault) -> Delivery? { try inner.delivery(id: id) }
    func deliveryCounts() throws(StoreFault) -> [String: [Delivery.State: Int]] { try inner.deliveryCounts() }
    func receipt(event: String, destination: String) throws(StoreFault) -> String? {
        try inner.receipt(event: event, destination: destination)
    }
    func destinationRecords() throws(StoreFault) -> [String: DestinationRecord] { try inner.destinationRecords() }
    func save(_ destination: DestinationRecord) throws(StoreFault) { try inner.save(destination) }
    func add(_ act: AlertAct, owed: (Int64) throws -> [Delivery]) throws(StoreFault) -> Int64 {
        try inner.add(act, owed: owed)
    }
    func acts(event: String) throws(StoreFault) -> [AlertAct] { try inner.acts(event: event) }
    func latestAlerts(at destination: String, inHand delivery: String, limit: Int) throws(StoreFault) -> [Alert] {
        try inner.latestAlerts(at: destination, inHand: delivery, limit: limit)
    }
    func alerts(event: String) throws(StoreFault) -> [Alert] { try inner.alerts(event: event) }
    func add(_ silence: Silence) throws(StoreFault) -> Int64 { try inner.add(silence) }
    func silences(endingAfter: Date) throws(StoreFault) -> [Silence] { try inner.silences(endingAfter: endingAfter) }
    func endSilence(_ number: Int64, at: Date) throws(StoreFault) -> Bool { try inner.endSilence(number, at: at) }
    func alerts(from: Date, to: Date) throws(StoreFault) -> [Alert] { try inner.alerts(from: from, to: to) }
    func daybook(from day: Day) throws(StoreFault) -> [Event] { try inner.daybook(from: day) }
    func announced(from: Day, to: Day) throws(StoreFault) -> [Event] { try inner.announced(from: from, to: to) }
    func hasEvent(type: String, place: String, days: DayInterval) throws(StoreFault) -> Bool {
        try inner.hasEvent(type: type, place: place, days: days)
    }
    func events(_ query: EventQuery) throws(StoreFault) -> [Event] { try inner.events(query) }
    func add(_ ruling: EventRuling, events: [Event], lastEvent: Int) throws(StoreFault) -> Int64 {
        try inner.add(ruling, events: events, lastEvent: lastEvent)
    }
    func rulings() throws(StoreFault) -> [EventRuling] { try inner.rulings() }
    func undo(_ ruling: EventRuling, at: Date, events: [Event]) throws(StoreFault) -> Bool {
        try inner.undo(ruling, at: at, events: events)
    }
    func counts(from: Date, to: Date) throws(StoreFault) -> ReadingCounts { try inner.counts(from: from, to: to) }
    func digestRows(_ scope: DigestScope) throws(StoreFault) -> DigestRows { try inner.digestRows(scope) }
    func recurring(since: Date, limit: Int) throws(StoreFault) -> [Event] {
        try inner.recurring(since: since, limit: limit)
    }
    func occurred(from: Day, to: Day) throws(StoreFault) -> [EventTally] { try inner.occurred(from: from, to: to) }
    func lastDigestEnd(_ kind: Digest.Kind, upTo now: Date) throws(StoreFault) -> Date? {
        try inner.lastDigestEnd(kind, upTo: now)
    }
    func hasDigest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Bool { try inner.hasDigest(kind, day: day) }
    func dailyDigests(from: Date, to: Date, now: Date) throws(StoreFault) -> [String] {
        try inner.dailyDigests(from: from, to: to, now: now)
    }
    func record(
        _ digest: Digest, telling: DigestTelling, texts: [DigestText], deliveries: [Delivery]
    ) throws(StoreFault) {
        try inner.record(digest, telling: telling, texts: texts, deliveries: deliveries)
    }
    func digest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Digest? { try inner.digest(kind, day: day) }
    func digestText(_ id: String, format: String) throws(StoreFault) -> String? {
        try inner.digestText(id, format: format)
    }
    func digests(limit: Int) throws(StoreFault) -> [DigestLine] { try inner.digests(limit: limit) }
    func deliveryStandings(ofAlerts ids: [String]) throws(StoreFault) -> [DeliveryStanding] {
        try inner.deliveryStandings(ofAlerts: ids)
    }
    func languages(ofArticles ids: [String]) throws(StoreFault) -> [String: Language] {
        try inner.languages(ofArticles: ids)
    }
    func purge(before cutoff: Date) throws(StoreFault) { try inner.purge(before: cutoff) }
    func check() throws(StoreFault) -> String? { try inner.check() }
}
