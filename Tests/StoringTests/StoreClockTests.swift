import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// The clock goes back, or the program does.
@Suite struct StoreClockTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    /// What waits for a moment that the clock was near waits no longer than it would have; what waits for an hour of a day, or is
    /// gone, stays.
    @Test func whatWaitsMovesWithTheClock() throws {
        let store = try SQLiteStore()
        let (last, now) = (Self.noon, Self.noon - 86_400)
        func feed(_ url: String, _ next: Date) throws {
            try store.save([FeedRecord(url: url, name: url, nextCheck: next, state: "{}")])
        }
        try feed("soon", last + 900)
        try feed("gone", .distantFuture)
        func delivery(_ id: String, due: Date, attempts: Int) throws {
            try store.save(
                Delivery(
                    id: id, destination: "d", payload: .alertNew, alert: id, body: "{}", attempts: attempts,
                    created: last, due: due))
        }
        try delivery("fresh", due: last, attempts: 0)
        try delivery("tried", due: last + 300, attempts: 2)
        try delivery("muted", due: last + 8 * 3600, attempts: 0)
        try store.save(DestinationRecord(name: "d", failures: 1, nextTry: last + 30))

        try store.turnBack(from: last, to: now)

        let checks = try store.nextChecks()
        #expect(checks["soon"] == now + 900)
        #expect(try #require(checks["gone"]) > now + 40 * 86_400)
        #expect(try store.delivery(id: "fresh")?.due == now)
        #expect(try store.delivery(id: "tried")?.due == now + 300)
        #expect(try store.delivery(id: "muted")?.due == last + 8 * 3600)
        #expect(try store.destinationRecords()["d"]?.nextTry == now + 30)
    }

    @Test func aNewerVersionsDatabaseIsRefused() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path + "/newer.sqlite"
        _ = try SQLiteStore(path: path)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('of a later day')")
        }
        let fault = #expect(throws: StoreFault.self) { _ = try SQLiteStore(path: path) }
        #expect(fault?.description.contains("newer version") ?? false)
        #expect(!(fault?.isTransient ?? true))
    }
}
