import Model

extension DateGrammar {
    /// Kazakh: "2021 жылғы 27 наурызда", "наурыздың 27-сі", "27-наурыз", "сенбі күні", "өткен аптада", "екі апта бұрын".
    func kazakh(at index: Int) -> Match? {
        switch r.sort(index) {
        case .number, .cardinal, .ordinal, .scale: return kazakhNumber(index)
        case .month: return kazakhMonth(index, year: nil, isCued: false)
        case .weekday: return kazakhWeekday(index, which: nil)
        case .which: return kazakhWhich(index)
        case .dayOffset: return (.offset(r.value(index)), index + 1)
        case .yearShift:
            let shift = r.value(index)
            if let inner = kazakhInYear(index + 1) { return (.inYear(shift: shift, inner.expression), inner.end) }
            return (.calendar(.year, shift: shift, part: 0), index + 1)
        case .season:
            guard let token = r.token(index), token.ending.contains(.locative) || token.end - token.start >= 8 else {
                return nil
            }
            return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .weekend where r.sort(index + 1) == .unit && r.value(index + 1) == 1:
            return (.weekend(shift: -1), index + 2)
        case .unit:
            // "апта басында", "ай соңында", "жыл басынан"
            guard let unit = unit(index), unit != .day, r.sort(index + 1) == .part else { return nil }
            return (.calendar(unit, shift: 0, part: r.value(index + 1)), index + 2)
        default: return nil
        }
    }

    /// After a year: "наурызда", "27 наурызда", "наурыздың 27-сінде", "күзінде", "соңында", "екінші тоқсанында".
    private func kazakhInYear(_ index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return kazakhMonth(index, year: nil, isCued: true)
        case .season: return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .number, .cardinal, .ordinal:
            if let day = kazakhDay(index) { return day }
            if let ordinal = r.ordinal(at: index), (1...4).contains(ordinal.value), isQuarter(ordinal.end) {
                return (.quarter(year: nil, ordinal.value), ordinal.end + 1)
            }
            if let ordinal = r.ordinal(at: index), (1...2).contains(ordinal.value), r.sort(ordinal.end) == .halfYear {
                return (.half(year: nil, ordinal.value), ordinal.end + 1)
            }
            return nil
        default: return nil
        }
    }

    /// "тоқсан" is ninety, and a quarter of a year.
    private func isQuarter(_ index: Int) -> Bool { r.sort(index) == .cardinal && r.value(index) == 90 }

    /// "27 наурыз", "27-наурыз", "2–10 қыркүйек", "2 мен 10 қыркүйек аралығында".
    private func kazakhDay(_ start: Int) -> Match? {
        if let days = dayRange(at: start) {
            let next = r.isMark(days.end, "-") ? days.end + 1 : days.end
            if r.sort(next) == .month { return (self.days(nil, r.value(next), days.from, days.to), next + 1) }
        }
        guard let day = dayNumber(at: start) else { return nil }
        let next = r.isMark(day.end, "-") ? day.end + 1 : day.end
        guard r.sort(next) == .month else { return nil }
        // "27 қазан мен 3 қараша": the rest is another date.
        return (.day(year: nil, month: r.value(next), day: day.value, weekday: nil), next + 1)
    }

    private func kazakhNumber(_ start: Int) -> Match? {
        if let year = kazakhYear(start) {
            if r.isMark(year.end - 1, "-") { return nil }
            if case .year(let value, _) = year.expression {
                if r.sort(year.end) == .part { return (.year(value, part: r.value(year.end)), year.end + 1) }
                if let inner = kazakhInYear(year.end) {
                    return (filledRange(inner.expression, value), inner.end)
                }
            }
            return year
        }
        if let day = kazakhDay(start) {
            if let year = year(at: day.end), r.sort(year.end) == .unit, r.value(year.end) == 5 {
                return (filledRange(day.expression, year.value), year.end + 1)
            }
            return day
        }
        if let ordinal = r.ordinal(at: start), (1...4).contains(ordinal.value), isQuarter(ordinal.end) {
            return (.quarter(year: nil, ordinal.value), ordinal.end + 1)
        }
        if let count = count(at: start), let unit = unit(count.end) {
            if r.sort(count.end + 1) == .ago { return (.distance(-count.value, unit), count.end + 2) }
            if r.sort(count.end + 1) == .ahead, r.tense(around: start..<count.end + 1) == .future {
                return (.distance(count.value, unit), count.end + 2)
            }
        }
        return nil
    }

    private func filledRange(_ expression: DateExpression, _ year: Int) -> DateExpression {
        if case .range(let left, let right) = expression {
            return .range(left.filled(year: year), right.filled(year: year))
        }
        return expression.filled(year: year)
    }

    /// "2016 жылы", "2016-2019 жылдары", "2016–2019 жж.", "екі мың жиырмасыншы жылы", "2020-сыншы жылы".
    private func kazakhYear(_ start: Int) -> Match? {
        var value: Int
        var end: Int
        if let ordinal = r.ordinal(at: start), (1900...2100).contains(ordinal.value) {
            (value, end) = (ordinal.value, ordinal.end)
        } else if let plain = year(at: start) {
            (value, end) = (plain.value, plain.end)
        } else {
            return nil
        }
        if r.isMark(end, "-"), let to = year(at: end + 1), to.value > value, r.sort(to.end) == .unit,
            r.value(to.end) == 5
        {
            return (.years(value, to.value), to.end + 1)
        }
        if r.isMark(end, "-"), r.sort(end + 1) == .unit, r.value(end + 1) == 5 { end += 1 }
        guard r.sort(end) == .unit, r.value(end) == 5 else { return nil }
        end += 1
        // "2016 жылдан 2019 жылға дейін"
        if r.tokens[end - 1].ending.contains(.from), let to = year(at: end), r.sort(to.end) == .unit,
            r.sort(to.end + 1) == .upToAfter,
            to.value > value
        {
            return (.years(value, to.value), to.end + 2)
        }
        return (.year(value, part: 0), end)
    }

    private func kazakhMonth(_ start: Int, year: Int?, isCued: Bool) -> Match? {
        let month = r.value(start)
        guard let token = r.token(start) else { return nil }
        var index = start + 1
        if r.sort(index) == .unit, r.value(index) == 3 { index += 1 }
        let isGenitive = token.ending.contains(.genitive) || (index > start + 1)
        if isGenitive, let days = dayRange(at: index), days.end > index {
            return (self.days(year, month, days.from, days.to), days.end)
        }
        if isGenitive, let day = dayNumber(at: index), r.sort(day.end) != .noun, r.sort(day.end) != .month,
            day.end > index,
            r.ordinal(at: index) != nil || r.tokens[day.end - 1].ending != [] || r.sort(day.end) == .unit
        {
            let end = r.sort(day.end) == .unit && r.value(day.end) == 1 ? day.end + 1 : day.end
            return (.day(year: year, month: month, day: day.value, weekday: nil), end)
        }
        if r.sort(index) == .part { return (.month(year: year, month: month, part: r.value(index)), index + 1) }
        // A bare stem is a name as often as a month: the locative, "айы" or a year before it decide.
        guard
            isCued || index > start + 1 || token.ending.contains(.locative) || token.ending.contains(.from)
                || (token.ending.contains(.until) && r.sort(index) == .upToAfter)
        else { return nil }
        return (.month(year: year, month: month, part: 0), index)
    }

    private func kazakhWeekday(_ start: Int, which: Int?) -> Match? {
        let weekday = r.value(start)
        var next = start + 1
        if r.sort(next) == .unit, r.value(next) == 1 { next += 1 }
        let end = next
        let isOpen = r.isMark(next, "(")
        if r.isMark(next, ",") || isOpen { next += 1 }
        if r.sort(next) == .number, let date = single(at: next), let whole = with(weekday, date.expression) {
            return (whole, isOpen && r.isMark(date.end, ")") ? date.end + 1 : date.end)
        }
        return (.weekday(weekday, which: which), end)
    }

    private func kazakhWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        switch r.sort(next) {
        case .weekday: return kazakhWeekday(next, which: which)
        case .unit:
            guard let unit = unit(next), unit != .day else { return nil }
            if unit == .year, let inner = kazakhInYear(next + 1) {
                return (.inYear(shift: which, inner.expression), inner.end)
            }
            if unit == .month, let day = r.ordinal(at: next + 1), (1...31).contains(day.value) {
                return (.inMonth(shift: which, day: day.value), day.end)
            }
            if r.sort(next + 1) == .part { return (.calendar(unit, shift: which, part: r.value(next + 1)), next + 2) }
            if unit == .week, r.sort(next + 1) == .weekday {
                return (.weekday(r.value(next + 1), which: which == -1 ? -3 : which), next + 2)
            }
            return (.calendar(unit, shift: which, part: 0), next + 1)
        case .month: return (.lastMonth(.month(year: nil, month: r.value(next), part: 0), which), next + 1)
        case .season: return (.lastMonth(.season(year: nil, r.value(next)), which), next + 1)
        case .weekend: return (.weekend(shift: which), next + 1)
        case .number, .cardinal:
            guard which != 0, let count = count(at: next), let unit = unit(count.end) else { return nil }
            return (.stretch(which < 0 ? -count.value : count.value, unit), count.end + 1)
        default: return nil
        }
    }
}
