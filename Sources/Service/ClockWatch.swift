internal import Foundation
internal import Logging
internal import Model

extension Newsdesk {
    /// Seconds by which the clock may go back unheeded: time servers set clocks right, and nothing waits for less.
    private static let heeded: TimeInterval = 60
    private static let key = "clock"

    /// Sees whether the wall clock went back since it was looked at last, by this process or one before it. What waits would
    /// wait for that time to come round again: a feed unasked, an article unread and an alert unsent for a day, if it was a day.
    func lookAtClock() throws(StoreFault) {
        let now = clock.now()
        let last = try store.note(Self.key).flatMap { TimeInterval($0) }.map { Date(timeIntervalSince1970: $0) }
        if let last, last.timeIntervalSince(now) > Self.heeded {
            try store.turnBack(from: last, to: now)
            log.warning(
                "the clock went back: what waits is moved along with it",
                metadata: ["seconds": "\(Int(last.timeIntervalSince(now)))"])
        }
        guard last.map({ abs($0.timeIntervalSince(now)) > Self.heeded }) ?? true else { return }
        try store.setNote(Self.key, "\(now.timeIntervalSince1970)")
    }
}
