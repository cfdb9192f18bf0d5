package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func add(version hash: String, since: Date, files: [WatchlistFile]) throws(StoreFault) -> Bool {
        try write("keep the watchlist \(hash)") { db in
            let last = try String.fetchOne(db, sql: "SELECT hash FROM watchlistVersion ORDER BY number DESC LIMIT 1")
            guard last != hash else { return false }
            for file in files {
                let content = ContentName.of(file.bytes)
                try db.execute(
                    sql: "INSERT OR IGNORE INTO watchlistFile (hash, bytes) VALUES (?, ?)",
                    arguments: [content, Data(file.bytes)])
                try db.execute(
                    sql: "INSERT OR REPLACE INTO watchlistPart (version, name, file) VALUES (?, ?, ?)",
                    arguments: [hash, file.name, content])
            }
            try db.execute(
                sql: "INSERT INTO watchlistVersion (hash, since) VALUES (?, ?)",
                arguments: [hash, since.timeIntervalSince1970])
            return true
        }
    }

    package func versions() throws(StoreFault) -> [WatchlistVersion] {
        try read("list the versions of the watchlist") { db in
            let parts = Dictionary(
                grouping: try Row.fetchAll(
                    db, sql: "SELECT version, name, file FROM watchlistPart ORDER BY version, name"),
                by: { $0["version"] as String })
            let rows = try Row.fetchAll(db, sql: "SELECT hash, since FROM watchlistVersion ORDER BY number")
            return try rows.indices.map { index in
                let hash: String = rows[index]["hash"]
                let since: Double = rows[index]["since"]
                let end: Double? = rows.indices.contains(index + 1) ? rows[index + 1]["since"] : nil
                let alerts = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM alert WHERE watchlist = ? AND raised >= ? AND raised < ?",
                    arguments: [hash, since, end ?? 1e12])
                return WatchlistVersion(
                    hash: hash, since: Date(timeIntervalSince1970: since),
                    parts: (parts[hash] ?? []).map { .init(name: $0["name"], hash: $0["file"]) }, alerts: alerts ?? 0)
            }
        }
    }

    package func files(ofVersion hash: String) throws(StoreFault) -> [WatchlistFile]? {
        try read("look up the watchlist \(hash)") { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, bytes FROM watchlistPart JOIN watchlistFile ON watchlistFile.hash = watchlistPart.file
                    WHERE version = ? ORDER BY name
                    """, arguments: [hash])
            return rows.isEmpty ? nil : rows.map { WatchlistFile(name: $0["name"], bytes: Array($0["bytes"] as Data)) }
        }
    }

    package func add(_ deliveries: [Delivery], notes: [String: String]) throws(StoreFault) {
        try write("put a notice into the outbox") { db in
            for delivery in deliveries {
                let isThere =
                    try Int.fetchOne(db, sql: "SELECT 1 FROM delivery WHERE id = ?", arguments: [delivery.id]) != nil
                if !isThere { try Self.put(delivery, db) }
            }
            for (key, value) in notes { try Self.put(note: key, value, db) }
        }
    }

    /// Removes versions that became live before `limit` and that nothing refers to any more; the last one stays.
    static func purgeVersions(before limit: Double, _ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM watchlistVersion WHERE since < ?
                    AND number < (SELECT max(number) FROM watchlistVersion)
                    AND NOT EXISTS (SELECT 1 FROM article WHERE article.watchlist = watchlistVersion.hash)
                    AND NOT EXISTS (SELECT 1 FROM judgement WHERE judgement.watchlist = watchlistVersion.hash)
                    AND NOT EXISTS (SELECT 1 FROM alert WHERE alert.watchlist = watchlistVersion.hash)
                """, arguments: [limit])
        try db.execute(sql: "DELETE FROM watchlistPart WHERE version NOT IN (SELECT hash FROM watchlistVersion)")
        try db.execute(sql: "DELETE FROM watchlistFile WHERE hash NOT IN (SELECT file FROM watchlistPart)")
    }
}

/// What a file's bytes are kept under: FNV-1a over 64 bits, twice with different starts, and their number. A desk's own files
/// don't set out to collide.
enum ContentName {
    static func of(_ bytes: [UInt8]) -> String {
        var low: UInt64 = 0xCBF2_9CE4_8422_2325
        var high: UInt64 = 0x9AE1_6A3B_2F90_404F
        for byte in bytes {
            low = (low ^ UInt64(byte)) &* 0x100_0000_01B3
            high = (high ^ UInt64(byte) ^ low >> 40) &* 0x100_0000_01B3
        }
        return "\(String(high, radix: 16))-\(String(low, radix: 16))-\(bytes.count)"
    }
}
