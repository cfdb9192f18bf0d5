package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func events(_ query: EventQuery) throws(StoreFault) -> [Event] {
        try read("list events") { db in
            let sql = """
                SELECT body FROM event WHERE mergedInto IS NULL AND status <> 'hypothetical' AND (?1 IS NULL OR type = ?1)
                    AND (?2 IS NULL OR lastDay >= ?2) AND (?3 IS NULL OR firstDay <= ?3)
                ORDER BY lastDay DESC, length(id) DESC, id DESC
                """
            let rows = try String.fetchCursor(
                db, sql: sql,
                arguments: [query.type, query.from?.ordinal, query.to?.ordinal])
            var found: [Event] = []
            let place = query.place?.lowercased()
            while found.count < query.limit, let body = try rows.next() {
                // Most bodies need no decoding.
                if let place, !body.lowercased().contains(place) { continue }
                let event = try JSONColumn.decoded(Event.self, body)
                if let place {
                    let names = event.place.map { [$0.name] + $0.within } ?? []
                    guard names.contains(where: { $0.lowercased() == place }) else { continue }
                }
                found.append(event)
            }
            return found
        }
    }

    package func hasEvent(type: String, place: String, days: DayInterval) throws(StoreFault) -> Bool {
        try read("look for events at \(place)") { db in
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM event
                            WHERE type = ? AND place = ? AND lastDay BETWEEN ? AND ? AND status <> 'hypothetical')
                        """), arguments: [type, place, days.from.ordinal, days.to.ordinal]) ?? false
        }
    }

    package func announced(from: Day, to: Day) throws(StoreFault) -> [Event] {
        try read("read the daybook") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM event WHERE announced AND lastDay BETWEEN ? AND ? AND mergedInto IS NULL
                    ORDER BY firstDay, id LIMIT 1000
                    """, arguments: [from.ordinal, to.ordinal]
            ).map { try JSONColumn.decoded(Event.self, $0) }
        }
    }

    package func add(
        _ ruling: EventRuling, events: [Event], lastEvent: Int
    ) throws(StoreFault) -> Int64 {
        try write("record the desk's ruling on \(ruling.event)") { db in
            try db.execute(
                sql: "INSERT INTO eventRuling (kind, event, other, made, body) VALUES (?, ?, ?, ?, '')",
                arguments: [ruling.kind.rawValue, ruling.event, ruling.other, ruling.made.timeIntervalSince1970])
            var ruling = ruling
            ruling.number = db.lastInsertedRowID
            try db.execute(
                sql: "UPDATE eventRuling SET body = ? WHERE number = ?",
                arguments: [try JSONColumn.encoded(ruling), ruling.number])
            for var event in events {
                try Self.check(event, db)
                event.ruling = ruling.number
                try Self.write(event, db)
            }
            if ruling.kind == .split {
                try Self.move(ruling.articles, from: ruling.event, to: ruling.other, db)
            }
            try Self.put(note: "lastEvent", String(lastEvent), db)
            return ruling.number
        }
    }

    package func rulings() throws(StoreFault) -> [EventRuling] {
        try read("list the desk's rulings") { db in
            try Row.fetchAll(db, sql: "SELECT body, undone FROM eventRuling ORDER BY number").map { row in
                var ruling = try JSONColumn.decoded(EventRuling.self, row["body"])
                ruling.undone = row.instant("undone")
                return ruling
            }
        }
    }

    package func undo(_ ruling: EventRuling, at: Date, events: [Event]) throws(StoreFault) -> Bool {
        try write("take back ruling \(ruling.number)") { db in
            try db.execute(
                sql: "UPDATE eventRuling SET undone = ? WHERE number = ? AND undone IS NULL",
                arguments: [at.timeIntervalSince1970, ruling.number])
            guard db.changesCount > 0 else { return false }
            for var event in events {
                try Self.check(event, db)
                // What was read under the ruling must not be written over this either.
                event.ruling = -ruling.number
                try Self.write(event, db)
            }
            if ruling.kind == .split {
                try Self.move(ruling.articles, from: ruling.other, to: ruling.event, db)
            }
            return true
        }
    }

    /// What was made of an event that the desk has ruled on meanwhile is not written: it is read again.
    static func check(_ event: Event, _ db: Database) throws {
        let ruling = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT ruling FROM event WHERE id = ?"), arguments: [event.id])
        guard let ruling, ruling != event.ruling else { return }
        throw StoreFault("the desk has ruled on \(event.id) meanwhile; it is tried again", isTransient: true)
    }

    static func write(_ event: Event, _ db: Database) throws {
        try index(event, db)
        try db.run(
            sql: """
                INSERT OR REPLACE INTO event
                    (id, type, status, firstDay, lastDay, place, lastSeen, announced, mergedInto, ruling, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                event.id, event.type, event.status.rawValue, event.date?.from.ordinal, event.date?.to.ordinal,
                event.place?.name, event.lastSeen.timeIntervalSince1970, event.wasAnnounced, event.mergedInto,
                event.ruling, try JSONColumn.encoded(event),
            ])
    }

    /// The judgements that put these articles' reports to one event put them to the other.
    private static func move(_ articles: [String], from: String, to: String, _ db: Database) throws {
        for article in articles {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT number, body FROM judgement WHERE article = ?1
                        AND (event = ?2 OR event IN (SELECT id FROM event WHERE mergedInto = ?2))
                    """, arguments: [article, from])
            for row in rows {
                var judgement = try JSONColumn.decoded(Judgement.self, row["body"])
                judgement.event = to
                try db.execute(
                    sql: "UPDATE judgement SET event = ?, body = ? WHERE number = ?",
                    arguments: [to, try JSONColumn.encoded(judgement), row["number"] as Int64])
            }
        }
    }
}
