package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func subscription(token: String) throws(StoreFault) -> SubscriptionRecord? {
        try read("look up a subscription") { db in
            try Row.fetchOne(db, sql: "SELECT * FROM subscription WHERE token = ?", arguments: [token])
                .map(Self.subscription)
        }
    }

    package func subscriptions(feed: String) throws(StoreFault) -> [SubscriptionRecord] {
        try read("look up the subscriptions of \(feed)") { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM subscription WHERE feed = ? ORDER BY token")
            return try Row.fetchAll(statement, arguments: [feed]).map(Self.subscription)
        }
    }

    package func dueSubscriptions(now: Date, limit: Int) throws(StoreFault) -> [SubscriptionRecord] {
        try read("list the subscriptions that are due") { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM subscription WHERE due <= ? ORDER BY due, token LIMIT ?",
                arguments: [now.timeIntervalSince1970, limit]
            ).map(Self.subscription)
        }
    }

    package func subscribedFeeds() throws(StoreFault) -> Set<String> {
        try read("list the feeds that are subscribed") { db in
            try String.fetchSet(db, sql: "SELECT DISTINCT feed FROM subscription")
        }
    }

    package func save(_ subscription: SubscriptionRecord) throws(StoreFault) {
        try write("save the subscription of \(subscription.feed)") { try Self.put(subscription, $0) }
    }

    package func removeSubscription(token: String) throws(StoreFault) {
        try write("remove a subscription") { db in
            try db.execute(sql: "DELETE FROM subscription WHERE token = ?", arguments: [token])
        }
    }

    package func record(
        _ subscription: SubscriptionRecord, feed: FeedRecord?, items: [Item], edits: [Item]
    ) throws(StoreFault) {
        try write("record what was pushed of the feed \(subscription.feed)") { db in
            try Self.put(subscription, db)
            if let feed { try Self.put(feed, db) }
            for item in items { try Self.add(item, db) }
            for item in edits { try Self.put(item, db) }
        }
    }

    private static func subscription(_ row: Row) -> SubscriptionRecord {
        SubscriptionRecord(
            token: row["token"], feed: row["feed"], due: row.instant("due") ?? .distantPast, state: row["state"])
    }

    private static func put(_ subscription: SubscriptionRecord, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO subscription (token, feed, due, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (token) DO UPDATE SET feed = excluded.feed, due = excluded.due, state = excluded.state
                """,
            arguments: [
                subscription.token, subscription.feed, subscription.due.timeIntervalSince1970, subscription.state,
            ])
    }
}
