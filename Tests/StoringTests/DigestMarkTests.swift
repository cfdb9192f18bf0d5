import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// Which digest has told each row, and what is kept of digests.
@Suite struct DigestMarkTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private func digest(_ id: String, _ kind: Digest.Kind = .daily, day: String, to: Date = noon) throws -> Digest {
        Digest(
            id: id, day: try #require(Day(day)), from: to - 86_400, to: to, zone: "GMT", beat: "b", kind: kind,
            made: to + 5)
    }

    @Test func rowsOnRecordAreMarkedByTheDigestsThatThereAre() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/copytaster.sqlite"
        let queue = try DatabaseQueue(path: path)
        try Migrations.all.migrate(queue, upTo: "10")
        try queue.write { db in
            for (id, finish) in [("D1", 100), ("D2", 200)] {
                try db.execute(
                    sql: "INSERT INTO digest VALUES (?, ?, ?, ?, '{}')", arguments: [id, finish, finish - 100, finish])
            }
            try db.execute(
                sql: "INSERT INTO article VALUES ('a', 'u', 'u', 't', NULL, 's', 1, 'en', 'x', 1, 1, 'y', 'w', "
                    + "NULL, NULL, NULL, 0, 0)")
            for (number, raised) in [50, 100, 199, 200, 300].enumerated() {
                try db.execute(
                    sql: "INSERT INTO alert (id, kind, type, raised, body) VALUES (?, 'new', 'protest', ?, '{}')",
                    arguments: ["A\(number)", raised])
                try db.execute(
                    sql: "INSERT INTO judgement (article, type, verdict, made, body) VALUES ('a', 't', 'new', ?, '{}')",
                    arguments: [raised])
            }
        }
        try queue.close()
        _ = try SQLiteStore(path: path)
        let after = try DatabaseQueue(path: path)
        let marks = try after.read { db in
            (
                try String?.fetchAll(db, sql: "SELECT digest FROM alert ORDER BY id"),
                try String?.fetchAll(db, sql: "SELECT digest FROM judgement ORDER BY number"),
                try String.fetchAll(db, sql: "SELECT kind FROM digest ORDER BY id")
            )
        }
        #expect(marks.0 == ["D1", "D2", "D2", nil, nil] && marks.1 == marks.0 && marks.2 == ["daily", "daily"])
    }

    @Test func aDayAndKindHasOneDigest() throws {
        let store = try SQLiteStore()
        try store.record(try digest("D1", day: "2021-03-28"), deliveries: [])
        try store.record(try digest("W1", .weekly, day: "2021-03-28"), deliveries: [])
        #expect(throws: StoreFault.self) { try store.record(digest("D2", day: "2021-03-28"), deliveries: []) }
        #expect(throws: StoreFault.self) { try store.record(digest("D1", day: "2021-03-29"), deliveries: []) }
        #expect(try store.digests(limit: 9).map(\.id) == ["D1", "W1"])
        #expect(try store.hasDigest(.weekly, day: try #require(Day("2021-03-28"))))
    }

    @Test func aDigestIsKeptAsItWentOut() throws {
        let store = try SQLiteStore()
        try store.record(
            try digest("D1", day: "2021-03-28"), telling: .nothing,
            texts: [.init(format: "md", body: "# Ы 中\n"), .init(format: "html", body: "<p>")], deliveries: [])
        #expect(try store.digestText("D1", format: "md") == "# Ы 中\n" && store.digestText("D1", format: "json") == nil)
        #expect(try store.digests(limit: 9).first?.formats == ["html", "md"])
        #expect(try store.digests(limit: 9).first?.made == Self.noon + 5)
    }

    /// A digest made while the clock was ahead doesn't hold up those after it; a weekly one sums up each day once.
    @Test func digestsOfTheFutureAreLookedPast() throws {
        let store = try SQLiteStore()
        try store.record(try digest("D1", day: "2021-03-28"), deliveries: [])
        try store.record(try digest("D2", day: "2022-03-28", to: Self.noon + 400 * 86_400), deliveries: [])
        #expect(try store.lastDigestEnd(.daily, upTo: Self.noon + 60) == Self.noon)
        let days = try store.dailyDigests(from: Self.noon - 86_400, to: Self.noon, now: Self.noon + 60)
        #expect(days == ["D1", "D2"])
        try store.record(
            try digest("W1", .weekly, day: "2021-03-28"), telling: .digests(days), texts: [], deliveries: [])
        #expect(try store.dailyDigests(from: Self.noon - 86_400, to: Self.noon, now: Self.noon + 60).isEmpty)
    }

    /// A state that this version doesn't know is told as it is.
    @Test func deliveriesInAnUnknownStateAreTold() throws {
        let store = try SQLiteStore()
        let delivery = Delivery(
            id: "m", destination: "d", payload: .alertNew, alert: "A1", body: "", created: Self.noon, due: Self.noon,
            lastError: "silenced by Aigul until noon")
        try store.save(delivery)
        try store.writer.write { try $0.execute(sql: "UPDATE delivery SET state = 'silenced'") }
        let standings = try store.deliveryStandings(ofAlerts: ["A1", "A2"])
        #expect(standings.map(\.state) == ["silenced"] && standings.first?.lastError == "silenced by Aigul until noon")
    }

    /// The queries that a digest makes look at what they are asked for, not at the whole ledger.
    @Test(arguments: [
        "SELECT * FROM alert WHERE digest IS NULL AND (raised < 1 OR raised > 2)",
        "SELECT * FROM judgement WHERE digest IS NULL AND (judgement.made < 1 OR judgement.made > 2)",
        "SELECT * FROM figure WHERE digest IS NULL AND (read < 1 OR read > 2)",
        "SELECT * FROM alert WHERE digest IN ('a', 'b')",
        "SELECT body FROM event WHERE instr(body, '\"days\":[]') = 0 AND lastSeen >= 1 ORDER BY lastSeen DESC, id",
    ])
    func queriesUseAnIndex(sql: String) throws {
        let store = try SQLiteStore()
        let plan = try store.writer.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
        #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") || $0.contains("USING INDEX") }, "\(plan)")
    }
}
