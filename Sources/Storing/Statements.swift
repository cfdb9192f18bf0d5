internal import GRDB

extension Database {
    /// As `execute(sql:arguments:)`, for what every article does: SQLite reads the statement once and keeps it with the
    /// connection.
    func run(sql: String, arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
