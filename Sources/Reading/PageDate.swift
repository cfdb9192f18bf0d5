import Foundation
import Model

/// A time as pages write it: found among other words, then read by `FeedDate`.
///
/// A day without an hour becomes noon UTC: from the Americas to Kazakhstan and China that instant still falls on the day
/// that was written. A time without a zone is what `FeedDate` takes it for.
struct PageDate: Equatable {
    var date: Date
    /// Whether an hour was given.
    var hasTime: Bool

    /// Reads what `FeedDate` reads, wherever it stands in the first 160 bytes: `Опубликовано: 27 марта 2021, 14:05`,
    /// `2021 ж. 27 наурыз`, `By A. B. | Nov. 19, 2019 3:15 p.m. EST`, `发布时间：2021年3月27日 14:05`. Of two numbers with
    /// slashes the first is the month where `monthFirst` says so and neither is over 12. nil where no whole date stands
    /// there, or where it lies outside 1990…2100.
    init?(_ text: String, monthFirst: Bool = true) {
        if text.contains(":"), let date = FeedDate.parse(text) {
            self.init(date: date, hasTime: true)
        } else {
            var words = PageDateWords(Array(text.lowercased().utf8.prefix(160)))
            guard let found = words.read(monthFirst: monthFirst),
                let date = FeedDate.parse(found.text + (found.hasTime ? "" : " 12:00 UTC"))
            else { return nil }
            self.init(date: date, hasTime: found.hasTime)
        }
        // 1990-01-01 and 2101-01-01.
        guard date.timeIntervalSince1970 >= 631_152_000, date.timeIntervalSince1970 < 4_133_980_800 else { return nil }
    }

    private init(date: Date, hasTime: Bool) {
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
            guard let month = number(index + 5..<next), next < bytes.count else { continue }
            // China's papers write /2019-11/19/.
            guard bytes[next] == separator || bytes[next] == UInt8(ascii: "/") else { continue }
            let dayDigits = isDigit(next + 2) ? 2 : 1
            guard !isDigit(next + 1 + dayDigits), let day = number(next + 1..<next + 1 + dayDigits) else { continue }
            if let day = Day(year: year, month: month, day: day) { return PageDate(noonOf: day) }
        }
        return nil
    }

    private init(noonOf day: Day) {
        self.init(date: Date(timeIntervalSince1970: Double(day.ordinal) * 86_400 + 43_200), hasTime: false)
    }
}
