package import Foundation
internal import GRDB
package import Model

/// The store over SQLite: a file in WAL mode, or memory for replay. Every call is one transaction.
///
/// Nothing is retried here: SQLite waits five seconds for a lock, then the fault says that it is transient.
package final class SQLiteStore: Store {
    let writer: any DatabaseWriter
    /// Its calls belong to the transaction that is open on their thread.
    private let isWithin: Bool
    let decodedEvents: DecodedEvents

    /// Opens (and where absent creates) the database file and brings its schema up to date.
    ///
    /// - Throws: also where a newer version of the program has changed the schema: what this one writes would lack what that
    ///   one needs.
    package init(path: String) throws(StoreFault) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                // NORMAL may lose the last transactions at a power cut, and a lost delivery record is a second alert.
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            guard try !pool.read({ try Migrations.all.hasBeenSuperseded($0) }) else {
                throw StoreFault(
                    "can't use the database \(path): a newer version of copytaster made it; run that version, or one newer still",
                    isTransient: false)
            }
            try Migrations.all.migrate(pool)
            writer = pool
            isWithin = false
            decodedEvents = DecodedEvents()
        } catch { throw StoreFault(error, doing: "open the database \(path)") }
    }

    /// Opens a database that is there, to look only: whatever is called that writes fails.
    ///
    /// - Throws: where there is none, or one whose schema is not this version's.
    package init(readingOnly path: String) throws(StoreFault) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.readonly = true
            let pool = try DatabasePool(path: path, configuration: configuration)
            guard try pool.read({ try Migrations.all.hasCompletedMigrations($0) }) else {
                throw StoreFault(
                    "can't read the database \(path): an older version of copytaster made it; `copytaster once` brings it up to date",
                    isTransient: false)
            }
            writer = pool
            isWithin = false
            decodedEvents = DecodedEvents()
        } catch { throw StoreFault(error, doing: "open the database \(path)") }
    }

    /// A ledger in memory, gone with the value.
    package init() throws(StoreFault) {
        do {
            let queue = try DatabaseQueue()
            try Migrations.all.migrate(queue)
            writer = queue
            isWithin = false
            decodedEvents = DecodedEvents()
        } catch { throw StoreFault(error, doing: "make a database in memory") }
    }

    /// The same, for calls within a transaction of `store`.
    private init(within store: SQLiteStore) {
        writer = store.writer
        isWithin = true
        decodedEvents = store.decodedEvents
    }

    package func together<Value>(
        _ body: (any Ledger) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value {
        try write("commit what was done together") { _ in try body(SQLiteStore(within: self)) }
    }

    func read<Value>(
        _ what: @autoclosure () -> String, _ body: (Database) throws -> Value
    ) throws(StoreFault) -> Value {
        do {
            // What the transaction has written so far is seen by its own connection alone.
            return isWithin ? try writer.unsafeReentrantWrite(body) : try writer.read(body)
        } catch { throw StoreFault(error, doing: what()) }
    }

    func write<Value>(
        _ what: @autoclosure () -> String, _ body: (Database) throws -> Value
    ) throws(StoreFault) -> Value {
        do {
            guard isWithin else { return try writer.write(body) }
            return try writer.unsafeReentrantWrite { db in
                var value: Value?
                try db.inSavepoint {
                    value = try body(db)
                    return .commit
                }
                guard let value else { throw StoreFault("can't \(what())", isTransient: true) }
                return value
            }
        } catch { throw StoreFault(error, doing: what()) }
    }

    package func note(_ key: String) throws(StoreFault) -> String? {
        try read("read the note \(key)") { db in
            try String.fetchOne(db, sql: "SELECT value FROM note WHERE key = ?", arguments: [key])
        }
    }

    package func setNote(_ key: String, _ value: String) throws(StoreFault) {
        try write("write the note \(key)") { try Self.put(note: key, value, $0) }
    }

    static func put(note key: String, _ value: String, _ db: Database) throws {
        try db.run(sql: "INSERT OR REPLACE INTO note (key, value) VALUES (?, ?)", arguments: [key, value])
    }

    package func check() throws(StoreFault) -> String? {
        try read("check the database") { db in
            let answer = try String.fetchAll(db, sql: "PRAGMA quick_check(5)")
            return answer == ["ok"] ? nil : answer.joined(separator: "; ")
        }
    }

    package func purge(before cutoff: Date) throws(StoreFault) {
        try write("purge what is past its keeping time") { db in
            let limit = cutoff.timeIntervalSince1970
            try db.execute(sql: "DELETE FROM article WHERE read < ?", arguments: [limit])
            try db.execute(
                sql: "DELETE FROM delivery WHERE state != 'pending' AND created < ?", arguments: [limit])
            try Self.purgeVersions(before: limit, db)
            // Done items stay as tombstones: their keys, without their texts.
            try db.execute(
                sql: """
                    UPDATE item SET summary = NULL, content = NULL, title = '', byline = NULL
                    WHERE stage != 'parsed' AND firstSeen < ? AND title != ''
                    """, arguments: [limit])
        }
    }
}

extension StoreFault {
    init(_ error: any Error, doing what: String) {
        if let fault = error as? StoreFault {
            self = fault
            return
        }
        let database = error as? DatabaseError
        let isTransient =
            switch database?.resultCode {
            case .SQLITE_BUSY?, .SQLITE_LOCKED?, .SQLITE_FULL?, .SQLITE_IOERR?, .SQLITE_NOMEM?: true
            default: false
            }
        let advice =
            switch database?.resultCode {
            case .SQLITE_FULL?: "; free some space on the disk, nothing is lost meanwhile"
            // SQLite says so too where it can't make its shared index longer.
            case .SQLITE_IOERR?: "; is the disk full, or failing? Nothing is lost meanwhile"
            case .SQLITE_BUSY?, .SQLITE_LOCKED?: "; another process holds the database, it is tried again"
            case .SQLITE_CANTOPEN?, .SQLITE_READONLY?, .SQLITE_PERM?:
                "; the folder must exist and be writable by the user that runs copytaster"
            case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: "; restore the file from a backup, or move it away to start afresh"
            default: ""
            }
        self.init("can't \(what): \(database?.message ?? "\(error)")\(advice)", isTransient: isTransient)
    }
}

/// JSON columns: written by `encoded`, read by `decoded`.
enum JSONColumn {
    static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(type, from: Data(text.utf8))
    }
}

extension Row {
    /// A column of seconds since 1970.
    func instant(_ column: String) -> Date? {
        (self[column] as Double?).map { Date(timeIntervalSince1970: $0) }
    }
}
