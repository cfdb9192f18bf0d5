import Foundation
import Testing

/// kill -9 at steps that chance gives, over whole cycles: `make crash POINTS=1000 SEED=7` runs many, `make test` some.
@Suite struct CrashPointTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func nothingIsLostAndNothingIsNewTwice() async throws {
        #expect(!Faults.library.isEmpty, "clang can't compile Tests/faults/faults.c")
        let points = Self.environment["CRASH_POINTS"].flatMap { Int($0) } ?? 30
        let seed = Self.environment["CRASH_SEED"].flatMap { UInt64($0) } ?? 1
        var sum = CrashRun.Summary()
        var desks: UInt64 = 0
        var told = 0
        while sum.points < points {
            let share = min(CrashRun.pointsOfADesk, points - sum.points)
            sum = try await sum + CrashRun.run(points: share, seed: seed &* 1000 &+ desks)
            desks += 1
            if sum.points / 100 > told / 100 || sum.points >= points {
                told = sum.points
                if points > 30 { print(sum.text) }
            }
        }
        #expect(sum.faults.isEmpty, "\(sum.faults.joined(separator: "\n"))")
        #expect(sum.lost == 0)
        #expect(sum.crashes > points / 3)
        #expect(sum.alerts > 0)
    }
}
