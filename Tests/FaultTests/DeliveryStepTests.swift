import Foundation
import Synchronization
import Testing

/// kill -9 at every step of a cycle that fetches, alerts, makes the digest and delivers: `N = 1, 2, …` until a run survives.
@Suite struct DeliveryStepTests {
    private static let environment = ProcessInfo.processInfo.environment

    /// A desk to which one story came, and which has now to tell of it and to make its digest. The receiver and the world
    /// are its own, so that what it was sent can be accounted for.
    private func prepared(_ now: Date) async throws -> FaultDesk {
        let desk = try FaultDesk()
        desk.outside.publish(FaultStory(number: 0, published: now - 86_400), outlet: 0)
        let first = try await desk.once()
        #expect(first.status == 0, "\(first.errors)")
        try desk.move(clockBy: 86_400)
        desk.outside.publish(FaultStory(number: 1, published: now + 86_000), outlet: 0)
        return desk
    }

    @Test(arguments: Faults.Moment.allCases)
    func everyStep(moment: Faults.Moment) async throws {
        let now = Date()
        let pattern = try await prepared(now)
        defer { pattern.remove() }
        // All steps with CRASH_POINTS; else one of so many, each moment others.
        let stride = Self.environment["CRASH_POINTS"] == nil ? 48 : 1
        let begin = stride == 1 ? 1 : (Faults.Moment.allCases.firstIndex(of: moment) ?? 0) * 16 + 1
        var step = begin
        var steps = Int.max
        while step <= steps {
            let desk = try FaultDesk(copying: pattern)
            defer { desk.remove() }
            let seen = desk.outside.posts.count
            let broken = try await desk.once(dieAt: step, moment)
            if !broken.wasKilled {
                #expect(broken.status == 0, "step \(step): \(broken.errors)")
                steps = step
            }
            // The feeds have to be due again, and the receiver to be asked again.
            for hours in [27.0] + (broken.wasKilled ? [30] : []) {
                try desk.move(clockBy: hours * 3600)
                let whole = try await desk.once()
                #expect(whole.status == 0, "step \(step): \(whole.errors)")
            }
            let account = try FaultAccount(
                desk, posts: Array(desk.outside.posts.dropFirst(seen)), past: [0], digests: true)
            #expect(account.faults.isEmpty, "killed \(moment.rawValue) step \(step): \(account.faults)")
            #expect(account.alerts == 1)
            step += stride
        }
        #expect(steps > 40)
        if stride == 1 { print("killed \(moment.rawValue) each of \(steps - 1) steps") }
    }
}
