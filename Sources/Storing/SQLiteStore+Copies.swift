package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    /// Seconds that a fingerprint is kept after its text's publication: copies are looked for within a week (reading.md,
    /// "Copies"), and a day is left for clocks and late feeds.
    static let fingerprintAge: Double = 8 * 86_400

    package func pastReading(article id: String) throws(StoreFault) -> PastReading? {
        try read("look up the article \(id)") { db in
            let article = try db.cachedStatement(sql: "SELECT * FROM article WHERE id = ?")
            guard let row = try Row.fetchOne(article, arguments: [id]) else { return nil }
            return PastReading(
                article: Self.article(row), onTopic: row["onTopic"], isHistory: row["isHistory"],
                print: Self.hash(row["print"]), revision: row["revision"], watchlist: row["watchlist"], why: row["why"],
                judgements: try String.fetchAll(
                    db.cachedStatement(sql: "SELECT body FROM judgement WHERE article = ? ORDER BY number"),
                    arguments: [id]
                ).map { try JSONColumn.decoded(Judgement.self, $0) })
        }
    }

    package func fingerprints(
        after number: Int64, since: Date, limit: Int
    ) throws(StoreFault) -> [KnownFingerprint] {
        try read("list fingerprints") { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT fingerprint.*, article.copyOf
                        FROM fingerprint JOIN article ON article.id = fingerprint.article
                        WHERE number > ? AND time >= ? ORDER BY number LIMIT ?
                        """), arguments: [number, since.timeIntervalSince1970, limit]
            ).map { row in
                KnownFingerprint(
                    number: row["number"], article: row["article"], copyOf: row["copyOf"],
                    time: row.instant("time") ?? .distantPast, fingerprint: Self.fingerprint(row))
            }
        }
    }

    package func fingerprint(article id: String) throws(StoreFault) -> Fingerprint? {
        try read("look up the fingerprint of \(id)") { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM fingerprint WHERE article = ?"), arguments: [id]
            ).map(Self.fingerprint)
        }
    }

    package func edited(_ entries: [EntryPrint], feed: String) throws(StoreFault) -> [String: Item] {
        try read("compare the items of \(feed)") { db in
            let own = try db.cachedStatement(sql: "SELECT * FROM item WHERE feed = ? AND id = ?")
            // The feed gave an entry a new id, or the one that came under it was withheld for its address.
            let sameAddress = try db.cachedStatement(
                sql: """
                    SELECT * FROM item WHERE canonicalURL = ? AND feed = ? AND stage != 'withheld'
                    ORDER BY firstSeen LIMIT 1
                    """)
            var edited: [String: Item] = [:]
            for entry in entries {
                let known = try Row.fetchOne(own, arguments: [feed, entry.id]).map(Self.item)
                if let known, known.print == entry.print { continue }
                let target =
                    if let known, known.stage != .withheld {
                        known
                    } else {
                        try Row.fetchOne(sameAddress, arguments: [entry.canonicalURL, feed]).map(Self.item)
                    }
                if let target, target.print != entry.print { edited[entry.id] = target }
            }
            return edited
        }
    }

    /// Replaces the fingerprint of an article and drops those that are past their time.
    static func put(_ record: ArticleRecord, fingerprintOf db: Database) throws {
        let time = (record.article.published ?? record.read).timeIntervalSince1970
        let limit = record.read.timeIntervalSince1970 - fingerprintAge
        try db.run(sql: "DELETE FROM fingerprint WHERE time < ?", arguments: [limit])
        try db.run(sql: "DELETE FROM fingerprint WHERE article = ?", arguments: [record.article.id])
        guard let fingerprint = record.fingerprint, time >= limit else { return }
        try db.run(
            sql: """
                INSERT INTO fingerprint (article, time, content, whole, shingles, lead, numbers)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.article.id, time, Int64(bitPattern: fingerprint.content), Int64(bitPattern: fingerprint.whole),
                blob(fingerprint.shingles), blob(fingerprint.lead),
                blob(fingerprint.numbers),
            ])
    }

    private static func fingerprint(_ row: Row) -> Fingerprint {
        Fingerprint(
            content: hash(row["content"]), whole: hash(row["whole"]), shingles: hashes(row["shingles"]),
            lead: hashes(row["lead"]), numbers: hashes(row["numbers"]))
    }

    /// 0 is unknown.
    static func hash(_ column: Int64?) -> UInt64 { UInt64(bitPattern: column ?? 0) }

    private static func blob(_ hashes: [UInt32]) -> Data {
        var bytes = [UInt8](repeating: 0, count: hashes.count * 4)
        for (index, hash) in hashes.enumerated() {
            for byte in 0..<4 {
                bytes[index &* 4 &+ byte] = UInt8(truncatingIfNeeded: hash &>> UInt32(truncatingIfNeeded: byte &* 8))
            }
        }
        return Data(bytes)
    }

    private static func hashes(_ data: Data) -> [UInt32] {
        unsafe data.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
            }
        }
    }
}
