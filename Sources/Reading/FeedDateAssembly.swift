import Foundation
import Model

/// What the numbers and words of a date come to.
extension FeedDateReader {
    mutating func assemble() -> Date? {
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
            } else if numbers.count == 3, numbers.allSatisfy({ $0.digits <= 2 }), numbers[1].separator == 0x2D,
                Day(year: century(values[0]), month: values[1], day: values[2]) != nil
            {
                // ISO 8601 again: YY-MM-DD.
                (year, month, day) = (century(values[0]), values[1], values[2])
            } else if numbers.count == 3, numbers[2].digits == 4 || numbers[2].digits == 2 {
                year = numbers[2].digits == 4 ? values[2] : century(values[2])
                if numbers[1].separator == UInt8(ascii: ".") || numbers[1].separator == UInt8(ascii: "-")
                    || values[0] > 12
                {
                    (day, month) = (values[0], values[1])
                } else if values[1] > 12 || values[0] == values[1] || isAmerican || isAfternoon != nil {
                    // Americans write the month first, and am and pm with it.
                    (month, day) = (values[0], values[1])
                } else if let weekday, let year,
                    let found = [(values[0], values[1]), (values[1], values[0])].first(where: { month, day in
                        Day(year: year, month: month, day: day)?.weekday == weekday
                    })
                {
                    (month, day) = found
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
        if let zone, !offsetIsNumber {
            guard let local = date(year, month, day, time) else { return nil }
            // The offset of that wall clock: asked twice, since the first answer is for the same numbers in UTC.
            let first = local - Double(zone.secondsFromGMT(for: local))
            return local - Double(zone.secondsFromGMT(for: first))
        }
        return date(year, month, day, time - Double(offset ?? assumedOffset))
    }

    func date(_ year: Int, _ month: Int, _ day: Int, _ seconds: Double) -> Date? {
        guard let found = Day(year: year, month: month, day: day) else { return nil }
        return Date(timeIntervalSince1970: Double(found.ordinal) * 86_400 + seconds)
    }

    /// RFC 2822, section 4.3: 00–49 is 2000–2049, 50–99 is 1950–1999.
    func century(_ year: Int) -> Int { year < 50 ? 2000 + year : year < 100 ? 1900 + year : year }

    /// ISO 8601's week: `2021-W12`, `2021-W12-6`, `2021W126`; Monday where no day is given.
    mutating func readWeek() -> Bool {
        let from = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard var value = number(bytes[from..<index]), index - from == 2 || index - from == 3 else { return false }
        if index - from == 2 {
            value *= 10
            if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), isDigit(bytes[index + 1]) {
                value += Int(bytes[index + 1] - 0x30)
                index += 2
            } else {
                value += 1
            }
        }
        let (week, dayOfWeek) = (value / 10, value % 10)
        // The week that holds January 4th is the first.
        guard (1...53).contains(week), (1...7).contains(dayOfWeek),
            let fourth = Day(year: numbers[0].value, month: 1, day: 4)
        else { return false }
        let found = (fourth + ((week - 1) * 7 + dayOfWeek - fourth.weekday)).civil
        (year, month, day) = (found.year, found.month, found.day)
        return true
    }
}
