import Model

extension DateGrammar {
    /// English: "March 27, 2021", "27th of March", "last Saturday (March 27)", "two weeks ago", "early June".
    func english(at index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return englishMonth(index)
        case .weekday: return englishWeekday(index, which: nil)
        case .number, .cardinal, .ordinal, .scale: return englishNumber(index)
        case .the:
            // "the 27th of March", "the last week", "a week ago", "the day of …" is none.
            if let unit = unit(index + 1), r.sort(index + 2) == .ago, r.tokens[index].end - r.tokens[index].start <= 2 {
                return (.distance(-1, unit), index + 3)
            }
            if r.sort(index + 1) == .unit, r.value(index + 1) == 2, r.sort(index + 2) == .of,
                let day = english(at: index + 3),
                case .day = day.expression
            {
                return (.weekOf(day.expression), day.end)
            }
            switch r.sort(index + 1) {
            case .ordinal, .cardinal: return englishNumber(index + 1)
            case .number where r.sort(index + 2) == .ordinalSuffix:
                if let match = englishNumber(index + 1) { return match }
                guard let day = dayNumber(at: index + 1), r.sort(day.end) != .word, r.sort(day.end) != .unit,
                    r.sort(day.end) != .noun
                else { return nil }
                return (.day(year: nil, month: nil, day: day.value, weekday: nil), day.end)
            case .season, .which, .part, .weekend, .holiday: return english(at: index + 1)
            default: return nil
            }
        case .which: return englishWhich(index)
        case .part: return englishPart(index)
        case .ahead where r.value(index) == 1: return (.offset(0), index + 1)
        case .earlier:
            // "earlier this month", "later this year"
            guard r.sort(index + 1) == .which, r.value(index + 1) == 0, let unit = unit(index + 2) else {
                return r.sort(index + 1) == .which ? englishWhich(index + 1) : nil
            }
            return (.within(unit, r.value(index)), index + 3)
        case .dayOffset:
            let end = index + 1
            return (.offset(r.value(index)), r.sort(end) == .dayPart ? end + 1 : end)
        case .season: return englishSeason(index, isCued: r.sort(index - 1) == .the || r.sort(index - 1) == .in)
        case .quarterMark:
            guard let quarter = englishQuarterMark(index) else { return nil }
            var next = quarter.end
            if r.isMark(next, "-") { next += 1 }
            if let tail = yearTail(next) { return (tail.apply(quarter.expression), tail.end) }
            return quarter
        case .holiday:
            if let tail = yearTail(index + 1) { return (tail.apply(.holiday(r.value(index), year: nil)), tail.end) }
            return (.holiday(r.value(index), year: nil), index + 1)
        case .weekend where r.sort(index - 1) == .the: return (.weekend(shift: -1), index + 1)
        case .in where r.value(index) == 1:
            if r.sort(index + 1) == .the, let unit = unit(index + 2),
                r.tokens[index + 1].end - r.tokens[index + 1].start <= 2,
                r.sort(index + 3) != .of
            {
                return (.distance(1, unit), index + 3)
            }
            guard let count = count(at: index + 1), let unit = unit(count.end) else { return nil }
            if r.sort(count.end + 1) == .ago { return (.distance(-count.value, unit), count.end + 2) }
            guard r.tense(around: index..<count.end) != .past else { return nil }
            return (.distance(count.value, unit), count.end + 1)
        case .dayPart where r.sort(index + 1) == .of:
            let next = r.sort(index + 2) == .the ? index + 3 : index + 2
            guard
                r.sort(next) == .month || r.sort(next) == .number || r.sort(next) == .weekday
                    || r.sort(next) == .holiday
                    || r.sort(next) == .ordinal
            else { return nil }
            return english(at: next)
        default: return nil
        }
    }

    /// What may follow and give the year: "2021", ", 2021", "of last year", "this year".
    func yearTail(_ start: Int) -> (apply: (DateExpression) -> DateExpression, end: Int)? {
        var index = start
        if r.isMark(index, ",") { index += 1 }
        if r.sort(index) == .of || r.sort(index) == .in { index += 1 }
        if r.sort(index) == .the { index += 1 }
        if let year = year(at: index, from: 1000) { return ({ $0.filled(year: year.value) }, year.end) }
        if r.sort(index) == .which, r.sort(index + 1) == .unit, r.value(index + 1) == 5 {
            let shift = r.value(index) == -3 ? -1 : r.value(index)
            return ({ .inYear(shift: shift, $0) }, index + 2)
        }
        return nil
    }

    func isShort(_ index: Int) -> Bool { r.sort(index) == .sentenceEnd && r.isJoined(index) }

    func englishMonth(_ start: Int) -> Match? {
        let month = r.value(start)
        guard let token = r.token(start) else { return nil }
        var index = start + 1
        if token.end - token.start <= 4, isShort(index), !(r.token(index + 1)?.flags.contains(.capital) ?? true) {
            index += 1
        }
        // May, March, Mar are words of their own too.
        let isAmbiguous = month == 5 || month == 3
        let isCapital = token.flags.contains(.capital)
        if r.sort(index) == .the { index += 1 }
        if r.isMark(index, "-") || r.isMark(index, "/"), r.isJoined(index), r.isJoined(index + 1),
            r.sort(index + 1) == .number
        {
            index += 1
        }
        if let days = dayRange(at: index), r.sort(days.end) != .month, isCapital || !isAmbiguous {
            return (self.days(tailYear(days.end), month, days.from, days.to), yearTail(days.end)?.end ?? days.end)
        }
        if let day = dayNumber(at: index),
            isCapital || !isAmbiguous || r.ordinal(at: index) != nil || r.sort(start - 1) != .word,
            !r.isMark(day.end, "%"), r.sort(day.end) != .scale, r.sort(day.end) != .percent
        {
            let bare = DateExpression.day(year: nil, month: month, day: day.value, weekday: nil)
            if let tail = yearTail(day.end), r.sort(day.end) != .in { return (tail.apply(bare), tail.end) }
            return (bare, day.end)
        }
        if let tail = yearTail(index), isCapital || !isAmbiguous {
            return (tail.apply(.month(year: nil, month: month, part: 0)), tail.end)
        }
        guard isCued(start), isCapital || !isAmbiguous || r.sort(start - 1) == .in || r.sort(start - 1) == .part else {
            return isCapital && !isAmbiguous && token.end - token.start > 3
                ? (.month(year: nil, month: month, part: 0), start + 1) : nil
        }
        return (.month(year: nil, month: month, part: 0), start + 1)
    }

    func tailYear(_ start: Int) -> Int? {
        var index = start
        if r.isMark(index, ",") || r.sort(index) == .of { index += 1 }
        return year(at: index, from: 1000)?.value
    }

    /// A word before it that announces a time.
    func isCued(_ index: Int) -> Bool {
        switch r.sort(index - 1) {
        case .in, .of, .from, .to, .between, .on, .part, .which, .and: true
        default: r.isMark(index - 1, "(") || (r.isMark(index - 1, "-") && r.sort(index - 2) == .part)
        }
    }

    func englishWeekday(_ start: Int, which: Int?) -> Match? {
        let weekday = r.value(start)
        guard let token = r.token(start) else { return nil }
        // "sun", "sat", "wed", "fri" in small letters are words.
        if token.end - token.start <= 4, !token.flags.contains(.capital), which == nil { return nil }
        if token.end - token.start == 3, weekday >= 6, r.sort(start - 1) == .the { return nil }
        var index = start + 1
        if token.end - token.start <= 4, isShort(index), r.sort(index + 1) != .word { index += 1 }
        if r.sort(index) == .dayPart { index += 1 }
        let bare: Match = (.weekday(weekday, which: which), index)
        var next = index
        var isOpen = false
        if r.isMark(next, ",") || r.isMark(next, "(") {
            isOpen = r.isMark(next, "(")
            next += 1
        }
        if r.sort(next) == .the || r.sort(next) == .on { next += 1 }
        if r.sort(next) == .month || r.sort(next) == .number || r.sort(next) == .ordinal || r.sort(next) == .cardinal
            || r.sort(next) == .date,
            let date = english(at: next) ?? single(at: next), let whole = with(weekday, date.expression)
        {
            return (whole, isOpen && r.isMark(date.end, ")") ? date.end + 1 : date.end)
        }
        if r.sort(next) == .number || r.sort(next) == .ordinal || r.sort(next) == .cardinal,
            let ordinal = r.ordinal(at: next), (1...31).contains(ordinal.value), which == nil
        {
            return (.day(year: nil, month: nil, day: ordinal.value, weekday: weekday), ordinal.end)
        }
        // "Wednesday of next week", "Sunday last week"
        next = index
        if r.sort(next) == .of || r.sort(next) == .from { next += 1 }
        if r.sort(next) == .which, r.sort(next + 1) == .unit, r.value(next + 1) == 2 {
            let shift = r.value(next)
            return (.weekday(weekday, which: shift == -1 ? -3 : shift), next + 2)
        }
        return bare
    }

    func englishNumber(_ start: Int) -> Match? {
        if r.sort(start - 1) == .currency { return nil }
        // 27 March, 2–10 September, the 27th of March
        if let days = dayRange(at: start) {
            let next = r.sort(days.end) == .of ? days.end + 1 : days.end
            if r.sort(next) == .month, r.sort(start - 1) != .month {
                let month = r.value(next)
                return (self.days(tailYear(next + 1), month, days.from, days.to), yearTail(next + 1)?.end ?? next + 1)
            }
        }
        if let day = dayNumber(at: start) {
            var next = day.end
            if r.sort(next) == .unit, r.value(next) == 1, r.sort(next + 1) == .of { next += 1 }
            if r.sort(next) == .of { next += 1 }
            if r.isMark(next, "-") || r.isMark(next, "/"), r.isJoined(next), r.isJoined(next + 1) { next += 1 }
            if r.sort(next) == .month,
                r.value(next) != 5 || (r.token(next)?.flags.contains(.capital) ?? false) || next > day.end
            {
                let bare = DateExpression.day(year: nil, month: r.value(next), day: day.value, weekday: nil)
                var end = next + 1
                if isShort(end), !(r.token(end + 1)?.flags.contains(.capital) ?? true) { end += 1 }
                if r.isMark(end, "/") || r.isMark(end, "-"), let year = year(at: end + 1, from: 1000) {
                    return (bare.filled(year: year.value), year.end)
                }
                if let tail = yearTail(end), r.sort(end) != .in { return (tail.apply(bare), tail.end) }
                return (bare, end)
            }
        }
        if let ordinal = r.ordinal(at: start) {
            let next = ordinal.end
            let value = ordinal.value
            if r.sort(next) == .unit, r.value(next) == 4, (1...4).contains(value) {
                let bare = DateExpression.quarter(year: nil, value)
                if let tail = yearTail(next + 1) { return (tail.apply(bare), tail.end) }
                return (bare, next + 1)
            }
            if value == 1, let count = count(at: next), let unit = unit(count.end), r.sort(count.end + 1) == .of,
                let inner = weekHolder(
                    r.sort(count.end + 2) == .the && r.sort(count.end + 3) == .unit ? count.end + 3 : count.end + 2)
            {
                return (.headOf(count.value, unit, inner.expression), inner.end)
            }
            if r.sort(next) == .halfYear, value <= 2 {
                if let tail = yearTail(next + 1) { return (tail.apply(.half(year: nil, value)), tail.end) }
                if r.sort(next + 1) == .of, let inner = weekHolder(next + 2) {
                    switch inner.expression {
                    case .month(let year, let month, 0):
                        return (.month(year: year, month: month, part: value == 1 ? 1 : 3), inner.end)
                    default: break
                    }
                }
            }
            if r.sort(next) == .unit, r.value(next) == 3, r.sort(next + 1) == .of, let inner = weekHolder(next + 2),
                (1...12).contains(value)
            {
                switch inner.expression {
                case .year(let year, 0): return (.month(year: year, month: value, part: 0), inner.end)
                case .calendar(.year, let shift, 0):
                    return (.inYear(shift: shift, .month(year: nil, month: value, part: 0)), inner.end)
                default: break
                }
            }
            if r.sort(next) == .unit, r.value(next) == 2, r.sort(next + 1) == .of, let inner = weekHolder(next + 2) {
                return (.nthWeek(value, inner.expression), inner.end)
            }
            if r.sort(next) == .weekday, value <= 5 {
                var inner = next + 1
                if r.sort(inner) == .of || r.sort(inner) == .in { inner += 1 }
                if r.sort(inner) == .the, r.sort(inner + 1) == .unit, r.value(inner + 1) == 3 {
                    return (.nth(value, weekday: r.value(next), .calendar(.month, shift: 0, part: 0)), inner + 2)
                }
                if r.sort(inner) == .month || r.sort(inner) == .which, let month = english(at: inner) {
                    return (.nth(value, weekday: r.value(next), month.expression), month.end)
                }
            }
            if r.sort(start - 1) == .on, r.sort(next) != .word, r.sort(next) != .noun, r.sort(next) != .unit {
                return (.day(year: nil, month: nil, day: value, weekday: nil), next)
            }
        }
        if let count = count(at: start), let unit = unit(count.end) {
            let after = count.end + 1
            if r.sort(after) == .ago { return (.distance(-count.value, unit), after + 1) }
            if r.sort(after) == .ahead { return (.distance(count.value, unit), after + 1) }
        }
        if let count = count(at: start), let unit = unit(count.end), r.sort(count.end + 1) == .before {
            let next = r.sort(count.end + 2) == .the ? count.end + 3 : count.end + 2
            if r.sort(next) != .number || r.sort(next + 1) == .month, let anchor = english(at: next) {
                return (.from(anchor.expression, count.value * r.value(count.end + 1), unit), anchor.end)
            }
        }
        if let count = count(at: start), count.value < 100, r.sort(count.end) == .which, r.value(count.end) != 0,
            let unit = unit(count.end + 1)
        {
            return (.stretch(r.value(count.end) < 0 ? -count.value : count.value, unit), count.end + 2)
        }
        return englishYear(start)
    }

    func englishYear(_ start: Int) -> Match? {
        switch r.sort(start - 1) {
        case .about, .over, .nearly, .atLeast, .atMost, .under, .currency: return nil
        default: break
        }
        guard let year = year(at: start, from: 1800) else { return nil }
        if r.isMark(start - 1, "#") || r.isMark(start - 1, "/")
            || (r.isMark(start - 1, "-") && r.sort(start - 2) == .number)
        {
            return nil
        }
        if r.sort(year.end) == .word, r.isJoined(year.end), let token = r.token(year.end), token.end - token.start == 1,
            year.value % 10 == 0
        {
            return (.years(year.value, year.value + 9), year.end + 1)
        }
        if r.isMark(year.end, "-"), let token = r.token(year.end + 1), token.sort == .number, r.isJoined(year.end + 1) {
            if token.digits == 4, let to = self.year(at: year.end + 1), to.value > year.value {
                return (.years(year.value, to.value), to.end)
            }
            let short = year.value / 100 * 100 + Int(min(token.number, 99))
            if token.digits == 2, short > year.value, short - year.value < 12 {
                return (.years(year.value, short), year.end + 2)
            }
            return nil
        }
        if let quarter = englishQuarterMark(year.end) {
            return (quarter.expression.filled(year: year.value), quarter.end)
        }
        let cued =
            isCued(start) || r.sort(start - 1) == .season || (r.sort(start - 1) == .unit && r.value(start - 1) == 5)
        guard cued || ((1990...2035).contains(year.value) && !isCounted(year.end)) else { return nil }
        if cued, isCounted(year.end) { return nil }
        return (.year(year.value, part: 0), year.end)
    }

    /// A word follows that the number may count: "2000 miles", "2019 signatures" in small letters.
    func isCounted(_ index: Int) -> Bool {
        switch r.sort(index) {
        case .noun, .measure, .currency, .percent, .scale, .dozen, .unit: true
        default: false
        }
    }
}

extension DateExpression {
    /// "Last March", "next summer": the latest or the next one, by tense.
    static func lastMonth(_ expression: DateExpression, _ direction: Int) -> DateExpression {
        direction == 0 ? .inYear(shift: 0, expression) : .directed(expression, direction < 0 ? .past : .future)
    }
}
