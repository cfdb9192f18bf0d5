import Model

/// Chinese numbers that say when: years, decades, days in digits, amounts.
extension DateGrammar {
    /// 三天前, 几个月前, 半年前, 两三周后: 日 and 号 count no days.
    func chineseAmount(_ start: Int) -> Match? {
        guard let amount = amount(at: start),
            amount.unit != .month || r.value(amount.end - 1) != 3 || r.sort(start) == .several
                || r.sort(start) == .halfUnit
        else { return nil }
        if r.sort(amount.end) == .ago {
            // 一年前的同一天
            let next = r.sort(amount.end + 1) == .of ? amount.end + 2 : amount.end + 1
            if amount.unit == .year, amount.low == amount.high, r.sort(next) == .thatDay {
                return (.inYear(shift: -amount.low, .thatDay), next + 1)
            }
            return (apart(amount, -1), amount.end + 1)
        }
        guard r.sort(amount.end) == .ahead, amount.unit != .day || r.value(amount.end - 1) == 14 else { return nil }
        return (apart(amount, 1), amount.end + 1)
    }

    /// 零八年, 九八年: the last two digits of a year, said one by one.
    func chineseShortYear(_ start: Int) -> (value: Int, end: Int)? {
        guard r.sort(start) == .hanDigit, r.sort(start + 1) == .hanDigit, isUnit(start + 2, 5),
            r.sort(start - 1) != .hanDigit
        else { return nil }
        let (tens, ones) = (r.value(start), r.value(start + 1))
        guard tens == 0 || tens >= 5, ones != tens + 1 || tens == 0 else { return nil }
        return ((tens == 0 ? 2000 : 1900) + tens * 10 + ones, start + 2)
    }

    func chineseNumber(_ start: Int) -> Match? {
        if let year = chineseShortYear(start) {
            if let inner = chineseInYear(year.end + 1) {
                return (inner.expression.filled(year: year.value), inner.end)
            }
            return (.year(year.value, part: 0), year.end + 1)
        }
        guard let number = r.numeral(at: start), !number.isOver else { return nil }
        guard !number.isVague, let value = number.integer else { return chineseAmount(start) }
        let end = number.end
        if r.sort(end) == .unit {
            switch r.value(end) {
            case 5 where (1900...2100).contains(value) && (number.digits == 4 || number.digits == 0):
                if r.sort(end + 1) == .part, r.value(end + 1) < 10 {
                    return (.year(value, part: r.value(end + 1)), end + 2)
                }
                if let inner = chineseInYear(end + 1) { return (inner.expression.filled(year: value), inner.end) }
                if let week = chineseWeekOf(end + 1) { return (.nthWeek(week.number, .year(value, part: 0)), week.end) }
                return (.year(value, part: 0), end + 1)
            case 5 where number.digits == 2 && value < 100 && (value < 10 || chineseInYear(end + 1) != nil):
                // 08年, 18年10月1日
                let year = value + (value < 50 ? 2000 : 1900)
                if let inner = chineseInYear(end + 1) { return (inner.expression.filled(year: year), inner.end) }
                return (.year(year, part: 0), end + 1)
            case 6 where value % 10 == 0 && (value < 100 || (1900...2100).contains(value)):
                let first = value < 100 ? (value < 30 ? 2000 : 1900) + value : value
                return (.years(first, first + 9), end + 1)
            case 3 where (1...12).contains(value): return chineseInMonth(value, end + 1)
            case 1 where (1...31).contains(value) && isDayMark(end):
                return (.day(year: nil, month: nil, day: value, weekday: nil), chineseDayEnd(end + 1))
            case 4 where (1...4).contains(value): return (.quarter(year: nil, value), end + 1)
            case 7 where (11...21).contains(value):
                if let decade = chineseDecade(end + 1, century: value) { return decade }
                return (.years((value - 1) * 100, value * 100 - 1), end + 1)
            default: break
            }
        }
        if let match = chineseAmount(start) { return match }
        // 2021年底 is cut as 2021 + 年底, 3月初 as 3 + 月初.
        if r.sort(end) == .part, r.value(end) > 10 {
            // 2020年中秋节 is cut as 2020 + 年中 + 秋.
            if r.value(end) == 12, r.sort(end + 1) == .season, r.value(end + 1) == 3, (1900...2100).contains(value) {
                return (.holiday(25, year: value), end + 2)
            }
            if r.value(end) < 20, (1900...2100).contains(value) {
                return (.year(value, part: r.value(end) % 10), end + 1)
            }
            if r.value(end) > 20, (1...12).contains(value) {
                return (.month(year: nil, month: value, part: r.value(end) % 10), end + 1)
            }
        }
        // 2016-2019年, 2016至2019年
        if r.isMark(end, "-") || r.sort(end) == .to, let to = r.numeral(at: end + 1), let last = to.integer {
            if (1900...2100).contains(value), (value + 1...2100).contains(last), isUnit(to.end, 5) {
                return (.years(value, last), to.end + 1)
            }
            if (1...12).contains(value), (1...12).contains(last), isUnit(to.end, 3), !isUnit(to.end, 13), last > value {
                return (
                    .range(.month(year: nil, month: value, part: 0), .month(year: nil, month: last, part: 0)),
                    to.end + 1
                )
            }
            if (1...31).contains(value), (1...31).contains(last), last > value, isUnit(to.end, 1), isDayMark(to.end) {
                return (
                    .range(
                        .day(year: nil, month: nil, day: value, weekday: nil),
                        .day(year: nil, month: nil, day: last, weekday: nil)), to.end + 1
                )
            }
        }
        return nil
    }

    /// (的)第二周 after a year.
    func chineseWeekOf(_ start: Int) -> (number: Int, end: Int)? {
        let index = r.sort(start) == .of ? start + 1 : start
        guard let ordinal = r.sort(index) == .ordinal ? r.ordinal(at: index) : nil, (1...53).contains(ordinal.value),
            isUnit(ordinal.end, 2), chineseWeekday(ordinal.end, which: nil) == nil
        else { return nil }
        return (ordinal.value, ordinal.end + 1)
    }

    /// After a century: 90年代 or 九十年代.
    func chineseDecade(_ index: Int, century: Int) -> Match? {
        guard let number = r.numeral(at: index), let value = number.integer, value % 10 == 0, (0...90).contains(value),
            isUnit(number.end, 6)
        else { return nil }
        let first = (century - 1) * 100 + value
        return (.years(first, first + 9), number.end + 1)
    }
}
