import Foundation
import Model

/// One date text, read from left to right as numbers, words and signs.
struct FeedDateReader {
    let bytes: [UInt8]
    var index = 0
    /// Numbers of the date proper, with how many digits each has and what came before it.
    var numbers: [(value: Int, digits: Int, separator: UInt8)] = []
    var year: Int?
    var month: Int?
    /// The month may be a weekday: `mar` is March, mardi, martes.
    var monthIsDoubtful = false
    var day: Int?
    /// 1 Monday … 7 Sunday, where named; it decides between 3/4 and 4/3.
    var weekday: Int?
    var seconds: Double?
    var isAfternoon: Bool?
    var offset: Int?
    var offsetIsNumber = false
    var zone: TimeZone?
    var isAmerican = false
    var timeIsFirst = false
    var assumedOffset = 0

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
        if digits.first == UInt8(ascii: "-") {
            let rest = digits.dropFirst().filter { $0 != UInt8(ascii: "-") }
            guard rest.count == 4, let value = number(rest[...]) else { return nil }
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
        case 6:
            // ISO 8601 has no YYYYMM, since it looks like this.
            return date(century(value / 10_000), value / 100 % 100, value % 100, 0)
                ?? date(value / 100, value % 100, 1, 0)
        case 8: return date(value / 10_000, value / 100 % 100, value % 100, 0)
        case 9, 10: return Date(timeIntervalSince1970: Double(value))
        case 13: return Date(timeIntervalSince1970: Double(value) / 1000)
        case 16: return Date(timeIntervalSince1970: Double(value) / 1_000_000)
        case 14:
            let (hour, minute, second) = (value / 10_000 % 100, value / 100 % 100, value % 100)
            guard hour < 24, minute < 60, second < 60 else { return nil }
            let day = value / 1_000_000
            return date(day / 10_000, day / 100 % 100, day % 100, Double(hour * 3600 + minute * 60 + second))
        default: return nil
        }
    }

    func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 16 else { return nil }
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
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), seconds != nil,
            numbers.count >= (timeIsFirst ? 3 : 2) || year != nil
        {
            return readOffset()
        }
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
        if readMark(value) { return true }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "h"), index - from <= 2, seconds == nil {
            // 12h30, 12h
            let (hour, start) = (value, index + 1)
            index = start
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return setTime(hour, index > start ? number(bytes[start..<index]) ?? 60 : 0, 0)
        }
        guard numbers.lazy.filter({ $0.digits > 0 }).count < 3 else { return false }
        numbers.append((value, digits, separator))
        return true
    }

    /// The marks of Chinese, Japanese and Korean behind a number. Dates in Chinese without a zone are Beijing's, in Korean
    /// Seoul's.
    private mutating func readMark(_ value: Int) -> Bool {
        guard index + 3 <= bytes.count else { return false }
        switch String(decoding: bytes[index..<index + 3], as: UTF8.self) {
        case "年": (year, assumedOffset) = (value, 8 * 3600)
        case "년": (year, assumedOffset) = (value, 9 * 3600)
        case "月", "월": month = value
        case "日", "号", "號", "일": day = value
        case "时", "時", "点", "點", "시": return value <= 24 && advance(3) && setTime(value, 0, 0)
        case "分", "분": return value < 60 && addTime(Double(value * 60))
        case "秒", "초": return value < 60 && addTime(Double(value))
        default: return false
        }
        return advance(3)
    }

    private mutating func addTime(_ more: Double) -> Bool {
        guard let known = seconds else { return false }
        seconds = known + more
        return advance(3)
    }

    private mutating func advance(_ count: Int) -> Bool {
        index += count
        return true
    }

    private mutating func readTime(hour: Int) -> Bool {
        var parts: [Int] = [hour]
        var fraction = 0.0
        while index + 1 < bytes.count, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] != UInt8(ascii: "-"),
            bytes[index + 1] != UInt8(ascii: "+")
        {
            let from = index + 1
            var end = from
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            guard let value = number(bytes[from..<end]), end - from <= 2, parts.count < 3 else { return false }
            parts.append(value)
            index = end
        }
        // An hour and nothing behind its colon: the text was cut there, or a zone follows.
        guard parts.count > 1 else { return false }
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
        timeIsFirst = numbers.isEmpty && year == nil
        return true
    }

    private mutating func readOffset() -> Bool {
        let sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
        index += 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
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
            // Seconds of an offset, always none.
            if bytes[index...].starts(with: ":00".utf8) { index += 3 }
        }
        guard hours <= 15, minutes < 60 else { return false }
        if !offsetIsNumber { offset = sign * (hours * 3600 + minutes * 60) }
        offsetIsNumber = true
        return true
    }

    private mutating func readWord() -> Bool {
        let from = index
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        let raw = String(decoding: bytes[from..<index], as: UTF8.self)
        let word = raw.lowercased()
        if seconds != nil, index < bytes.count, bytes[index] == UInt8(ascii: "/") { return readPlace(from: from) }
        if let minutes = FeedDateWords.zones[word], seconds != nil || word == "gmt" || word == "utc" {
            if offset == nil { offset = minutes * 60 }
            isAmerican = isAmerican || (-600 ... -240).contains(minutes)
            return true
        }
        if word == "w", numbers.count == 1, numbers[0].digits == 4 { return readWeek() }
        switch word {
        case "am", "오전", "上午", "凌晨", "早上", "清晨": isAfternoon = false
        case "pm", "오후", "下午", "晚上", "傍晚": isAfternoon = true
        case "a", "p":
            // a.m., p.m.
            guard bytes[index...].starts(with: ".m".utf8) || bytes[index...].starts(with: ".M".utf8) else {
                return false
            }
            isAfternoon = word == "p"
            index += 2
        case "中午", "t", "at", "of", "st", "nd", "rd", "th", "г", "года", "год", "в", "р", "року", "жыл", "жылы",
            "жылғы", "ж", "jyl", "jyly", "jylğy", "de", "del", "do", "um", "uhr", "om", "à", "le", "a las", "o", "kl",
            "den", "klo", "r", "ora", "alle", "saat":
            break
        default:
            let foundMonth = FeedDateWords.month(word)
            let foundWeekday = FeedDateWords.weekday(word)
            if let foundMonth, month == nil || monthIsDoubtful && foundWeekday == nil {
                if month == nil { numbers.append((foundMonth, 0, 0)) }
                (month, monthIsDoubtful) = (foundMonth, foundWeekday != nil)
            } else if let foundWeekday {
                weekday = foundWeekday
            } else if seconds == nil || offset != nil || raw.utf8.count > 5 || raw != raw.uppercased() {
                // Behind a time a short word in capitals is a zone nobody knows: RFC 2822 reads it as UTC.
                return false
            }
        }
        if isAfternoon != nil, assumedOffset == 0 {
            assumedOffset = word == "오전" || word == "오후" ? 9 * 3600 : raw.utf8.first ?? 0 >= 0xE4 ? 8 * 3600 : 0
        }
        return true
    }

    /// A zone by its place in the time zone database: `Europe/Moscow`.
    private mutating func readPlace(from: Int) -> Bool {
        while index < bytes.count, isLetter(bytes[index]) || bytes[index] == 0x2F || bytes[index] == 0x5F { index += 1 }
        guard index - from <= 40 else { return false }
        zone = TimeZone(identifier: String(decoding: bytes[from..<index], as: UTF8.self))
        return zone != nil
    }

    private mutating func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
}
