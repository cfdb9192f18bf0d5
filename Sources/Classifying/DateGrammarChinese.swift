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
            guard let amount = amount(at: index + 1), r.value(amount.end - 1) != 1 else { return nil }
            // 前几天 is a few days ago, 前三天 the last three.
            if amount.low != amount.high { return (apart(amount, -1), amount.end) }
            return (.stretch(-amount.low, amount.unit), amount.end)
        case .yearShift:
            let shift = r.value(index)
            if r.sort(index + 1) == .part {
                return (.calendar(.year, shift: shift, part: r.value(index + 1) % 10), index + 2)
            }
            if let inner = chineseInYear(index + 1) { return (.inYear(shift: shift, inner.expression), inner.end) }
            return (.calendar(.year, shift: shift, part: 0), index + 1)
        case .dayOffset:
            return (.offset(r.value(index)), chineseDayEnd(index + 1))
        case .thatDay: return (.thatDay, index + 1)
        case .besideThatDay: return (.besideThatDay(r.value(index)), chineseDayEnd(index + 1))
        case .thatYear:
            if let inner = chineseInYear(index + 1) { return (.inThatYear(inner.expression), inner.end) }
            return (.inThatYear(nil), index + 1)
        case .several, .halfUnit, .half: return chineseAmount(index)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .halfYear: return (.half(year: nil, r.value(index)), index + 1)
        case .weekend: return (.weekend(shift: nil), index + 1)
        case .part where r.value(index) > 10:
            return (.calendar(r.value(index) < 20 ? .year : .month, shift: 0, part: r.value(index) % 10), index + 1)
        default: return nil
        }
    }

    func isUnit(_ index: Int, _ unit: Int) -> Bool { r.sort(index) == .unit && r.value(index) == unit }

    /// 日 and 号 mark a day of the month, 天 counts days.
    func isDayMark(_ index: Int) -> Bool { r.value(index) == 1 }
    func isDayWord(_ index: Int) -> Bool { r.value(index) == 14 }

    /// Past the part of the day and the hour that follow it: 上午, 下午两点半, 10时30分.
    func chineseDayEnd(_ index: Int) -> Int {
        let end = r.sort(index) == .dayPart ? index + 1 : index
        if r.sort(end) == .clock { return end + 1 }
        guard let hour = r.numeral(at: end), let value = hour.integer, value <= 24,
            isUnit(hour.end, 8) || (r.sort(hour.end) == .fractionMark && end > index)
        else { return end }
        let next = hour.end + 1
        if r.sort(next) == .half { return next + 1 }
        guard let minute = r.numeral(at: next), let past = minute.integer, past < 60, isUnit(minute.end, 9) else {
            return next
        }
        return minute.end + 1
    }

    func chineseInYear(_ index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return chineseInMonth(r.value(index), index + 1)
        case .season: return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .halfYear: return (.half(year: nil, r.value(index)), index + 1)
        case .thatDay: return (.thatDay, index + 1)
        case .of where r.sort(index + 1) == .ordinal || r.sort(index + 1) == .month: return chineseInYear(index + 1)
        case .ordinal where r.ordinal(at: index).map { isUnit($0.end, 13) } ?? false:
            // 明年第九个月
            guard let ordinal = r.ordinal(at: index), (1...12).contains(ordinal.value) else { return nil }
            return (.month(year: nil, month: ordinal.value, part: 0), ordinal.end + 1)
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
    func chineseInMonth(_ month: Int, _ index: Int) -> Match {
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
        // 四月的最后一个星期一
        let last = r.sort(index) == .of ? index + 1 : index
        if r.sort(last) == .lastOf, r.sort(last + 1) == .unit, r.value(last + 1) == 2,
            let day = chineseWeekday(last + 1, which: nil), case .weekday(let weekday, nil) = day.expression
        {
            return (.nth(-1, weekday: weekday, .month(year: nil, month: month, part: 0)), day.end)
        }
        guard let day = r.numeral(at: index), let value = day.integer, (1...31).contains(value) else {
            return (.month(year: nil, month: month, part: 0), index)
        }
        let single = DateExpression.day(year: nil, month: month, day: value, weekday: nil)
        if isUnit(day.end, 1) {
            // A second day of the same month: 2日至10日, 27日夜至28日凌晨.
            let mark = r.sort(day.end + 1) == .dayPart ? day.end + 2 : day.end + 1
            if r.sort(mark) == .to || r.isMark(mark, "-"), let last = r.numeral(at: mark + 1), let to = last.integer,
                isUnit(last.end, 1), value < to, to <= 31
            {
                return (days(nil, month, value, to), chineseDayEnd(last.end + 1))
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
    func chineseWeekday(_ index: Int, which: Int?) -> Match? {
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

    func chineseWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        // 上世纪90年代
        if isUnit(next, 7), which == -1, let decade = chineseDecade(next + 1, century: 20) { return decade }
        if r.sort(next) == .several || r.sort(next) == .halfUnit, which != 0, let amount = amount(at: next) {
            return (along(amount, which < 0 ? -1 : 1), amount.end)
        }
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
