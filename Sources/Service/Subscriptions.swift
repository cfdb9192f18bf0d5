internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import Synchronization

/// The WebSub subscriptions in the store: each event changes one, and what follows for the store and the log is done here.
final class Subscriptions: Sendable {
    private let store: any Store
    /// What every callback begins with, without a slash at the end.
    private let callbacks: String
    private let clock: Clock
    private let log: Logger
    /// Held from reading a subscription to writing it: a hub may call while its answer to our request is on its way.
    private let turn = Mutex(())

    init(store: any Store, callbacks: String, clock: Clock, log: Logger) {
        self.store = store
        self.callbacks = callbacks
        self.clock = clock
        self.log = log
    }

    func find(_ token: String) throws(StoreFault) -> Subscription? {
        try store.subscription(token: token).flatMap(Subscription.init)
    }

    /// Lets an event happen to a subscription.
    /// - Returns: the actions that are the caller's: requests and replies. Nil where there is none of that token.
    func on(_ event: WebSub.Event, _ token: String) throws(StoreFault) -> [WebSub.Action]? {
        try inTurn { () throws(StoreFault) in
            guard let record = try store.subscription(token: token) else { return nil }
            guard let subscription = Subscription(record) else {
                // Of another version. The feed's next poll subscribes again.
                try store.removeSubscription(token: token)
                return nil
            }
            return try carry(WebSub.step(subscription, event, now: clock.now(), jitter: .random(in: 0..<1)))
        }
    }

    /// What a push brought is stored with the subscription's new state.
    func taken(_ token: String, items: [Item], edits: [Item]) throws(StoreFault) {
        try inTurn { () throws(StoreFault) in
            guard let subscription = try find(token) else { return }
            let step = WebSub.step(subscription, .taken, now: clock.now(), jitter: .random(in: 0..<1))
            // The feed's pace goes on by what is pushed; its validators and its next check stay.
            let feed = try store.feed(url: subscription.feed).map { record in
                WebSub.paced(FeedState(record), by: items.filter { !$0.isHistory }.map(\.published), now: clock.now())
                    .record(name: record.name)
            }
            try store.record(step.subscription.record, feed: feed, items: items, edits: edits)
            _ = try carry(step, isStored: true)
        }
    }

    /// A poll brought a document: its hub is subscribed, and what that hub should have pushed is noticed. Before the feed's
    /// own state is stored.
    /// - Parameter fresh: the new items that are no history.
    func polled(_ feed: ConfiguredFeed, _ document: FeedDocument, _ fetched: FetchedFeed, fresh: [Item])
        throws(StoreFault)
    {
        let links = WebSubLinks(
            headers: fetched.links, hub: document.hub, selfLink: document.selfLink, url: fetched.finalURL)
        try inTurn { () throws(StoreFault) in
            let known = try store.subscriptions(feed: feed.url).compactMap(Subscription.init)
            guard links != nil || !known.isEmpty else { return }
            let now = clock.now()
            for subscription in known {
                let missed = WebSub.missed(subscription, published: fresh.map(\.published), now: now)
                guard missed > 0 else { continue }
                _ = try carry(WebSub.step(subscription, .missed(items: missed), now: now, jitter: .random(in: 0..<1)))
            }
            var source = SystemRandomNumberGenerator()
            let steps = WebSub.discovered(
                links, of: feed.url, known: try store.subscriptions(feed: feed.url).compactMap(Subscription.init),
                callbacks: callbacks, keys: Subscription.Keys(using: &source), now: now)
            for step in steps { _ = try carry(step) }
        }
    }

    /// A feed's state after a good check: with a hub to rely on, the next is a day away.
    func postponed(_ feed: FeedState) throws(StoreFault) -> FeedState {
        let now = clock.now()
        let reliable = try store.subscriptions(feed: feed.url).compactMap(Subscription.init).first {
            $0.isReliable(at: now)
        }
        return WebSub.postponed(feed, by: reliable, now: now, jitter: .random(in: 0..<1))
    }

    /// Without a callback any more: hubs can't reach us, and their leases run out. The feeds are polled as usual.
    static func abandonAll(in store: any Store, clock: Clock, log: Logger) throws(StoreFault) {
        let subscriptions = Subscriptions(store: store, callbacks: "", clock: clock, log: log)
        for feed in try store.subscribedFeeds() {
            try subscriptions.pollAgain(feed)
            for record in try store.subscriptions(feed: feed) { try store.removeSubscription(token: record.token) }
        }
    }

    private func carry(_ step: WebSub.Step, isStored: Bool = false) throws(StoreFault) -> [WebSub.Action] {
        let subscription = step.subscription
        if step.actions.contains(.forget) {
            try store.removeSubscription(token: subscription.keys.token)
        } else if !isStored {
            try store.save(subscription.record)
        }
        var left: [WebSub.Action] = []
        for action in step.actions {
            switch action {
            case .forget: break
            case .pollAgain: try pollAgain(subscription.feed)
            case .tell(let what):
                log.notice("feed notice", metadata: ["feed": "\(subscription.feed)", "what": "\(what)"])
            case .warn(let what):
                log.warning("hub in trouble", metadata: ["feed": "\(subscription.feed)", "why": "\(what)"])
            case .ask, .reply, .take: left.append(action)
            }
        }
        return left
    }

    private func pollAgain(_ feed: String) throws(StoreFault) {
        guard let record = try store.feed(url: feed) else { return }
        let state = WebSub.hastened(FeedState(record), now: clock.now(), jitter: .random(in: 0..<1))
        try store.save([state.record(name: record.name)])
    }

    private func inTurn<Value: Sendable>(_ work: () throws(StoreFault) -> Value) throws(StoreFault) -> Value {
        try turn.withLock { (_) throws(StoreFault) -> Value in try work() }
    }
}
