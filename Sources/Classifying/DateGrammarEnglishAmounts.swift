import Model

/// English amounts of units: "a few days ago", "for three days from Monday", "the week after next".
extension DateGrammar {
    /// "a few days ago", "two weeks from now", "half a year later".
    func englishAmount(_ start: Int) -> Match? {
        guard let amount = amount(at: start) else { return nil }
        if r.sort(amount.end) == .ago { return (apart(amount, -1), amount.end + 1) }
        if r.sort(amount.end) == .ahead { return (apart(amount, 1), amount.end + 1) }
        return nil
    }

    /// "for three days from Monday", "for a week, starting 20 December": days that begin with one.
    func englishFor(_ start: Int) -> Match? {
        guard let amount = amount(at: start + 1), amount.low == amount.high else { return nil }
        var next = amount.end
        if r.isMark(next, ",") { next += 1 }
        if r.sort(next) == .ahead, r.value(next) == 1 {
            return (.lasting(.offset(0), amount.low, amount.unit), next + 1)
        }
        guard r.sort(next) == .from || (r.sort(next) == .starting && r.value(next) > 0) else { return nil }
        next += 1
        if r.sort(next) == .on || r.sort(next) == .from { next += 1 }
        guard let day = single(at: next) else { return nil }
        switch day.expression {
        case .day, .weekday, .offset: return (.lasting(day.expression, amount.low, amount.unit), day.end)
        default: return nil
        }
    }

    /// "week 27 of last year", "the week after next", "the week starting 4 February".
    func englishUnit(_ start: Int) -> Match? {
        guard let unit = unit(start) else { return nil }
        let next = start + 1
        if r.sort(next) == .before, r.sort(next + 1) == .which, r.value(next + 1) == r.value(next), unit != .day {
            return (.calendar(unit, shift: 2 * r.value(next), part: 0), next + 2)
        }
        guard unit == .week else { return nil }
        if r.sort(next) == .starting {
            let day = r.sort(next + 1) == .on ? next + 2 : next + 1
            guard let anchor = single(at: day) else { return nil }
            switch anchor.expression {
            case .day, .weekday, .offset: return (.lasting(anchor.expression, r.value(next), .week), anchor.end)
            default: return nil
            }
        }
        if r.sort(next) == .number, let token = r.token(next), token.digits <= 2, (1...53).contains(token.number) {
            let number = Int(token.number)
            if r.sort(next + 1) == .of, let inner = weekHolder(next + 2) {
                switch inner.expression {
                case .year, .calendar(.year, _, _): return (.nthWeek(number, inner.expression), inner.end)
                default: return nil
                }
            }
            guard r.sort(start - 1) == .the, isAlone(next + 1) else { return nil }
            return (.nthWeek(number, .calendar(.year, shift: 0, part: 0)), next + 1)
        }
        return nil
    }

    /// "in a fortnight's time", "in two years' time": the end of it.
    func timeAfter(_ end: Int) -> Int {
        var next = end
        if r.isMark(next, "'") || r.isMark(next, "\"") { next += 1 }
        if r.sort(next) == .word, r.isJoined(next), let token = r.token(next), token.end - token.start == 1 {
            next += 1
        }
        return r.sort(next) == .timeWord && next > end ? next + 1 : end
    }

    /// Nothing follows that a number before it would count: a mark, a small word, or the end.
    func isAlone(_ index: Int) -> Bool {
        switch r.sort(index) {
        case .word, .unit, .noun, .scale, .measure, .currency, .percent, .month, .number, .cardinal, .vague, .dozen,
            .which, .ordinalSuffix, .half, .quarterMark, .clock:
            false
        default: !r.isMark(index, "-") && !r.isMark(index, "/")
        }
    }
}
