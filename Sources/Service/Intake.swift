internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import Reading
internal import Transport

/// fetch → parse → extract: from a feed that is due to articles' texts. All that comes from outside comes in here.
struct Intake: Sendable {
    let store: any Store
    let client: HTTPClient
    /// Turns at hosts for feeds, and for pages with their gap.
    let politeness: Politeness
    let pagePoliteness: Politeness
    /// Nil where robots.txt isn't heeded.
    let robots: RobotsCache?
    let settings: Settings
    let clock: Clock
    let log: Logger
    /// Nil where the configuration gives no callback.
    var subscriptions: Subscriptions?

    /// A feed's answer that has a body to read.
    struct Fetched: Sendable {
        /// As stored before the request went out.
        var begun: FeedState
        /// As it is to be stored with what the answer brought.
        var after: FeedState
        var feed: FetchedFeed
        /// The token of the subscription that brought it; nil where it was asked for. A push leaves the feed's state alone.
        var push: String?
    }

    /// Writes down when each feed is checked next, all in one transaction, before a request goes out: a crash in between asks
    /// no more often. Retired feeds are left out.
    func begin(_ feeds: [ConfiguredFeed]) throws(StoreFault) -> [BegunCheck] {
        let now = clock.now()
        let records = try store.feeds(urls: feeds.map(\.url))
        let known = Dictionary(records.map { ($0.url, $0) }, uniquingKeysWith: { $1 })
        let begun = feeds.compactMap { feed -> BegunCheck? in
            let state = known[feed.url].map { FeedState($0) } ?? FeedState(url: feed.url, now: now)
            guard state.retired == nil else { return nil }
            return BegunCheck(
                feed: feed,
                state: FetchSchedule.begin(state, now: now, policy: policy(feed), jitter: .random(in: 0..<1)))
        }
        if !begun.isEmpty { try store.save(begun.map { $0.state.record(name: $0.feed.name) }) }
        return begun
    }

    /// Asks for a feed; nil where it has nothing new or could not be had.
    func fetch(_ check: BegunCheck) async throws(StoreFault) -> Fetched? {
        let (feed, begun) = (check.feed, check.state)
        let now = clock.now()
        let fetcher = FeedFetcher(
            client: client, politeness: politeness, policy: policy(feed), limits: limits(settings.feedSize))
        let after: FeedState
        let outcome: FetchOutcome
        do throws(TransportFault) {
            (after, outcome) = try await fetcher.fetch(begun, now: now, jitter: .random(in: 0..<1))
        } catch {
            // We are stopping: nothing was learnt about the feed.
            return nil
        }
        if let notice = after.notice {
            log.notice("feed notice", metadata: ["feed": "\(feed.name)", "what": "\(notice)"])
        }
        switch outcome {
        case .changed(let fetched, _): return Fetched(begun: begun, after: after, feed: fetched)
        case .unchanged: log.debug("feed unchanged", metadata: ["feed": "\(feed.name)"])
        case .postponed(let seconds):
            log.info("feed put off", metadata: ["feed": "\(feed.name)", "why": "its host asked for \(Int(seconds)) s"])
        case .gone: break
        case .failed(let fault):
            log.warning("feed failed", metadata: ["feed": "\(feed.name)", "url": "\(feed.url)", "why": "\(fault)"])
        }
        try store.save([(try subscriptions?.postponed(after) ?? after).record(name: feed.name)])
        return nil
    }

    /// Reads a feed's document. One that is none is a fault of the feed: it is on its row, and all of it is asked for again.
    func parse(_ fetched: Fetched, of feed: ConfiguredFeed) throws(StoreFault) -> FeedDocument? {
        do throws(Reading.FeedFault) {
            let document = try FeedParser.parse(
                fetched.feed.bytes, contentType: fetched.feed.contentType, url: fetched.feed.finalURL, now: clock.now())
            for warning in document.warnings {
                log.notice("feed damaged", metadata: ["feed": "\(feed.name)", "what": "\(warning)"])
            }
            return document
        } catch {
            let failed = FetchSchedule.finish(
                fetched.begun, .failed(Fetching.FeedFault(.unreadable, "\(feed.url): \(error)")), now: clock.now(),
                policy: policy(feed), jitter: .random(in: 0..<1))
            try store.save([failed.record(name: feed.name)])
            log.warning("feed unreadable", metadata: ["feed": "\(feed.name)", "url": "\(feed.url)", "why": "\(error)"])
            return nil
        }
    }

    /// Puts what is new into the store, with the feed's new validators, or with the subscription that pushed it.
    func take(_ document: FeedDocument, _ fetched: Fetched, from feed: ConfiguredFeed) throws(StoreFault) -> Int {
        let now = clock.now()
        let candidates = document.entries.compactMap { entry in Entry(entry, feed: feed) }
        let unseen = try store.unseen(candidates.map(\.id), feed: feed.url)
        let fresh = candidates.filter { unseen.contains($0.id) }
        let edits = try edits(candidates.filter { !unseen.contains($0.id) }, fresh, feed: feed, now: now)
        let isFirst = fetched.begun.lastSuccess == nil
        let isArchive = Archive.isRepublished(
            entries: candidates.count, fresh: fresh.count, isFirst: isFirst,
            isAllRecent: fetched.push != nil && Archive.isAllRecent(document, now: now))
        let known = try store.known(addresses: fresh.map(\.canonicalURL))
        var taken = Set<String>()
        let items = fresh.filter { taken.insert($0.id).inserted }.map { entry in
            var item = entry.item(feed: feed, now: now)
            let isRecent = item.published.map { now.timeIntervalSince($0) < settings.firstFetchAlerts } ?? false
            item.isHistory =
                (isFirst && !isRecent)
                || (isArchive && !Archive.isNews(item.published, in: document, since: fetched.begun.lastSuccess))
            if known.contains(entry.canonicalURL) {
                item.stage = .withheld
                item.why = "the same address came before, by another feed or under another id"
            }
            return item
        }
        if let token = fetched.push {
            try subscriptions?.taken(token, items: items, edits: edits)
        } else {
            try subscriptions?.polled(feed, document, fetched.feed, fresh: items.filter { !$0.isHistory })
            let found = FetchSchedule.Found(
                entries: document.entries.count, usable: candidates.count, new: items.map(\.published),
                isFirst: isFirst, isArchive: isArchive, wish: Self.wish(document))
            let state = FetchSchedule.take(
                found, fetched.after, now: now, policy: policy(feed), jitter: .random(in: 0..<1))
            if let notice = state.notice, notice != fetched.after.notice {
                log.notice("feed notice", metadata: ["feed": "\(feed.name)", "what": "\(notice)"])
            }
            try store.record(
                (try subscriptions?.postponed(state) ?? state).record(name: feed.name), items: items, edits: edits)
        }
        let history = items.count(where: \.isHistory)
        if history > 0 {
            log.notice(
                isFirst
                    ? "first fetch: the feed's past is history, it alerts nobody"
                    : "the feed republished its archive: history",
                metadata: ["feed": "\(feed.name)", "items": "\(history)"])
        } else if !items.isEmpty {
            log.info(
                fetched.push == nil ? "new items" : "new items, pushed",
                metadata: ["feed": "\(feed.name)", "items": "\(items.count)"])
        }
        return (items + edits).filter { $0.stage == .parsed }.count
    }

    /// Items that the feed gives in other words now, to be read again.
    private func edits(
        _ seen: [Entry], _ fresh: [Entry], feed: ConfiguredFeed, now: Date
    ) throws(StoreFault) -> [Item] {
        let entries = seen + fresh
        let edited = try store.edited(
            entries.map { EntryPrint(id: $0.id, canonicalURL: $0.canonicalURL, print: $0.print) }, feed: feed.url)
        var taken = Set<String>()
        return entries.compactMap { entry in
            guard let item = edited[entry.id], taken.insert(item.id).inserted else { return nil }
            return Revisions.reread(item, as: entry.entry, print: entry.print, now: now)
        }
    }

    private func policy(_ feed: ConfiguredFeed) -> FetchPolicy { settings.fetchPolicy(every: feed.every) }

    private static func wish(_ document: FeedDocument) -> FeedState.Wish {
        FeedState.Wish(
            timeToLive: document.minutesToLive.map { TimeInterval($0) * 60 }, skipHours: document.skipHours,
            skipDays: document.skipDays)
    }

    func limits(_ bytes: Int) -> Limits {
        Limits(
            connect: .seconds(settings.connectTimeout), firstByte: nil, total: .seconds(settings.timeout), bytes: bytes,
            wireBytes: bytes, redirects: settings.redirects)
    }
}

/// A feed whose next check is on record, about to be asked.
package struct BegunCheck: Sendable {
    let feed: ConfiguredFeed
    let state: FeedState
}

/// When a feed that is not new to us shows nothing that we know: it changed its ids or brought its archive back.
enum Archive {
    /// Entries from which on it can't be an ordinary busy hour.
    static let least = 20

    /// - Parameter isAllRecent: a push may hold nothing but what is new; its age tells then.
    static func isRepublished(entries: Int, fresh: Int, isFirst: Bool, isAllRecent: Bool = false) -> Bool {
        !isFirst && entries >= least && fresh == entries && !isAllRecent
    }

    /// Whether an entry of a document in which nothing is known is news all the same: it says that it is younger than the
    /// feed's last good check, as after a night without a network. Not where all entries say one time: that is when they
    /// were published again.
    static func isNews(_ published: Date?, in document: FeedDocument, since lastSuccess: Date?) -> Bool {
        guard let published, let lastSuccess, published > lastSuccess else { return false }
        let times = document.entries.compactMap { $0.published ?? $0.updated }
        guard let first = times.min(), let last = times.max() else { return false }
        return last.timeIntervalSince(first) > 600
    }

    /// Whether every entry says that it is of the last two days.
    static func isAllRecent(_ document: FeedDocument, now: Date) -> Bool {
        document.entries.allSatisfy { ($0.published ?? $0.updated).map { $0 > now - 2 * 86_400 } ?? false }
    }
}

/// An entry with what the pipeline needs of it.
private struct Entry {
    let entry: FeedEntry
    let id: String
    let url: String
    let canonicalURL: String
    /// Hash of its words; see `Item.print`.
    let print: UInt64

    /// Nil where it has neither an id nor an address nor a title: nothing could be told of it.
    init?(_ entry: FeedEntry, feed: ConfiguredFeed) {
        guard let id = entry.id ?? entry.link ?? entry.title else { return nil }
        self.entry = entry
        self.id = String(id.prefix(2000))
        url = entry.link ?? feed.url + "#" + self.id
        canonicalURL = entry.link.map { Reading.canonicalURL($0) } ?? url
        print = Revisions.print(of: entry)
    }

    func item(feed: ConfiguredFeed, now: Date) -> Item {
        Item(
            feed: feed.url, id: id, url: url, canonicalURL: canonicalURL, title: entry.title ?? "",
            byline: entry.authors.first, source: feed.outlet, published: entry.published ?? entry.updated,
            summary: entry.summary, content: entry.content, isHistory: false, firstSeen: now, due: now, print: print)
    }
}
