package import Foundation

/// All that one article changes, recorded in one transaction: a crash loses nothing and alerts nobody twice.
package struct ArticleRecord: Sendable {
    package var article: Article
    /// The feed item it came from; nil for the corpus and replay.
    package var item: Item?
    package var findings: Findings
    package var judgements: [Judgement]
    /// Events made or changed, whole.
    package var events: [Event]
    package var alerts: [Alert]
    package var deliveries: [Delivery]
    /// When the program read it.
    package var read: Date
    /// Hash of the watchlist that read it.
    package var watchlist: String
    /// What the article as a whole came to, in a sentence (`why`).
    package var why: String
    /// The highest event and alert numbers handed out.
    package var lastEvent: Int
    package var lastAlert: Int
    /// What copies of it are found by; nil where it is word for word another's text, which is on record.
    package var fingerprint: Fingerprint?
    /// Hash of its words, by which an edit is seen.
    package var print: UInt64
    /// Taken in as known: it alerted nobody, whatever it told.
    package var isHistory: Bool
    /// 0: read for the first time; else how often it was read again because its words had changed.
    package var revision: Int
    /// Indices of the judgements that stand on record from an earlier reading: not written again.
    package var standing: Set<Int>
    /// The article whose mentions are this one's too, since its words are.
    package var mentionsOf: String?

    package init(
        article: Article, item: Item?, findings: Findings, judgements: [Judgement], events: [Event], alerts: [Alert],
        deliveries: [Delivery], read: Date, watchlist: String, why: String, lastEvent: Int, lastAlert: Int,
        fingerprint: Fingerprint? = nil, print: UInt64 = 0, isHistory: Bool = false, revision: Int = 0,
        standing: Set<Int> = [], mentionsOf: String? = nil
    ) {
        self.article = article
        self.item = item
        self.findings = findings
        self.judgements = judgements
        self.events = events
        self.alerts = alerts
        self.deliveries = deliveries
        self.read = read
        self.watchlist = watchlist
        self.why = why
        self.lastEvent = lastEvent
        self.lastAlert = lastAlert
        self.fingerprint = fingerprint
        self.print = print
        self.isHistory = isHistory
        self.revision = revision
        self.standing = standing
        self.mentionsOf = mentionsOf
    }
}

/// What was made of an article when it was last read.
package struct PastReading: Sendable {
    package var article: Article
    package var onTopic: Bool
    package var isHistory: Bool
    package var print: UInt64
    package var revision: Int
    package var watchlist: String
    package var why: String
    /// Oldest first.
    package var judgements: [Judgement]

    package init(
        article: Article, onTopic: Bool, isHistory: Bool, print: UInt64, revision: Int, watchlist: String, why: String,
        judgements: [Judgement]
    ) {
        self.article = article
        self.onTopic = onTopic
        self.isHistory = isHistory
        self.print = print
        self.revision = revision
        self.watchlist = watchlist
        self.why = why
        self.judgements = judgements
    }
}

/// An entry of a feed, to be held against what its feed gave before.
package struct EntryPrint: Sendable, Hashable {
    package var id: String
    package var canonicalURL: String
    package var print: UInt64

    package init(id: String, canonicalURL: String, print: UInt64) {
        self.id = id
        self.canonicalURL = canonicalURL
        self.print = print
    }
}

/// What became of one article, as `why` prints it.
package struct ArticleHistory: Sendable {
    package var article: Article?
    package var item: Item?
    package var read: Date?
    package var onTopic: Bool
    package var why: String?
    package var judgements: [Judgement]
    package var alerts: [Alert]
    package var deliveries: [Delivery]
    package var watchlist: String?
    /// The hash of the watchlist that each of the judgements was made by, in their order.
    package var judgedBy: [String]

    package init(
        article: Article?, item: Item?, read: Date?, onTopic: Bool, why: String?, judgements: [Judgement],
        alerts: [Alert], deliveries: [Delivery], watchlist: String?, judgedBy: [String] = []
    ) {
        self.article = article
        self.item = item
        self.read = read
        self.onTopic = onTopic
        self.why = why
        self.judgements = judgements
        self.alerts = alerts
        self.deliveries = deliveries
        self.watchlist = watchlist
        self.judgedBy = judgedBy
    }
}

/// Counts of a window of time for the digest.
package struct ReadingCounts: Sendable, Hashable {
    package var read = 0
    package var onTopic = 0
    /// Verdict → reports.
    package var verdicts: [String: Int] = [:]
    package init() {}
}

/// What came of one feed lately.
package struct FeedActivity: Sendable, Hashable {
    /// Items by the day that they are of: their publication's, else that of their arrival.
    package var days: [Day: Int] = [:]
    /// When the last one came to us.
    package var lastItem: Date?
    package init() {}
}

/// What lies in the store at one moment, for `status`.
package struct StoreTally: Sendable, Hashable {
    /// Items taken from feeds that have not been read.
    package var itemsWaiting = 0
    /// When the first of them came.
    package var oldestItem: Date?
    /// Items that came within the last 24 hours.
    package var itemsLately = 0
    package var deliveriesWaiting = 0
    /// Of those, how many have been tried in vain.
    package var deliveriesRetried = 0
    /// When the first that waits was made, or was due where its route's hours defer it.
    package var oldestDelivery: Date?
    /// Given up, as long as they are kept.
    package var deliveriesFailed = 0
    /// The last one given up.
    package var lastFailure: Delivery?
    package var lastAlert: Alert?
    package var lastDigest: Day?
    package var lastDigestEnd: Date?
    package init() {}
}

/// What the storage could not do. Retried by the caller where `isTransient`; logged as an error; nothing was changed.
package struct StoreFault: Error, Sendable, CustomStringConvertible {
    package var description: String
    /// Busy or full: the same call may succeed later.
    package var isTransient: Bool

    package init(_ description: String, isTransient: Bool) {
        self.description = description
        self.isTransient = isTransient
    }
}

/// The archive, the ledger and the outbox. Every call is one transaction.
package protocol Store: Ledger {
    // Feeds and their items
    func feeds() throws(StoreFault) -> [FeedRecord]
    func feed(url: String) throws(StoreFault) -> FeedRecord?
    /// When each feed is due again, by its configured address.
    func nextChecks() throws(StoreFault) -> [String: Date]
    /// Addresses of feeds that are due, soonest due first.
    func dueFeeds(now: Date) throws(StoreFault) -> [String]
    /// The rows of these feeds, those that there are.
    func feeds(urls: [String]) throws(StoreFault) -> [FeedRecord]
    func save(_ feeds: [FeedRecord]) throws(StoreFault)
    /// Which of these entry ids of a feed have not been seen; tombstones count as seen.
    func unseen(_ ids: [String], feed: String) throws(StoreFault) -> Set<String>
    /// Which of these canonical addresses belong to articles already recorded or on their way.
    func known(addresses: [String]) throws(StoreFault) -> Set<String>
    /// The feed's new validators and its new items together: neither without the other. An item that is there already
    /// stays as it is.
    ///
    /// - Parameters:
    ///   - items: new ones; one that is there already stays as it is.
    ///   - edits: known ones as they are to be from now on.
    func record(_ feed: FeedRecord, items: [Item], edits: [Item]) throws(StoreFault)
    /// The item that each of these entries edits, by the entry's id: the one of that id, or of that address in the same
    /// feed, where its words were others (`print`). What was withheld has no article to edit.
    func edited(_ entries: [EntryPrint], feed: String) throws(StoreFault) -> [String: Item]
    /// Items at `parsed` that are due, oldest publication first.
    func pendingItems(feed: String?, now: Date, limit: Int) throws(StoreFault) -> [Item]
    /// Feed → what came of it since the beginning of a day, in the days of a zone that is `offset` seconds ahead of UTC.
    func activity(since day: Day, offset: Int) throws(StoreFault) -> [String: FeedActivity]
    /// What lies in the store, as of one moment.
    func tally(now: Date) throws(StoreFault) -> StoreTally

    // WebSub
    func subscription(token: String) throws(StoreFault) -> SubscriptionRecord?
    func subscriptions(feed: String) throws(StoreFault) -> [SubscriptionRecord]
    /// The longest due first.
    func dueSubscriptions(now: Date, limit: Int) throws(StoreFault) -> [SubscriptionRecord]
    /// Configured addresses of the feeds that have a subscription, in whatever state.
    func subscribedFeeds() throws(StoreFault) -> Set<String>
    func save(_ subscription: SubscriptionRecord) throws(StoreFault)
    func removeSubscription(token: String) throws(StoreFault)
    /// What a push brought: the subscription's new state and the new items together. An item that is there already stays as
    /// it is; the feed's validators too.
    ///
    /// - Parameter feed: the feed's row as it is from now on; nil where it stays.
    func record(
        _ subscription: SubscriptionRecord, feed: FeedRecord?, items: [Item], edits: [Item]
    ) throws(StoreFault)

    // Articles and the ledger
    func history(url: String) throws(StoreFault) -> ArticleHistory?
    /// Events and figures known from elsewhere than an article that was read, the highest event number handed out, and notes
    /// that they are in.
    func add(events: [Event], figures: [KnownFigure], lastEvent: Int, notes: [String: String]) throws(StoreFault)
    /// The figure ledger, most recently told first.
    func figures(_ query: FigureQuery) throws(StoreFault) -> [KnownFigure]
    /// What the figure ledger holds of each question, told in [from, to).
    func figureCounts(from: Date?, to: Date?) throws(StoreFault) -> [FigureCount]
    /// A note to self that outlives a restart; nil where never written.
    func note(_ key: String) throws(StoreFault) -> String?
    func setNote(_ key: String, _ value: String) throws(StoreFault)
    /// Brings feeds, items, deliveries and destinations that wait for a moment as much nearer as the clock went back.
    func turnBack(from last: Date, to now: Date) throws(StoreFault)

    // The desk's rulings on events
    /// Events that stand for themselves and are more than heard of, the latest first.
    func events(_ query: EventQuery) throws(StoreFault) -> [Event]
    /// Puts a ruling on record with the events as they are from then on; a split's judgements go over with its articles.
    /// - Returns: its number.
    /// - Throws: transient where somebody else has ruled on one of the events meanwhile.
    func add(_ ruling: EventRuling, events: [Event], lastEvent: Int) throws(StoreFault) -> Int64
    /// All, oldest first.
    func rulings() throws(StoreFault) -> [EventRuling]
    /// Takes a ruling back; it stays on record as taken back.
    /// - Returns: whether it held.
    func undo(_ ruling: EventRuling, at: Date, events: [Event]) throws(StoreFault) -> Bool

    // The archive and the desk's marks
    /// Articles read in [from, to) that have a text, in the order read; those after `last`, where it is given.
    func archive(from: Date, to: Date, after last: ArchivedArticle?, limit: Int) throws(StoreFault) -> [ArchivedArticle]
    /// How many articles were read in [from, to).
    func archiveCount(from: Date, to: Date) throws(StoreFault) -> Int
    func alert(id: String) throws(StoreFault) -> RaisedAlert?
    /// Puts a mark on record, unless the last one of that alert by that way says the same and holds.
    /// - Returns: its number, or that of the one that is there.
    func add(_ mark: Mark) throws(StoreFault) -> Int64
    /// Marks made in [from, to) that hold, oldest first.
    func marks(from: Date, to: Date) throws(StoreFault) -> [Mark]
    /// Takes a mark back; it stays on record as taken back.
    /// - Returns: whether there was one that held.
    func undoMark(_ number: Int64, at: Date) throws(StoreFault) -> Bool

    // Versions of the watchlist
    /// Puts a watchlist on record that is live from now on, with its files; nothing where it is the last one on record.
    /// - Returns: whether it was another.
    func add(version hash: String, since: Date, files: [WatchlistFile]) throws(StoreFault) -> Bool
    /// What was live, oldest first, with the alerts that each raised.
    func versions() throws(StoreFault) -> [WatchlistVersion]
    /// A version's files by name; nil where it is not on record.
    func files(ofVersion hash: String) throws(StoreFault) -> [WatchlistFile]?

    // Outbox
    /// Puts deliveries into the outbox and writes notes, together. A delivery whose id is there already stays as it is.
    func add(_ deliveries: [Delivery], notes: [String: String]) throws(StoreFault)
    /// What waits at a destination: the deliveries that are due, those that wait for another try, and those that go together
    /// with a due one; at the most `limit` of each, the first made first.
    func lane(_ destination: String, now: Date, limit: Int) throws(StoreFault) -> Lane
    /// Destinations for which something is due.
    func waitingDestinations(now: Date) throws(StoreFault) -> [String]
    func save(_ delivery: Delivery) throws(StoreFault)
    /// How a try to deliver ended: the delivery, its destination, the marks and acts that the receiver answered with, and what
    /// others are owed for it. All or nothing.
    func save(_ tried: TriedDelivery) throws(StoreFault)
    /// Deliveries that go out within another, and that one.
    func gather(_ members: [Delivery], into delivery: Delivery) throws(StoreFault)
    /// Gives up what was made for a destination before that.
    func giveUp(_ destination: String, madeBefore: Date, why: String, at: Date) throws(StoreFault)
    /// Puts deliveries that were given up or wait back to their start, due at once; their destinations' pauses end.
    /// - Returns: how many there were; what has left the outbox otherwise stays as it is.
    func retry(_ ids: [String], at: Date) throws(StoreFault) -> Int
    /// Makes due at once what a snooze had put off of an event.
    func wake(event: String, at: Date) throws(StoreFault)
    /// The first made first.
    func deliveries(_ query: DeliveryQuery) throws(StoreFault) -> [Delivery]
    func delivery(id: String) throws(StoreFault) -> Delivery?
    /// How many deliveries there are of each state, by destination.
    func deliveryCounts() throws(StoreFault) -> [String: [Delivery.State: Int]]
    /// What a destination called the first message of an event.
    func receipt(event: String, destination: String) throws(StoreFault) -> String?
    /// Those on record, by name; a destination that was never tried is on none.
    func destinationRecords() throws(StoreFault) -> [String: DestinationRecord]
    func save(_ destination: DestinationRecord) throws(StoreFault)

    // What was done about alerts
    /// Puts an act on record with the deliveries that it owes, which may name it.
    /// - Returns: its number.
    func add(_ act: AlertAct, owed: (Int64) throws -> [Delivery]) throws(StoreFault) -> Int64
    /// Acts on an event, marks among them, oldest first.
    func acts(event: String) throws(StoreFault) -> [AlertAct]
    /// The alerts that a destination took, and that of a delivery in hand; the last raised first.
    func latestAlerts(at destination: String, inHand delivery: String, limit: Int) throws(StoreFault) -> [Alert]
    /// The alerts of an event, the first raised first.
    func alerts(event: String) throws(StoreFault) -> [Alert]
    func add(_ silence: Silence) throws(StoreFault) -> Int64
    /// Those that end after that, oldest first.
    func silences(endingAfter: Date) throws(StoreFault) -> [Silence]
    /// Ends a silence now.
    /// - Returns: whether one of that number held.
    func endSilence(_ number: Int64, at: Date) throws(StoreFault) -> Bool

    // Digests
    /// The end of the last digest's window that had ended by `now`; nil before the first. One that ends later was made while
    /// the clock was ahead.
    func lastDigestEnd(_ kind: Digest.Kind, upTo now: Date) throws(StoreFault) -> Date?
    func hasDigest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Bool
    /// Ids of the daily digests that no weekly one sums up and that ended in (from, to], or after `now`.
    func dailyDigests(from: Date, to: Date, now: Date) throws(StoreFault) -> [String]
    /// The digest as it is and as it went out, the deliveries it owes, and the marks on what it tells, together.
    /// - Throws: where there is one of that kind and day already.
    func record(
        _ digest: Digest, telling: DigestTelling, texts: [DigestText], deliveries: [Delivery]
    ) throws(StoreFault)
    func digest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Digest?
    /// A digest as it went out; nil where it is not kept in that format.
    func digestText(_ id: String, format: String) throws(StoreFault) -> String?
    /// Those on record, the last first.
    func digests(limit: Int) throws(StoreFault) -> [DigestLine]
    /// How the deliveries of these alerts stand.
    func deliveryStandings(ofAlerts ids: [String]) throws(StoreFault) -> [DeliveryStanding]
    /// The languages of these articles, those that are on record.
    func languages(ofArticles ids: [String]) throws(StoreFault) -> [String: Language]

    /// Removes articles' texts read before `cutoff` and what withheld them, leaving tombstones; events stay.
    func purge(before cutoff: Date) throws(StoreFault)
    /// Nil where the database is sound; else what SQLite says.
    func check() throws(StoreFault) -> String?
}

extension Store {
    /// Of those states, the last made.
    package func deliveries(states: Set<Delivery.State>, limit: Int) throws(StoreFault) -> [Delivery] {
        try deliveries(DeliveryQuery(states: states, limit: limit))
    }

    /// As with no edits.
    package func record(_ feed: FeedRecord, items: [Item]) throws(StoreFault) {
        try record(feed, items: items, edits: [])
    }

    /// As with no marks, and nothing kept of how it went out.
    package func record(_ digest: Digest, deliveries: [Delivery]) throws(StoreFault) {
        try record(digest, telling: .nothing, texts: [], deliveries: deliveries)
    }

    /// As with no edits, and the feed's row left as it is.
    package func record(_ subscription: SubscriptionRecord, items: [Item]) throws(StoreFault) {
        try record(subscription, feed: nil, items: items, edits: [])
    }
}
