internal import GRDB

/// Migration 3: WebSub subscriptions.
enum ThirdSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE subscription (
                    token TEXT PRIMARY KEY, feed TEXT NOT NULL, due REAL NOT NULL, state TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX subscriptionByFeed ON subscription (feed);
                CREATE INDEX subscriptionByDue ON subscription (due);
                """)
    }
}
