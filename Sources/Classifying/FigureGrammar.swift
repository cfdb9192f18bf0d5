import Model

/// Finds counts, sums, shares and measures among tokens, outside those that dates have taken.
struct FigureGrammar: Sendable {
    struct Found: Sendable {
        var tokens: Range<Int>
        var bounds: Bounds
        var unit: String?
        var currency: String?
        var kind: Figure.Kind
    }

    /// What bounds a number: the words before and after it.
    private struct Modifiers {
        var about = false
        var nearly = false
        var over = false
        var under = false
        var between = false
        var from = false
        var isEmpty: Bool { !(about || nearly || over || under || between || from) }

        mutating func take(_ sort: Sort) -> Bool {
            switch sort {
            case .about, .aboutAfter: about = true
            case .nearly: nearly = true
            case .over, .atLeast, .overAfter: over = true
            case .under, .atMost, .underAfter, .upToAfter: under = true
            case .between: between = true
            case .from: from = true
            default: return false
            }
            return true
        }

        /// About is ±15%, nearly the 15% below (the bounds that the desk set).
        func bounds(_ low: Double, _ high: Double) -> Bounds {
            if over { return Bounds(low: low, high: nil) }
            if under { return Bounds(low: nil, high: high) }
            if about, low == high {
                return Bounds(low: (low * 0.85).rounded(toPlaces: 6), high: (high * 1.15).rounded(toPlaces: 6))
            }
            if nearly, low == high { return Bounds(low: (low * 0.85).rounded(toPlaces: 6), high: high) }
            return Bounds(low: low, high: high)
        }
    }

    let r: NumeralReader
    let lexicon: Lexicon
    let bytes: [UInt8]

    init(_ reader: NumeralReader, _ bytes: [UInt8]) {
        r = reader
        lexicon = .of(reader.language)
        self.bytes = bytes
    }

    func all(except dates: [Range<Int>]) -> [Found] {
        var found: [Found] = []
        var index = 0
        var date = 0
        while index < r.tokens.count {
            while date < dates.count, dates[date].upperBound <= index { date += 1 }
            if date < dates.count, dates[date].contains(index) {
                index = dates[date].upperBound
                continue
            }
            let limit = date < dates.count ? dates[date].lowerBound : r.tokens.count
            if FigureGrammar.begins(r.tokens[index].sort), let figure = figure(at: index, limit),
                figure.tokens.upperBound > index
            {
                if figure.kind != .number || figure.bounds.low != nil || figure.bounds.high != nil {
                    found.append(figure)
                }
                index = figure.tokens.upperBound
            } else {
                index = skip(index)
            }
        }
        return found
    }

    /// Past an ordinal or a number that failed, so that its tail is not read as a figure.
    private func skip(_ index: Int) -> Int {
        switch r.sort(index) {
        case .number where r.isMark(index - 1, "+"):
            // A telephone number in groups.
            var end = index + 1
            while end < index + 12,
                r.sort(end) == .number || r.isMark(end, "-") || r.isMark(end, "(") || r.isMark(end, ")")
            {
                end += 1
            }
            return end
        case .number, .cardinal, .scale, .hanDigit, .ordinal:
            if isOrdinal(index), let ordinal = r.ordinal(at: index) { return max(ordinal.end, index + 1) }
            return max(r.numeral(at: index)?.end ?? 0, index + 1)
        default: return index + 1
        }
    }

    private static func begins(_ sort: Sort) -> Bool {
        switch sort {
        case .number, .cardinal, .scale, .vague, .several, .half, .hanDigit, .dozen, .about, .nearly, .over, .atLeast,
            .under,
            .atMost, .between, .from, .currency, .percent, .sign:
            true
        default: false
        }
    }

    // MARK: one figure

    private func figure(at start: Int, _ limit: Int) -> Found? {
        var modifiers = Modifiers()
        var index = start
        while index < start + 4, modifiers.take(r.sort(index)) {
            index += 1
            while r.sort(index) == .the || r.sort(index) == .of { index += 1 }
        }
        if index > start, r.sort(index - 1) == .from, r.isChinese == false, modifiers.isEmpty { return nil }
        var currency: String?
        var first = start
        if r.sort(index) == .currency, let (code, next, from) = prefixCurrency(index) {
            currency = code
            if index == start { first = from }
            index = next
        }
        var isPercent = false
        if r.sort(index) == .percent, r.value(index) == 1 {
            isPercent = true
            index += 1
        }
        var isNegative = false
        if r.sort(index) == .sign {
            isNegative = true
            index += 1
        }
        guard index < limit, var number = r.numeral(at: index), number.end <= limit || number.end <= index + 1 else {
            return nil
        }
        guard !isRefused(index, number, start) else { return nil }
        if isNegative { (number.low, number.high) = (-number.high, -number.low) }
        var low = number.low
        var high = number.high
        if let one = singular(number, at: index, modifiers) {
            (low, high) = (one, one)
            number.isVague = false
        }
        var end = afterAbbreviation(number.end)
        var isVague = number.isVague
        if number.isOver { modifiers.over = true }
        if number.ending.contains(.about) { modifiers.about = true }
        if r.language == .kazakh, let (next, sort) = caseSuffix(end) {
            end = next
            if sort == 2 { modifiers.about = true }
        }
        if let wide = range(low, number, &end, modifiers, currency != nil, limit) {
            (low, high) = (wide.low, wide.high)
            currency = currency ?? wide.currency
            if wide.isPercent { isPercent = true }
            isVague = true
            modifiers.between = false
            modifiers.from = false
        }
        var unit: String?
        var kind = Figure.Kind.number
        var hasClassifier = false
        // Modifiers may stand on either side of the unit.
        if modifiers.take(suffix(end)) { end += 1 }
        if isPercent {
            (unit, kind) = ("percent", .percent)
        } else if r.sort(end) == .percent, r.value(end) == 0 {
            (unit, kind) = ("percent", .percent)
            end += 1
        } else if currency != nil {
            kind = .money
            if r.sort(end) == .currency, r.language == .chinese || lexicon.name(Int32(r.value(end))) == currency {
                end += 1
            }
        } else if let (code, next, factor) = suffixCurrency(end) {
            currency = code
            kind = .money
            low *= factor
            high *= factor
            end = next
        } else if let found = counted(end, number, limit) {
            unit = found.unit
            kind = found.kind
            hasClassifier = true
            end = found.end
        }
        if r.language == .kazakh || r.isChinese || kind != .number, modifiers.take(suffix(end)) { end += 1 }
        if kind == .number, !isWorthKeeping(number, index, start, modifiers, hasClassifier) { return nil }
        let bounds =
            isVague && !modifiers.over && !modifiers.under
            ? Bounds(low: low, high: high) : modifiers.bounds(low, high)
        return Found(tokens: first..<end, bounds: bounds.rounded, unit: unit, currency: currency, kind: kind)
    }

    /// Около сотни, более тысячи: the genitive singular behind a word that bounds it is a hundred, not hundreds.
    private func singular(_ number: Numeral, at index: Int, _ modifiers: Modifiers) -> Double? {
        guard r.language == .russian, number.isVague, number.end == index + 1, let token = r.token(index),
            modifiers.about || modifiers.nearly || modifiers.over || modifiers.under
        else { return nil }
        let word = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
        return word == "сотни" ? 100 : word == "тысячи" ? 1000 : nil
    }

    /// A suffix modifier, and none where a range is likelier.
    private func suffix(_ index: Int) -> Sort {
        switch r.sort(index) {
        case .overAfter, .aboutAfter, .underAfter, .upToAfter: r.sort(index)
        default: .other
        }
    }

    private func isOrdinal(_ index: Int) -> Bool {
        guard r.ordinal(at: index) != nil else { return false }
        if r.language == .kazakh, r.sort(index) == .number {
            return caseSuffix(index + 1) == nil
        }
        return true
    }

    /// Kazakh endings that are written after digits with a hyphen: "200-ге", "300-дей".
    private func caseSuffix(_ index: Int) -> (end: Int, sort: Int)? {
        guard r.isMark(index, "-"), r.isJoined(index), r.isJoined(index + 1), r.sort(index + 1) == .ordinalSuffix,
            r.value(index + 1) > 0
        else { return nil }
        return (index + 2, r.value(index + 1))
    }

    /// Article numbers, telephone numbers, names with digits, ordinals.
    private func isRefused(_ index: Int, _ number: Numeral, _ start: Int) -> Bool {
        if isOrdinal(index) { return true }
        let before = r.sort(index - 1)
        // Not behind a word that only looks like a number: жол үшін 60 млн.
        if before == .notNumber && r.value(index - 1) == 0
            || (before == .sentenceEnd && r.sort(index - 2) == .notNumber), number.digits > 0
        {
            return true
        }
        // "Day 40: …", "Week 3 of …": which day it is, not how many.
        if r.language == .english, before == .unit, number.digits > 0, r.sort(number.end) != .noun { return true }
        if r.sort(index) == .number {
            if r.isJoined(index), before == .word || before == .month || before == .ordinalSuffix { return true }
            if r.isMark(index - 1, "-"), r.isJoined(index), r.isJoined(index - 1), index >= 2 {
                switch r.sort(index - 2) {
                case .word, .other, .code, .date, .noun, .month, .notNumber: return true
                default: break
                }
            }
            if r.isMark(index - 1, "+") || r.isMark(index - 1, "#") || r.isMark(index - 1, "/") {
                return r.isJoined(index)
            }
            if r.isMark(number.end, "/"), r.isJoined(number.end) { return true }
        }
        return false
    }

    private func isWorthKeeping(_ number: Numeral, _ index: Int, _ start: Int, _ modifiers: Modifiers, _ counted: Bool)
        -> Bool
    {
        if counted { return true }
        if number.digits == 0, r.sort(index) == .several, number.scale == 0 { return false }
        if number.isLoneWord, number.digits == 0 {
            if r.isChinese { return !modifiers.isEmpty && !modifiers.from }
            return number.low > 1 || (modifiers.over || modifiers.under) || r.sort(index - 1) == .the && number.low > 9
        }
        // A year that no rule has taken.
        if modifiers.isEmpty, number.isPlain, number.digits == 4, (1900...2100).contains(number.low) { return false }
        return true
    }

    // MARK: ranges

    private func range(
        _ low: Double, _ number: Numeral, _ end: inout Int, _ modifiers: Modifiers, _ isMoney: Bool, _ limit: Int
    ) -> (low: Double, high: Double, currency: String?, isPercent: Bool)? {
        var next = end
        var currency: String?
        var isPercent = false
        // "10 dollars to 20", "5% to 7%", "$10-$20"
        var unitScale = 0
        if r.sort(next) == .currency, let (code, after, _) = suffixCurrency(next) {
            currency = code
            next = after
        } else if r.sort(next) == .percent {
            isPercent = true
            next += 1
        } else if r.sort(next) == .noun || r.sort(next) == .classifier, modifiers.from || modifiers.between {
            next += 1
        } else if r.sort(next) == .unit {
            return nil
        }
        let sort = r.sort(next)
        let isDash = r.isMark(next, "-") && (r.isJoined(next) == r.isJoined(next + 1))
        let isKazakhPair = r.language == .kazakh && number.ending.contains(.from) && r.numeral(at: next) != nil
        let isSeparator =
            isDash || sort == .to || (sort == .and && (modifiers.between || modifiers.from))
            || (sort == .or && r.language != .chinese) || (sort == .atMost && modifiers.from)
        guard isSeparator || isKazakhPair, next < limit else { return nil }
        if isSeparator { next += 1 }
        if r.sort(next) == .currency, let (code, after, _) = prefixCurrency(next) {
            currency = code
            next = after
        }
        guard let second = r.numeral(at: next), second.low > 0, !second.isVague, second.end <= limit else { return nil }
        if isKazakhPair, !isSeparator, r.sort(second.end) != .upToAfter, r.sort(second.end + 1) != .upToAfter {
            return nil
        }
        if r.ordinal(at: next) != nil, caseSuffix(second.end) == nil { return nil }
        if isDash,
            r.isMark(second.end, "-") && r.isJoined(second.end) && r.isJoined(second.end + 1)
                && caseSuffix(second.end) == nil
                && r.sort(second.end + 1) == .number
        {
            return nil
        }
        unitScale = second.scale
        var from = low
        if unitScale > number.scale,
            from * NumeralReader.power(unitScale) <= second.low * NumeralReader.power(number.scale)
        {
            from *= NumeralReader.power(unitScale - number.scale)
        }
        guard second.low > from || (number.isVague && second.low >= from) else { return nil }
        if sort == .or, second.low > from * 3 { return nil }
        end = afterAbbreviation(second.end)
        if let (after, _) = caseSuffix(end), r.language == .kazakh { end = after }
        if r.sort(end) == .upToAfter { end += 1 }
        return (from, second.low, currency, isPercent)
    }

    /// "млн.", "тыс.": the full stop of an abbreviation before what is counted.
    private func afterAbbreviation(_ end: Int) -> Int {
        guard r.sort(end) == .sentenceEnd, r.isJoined(end), r.sort(end - 1) == .scale else { return end }
        switch r.sort(end + 1) {
        case .currency, .noun, .measure, .to: return end + 1
        case .word: return r.token(end + 1)?.flags.contains(.capital) == true ? end : end + 1
        default: return r.isMark(end + 1, "-") ? end + 1 : end
        }
    }
}

extension Double {
    /// Rounded to a number of decimal places, to keep 0.85 × 300 at 255.
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let factor = NumeralReader.power(places)
        let scaled = self * factor
        return scaled.magnitude < 1e17 ? scaled.rounded() / factor : self
    }
}

extension Bounds {
    /// To hundredths from ten thousand on: 4.1 × 10⁹ is 4,100,000,000.
    fileprivate var rounded: Bounds {
        func round(_ value: Double?) -> Double? { value.map { $0 >= 1e4 ? $0.rounded(toPlaces: 2) : $0 } }
        return Bounds(low: round(low), high: round(high))
    }
}
