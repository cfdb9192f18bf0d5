package import Foundation

/// A subscription's life (WebSub, sections 5 to 7): event in, changed value and actions out. Pure: clock and chance are
/// passed in, and who carries the actions out decides nothing.
package enum WebSub {
    package enum Event: Sendable, Hashable {
        /// It is due, or the configuration has changed. `isWanted`: its feed is still configured.
        case tick(isWanted: Bool)
        /// What the hub said to the request of an `ask`.
        case answered(HubAnswer)
        /// The hub calls back with a query.
        case called(HubQuery)
        /// The hub calls back with content. `isSigned`: by our key, over exactly these bytes.
        case pushed(isSigned: Bool)
        /// The content was a feed, and its items are being stored.
        case taken
        /// A poll found items that no push had brought; see `missed`.
        case missed(items: Int)
    }

    package enum Action: Sendable, Hashable {
        /// POST `body` (a form) to `url`.
        case ask(url: String, body: String)
        /// What the hub is told.
        case reply(status: Int, text: String)
        /// The content that was pushed goes the way of a fetched feed; `taken` follows.
        case take
        /// There is nothing more to keep.
        case forget
        /// The feed is not polled once a day any more: its next check comes nearer (`hastened`).
        case pollAgain
        /// A line for the log, without the feed's name.
        case tell(String)
        case warn(String)
    }

    package struct Step: Sendable, Hashable {
        package var subscription: Subscription
        package var actions: [Action]

        package init(_ subscription: Subscription, _ actions: [Action]) {
            self.subscription = subscription
            self.actions = actions
        }
    }

    /// - Parameter jitter: 0 ..< 1, by chance.
    package static func step(_ subscription: Subscription, _ event: Event, now: Date, jitter: Double) -> Step {
        var next = subscription
        let actions =
            switch event {
            case .tick(let isWanted): tick(&next, isWanted: isWanted, now: now, jitter: jitter)
            case .answered(let answer): answered(&next, answer, now: now, jitter: jitter)
            case .called(let query): called(&next, query, now: now, jitter: jitter)
            case .pushed(let isSigned): pushed(&next, isSigned: isSigned)
            case .taken: taken(&next, now: now)
            case .missed(let items): missed(&next, items: items, now: now)
            }
        return Step(next, actions)
    }

    // MARK: - Asking

    /// What is asked for, in seconds; the hub decides. Ten days is what the large public hubs grant at most.
    static let leaseWanted: TimeInterval = 10 * 86_400
    /// A hub that accepted has so long to verify before it is asked again.
    static let patience: TimeInterval = 3600
    /// The first delay after a request that failed; it doubles.
    static let firstRetry: TimeInterval = 300
    /// The longest delay between two requests: a hub is never given up, polling goes on meanwhile.
    static let longestRetry: TimeInterval = 86_400
    /// The least delay after a refusal: somebody has to mend something first.
    static let refusalRetry: TimeInterval = 6 * 3600
    /// Requests to end a subscription before its lease is left to run out.
    static let mostFarewells = 5

    private static func tick(
        _ subscription: inout Subscription, isWanted: Bool, now: Date, jitter: Double
    ) -> [Action] {
        var actions: [Action] = []
        if !isWanted, subscription.state != .leaving { actions += leave(&subscription, now: now) }
        if actions.contains(.forget) { return actions }
        let isOver = subscription.leaseUntil.map { $0 <= now } ?? true
        switch subscription.state {
        case .leaving:
            if isOver || subscription.failures >= mostFarewells { return [.forget] }
        case .active where isOver:
            if subscription.isProven {
                actions += [.warn("its hub did not renew the subscription: it is polled as usual"), .pollAgain]
            }
            subscription.state = .pending
            subscription.activeSince = nil
            subscription.leaseUntil = nil
        case .active, .pending, .denied: break
        }
        guard subscription.nextTry <= now else { return actions }
        subscription.failures += 1
        subscription.askedAt = now
        subscription.nextTry = now + spread(backOff(subscription.failures), jitter)
        return actions + [request(subscription)]
    }

    /// The feed is gone, or names another hub. A hub that never verified has nothing to end.
    static func leave(_ subscription: inout Subscription, now: Date) -> [Action] {
        let wasReliable = subscription.isReliable(at: now)
        let isKnownThere = subscription.leaseUntil.map { $0 > now } ?? false
        subscription.state = .leaving
        subscription.failures = 0
        subscription.nextTry = now
        return (wasReliable ? [.pollAgain] : []) + (isKnownThere ? [] : [.forget])
    }

    /// Section 5.1. The secret goes to hubs without TLS too, where the specification would rather have none: who reads it
    /// on the way could as well change the pushes themselves, and everybody else still can't forge one.
    private static func request(_ subscription: Subscription) -> Action {
        var fields = [
            ("hub.callback", subscription.callback),
            ("hub.mode", subscription.state == .leaving ? "unsubscribe" : "subscribe"),
            ("hub.topic", subscription.topic),
        ]
        if subscription.state != .leaving {
            fields += [("hub.lease_seconds", "\(Int(leaseWanted))"), ("hub.secret", subscription.keys.secret)]
        }
        // Hubs of PubSubHubbub 0.3, of which there are many, refuse a request without it; the others ignore it.
        fields.append(("hub.verify", "async"))
        return .ask(url: subscription.hub, body: WebForm.encode(fields))
    }

    private static func answered(
        _ subscription: inout Subscription, _ answer: HubAnswer, now: Date, jitter: Double
    ) -> [Action] {
        // Some hubs verify before they answer: then all is well whatever the answer.
        guard subscription.failures > 0 else { return [] }
        switch answer {
        case .accepted:
            subscription.nextTry = max(subscription.nextTry, now + spread(patience, jitter))
            let trouble = "\(subscription.hub) accepted the subscription and never called \(subscription.callback) back"
            guard subscription.failures > 1, subscription.state != .leaving, subscription.trouble != trouble else {
                return []
            }
            subscription.trouble = trouble
            return [.warn(trouble + ": is that address reachable from outside?")]
        case .failed(let why, let isRefusal, let retryAfter):
            let wait = retryAfter.map { min($0, longestRetry) } ?? (isRefusal ? refusalRetry : 0)
            subscription.nextTry = max(subscription.nextTry, now + spread(wait, jitter))
            defer { subscription.trouble = why }
            return subscription.failures == 1 ? [.warn("its hub can't be subscribed, polling goes on: \(why)")] : []
        }
    }

    private static func backOff(_ failures: Int) -> TimeInterval {
        min(longestRetry, firstRetry * pow(2, Double(min(max(failures, 1), 20) - 1)))
    }

    /// Chance only adds, up to a tenth.
    private static func spread(_ wait: TimeInterval, _ jitter: Double) -> TimeInterval {
        wait * (1 + 0.1 * min(max(jitter, 0), 1))
    }
}
