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
            var match = weekdayAfter(first)
            if let wide = range(from: match, at: index) { match = wide }
            if r.sort(index - 1) != .every, match.end > index, !isInTitleMarks(index) {
                found.append((index..<match.end, carriedOn(match.expression, from: found.last, at: index)))
            }
            index = max(match.end, index + 1)
        }
        return found
    }

    static func begins(_ sort: Sort) -> Bool {
        switch sort {
        case .date, .number, .cardinal, .hanDigit, .ordinal, .month, .weekday, .which, .part, .dayOffset, .season,
            .holiday,
            .the, .in, .weekend, .through, .yearShift, .thatDay, .unit, .scale, .halfYear, .dayPart, .ago, .earlier,
            .quarterMark, .ahead, .several, .halfUnit, .half, .rest,
            .besideThatDay, .thatYear, .lastOf:
            true
        default: false
        }
    }

    func single(at index: Int) -> Match? {
        if r.sort(index) == .date { return (date(index), index + 1) }
        if let first = listedDay(at: index) { return first }
        switch r.language {
        case .russian: return russian(at: index)
        case .kazakh: return kazakh(at: index)
        case .chinese: return chinese(at: index)
        default: return english(at: index)
        }
    }

    private func date(_ index: Int) -> DateExpression {
        let packed = r.value(index)
        let (year, month, day) = (packed / 10_000, packed / 100 % 100, packed % 100)
        let whole = DateExpression.day(year: year, month: month, day: day, weekday: nil)
        // 03/04/2021: the other order is a reading too.
        guard r.tokens[index].flags.contains(.swappable), month != day else { return whole }
        return .either(whole, .day(year: year, month: day, day: month, weekday: nil))
    }

    /// "A to B", "A – B", "between A and B" where both are expressions.
    private func range(from first: Match, at index: Int) -> Match? {
        var next = first.end
        let isBetween = r.sort(index - 1) == .between
        let isAnd = r.sort(next) == .and
        // "since 2016 to date", 至今, "по настоящее время": up to the reference.
        if r.sort(next) == .upToNow {
            switch first.expression {
            case .day, .month, .year, .inYear, .directed, .holiday, .season:
                return (.range(first.expression, .offset(0)), next + 1)
            default: return nil
            }
        }
        // Kazakh: the endings say from and to, "дейін" or "қараған түні" stands after both.
        let isEnding = r.language == .kazakh && r.token(next - 1)?.ending.contains(.from) == true
        guard
            isTo(next) || r.isMark(next, "-") || (isAnd && (isBetween || r.isChinese || r.language == .kazakh))
                || isEnding
        else { return nil }
        if isAnd || !isEnding || r.isMark(next, "-") { next += 1 }
        while r.sort(next) == .the || (r.sort(next) == .in && r.language != .english) { next += 1 }
        guard var second = rightEnd(at: next, of: first.expression),
            !isAnd || isBetween || r.sort(second.end) == .between
        else { return nil }
        // "27 наурыздан 28 наурызға қараған түні": both days are named.
        if case .night(let day) = second.expression {
            second.expression = day
        } else if isEnding, r.sort(second.end) != .upToAfter {
            return nil
        }
        var left = first.expression
        // The years and months of the right end hold for the left one, and the other way round.
        switch (left, second.expression) {
        case (.day(let year, let month, let day, let weekday), .day(let nextYear, let nextMonth, _, _)):
            var right = second.expression
            if nextMonth == nil, let month, case .day(_, _, let last, _) = right, last < day {
                // "April 27 to the 3rd": of the month after.
                right = .day(
                    year: month == 12 ? year.map { $0 + 1 } : year, month: month % 12 + 1, day: last, weekday: nil)
            } else if nextMonth == nil {
                right = right.filled(year: year, month: month)
            } else if year == nil, let nextYear {
                left = .day(year: nextYear, month: month ?? nextMonth, day: day, weekday: weekday)
            } else if month == nil {
                if let nextMonth, case .day(_, _, let last, _) = right, day > last {
                    // "from the 27th to the 3rd of April": of the month before.
                    left = .day(
                        year: nextMonth == 1 ? nextYear.map { $0 - 1 } : nextYear,
                        month: nextMonth == 1 ? 12 : nextMonth - 1, day: day, weekday: nil)
                } else {
                    left = left.filled(year: nextYear, month: nextMonth)
                }
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
            (.offset, .holiday), (.calendar, .calendar), (.nth, .day), (.day, .nth), (.nth, .nth):
            return (.range(left, second.expression), second.end)
        default: return nil
        }
    }

    /// The right end of a range; after a whole day an English ordinal alone is one ("April 27 to the third").
    private func rightEnd(at index: Int, of left: DateExpression) -> Match? {
        if let match = DateGrammar.begins(r.sort(index)) ? single(at: index) : nil { return match }
        guard r.language == .english, case .day = left, let day = r.ordinal(at: index),
            (1...31).contains(day.value), isAlone(day.end)
        else { return nil }
        return (.day(year: nil, month: nil, day: day.value, weekday: nil), day.end)
    }

    /// "to"; Russian "до" is "up to" of a figure as well.
    func isTo(_ index: Int) -> Bool {
        r.sort(index) == .to || (r.sort(index) == .atMost && r.language == .russian)
    }

    // MARK: parts

    /// A year in digits (or English words): 1900…2100, or, where a month stands by, from 1000.
    func year(at index: Int, from lowest: Int = 1900) -> (value: Int, end: Int)? {
        guard let number = r.numeral(at: index), let value = number.integer, (lowest...2100).contains(value) else {
            return nil
        }
        guard number.isPlain && number.digits == 4 || (number.digits == 0 && number.end > index + 1) else { return nil }
        // "Released two thousand": no year, without a word for when.
        if r.language == .english, number.digits == 0, value % 100 == 0 {
            switch r.sort(index - 1) {
            case .in, .of, .month, .from, .to, .and, .part: break
            default: return nil
            }
        }
        switch r.sort(number.end) {
        // "In September 2019 police detained": a count of thousands has its comma, so that this is a year.
        case .noun where isYearBeforeNoun(index, value, digits: number.digits): return (value, number.end)
        case .currency, .percent, .noun, .measure, .classifier: return nil
        default: return (value, number.end)
        }
    }

    /// English: four digits after a month or "in" are a year though somebody is named next; a round number may be theirs.
    func isYearBeforeNoun(_ index: Int, _ value: Int, digits: Int) -> Bool {
        guard r.language == .english, digits == 4, (1990...2035).contains(value), value % 100 != 0 else { return false }
        return r.sort(index - 1) == .in || isAfterMonth(index)
    }

    private func isAfterMonth(_ index: Int) -> Bool {
        r.sort(index - 1) == .month || r.isMark(index - 1, ",") && index > 2 && r.sort(index - 3) == .month
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
    func dayRange(at start: Int) -> (from: Int, to: Int, end: Int)? {
        guard let first = dayNumber(at: start) else { return nil }
        let sort = r.sort(first.end)
        guard r.isMark(first.end, "-") || isTo(first.end) || sort == .and || (sort == .in && r.language == .russian)
        else {
            return nil
        }
        var next = first.end + 1
        while r.sort(next) == .the || (r.sort(next) == .in && r.language == .russian) { next += 1 }
        guard let second = dayNumber(at: next), second.value > first.value else { return nil }
        // "3 and 17 March" are two days, "2 and 3 March" or "between 3 and 17 March" a stretch.
        let isBetween =
            r.sort(start - 1) == .between || r.sort(start - 2) == .between || r.sort(second.end + 1) == .between
        guard sort != .and || second.value == first.value + 1 || isBetween else { return nil }
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
