internal import Alerting
internal import Fetching
internal import Foundation
internal import Judging
package import Logging
package import Model
internal import ServiceLifecycle
internal import Storing
internal import Transport
internal import Watching

/// The program, wired: settings, store, beat, transport and the pipeline over them. One a process.
package final class Newsdesk: Sendable {
    package let settings: Settings
    package let store: any Store
    package let clock: Clock
    package let log: Logger
    let beat: BeatHolder
    let keeper: WatchlistKeeper
    private let roster: FeedRoster
    let pipeline: Pipeline
    let digestDesk: DigestDesk
    private let client: HTTPClient
    /// Nil where the configuration gives no callback.
    let webSub: WebSubDesk?
    /// Nil where the desk has no address.
    let marks: MarkServer?

    /// - Throws: `InputFaults` where the watchlist is wrong, `StoreFault` where the database can't be opened.
    ///
    /// - Parameter isLive: false for a command that only sends by hand beside a service: the watchlist on record stays.
    package convenience init(settings: Settings, clock: Clock = .system, log: Logger, isLive: Bool = true) throws {
        try FileManager.default.createDirectory(atPath: settings.storageFolder, withIntermediateDirectories: true)
        try self.init(
            settings: settings, store: try SQLiteStore(path: settings.database),
            beat: try settings.beat(), clock: clock, log: log,
            verify: { [zone = settings.zone] in ExampleRun.failures($0, zone: zone) }, isLive: isLive)
    }

    /// - Parameter verify: what must hold of a changed watchlist besides being without faults.
    init(
        settings: Settings, store: any Store, beat: Beat, clock: Clock, log: Logger,
        verify: @escaping WatchlistKeeper.Verify = { _ in [] }, isLive: Bool = true
    ) throws {
        self.settings = settings
        self.store = store
        self.clock = clock
        self.log = log
        let beat = BeatHolder(beat)
        self.beat = beat
        let roster = FeedRoster(settings, beat.current.watchlist)
        self.roster = roster
        keeper = WatchlistKeeper(
            folder: settings.watchlistFolder, zone: settings.zone, store: store, beat: beat,
            destinations: settings.destinations, verify: verify, clock: clock, log: log
        ) { roster.replace(with: $0) }
        let client = HTTPClient(settings.transport)
        self.client = client
        let links = try settings.deskAddress.map { MarkLinks(address: $0, key: try MarkLinkKey.load(settings)) }
        marks = links.map {
            MarkServer(store: store, links: $0, address: settings.deskListen, clock: clock, log: log)
        }
        let writing = try DigestWriting(settings, links: links) { beat.current.watchlist }
        let deliverer = Deliverer(
            store: store, destinations: settings.destinations, zone: settings.zone, links: links,
            channels: Self.channels(settings, client, beat, log)
        ) { try writing.texts($0, late: $1, in: store) }
        digestDesk = DigestDesk(
            store: store, schedule: settings.digest, destinations: settings.destinations
        ) { try writing.texts($0) }
        let pauses = HostPauses()
        // What a host asked before a restart still holds after it.
        for record in try store.feeds() where record.trouble != nil {
            if let (host, left) = FeedState(record).hostPause(now: clock.now()) { pauses.pause(host, for: left) }
        }
        let pagePoliteness = Politeness(gap: .seconds(settings.pageGap), pauses: pauses)
        var intake = Intake(
            store: store, client: client,
            politeness: Politeness(gap: .seconds(settings.feedGap), perHost: settings.perHost, pauses: pauses),
            pagePoliteness: pagePoliteness,
            robots: settings.robots ? RobotsCache(client: client, politeness: pagePoliteness) : nil,
            settings: settings, clock: clock, log: log)
        if let callbacks = settings.webSubCallback {
            let subscriptions = Subscriptions(store: store, callbacks: callbacks, clock: clock, log: log)
            intake.subscriptions = subscriptions
            webSub = WebSubDesk(
                intake: intake, subscriptions: subscriptions, client: client, address: settings.webSubListen,
                feeds: { roster.feeds })
        } else {
            webSub = nil
            try Subscriptions.abandonAll(in: store, clock: clock, log: log)
        }
        pipeline = Pipeline(
            intake: intake,
            reader: ArticleReader(store: store, beat: beat, zone: settings.zone, destinations: settings.destinations),
            deliverer: deliverer, clock: clock)
        guard isLive else { return }
        try seedKnownEvents()
        try keeper.begin()
    }

    package func shutdown() async { await client.shutdown() }

    /// The feeds to be fetched, as configuration and watchlist stand now.
    package var feeds: [ConfiguredFeed] { roster.feeds }

    /// Reads the watchlist and the configuration's feeds again. Where either is wrong both are refused whole, and what runs
    /// stays. Other settings take effect at a restart.
    package func reload(environment: [String: String]) throws {
        let settings = try Settings.load(file: settings.file, environment: environment)
        let faults = try keeper.reload()
        guard faults.isEmpty else { throw InputFaults(faults) }
        roster.replace(with: settings, beat.current.watchlist)
        log.notice(
            "watchlist and feeds reloaded",
            metadata: ["hash": "\(beat.current.watchlist.hash)", "feeds": "\(feeds.count)"])
    }

    /// Looks whether the watchlist's files have changed, and takes them once they lie still and are right.
    /// - Returns: whether a notice waits in the outbox.
    func lookAtWatchlist() throws(StoreFault) -> Bool { try keeper.look() }

    /// Feeds whose next check is due, never-checked ones first.
    package func dueFeeds() throws(StoreFault) -> [ConfiguredFeed] {
        try roster.enrol(in: store)
        return roster.feeds(at: try store.dueFeeds(now: clock.now()))
    }

    /// Checks every feed that is due, at most as many at a time as there may be connections.
    package func checkDueFeeds() async throws(StoreFault) -> (feeds: Int, items: Int) {
        let due = try dueFeeds()
        let results = await withTaskGroup(of: Result<Int, StoreFault>.self) { group in
            var waiting = due[...]
            var results: [Result<Int, StoreFault>] = []
            func add() {
                guard let feed = waiting.popFirst() else { return }
                group.addTask { [pipeline] in await Self.check([feed], pipeline) }
            }
            for _ in 0..<settings.connections { add() }
            for await result in group {
                results.append(result)
                if !Task.isCancelled { add() }
            }
            return results
        }
        var items = 0
        for result in results { items += try result.get() }
        return (due.count, items)
    }

    /// Reads every item that waits, oldest publication first: pages side by side, verdicts one after another,
    /// a batch committed together.
    /// - Parameter onDeliveries: called when a batch is committed that owes any: they needn't wait for those that come after.
    package func readPendingItems(
        onDeliveries: @Sendable () -> Void = {}
    ) async throws(StoreFault) -> [ArticleRecord] {
        if let refusal = beat.learn(try store.rulings()) {
            log.notice("the desk's merges and splits are kept, and not learned from", metadata: ["why": "\(refusal)"])
        }
        var records: [ArticleRecord] = []
        while !Task.isCancelled {
            let items = ReadingBatch.choose(
                try store.pendingItems(feed: nil, now: clock.now(), limit: ReadingBatch.sight))
            guard !items.isEmpty else { break }
            let articles = await articles(of: items)
            var had: [(item: Item, article: Article)] = []
            var fault: StoreFault?
            for (item, article) in zip(items, articles) {
                do throws(StoreFault) {
                    if let article = try article.get() { had.append((item, article)) }
                } catch {
                    fault = error
                    break
                }
            }
            let outcome = try pipeline.read(had)
            if outcome.records.contains(where: { !$0.deliveries.isEmpty }) { onDeliveries() }
            for record in outcome.records { log(record) }
            records += outcome.records
            // What no second try will mend must not stand before all the others for ever.
            if let stuck = outcome.fault, !stuck.isTransient, had.indices.contains(outcome.records.count) {
                try putOff(had[outcome.records.count].item, stuck)
                continue
            }
            if let fault = outcome.fault ?? fault { throw fault }
        }
        return records
    }

    /// Seconds until an item is tried again that can't be recorded.
    private static let pause: TimeInterval = 6 * 3600

    private func putOff(_ item: Item, _ fault: StoreFault) throws(StoreFault) {
        log.error(
            "an article can't be recorded; it is tried again in six hours, the others are read meanwhile",
            metadata: ["url": "\(item.url)", "why": "\(fault)"])
        var item = item
        item.due = clock.now().addingTimeInterval(Self.pause)
        item.why = "\(fault)"
        try store.save(item)
    }

    private func articles(of items: [Item]) async -> [Result<Article?, StoreFault>] {
        await withTaskGroup(of: (Int, Result<Article?, StoreFault>).self) { group in
            for (index, item) in items.enumerated() {
                let pipeline = pipeline
                group.addTask { (index, await Self.article(of: item, pipeline)) }
            }
            var results = [Result<Article?, StoreFault>](repeating: .success(nil), count: items.count)
            for await (index, result) in group { results[index] = result }
            return results
        }
    }

    /// A function of its own: written inside the group's closure, a release build of Swift 6.3.1 traps on a wrong index.
    @inline(never)
    private static func article(of item: Item, _ pipeline: Pipeline) async -> Result<Article?, StoreFault> {
        do throws(StoreFault) { return .success(try await pipeline.article(of: item)) } catch { return .failure(error) }
    }

    private func log(_ record: ArticleRecord) {
        for alert in record.alerts {
            log.notice(
                "alert",
                metadata: [
                    "id": "\(alert.id)", "what": "\(alert.events.first.map(Wording.headline) ?? alert.type)",
                    "url": "\(record.article.url)",
                ])
        }
        log.info(
            "read",
            metadata: [
                "url": "\(record.article.url)", "language": "\(record.article.language?.rawValue ?? "unknown")",
                "result": "\(record.why)",
            ])
    }

    /// Tries what is due, and says what failed.
    package func deliver() async throws(StoreFault) -> [Delivery] {
        let tried = try await pipeline.deliver()
        for delivery in tried { log(delivery) }
        return tried
    }

    /// The same for one destination, so that another one's time-outs don't hold it up.
    /// - Parameter onTry: called after each try, as a sign of life.
    func deliver(to destination: Destination, onTry: @escaping @Sendable () -> Void) async throws(StoreFault) {
        _ = try await pipeline.deliver(to: destination) { delivery in
            log(delivery)
            onTry()
            // What is under way ends; the rest waits in the outbox.
            return !Task.isShuttingDownGracefully
        }
    }

    /// Ends what waits for a destination that the configuration has no more.
    func refuseStrayDeliveries() throws(StoreFault) { try pipeline.deliverer.refuseStrays(now: clock.now()) }

    private func log(_ delivery: Delivery) {
        let why = delivery.lastError ?? "?"
        switch delivery.state {
        case .delivered:
            log.info("delivered", metadata: ["id": "\(delivery.id)", "attempts": "\(delivery.attempts)"])
        case .pending:
            log.warning(
                "delivery failed, tried again later",
                metadata: [
                    "id": "\(delivery.id)", "why": "\(why)",
                    "next": "\(Timestamp.text(delivery.due, in: settings.zone))",
                ])
        case .failed: log.error("delivery given up", metadata: ["id": "\(delivery.id)", "why": "\(why)"])
        case .silenced, .gathered, .withdrawn:
            log.info("not sent by itself", metadata: ["id": "\(delivery.id)", "why": "\(why)"])
        }
    }

    /// Removes what is past its keeping time.
    package func purge() throws(StoreFault) {
        try store.purge(before: clock.now().addingTimeInterval(-settings.keep))
    }
}

extension Settings {
    /// The beat as its files stand now, with routes that lead somewhere.
    func beat() throws(InputFaults) -> Beat {
        try Beat(folder: watchlistFolder, zone: zone, destinations: destinations.map(\.name))
    }
}
