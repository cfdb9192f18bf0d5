package import Foundation

/// Instants as RFC 3339 text with the offset of a zone.
package enum Timestamp {
    /// `2021-03-28T07:00:00+06:00`; seconds are cut, not rounded.
    package static func text(_ instant: Date, in zone: TimeZone) -> String {
        let offset = zone.secondsFromGMT(for: instant)
        let local = Int(instant.timeIntervalSince1970.rounded(.down)) + offset
        let day = Day(ordinal: Int((Double(local) / 86_400).rounded(.down)))
        let second = local - day.ordinal * 86_400
        let sign = offset < 0 ? "-" : "+"
        let minutes = abs(offset) / 60
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
            + "\(sign)\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// `07:00`, on the wall clock of a zone.
    package static func clock(_ instant: Date, in zone: TimeZone) -> String {
        String(text(instant, in: zone).dropFirst(11).prefix(5))
    }

    /// Reads RFC 3339, or a day alone, which is taken as noon in `zone`: the hour at which a day unknown to the hour is
    /// on that day in most zones.
    package static func read(_ text: String, zone: TimeZone) -> Date? {
        if let day = Day(text) { return day.instant(hour: 12, in: zone) }
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes.count <= 40, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)), bytes[13] == UInt8(ascii: ":"),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), hour < 25, minute < 60
        else { return nil }
        var rest = bytes[16...]
        var second = 0.0
        if rest.first == UInt8(ascii: ":") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            guard let value = Double(String(decoding: digits, as: UTF8.self)), value < 61 else { return nil }
            second = value
            rest = rest.dropFirst(1 + digits.count)
        }
        let wall = Double(day.ordinal * 86_400 + hour * 3600 + minute * 60) + second
        guard let mark = rest.first else {
            return Date(
                timeIntervalSince1970: wall - Double(zone.secondsFromGMT(for: .init(timeIntervalSince1970: wall))))
        }
        if mark == UInt8(ascii: "Z") || mark == UInt8(ascii: "z") {
            return rest.count == 1 ? Date(timeIntervalSince1970: wall) : nil
        }
        let digits = Array(rest.dropFirst().filter { $0 != UInt8(ascii: ":") })
        guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"), digits.count == 4,
            let offsetHour = number(digits[0..<2]), let offsetMinute = number(digits[2..<4])
        else { return nil }
        let offset = Double(offsetHour * 3600 + offsetMinute * 60)
        return Date(timeIntervalSince1970: mark == UInt8(ascii: "+") ? wall - offset : wall + offset)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
