import Model

extension DateGrammar {
    /// Kazakh: "2021 жылғы 27 наурызда", "наурыздың 27-сі", "27-наурыз", "сенбі күні", "өткен аптада", "екі апта бұрын".
    func kazakh(at index: Int) -> Match? {
        switch r.sort(index) {
        case .number, .cardinal, .ordinal, .scale: return kazakhNumber(index)
        case .several, .halfUnit: return kazakhAmount(index)
        case .besideThatDay: return (.besideThatDay(r.value(index)), index + 1)
        case .thatDay: return (.thatDay, index + 1)
        case .thatYear:
            if let inner = kazakhInYear(index + 1) { return (.inThatYear(inner.expression), inner.end) }
            return (.inThatYear(nil), index + 1)
        case .month: return kazakhMonth(index, year: nil, isCued: false)
        case .weekday: return kazakhWeekday(index, which: nil)
        case .which: return kazakhWhich(index)
        case .dayOffset:
            let end = index + 1
            return (.offset(r.value(index)), r.sort(end) == .dayPart ? end + 1 : end)
        case .yearShift:
            let shift = r.value(index)
            // "былтырғы жылдың соңында"
            let next = isYearWord(index + 1) ? index + 2 : index + 1
            if r.sort(next) == .part {
                return (.calendar(.year, shift: shift, part: r.value(next) % 10), next + 1)
            }
            if let inner = kazakhInYear(next) { return (.inYear(shift: shift, inner.expression), inner.end) }
            return (.calendar(.year, shift: shift, part: 0), next)
        case .season:
            guard let token = r.token(index), token.ending.contains(.locative) || token.end - token.start >= 8 else {
                return nil
            }
            return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .weekend where r.sort(index + 1) == .unit && r.value(index + 1) == 1:
            return (.weekend(shift: nil), index + 2)
        case .unit:
            // "апта басында", "ай соңында", "жыл басынан"
            guard let unit = unit(index), unit != .day else { return nil }
            if r.sort(index + 1) == .part { return kazakhPart(unit, shift: 0, index + 1) }
            // "жылдың алғашқы жартысында"
            if unit == .year, let inner = kazakhInYear(index + 1) {
                switch inner.expression {
                case .half, .quarter, .headOf: return inner
                default: return nil
                }
            }
            return nil
        default: return nil
        }
    }

    func isYearWord(_ index: Int) -> Bool { r.sort(index) == .unit && r.value(index) == 5 }

    /// "бірнеше күн бұрын", "жарты жыл бұрын", "үш күннен кейін".
    func kazakhAmount(_ start: Int) -> Match? {
        guard let amount = amount(at: start) else { return nil }
        if r.sort(amount.end) == .ago { return (apart(amount, -1), amount.end + 1) }
        if r.sort(amount.end) == .ahead, r.tense(around: start..<amount.end) == .future {
            return (apart(amount, 1), amount.end + 1)
        }
        return nil
    }

    /// "тоқсан" is ninety, and a quarter of a year.
    func isQuarter(_ index: Int) -> Bool { r.sort(index) == .cardinal && r.value(index) == 90 }

    /// "27 наурыз", "27-наурыз", "2–10 қыркүйек", "2 мен 10 қыркүйек аралығында".
    func kazakhDay(_ start: Int) -> Match? {
        if let days = dayRange(at: start) {
            let next = r.isMark(days.end, "-") ? days.end + 1 : days.end
            if r.sort(next) == .month { return (self.days(nil, r.value(next), days.from, days.to), next + 1) }
        }
        guard let day = dayNumber(at: start) else { return nil }
        let next = r.isMark(day.end, "-") ? day.end + 1 : day.end
        guard r.sort(next) == .month else { return nil }
        // "27 қазан мен 3 қараша": the rest is another date.
        let single = DateExpression.day(year: nil, month: r.value(next), day: day.value, weekday: nil)
        var end = next + 1
        // "27 наурыз күні"; "28 наурызға қараған түні" is the night that ends on that day.
        if r.sort(end) == .nightAfter { return (.night(single), end + 1) }
        if r.sort(end) == .unit, r.value(end) == 1, r.token(next)?.ending.isEmpty == true { end += 1 }
        return (single, end)
    }

    func kazakhNumber(_ start: Int) -> Match? {
        if let year = kazakhYear(start) {
            if r.isMark(year.end - 1, "-") { return nil }
            if case .year(let value, _) = year.expression {
                if r.sort(year.end) == .part { return (.year(value, part: r.value(year.end) % 10), year.end + 1) }
                if let inner = kazakhInYear(year.end) {
                    return (inner.expression.filled(year: value), inner.end)
                }
            }
            return year
        }
        if let day = kazakhDay(start) {
            if let year = year(at: day.end), r.sort(year.end) == .unit, r.value(year.end) == 5 {
                return (day.expression.filled(year: year.value), year.end + 1)
            }
            return day
        }
        if let ordinal = r.ordinal(at: start), (1...4).contains(ordinal.value), isQuarter(ordinal.end) {
            return (.quarter(year: nil, ordinal.value), ordinal.end + 1)
        }
        if let decade = kazakhDecade(start) { return decade }
        // "наурыздың 28-іне қараған түні", "27-сінен 28-іне қараған түні": a bare day with its night.
        if let day = r.ordinal(at: start), (1...31).contains(day.value), r.sort(day.end) == .nightAfter {
            return (.night(.day(year: nil, month: nil, day: day.value, weekday: nil)), day.end + 1)
        }
        return kazakhAmount(start)
    }

    func kazakhMonth(_ start: Int, year: Int?, isCued: Bool) -> Match? {
        let month = r.value(start)
        guard let token = r.token(start) else { return nil }
        var index = start + 1
        if r.sort(index) == .unit, r.value(index) == 3 { index += 1 }
        let isGenitive = token.ending.contains(.genitive) || (index > start + 1)
        if isGenitive, let days = dayRange(at: index), days.end > index {
            return (self.days(year, month, days.from, days.to), days.end)
        }
        if isGenitive, let ordinal = r.ordinal(at: index), (1...2).contains(ordinal.value),
            r.sort(ordinal.end) == .halfYear
        {
            return (.month(year: year, month: month, part: ordinal.value == 1 ? 1 : 3), ordinal.end + 1)
        }
        if isGenitive, let day = dayNumber(at: index), r.sort(day.end) != .noun, r.sort(day.end) != .month,
            day.end > index,
            r.ordinal(at: index) != nil || r.tokens[day.end - 1].ending != [] || r.sort(day.end) == .unit
        {
            let end = r.sort(day.end) == .unit && r.value(day.end) == 1 ? day.end + 1 : day.end
            if r.sort(end) == .nightAfter {
                return (.night(.day(year: year, month: month, day: day.value, weekday: nil)), end + 1)
            }
            return (.day(year: year, month: month, day: day.value, weekday: nil), end)
        }
        if r.sort(index) == .part { return (.month(year: year, month: month, part: r.value(index) % 10), index + 1) }
        // A bare stem is a name as often as a month: the locative, "айы" or a year before it decide.
        guard
            isCued || index > start + 1 || token.ending.contains(.locative) || token.ending.contains(.from)
                || (token.ending.contains(.until) && r.sort(index) == .upToAfter)
        else { return nil }
        return (.month(year: year, month: month, part: 0), index)
    }

    func kazakhWeekday(_ start: Int, which: Int?) -> Match? {
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

    func kazakhWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        switch r.sort(next) {
        case .weekday: return kazakhWeekday(next, which: which)
        case .unit:
            guard let unit = unit(next), unit != .day else { return nil }
            // "өткен ғасырдың 30-жылдары"
            if unit == .century, let decade = kazakhDecade(next + 1), case .years(let from, let to) = decade.expression
            {
                return (.years(from, to), decade.end)
            }
            if unit == .year, let inner = kazakhInYear(next + 1) {
                return (.inYear(shift: which, inner.expression), inner.end)
            }
            if unit == .month, let day = r.ordinal(at: next + 1), (1...31).contains(day.value) {
                return (.inMonth(shift: which, day: day.value), day.end)
            }
            if r.sort(next + 1) == .part { return kazakhPart(unit, shift: which, next + 1) }
            if unit == .week, r.sort(next + 1) == .weekday {
                return (.weekday(r.value(next + 1), which: which == -1 ? -3 : which), next + 2)
            }
            return (.calendar(unit, shift: which, part: 0), next + 1)
        case .month: return (.lastMonth(.month(year: nil, month: r.value(next), part: 0), which), next + 1)
        case .season: return (.lastMonth(.season(year: nil, r.value(next)), which), next + 1)
        case .weekend:
            let end = r.sort(next + 1) == .unit && r.value(next + 1) == 1 ? next + 2 : next + 1
            return (.weekend(shift: which), end)
        case .dayPart: return which < 0 ? (.offset(-1), next + 1) : nil
        case .number, .cardinal, .several, .halfUnit:
            guard which != 0, let amount = amount(at: next) else { return nil }
            return (along(amount, which < 0 ? -1 : 1), amount.end)
        default: return nil
        }
    }
}
