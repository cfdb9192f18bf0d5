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
            case .number where r.sort(index + 2) == .ordinalSuffix || r.sort(index - 1) == .on:
                if let match = englishNumber(index + 1) { return match }
                guard let day = dayNumber(at: index + 1), isAlone(day.end) else { return nil }
                return (.day(year: nil, month: nil, day: day.value, weekday: nil), day.end)
            case .season, .which, .part, .weekend, .holiday, .unit, .rest, .besideThatDay: return english(at: index + 1)
            default: return nil
            }
        case .thatDay: return (.thatDay, index + 1)
        case .thatYear: return (.inThatYear(nil), index + 1)
        case .unit: return englishUnit(index)
        case .several, .halfUnit: return englishAmount(index)
        case .rest:
            // "the rest of the week", "the remainder of this year"
            let next = r.sort(index + 1) == .the ? index + 2 : index + 1
            if r.sort(next) == .which, r.value(next) == 0, let unit = unit(next + 1) {
                return (.within(unit, 1), next + 2)
            }
            return unit(next).map { (.within($0, 1), next + 1) }
        case .besideThatDay:
            guard r.value(index) > 1 else { return (.besideThatDay(r.value(index)), index + 1) }
            // "the day before Nauryz" leans on what follows; "the day before" alone on the day last told.
            let shift = r.value(index) - 10
            if let anchor = DateGrammar.begins(r.sort(index + 1)) ? english(at: index + 1) : nil {
                return (.from(anchor.expression, shift, .day), anchor.end)
            }
            return isAlone(index + 1) && r.sort(index + 1) != .the ? (.besideThatDay(shift), index + 1) : nil
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
        case .weekend where r.sort(index - 1) == .the: return (.weekend(shift: nil), index + 1)
        case .in where r.value(index) == 1:
            if r.sort(index + 1) == .the, let unit = unit(index + 2),
                r.tokens[index + 1].end - r.tokens[index + 1].start <= 2,
                r.sort(index + 3) != .of
            {
                return (.distance(1, unit), index + 3)
            }
            let first = r.sort(index + 1) == .the && r.sort(index + 2) == .unit ? index + 2 : index + 1
            // "in a fortnight": the article is the count.
            if first > index + 1, r.value(first) == 11 { return (.distance(2, .week), timeAfter(first + 1)) }
            guard let amount = amount(at: index + 1) else { return nil }
            if r.sort(amount.end) == .ago { return (apart(amount, -1), amount.end + 1) }
            // "In four months of pickets" is how long, not when.
            guard r.sort(amount.end) != .of else { return nil }
            guard r.tense(around: index..<amount.end) != .past else { return nil }
            return (apart(amount, 1), r.sort(amount.end) == .ahead ? amount.end + 1 : timeAfter(amount.end))
        case .in where r.value(index) == 2: return englishFor(index)
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
        if r.sort(index) == .thatYear { return ({ .inThatYear($0) }, index + 1) }
        if let year = year(at: index, from: 1000) { return ({ $0.filled(year: year.value) }, year.end) }
        if r.sort(index) == .which, r.sort(index + 1) == .unit, r.value(index + 1) == 5 {
            let shift = r.value(index) == -3 ? -1 : r.value(index)
            return ({ .inYear(shift: shift, $0) }, index + 2)
        }
        // "of 87", "'87": two digits that are no day.
        if r.sort(start) == .of || r.isMark(start, "'"), let token = r.token(start + 1), token.sort == .number,
            token.digits == 2, token.number > 31, isAlone(start + 2)
        {
            return ({ $0.filled(year: 1900 + Int(token.number)) }, start + 2)
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
        if r.sort(next) == .number || r.sort(next) == .ordinal || r.sort(next) == .cardinal, which == nil,
            let day = dayNumber(at: next), r.ordinal(at: next) != nil || (next == index && isAlone(day.end)),
            // "On Tuesday, the first draw": what follows the comma is another thing.
            next == index || day.value > 5 || r.sort(day.end) != .word && r.sort(day.end) != .noun
        {
            return (.day(year: nil, month: nil, day: day.value, weekday: weekday), day.end)
        }
        // "Wednesday of next week", "Sunday last week"
        next = index
        if r.sort(next) == .of || r.sort(next) == .from { next += 1 }
        if r.sort(next) == .the, r.sort(next + 1) == .which { next += 1 }
        if r.sort(next) == .which, r.sort(next + 1) == .unit, r.value(next + 1) == 2 {
            let shift = r.value(next)
            return (.weekday(weekday, which: shift == -1 ? -3 : shift), next + 2)
        }
        // "Wednesday after next", "the Saturday before last"
        if r.sort(index) == .before, r.sort(index + 1) == .which, r.value(index + 1) == r.value(index), which == nil {
            let weekday = DateExpression.weekday(weekday, which: nil)
            let shift = r.value(index)
            return (.from(.directed(weekday, shift > 0 ? .future : .past), shift, .week), index + 2)
        }
        return bare
    }
}

extension DateExpression {
    /// "Last March", "next summer": the latest or the next one, by tense.
    static func lastMonth(_ expression: DateExpression, _ direction: Int) -> DateExpression {
        direction == 0 ? .inYear(shift: 0, expression) : .directed(expression, direction < 0 ? .past : .future)
    }
}
