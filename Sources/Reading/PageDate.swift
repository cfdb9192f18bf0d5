import Foundation
import Model

/// A time as pages write it.
///
/// A day without an hour becomes noon UTC: from the Americas to Kazakhstan and China that instant still falls on the day
/// that was written. A time without a zone is taken as UTC.
struct PageDate: Equatable {
    var date: Date
    /// Whether an hour was given.
    var hasTime: Bool

    /// Reads ISO 8601, RFC 822, `19.11.2019 12:34`, `Nov. 19, 2019 3:15 p.m. EST`, `19 ноября 2019`, `27 наурыз 2021`,
    /// `2019年11月19日`. Of two numbers with slashes the first is the month where `monthFirst` says so and neither is over 12.
    /// nil where no whole date stands there, or where it lies outside 1990…2100.
    init?(_ text: String, monthFirst: Bool = true) {
        var scanner = Scanner(bytes: Array(text.lowercased().utf8.prefix(160)))
        scanner.read()
        guard let result = scanner.result(monthFirst: monthFirst) else { return nil }
        self = result
    }

    fileprivate init(date: Date, hasTime: Bool) {
        self.date = date
        self.hasTime = hasTime
    }

    /// The date in an address: `/2019/11/19/`, `/2019-11-19-`, `/20191119/`; day only.
    static func inAddress(_ url: String) -> PageDate? {
        let bytes = Array(url.utf8.prefix(2048))
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for index in range {
                guard (0x30...0x39).contains(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index]) - 0x30
            }
            return value
        }
        func isDigit(_ index: Int) -> Bool {
            index >= 0 && index < bytes.count && (0x30...0x39).contains(bytes[index])
        }
        for index in bytes.indices where !isDigit(index - 1) {
            guard let year = number(index..<index + 4), (1995...2100).contains(year) else { continue }
            if let month = number(index + 4..<index + 6), let day = number(index + 6..<index + 8), !isDigit(index + 8) {
                if let day = Day(year: year, month: month, day: day) { return PageDate(noonOf: day) }
            }
            let separator = index + 4 < bytes.count ? bytes[index + 4] : 0
            guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_")
            else {
                continue
            }
            let monthDigits = isDigit(index + 6) ? 2 : 1
            let next = index + 5 + monthDigits
            guard let month = number(index + 5..<next), next < bytes.count, bytes[next] == separator else { continue }
            let dayDigits = isDigit(next + 2) ? 2 : 1
            guard !isDigit(next + 1 + dayDigits), let day = number(next + 1..<next + 1 + dayDigits) else { continue }
            if let day = Day(year: year, month: month, day: day) { return PageDate(noonOf: day) }
        }
        return nil
    }

    private init(noonOf day: Day) {
        self.init(date: Date(timeIntervalSince1970: Double(day.ordinal) * 86_400 + 43_200), hasTime: false)
    }

    /// Gathers numbers, month names, a time and a zone, in whatever order they come.
    private struct Scanner {
        let bytes: [UInt8]
        var numbers: [(value: Int, digits: Int, before: UInt8, after: UInt8)] = []
        var month: Int?
        /// How many numbers stood before the month's name.
        var numbersBeforeMonth = 0
        var hour: Int?
        var minute = 0
        var second = 0
        var fraction = 0.0
        var isAfternoon: Bool?
        var zone: Int?

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func read() {
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if Self.isDigit(byte) {
                    index = number(index)
                } else if byte >= 0x80 || (0x61...0x7A).contains(byte) {
                    index = word(index)
                } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), hour != nil, (zone ?? 0) == 0 {
                    index = offset(index)
                } else {
                    index += 1
                }
            }
        }

        private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

        private func digits(_ at: Int) -> (value: Int, next: Int) {
            var value = 0
            var index = at
            while index < bytes.count, Self.isDigit(bytes[index]), index - at < 15 {
                value = value * 10 + Int(bytes[index]) - 0x30
                index += 1
            }
            return (value, index)
        }

        private mutating func number(_ at: Int) -> Int {
            let (value, next) = digits(at)
            let after = next < bytes.count ? bytes[next] : 0
            if hour == nil, next - at <= 2, after == UInt8(ascii: ":"), next + 1 < bytes.count,
                Self.isDigit(bytes[next + 1])
            {
                let (minutes, afterMinutes) = digits(next + 1)
                guard value < 24, minutes < 60 else { return afterMinutes }
                hour = value
                minute = minutes
                var index = afterMinutes
                if index + 1 < bytes.count, bytes[index] == UInt8(ascii: ":"), Self.isDigit(bytes[index + 1]) {
                    let (seconds, afterSeconds) = digits(index + 1)
                    second = min(seconds, 59)
                    index = afterSeconds
                    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), Self.isDigit(bytes[index + 1]) {
                        var scale = 0.1
                        for digit in bytes[(index + 1)...].prefix(while: Self.isDigit).prefix(6) {
                            fraction += Double(digit - 0x30) * scale
                            scale /= 10
                        }
                        index = digits(index + 1).next
                    }
                }
                return index
            }
            if numbers.count < 8 { numbers.append((value, next - at, at > 0 ? bytes[at - 1] : 0, after)) }
            // 20191119T123456Z
            if next - at == 8, after == UInt8(ascii: "t"), next + 4 < bytes.count {
                let (clock, end) = digits(next + 1)
                if end - next - 1 == 6 {
                    (hour, minute, second) = (min(clock / 10_000, 23), min(clock / 100 % 100, 59), min(clock % 100, 59))
                    return end
                }
            }
            return next
        }

        private mutating func word(_ at: Int) -> Int {
            var index = at
            while index < bytes.count, bytes[index] >= 0x80 || (0x61...0x7A).contains(bytes[index]) { index += 1 }
            let word = bytes[at..<index]
            if month == nil, let found = Self.months.first(where: { word.starts(with: $0.name) }) {
                month = found.month
                numbersBeforeMonth = numbers.count
            } else if hour != nil {
                switch String(decoding: word, as: UTF8.self) {
                case "am", "a": isAfternoon = isAfternoon ?? false
                case "pm", "p": isAfternoon = isAfternoon ?? true
                case "z", "gmt", "utc", "ut": zone = zone ?? 0
                case "est": zone = -5 * 3600
                case "edt": zone = -4 * 3600
                case "cst": zone = -6 * 3600
                case "cdt": zone = -5 * 3600
                case "mst": zone = -7 * 3600
                case "mdt": zone = -6 * 3600
                case "pst": zone = -8 * 3600
                case "pdt": zone = -7 * 3600
                case "bst": zone = 3600
                case "msk", "мск": zone = 3 * 3600
                default: break
                }
            }
            return index
        }

        private mutating func offset(_ at: Int) -> Int {
            let (value, next) = digits(at + 1)
            let sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
            if next - at - 1 == 4 {
                zone = sign * (value / 100 * 3600 + value % 100 * 60)
                return next
            }
            guard next - at - 1 == 2 || next - at - 1 == 1 else { return max(next, at + 1) }
            var seconds = value * 3600
            var index = next
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                let (minutes, end) = digits(index + 1)
                seconds += min(minutes, 59) * 60
                index = end
            }
            if value <= 14 { zone = sign * seconds }
            return index
        }

        func result(monthFirst: Bool) -> PageDate? {
            guard let day = day(monthFirst: monthFirst), (1990...2100).contains(day.year) else { return instant() }
            guard var hour else { return PageDate(noonOf: day) }
            if isAfternoon == true, hour < 12 { hour += 12 }
            if isAfternoon == false, hour == 12 { hour = 0 }
            let seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 + second - (zone ?? 0)
            return PageDate(
                date: Date(timeIntervalSince1970: Double(seconds) + (fraction * 1000).rounded() / 1000), hasTime: true)
        }

        /// Seconds or milliseconds since 1970, standing alone.
        private func instant() -> PageDate? {
            guard numbers.count == 1, month == nil, hour == nil, let only = numbers.first else { return nil }
            if only.digits == 10 {
                return PageDate(date: Date(timeIntervalSince1970: Double(only.value)), hasTime: true)
            }
            if only.digits == 13 {
                return PageDate(date: Date(timeIntervalSince1970: Double(only.value / 1000)), hasTime: true)
            }
            return nil
        }

        private func day(monthFirst: Bool) -> Day? {
            if let month {
                guard let year = numbers.first(where: { $0.digits == 4 && (1990...2100).contains($0.value) })?.value
                else { return nil }
                let before = numbers.prefix(numbersBeforeMonth).last { $0.digits <= 2 && (1...31).contains($0.value) }
                let after = numbers.dropFirst(numbersBeforeMonth).first {
                    $0.digits <= 2 && (1...31).contains($0.value)
                }
                guard let day = (before ?? after)?.value else { return nil }
                return Day(year: year, month: month, day: day)
            }
            for index in numbers.indices {
                let first = numbers[index]
                if first.digits == 8,
                    let day = Day(year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
                {
                    return day
                }
                guard index + 2 < numbers.count else { continue }
                let (second, third) = (numbers[index + 1], numbers[index + 2])
                if first.digits == 4, second.digits <= 2, third.digits <= 2 {
                    return Day(year: first.value, month: second.value, day: third.value)
                }
                if first.digits <= 2, second.digits <= 2, third.digits == 4 {
                    let swaps =
                        second.value > 12 || (first.after == UInt8(ascii: "/") && monthFirst && first.value <= 12)
                    return swaps
                        ? Day(year: third.value, month: first.value, day: second.value)
                        : Day(year: third.value, month: second.value, day: first.value)
                }
            }
            return nil
        }

        /// Beginnings of the months' names: English, Russian, Kazakh (Cyrillic, Latin), German, French, Spanish and
        /// Portuguese where they differ; 月 of Chinese follows its number and needs none.
        private static let months: [(name: [UInt8], month: Int)] = [
            ("jan", 1), ("янв", 1), ("қаңтар", 1), ("qantar", 1), ("qañtar", 1), ("ene", 1),
            ("feb", 2), ("фев", 2), ("ақпан", 2), ("aqpan", 2), ("fév", 2), ("fev", 2),
            ("mar", 3), ("мар", 3), ("наурыз", 3), ("nauryz", 3), ("naurız", 3), ("mär", 3),
            ("apr", 4), ("апр", 4), ("сәуір", 4), ("säuir", 4), ("sáýir", 4), ("avr", 4), ("abr", 4),
            ("mamyr", 5), ("мамыр", 5), ("mamır", 5), ("may", 5), ("май", 5), ("мая", 5), ("mai", 5),
            ("maus", 6), ("маусым", 6), ("jun", 6), ("июн", 6), ("juin", 6),
            ("jul", 7), ("июл", 7), ("шілде", 7), ("şilde", 7), ("shilde", 7), ("juil", 7),
            ("aug", 8), ("авг", 8), ("тамыз", 8), ("tamyz", 8), ("tamız", 8), ("aoû", 8), ("ago", 8),
            ("sep", 9), ("сен", 9), ("қыркүйек", 9), ("qyrküiek", 9), ("qırküyek", 9), ("set", 9),
            ("oct", 10), ("окт", 10), ("қазан", 10), ("qazan", 10), ("okt", 10), ("out", 10),
            ("nov", 11), ("ноя", 11), ("қараша", 11), ("qaraşa", 11), ("qarasha", 11),
            ("dec", 12), ("дек", 12), ("желтоқсан", 12), ("jeltoqsan", 12), ("dez", 12), ("déc", 12), ("dic", 12),
        ].sorted { $0.0.utf8.count > $1.0.utf8.count }.map { (Array($0.0.utf8), $0.1) }
    }
}
