import Foundation
import Model
import Testing

@testable import Fetching

private let start = Date(timeIntervalSince1970: 1_616_824_800)
private let day: TimeInterval = 86_400
private let keys = Subscription.Keys(token: "0123abcd", secret: "s3cret")

private func subscription(_ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
    var made = Subscription(
        feed: "https://a.example/rss", topic: "https://a.example/rss?x=1&y", hub: "https://hub.example/",
        callback: "https://desk.example/hub/0123abcd", keys: keys, now: start)
    change(&made)
    return made
}

/// Verified at `start` for ten days, asked a second before.
private func active(_ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
    subscription {
        $0.state = .active
        $0.askedAt = start - 1
        $0.activeSince = start
        $0.leaseUntil = start + 10 * day
        $0.nextTry = start + 8 * day
        change(&$0)
    }
}

private func reliable(_ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
    active {
        $0.pushes = 1
        change(&$0)
    }
}

private let subscribe = WebSub.Action.ask(
    url: "https://hub.example/",
    body: "hub.callback=https%3A%2F%2Fdesk.example%2Fhub%2F0123abcd&hub.mode=subscribe"
        + "&hub.topic=https%3A%2F%2Fa.example%2Frss%3Fx%3D1%26y&hub.lease_seconds=864000&hub.secret=s3cret&hub.verify=async"
)
private let unsubscribe = WebSub.Action.ask(
    url: "https://hub.example/",
    body: "hub.callback=https%3A%2F%2Fdesk.example%2Fhub%2F0123abcd&hub.mode=unsubscribe"
        + "&hub.topic=https%3A%2F%2Fa.example%2Frss%3Fx%3D1%26y&hub.verify=async")
private let notOurs = WebSub.Action.reply(status: 404, text: "no such subscription")

private func query(_ mode: String, topic: String = "https://a.example/rss?x=1&y", lease: Double? = nil) -> WebSub.Event
{
    .called(HubQuery(mode: mode, topic: topic, challenge: "c", lease: lease, reason: "r"))
}

/// One event, seen from outside: kind of action without its words.
private func kinds(_ actions: [WebSub.Action]) -> [String] {
    actions.map { action in
        switch action {
        case .ask: "ask"
        case .reply(let status, _): "\(status)"
        case .take: "take"
        case .forget: "forget"
        case .pollAgain: "poll"
        case .tell: "tell"
        case .warn: "warn"
        }
    }
}

@Suite("A subscription's life")
struct WebSubTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let from: Subscription
        let event: WebSub.Event
        var after: TimeInterval = 0
        let state: Subscription.State
        let actions: [String]
        /// Seconds from the event to the next try.
        var next: TimeInterval?
        var testDescription: String { name }

        init(
            _ name: String, _ from: Subscription, _ event: WebSub.Event, after: TimeInterval = 0,
            _ state: Subscription.State, _ actions: [String], next: TimeInterval? = nil
        ) {
            self.name = name
            self.from = from
            self.event = event
            self.after = after
            self.state = state
            self.actions = actions
            self.next = next
        }
    }

    private static let refused = WebSub.Event.answered(.failed(why: "w", isRefusal: true, retryAfter: nil))
    private static let down = WebSub.Event.answered(.failed(why: "w", isRefusal: false, retryAfter: nil))
    private static func asked(_ failures: Int, _ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
        subscription {
            $0.askedAt = start
            $0.failures = failures
            $0.nextTry = start + 300
            change(&$0)
        }
    }
    private static func leaving(_ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
        active {
            $0.state = .leaving
            $0.nextTry = start
            change(&$0)
        }
    }

    static let cases: [Case] = [
        // Asking
        Case("new: asked at once", subscription(), .tick(isWanted: true), .pending, ["ask"], next: 300),
        Case("not due: nothing", asked(1), .tick(isWanted: true), after: 10, .pending, [], next: 290),
        Case(
            "asked in vain: the delay doubles", asked(3), .tick(isWanted: true), after: 300, .pending, ["ask"],
            next: 2400),
        Case("for ever: once a day", asked(90), .tick(isWanted: true), after: 300, .pending, ["ask"], next: day),
        Case("accepted: an hour to verify", asked(1), .answered(.accepted), .pending, [], next: 3600),
        Case("accepted again, never verified: said", asked(2), .answered(.accepted), .pending, ["warn"], next: 3600),
        Case("refused: somebody must mend it", asked(1), refused, .pending, ["warn"], next: 6 * 3600),
        Case("refused again: said once", asked(2), refused, .pending, [], next: 6 * 3600),
        Case("down: soon again", asked(1), down, .pending, ["warn"], next: 300),
        Case(
            "busy: as it says", asked(1), .answered(.failed(why: "w", isRefusal: false, retryAfter: 1000)), .pending,
            ["warn"], next: 1000),
        Case(
            "busy for a year: a day", asked(1), .answered(.failed(why: "w", isRefusal: false, retryAfter: 4e7)),
            .pending,
            ["warn"], next: day),
        Case("a refusal after the verification", active(), refused, .active, [], next: 8 * day),
        // Verification
        Case("verified", asked(1), query("subscribe", lease: 5 * day), .active, ["200", "tell"], next: 4 * day),
        Case(
            "verified twice", active(), query("subscribe", lease: 5 * day), after: 60, .active, ["200"], next: 4 * day),
        Case("verified without a lease", asked(1), query("subscribe"), .active, ["200", "tell"], next: 0.8 * day),
        Case(
            "verified for a year", asked(1), query("subscribe", lease: 365 * day), .active, ["200", "tell"],
            next: 24 * day),
        Case("verified for a second", asked(1), query("subscribe", lease: 1), .active, ["200", "tell"], next: 60),
        Case("another topic", asked(1), query("subscribe", topic: "https://b.example/"), .pending, ["404"], next: 300),
        Case("never asked", subscription(), query("subscribe"), .pending, ["404"], next: 0),
        Case("asked long ago", active(), query("subscribe"), after: day, .active, ["404"], next: 7 * day),
        Case("an end that we don't want", active(), query("unsubscribe"), .active, ["404"]),
        Case("an unknown mode", active(), query("publish"), .active, ["404"]),
        // Denial
        Case("denied", asked(1), query("denied"), .denied, ["200", "warn"], next: 7 * day),
        Case("denied while it ran", active(), query("denied"), .denied, ["200", "warn"], next: 7 * day),
        Case("denied, and relied on", reliable(), query("denied"), .denied, ["200", "warn", "poll"], next: 7 * day),
        Case("denied another topic", asked(1), query("denied", topic: "x"), .pending, ["404"]),
        Case(
            "after a week: asked again", asked(0) { $0.state = .denied }, .tick(isWanted: true), after: 300, .denied,
            ["ask"], next: 300),
        // The lease
        Case("runs", active(), .tick(isWanted: true), after: 7 * day, .active, [], next: day),
        Case("is renewed before its end", active(), .tick(isWanted: true), after: 8 * day, .active, ["ask"], next: 300),
        Case(
            "ends unrenewed", active { $0.nextTry = start + 11 * day }, .tick(isWanted: true), after: 10 * day,
            .pending, [],
            next: day),
        Case(
            "ends unrenewed, and was relied on", reliable { $0.nextTry = start + 10 * day }, .tick(isWanted: true),
            after: 10 * day, .pending, ["warn", "poll", "ask"], next: 300),
        // Leaving
        Case("not wanted, never verified", asked(1), .tick(isWanted: false), .leaving, ["forget"]),
        Case("not wanted any more", active(), .tick(isWanted: false), .leaving, ["ask"], next: 300),
        Case("not wanted, and relied on", reliable(), .tick(isWanted: false), .leaving, ["poll", "ask"], next: 300),
        Case("its end is verified", leaving(), query("unsubscribe"), .leaving, ["200", "forget"]),
        Case("its end was never asked", leaving { $0.askedAt = nil }, query("unsubscribe"), .leaving, ["404"]),
        Case("no return", leaving(), query("subscribe"), .leaving, ["404"]),
        Case("pushes find nobody", leaving(), .pushed(isSigned: true), .leaving, ["410"]),
        Case("the hub is asked five times", leaving { $0.failures = 4 }, .tick(isWanted: true), .leaving, ["ask"]),
        Case("and no more", leaving { $0.failures = 5 }, .tick(isWanted: true), .leaving, ["forget"]),
        Case("or until its lease is over", leaving(), .tick(isWanted: true), after: 10 * day, .leaving, ["forget"]),
        // Pushes
        Case("signed", active(), .pushed(isSigned: true), .active, ["take"]),
        Case("signed, its lease just over", asked(0), .pushed(isSigned: true), .pending, ["take"]),
        Case("not signed: acknowledged, ignored, said", active(), .pushed(isSigned: false), .active, ["202", "warn"]),
        Case(
            "not signed again: not said again", active { $0.badSignatures = 1 }, .pushed(isSigned: false), .active,
            ["202"]),
        Case("the first that is taken proves the hub", active(), .taken, .active, ["tell"]),
        Case("the next proves nothing new", reliable(), .taken, .active, []),
        Case("a miss", reliable(), .missed(items: 2), .active, ["warn"]),
        Case("a miss of a hub not relied on", active(), .missed(items: 2), .active, []),
        Case("no miss", reliable(), .missed(items: 0), .active, []),
    ]

    @Test(arguments: cases)
    func step(_ the: Case) {
        let now = start + the.after
        let step = WebSub.step(the.from, the.event, now: now, jitter: 0)
        #expect(step.subscription.state == the.state)
        #expect(kinds(step.actions) == the.actions)
        if let next = the.next { #expect(abs(step.subscription.nextTry.timeIntervalSince(now) - next) < 0.001) }
        // What is stored is what is read.
        #expect(Subscription(step.subscription.record) == step.subscription)
        // Chance only adds, and little.
        let late = WebSub.step(the.from, the.event, now: now, jitter: 0.999)
        #expect(kinds(late.actions) == the.actions)
        let (wait, longest) = (step.subscription.nextTry, late.subscription.nextTry)
        #expect(longest >= wait)
        #expect(longest.timeIntervalSince(now) <= max(0, wait.timeIntervalSince(now)) * 1.13 + 1)
    }

    @Test func requests() {
        #expect(WebSub.step(subscription(), .tick(isWanted: true), now: start, jitter: 0).actions == [subscribe])
        #expect(WebSub.step(active(), .tick(isWanted: false), now: start, jitter: 0).actions == [unsubscribe])
    }

    @Test func theChallengeIsEchoed() {
        let called = WebSub.Event.called(
            HubQuery(mode: "subscribe", topic: subscription().topic, challenge: "a<b&c", lease: 60))
        let step = WebSub.step(subscription { $0.askedAt = start }, called, now: start, jitter: 0)
        #expect(step.actions.first == .reply(status: 200, text: "a<b&c"))
        #expect(step.subscription.leaseUntil == start + 60)
    }

    /// Asked, verified, pushed, renewed, and the renewal refused until the lease is over: as days go by.
    @Test func aWholeLife() {
        var now = start
        var the = subscription()
        var seen: [String] = []
        func on(_ event: WebSub.Event, after wait: TimeInterval) {
            now += wait
            let step = WebSub.step(the, event, now: now, jitter: 0.5)
            the = step.subscription
            seen += kinds(step.actions)
        }
        on(.tick(isWanted: true), after: 0)
        on(.answered(.accepted), after: 1)
        on(query("subscribe", lease: 10 * day), after: 1)
        on(.pushed(isSigned: true), after: day)
        on(.taken, after: 0)
        #expect(the.isReliable(at: now))
        on(.tick(isWanted: true), after: 7 * day)
        on(.tick(isWanted: true), after: 0.6 * day)
        on(query("subscribe", lease: 10 * day), after: 5)
        #expect(the.leaseUntil == now + 10 * day)
        for _ in 0..<20 {
            on(.tick(isWanted: true), after: 0.6 * day)
            if seen.last == "ask" { on(.answered(.failed(why: "w", isRefusal: true, retryAfter: nil)), after: 1) }
        }
        #expect(the.state == .pending)
        #expect(!the.isReliable(at: now))
        #expect(Array(seen.prefix(7)) == ["ask", "200", "tell", "take", "tell", "ask", "200"])
        #expect(seen.count { $0 == "poll" } == 1)
        // The renewal, and once the lease is over.
        #expect(seen.count { $0 == "warn" } == 2)
    }

    @Test func keysAreLongAndDiffer() {
        var source = SystemRandomNumberGenerator()
        let made = (0..<50).map { _ in Subscription.Keys(using: &source) }
        #expect(Set(made.map(\.token)).count == 50)
        #expect(made.allSatisfy { $0.token.utf8.count == 32 && $0.secret.utf8.count == 64 })
    }
}

@Suite("Polling a feed that is pushed")
struct WebSubPollingTests {
    /// Publication of each new item of a poll, in seconds before it, nil where unknown; how many should have been pushed.
    @Test(
        arguments: [
            ([], 0), ([60], 0), ([1799], 0), ([1801], 1), ([nil], 1), ([60, nil, 7200], 2), ([3 * 86_400], 0),
            ([-60], 0),
        ] as [([Double?], Int)])
    func missed(ages: [Double?], expected: Int) {
        let now = start + 2 * day
        #expect(WebSub.missed(active(), published: ages.map { $0.map { now - $0 } }, now: now) == expected)
        #expect(WebSub.missed(subscription(), published: ages.map { $0.map { now - $0 } }, now: now) == 0)
    }

    @Test func rightAfterTheVerificationNothingIsMissed() {
        #expect(WebSub.missed(active(), published: [nil], now: start + 600) == 0)
    }

    @Test func trustIsEarnedAgain() {
        var the = reliable()
        func on(_ event: WebSub.Event) { the = WebSub.step(the, event, now: start, jitter: 0).subscription }
        var needed: [Int] = []
        for _ in 0..<5 {
            on(.missed(items: 1))
            var count = 0
            while !the.isReliable(at: start), count < 100 {
                on(.taken)
                count += 1
            }
            needed.append(count)
        }
        #expect(needed == [3, 9, 27, 27, 27])
    }

    @Test func onceADayWhileItCanBeReliedOn() {
        var feed = FeedState(url: "https://a.example/rss", now: start + 900)
        func wait(_ by: Subscription?, _ jitter: Double = 0, at now: Date = start) -> TimeInterval {
            WebSub.postponed(feed, by: by, now: now, jitter: jitter).nextCheck.timeIntervalSince(start)
        }
        #expect(wait(nil) == 900)
        #expect(wait(active()) == 900)
        #expect(wait(reliable()) == 22 * 3600)
        #expect(wait(reliable(), 0.999) < day)
        #expect(wait(reliable { $0.leaseUntil = start }) == 900)
        #expect(wait(reliable { $0.state = .leaving }) == 900)
        feed.failures = 1
        #expect(wait(reliable()) == 900)
    }

    @Test func outsideTheHoursToBeLeftOut() {
        var feed = FeedState(url: "https://a.example/rss", now: start)
        // 06:00 UTC; 22 hours later it is 04:00.
        feed.wish = FeedState.Wish(skipHours: [3, 4, 5])
        let next = WebSub.postponed(feed, by: reliable(), now: start, jitter: 0).nextCheck
        #expect(next == start + day)
    }

    @Test func whatIsPushedKeepsThePace() {
        let feed = FeedState(url: "https://a.example/rss", now: start)
        #expect(WebSub.paced(feed, by: [], now: start) == feed)
        let paced = WebSub.paced(feed, by: [start - 60, start + 3600, nil, start - 120], now: start)
        #expect(paced.rhythm?.newest == start)
        #expect(paced.rhythm?.gaps == [60, 60, 0])
        #expect(paced.nextCheck == feed.nextCheck)
    }

    @Test func soonWhenItCanNoMore() {
        var feed = FeedState(url: "https://a.example/rss", now: start + day)
        #expect(WebSub.hastened(feed, now: start, jitter: 0).nextCheck == start)
        #expect(WebSub.hastened(feed, now: start, jitter: 0.5).nextCheck == start + 150)
        feed.failures = 2
        #expect(WebSub.hastened(feed, now: start, jitter: 0).nextCheck == start + day)
        feed.failures = 0
        feed.retired = start
        #expect(WebSub.hastened(feed, now: start, jitter: 0).nextCheck == start + day)
        feed = FeedState(url: "https://a.example/rss", now: start - 5)
        #expect(WebSub.hastened(feed, now: start, jitter: 0.5).nextCheck == start - 5)
    }
}
