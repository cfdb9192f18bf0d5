import Model

extension DateGrammar {
    /// Chinese: 2021年3月27日, 3月27日, 27日, 去年底, 上周六, 三天前, 第一季度, 9月2日至10日.
    func chinese(at index: Int) -> Match? {
        switch r.sort(index) {
        case .number, .hanDigit, .scale, .cardinal: return chineseNumber(index)
        case .month: return chineseInMonth(r.value(index), index + 1)
        case .ordinal:
            guard let ordinal = r.ordinal(at: index), (1...4).contains(ordinal.value), r.sort(ordinal.end) == .unit,
                r.value(ordinal.end) == 4
            else { return nil }
            return (.quarter(year: nil, ordinal.value), ordinal.end + 1)
        case .unit where r.value(index) == 2: return chineseWeekday(index, which: nil)
        case .which: return chineseWhich(index)
        case .ago where r.value(index) == 1:
            guard let count = r.numeral(at: index + 1), let value = count.integer, value > 0, value < 1000,
                let unit = unit(count.end),
                r.value(count.end) != 1
            else { return nil }
            return (.stretch(-value, unit), count.end + 1)
        case .yearShift:
            let shift = r.value(index)
            if r.sort(index + 1) == .part {
                return (.calendar(.year, shift: shift, part: r.value(index + 1) % 10), index + 2)
            }
            if let inner = chineseInYear(index + 1) { return (.inYear(shift: shift, inner.expression), inner.end) }
            return (.calendar(.year, shift: shift, part: 0), index + 1)
        case .dayOffset:
            let end = index + 1
            return (.offset(r.value(index)), r.sort(end) == .dayPart ? end + 1 : end)
        case .thatDay: return (.thatDay, index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .halfYear: return (.half(year: nil, r.value(index)), index + 1)
        case .weekend: return (.weekend(shift: r.tense(around: index..<index + 1) == .future ? 0 : -1), index + 1)
        case .part where r.value(index) > 10:
            return (.calendar(r.value(index) < 20 ? .year : .month, shift: 0, part: r.value(index) % 10), index + 1)
        default: return nil
        }
    }

    private func isUnit(_ index: Int, _ unit: Int) -> Bool { r.sort(index) == .unit && r.value(index) == unit }

    private func chineseNumber(_ start: Int) -> Match? {
        guard let number = r.numeral(at: start), !number.isVague, let value = number.integer, !number.isOver else {
            return nil
        }
        let end = number.end
        if r.sort(end) == .unit {
            switch r.value(end) {
            case 5 where (1900...2100).contains(value) && (number.digits == 4 || number.digits == 0):
                if r.sort(end + 1) == .part, r.value(end + 1) < 10 {
                    return (.year(value, part: r.value(end + 1)), end + 2)
                }
                if let inner = chineseInYear(end + 1) { return (filledYear(inner.expression, value), inner.end) }
                return (.year(value, part: 0), end + 1)
            case 5 where number.digits == 2 && value < 100 && (value < 10 || chineseInYear(end + 1) != nil):
                // 08年, 18年10月1日
                let year = value + (value < 50 ? 2000 : 1900)
                if let inner = chineseInYear(end + 1) { return (filledYear(inner.expression, year), inner.end) }
                return (.year(year, part: 0), end + 1)
            case 6 where value % 10 == 0 && (value < 100 || (1900...2100).contains(value)):
                let first = value < 100 ? (value < 30 ? 2000 : 1900) + value : value
                return (.years(first, first + 9), end + 1)
            case 3 where (1...12).contains(value): return chineseInMonth(value, end + 1)
            case 1 where (1...31).contains(value) && isDayMark(end):
                return (.day(year: nil, month: nil, day: value, weekday: nil), chineseDayEnd(end + 1))
            case 4 where (1...4).contains(value): return (.quarter(year: nil, value), end + 1)
            default: break
            }
            if let unit = unit(end), value > 0, value < 1000 {
                if r.sort(end + 1) == .ago { return (.distance(-value, unit), end + 2) }
                if r.sort(end + 1) == .ahead, unit != .day || isDayWord(end) {
                    return (.distance(value, unit), end + 2)
                }
            }
        }
        // 2021年底 is cut as 2021 + 年底, 3月初 as 3 + 月初.
        if r.sort(end) == .part, r.value(end) > 10 {
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

    private func filledYear(_ expression: DateExpression, _ year: Int) -> DateExpression {
        if case .range(let left, let right) = expression {
            return .range(left.filled(year: year), right.filled(year: year))
        }
        return expression.filled(year: year)
    }

    /// 日 and 号 mark a day of the month, 天 counts days.
    private func isDayMark(_ index: Int) -> Bool { r.value(index) == 1 }
    private func isDayWord(_ index: Int) -> Bool { r.value(index) == 14 }

    private func chineseDayEnd(_ index: Int) -> Int { r.sort(index) == .dayPart ? index + 1 : index }

    private func chineseInYear(_ index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return chineseInMonth(r.value(index), index + 1)
        case .season: return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .halfYear: return (.half(year: nil, r.value(index)), index + 1)
        case .ordinal, .number, .hanDigit, .scale, .cardinal:
            guard let match = chinese(at: index) else { return nil }
            switch match.expression {
            case .day(nil, .some, _, _), .month(nil, _, _), .quarter: return match
            case .nth(_, _, .month(nil, _, _)): return match
            case .range(.day(nil, .some, _, _), _), .range(.month(nil, _, _), _): return match
            default: return nil
            }
        default: return nil
        }
    }

    /// After a month: a day, a stretch of days, a part, or nothing.
    private func chineseInMonth(_ month: Int, _ index: Int) -> Match {
        if r.sort(index) == .part, r.value(index) < 10 {
            return (.month(year: nil, month: month, part: r.value(index)), index + 1)
        }
        if r.sort(index) == .ordinal || (r.sort(index) == .of && r.sort(index + 1) == .ordinal) {
            let place = r.sort(index) == .of ? index + 1 : index
            if let ordinal = r.ordinal(at: place), r.sort(ordinal.end) == .unit, r.value(ordinal.end) == 2,
                case .weekday(let weekday, nil)? = chineseWeekday(ordinal.end, which: nil)?.expression
            {
                return (
                    .nth(ordinal.value, weekday: weekday, .month(year: nil, month: month, part: 0)), ordinal.end + 2
                )
            }
        }
        guard let day = r.numeral(at: index), let value = day.integer, (1...31).contains(value) else {
            return (.month(year: nil, month: month, part: 0), index)
        }
        let single = DateExpression.day(year: nil, month: month, day: value, weekday: nil)
        if isUnit(day.end, 1) {
            // A second day of the same month: 2日至10日, 2日、3日.
            if r.sort(day.end + 1) == .to || r.isMark(day.end + 1, "-"), let last = r.numeral(at: day.end + 2),
                let to = last.integer,
                isUnit(last.end, 1), (value + 1...31).contains(to)
            {
                return (days(nil, month, value, to), last.end + 1)
            }
            return (single, chineseDayEnd(day.end + 1))
        }
        if r.sort(day.end) == .to || r.isMark(day.end, "-"), let last = r.numeral(at: day.end + 1),
            let to = last.integer,
            isUnit(last.end, 1), (1...31).contains(to), to > value
        {
            return (days(nil, month, value, to), last.end + 1)
        }
        return (.month(year: nil, month: month, part: 0), index)
    }

    /// 周六, 星期日; 周 is also "week" and a name.
    private func chineseWeekday(_ index: Int, which: Int?) -> Match? {
        let weekday: Int
        if r.sort(index + 1) == .hanDigit, (1...6).contains(r.value(index + 1)), r.isJoined(index + 1) {
            weekday = r.value(index + 1)
        } else if r.sort(index + 1) == .unit, r.value(index + 1) == 1 || r.value(index + 1) == 14, r.isJoined(index + 1)
        {
            weekday = 7
        } else {
            return nil
        }
        guard r.sort(index + 2) != .scale else { return nil }
        let end = chineseDayEnd(index + 2)
        var next = end
        let isOpen = r.isMark(next, "(")
        if r.isMark(next, ",") || isOpen { next += 1 }
        if r.sort(next) == .number || r.sort(next) == .hanDigit || r.sort(next) == .scale, let date = chinese(at: next),
            let whole = with(weekday, date.expression)
        {
            return (whole, isOpen && r.isMark(date.end, ")") ? date.end + 1 : date.end)
        }
        return (.weekday(weekday, which: which), end)
    }

    private func chineseWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        if r.sort(next) == .weekend { return (.weekend(shift: which), next + 1) }
        if let count = r.numeral(at: next), let value = count.integer, value > 0, value < 1000,
            let unit = unit(count.end), which != 0,
            unit != .month || r.value(count.end) == 13
        {
            return (.stretch(which < 0 ? -value : value, unit), count.end + 1)
        }
        guard r.sort(next) == .unit else {
            if r.sort(next) == .part, r.value(next) > 20 {
                return (.calendar(.month, shift: which, part: r.value(next) % 10), next + 1)
            }
            return nil
        }
        switch r.value(next) {
        case 2:
            let week = which == -1 ? -3 : which == -2 ? -2 : which
            if let day = chineseWeekday(next, which: week) { return day }
            return (.calendar(.week, shift: which, part: 0), next + 1)
        case 3, 13:
            if let day = r.numeral(at: next + 1), let value = day.integer, (1...31).contains(value), isUnit(day.end, 1)
            {
                return (.inMonth(shift: which, day: value), day.end + 1)
            }
            if r.sort(next + 1) == .part, r.value(next + 1) < 10 {
                return (.calendar(.month, shift: which, part: r.value(next + 1)), next + 2)
            }
            return (.calendar(.month, shift: which, part: 0), next + 1)
        case 4: return (.calendar(.quarter, shift: which, part: 0), next + 1)
        case 5: return (.calendar(.year, shift: which, part: 0), next + 1)
        default: return nil
        }
    }
}
