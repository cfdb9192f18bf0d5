package import Foundation

/// A civil day of the proleptic Gregorian calendar, without zone or clock.
///
/// Stored as days since 1970-01-01; conversions follow Howard Hinnant's `days_from_civil`. Written `YYYY-MM-DD`.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before.
    package let ordinal: Int

    package init(ordinal: Int) { self.ordinal = ordinal }

    /// The day of that calendar date; nil where no such date exists (30 February) or the year is outside 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        ordinal = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day on which an instant falls in a zone.
    package init(_ instant: Date, in zone: TimeZone) {
        let seconds = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
        ordinal = Int((seconds / 86_400).rounded(.down))
    }

    /// Year, month (1…12) and day of the month (1…31).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// 1 Monday … 7 Sunday (ISO 8601).
    package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    package static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }
    package static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal + days) }
    package static func - (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal - days) }
    package static func - (left: Day, right: Day) -> Int { left.ordinal - right.ordinal }

    /// Days in that month, 28…31.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The instant at which the day has reached `hour`:`minute` on the wall clock of a zone. In the hour that a clock
    /// change skips, the same distance after the change; in the hour that it repeats, the first of the two.
    package func instant(hour: Int = 0, minute: Int = 0, in zone: TimeZone) -> Date {
        let wall = Double(ordinal * 86_400 + hour * 3600 + minute * 60)
        let before = Date(
            timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: .init(timeIntervalSince1970: wall - 86_400))))
        if Double(zone.secondsFromGMT(for: before)) + before.timeIntervalSince1970 == wall { return before }
        let after = Date(
            timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: .init(timeIntervalSince1970: wall + 86_400))))
        if Double(zone.secondsFromGMT(for: after)) + after.timeIntervalSince1970 == wall { return after }
        return before
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = civil
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a day YYYY-MM-DD")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A stretch of days, both ends inclusive.
package struct DayInterval: Hashable, Sendable, Codable {
    package var from: Day
    package var to: Day

    /// From `from` to `to`; turned round where they come in the wrong order.
    package init(_ from: Day, _ to: Day) {
        self.from = min(from, to)
        self.to = max(from, to)
    }

    package init(_ day: Day) { self.init(day, day) }

    /// A whole calendar month.
    package init?(year: Int, month: Int) {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        self.init(first, first + (Day.length(ofMonth: month, year: year) - 1))
    }

    /// A whole calendar year.
    package init?(year: Int) {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return nil
        }
        self.init(first, last)
    }

    /// Days in it, 1 or more.
    package var count: Int { to - from + 1 }

    /// Days between two intervals: 0 where they share a day, 1 where they touch.
    package func distance(to other: DayInterval) -> Int { max(0, other.from - to, from - other.to) }

    package func overlaps(_ other: DayInterval) -> Bool { distance(to: other) == 0 }
}

/// How finely a time expression speaks.
package enum Grain: String, Sendable, Codable, CaseIterable {
    case second, minute, hour, day, week, month, quarter, year
}
