import Model

/// "last", "next", "early", "first half": English expressions that stand on another one.
extension DateGrammar {
    func englishWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        switch r.sort(next) {
        case .weekday:
            if which == -1 || which == -3 {
                var inner = next + 1
                if r.sort(inner) == .of || r.sort(inner) == .in { inner += 1 }
                if inner > next + 1, r.sort(inner) == .month, let month = english(at: inner),
                    case .month = month.expression
                {
                    return (.nth(-1, weekday: r.value(next), month.expression), month.end)
                }
            }
            return englishWeekday(next, which: which)
        case .unit:
            guard let unit = unit(next) else { return nil }
            if unit == .week {
                var day = next + 1
                if r.sort(day) == .on { day += 1 }
                if r.sort(day) == .weekday, which <= 1 {
                    return (.weekday(r.value(day), which: which == -1 ? -3 : which), day + 1)
                }
                if which == -1, r.sort(next + 1) == .of, let inner = weekHolder(next + 2) {
                    return (.nthWeek(-1, inner.expression), inner.end)
                }
            }
            guard unit != .day else { return nil }
            return (.calendar(unit, shift: which == -3 ? -1 : which == 3 ? 1 : which, part: 0), next + 1)
        case .month:
            let month = DateExpression.month(year: nil, month: r.value(next), part: 0)
            guard r.token(next)?.flags.contains(.capital) ?? false || (r.value(next) != 3 && r.value(next) != 5) else {
                return nil
            }
            if let day = dayNumber(at: next + 1) {
                return (.day(year: nil, month: r.value(next), day: day.value, weekday: nil), day.end)
            }
            switch which {
            case -1, -3: return (.lastMonth(month, -1), next + 1)
            case 1, 3: return (.lastMonth(month, 1), next + 1)
            default: return (.inYear(shift: 0, month), next + 1)
            }
        case .season: return englishSeasonShift(next, which)
        case .weekend: return (.weekend(shift: which < 0 ? -1 : which == 3 ? 0 : which), next + 1)
        case .holiday: return (.lastMonth(.holiday(r.value(next), year: nil), which < 0 ? -1 : which), next + 1)
        case .dayPart where which != 0:
            // "last morning" is yesterday's, "the next evening" that of the day after the one told.
            return (which < 0 ? .offset(-1) : .besideThatDay(1), next + 1)
        case .number, .cardinal, .several, .ordinal, .halfUnit:
            if which != 0, let day = englishNumber(next), case .day(nil, .some, _, _) = day.expression {
                return (.directed(day.expression, which < 0 ? .past : .future), day.end)
            }
            guard which != 0, let amount = amount(at: next) else { return nil }
            if which == -1, amount.low == amount.high, r.sort(amount.end) == .of, let inner = weekHolder(amount.end + 1)
            {
                return (.headOf(-amount.low, amount.unit, inner.expression), inner.end)
            }
            return (along(amount, which < 0 ? -1 : 1), amount.end)
        default: return nil
        }
    }

    /// "Q1", "H2".
    func englishQuarterMark(_ index: Int) -> Match? {
        guard r.sort(index) == .quarterMark, r.isJoined(index + 1), let token = r.token(index + 1),
            token.sort == .number,
            token.digits == 1, token.number >= 1, Int(token.number) <= r.value(index)
        else { return nil }
        let number = Int(token.number)
        return (r.value(index) == 4 ? .quarter(year: nil, number) : .half(year: nil, number), index + 2)
    }

    /// "of October 2018", "of the year", "of last year": what weeks are counted in.
    func weekHolder(_ index: Int) -> Match? {
        guard let match = english(at: index) else { return nil }
        switch match.expression {
        case .month, .year, .calendar, .inYear: return match
        default: return nil
        }
    }

    func englishSeasonShift(_ index: Int, _ which: Int) -> Match? {
        (.lastMonth(.season(year: nil, r.value(index)), which < 0 ? -1 : which), index + 1)
    }

    func englishSeason(_ index: Int, isCued: Bool) -> Match? {
        let season = DateExpression.season(year: nil, r.value(index))
        if let tail = yearTail(index + 1), r.sort(index + 1) != .in || r.sort(index + 2) == .number {
            return (tail.apply(season), tail.end)
        }
        guard isCued, r.sort(index + 1) != .of,
            r.sort(index + 1) != .word || r.sort(index - 1) == .the && r.sort(index - 2) == .in
        else { return nil }
        return (season, index + 1)
    }

    func englishPart(_ start: Int) -> Match? {
        let part = r.value(start)
        var index = start + 1
        if r.isMark(index, "-") { index += 1 }
        if r.sort(index) == .of || r.sort(index) == .in || r.sort(index) == .on { index += 1 }
        let hasThe = r.sort(index) == .the
        if hasThe { index += 1 }
        if hasThe || r.sort(index - 1) == .part, let unit = unit(index), unit != .day {
            return (.calendar(unit, shift: 0, part: part), index + 1)
        }
        if r.sort(index) == .which, let match = englishWhich(index) {
            if case .calendar(let unit, let shift, _) = match.expression {
                return (.calendar(unit, shift: shift, part: part), match.end)
            }
            return match
        }
        if r.sort(index) == .month {
            guard let match = englishMonth(index) else { return nil }
            switch match.expression {
            case .month(let year, let month, _): return (.month(year: year, month: month, part: part), match.end)
            case .inYear(let shift, .month(let year, let month, _)):
                return (.inYear(shift: shift, .month(year: year, month: month, part: part)), match.end)
            default: return match
            }
        }
        if r.sort(index) == .season { return englishSeason(index, isCued: true) }
        if r.sort(index) == .dayOffset || r.sort(index) == .weekday { return english(at: index) }
        if let year = year(at: index) {
            // "the early 1990s": the first four years of them.
            if case .years(let from, let to)? = englishYear(index)?.expression, to == from + 9,
                let end = englishYear(index)?.end
            {
                return (
                    part == 1 ? .years(from, from + 3) : part == 2 ? .years(from + 4, from + 6) : .years(from + 7, to),
                    end
                )
            }
            return (.year(year.value, part: part), year.end)
        }
        return nil
    }
}
