internal import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func record(_ record: ArticleRecord) throws(StoreFault) {
        try write("record the article \(record.article.url)") { db in
            try Self.put(record.article, record, db)
            for (index, judgement) in record.judgements.enumerated() where !record.standing.contains(index) {
                try db.run(
                    sql: """
                        INSERT INTO judgement (article, type, verdict, event, made, watchlist, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        record.article.id, judgement.report.type, judgement.verdict.rawValue, judgement.event,
                        record.read.timeIntervalSince1970, record.watchlist, try JSONColumn.encoded(judgement),
                    ])
            }
            for event in record.events { try Self.put(event, db) }
            for alert in record.alerts {
                try db.run(
                    sql: """
                        INSERT INTO alert (id, kind, type, event, article, raised, watchlist, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        alert.id, alert.kind.rawValue, alert.type, alert.event, record.article.id,
                        alert.raised.timeIntervalSince1970, record.watchlist, try JSONColumn.encoded(alert),
                    ])
            }
            for delivery in record.deliveries {
                try Self.put(delivery, db)
                if delivery.payload == .alertRevision { try Self.bringForward(before: delivery, db) }
            }
            if let item = record.item { try Self.put(item, db) }
            try Self.put(counter: "lastEvent", record.lastEvent, db)
            try Self.put(counter: "lastAlert", record.lastAlert, db)
        }
    }

    private static func put(_ article: Article, _ record: ArticleRecord, _ db: Database) throws {
        if record.revision == 0 {
            try db.run(sql: "DELETE FROM article WHERE id = ?", arguments: [article.id])
        } else {
            // Edited: what was judged of it before stands, and so does when it was first read.
            try db.run(sql: "DELETE FROM mention WHERE article = ?", arguments: [article.id])
        }
        try put(claimsOf: record, db)
        try db.run(
            sql: """
                INSERT INTO article (id, url, canonicalURL, title, byline, source, published, language, text, read,
                    onTopic, why, watchlist, copyOf, revised, print, isHistory, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET url = excluded.url, canonicalURL = excluded.canonicalURL,
                    title = excluded.title, byline = excluded.byline, source = excluded.source,
                    published = excluded.published, language = excluded.language, text = excluded.text,
                    onTopic = max(onTopic, excluded.onTopic), why = excluded.why, watchlist = excluded.watchlist,
                    copyOf = excluded.copyOf, revised = excluded.revised, print = excluded.print,
                    isHistory = excluded.isHistory, revision = excluded.revision
                """,
            arguments: [
                article.id, article.url, article.canonicalURL, article.title, article.byline, article.source,
                article.published?.timeIntervalSince1970, article.language?.rawValue, article.text,
                record.read.timeIntervalSince1970, record.findings.onTopic, record.why, record.watchlist,
                article.copyOf,
                article.revised?.timeIntervalSince1970, Int64(bitPattern: record.print), record.isHistory,
                record.revision,
            ])
        try put(record, fingerprintOf: db)
        if let original = record.mentionsOf {
            try db.run(
                sql: """
                    INSERT INTO mention (article, kind, name, count)
                    SELECT ?, kind, name, count FROM mention WHERE article = ?
                    """, arguments: [article.id, original])
        }
        var counts: [Mention.Kind: [String: Int]] = [:]
        for mention in record.findings.mentions { counts[mention.kind, default: [:]][mention.name, default: 0] += 1 }
        for (kind, names) in counts {
            for (name, count) in names {
                try db.run(
                    sql: "INSERT INTO mention (article, kind, name, count) VALUES (?, ?, ?, ?)",
                    arguments: [article.id, kind.rawValue, name, count])
            }
        }
    }

    package func events(type: String, days: DayInterval?, limit: Int) throws(StoreFault) -> [Event] {
        try read("look up events") { db in
            let bodies =
                if let days {
                    try String.fetchAll(
                        db.cachedStatement(
                            sql: """
                                SELECT body FROM event
                                WHERE type = ? AND (firstDay IS NULL OR (firstDay <= ? AND lastDay >= ?))
                                ORDER BY lastSeen DESC, id LIMIT ?
                                """), arguments: [type, days.to.ordinal, days.from.ordinal, limit])
                } else {
                    try String.fetchAll(
                        db.cachedStatement(
                            sql: "SELECT body FROM event WHERE type = ? ORDER BY lastSeen DESC, id LIMIT ?"),
                        arguments: [type, limit])
                }
            return try bodies.map { try JSONColumn.decoded(Event.self, $0) }
        }
    }

    package func event(id: String) throws(StoreFault) -> Event? {
        try read("look up the event \(id)") { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT body FROM event WHERE id = ?"), arguments: [id]
            ).map { try decodedEvents.event(id, body: $0) }
        }
    }

    package func daybook(from day: Day) throws(StoreFault) -> [Event] {
        try read("read the daybook") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM event WHERE status = 'planned' AND lastDay >= ? AND mergedInto IS NULL
                    ORDER BY firstDay, id LIMIT 200
                    """, arguments: [day.ordinal]
            ).map { try JSONColumn.decoded(Event.self, $0) }
        }
    }

    package func counters() throws(StoreFault) -> (event: Int, alert: Int) {
        try read("read the counters") { db in
            let note = try db.cachedStatement(sql: "SELECT value FROM note WHERE key = ?")
            func last(_ key: String) throws -> Int {
                try String.fetchOne(note, arguments: [key]).flatMap { Int($0) } ?? 0
            }
            return (try last("lastEvent"), try last("lastAlert"))
        }
    }

    package func add(
        events: [Event], figures: [KnownFigure], lastEvent: Int, notes: [String: String]
    ) throws(StoreFault) {
        try write("add known events") { db in
            for event in events { try Self.put(event, db) }
            for figure in figures { try Self.put(figure, db) }
            try Self.put(counter: "lastEvent", lastEvent, db)
            for (key, value) in notes { try Self.put(note: key, value, db) }
        }
    }

    package func history(url: String) throws(StoreFault) -> ArticleHistory? {
        try read("look up \(url)") { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM article WHERE url = ?1 OR canonicalURL = ?1 OR id = ?1 ORDER BY read DESC",
                arguments: [url])
            let item = try Row.fetchOne(
                db, sql: "SELECT * FROM item WHERE url = ?1 OR canonicalURL = ?1 OR id = ?1 ORDER BY firstSeen DESC",
                arguments: [url]
            ).map(Self.item)
            guard let row else {
                return item.map {
                    ArticleHistory(
                        article: nil, item: $0, read: nil, onTopic: false, why: $0.why, judgements: [], alerts: [],
                        deliveries: [], watchlist: nil)
                }
            }
            let article = Self.article(row)
            let judged = try Row.fetchAll(
                db, sql: "SELECT body, watchlist FROM judgement WHERE article = ? ORDER BY number",
                arguments: [article.id])
            let judgements = try judged.map { try JSONColumn.decoded(Judgement.self, $0["body"]) }
            let alerts = try String.fetchAll(
                db, sql: "SELECT body FROM alert WHERE article = ? ORDER BY raised", arguments: [article.id]
            ).map { try JSONColumn.decoded(Alert.self, $0) }
            var deliveries: [Delivery] = []
            for alert in alerts {
                deliveries += try Row.fetchAll(
                    db, sql: "SELECT * FROM delivery WHERE alert = ? ORDER BY id", arguments: [alert.id]
                ).map(Self.delivery)
            }
            return ArticleHistory(
                article: article, item: item, read: row.instant("read"), onTopic: row["onTopic"], why: row["why"],
                judgements: judgements, alerts: alerts, deliveries: deliveries, watchlist: row["watchlist"],
                judgedBy: judged.map { $0["watchlist"] ?? row["watchlist"] })
        }
    }

    static func article(_ row: Row) -> Article {
        Article(
            id: row["id"], url: row["url"], canonicalURL: row["canonicalURL"], title: row["title"],
            byline: row["byline"],
            source: row["source"], published: row.instant("published"),
            language: (row["language"] as String?).map(Language.init(rawValue:)), copyOf: row["copyOf"],
            revised: row.instant("revised"), text: row["text"])
    }

    private static func put(_ event: Event, _ db: Database) throws {
        try check(event, db)
        try write(event, db)
    }

    private static func put(counter key: String, _ value: Int, _ db: Database) throws {
        try put(note: key, String(value), db)
    }
}
