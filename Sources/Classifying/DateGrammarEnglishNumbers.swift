import Model

/// English numbers that say when: days, years, ordinals of weeks, amounts.
extension DateGrammar {
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
                if r.isMark(end, "/") || r.isMark(end, "-") {
                    if let year = year(at: end + 1, from: 1000) { return (bare.filled(year: year.value), year.end) }
                    // 31-Oct-74
                    if let token = r.token(end + 1), token.sort == .number, token.digits == 2, r.isJoined(end),
                        r.isJoined(end + 1), next > day.end
                    {
                        let year = Int(token.number) + (token.number < 50 ? 2000 : 1900)
                        return (bare.filled(year: year), end + 2)
                    }
                }
                if let tail = yearTail(end), r.sort(end) != .in { return (tail.apply(bare), tail.end) }
                return (bare, end)
            }
        }
        if let ordinal = r.ordinal(at: start) {
            let next = ordinal.end
            let value = ordinal.value
            if r.sort(next) == .unit, r.value(next) == 7, (11...21).contains(value) {
                return (.years((value - 1) * 100, value * 100 - 1), next + 1)
            }
            // "the second last week of", "third to last week of"
            let back = r.sort(next) == .to ? next + 1 : next
            if r.sort(back) == .which, r.value(back) == -1, value < 10, r.sort(back + 1) == .unit,
                r.value(back + 1) == 2, r.sort(back + 2) == .of, let inner = weekHolder(back + 3)
            {
                return (.nthWeek(-value, inner.expression), inner.end)
            }
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
            // "from the 27th to …": the other end gives the month.
            if r.sort(start - 1) == .the, r.sort(start - 2) == .from || r.sort(start - 2) == .between,
                r.sort(next) == .to || r.sort(next) == .and
            {
                return (.day(year: nil, month: nil, day: value, weekday: nil), next)
            }
            if r.sort(start - 1) == .on, r.sort(next) != .word, r.sort(next) != .noun, r.sort(next) != .unit {
                return (.day(year: nil, month: nil, day: value, weekday: nil), next)
            }
        }
        if let match = englishAmount(start) { return match }
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
        if let spoken = spokenYear(start) { return (.year(spoken.value, part: 0), spoken.end) }
        guard let year = year(at: start, from: 1800) else { return nil }
        if let match = hyphenated(year) { return match }
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
        if r.isMark(year.end, "-"), let token = r.token(year.end + 1), token.sort == .number,
            r.isJoined(year.end + 1) || token.digits == 4
        {
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
        let isCounted =
            isCounted(year.end)
            && !(r.sort(year.end) == .noun
                && isYearBeforeNoun(start, year.value, digits: Int(r.token(start)?.digits ?? 0)))
        guard !isCounted, cued || (1990...2035).contains(year.value) else { return nil }
        return (.year(year.value, part: 0), year.end)
    }

    /// A word follows that the number may count: "2000 miles", "2019 signatures" in small letters.
    func isCounted(_ index: Int) -> Bool {
        switch r.sort(index) {
        case .noun, .measure, .currency, .percent, .scale, .dozen, .unit: true
        default: false
        }
    }

    /// "in nineteen ninety-six": two pairs of digits in words, after a word that announces a time.
    func spokenYear(_ start: Int) -> (value: Int, end: Int)? {
        guard isCued(start), let lead = r.numeral(at: start), lead.digits == 0, lead.value == 19 || lead.value == 20,
            let rest = r.numeral(at: lead.end), rest.digits == 0, rest.low == rest.high, (10...99).contains(rest.value),
            isAlone(rest.end) || r.sort(rest.end) == .word
        else { return nil }
        return (Int(lead.value) * 100 + Int(rest.value), rest.end)
    }

    /// 2019-aug-01 and 2014-10: a month that is joined to its year.
    func hyphenated(_ year: (value: Int, end: Int)) -> Match? {
        guard r.isMark(year.end, "-"), r.isJoined(year.end), r.isJoined(year.end + 1) else { return nil }
        let next = year.end + 1
        if r.sort(next) == .month, r.isMark(next + 1, "-"), let day = dayNumber(at: next + 2) {
            return (.day(year: year.value, month: r.value(next), day: day.value, weekday: nil), day.end)
        }
        // 2014-10 is October; 2009-12 the years to 2012.
        guard let token = r.token(next), token.sort == .number, token.digits == 2, (1...12).contains(token.number),
            year.value / 100 * 100 + Int(token.number) <= year.value, !token.flags.contains(.decimal),
            !r.isMark(next + 1, "-")
        else { return nil }
        return (.month(year: year.value, month: Int(token.number), part: 0), next + 1)
    }
}
