internal import GRDB

/// The schema, a migration at a time. A shipped migration is never edited: a change is a new one.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try FirstSchema.create($0) }
        return migrator
    }
}
