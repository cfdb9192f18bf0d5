internal import GRDB

/// The schema, a migration at a time. A shipped migration is never edited: a change is a new one.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try FirstSchema.create($0) }
        migrator.registerMigration("2") { try SecondSchema.create($0) }
        migrator.registerMigration("3") { try ThirdSchema.create($0) }
        migrator.registerMigration("4") { db in
            // `feeds list` and `status` count what came lately; purging looks for what came long ago.
            try db.execute(sql: "CREATE INDEX itemByArrival ON item (firstSeen, feed, published)")
            try db.execute(sql: "CREATE INDEX feedByNextCheck ON feed (nextCheck)")
        }
        return migrator
    }
}
