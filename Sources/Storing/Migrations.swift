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
        // The desk's marks outlive articles and alerts: they are what is learned from.
        migrator.registerMigration("5") { db in
            try db.execute(
                sql: """
                    CREATE TABLE mark (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, alert TEXT NOT NULL, event TEXT NOT NULL, article TEXT,
                        word TEXT NOT NULL, other TEXT, note TEXT, way TEXT NOT NULL, made REAL NOT NULL, undone REAL
                    ) STRICT;
                    CREATE INDEX markByTime ON mark (made);
                    """)
        }
        migrator.registerMigration("6") { try SixthSchema.create($0) }
        migrator.registerMigration("7") { try SeventhSchema.create($0) }
        migrator.registerMigration("8") { try EighthSchema.create($0) }
        migrator.registerMigration("9") { try NinthSchema.create($0) }
        migrator.registerMigration("10") { try TenthSchema.create($0) }
        migrator.registerMigration("11") { try EleventhSchema.create($0) }
        migrator.registerMigration("12") { try TwelfthSchema.create($0) }
        return migrator
    }
}
