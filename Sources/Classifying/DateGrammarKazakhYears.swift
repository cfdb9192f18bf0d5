import Model

/// Kazakh years and decades, and what stands in a year.
extension DateGrammar {
    /// "жыл басынан", "ай соңына дейін": from its start until now, from now to its end; "апта соңында" is the weekend.
    func kazakhPart(_ unit: Unit, shift: Int, _ index: Int) -> Match {
        let part = r.value(index)
        let value = part % 10
        if shift == 0, part == 11 { return (.within(unit, -1), index + 1) }
        if shift == 0, part == 13, r.sort(index + 1) == .upToAfter { return (.within(unit, 1), index + 2) }
        if unit == .week, value == 3 { return (.weekend(shift: shift == 0 ? nil : shift), index + 1) }
        return (.calendar(unit, shift: shift, part: value), index + 1)
    }

    /// After a year: "наурызда", "27 наурызда", "наурыздың 27-сінде", "күзінде", "соңында", "екінші тоқсанында".
    func kazakhInYear(_ index: Int) -> Match? {
        switch r.sort(index) {
        case .month: return kazakhMonth(index, year: nil, isCued: true)
        case .season: return (.season(year: nil, r.value(index)), index + 1)
        case .holiday: return (.holiday(r.value(index), year: nil), index + 1)
        case .number, .cardinal, .ordinal:
            if let day = kazakhDay(index) { return day }
            if let ordinal = r.ordinal(at: index), (1...4).contains(ordinal.value), isQuarter(ordinal.end) {
                return (.quarter(year: nil, ordinal.value), ordinal.end + 1)
            }
            if let ordinal = r.ordinal(at: index), (1...2).contains(ordinal.value), r.sort(ordinal.end) == .halfYear {
                return (.half(year: nil, ordinal.value), ordinal.end + 1)
            }
            // "алғашқы үш айында"
            if let ordinal = r.ordinal(at: index), ordinal.value == 1, let amount = amount(at: ordinal.end),
                amount.low == amount.high, amount.unit == .month || amount.unit == .quarter
            {
                return (.headOf(amount.low, amount.unit, .calendar(.year, shift: 0, part: 0)), amount.end)
            }
            return nil
        default: return nil
        }
    }

    /// "90-жылдары", "1990 жылдары", "тоқсаныншы жылдары": the plural makes a decade of a round number.
    func kazakhDecade(_ start: Int) -> Match? {
        var found: (value: Int, end: Int)?
        if let number = r.numeral(at: start), let value = number.integer { found = (value, number.end) }
        if let ordinal = r.ordinal(at: start) { found = ordinal }
        guard let found, found.value % 10 == 0, found.value > 0 else { return nil }
        var end = found.end
        if r.isMark(end, "-") { end += 1 }
        if r.sort(end) == .ordinalSuffix, r.value(end) == 0 { end += 1 }
        guard isYearWord(end), r.tokens[end].ending.contains(.plural) else { return nil }
        let first = found.value < 100 ? 1900 + found.value : found.value
        return (1900...2100).contains(first) ? (.years(first, first + 9), end + 1) : nil
    }

    /// "2016 жылы", "2016-2019 жылдары", "2016–2019 жж.", "екі мың жиырмасыншы жылы", "2020-сыншы жылы".
    func kazakhYear(_ start: Int) -> Match? {
        var value: Int
        var end: Int
        if let ordinal = r.ordinal(at: start), (1900...2100).contains(ordinal.value) {
            (value, end) = (ordinal.value, ordinal.end)
        } else if let plain = year(at: start) {
            (value, end) = (plain.value, plain.end)
        } else {
            return nil
        }
        if r.isMark(end, "-"), let to = year(at: end + 1), to.value > value, r.sort(to.end) == .unit,
            r.value(to.end) == 5
        {
            return (.years(value, to.value), to.end + 1)
        }
        if r.isMark(end, "-"), r.sort(end + 1) == .unit, r.value(end + 1) == 5 { end += 1 }
        guard r.sort(end) == .unit, r.value(end) == 5 else { return nil }
        if r.tokens[end].ending.contains(.plural), value % 10 == 0 { return nil }
        // "2021 ж. 27 наурыз"
        let isShort =
            r.tokens[end].end - r.tokens[end].start <= 2 && r.sort(end + 1) == .sentenceEnd && r.isJoined(end + 1)
        end += isShort ? 2 : 1
        // "2016 жылдан 2019 жылға дейін"
        if r.tokens[end - 1].ending.contains(.from), let to = year(at: end), r.sort(to.end) == .unit,
            r.sort(to.end + 1) == .upToAfter,
            to.value > value
        {
            return (.years(value, to.value), to.end + 2)
        }
        return (.year(value, part: 0), end)
    }
}
