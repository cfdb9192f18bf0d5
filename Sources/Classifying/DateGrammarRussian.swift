import Model

extension DateGrammar {
    /// Russian: "27 марта 2021 года", "со 2 по 10 сентября", "в минувшую субботу", "две недели назад", "в начале июня".
    func russian(at index: Int) -> Match? {
        switch r.sort(index) {
        case .number, .cardinal, .ordinal: return russianNumber(index)
        case .several, .halfUnit, .half:
            guard let amount = amount(at: index), r.sort(amount.end) == .ago else { return nil }
            return (apart(amount, -1), amount.end + 1)
        case .besideThatDay: return (.besideThatDay(r.value(index)), index + 1)
        case .thatDay: return (.thatDay, index + 1)
        case .thatYear: return (.inThatYear(nil), index + 1)
        case .month: return russianMonth(index, isCued: isRussianCue(index))
        case .weekday: return russianWeekday(index, which: nil)
        case .which: return russianWhich(index)
        case .part:
            guard let inner = russianAfterPart(index + 1) else { return nil }
            // "с начала года", "до конца месяца": from its start until now, from now to its end.
            if case .calendar(let unit, 0, 0) = inner.expression,
                r.sort(index + 1) == .unit || r.sort(index + 1) == .which
            {
                if r.value(index) == 1, r.sort(index - 1) == .from { return (.within(unit, -1), inner.end) }
                if r.value(index) == 3, isTo(index - 1) { return (.within(unit, 1), inner.end) }
            }
            return (part(r.value(index), inner.expression), inner.end)
        case .dayOffset:
            let end = index + 1
            // "накануне Наурыза", "накануне 9 мая"
            if r.value(index) == -1, r.sort(end) == .holiday || r.sort(end) == .number, let day = russian(at: end) {
                switch day.expression {
                case .holiday, .day(_, .some, _, _): return (.from(day.expression, -1, .day), day.end)
                default: break
                }
            }
            return (.offset(r.value(index)), r.sort(end) == .dayPart ? end + 1 : end)
        case .season:
            if let tail = russianYear(index + 1) { return (tail.apply(.season(year: nil, r.value(index))), tail.end) }
            // "весной", "летом" are adverbs of time; the other cases need a year.
            guard let token = r.token(index), token.end - token.start >= 10, r.sort(index - 1) != .noun else {
                return nil
            }
            return (.season(year: nil, r.value(index)), index + 1)
        case .holiday:
            if let tail = russianYear(index + 1) { return (tail.apply(.holiday(r.value(index), year: nil)), tail.end) }
            return (.holiday(r.value(index), year: nil), index + 1)
        case .weekend where r.sort(index - 1) == .in: return (.weekend(shift: nil), index + 1)
        case .through:
            if let unit = unit(index + 1) { return (.distance(1, unit), index + 2) }
            guard let amount = amount(at: index + 1) else { return nil }
            return (apart(amount, 1), amount.end)
        case .unit:
            // "неделю назад", "год назад"
            guard let unit = unit(index) else { return nil }
            if r.sort(index + 1) == .ago { return (.distance(-1, unit), index + 2) }
            // "дней десять назад": the number after its noun is a rough one.
            guard let count = count(at: index + 1), r.sort(count.end) == .ago else { return nil }
            return (.distance(-count.value, unit), count.end + 1)
        case .dayPart where r.value(index) == 2:
            // "в ночь на 28 марта"; "в ночь с 27 на 28 марта" names both days.
            guard let day = russian(at: index + 1) else { return nil }
            switch day.expression {
            case .day, .weekday: return (.night(day.expression), day.end)
            default: return day
            }
        default: return nil
        }
    }

    func isRussianCue(_ index: Int) -> Bool {
        switch r.sort(index - 1) {
        case .in, .part, .to, .from, .between, .which, .and: true
        default: r.isMark(index - 1, "(") || index == 0
        }
    }

    func russianNumber(_ start: Int) -> Match? {
        if let days = dayRange(at: start), r.sort(days.end) == .month {
            let month = r.value(days.end)
            var end = days.end + 1
            var year: Int?
            if let found = self.year(at: end, from: 1000), let tail = russianYear(end) {
                year = found.value
                end = tail.end
            } else if let tail = russianYear(end) {
                return (
                    .range(
                        tail.apply(.day(year: nil, month: month, day: days.from, weekday: nil)),
                        tail.apply(.day(year: nil, month: month, day: days.to, weekday: nil))), tail.end
                )
            }
            return (self.days(year, month, days.from, days.to), end)
        }
        if let day = dayNumber(at: start), r.sort(day.end) == .month {
            let bare = DateExpression.day(year: nil, month: r.value(day.end), day: day.value, weekday: nil)
            var next = day.end + 1
            if let token = r.token(day.end), token.end - token.start <= 8, r.sort(next) == .sentenceEnd,
                r.sort(next + 1) == .number
            {
                next += 1
            }
            if let tail = russianYear(next) { return (tail.apply(bare), tail.end) }
            return (bare, day.end + 1)
        }
        // "с 28 по 3 апреля": the range makes the first one a day of March.
        if let day = dayNumber(at: start), isTo(day.end), r.sort(start - 1) == .from,
            let other = dayNumber(at: day.end + 1), r.sort(other.end) == .month
        {
            return (.day(year: nil, month: nil, day: day.value, weekday: nil), day.end)
        }
        // "27 числа", "27-го числа прошлого месяца"
        if let day = dayNumber(at: start), r.sort(day.end) == .unit, r.value(day.end) == 15 {
            if r.sort(day.end + 1) == .which, r.sort(day.end + 2) == .unit, r.value(day.end + 2) == 3 {
                return (.inMonth(shift: r.value(day.end + 1), day: day.value), day.end + 3)
            }
            return (.day(year: nil, month: nil, day: day.value, weekday: nil), day.end + 1)
        }
        if let short = dottedDay(start) { return short }
        if let ordinal = r.ordinal(at: start), let next = Optional(ordinal.end) {
            if r.sort(next) == .unit, r.value(next) == 4, (1...4).contains(ordinal.value) {
                return withYear(.quarter(year: nil, ordinal.value), next + 1)
            }
            if r.sort(next) == .halfYear, (1...2).contains(ordinal.value) { return russianHalf(ordinal.value, next) }
            if ordinal.value == 1, let amount = amount(at: next), let year = russianYearStretch(amount.end) {
                return (.headOf(amount.low, amount.unit, year.expression), year.end)
            }
        }
        if let amount = amount(at: start) {
            if r.sort(amount.end) == .ago { return (apart(amount, -1), amount.end + 1) }
            // "за девять месяцев 2020 года": its first nine.
            if amount.unit == .month, amount.low == amount.high, let year = russianYearStretch(amount.end) {
                return (.headOf(amount.low, .month, year.expression), year.end)
            }
        }
        if let count = count(at: start), (11...21).contains(count.value), r.sort(count.end) == .unit,
            r.value(count.end) == 7
        {
            return (.years((count.value - 1) * 100, count.value * 100 - 1), count.end + 1)
        }
        return russianYears(start)
    }

    func russianMonth(_ start: Int, isCued: Bool) -> Match? {
        let bare = DateExpression.month(year: nil, month: r.value(start), part: 0)
        if let tail = russianYear(start + 1) { return (tail.apply(bare), tail.end) }
        return isCued ? (bare, start + 1) : nil
    }

    func russianWeekday(_ start: Int, which: Int?) -> Match? {
        guard let token = r.token(start) else { return nil }
        if token.end - token.start <= 4, which == nil, r.sort(start + 1) != .number,
            !(r.isMark(start + 1, ",") && r.sort(start + 2) == .number)
        {
            return nil
        }
        let weekday = r.value(start)
        var next = start + 1
        let isOpen = r.isMark(next, "(")
        if r.isMark(next, ",") || isOpen { next += 1 }
        if r.sort(next) == .number || r.sort(next) == .cardinal || r.sort(next) == .ordinal || r.sort(next) == .date,
            let date = single(at: next), let whole = with(weekday, date.expression)
        {
            return (whole, isOpen && r.isMark(date.end, ")") ? date.end + 1 : date.end)
        }
        var end = start + 1
        if r.sort(end) == .dayPart, r.value(end) == 1 { end += 1 }
        // "в среду на прошлой неделе", "в субботу этой недели"
        let week = r.sort(end) == .in ? end + 1 : end
        if which == nil, r.sort(week) == .which, r.sort(week + 1) == .unit, r.value(week + 1) == 2 {
            return (.weekday(weekday, which: r.value(week) == -1 ? -3 : r.value(week)), week + 2)
        }
        return (.weekday(weekday, which: which), end)
    }

    func russianWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        switch r.sort(next) {
        case .weekday: return russianWeekday(next, which: which)
        case .unit:
            guard let unit = unit(next), unit != .day else { return nil }
            // "на прошлой неделе в субботу"
            if unit == .week {
                let day = r.sort(next + 1) == .in ? next + 2 : next + 1
                if r.sort(day) == .weekday, let token = r.token(day), token.end - token.start > 4 {
                    return (.weekday(r.value(day), which: which == -1 ? -3 : which), day + 1)
                }
            }
            return (.calendar(unit, shift: which, part: 0), next + 1)
        case .dayPart where r.value(next) == 1 && which < 1: return (.offset(which < 0 ? -1 : 0), next + 1)
        case .month:
            let month = DateExpression.month(year: nil, month: r.value(next), part: 0)
            return (.lastMonth(month, which), next + 1)
        case .season: return (.lastMonth(.season(year: nil, r.value(next)), which), next + 1)
        case .weekend: return (.weekend(shift: which), next + 1)
        case .holiday: return (.lastMonth(.holiday(r.value(next), year: nil), which), next + 1)
        case .number, .cardinal, .several, .halfUnit, .half:
            guard which != 0, let amount = amount(at: next) else { return nil }
            return (along(amount, which < 0 ? -1 : 1), amount.end)
        default: return nil
        }
    }
}
