import Foundation
import Testing

/// Whole cycles of one desk, fetch to digest, of which many are broken off at a step that chance gives.
struct CrashRun {
    struct Summary {
        var points = 0
        var crashes = 0
        var alerts = 0
        var repeats = 0
        var lost = 0
        var faults: [String] = []

        static func + (one: Summary, other: Summary) -> Summary {
            Summary(
                points: one.points + other.points, crashes: one.crashes + other.crashes,
                alerts: one.alerts + other.alerts, repeats: one.repeats + other.repeats, lost: one.lost + other.lost,
                faults: one.faults + other.faults)
        }

        var text: String {
            "\(points) points, \(crashes) crashes, \(alerts) alerts, \(repeats) repeats by id at the webhook, "
                + "\(lost) lost, \(faults.count) broken promises"
        }
    }

    /// Seconds from one cycle to the next: feeds are due again, and eight make a day.
    private static let pace: TimeInterval = 3 * 3600
    /// Of the points of one desk: then the next begins with none of its past.
    static let pointsOfADesk = 36

    /// - Parameter seed: gives the steps at which the program dies, and what the receiver answers.
    static func run(points: Int, seed: UInt64) async throws -> Summary {
        var numbers = SeededNumbers(seed)
        let desk = try FaultDesk()
        defer { desk.remove() }
        var summary = Summary()
        var shift: TimeInterval = 0

        func cycle(dies: Bool) async throws -> Bool {
            // Cycles differ: one that finds nothing makes thirty steps, one with the work of several left over a thousand.
            let reach = [60, 240, 960, 3840].randomElement(using: &numbers) ?? 60
            let step = Int.random(in: 1...reach, using: &numbers)
            let moment = Faults.Moment.allCases.randomElement(using: &numbers) ?? .before
            let ending = try await desk.once(dieAt: dies ? step : nil, moment)
            if dies { summary.points += 1 }
            if ending.wasKilled {
                summary.crashes += 1
                return false
            }
            // Killed at none of its steps, it has to do its work.
            if ending.status != 0 { summary.faults.append("once ended with \(ending.status): \(ending.errors)") }
            return true
        }

        let now = Date()
        for outlet in 0..<2 { desk.outside.publish(FaultStory(number: 0, published: now - 86_400), outlet: outlet) }
        // The feeds' past has to be known before anything is new; a feed whose check was broken off is due again later.
        while summary.points < points / 4, try await !cycle(dies: true) {
            shift += Self.pace
            try desk.move(clockBy: shift)
        }
        shift += Self.pace
        try desk.move(clockBy: shift)
        _ = try await cycle(dies: false)
        var story = 0
        var last: FaultStory?
        while summary.points < points {
            if Bool.random(using: &numbers) || story == 0 {
                shift += Self.pace
                try desk.move(clockBy: shift)
                // The other outlet tells of it a cycle later, of the same day.
                if let last { desk.outside.publish(last, outlet: 1) }
                story += 1
                let next = FaultStory(number: story, published: now + shift - 600)
                desk.outside.publish(next, outlet: 0)
                last = next
                let answers: [FaultOutside.Answer] = [.status(200), .status(200), .status(500), .reset, .status(200)]
                desk.outside.script((0..<4).compactMap { _ in answers.randomElement(using: &numbers) })
            }
            _ = try await cycle(dies: true)
        }
        desk.outside.script([])
        for _ in 0..<10 {
            shift += Self.pace
            try desk.move(clockBy: shift)
            _ = try await cycle(dies: false)
        }
        let account = try FaultAccount(desk, posts: desk.outside.posts, past: [0], digests: true)
        summary.alerts = account.alerts
        summary.repeats = account.repeats
        summary.lost = account.lost
        summary.faults += account.faults.map { "seed \(seed): \($0)" }
        return summary
    }
}
