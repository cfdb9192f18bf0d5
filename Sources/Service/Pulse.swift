internal import Synchronization

/// The signs of life of the service's loops. systemd's watchdog hears of a healthy service only while all of them show some:
/// a loop that hangs for good gets the service restarted, one whose work fails does not.
final class Pulse: Sendable {
    /// The longest that one round of a loop may take: feeds that time out one after another need minutes.
    static let longestRound = Duration.seconds(15 * 60)

    private let beats = Mutex<[String: ContinuousClock.Instant]>([:])

    func beat(_ loop: String, at now: ContinuousClock.Instant = .now) {
        beats.withLock { $0[loop] = now }
    }

    func isSteady(at now: ContinuousClock.Instant = .now) -> Bool {
        beats.withLock { $0.values.allSatisfy { now - $0 <= Self.longestRound } }
    }
}
