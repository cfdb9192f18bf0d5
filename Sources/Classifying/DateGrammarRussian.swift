import Model

extension DateGrammar {
    /// Russian: "27 марта 2021 года", "со 2 по 10 сентября", "в минувшую субботу", "две недели назад", "в начале июня".
    func russian(at index: Int) -> Match? {
        switch r.sort(index) {
        case .number, .cardinal, .ordinal: return russianNumber(index)
        case .month: return russianMonth(index, isCued: isRussianCue(index))
        case .weekday: return russianWeekday(index, which: nil)
        case .which: return russianWhich(index)
        case .part:
            guard let inner = russianAfterPart(index + 1) else { return nil }
            return (part(r.value(index), inner.expression), inner.end)
        case .dayOffset:
            let end = index + 1
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
        case .weekend where r.sort(index - 1) == .in: return (.weekend(shift: -1), index + 1)
        case .through:
            if let unit = unit(index + 1) { return (.distance(1, unit), index + 2) }
            guard let count = count(at: index + 1), let unit = unit(count.end) else { return nil }
            return (.distance(count.value, unit), count.end + 1)
        case .unit:
            // "неделю назад", "год назад"
            guard let unit = unit(index), r.sort(index + 1) == .ago else { return nil }
            return (.distance(-1, unit), index + 2)
        case .dayPart where r.value(index) == 2: return russian(at: index + 1)
        default: return nil
        }
    }

    /// "2021 года", "2021 г.", "2021", "этого года", "прошлого года".
    private func russianYear(_ index: Int) -> (apply: (DateExpression) -> DateExpression, end: Int)? {
        if let year = year(at: index, from: 1000) {
            var end = year.end
            if r.sort(end) == .unit, r.value(end) == 5 {
                end += 1
                if let token = r.token(end - 1), token.end - token.start <= 2, r.sort(end) == .sentenceEnd,
                    r.isJoined(end)
                {
                    end += 1
                }
            } else if r.sort(end) == .word, r.token(end)?.flags.contains(.capital) != true, year.value < 1900 {
                return nil
            }
            return ({ $0.filled(year: year.value) }, end)
        }
        if r.sort(index) == .which, r.sort(index + 1) == .unit, r.value(index + 1) == 5 {
            let shift = r.value(index)
            return ({ .inYear(shift: shift, $0) }, index + 2)
        }
        return nil
    }

    private func isRussianCue(_ index: Int) -> Bool {
        switch r.sort(index - 1) {
        case .in, .part, .to, .from, .between, .which, .and: true
        default: r.isMark(index - 1, "(") || index == 0
        }
    }

    private func russianNumber(_ start: Int) -> Match? {
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
        // "27-го" after a month range's "с": the other end gives the month.
        if let day = dayNumber(at: start), r.sort(day.end) == .to, r.sort(start - 1) == .from,
            let other = dayNumber(at: day.end + 1), r.sort(other.end) == .month
        {
            return (.day(year: nil, month: r.value(other.end), day: day.value, weekday: nil), day.end)
        }
        if let ordinal = r.ordinal(at: start), let next = Optional(ordinal.end) {
            if r.sort(next) == .unit, r.value(next) == 4, (1...4).contains(ordinal.value) {
                return withYear(.quarter(year: nil, ordinal.value), next + 1)
            }
            if r.sort(next) == .halfYear, (1...2).contains(ordinal.value) {
                return withYear(.half(year: nil, ordinal.value), next + 1)
            }
        }
        if let count = count(at: start), let unit = unit(count.end), r.sort(count.end + 1) == .ago {
            return (.distance(-count.value, unit), count.end + 2)
        }
        return russianYears(start)
    }

    private func withYear(_ expression: DateExpression, _ index: Int) -> Match {
        if let tail = russianYear(index) { return (tail.apply(expression), tail.end) }
        return (expression, index)
    }

    /// "2016 году", "2016–2019 годах", "с 2016 по 2019 год", "90-х годах".
    private func russianYears(_ start: Int) -> Match? {
        guard let token = r.token(start), token.sort == .number else { return nil }
        if token.digits <= 4, r.isMark(start + 1, "-"),
            r.sort(start + 2) == .word || r.sort(start + 2) == .ordinalSuffix,
            r.sort(start + 3) == .unit, r.value(start + 3) == 5, token.number.truncatingRemainder(dividingBy: 10) == 0
        {
            let first = Int(token.number) + (token.number < 100 ? 1900 : 0)
            return (1900...2100).contains(first) ? (.years(first, first + 9), start + 4) : nil
        }
        guard let from = year(at: start) else { return nil }
        var end = from.end
        if r.isMark(end, "-") || r.sort(end) == .to, let to = year(at: end + 1), to.value > from.value {
            end = to.end
            if r.sort(end) == .unit, r.value(end) == 5 { end += 1 }
            return (.years(from.value, to.value), end)
        }
        if r.isMark(end, "-"), r.sort(end + 1) == .ordinalSuffix { end += 2 }
        guard r.sort(end) == .unit, r.value(end) == 5 else {
            // "в 2016-м", "(2016)": a year without its word only where nothing is counted.
            let alone = r.isMark(start - 1, "(") && r.isMark(from.end, ")")
            return alone || (end > from.end)
                || (r.sort(start - 1) == .in && r.sort(end) != .word && r.sort(end) != .scale)
                ? (.year(from.value, part: 0), end) : nil
        }
        let short = (r.token(end).map { $0.end - $0.start } ?? 0) <= 2
        end += 1
        if short, r.sort(end) == .sentenceEnd, r.isJoined(end), r.sort(end + 1) == .word,
            r.token(end + 1)?.flags.contains(.capital) != true
        {
            end += 1
        }
        return (.year(from.value, part: 0), end)
    }

    private func russianMonth(_ start: Int, isCued: Bool) -> Match? {
        let bare = DateExpression.month(year: nil, month: r.value(start), part: 0)
        if let tail = russianYear(start + 1) { return (tail.apply(bare), tail.end) }
        return isCued ? (bare, start + 1) : nil
    }

    private func russianWeekday(_ start: Int, which: Int?) -> Match? {
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
        return (.weekday(weekday, which: which), end)
    }

    private func russianWhich(_ start: Int) -> Match? {
        let which = r.value(start)
        let next = start + 1
        switch r.sort(next) {
        case .weekday: return russianWeekday(next, which: which)
        case .unit:
            guard let unit = unit(next), unit != .day else { return nil }
            return (.calendar(unit, shift: which, part: 0), next + 1)
        case .month:
            let month = DateExpression.month(year: nil, month: r.value(next), part: 0)
            return (.lastMonth(month, which), next + 1)
        case .season: return (.lastMonth(.season(year: nil, r.value(next)), which), next + 1)
        case .weekend: return (.weekend(shift: which), next + 1)
        case .holiday: return (.lastMonth(.holiday(r.value(next), year: nil), which), next + 1)
        case .number, .cardinal:
            guard which != 0, let count = count(at: next), let unit = unit(count.end) else { return nil }
            return (.stretch(which < 0 ? -count.value : count.value, unit), count.end + 1)
        default: return nil
        }
    }

    /// What "в начале" and "в конце" may be of.
    private func russianAfterPart(_ index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return russianMonth(index, isCued: true)
        case .which: return russianWhich(index)
        case .number: return russianYears(index)
        case .unit:
            guard let unit = unit(index), unit != .day, unit != .century else { return nil }
            return (.calendar(unit, shift: 0, part: 0), index + 1)
        case .season: return russian(at: index)
        default: return nil
        }
    }

    /// An expression narrowed to its early, middle or late part.
    func part(_ part: Int, _ expression: DateExpression) -> DateExpression {
        switch expression {
        case .month(let year, let month, _): .month(year: year, month: month, part: part)
        case .year(let year, _): .year(year, part: part)
        case .calendar(let unit, let shift, _): .calendar(unit, shift: shift, part: part)
        case .inYear(let shift, let inner): .inYear(shift: shift, self.part(part, inner))
        case .directed(let inner, let tense): .directed(self.part(part, inner), tense)
        default: expression
        }
    }
}
