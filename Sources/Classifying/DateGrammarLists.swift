import Model

/// Lists of days, and counts of units: what the four languages say alike.
extension DateGrammar {
    /// The first day of "3, 10 and 17 March": the month stands after the last one. A list has an "and", and its days rise.
    func listedDay(at start: Int) -> Match? {
        guard !r.isChinese, r.sort(start) == .number || r.sort(start) == .ordinal, r.sort(start - 1) != .notNumber,
            let first = dayNumber(at: start)
        else { return nil }
        var (last, end) = (first.value, first.end)
        var hasAnd = false
        var isRun = true
        for _ in 0..<6 {
            guard r.isMark(end, ",") || r.sort(end) == .and else { break }
            if r.sort(end) == .and { hasAnd = true }
            var next = end + 1
            while r.sort(next) == .the || (r.sort(next) == .in && r.language == .russian) { next += 1 }
            guard let day = dayNumber(at: next), day.value > last else { break }
            isRun = isRun && day.value == last + 1
            (last, end) = (day.value, day.end)
        }
        guard hasAnd, last > first.value + 1 || end > first.end + 2 else { return nil }
        if r.isMark(end, "-") || r.sort(end) == .of { end += 1 }
        guard r.sort(end) == .month else { return nil }
        let month = r.value(end)
        if r.isMark(end + 1, ","), year(at: end + 2) != nil { end += 1 }
        let year = year(at: end + 1).flatMap { r.sort($0.end) == .noun ? nil : $0.value }
        // "27, 28 and 29 March" is a stretch.
        if isRun {
            return (days(year, month, first.value, last), (year != nil ? self.year(at: end + 1)?.end : nil) ?? end + 1)
        }
        return (.day(year: year, month: month, day: first.value, weekday: nil), first.end)
    }

    /// A bare day takes the month of the dated one that it follows in a list: 3月3日、10日和17日.
    func carriedOn(
        _ expression: DateExpression, from last: (tokens: Range<Int>, expression: DateExpression)?, at index: Int
    ) -> DateExpression {
        guard case .day(nil, nil, let day, nil) = expression, let last,
            case .day(let year, .some(let month), let before, _) = last.expression,
            day > before, index - last.tokens.upperBound == 1,
            r.isMark(index - 1, ",") || r.sort(index - 1) == .and
        else { return expression }
        return .day(year: year, month: month, day: day, weekday: nil)
    }

    /// "27 March (Saturday)", "27 наурыз, сенбі күні", 3月27日（周六）: the weekday belongs to the day before it.
    func weekdayAfter(_ match: Match) -> Match {
        guard case .day(_, .some, _, nil) = match.expression else { return match }
        var next = match.end
        let isOpen = r.isMark(next, "(")
        guard isOpen || r.isMark(next, ",") else { return match }
        next += 1
        if r.sort(next) == .in, r.language == .russian { next += 1 }
        guard r.sort(next) == .weekday || (r.isChinese && r.sort(next) == .unit && r.value(next) == 2),
            let day = single(at: next), case .weekday(let weekday, nil) = day.expression,
            let whole = with(weekday, match.expression)
        else { return match }
        return (whole, isOpen && r.isMark(day.end, ")") ? day.end + 1 : day.end)
    }

    /// An expression right after 《 belongs to the name of a book, an act or a programme.
    func isInTitleMarks(_ index: Int) -> Bool { r.isChinese && r.sort(index - 1) == .openTitle }

    /// How many units: "three weeks", "a few days", "half a year", "полтора года", "two or three months", 几天, "a fortnight".
    /// The bounds of "a few" are wide on purpose: two to seven days, two to five of anything longer.
    func amount(at start: Int) -> (low: Int, high: Int, unit: Unit, end: Int)? {
        switch r.sort(start) {
        case .halfUnit where r.value(start) == 2 || r.value(start) == 7:
            // "the next couple weeks", "the past few days": as "a couple of", "a few".
            let next = r.sort(start + 1) == .of ? start + 2 : start + 1
            let isPair = r.value(start) == 2
            return unit(next).map { (2, isPair ? 3 : $0 == .day ? 7 : 5, $0, next + 1) }
        case .halfUnit:
            return r.value(start) == 5 ? (6, 6, .month, start + 1) : (2, 2, .week, start + 1)
        case .several:
            let isPair = r.value(start) == 2
            var next = start + 1
            if r.sort(next) == .of { next += 1 }
            // "A few dozen years", 几十年 count by tens: no distance to the day.
            guard let unit = unit(next) else { return nil }
            return (2, isPair ? 3 : unit == .day ? 7 : 5, unit, next + 1)
        default:
            guard let number = r.numeral(at: start) else { return nil }
            if number.low != number.high, number.high < 100, r.isChinese, let unit = unit(number.end) {
                return (Int(number.low), Int(number.high), unit, number.end + 1)
            }
            if number.low == 1.5, r.sort(number.end) == .unit {
                return r.value(number.end) == 5
                    ? (18, 18, .month, number.end + 1)
                    : r.value(number.end) == 3 || r.value(number.end) == 13 ? (45, 45, .day, number.end + 1) : nil
            }
            guard let count = count(at: start) else { return nil }
            if r.sort(count.end) == .or || r.sort(count.end) == .to || r.isMark(count.end, "-"),
                let more = self.count(at: count.end + 1), more.value > count.value, more.value < 100,
                let unit = unit(more.end)
            {
                return (count.value, more.value, unit, more.end + 1)
            }
            // A fortnight is two weeks.
            if r.sort(count.end) == .unit, r.value(count.end) == 11 {
                return (2 * count.value, 2 * count.value, .week, count.end + 1)
            }
            guard let unit = unit(count.end) else { return nil }
            return (count.value, count.value, unit, count.end + 1)
        }
    }

    /// An amount before (−1) or after (1) the reference.
    func apart(_ amount: (low: Int, high: Int, unit: Unit, end: Int), _ direction: Int) -> DateExpression {
        if amount.low == amount.high { return .distance(direction * amount.low, amount.unit) }
        return direction < 0
            ? .few(-amount.high, -amount.low, amount.unit) : .few(amount.low, amount.high, amount.unit)
    }

    /// "The last …": an amount as a stretch up to, or from, the reference.
    func along(_ amount: (low: Int, high: Int, unit: Unit, end: Int), _ direction: Int) -> DateExpression {
        // "The next couple of weeks" is two of them; of "a few" the most that it may mean.
        .stretch(direction * (amount.high == amount.low + 1 ? amount.low : amount.high), amount.unit)
    }
}
