package import Foundation

/// What a hub does with the callback: verification and denial (WebSub, section 5), pushes (section 7).
extension WebSub {
    /// For so long after a request its verification is confirmed, also a second time: a hub whose connection broke within
    /// our answer verifies again.
    static let verificationLasts: TimeInterval = 86_400
    /// Longer leases are renewed as if they were that long.
    static let longestLease: TimeInterval = 30 * 86_400
    /// Taken where the hub does not say, as the hubs of PubSubHubbub 0.3 do.
    static let assumedLease: TimeInterval = 86_400
    /// A denied subscription is asked for again after so long.
    static let denialLasts: TimeInterval = 7 * 86_400

    static func called(_ subscription: inout Subscription, _ query: HubQuery, now: Date, jitter: Double) -> [Action] {
        let notOurs = [Action.reply(status: 404, text: "no such subscription")]
        guard query.topic == subscription.topic else { return notOurs }
        switch query.mode {
        case "subscribe":
            guard subscription.state != .leaving, isAnswer(to: subscription, now), let challenge = query.challenge
            else {
                return notOurs
            }
            return [.reply(status: 200, text: challenge)]
                + verified(&subscription, query.lease, now: now, jitter: jitter)
        case "unsubscribe":
            guard subscription.state == .leaving, isAnswer(to: subscription, now), let challenge = query.challenge
            else {
                return notOurs
            }
            return [.reply(status: 200, text: challenge), .forget]
        case "denied":
            return [.reply(status: 200, text: "")] + denied(&subscription, query.reason, now: now, jitter: jitter)
        default: return notOurs
        }
    }

    private static func isAnswer(to subscription: Subscription, _ now: Date) -> Bool {
        subscription.askedAt.map { now < $0 + verificationLasts } ?? false
    }

    private static func verified(
        _ subscription: inout Subscription, _ lease: TimeInterval?, now: Date, jitter: Double
    ) -> [Action] {
        let lease = min(lease ?? assumedLease, longestLease)
        let wasActive = subscription.state == .active
        subscription.state = .active
        subscription.activeSince = subscription.activeSince ?? now
        subscription.leaseUntil = now + lease
        // Well before its end, so that a hub that is down for some hours costs nothing; never twice a minute.
        subscription.nextTry = now + max(60, lease * (0.8 + 0.1 * min(max(jitter, 0), 1)))
        subscription.failures = 0
        subscription.trouble = nil
        return wasActive ? [] : [.tell("subscribed at \(subscription.hub)")]
    }

    private static func denied(
        _ subscription: inout Subscription, _ reason: String?, now: Date, jitter: Double
    ) -> [Action] {
        if subscription.state == .leaving { return [.forget] }
        let wasReliable = subscription.isReliable(at: now)
        let isNews = subscription.state != .denied
        subscription.state = .denied
        subscription.activeSince = nil
        subscription.leaseUntil = nil
        subscription.askedAt = nil
        subscription.failures = 0
        subscription.nextTry = now + denialLasts * (1 + 0.1 * min(max(jitter, 0), 1))
        subscription.trouble =
            "\(subscription.hub) denied the subscription" + (reason.map { ": \($0)" } ?? ", without a reason")
        return (isNews ? [.warn("\(subscription.trouble ?? ""); polling goes on")] : [])
            + (wasReliable ? [.pollAgain] : [])
    }

    // MARK: - Pushes

    /// A wrong signature is acknowledged and ignored (section 8): a refusal would help who tries keys.
    static func pushed(_ subscription: inout Subscription, isSigned: Bool) -> [Action] {
        // The one way to tell a hub that nobody is there any more.
        if subscription.state == .leaving { return [.reply(status: 410, text: "")] }
        if isSigned { return [.take] }
        subscription.badSignatures += 1
        let ignored = [Action.reply(status: 202, text: "")]
        // Whoever pushes them may do so at any rate; the log must not follow.
        guard subscription.badSignatures == 1 || subscription.badSignatures % 100 == 0 else { return ignored }
        return ignored + [.warn("a push without our signature was ignored (\(subscription.badSignatures) so far)")]
    }

    static func taken(_ subscription: inout Subscription, now: Date) -> [Action] {
        let wasReliable = subscription.isReliable(at: now)
        subscription.lastPush = now
        subscription.pushes += 1
        guard !wasReliable, subscription.isReliable(at: now) else { return [] }
        return [.tell("its hub pushes what is new: from now on it is polled once a day")]
    }

    // MARK: - Polls

    /// From a publication to its push it may take so long: the publisher's ping, the hub's fetch, a retry.
    static let pushTakes: TimeInterval = 1800
    /// Once a day, for what a hub may lose; a little less, so that chance can spread it.
    static let pollEvery: TimeInterval = 22 * 3600
    /// Pushes that a hub may have to show to be relied on again.
    static let mostPushesNeeded = 27

    /// How many of the items that a poll found should have been pushed.
    /// - Parameter published: of each new item; one without a date counts, else a feed without dates would never tell.
    package static func missed(_ subscription: Subscription, published: [Date?], now: Date) -> Int {
        guard subscription.state == .active, let since = subscription.activeSince, since <= now - pushTakes else {
            return 0
        }
        return published.count { $0.map { since <= $0 && $0 <= now - pushTakes } ?? true }
    }

    static func missed(_ subscription: inout Subscription, items: Int, now: Date) -> [Action] {
        guard items > 0 else { return [] }
        let wasReliable = subscription.isReliable(at: now)
        subscription.pushes = 0
        guard wasReliable else { return [] }
        subscription.pushesNeeded = min(subscription.pushesNeeded * 3, mostPushesNeeded)
        return [
            .warn(
                "\(items) new items that its hub did not push: it is polled as usual until \(subscription.pushesNeeded) "
                    + "pushes in a row were enough")
        ]
    }

    /// A feed's state after a good check: with a hub to rely on, the next is a day away.
    package static func postponed(
        _ feed: FeedState, by subscription: Subscription?, now: Date, jitter: Double
    ) -> FeedState {
        guard let subscription, subscription.isReliable(at: now), feed.failures == 0 else { return feed }
        var feed = feed
        let next = max(feed.nextCheck, now + pollEvery + 7200 * min(max(jitter, 0), 1))
        feed.nextCheck = FetchSchedule.awake(next, feed.wish, latest: next + 86_400)
        return feed
    }

    /// A feed's state with what was pushed of it in its pace, as if a poll had found it.
    /// - Parameter times: of the new items, nil where the feed doesn't say.
    package static func paced(_ feed: FeedState, by times: [Date?], now: Date) -> FeedState {
        guard !times.isEmpty else { return feed }
        var feed = feed
        var rhythm = feed.rhythm ?? FeedRhythm()
        rhythm.take(times.map { min($0 ?? now, now) })
        feed.rhythm = rhythm
        return feed
    }

    /// A feed's state when its hub can't be relied on any more: what was not pushed is polled soon. A feed that fails
    /// keeps its back-off, and one that is gone stays gone.
    package static func hastened(_ feed: FeedState, now: Date, jitter: Double) -> FeedState {
        guard feed.failures == 0, feed.retired == nil else { return feed }
        var feed = feed
        feed.nextCheck = min(feed.nextCheck, now + 300 * min(max(jitter, 0), 1))
        return feed
    }
}
