package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func dueDeliveries(now: Date, limit: Int) throws(StoreFault) -> [Delivery] {
        try read("list the deliveries that are due") { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM delivery WHERE state = 'pending' AND due <= ? ORDER BY due, created, id LIMIT ?",
                arguments: [now.timeIntervalSince1970, limit]
            ).map(Self.delivery)
        }
    }

    package func save(_ delivery: Delivery) throws(StoreFault) {
        try write("save the delivery \(delivery.id)") { try Self.put(delivery, $0) }
    }

    package func save(_ delivery: Delivery, marks: [Mark]) throws(StoreFault) {
        try write("save the delivery \(delivery.id) and what was answered") { db in
            try Self.put(delivery, db)
            for mark in marks { _ = try Self.put(mark, db) }
        }
    }

    package func deliveries(states: Set<Delivery.State>, limit: Int) throws(StoreFault) -> [Delivery] {
        try read("list the deliveries") { db in
            try states.sorted { $0.rawValue < $1.rawValue }.flatMap { state in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM delivery WHERE state = ? ORDER BY created, id LIMIT ?",
                    arguments: [state.rawValue, limit]
                ).map(Self.delivery)
            }
        }
    }

    package func destinations(ofAlerts ids: Set<String>) throws(StoreFault) -> Set<String> {
        try read("list who was told") { db in
            var names = Set<String>()
            for id in ids.sorted() {
                names.formUnion(
                    try String.fetchAll(db, sql: "SELECT destination FROM delivery WHERE alert = ?", arguments: [id]))
            }
            return names
        }
    }

    static func delivery(_ row: Row) -> Delivery {
        Delivery(
            id: row["id"], destination: row["destination"],
            payload: Delivery.Payload(rawValue: row["payload"]) ?? .alertNew, alert: row["alert"], body: row["body"],
            state: Delivery.State(rawValue: row["state"]) ?? .pending, attempts: row["attempts"],
            created: row.instant("created") ?? .distantPast, due: row.instant("due") ?? .distantPast,
            lastError: row["lastError"])
    }

    static func put(_ delivery: Delivery, _ db: Database) throws {
        try db.run(
            sql: """
                INSERT INTO delivery (id, destination, payload, body, alert, state, attempts, created, due, lastError)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,
                    due = excluded.due, lastError = excluded.lastError
                """,
            arguments: [
                delivery.id, delivery.destination, delivery.payload.rawValue, delivery.body, delivery.alert,
                delivery.state.rawValue, delivery.attempts, delivery.created.timeIntervalSince1970,
                delivery.due.timeIntervalSince1970, delivery.lastError,
            ])
    }
}
