internal import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    /// Events handed out for one article at most.
    static let mostCandidates = 400

    package func candidates(_ queries: [CandidateQuery]) throws(StoreFault) -> [Event] {
        try read("look up events") { db in
            var seen = Set<String>()
            var ids: [String] = []
            var asked = Set<EventLookup>()
            for lookup in queries.flatMap(\.lookups) where asked.insert(lookup).inserted {
                let rows = try db.cachedStatement(
                    sql: Self.lookupSQL(latestFirst: lookup.latestFirst))
                let cursor = try String.fetchCursor(
                    rows, arguments: [lookup.key, lookup.from, lookup.to, lookup.limit])
                while let id = try cursor.next() {
                    if seen.insert(id).inserted { ids.append(id) }
                }
            }
            let body = try db.cachedStatement(sql: "SELECT body FROM event WHERE id = ?")
            return try ids.prefix(Self.mostCandidates).compactMap { id in
                try String.fetchOne(body, arguments: [id]).map { try decodedEvents.event(id, body: $0) }
            }.sorted { ($0.lastSeen, $1.id) > ($1.lastSeen, $0.id) }
        }
    }

    static func lookupSQL(latestFirst: Bool) -> String {
        let order = latestFirst ? "DESC" : "ASC"
        return """
            SELECT event FROM eventKey WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day \(order), event \(order) LIMIT ?
            """
    }

    /// Puts an event under its keys, and takes it from those that it no longer has.
    static func index(_ event: Event, _ db: Database) throws {
        let entries = EventKeys.entries(of: event)
        let known = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT entries FROM eventEntries WHERE event = ?"), arguments: [event.id])
        let bytes = encoded(entries)
        guard known != bytes else { return }
        let before = known.map(decoded) ?? []
        let old = Set(before)
        let new = Set(entries)
        let delete = try db.cachedStatement(sql: "DELETE FROM eventKey WHERE key = ? AND day = ? AND event = ?")
        for entry in before where !new.contains(entry) {
            try delete.execute(arguments: [entry.key, entry.day, event.id])
        }
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO eventKey (key, day, event) VALUES (?, ?, ?)")
        for entry in entries where !old.contains(entry) {
            try insert.execute(arguments: [entry.key, entry.day, event.id])
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO eventEntries (event, entries) VALUES (?, ?)")
            .execute(arguments: [event.id, bytes])
    }

    private static func encoded(_ entries: [EventKeys.Entry]) -> Data {
        var bytes = Data(capacity: entries.count * 16)
        for entry in entries {
            for word in [entry.key, Int64(entry.day)] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    bytes.append(UInt8(truncatingIfNeeded: word >> Int64(shift)))
                }
            }
        }
        return bytes
    }

    private static func decoded(_ bytes: Data) -> [EventKeys.Entry] {
        var words: [Int64] = []
        var word: Int64 = 0
        for (index, byte) in bytes.enumerated() {
            word = word << 8 | Int64(byte)
            if index % 8 == 7 {
                words.append(word)
                word = 0
            }
        }
        return stride(from: 0, to: words.count - 1, by: 2).map {
            EventKeys.Entry(key: words[$0], day: Int(words[$0 + 1]))
        }
    }
}
