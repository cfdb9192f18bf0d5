internal import GRDB
internal import Model

/// Migration 10: events are found by the sound of a name, too, so that one on record in Russian is found from Chinese.
enum TenthSchema {
    static func create(_ db: Database) throws {
        let bodies = try String.fetchAll(db, sql: "SELECT body FROM event")
        for body in bodies { try SQLiteStore.index(try JSONColumn.decoded(Event.self, body), db) }
    }
}
