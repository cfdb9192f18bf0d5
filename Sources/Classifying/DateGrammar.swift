import Model

/// Finds time expressions among tokens. What the four languages share is here; each has a file of its own rules.
///
/// Every rule looks a bounded number of tokens ahead, so that a text costs its length.
struct DateGrammar: Sendable {
    typealias Match = (expression: DateExpression, end: Int)
    typealias Unit = DateExpression.Unit

    let r: NumeralReader

    init(_ reader: NumeralReader) { r = reader }

    /// All expressions from left to right, longest rule first at each place.
    func all() -> [(tokens: Range<Int>, expression: DateExpression)] {
        var found: [(tokens: Range<Int>, expression: DateExpression)] = []
        var index = 0
        while index < r.tokens.count {
            guard DateGrammar.begins(r.tokens[index].sort), let first = single(at: index) else {
                index += 1
                continue
            }
            var match = first
            if let wide = range(from: first, at: index) { match = wide }
            if r.sort(index - 1) != .every, match.end > index {
                found.append((index..<match.end, match.expression))
            }
            index = max(match.end, index + 1)
        }
        return found
    }

    private static func begins(_ sort: Sort) -> Bool {
        switch sort {
        case .date, .number, .cardinal, .hanDigit, .ordinal, .month, .weekday, .which, .part, .dayOffset, .season,
            .holiday,
            .the, .in, .weekend, .through, .yearShift, .thatDay, .unit, .scale, .halfYear, .dayPart, .ago, .earlier,
            .quarterMark, .ahead:
            true
        default: false
        }
    }

    func single(at index: Int) -> Match? {
        if r.sort(index) == .date { return (date(index), index + 1) }
        switch r.language {
        case .russian: return russian(at: index)
        case .kazakh: return kazakh(at: index)
        case .chinese: return chinese(at: index)
        default: return english(at: index)
        }
    }

    private func date(_ index: Int) -> DateExpression {
        let packed = r.value(index)
        return .day(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100, weekday: nil)
    }

    /// "A to B", "A – B", "between A and B" where both are expressions.
    private func range(from first: Match, at index: Int) -> Match? {
        var next = first.end
        let isBetween = r.sort(index - 1) == .between
        let isAnd = r.sort(next) == .and
        guard r.sort(next) == .to || r.isMark(next, "-") || (isAnd && (isBetween || r.isChinese)) else { return nil }
        next += 1
        while r.sort(next) == .the || (r.sort(next) == .in && r.language != .english) { next += 1 }
        guard DateGrammar.begins(r.sort(next)) || r.sort(next) == .number, let second = single(at: next),
            !isAnd || isBetween || r.sort(second.end) == .between
        else { return nil }
        var left = first.expression
        // The years and months of the right end hold for the left one, and the other way round.
        switch (left, second.expression) {
        case (.day(let year, let month, let day, let weekday), .day(let nextYear, let nextMonth, _, _)):
            var right = second.expression
            if nextMonth == nil {
                right = right.filled(year: year, month: month)
            } else if year == nil, let nextYear {
                left = .day(year: nextYear, month: month ?? nextMonth, day: day, weekday: weekday)
            } else if month == nil {
                left = left.filled(year: nextYear, month: nextMonth)
            }
            if let year, nextYear == nil, nextMonth != nil { right = right.filled(year: year) }
            return (.range(left, right), second.end)
        case (.month(let year, _, _), .month(let nextYear, _, _)):
            // Without years the left one follows the right one, by the resolver.
            return (
                .range(left.filled(year: nextYear), second.expression.filled(year: nextYear == nil ? year : nil)),
                second.end
            )
        case (.year(let from, 0), .year(let to, 0)): return from < to ? (.years(from, to), second.end) : nil
        case (.year, .year), (.weekday, .weekday), (.quarter, .quarter), (.year, .offset), (.year, .calendar),
            (.day, .offset), (.offset, .day), (.offset, .offset), (.weekday, .offset), (.offset, .weekday),
            (.season, .season),
            (.inYear, .inYear), (.month, .offset), (.year, .month), (.month, .year), (.holiday, .day), (.day, .holiday),
            (.offset, .holiday), (.calendar, .calendar):
            return (.range(left, second.expression), second.end)
        default: return nil
        }
    }

    // MARK: parts

    /// A year in digits (or English words): 1900…2100, or, where a month stands by, from 1000.
    func year(at index: Int, from lowest: Int = 1900) -> (value: Int, end: Int)? {
        guard let number = r.numeral(at: index), let value = number.integer, (lowest...2100).contains(value) else {
            return nil
        }
        guard number.isPlain && number.digits == 4 || (number.digits == 0 && number.end > index + 1) else { return nil }
        switch r.sort(number.end) {
        case .currency, .percent, .noun, .measure, .classifier: return nil
        default: return (value, number.end)
        }
    }

    /// A day of the month: plain number or ordinal.
    func dayNumber(at index: Int) -> (value: Int, end: Int)? {
        if let ordinal = r.ordinal(at: index), (1...31).contains(ordinal.value) { return ordinal }
        guard let number = r.numeral(at: index), let value = number.integer, (1...31).contains(value),
            number.digits == 0 || (number.isPlain && number.digits <= 2)
        else { return nil }
        return (value, number.end)
    }

    func unit(_ index: Int) -> Unit? {
        guard r.sort(index) == .unit else { return nil }
        switch r.value(index) {
        case 13: return .month
        case 14: return .day
        default: return Unit(rawValue: r.value(index))
        }
    }

    /// A count for "N weeks ago"; "a" is one.
    func count(at index: Int) -> (value: Int, end: Int)? {
        guard let number = r.numeral(at: index), let value = number.integer, value > 0, value < 2000 else { return nil }
        return (value, number.end)
    }

    /// Two days joined by a dash or "to"/"and": 2–10.
    func dayRange(at index: Int) -> (from: Int, to: Int, end: Int)? {
        guard let first = dayNumber(at: index) else { return nil }
        let sort = r.sort(first.end)
        guard r.isMark(first.end, "-") || sort == .to || sort == .and || (sort == .in && r.language == .russian) else {
            return nil
        }
        var next = first.end + 1
        if r.sort(next) == .the { next += 1 }
        guard let second = dayNumber(at: next), second.value > first.value else { return nil }
        return (first.value, second.value, second.end)
    }

    func days(_ year: Int?, _ month: Int, _ from: Int, _ to: Int) -> DateExpression {
        .range(
            .day(year: year, month: month, day: from, weekday: nil),
            .day(year: year, month: month, day: to, weekday: nil))
    }

    /// The same expression with the weekday that stood before it.
    func with(_ weekday: Int, _ expression: DateExpression) -> DateExpression? {
        if case .day(let year, let month, let day, nil) = expression {
            return .day(year: year, month: month, day: day, weekday: weekday)
        }
        return nil
    }
}
