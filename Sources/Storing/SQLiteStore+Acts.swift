package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func add(_ act: AlertAct, owed: (Int64) throws -> [Delivery]) throws(StoreFault) -> Int64 {
        try write("put on record what was done about \(act.alert)") { db in
            let number = try Self.put(act, db)
            for delivery in try owed(number) { try Self.addIfNew(delivery, db) }
            return number
        }
    }

    package func acts(event: String) throws(StoreFault) -> [AlertAct] {
        try read("list what was done about \(event)") { try Self.acts(event: event, $0) }
    }

    package func latestAlerts(
        at destination: String, inHand delivery: String, limit: Int
    ) throws(StoreFault) -> [Alert] {
        try read("list the last alerts") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT alert.body FROM alert JOIN delivery ON delivery.alert = alert.id
                    WHERE delivery.destination = ? AND (delivery.state IN ('delivered', 'gathered') OR delivery.id = ?)
                    GROUP BY alert.id ORDER BY alert.raised DESC, alert.rowid DESC LIMIT ?
                    """, arguments: [destination, delivery, limit]
            ).map { try JSONColumn.decoded(Alert.self, $0) }
        }
    }

    package func alerts(event: String) throws(StoreFault) -> [Alert] {
        try read("list the alerts of \(event)") { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM alert WHERE event = ? ORDER BY raised, rowid", arguments: [event]
            ).map { try JSONColumn.decoded(Alert.self, $0) }
        }
    }

    package func add(_ silence: Silence) throws(StoreFault) -> Int64 {
        try write("put a silence on record") { db in
            try db.execute(
                sql: "INSERT INTO silence (matcher, author, reason, start, finish, ended) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    try JSONColumn.encoded(silence.matcher), silence.author, silence.reason,
                    silence.from.timeIntervalSince1970, silence.until.timeIntervalSince1970,
                    silence.ended?.timeIntervalSince1970,
                ])
            return db.lastInsertedRowID
        }
    }

    package func silences(endingAfter moment: Date) throws(StoreFault) -> [Silence] {
        try read("list the silences") { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM silence WHERE finish > ? ORDER BY number",
                arguments: [moment.timeIntervalSince1970]
            ).map { row in
                Silence(
                    number: row["number"], matcher: try JSONColumn.decoded(AlertMatcher.self, row["matcher"]),
                    author: row["author"], reason: row["reason"], from: row.instant("start") ?? .distantPast,
                    until: row.instant("finish") ?? .distantPast, ended: row.instant("ended"))
            }
        }
    }

    package func endSilence(_ number: Int64, at: Date) throws(StoreFault) -> Bool {
        try write("end the silence \(number)") { db in
            let moment = at.timeIntervalSince1970
            try db.execute(
                sql: "UPDATE silence SET ended = ? WHERE number = ? AND ended IS NULL AND finish > ?",
                arguments: [moment, number, moment])
            return db.changesCount > 0
        }
    }

    static func put(_ act: AlertAct, _ db: Database) throws -> Int64 {
        try db.run(
            sql: "INSERT INTO act (event, alert, kind, who, way, note, at, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                act.event, act.alert, act.kind.rawValue, act.by, act.way.rawValue, act.note,
                act.at.timeIntervalSince1970, act.until?.timeIntervalSince1970,
            ])
        return db.lastInsertedRowID
    }

    /// A mark is the desk's word, too: who marks has seen.
    static func acts(event: String, _ db: Database) throws -> [AlertAct] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT number, event, alert, kind, who, way, note, at, until FROM act WHERE event = ?
                UNION ALL SELECT number, event, alert, 'marked', NULL, way, word || coalesce(' ' || other, ''), made, NULL
                    FROM mark WHERE event = ? AND undone IS NULL
                ORDER BY at, number
                """, arguments: [event, event]
        ).compactMap { row in
            AlertAct.Kind(rawValue: row["kind"]).map { kind in
                AlertAct(
                    number: row["number"], event: row["event"], alert: row["alert"], kind: kind, by: row["who"],
                    way: Mark.Way(rawValue: row["way"]) ?? .command, note: row["note"],
                    at: row.instant("at") ?? .distantPast, until: row.instant("until"))
            }
        }
    }
}
