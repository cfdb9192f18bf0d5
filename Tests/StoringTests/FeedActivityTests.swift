import Foundation
import Model
import Testing

@testable import Storing

/// What `feeds list` and `status` count.
@Suite struct FeedActivityTests {
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func item(_ id: String, _ feed: String, seen: Double, published: Double?, stage: Stage = .recorded) -> Item
    {
        Item(
            feed: feed, id: id, url: "https://x.example/\(id)", canonicalURL: "https://x.example/\(id)", title: id,
            source: "X", published: published.map { Self.now + $0 * 3600 }, summary: nil, content: nil,
            isHistory: false, firstSeen: Self.now + seen * 3600, stage: stage, due: Self.now)
    }

    @Test func itemsAreCountedByFeedAndDayOfTheZone() throws {
        let store = try SQLiteStore()
        let today = Day(Self.now, in: .gmt)
        #expect(today.instant(hour: 13, in: .gmt) < Self.now)
        for item in [
            item("a", "one", seen: 0, published: -1), item("b", "one", seen: -1, published: nil),
            item("c", "one", seen: -2, published: -24), item("d", "one", seen: -3, published: -24 * 40),
            item("e", "one", seen: -24 * 20, published: -24 * 20), item("f", "two", seen: -5, published: -20),
        ] {
            try store.save(item)
        }
        let activity = try store.activity(since: Day(ordinal: today.ordinal - 13), offset: 0)
        #expect(activity.keys.sorted() == ["one", "two"])
        #expect(activity["one"]?.days == [today: 2, Day(ordinal: today.ordinal - 1): 1])
        #expect(activity["one"]?.lastItem == Self.now)
        #expect(activity["two"]?.days == [Day(ordinal: today.ordinal - 1): 1])
        // Twelve hours east of Greenwich it is the next day.
        let east = try store.activity(since: Day(ordinal: today.ordinal - 13), offset: 12 * 3600)
        #expect(east["one"]?.days == [Day(ordinal: today.ordinal + 1): 2, today: 1])
    }

    @Test func theTallyIsOfOneMoment() throws {
        let store = try SQLiteStore()
        #expect(try store.tally(now: Self.now) == StoreTally())
        try store.save(item("a", "one", seen: -1, published: nil, stage: .parsed))
        try store.save(item("b", "one", seen: -30, published: nil, stage: .parsed))
        try store.save(item("c", "one", seen: -2, published: nil))
        func delivery(_ id: String, _ state: Delivery.State, attempts: Int, due: Double) -> Delivery {
            Delivery(
                id: id, destination: "desk", payload: .digest, alert: nil, body: "{}", state: state, attempts: attempts,
                created: Self.now - 100, due: Self.now + due, lastError: "why \(id)")
        }
        for delivery in [
            delivery("p1", .pending, attempts: 0, due: 0), delivery("p2", .pending, attempts: 2, due: 5),
            delivery("d", .delivered, attempts: 1, due: 0), delivery("f1", .failed, attempts: 9, due: -50),
            delivery("f2", .failed, attempts: 9, due: -80),
        ] {
            try store.save(delivery)
        }
        let day = try #require(Day("2026-09-20"))
        try store.record(
            Digest(id: "D", day: day, from: Self.now - 86_400, to: Self.now - 60, zone: "UTC", beat: "b"),
            deliveries: [])
        let tally = try store.tally(now: Self.now)
        #expect(tally.itemsWaiting == 2 && tally.itemsLately == 2)
        #expect(tally.oldestItem == Self.now - 30 * 3600)
        #expect(tally.deliveriesWaiting == 2 && tally.deliveriesRetried == 1 && tally.deliveriesFailed == 2)
        #expect(tally.oldestDelivery == Self.now - 100)
        #expect(tally.lastFailure?.id == "f1")
        #expect(tally.lastDigest == day && tally.lastDigestEnd == Self.now - 60)
        #expect(tally.lastAlert == nil)
    }
}
