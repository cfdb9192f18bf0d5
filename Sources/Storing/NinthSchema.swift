internal import Foundation
internal import GRDB
internal import Model

/// Migration 9: what events are found by when a report is judged, so that the time it takes does not grow with the ledger.
enum NinthSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                -- `EventKeys.entries`: a hash of type, aspect and name; `day` as there.
                CREATE TABLE eventKey (
                    key INTEGER NOT NULL, day INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (key, day, event)
                ) STRICT, WITHOUT ROWID;
                -- The entries that an event has, so that they can be taken out again: pairs of 64 bits, big-endian.
                CREATE TABLE eventEntries (event TEXT PRIMARY KEY, entries BLOB NOT NULL) STRICT, WITHOUT ROWID;
                """)
        let bodies = try String.fetchCursor(db, sql: "SELECT body FROM event")
        while let body = try bodies.next() {
            try SQLiteStore.index(try JSONColumn.decoded(Event.self, body), db)
        }
    }
}
