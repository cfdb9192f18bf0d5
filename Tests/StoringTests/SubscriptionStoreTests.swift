import Foundation
import Model
import Testing

@testable import Storing

@Suite("The store's subscriptions")
struct SubscriptionStoreTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private func record(
        _ token: String, feed: String = "a", due: Date = noon, state: String = "{}"
    ) -> SubscriptionRecord {
        SubscriptionRecord(token: token, feed: feed, due: due, state: state)
    }

    private func item(_ id: String, stage: Stage = .parsed) -> Item {
        Item(
            feed: "a", id: id, url: "https://example.org/\(id)", canonicalURL: "https://example.org/\(id)",
            title: "Title",
            source: "Example", published: nil, summary: nil, content: nil, isHistory: false, firstSeen: Self.noon,
            stage: stage, due: Self.noon)
    }

    @Test func theyAreFoundByTokenFeedAndTime() throws {
        let store = try SQLiteStore()
        for subscription in [
            record("t1"), record("t2", due: Self.noon + 1), record("t3", feed: "b", due: Self.noon - 1),
        ] {
            try store.save(subscription)
        }
        #expect(try store.subscription(token: "t2") == record("t2", due: Self.noon + 1))
        #expect(try store.subscription(token: "T2") == nil)
        #expect(try store.subscriptions(feed: "a").map(\.token) == ["t1", "t2"])
        #expect(try store.dueSubscriptions(now: Self.noon, limit: 9).map(\.token) == ["t3", "t1"])
        #expect(try store.dueSubscriptions(now: Self.noon, limit: 1).map(\.token) == ["t3"])
        #expect(try store.subscribedFeeds() == ["a", "b"])
        try store.save(record("t1", due: Self.noon + 9, state: "{1}"))
        #expect(try store.subscription(token: "t1") == record("t1", due: Self.noon + 9, state: "{1}"))
        try store.removeSubscription(token: "t1")
        try store.removeSubscription(token: "t1")
        #expect(try store.subscriptions(feed: "a").map(\.token) == ["t2"])
    }

    @Test func aPushBringsItemsAndLeavesTheFeedAlone() throws {
        let store = try SQLiteStore()
        let feed = FeedRecord(url: "a", name: "A", nextCheck: Self.noon, state: "{\"etag\":1}")
        try store.record(feed, items: [item("one")])
        try store.record(record("t1", state: "{2}"), items: [item("two")])
        #expect(try store.feed(url: "a") == feed)
        #expect(try store.subscription(token: "t1")?.state == "{2}")
        #expect(try store.pendingItems(feed: "a", now: Self.noon, limit: 9).map(\.id) == ["one", "two"])
    }

    /// Poll and push brought the same item, and it was read between the two.
    @Test func whatWasReadIsNotReadAgain() throws {
        let store = try SQLiteStore()
        let feed = FeedRecord(url: "a", name: "A", nextCheck: Self.noon, state: "{}")
        try store.record(feed, items: [item("one")])
        try store.save(item("one", stage: .recorded))
        try store.record(record("t1"), items: [item("one")])
        try store.record(feed, items: [item("one")])
        #expect(try store.pendingItems(feed: nil, now: Self.noon, limit: 9).isEmpty)
    }
}
