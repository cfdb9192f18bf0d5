package import Foundation
import Model

/// Reads the dates of feeds and pages: RFC 822/2822 and its misspellings, RFC 3339, W3CDTF, ISO 8601, the forms of
/// asctime, Russian, Kazakh, Chinese and Korean writing, and seconds or milliseconds since 1970. A time without a zone
/// is taken as UTC.
package enum FeedDate {
    /// The instant that a text names; nil where it can't be told for sure.
    package static func parse(_ text: String) -> Date? {
        var reader = FeedDateReader(Array(text.utf8.prefix(200)))
        return reader.read()
    }

    /// As `parse`, but refuses what no article can bear: before 1990, or more than 24 hours after `now`. `problem` says
    /// why there is no date.
    package static func parse(_ text: String, now: Date) -> (date: Date?, problem: String?) {
        let shown = String(text.prefix(60)).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !shown.isEmpty else { return (nil, nil) }
        guard let date = parse(text) else { return (nil, "the date '\(shown)' can't be read; it counts as unknown") }
        if date.timeIntervalSince1970 < earliest {
            return (nil, "the date '\(shown)' is before 1990; it counts as unknown")
        }
        if date.timeIntervalSince(now) > 86_400 {
            return (nil, "the date '\(shown)' lies in the future; it counts as unknown")
        }
        return (date, nil)
    }

    /// 1990-01-01: before the web, so no article's own time.
    private static let earliest = 631_152_000.0
}

/// One date text, read from left to right as numbers, words and signs.
private struct FeedDateReader {
    private let bytes: [UInt8]
    private var index = 0
    /// Numbers of the date proper, with how many digits each has and what came before it.
    private var numbers: [(value: Int, digits: Int, separator: UInt8)] = []
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var seconds: Double?
    private var isAfternoon: Bool?
    private var offset: Int?
    private var assumedOffset = 0

    init(_ bytes: [UInt8]) {
        // No-break spaces are spaces; every other byte beyond ASCII is part of a word.
        self.bytes =
            bytes.allSatisfy { $0 < 0x80 }
            ? bytes
            : Array(
                String(
                    String.UnicodeScalarView(
                        String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
                            $0.properties.isWhitespace ? " " : $0
                        }
                    )
                ).utf8)
    }

    mutating func read() -> Date? {
        skipSpace()
        if let date = bareNumber() { return date }
        while index < bytes.count {
            guard step() else { return nil }
        }
        return assemble()
    }

    /// A text of digits alone: seconds, milliseconds, or a date without separators; `-YYMM` of ISO 8601 too.
    private mutating func bareNumber() -> Date? {
        var end = bytes.count
        while end > index, bytes[end - 1] <= 0x20 { end -= 1 }
        var digits = bytes[index..<end]
        if digits.count == 5, digits.first == UInt8(ascii: "-"), let value = number(digits.dropFirst()) {
            return date(century(value / 100), value % 100, 1, 0)
        }
        if let dot = digits.firstIndex(of: UInt8(ascii: ".")), dot - digits.startIndex == 10,
            number(digits[(dot + 1)...]) != nil
        {
            digits = digits[..<dot]
        }
        guard let value = number(digits) else { return nil }
        switch digits.count {
        case 4: return date(value, 1, 1, 0)
        case 6: return date(value / 100, value % 100, 1, 0)
        case 8: return date(value / 10_000, value / 100 % 100, value % 100, 0)
        case 9, 10: return Date(timeIntervalSince1970: Double(value))
        case 13: return Date(timeIntervalSince1970: Double(value) / 1000)
        case 14:
            let (hour, minute, second) = (value / 10_000 % 100, value / 100 % 100, value % 100)
            guard hour < 24, minute < 60, second < 60 else { return nil }
            let day = value / 1_000_000
            return date(day / 10_000, day / 100 % 100, day % 100, Double(hour * 3600 + minute * 60 + second))
        default: return nil
        }
    }

    private func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 14 else { return nil }
        var value = 0
        for digit in digits {
            guard isDigit(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private mutating func step() -> Bool {
        let byte = bytes[index]
        if isDigit(byte) { return readNumber(after: index > 0 ? bytes[index - 1] : 0x20) }
        if isLetter(byte) { return readWord() }
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), seconds != nil { return readOffset() }
        if byte == UInt8(ascii: "("), seconds != nil {
            // A comment: the zone's name again.
            while index < bytes.count, bytes[index] != UInt8(ascii: ")") { index += 1 }
        }
        index += 1
        return true
    }

    private mutating func readNumber(after separator: UInt8) -> Bool {
        let from = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard let value = number(bytes[from..<index]) else { return false }
        if index < bytes.count, bytes[index] == UInt8(ascii: ":"), index - from <= 2, seconds == nil {
            return readTime(hour: value)
        }
        let digits = index - from
        // `20210327T101500Z`, and 2021年3月27日 with its marks.
        if digits == 8, year == nil, numbers.isEmpty {
            numbers = [(value / 10_000, 4, 0), (value / 100 % 100, 2, 0x2D), (value % 100, 2, 0x2D)]
            return true
        }
        if digits == 6 || digits == 4, seconds == nil, numbers.count == 3, separator | 0x20 == UInt8(ascii: "t") {
            let clock = digits == 6 ? value : value * 100
            return setTime(clock / 10_000, clock / 100 % 100, Double(clock % 100))
        }
        let mark = bytes[index...].prefix(3)
        if mark.elementsEqual("年".utf8) || mark.elementsEqual("년".utf8) {
            year = value
            index += 3
            return assumeZone(mark)
        }
        if mark.elementsEqual("月".utf8) || mark.elementsEqual("월".utf8) {
            month = value
            index += 3
            return assumeZone(mark)
        }
        if mark.elementsEqual("日".utf8) || mark.elementsEqual("일".utf8) {
            day = value
            index += 3
            return assumeZone(mark)
        }
        guard numbers.count < 3 else { return false }
        numbers.append((value, digits, separator))
        return true
    }

    /// Dates in Chinese without a zone are Beijing's, in Korean Seoul's.
    private mutating func assumeZone(_ mark: ArraySlice<UInt8>) -> Bool {
        assumedOffset = mark.elementsEqual("年".utf8) || mark.first == 0xE6 ? 8 * 3600 : 9 * 3600
        return true
    }

    private mutating func readTime(hour: Int) -> Bool {
        var parts: [Int] = [hour]
        var fraction = 0.0
        while index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            let from = index + 1
            var end = from
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            guard let value = number(bytes[from..<end]), end - from <= 2, parts.count < 3 else { return false }
            parts.append(value)
            index = end
        }
        if parts.count == 3, index + 1 < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C,
            isDigit(bytes[index + 1])
        {
            index += 1
            var scale = 0.1
            while index < bytes.count, isDigit(bytes[index]) {
                fraction += Double(bytes[index] - 0x30) * scale
                scale /= 10
                index += 1
            }
        }
        // Milliseconds are all that a feed can mean; what lies below is noise of the binary fraction.
        fraction = (fraction * 1000).rounded(.down) / 1000
        return setTime(parts[0], parts[1], Double(parts.count > 2 ? parts[2] : 0) + fraction)
    }

    private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Double) -> Bool {
        guard hour <= 24, minute < 60, second < 61, hour < 24 || (minute == 0 && second == 0) else { return false }
        seconds = Double(hour * 3600 + minute * 60) + min(second, 59.999)
        return true
    }

    private mutating func readOffset() -> Bool {
        let sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
        index += 1
        let from = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard let value = number(bytes[from..<index]), index - from <= 4 else { return false }
        var (hours, minutes) = index - from > 2 ? (value / 100, value % 100) : (value, 0)
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            let start = index + 1
            index = start
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            guard let rest = number(bytes[start..<index]), index - start <= 2 else { return false }
            (hours, minutes) = (value, rest)
        }
        guard hours <= 15, minutes < 60 else { return false }
        offset = sign * (hours * 3600 + minutes * 60)
        return true
    }

    private mutating func readWord() -> Bool {
        let from = index
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        let raw = String(decoding: bytes[from..<index], as: UTF8.self)
        let word = raw.lowercased()
        if let zone = FeedDateWords.zones[word], seconds != nil {
            offset = zone * 60
            return true
        }
        switch word {
        case "am", "오전", "上午", "凌晨", "早上": isAfternoon = false
        case "pm", "오후", "下午", "晚上": isAfternoon = true
        case "t", "at", "of", "st", "nd", "rd", "th", "г", "года", "в", "жыл", "жылы", "жылғы", "de", "um", "uhr": break
        default:
            if month == nil, word != "сенбі", word != "середа", let found = FeedDateWords.month(word) {
                month = found
                numbers.append((found, 0, 0))
            } else if FeedDateWords.isWeekday(word) {
                break
            } else if seconds == nil || offset != nil || raw.utf8.count > 5 || raw != raw.uppercased() {
                // Behind a time a short word in capitals is a zone nobody knows: RFC 2822 reads it as UTC.
                return false
            }
        }
        if word == "오전" || word == "오후" { assumedOffset = 9 * 3600 }
        return true
    }

    private mutating func assemble() -> Date? {
        if year == nil, month != nil, day == nil {
            // Day, month by name, year, in any order; four digits are the year wherever they stand.
            let plain = numbers.filter { $0.digits > 0 }
            guard let first = plain.first, plain.count <= 2 else { return nil }
            if first.digits >= 3 {
                (year, day) = (first.value, plain.count == 2 ? plain[1].value : 1)
            } else if plain.count == 2 {
                (day, year) = (first.value, plain[1].digits >= 3 ? plain[1].value : century(plain[1].value))
                if plain[1].digits > 4 { return nil }
            } else {
                return nil
            }
        } else if year == nil {
            guard numbers.count >= 1, !numbers.contains(where: { $0.digits == 0 }) else { return nil }
            let values = numbers.map(\.value)
            if numbers[0].digits == 4 {
                year = values[0]
                if numbers.count == 2, numbers[1].digits == 3 {
                    // YYYY-DDD, the day of the year.
                    guard let first = Day(year: values[0], month: 1, day: 1), (1...366).contains(values[1]) else {
                        return nil
                    }
                    let found = (first + (values[1] - 1)).civil
                    (month, day) = (found.month, found.day)
                } else {
                    month = numbers.count > 1 ? values[1] : 1
                    day = numbers.count > 2 ? values[2] : 1
                }
            } else if numbers.count == 3, numbers[2].digits == 4 || numbers[2].digits == 2 {
                year = numbers[2].digits == 4 ? values[2] : century(values[2])
                if numbers[1].separator == UInt8(ascii: ".") || numbers[1].separator == UInt8(ascii: "-")
                    || values[0] > 12
                {
                    (day, month) = (values[0], values[1])
                } else if values[1] > 12 || values[0] == values[1] {
                    (month, day) = (values[0], values[1])
                } else {
                    // 3/4/2021 is March in one country and April in the next: unknown.
                    return nil
                }
            }
        }
        guard let year, let month, let day else { return nil }
        var time = seconds ?? 0
        if let isAfternoon, time < 46_800 {
            if isAfternoon, time < 43_200 { time += 43_200 }
            if !isAfternoon, time >= 43_200 { time -= 43_200 }
        }
        return date(year, month, day, time - Double(offset ?? assumedOffset))
    }

    private func date(_ year: Int, _ month: Int, _ day: Int, _ seconds: Double) -> Date? {
        guard let found = Day(year: year, month: month, day: day) else { return nil }
        return Date(timeIntervalSince1970: Double(found.ordinal) * 86_400 + seconds)
    }

    /// RFC 2822, section 4.3: 00–49 is 2000–2049, 50–99 is 1950–1999.
    private func century(_ year: Int) -> Int { year < 50 ? 2000 + year : year < 100 ? 1900 + year : year }

    private mutating func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
}
