/// Picks the words of a date out of a line of a page, for `FeedDate` to read: pages put names, ages and counts of readers
/// beside their dates, feeds don't.
struct PageDateWords {
    private enum Word: Equatable {
        /// Digits with the signs between them: `2021-03-27t14:05:00+06:00`, `27.03.2021`, `14:05`, `27`.
        case number(String)
        case letters(String)
    }

    private let bytes: [UInt8]
    private var words: [Word] = []

    /// Lower-case UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The date, with its time and zone where they follow.
    mutating func read(monthFirst: Bool) -> (text: String, hasTime: Bool)? {
        split()
        if words.count == 1, case .number(let text) = words[0], text.utf8.allSatisfy({ Self.isDigit($0) }) {
            // Seconds, milliseconds or digits of a whole time, standing alone.
            return [8, 10, 13, 14].contains(text.utf8.count) ? (text, text.utf8.count > 8) : nil
        }
        for index in words.indices {
            if case .number(let text) = words[index], let day = Self.day(text, monthFirst: monthFirst) {
                if text.contains(":") || text.contains("t") { return (day + zone(after: index), true) }
                return withTime(day, from: index + 1, until: index)
            }
            if case .letters(let name) = words[index], FeedDateWords.month(name) != nil,
                let (day, first, last) = around(index)
            {
                return withTime(day, from: last + 1, until: first)
            }
            if case .letters(let mark) = words[index], mark == "年", let (day, last) = chinese(index) {
                return withTime(day, from: last + 1, until: index - 1)
            }
        }
        return nil
    }

    // MARK: Words

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) }

    private mutating func split() {
        var index = 0
        while index < bytes.count, words.count < 60 {
            let start = index
            if Self.isDigit(bytes[index]) {
                while index < bytes.count, Self.isDigit(bytes[index]) || isJoint(index, start) { index += 1 }
                let from = isOffset(start, index) ? start - 1 : start
                words.append(.number(String(decoding: bytes[from..<index], as: UTF8.self)))
            } else if Self.isLetter(bytes[index]) {
                while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
                letters(start, index)
            } else {
                index += 1
            }
        }
    }

    /// A sign that belongs to the number around it; the zone of an ISO time with it.
    private func isJoint(_ index: Int, _ start: Int) -> Bool {
        let hasNext = index + 1 < bytes.count && Self.isDigit(bytes[index + 1])
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"): return hasNext
        case UInt8(ascii: "t"): return hasNext && index - start >= 8
        case UInt8(ascii: "+"): return hasNext && bytes[start..<index].contains(UInt8(ascii: ":"))
        case UInt8(ascii: "z"): return !hasNext && bytes[start..<index].contains(UInt8(ascii: "t"))
        default: return false
        }
    }

    /// Whether the sign before a number makes it a zone: `+0600`, `GMT-5`, but not ` - 27`.
    private func isOffset(_ start: Int, _ end: Int) -> Bool {
        guard start > 1, bytes[start - 1] == UInt8(ascii: "+") || bytes[start - 1] == UInt8(ascii: "-") else {
            return false
        }
        return bytes[..<start].contains(UInt8(ascii: ":")) && [1, 2, 4, 5].contains(end - start)
    }

    /// Letters as one word; the marks of a Chinese date and its halves of the day, which stand without spaces, as their own.
    private mutating func letters(_ start: Int, _ end: Int) {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        // U+2E80 and above are written in three bytes or more.
        guard bytes[start..<end].contains(where: { $0 >= 0xE2 }) else {
            words.append(.letters(text))
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "年", "月", "日": words.append(.letters(String(scalar)))
            case "午": words.append(.letters(text.contains("下午") ? "下午" : "上午"))
            case "凌": words.append(.letters("凌晨"))
            case "晚": words.append(.letters("晚上"))
            default: if scalar.value < 0x2E80 { continue } else { words.append(.letters("·")) }
            }
        }
    }

    // MARK: The day

    /// A number that is a whole day: `2021-03-27…`, `27.03.2021`, `3/27/2021`; what slashes leave open is decided here.
    private static func day(_ text: String, monthFirst: Bool) -> String? {
        let parts = text.split(whereSeparator: { !$0.isNumber })
        if text.utf8.count >= 13, text.dropFirst(8).first == "t", parts.count >= 2 { return text }
        guard parts.count >= 3, parts[0].count == 4 || parts[2].count == 4, !text.prefix(5).contains(":") else {
            return nil
        }
        if parts[0].count <= 2, let first = Int(parts[0]), let second = Int(parts[1]),
            text.dropFirst(parts[0].count).first == "/"
        {
            let swaps = monthFirst ? first <= 12 : second > 12
            let (month, day) = swaps ? (first, second) : (second, first)
            return "\(parts[2])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
        return text
    }

    /// A month's name with the day and the year beside it; where they begin and end.
    private func around(_ month: Int) -> (text: String, first: Int, last: Int)? {
        guard case .letters(let name) = words[month] else { return nil }
        var day: String?
        var year: String?
        var first = month
        var last = month
        func take(_ index: Int) -> Bool {
            guard words.indices.contains(index), case .number(let text) = words[index], text.first?.isNumber == true
            else { return false }
            if text.count <= 2, day == nil, let value = Int(text), (1...31).contains(value) {
                day = text
            } else if text.count == 4, year == nil, let value = Int(text), (1990...2100).contains(value) {
                year = text
            } else {
                return false
            }
            return true
        }
        func isFiller(_ index: Int) -> Bool {
            guard words.indices.contains(index), case .letters(let text) = words[index] else { return false }
            return Self.fillers.contains(text)
        }
        while true {
            if take(first - 1) { first -= 1 } else if isFiller(first - 1), take(first - 2) { first -= 2 } else { break }
        }
        while true {
            if take(last + 1) { last += 1 } else if isFiller(last + 1), take(last + 2) { last += 2 } else { break }
        }
        guard let day, let year else { return nil }
        return ("\(day) \(name) \(year)", first, last)
    }

    /// Words inside a date: `27th of March`, `2021 ж. 27 наурыз`, `27 de marzo de 2021`.
    private static let fillers: Set<String> = [
        "st", "nd", "rd", "th", "of", "de", "ж", "жыл", "жылы", "жылғы", "г", "года", "a",
    ]

    /// `2021年3月27日`, read from its 年.
    private func chinese(_ mark: Int) -> (text: String, last: Int)? {
        guard mark >= 1, mark + 4 < words.count || mark + 3 < words.count,
            case .number(let year) = words[mark - 1], case .number(let month) = words[mark + 1],
            words[mark + 2] == .letters("月"), case .number(let day) = words[mark + 3], year.count == 4
        else { return nil }
        return ("\(year)年\(month)月\(day)日", mark + 3)
    }

    // MARK: The time

    /// The first time behind a day, or right before it, with its half of the day and its zone.
    private func withTime(_ day: String, from: Int, until: Int) -> (text: String, hasTime: Bool) {
        var half = ""
        for index in from..<max(from, min(words.count, from + 8)) {
            if case .letters(let word) = words[index], Self.halves.contains(word) { half = " " + word }
            if let time = clock(index) { return (day + " " + time + half + zone(after: index), true) }
        }
        for index in (max(0, until - 4)..<max(0, until)).reversed() {
            if let time = clock(index) { return (day + " " + time + zone(after: index), true) }
        }
        return (day, false)
    }

    private func clock(_ index: Int) -> String? {
        guard words.indices.contains(index), case .number(let text) = words[index], text.contains(":"),
            let hour = Int(text.prefix { $0 != ":" }), hour < 24
        else { return nil }
        return text
    }

    private static let halves: Set<String> = ["上午", "下午", "凌晨", "晚上"]

    /// Half of the day and zone behind a time.
    private func zone(after index: Int) -> String {
        var result = ""
        var next = index + 1
        while next < min(words.count, index + 5) {
            guard case .letters(let word) = words[next] else {
                if case .number(let offset) = words[next], offset.hasPrefix("+") || offset.hasPrefix("-") {
                    result += " " + offset
                }
                return result
            }
            if word == "am" || word == "pm" {
                result += " " + word
            } else if word == "a" || word == "p", next + 1 < words.count, words[next + 1] == .letters("m") {
                result += " \(word)m"
                next += 1
            } else if FeedDateWords.zones[word] != nil {
                result += " " + word
            } else if word != "日" {
                break
            }
            next += 1
        }
        return result
    }
}
