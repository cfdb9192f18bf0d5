package import Foundation
internal import Model

/// Ends of snoozes and silences, as a person writes them.
package enum TimeArgument {
    /// `90s`, `45m`, `4h`, `3d`, `2w` from now; nil where it is none.
    package static func after(_ text: String, now: Date) -> Date? {
        let units = ["s": 1.0, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let unit = text.last.flatMap({ units[String($0)] }), let number = Double(text.dropLast()), number > 0,
            number * unit <= 3660 * 86_400
        else { return nil }
        return now + number * unit
    }

    /// `2021-03-28` (its first moment), `2021-03-28T07:00`, `07:00` (the next), or RFC 3339; in the desk's zone.
    package static func at(_ text: String, now: Date, zone: TimeZone) -> Date? {
        if let day = Day(text) { return day.instant(in: zone) }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        if let last = parts.last, let (hour, minute) = clock(last) {
            if parts.count == 2, let day = Day(String(parts[0])) {
                return day.instant(hour: hour, minute: minute, in: zone)
            }
            guard parts.count == 1 else { return nil }
            let today = Day(now, in: zone)
            let then = today.instant(hour: hour, minute: minute, in: zone)
            return then > now ? then : (today + 1).instant(hour: hour, minute: minute, in: zone)
        }
        return try? Date(text, strategy: .iso8601)
    }

    private static func clock(_ text: Substring) -> (Int, Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return (hour, minute)
    }

    /// The one of the two that was given.
    /// - Throws: `CommandFault` where both are, or neither, or it can't be read.
    package static func end(for span: String?, until: String?, now: Date, zone: TimeZone) throws -> Date {
        switch (span, until) {
        case (let span?, nil):
            guard let end = after(span, now: now) else {
                throw CommandFault("error: '\(span)' is no length of time; write 45m, 4h or 3d", 64)
            }
            return end
        case (nil, let until?):
            guard let end = at(until, now: now, zone: zone) else {
                throw CommandFault("error: '\(until)' is no time; write 07:00, 2021-03-28 or 2021-03-28T07:00", 64)
            }
            return end
        default: throw CommandFault("error: say until when, with --for 4h or --until 2021-03-28T07:00", 64)
        }
    }
}
