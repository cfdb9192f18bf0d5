package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func feeds() throws(StoreFault) -> [FeedRecord] {
        try read("list the feeds") { db in
            try Row.fetchAll(db, sql: "SELECT * FROM feed ORDER BY url").map(Self.feed)
        }
    }

    package func feed(url: String) throws(StoreFault) -> FeedRecord? {
        try read("look up the feed \(url)") { db in
            try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE url = ?", arguments: [url]).map(Self.feed)
        }
    }

    private static func feed(_ row: Row) -> FeedRecord {
        FeedRecord(
            url: row["url"], name: row["name"], nextCheck: row.instant("nextCheck") ?? .distantPast,
            state: row["state"],
            trouble: row["trouble"])
    }

    package func nextChecks() throws(StoreFault) -> [String: Date] {
        try read("look up when feeds are due") { db in
            var checks: [String: Date] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT url, nextCheck FROM feed")
            while let row = try rows.next() { checks[row[0]] = Date(timeIntervalSince1970: row[1]) }
            return checks
        }
    }

    package func dueFeeds(now: Date) throws(StoreFault) -> [String] {
        try read("look up which feeds are due") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT url FROM feed WHERE nextCheck <= ? ORDER BY nextCheck, url")
            return try String.fetchAll(statement, arguments: [now.timeIntervalSince1970])
        }
    }

    package func feeds(urls: [String]) throws(StoreFault) -> [FeedRecord] {
        try read("look up \(urls.count) feeds") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT url, name, nextCheck, state, trouble FROM feed WHERE url = ?")
            return try urls.compactMap { url in
                try Row.fetchOne(statement, arguments: [url]).map { row in
                    FeedRecord(
                        url: row[0], name: row[1], nextCheck: Date(timeIntervalSince1970: row[2]), state: row[3],
                        trouble: row[4])
                }
            }
        }
    }

    package func save(_ feeds: [FeedRecord]) throws(StoreFault) {
        try write("save the feed \(feeds.first?.url ?? "")") { db in for feed in feeds { try Self.put(feed, db) } }
    }

    package func record(_ feed: FeedRecord, items: [Item], edits: [Item]) throws(StoreFault) {
        try write("record what the feed \(feed.url) gave") { db in
            try Self.put(feed, db)
            for item in items { try Self.add(item, db) }
            for item in edits { try Self.put(item, db) }
        }
    }

    package func save(_ item: Item) throws(StoreFault) {
        try write("save the item \(item.url)") { try Self.put(item, $0) }
    }

    package func unseen(_ ids: [String], feed: String) throws(StoreFault) -> Set<String> {
        try read("look up the items of \(feed)") { db in
            let statement = try db.cachedStatement(sql: "SELECT 1 FROM item WHERE feed = ? AND id = ?")
            return try Set(ids.filter { try Int.fetchOne(statement, arguments: [feed, $0]) == nil })
        }
    }

    package func known(addresses: [String]) throws(StoreFault) -> Set<String> {
        try read("look up addresses") { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT 1 FROM item WHERE canonicalURL = ?1
                    UNION ALL SELECT 1 FROM article WHERE canonicalURL = ?1 LIMIT 1
                    """)
            return try Set(addresses.filter { try Int.fetchOne(statement, arguments: [$0]) != nil })
        }
    }

    package func pendingItems(feed: String?, now: Date, limit: Int) throws(StoreFault) -> [Item] {
        try read("list the items that wait") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM item WHERE stage = 'parsed' AND due <= ? AND (?2 IS NULL OR feed = ?2)
                    ORDER BY published IS NULL, published, firstSeen, feed, id LIMIT ?3
                    """, arguments: [now.timeIntervalSince1970, feed, limit]
            ).map(Self.item)
        }
    }

    package func activity(since day: Day, offset: Int) throws(StoreFault) -> [String: FeedActivity] {
        try read("count what the feeds gave") { db in
            // An item of that day or later came on that day or later: the index over arrivals bounds the search. SQLite,
            // which knows no counts, would read the whole table with its texts instead.
            let start = Double(day.ordinal * 86_400 - offset)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT feed, CAST((coalesce(published, firstSeen) + ?2) / 86400 AS INTEGER) AS day,
                        count(*) AS items, max(firstSeen) AS last
                    FROM item INDEXED BY itemByArrival WHERE firstSeen >= ?1 GROUP BY 1, 2
                    """, arguments: [start, offset])
            var activity: [String: FeedActivity] = [:]
            while let row = try rows.next() {
                let feed: String = row["feed"]
                if let last = row.instant("last") {
                    activity[feed, default: FeedActivity()].lastItem = max(activity[feed]?.lastItem ?? last, last)
                }
                let itemDay = Day(ordinal: row["day"])
                if itemDay >= day { activity[feed, default: FeedActivity()].days[itemDay] = row["items"] }
            }
            return activity
        }
    }

    package func tally(now: Date) throws(StoreFault) -> StoreTally {
        try read("count what is in the store") { db in
            func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
                try Row.fetchOne(db, sql: sql, arguments: arguments)
            }
            var tally = StoreTally()
            if let items = try row("SELECT count(*) AS n, min(firstSeen) AS oldest FROM item WHERE stage = 'parsed'") {
                tally.itemsWaiting = items["n"]
                tally.oldestItem = items.instant("oldest")
            }
            tally.itemsLately =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM item WHERE firstSeen >= ?",
                    arguments: [now.timeIntervalSince1970 - 86_400]) ?? 0
            if let waiting = try row(
                """
                SELECT count(*) AS n, total(attempts > 0) AS retried,
                    min(CASE attempts WHEN 0 THEN due ELSE created END) AS oldest
                FROM delivery WHERE state = 'pending'
                """)
            {
                tally.deliveriesWaiting = waiting["n"]
                tally.deliveriesRetried = Int(waiting["retried"] as Double)
                tally.oldestDelivery = waiting.instant("oldest")
            }
            tally.deliveriesFailed =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM delivery WHERE state = 'failed'") ?? 0
            tally.lastFailure = try row(
                "SELECT * FROM delivery WHERE state = 'failed' ORDER BY due DESC, id DESC LIMIT 1"
            ).map(Self.delivery)
            tally.lastAlert = try String.fetchOne(
                db, sql: "SELECT body FROM alert ORDER BY raised DESC, rowid DESC LIMIT 1"
            ).map { try JSONColumn.decoded(Alert.self, $0) }
            if let digest = try row("SELECT day, finish FROM digest WHERE kind = 'daily' ORDER BY finish DESC LIMIT 1")
            {
                tally.lastDigest = Day(ordinal: digest["day"])
                tally.lastDigestEnd = digest.instant("finish")
            }
            return tally
        }
    }

    static func item(_ row: Row) -> Item {
        Item(
            feed: row["feed"], id: row["id"], url: row["url"], canonicalURL: row["canonicalURL"], title: row["title"],
            byline: row["byline"], source: row["source"], published: row.instant("published"), summary: row["summary"],
            content: row["content"], isHistory: row["isHistory"], firstSeen: row.instant("firstSeen") ?? .distantPast,
            stage: Stage(rawValue: row["stage"]) ?? .parsed, attempts: row["attempts"],
            due: row.instant("due") ?? .distantPast, why: row["why"], print: hash(row["print"]),
            rereads: row["rereads"],
            revised: row.instant("revised"))
    }

    static func put(_ feed: FeedRecord, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO feed (url, name, nextCheck, state, trouble) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (url) DO UPDATE SET name = excluded.name, nextCheck = excluded.nextCheck,
                    state = excluded.state, trouble = excluded.trouble
                """)
        try statement.execute(
            arguments: [feed.url, feed.name, feed.nextCheck.timeIntervalSince1970, feed.state, feed.trouble])
    }

    static func put(_ item: Item, _ db: Database) throws {
        try db.run(sql: "INSERT OR REPLACE \(itemRow)", arguments: arguments(item))
    }

    /// One that is there already stays as it is: a poll and a push of the same feed may bring it at the same time, and it
    /// may have been read in between.
    static func add(_ item: Item, _ db: Database) throws {
        try db.execute(sql: "INSERT \(itemRow) ON CONFLICT (feed, id) DO NOTHING", arguments: arguments(item))
    }

    private static let itemRow = """
        INTO item (feed, id, url, canonicalURL, title, byline, source, published, summary, content,
            isHistory, firstSeen, stage, attempts, due, why, print, rereads, revised)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static func arguments(_ item: Item) -> StatementArguments {
        [
            item.feed, item.id, item.url, item.canonicalURL, item.title, item.byline, item.source,
            item.published?.timeIntervalSince1970, item.summary, item.content, item.isHistory,
            item.firstSeen.timeIntervalSince1970, item.stage.rawValue, item.attempts,
            item.due.timeIntervalSince1970, item.why, Int64(bitPattern: item.print), item.rereads,
            item.revised?.timeIntervalSince1970,
        ]
    }
}
