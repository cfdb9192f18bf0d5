import Foundation
import Model
import Storing
import Testing

/// The receiver fails, the disk is full, the database is locked, the clock jumps: nothing is lost, nothing is new twice.
@Suite struct OutageTests {
    /// A desk that knows its feeds' past, and stands at noon (UTC) of today.
    private func desk(more: String = "", zone: String = "GMT") async throws -> (desk: FaultDesk, noon: Date, Clock) {
        let desk = try FaultDesk(more: more, zone: zone)
        let now = Date()
        let clock = Clock(desk: desk, now: now)
        desk.outside.publish(FaultStory(number: 0, published: now - 86_400), outlet: 0)
        let ending = try await desk.once()
        #expect(ending.status == 0, "\(ending.errors)")
        return (desk, now, clock)
    }

    /// Moves the program's clock.
    private final class Clock {
        let desk: FaultDesk
        let now: Date
        var shift: TimeInterval = 0
        init(desk: FaultDesk, now: Date) { (self.desk, self.now) = (desk, now) }

        /// Publishes a story ten minutes before the program's time.
        func publish(_ number: Int) {
            desk.outside.publish(FaultStory(number: number, published: now + shift - 600), outlet: 0)
        }

        func move(hours: Double) throws {
            shift += hours * 3600
            try desk.move(clockBy: shift)
        }

        /// Cycles with hours between them.
        func cycles(_ count: Int, every hours: Double) async throws {
            for _ in 0..<count {
                try move(hours: hours)
                let ending = try await desk.once()
                #expect(ending.status == 0, "\(ending.errors)")
            }
        }
    }

    private func expect(
        _ desk: FaultDesk, alerts: Int, digests: Bool = false, _ place: SourceLocation = #_sourceLocation
    )
        throws
    {
        let account = try FaultAccount(desk, posts: desk.outside.posts, past: [0], digests: digests)
        #expect(account.faults.isEmpty, "\(account.faults.joined(separator: "\n"))", sourceLocation: place)
        #expect(account.alerts == alerts, sourceLocation: place)
    }

    /// Down for three days: what was owed goes out when it is up again, and says that it is late.
    @Test func receiverIsDownForThreeDays() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        desk.outside.always(.status(503, retryAfter: 120))
        for number in 1...3 {
            clock.publish(number)
            try await clock.cycles(4, every: 6)
        }
        let waiting = try desk.store().deliveries(states: [.pending], limit: 100).filter { $0.destination == "hook" }
        #expect(waiting.count(where: \.payload.isAlert) == 3)
        #expect(desk.outside.posts.allSatisfy { !$0.wasTaken })
        desk.outside.always(.status(200))
        try await clock.cycles(4, every: 7)
        try expect(desk, alerts: 3, digests: true)
        let first = try #require(desk.outside.posts.last { $0.type == "alert.new" })
        #expect(String(decoding: first.body, as: UTF8.self).contains("\"late\""))
        // A dead receiver is not asked more often than once a cycle, however much waits for it.
        #expect(desk.outside.posts.count(where: { !$0.wasTaken }) <= 12)
    }

    @Test(arguments: [
        [FaultOutside.Answer.status(500), .status(500), .status(502)], [.reset],
        [.reset, .reset, .status(200), .reset],
        [.status(429, retryAfter: 7200), .status(200)],
    ])
    func receiverFailsAndComesBack(script: [FaultOutside.Answer]) async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        desk.outside.script(script)
        for number in 1...2 { clock.publish(number) }
        try await clock.cycles(6, every: 3)
        try expect(desk, alerts: 2)
    }

    /// Gone for good: nothing is sent any more until the desk says so; then all of it is.
    @Test func receiverIsGoneUntilItIsEnabled() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        desk.outside.always(.status(410))
        clock.publish(1)
        try await clock.cycles(4, every: 3)
        #expect(desk.outside.posts.count == 1)
        desk.outside.always(.status(200))
        try await clock.cycles(1, every: 3)
        #expect(desk.outside.posts.count == 1)
        let enabled = try await desk.run(["destinations", "enable", "hook"])
        #expect(enabled.status == 0, "\(enabled.errors)")
        try await clock.cycles(2, every: 3)
        try expect(desk, alerts: 1)
    }

    /// A full disk ends a cycle with a word of it; when there is room again all goes on.
    @Test func diskIsFull() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        clock.publish(1)
        try clock.move(hours: 3)
        try desk.fill(disk: true)
        let full = try await desk.once()
        #expect(full.status != 0 && !full.wasKilled)
        #expect(full.errors.contains("full") && full.errors.contains("disk"), "\(full.errors)")
        try desk.fill(disk: false)
        try await clock.cycles(3, every: 3)
        try expect(desk, alerts: 1)
    }

    /// The running service: the disk fills while it works, and it goes on by itself.
    @Test func diskFillsUnderTheService() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        let service = try FaultDesk.Running(desk, ["run"])
        defer { service.kill() }
        try await reach(service) { service.errors.contains("ready") }
        try desk.fill(disk: true)
        clock.publish(1)
        try clock.move(hours: 3)
        try await Task.sleep(for: .seconds(3))
        #expect(desk.outside.posts.isEmpty)
        try desk.fill(disk: false)
        // What failed is looked at again every five seconds; the feed may have to wait for its next turn.
        try clock.move(hours: 3)
        try await reach(service) { desk.outside.posts.contains { $0.type == "alert.new" } }
        service.terminate()
        let ending = try await service.ending()
        #expect(ending.status == 0, "\(ending.errors)")
        try await clock.cycles(2, every: 3)
        try expect(desk, alerts: 1)
    }

    /// Another process holds the database for ten seconds, longer than SQLite waits.
    @Test func databaseIsLocked() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        let service = try FaultDesk.Running(desk, ["run"])
        defer { service.kill() }
        try await reach(service) { service.errors.contains("ready") }
        let path = desk.folder + "/state/copytaster.sqlite"
        let holding = Task.detached {
            try SQLiteStore(path: path).together { ledger throws(StoreFault) in
                _ = try ledger.counters()
                Thread.sleep(forTimeInterval: 10)
            }
        }
        clock.publish(1)
        try clock.move(hours: 3)
        try await holding.value
        try clock.move(hours: 3)
        try await reach(service) { desk.outside.posts.contains { $0.type == "alert.new" } }
        service.terminate()
        let ending = try await service.ending()
        #expect(ending.status == 0, "\(ending.errors)")
        try await clock.cycles(2, every: 3)
        try expect(desk, alerts: 1)
    }

    /// The clock goes back while something waits: nobody waits for the time to come round again.
    @Test(arguments: [1.0, 24])
    func clockIsSetBack(hours: Double) async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        desk.outside.always(.status(500))
        clock.publish(1)
        try await clock.cycles(2, every: 3)
        #expect(desk.outside.posts.contains { $0.type == "alert.new" })
        try clock.move(hours: -hours)
        desk.outside.always(.status(200))
        clock.publish(2)
        // An hour and a half is more than the longest wait that two failures ask for.
        try await clock.cycles(3, every: 0.5)
        try expect(desk, alerts: 2)
        try await clock.cycles(5, every: 7)
        try expect(desk, alerts: 2, digests: true)
    }

    /// Across the night in which clocks change, each digest closes at seven on the desk's clock and the windows adjoin.
    @Test func clocksChangeToSummerTime() async throws {
        let (desk, now, clock) = try await desk(zone: "Europe/Berlin")
        defer { desk.remove() }
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        var change = try #require(zone.nextDaylightSavingTimeTransition(after: now))
        if !zone.isDaylightSavingTime(for: change) {
            change = try #require(zone.nextDaylightSavingTimeTransition(after: change))
        }
        try clock.move(hours: (change.timeIntervalSince(now) / 3600).rounded(.down) - 40)
        try await clock.cycles(1, every: 0)
        clock.publish(1)
        try await clock.cycles(6, every: 5)
        clock.publish(2)
        try await clock.cycles(7, every: 7)
        try expect(desk, alerts: 2, digests: true)
        let ends = desk.outside.posts.compactMap { post -> String? in
            let body = (try? JSONSerialization.jsonObject(with: Data(post.body))) as? [String: Any]
            return post.type == "digest" ? (body?["data"] as? [String: Any])?["to"] as? String : nil
        }
        #expect(ends.count >= 3 && ends.allSatisfy { $0.contains("T07:00:00") }, "\(ends)")
        #expect(Set(ends.map { $0.suffix(6) }) == ["+01:00", "+02:00"])
    }

    /// Told to stop amid a delivery: it ends well, and what was not said is said later.
    @Test func isStoppedAmidADelivery() async throws {
        let (desk, _, clock) = try await desk()
        defer { desk.remove() }
        desk.outside.script([.silence])
        for number in 1...3 { clock.publish(number) }
        try clock.move(hours: 3)
        let service = try FaultDesk.Running(desk, ["run"])
        defer { service.kill() }
        try await reach(service) { !desk.outside.posts.isEmpty }
        service.terminate()
        let ending = try await service.ending()
        #expect(ending.status == 0, "\(ending.errors)")
        try await clock.cycles(3, every: 3)
        try expect(desk, alerts: 3)
    }

    /// Until `condition` holds, at most a minute.
    private func reach(_ service: FaultDesk.Running, _ condition: @Sendable () -> Bool) async throws {
        for _ in 0..<600 {
            if condition() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("not within a minute: \(service.errors)")
    }
}
