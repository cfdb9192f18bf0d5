import Model

/// Russian years, their halves and parts, and days in digits alone.
extension DateGrammar {
    /// "2021 года", "2021 г.", "2021", "этого года", "прошлого года".
    func russianYear(_ index: Int) -> (apply: (DateExpression) -> DateExpression, end: Int)? {
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
        if r.sort(index) == .thatYear { return ({ .inThatYear($0) }, index + 1) }
        return nil
    }

    /// "первой половине 2020 года", "второй половине марта", "первом полугодии".
    func russianHalf(_ number: Int, _ index: Int) -> Match? {
        let next = index + 1
        if r.sort(next) == .month, let month = russianMonth(next, isCued: true) {
            return (part(number == 1 ? 1 : 3, month.expression), month.end)
        }
        if r.sort(next) == .unit, r.value(next) == 5 { return (.half(year: nil, number), next + 1) }
        return withYear(.half(year: nil, number), next)
    }

    /// "2020 года", "прошлого года", "года" as a stretch.
    func russianYearStretch(_ index: Int) -> Match? {
        if let year = year(at: index), r.sort(year.end) == .unit, r.value(year.end) == 5 {
            return (.year(year.value, part: 0), year.end + 1)
        }
        if r.sort(index) == .which, r.sort(index + 1) == .unit, r.value(index + 1) == 5 {
            return (.calendar(.year, shift: r.value(index), part: 0), index + 2)
        }
        return nil
    }

    /// "14.10" or "14." before "по" or a dash and a whole date: 14.10 – 15.10.2018.
    func dottedDay(_ start: Int) -> Match? {
        guard let token = r.token(start), token.sort == .number, token.digits <= 2, !token.flags.contains(.grouped)
        else {
            return nil
        }
        var end = start + 1
        if r.sort(end) == .sentenceEnd, r.isJoined(end) { end += 1 }
        guard isTo(end) || r.isMark(end, "-"), r.sort(end + 1) == .date else { return nil }
        let day = Int(token.number)
        var month: Int?
        if token.flags.contains(.decimal) {
            // Two digits after the point: 14.10, 5.04.
            guard token.end - token.start == Int(token.digits) + 3 else { return nil }
            month = Int(((token.number - Double(day)) * 100).rounded())
        }
        guard (1...31).contains(day), month.map({ (1...12).contains($0) }) ?? true else { return nil }
        return (.day(year: nil, month: month, day: day, weekday: nil), end)
    }

    func withYear(_ expression: DateExpression, _ index: Int) -> Match {
        if let tail = russianYear(index) { return (tail.apply(expression), tail.end) }
        return (expression, index)
    }

    /// "2016 году", "2016–2019 годах", "с 2016 по 2019 год", "90-х годах".
    func russianYears(_ start: Int) -> Match? {
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

    /// What "в начале" and "в конце" may be of.
    func russianAfterPart(_ index: Int) -> Match? {
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
