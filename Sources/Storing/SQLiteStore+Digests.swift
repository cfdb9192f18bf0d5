package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func alerts(from: Date, to: Date) throws(StoreFault) -> [Alert] {
        try read("list alerts") { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM alert WHERE raised >= ? AND raised < ? ORDER BY raised, rowid",
                arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970]
            ).map { try JSONColumn.decoded(Alert.self, $0) }
        }
    }

    package func counts(from: Date, to: Date) throws(StoreFault) -> ReadingCounts {
        try read("count what was read") { db in
            let window: StatementArguments = [from.timeIntervalSince1970, to.timeIntervalSince1970]
            var counts = ReadingCounts()
            let row = try Row.fetchOne(
                db, sql: "SELECT count(*) AS read, total(onTopic) AS topic FROM article WHERE read >= ? AND read < ?",
                arguments: window)
            counts.read = row?["read"] ?? 0
            counts.onTopic = Int((row?["topic"] as Double?) ?? 0)
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT verdict, count(*) AS reports FROM judgement WHERE made >= ? AND made < ? GROUP BY verdict
                    """, arguments: window)
            {
                counts.verdicts[row["verdict"]] = row["reports"]
            }
            return counts
        }
    }

    package func lastDigestEnd(_ kind: Digest.Kind, upTo now: Date) throws(StoreFault) -> Date? {
        try read("look up the last digest") { db in
            try Double.fetchOne(
                db, sql: "SELECT max(finish) FROM digest WHERE kind = ? AND finish <= ?",
                arguments: [kind.rawValue, now.timeIntervalSince1970]
            ).map { Date(timeIntervalSince1970: $0) }
        }
    }

    package func hasDigest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Bool {
        try read("look for the digest of \(day)") { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM digest WHERE kind = ? AND day = ?)",
                arguments: [kind.rawValue, day.ordinal]) ?? false
        }
    }

    package func dailyDigests(from: Date, to: Date, now: Date) throws(StoreFault) -> [String] {
        try read("list the daily digests") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM digest WHERE kind = 'daily' AND weekly IS NULL
                        AND ((finish > ? AND finish <= ?) OR finish > ?) ORDER BY finish
                    """,
                arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970, now.timeIntervalSince1970])
        }
    }

    package func record(
        _ digest: Digest, telling: DigestTelling, texts: [DigestText], deliveries: [Delivery]
    ) throws(StoreFault) {
        try write("record the digest \(digest.id)") { db in
            try db.execute(
                sql: "INSERT INTO digest (id, kind, day, start, finish, made, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    digest.id, (digest.kind ?? .daily).rawValue, digest.day.ordinal, digest.from.timeIntervalSince1970,
                    digest.to.timeIntervalSince1970, digest.made?.timeIntervalSince1970,
                    try JSONColumn.encoded(digest),
                ])
            try Self.mark(telling, by: digest.id, db)
            for text in texts {
                try db.execute(
                    sql: "INSERT INTO digestRendering (digest, format, body) VALUES (?, ?, ?)",
                    arguments: [digest.id, text.format, text.body])
            }
            for delivery in deliveries { try Self.put(delivery, db) }
        }
    }

    package func digest(_ kind: Digest.Kind, day: Day) throws(StoreFault) -> Digest? {
        try read("look up the digest of \(day)") { db in
            try String.fetchOne(
                db, sql: "SELECT body FROM digest WHERE kind = ? AND day = ?", arguments: [kind.rawValue, day.ordinal]
            ).map { try JSONColumn.decoded(Digest.self, $0) }
        }
    }

    package func digestText(_ id: String, format: String) throws(StoreFault) -> String? {
        try read("look up the digest \(id) as \(format)") { db in
            try String.fetchOne(
                db, sql: "SELECT body FROM digestRendering WHERE digest = ? AND format = ?", arguments: [id, format])
        }
    }

    package func digests(limit: Int) throws(StoreFault) -> [DigestLine] {
        try read("list the digests") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, kind, day, start, finish, made, (SELECT group_concat(format, ' ') FROM
                        (SELECT format FROM digestRendering WHERE digest = digest.id ORDER BY format)) AS formats
                    FROM digest ORDER BY finish DESC, kind LIMIT ?
                    """, arguments: [limit]
            ).map { row in
                DigestLine(
                    id: row["id"], kind: Digest.Kind(rawValue: row["kind"]) ?? .daily, day: Day(ordinal: row["day"]),
                    from: row.instant("start") ?? .distantPast, to: row.instant("finish") ?? .distantPast,
                    made: row.instant("made"),
                    formats: (row["formats"] as String?)?.split(separator: " ").map(String.init) ?? [])
            }
        }
    }

    package func deliveryStandings(ofAlerts ids: [String]) throws(StoreFault) -> [DeliveryStanding] {
        try read("list the deliveries of the alerts") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT alert, state, lastError FROM delivery WHERE alert IN (SELECT value FROM json_each(?))
                    ORDER BY alert, id
                    """, arguments: [try JSONColumn.encoded(ids)]
            ).map { DeliveryStanding(alert: $0["alert"], state: $0["state"], lastError: $0["lastError"]) }
        }
    }

    package func languages(ofArticles ids: [String]) throws(StoreFault) -> [String: Language] {
        try read("look up the articles' languages") { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, language FROM article
                    WHERE id IN (SELECT value FROM json_each(?)) AND language IS NOT NULL
                    """, arguments: [try JSONColumn.encoded(ids)])
            return Dictionary(
                rows.map { ($0["id"] as String, Language(rawValue: $0["language"])) }, uniquingKeysWith: { $1 })
        }
    }
}
