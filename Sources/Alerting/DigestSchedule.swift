package import Foundation
internal import Model

/// When a digest closes: every day at a time on the wall clock of the desk's zone, and on one day of the week, where that is
/// wanted, a weekly one at the same time.
package struct DigestSchedule: Sendable, Equatable {
    package var hour: Int
    package var minute: Int
    /// 1 Monday … 7 Sunday; nil: no weekly digest.
    package var weekday: Int?

    package init(hour: Int, minute: Int, weekday: Int? = nil) {
        self.hour = hour
        self.minute = minute
        self.weekday = weekday
    }

    /// The last close at or before an instant.
    package func close(before now: Date, zone: TimeZone) -> Date {
        let today = Day(now, in: zone)
        let close = today.instant(hour: hour, minute: minute, in: zone)
        return close <= now ? close : (today - 1).instant(hour: hour, minute: minute, in: zone)
    }

    /// The window of the digest that is due now, or nil where none is.
    ///
    /// Windows adjoin: one starts where the last ended, so an outage makes a longer window, never a gap.
    /// - Parameter lastEnd: the end of the last window; before the first digest, when the desk began.
    package func due(now: Date, lastEnd: Date, zone: TimeZone) -> (from: Date, to: Date)? {
        let close = close(before: now, zone: zone)
        return lastEnd < close ? (lastEnd, close) : nil
    }

    /// The next close after an instant.
    package func next(after now: Date, zone: TimeZone) -> Date {
        let today = Day(now, in: zone)
        let close = today.instant(hour: hour, minute: minute, in: zone)
        return close > now ? close : (today + 1).instant(hour: hour, minute: minute, in: zone)
    }

    /// Days after which a weekly digest doesn't go back to the last one: nobody wanted any meanwhile.
    private static let longest = 35

    /// The window of the weekly digest that is due now; nil where none is.
    /// - Parameter lastEnd: the end of the last one; nil: there was none.
    package func dueWeekly(now: Date, lastEnd: Date?, zone: TimeZone) -> (from: Date, to: Date)? {
        guard let weekday else { return nil }
        let last = Day(close(before: now, zone: zone), in: zone)
        let day = last - (last.weekday - weekday + 7) % 7
        let close = day.instant(hour: hour, minute: minute, in: zone)
        guard let lastEnd, lastEnd > (day - Self.longest).instant(in: zone) else {
            return ((day - 7).instant(hour: hour, minute: minute, in: zone), close)
        }
        return lastEnd < close ? (lastEnd, close) : nil
    }
}
