import Foundation
import Model

/// A wall-clock time with its offset, in the forms that feeds and HTTP write. Only what the sample newsroom needs.
struct Stamp {
    var day: Day
    /// Seconds since midnight.
    var second: Int
    /// Seconds east of Greenwich.
    var offset: Int

    /// Reads `2021-03-27T16:20:00+06:00`, nothing looser.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), let day = Day(text.prefix(10)),
            let hour = Self.pair(bytes, 11), let minute = Self.pair(bytes, 14), let second = Self.pair(bytes, 17),
            bytes[19] == UInt8(ascii: "+"), let east = Self.pair(bytes, 20), let rest = Self.pair(bytes, 23)
        else { return nil }
        self.day = day
        self.second = hour * 3600 + minute * 60 + second
        offset = east * 3600 + rest * 60
    }

    init(_ instant: Date, offset: Int) {
        let wall = Int(instant.timeIntervalSince1970.rounded(.down)) + offset
        let days = wall >= 0 ? wall / 86_400 : -((86_399 - wall) / 86_400)
        day = Day(ordinal: days)
        second = wall - days * 86_400
        self.offset = offset
    }

    var instant: Date { Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + second - offset)) }

    /// `2021-03-27T16:20:00+06:00` (RFC 3339).
    var rfc3339: String { "\(day)T\(clock)+\(Self.two(offset / 3600)):\(Self.two(offset / 60 % 60))" }

    /// `Sat, 27 Mar 2021 16:20:00 +0600` (RFC 822 as RSS uses it).
    var rfc822: String { "\(dateWords) \(clock) +\(Self.two(offset / 3600))\(Self.two(offset / 60 % 60))" }

    /// `Sat, 27 Mar 2021 10:20:00 GMT` (IMF-fixdate, RFC 9110 section 5.6.7).
    static func http(_ instant: Date) -> String {
        let stamp = Stamp(instant, offset: 0)
        return "\(stamp.dateWords) \(stamp.clock) GMT"
    }

    private var clock: String { "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))" }

    private var dateWords: String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[day.weekday - 1]), \(Self.two(day.day)) \(months[day.month - 1]) \(day.year)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func pair(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1]) else { return nil }
        return Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48)
    }
}
