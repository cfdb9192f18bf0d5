package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func lane(_ destination: String, now: Date, limit: Int) throws(StoreFault) -> Lane {
        try read("list what waits at \(destination)") { db in
            let record = try Self.destination(destination, db) ?? DestinationRecord(name: destination)
            var lane = Lane(record: record)
            func add(_ condition: String, _ arguments: StatementArguments) throws {
                lane.pending += try Row.fetchAll(
                    db,
                    sql: """
                        SELECT * FROM delivery WHERE destination = ? AND state = 'pending' AND \(condition)
                        ORDER BY created, id LIMIT ?
                        """, arguments: [destination] + arguments + [limit]
                ).map(Self.delivery)
            }
            let moment = now.timeIntervalSince1970
            // What isn't capped is not hidden behind hundreds that are.
            try add(
                "due <= ? AND (cause != 'made' OR payload NOT IN ('alert.new', 'alert.revision'))", [moment])
            try add("due <= ?", [moment])
            guard !lane.pending.isEmpty else { return lane }
            try add("due > ? AND attempts > 0", [moment])
            var known = Set(lane.pending.map(\.id))
            for key in Set(lane.pending.compactMap(\.grouping?.key)).sorted() {
                try add("groupKey = ? AND due > ? AND attempts = 0", [key, moment])
                lane.groups[key] = try Double.fetchOne(
                    db,
                    sql:
                        "SELECT max(ended) FROM delivery WHERE destination = ? AND groupKey = ? AND state = 'delivered'",
                    arguments: [destination, key]
                ).map { Date(timeIntervalSince1970: $0) }
            }
            known = []
            lane.pending = lane.pending.filter { known.insert($0.id).inserted }
            lane.sent = try Double.fetchAll(
                db,
                sql: """
                    SELECT ended FROM delivery WHERE destination = ? AND state = 'delivered' AND ended > ?
                        AND payload LIKE 'alert.%' ORDER BY ended
                    """, arguments: [destination, moment - 3600]
            ).map { Date(timeIntervalSince1970: $0) }
            for alert in Set(lane.pending.filter { $0.cause == .escalation }.compactMap(\.alert)) {
                let standing = try Row.fetchOne(
                    db,
                    sql:
                        "SELECT count(*) AS owed, total(state = 'silenced') AS silenced FROM delivery WHERE alert = ? AND cause = 'made'",
                    arguments: [alert])
                if let standing, let owed: Int = standing["owed"], owed > 0, standing["silenced"] == Double(owed) {
                    lane.untold.insert(alert)
                }
            }
            for event in Set(lane.pending.compactMap(\.event)) {
                let acts = try Self.acts(event: event, db)
                if !acts.isEmpty { lane.acts[event] = acts }
            }
            return lane
        }
    }

    package func waitingDestinations(now: Date) throws(StoreFault) -> [String] {
        try read("list the destinations that something waits for") { db in
            try String.fetchAll(
                db,
                sql:
                    "SELECT DISTINCT destination FROM delivery WHERE state = 'pending' AND due <= ? ORDER BY destination",
                arguments: [now.timeIntervalSince1970])
        }
    }

    package func save(_ delivery: Delivery) throws(StoreFault) {
        try write("save the delivery \(delivery.id)") { try Self.put(delivery, $0) }
    }

    package func save(_ tried: TriedDelivery) throws(StoreFault) {
        try write("save the delivery \(tried.delivery.id) and what was answered") { db in
            try Self.put(tried.delivery, db)
            try Self.put(tried.destination, db)
            for mark in tried.marks { _ = try Self.put(mark, db) }
            for act in tried.acts { _ = try Self.put(act, db) }
            for delivery in tried.owed { try Self.addIfNew(delivery, db) }
        }
    }

    package func gather(_ members: [Delivery], into delivery: Delivery) throws(StoreFault) {
        try write("gather deliveries to \(delivery.destination)") { db in
            for member in members { try Self.put(member, db) }
            try Self.put(delivery, db)
        }
    }

    package func giveUp(_ destination: String, madeBefore: Date, why: String, at: Date) throws(StoreFault) {
        try write("give up deliveries to \(destination)") { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'failed', ended = ?, lastError = coalesce(lastError, ?)
                    WHERE destination = ? AND state = 'pending' AND due <= ? AND created < ?
                    """,
                arguments: [
                    at.timeIntervalSince1970, why, destination, at.timeIntervalSince1970,
                    madeBefore.timeIntervalSince1970,
                ])
        }
    }

    package func retry(_ ids: [String], at: Date) throws(StoreFault) -> Int {
        try write("put deliveries back into the outbox") { db in
            let moment = at.timeIntervalSince1970
            var count = 0
            for id in ids {
                try db.execute(
                    sql: """
                        UPDATE delivery SET state = 'pending', attempts = 0, due = ?, ended = NULL
                        WHERE id = ? AND state IN ('failed', 'pending')
                        """, arguments: [moment, id])
                count += db.changesCount
                try db.execute(
                    sql: """
                        UPDATE destination SET nextTry = NULL, failures = 0, failingSince = NULL
                        WHERE name = (SELECT destination FROM delivery WHERE id = ?)
                        """, arguments: [id])
            }
            return count
        }
    }

    package func wake(event: String, at: Date) throws(StoreFault) {
        try write("wake \(event)") { db in
            let moment = at.timeIntervalSince1970
            try db.execute(
                sql: """
                    UPDATE delivery SET due = ?, lastError = NULL
                    WHERE event = ? AND state = 'pending' AND due > ? AND lastError = 'snoozed'
                    """, arguments: [moment, event, moment])
        }
    }

    package func deliveries(_ query: DeliveryQuery) throws(StoreFault) -> [Delivery] {
        try read("list the deliveries") { db in
            var conditions = ["1"]
            var arguments: StatementArguments = []
            func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                conditions.append(condition)
                arguments += [value]
            }
            if let states = query.states {
                conditions.append("state IN (\(states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))")
            }
            add("destination = ?", query.destination)
            add("alert = ?", query.alert)
            add("created >= ?", query.from?.timeIntervalSince1970)
            add("created < ?", query.to?.timeIntervalSince1970)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM (SELECT * FROM delivery WHERE \(conditions.joined(separator: " AND "))
                    ORDER BY created DESC, id DESC LIMIT ?) ORDER BY created, id
                    """, arguments: arguments + [query.limit]
            ).map(Self.delivery)
        }
    }

    package func delivery(id: String) throws(StoreFault) -> Delivery? {
        try read("look up the delivery \(id)") { db in
            try Row.fetchOne(db, sql: "SELECT * FROM delivery WHERE id = ?", arguments: [id]).map(Self.delivery)
        }
    }

    package func deliveryCounts() throws(StoreFault) -> [String: [Delivery.State: Int]] {
        try read("count the deliveries") { db in
            var counts: [String: [Delivery.State: Int]] = [:]
            for row in try Row.fetchAll(
                db, sql: "SELECT destination, state, count(*) AS n FROM delivery GROUP BY destination, state")
            {
                guard let state = Delivery.State(rawValue: row["state"]) else { continue }
                counts[row["destination"], default: [:]][state] = row["n"]
            }
            return counts
        }
    }

    package func receipt(event: String, destination: String) throws(StoreFault) -> String? {
        try read("look up a thread") { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT receipt FROM delivery WHERE event = ? AND destination = ? AND receipt IS NOT NULL
                    ORDER BY created, id LIMIT 1
                    """, arguments: [event, destination])
        }
    }

    package func destinationRecords() throws(StoreFault) -> [String: DestinationRecord] {
        try read("list how destinations fare") { db in
            let records = try Row.fetchAll(db, sql: "SELECT * FROM destination").map(Self.destination)
            return Dictionary(records.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        }
    }

    package func save(_ destination: DestinationRecord) throws(StoreFault) {
        try write("save how \(destination.name) fares") { try Self.put(destination, $0) }
    }

    package func destinations(ofAlerts ids: Set<String>) throws(StoreFault) -> Set<String> {
        try read("list who was told") { db in
            var names = Set<String>()
            for id in ids.sorted() {
                names.formUnion(
                    try String.fetchAll(
                        db, sql: "SELECT destination FROM delivery WHERE alert = ? AND cause = 'made'", arguments: [id])
                )
            }
            return names
        }
    }

    // MARK: - Rows

    private static func destination(_ name: String, _ db: Database) throws -> DestinationRecord? {
        try Row.fetchOne(db, sql: "SELECT * FROM destination WHERE name = ?", arguments: [name]).map(destination)
    }

    private static func destination(_ row: Row) -> DestinationRecord {
        DestinationRecord(
            name: row["name"], failures: row["failures"], failingSince: row.instant("failingSince"),
            nextTry: row.instant("nextTry"), lastTry: row.instant("lastTry"), lastSuccess: row.instant("lastSuccess"),
            lastError: row["lastError"], disabled: row.instant("disabled"))
    }

    private static func put(_ record: DestinationRecord, _ db: Database) throws {
        try db.run(
            sql: """
                INSERT OR REPLACE INTO destination
                    (name, failures, failingSince, nextTry, lastTry, lastSuccess, lastError, disabled)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.name, record.failures, record.failingSince?.timeIntervalSince1970,
                record.nextTry?.timeIntervalSince1970, record.lastTry?.timeIntervalSince1970,
                record.lastSuccess?.timeIntervalSince1970, record.lastError, record.disabled?.timeIntervalSince1970,
            ])
    }

    static func delivery(_ row: Row) -> Delivery {
        let key: String? = row["groupKey"]
        return Delivery(
            id: row["id"], destination: row["destination"],
            payload: Delivery.Payload(rawValue: row["payload"]) ?? .alertNew, alert: row["alert"], event: row["event"],
            cause: Delivery.Cause(rawValue: row["cause"]) ?? .made,
            grouping: key.map { Delivery.Grouping(key: $0, interval: row["groupInterval"] ?? 0) }, body: row["body"],
            state: Delivery.State(rawValue: row["state"]) ?? .pending, attempts: row["attempts"],
            created: row.instant("created") ?? .distantPast, due: row.instant("due") ?? .distantPast,
            tried: row.instant("tried"), ended: row.instant("ended"), lastError: row["lastError"],
            receipt: row["receipt"], gatheredIn: row["gatheredIn"])
    }

    static func put(_ delivery: Delivery, _ db: Database) throws {
        try write(
            delivery, db,
            onConflict: """
                DO UPDATE SET state = excluded.state, attempts = excluded.attempts, due = excluded.due,
                    tried = excluded.tried, ended = excluded.ended, lastError = excluded.lastError,
                    receipt = excluded.receipt, gatheredIn = excluded.gatheredIn
                """)
    }

    /// What revises an event doesn't go out before what told of it: that is due by then, too.
    static func bringForward(before revision: Delivery, _ db: Database) throws {
        let moment = revision.due.timeIntervalSince1970
        try db.run(
            sql: """
                UPDATE delivery SET due = ?, lastError = NULL
                WHERE event = ? AND destination = ? AND state = 'pending' AND cause = 'made' AND attempts = 0 AND due > ?
                    AND coalesce(lastError, '') != 'snoozed'
                """, arguments: [moment, revision.event, revision.destination, moment])
    }

    /// One whose id is there already stays as it is.
    static func addIfNew(_ delivery: Delivery, _ db: Database) throws {
        try write(delivery, db, onConflict: "DO NOTHING")
    }

    private static func write(_ delivery: Delivery, _ db: Database, onConflict: String) throws {
        try db.run(
            sql: """
                INSERT INTO delivery (id, destination, payload, body, alert, event, cause, groupKey, groupInterval, state,
                    attempts, created, due, tried, ended, lastError, receipt, gatheredIn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) \(onConflict)
                """,
            arguments: [
                delivery.id, delivery.destination, delivery.payload.rawValue, delivery.body, delivery.alert,
                delivery.event, delivery.cause.rawValue, delivery.grouping?.key, delivery.grouping?.interval,
                delivery.state.rawValue, delivery.attempts, delivery.created.timeIntervalSince1970,
                delivery.due.timeIntervalSince1970, delivery.tried?.timeIntervalSince1970,
                delivery.ended?.timeIntervalSince1970, delivery.lastError, delivery.receipt, delivery.gatheredIn,
            ])
    }
}
