package import Foundation
internal import Model

/// When a digest closes: every day at a time on the wall clock of the desk's zone.
package struct DigestSchedule: Sendable, Equatable {
    package var hour: Int
    package var minute: Int

    package init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// The window of the digest that is due now, or nil where none is.
    ///
    /// Windows adjoin: one starts where the last ended, so an outage makes a longer window, never a gap.
    /// - Parameter lastEnd: the end of the last window; before the first digest, when the desk began.
    package func due(now: Date, lastEnd: Date, zone: TimeZone) -> (from: Date, to: Date)? {
        let today = Day(now, in: zone)
        var close = today.instant(hour: hour, minute: minute, in: zone)
        if close > now { close = (today - 1).instant(hour: hour, minute: minute, in: zone) }
        return lastEnd < close ? (lastEnd, close) : nil
    }

    /// The next close after an instant.
    package func next(after now: Date, zone: TimeZone) -> Date {
        let today = Day(now, in: zone)
        let close = today.instant(hour: hour, minute: minute, in: zone)
        return close > now ? close : (today + 1).instant(hour: hour, minute: minute, in: zone)
    }
}
