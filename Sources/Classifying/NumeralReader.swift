import Model

/// A number read from one or more tokens: "27", "1.7 million", "екі жүз елу", 三十五万, "several dozen".
struct Numeral: Sendable {
    var low: Double
    var high: Double
    /// The first token after it.
    var end: Int
    /// One run of digits without separators: what a day or a year looks like.
    var isPlain = false
    var digits = 0
    /// Dozens, hundreds, 数百: `low … high` is what such a word means.
    var isVague = false
    /// Words only, a single small one: "one" is often no number at all.
    var isLoneWord = false
    var ending: Lexicon.Ending = []
    /// The power of ten of the last scale word, 0 where there is none.
    var scale = 0
    /// The mark of "more than" stood inside it (30多万).
    var isOver = false

    var value: Double { low }
    /// The value where it is a plain whole number that a day, month or year can be.
    var integer: Int? {
        isVague || low != high || low < 0 || low > 1e6 || low != low.rounded() ? nil : Int(low)
    }
}

/// Reads numbers out of tokens.
struct NumeralReader: Sendable {
    let tokens: [Token]
    let language: Tongue
    let isChinese: Bool
    /// Every number by the token that it begins at, read once: the rules ask for one many times.
    private var numerals: [Numeral] = []
    private var numeralAt: [Int32] = []

    /// The longest number, in tokens; a longer run is no number of prose.
    static let reach = 24

    init(_ tokens: [Token], _ language: Tongue) {
        self.tokens = tokens
        self.language = language
        isChinese = language == .chinese
        numeralAt = .init(repeating: -1, count: tokens.count)
        for index in tokens.indices {
            if let numeral = read(at: index) {
                numeralAt[index] = Int32(numerals.count)
                numerals.append(numeral)
            }
        }
    }

    func numeral(at start: Int) -> Numeral? {
        guard numeralAt.indices.contains(start), numeralAt[start] >= 0 else { return nil }
        return numerals[Int(numeralAt[start])]
    }

    func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }
    func sort(_ index: Int) -> Sort { tokens.indices.contains(index) ? tokens[index].sort : .other }
    func value(_ index: Int) -> Int { tokens.indices.contains(index) ? Int(tokens[index].value) : 0 }
    func isMark(_ index: Int, _ mark: Character) -> Bool { token(index)?.isMark(mark) ?? false }
    /// Nothing stands between this token and the one before.
    func isJoined(_ index: Int) -> Bool {
        guard index > 0, let token = token(index) else { return false }
        return !token.isSpaced && tokens[index - 1].end == token.start
    }

    static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<max(0, min(exponent, 15)) { result *= 10 }
        return result
    }

    /// What "dozens" (1), "hundreds" (2), "thousands" (3) … stand for; 10 and more is Chinese 上百, 上千: that or more.
    static func vague(_ value: Int) -> (Double, Double) {
        switch value {
        case 1: (20, 99)
        case 10...: (power(value - 10), power(value - 10) * 9.99)
        default: (2 * power(value), 10 * power(value) - (value <= 3 ? 1 : power(value - 3)))
        }
    }

    private func read(at start: Int) -> Numeral? {
        switch sort(start) {
        case .number, .cardinal, .scale, .vague, .several, .half, .hanDigit, .dozen:
            isChinese ? chinese(start) : spaced(start)
        default: nil
        }
    }

    // MARK: numbers of spaced languages

    private func spaced(_ start: Int) -> Numeral? {
        var total = 0.0
        var group = 0.0
        var index = start
        var lastScale = 99
        var words = 0
        var hasGroup = false
        var result = Numeral(low: 0, high: 0, end: start)
        loop: while let token = token(index), index < start + NumeralReader.reach {
            if index > start, token.flags.contains(.newLine) { break }
            switch token.sort {
            case .number:
                guard !hasGroup else { break loop }
                if words > 0, lastScale < 3 || token.number >= NumeralReader.power(lastScale) { break loop }
                group = token.number
                if token.flags.contains(.oneComma), sort(index + 1) == .scale || sort(index + 1) == .vague {
                    group /= 1000
                }
                hasGroup = true
                if words == 0 {
                    result.digits = Int(token.digits)
                    result.isPlain = !token.flags.contains(.decimal) && !token.flags.contains(.grouped)
                }
            case .cardinal:
                let unit = Double(token.value)
                if hasGroup {
                    let base = unit >= 100 ? 1000.0 : unit >= 10 ? 100 : 10
                    guard result.digits == 0 || lastScale < 99 || sort(index - 1) == .and,
                        group.truncatingRemainder(dividingBy: base) == 0,
                        !(unit < 10 && group.truncatingRemainder(dividingBy: 100) == 10 && language == .english)
                    else { break loop }
                    group += unit
                } else {
                    group = unit
                }
                hasGroup = true
            case .half:
                if token.value == 15 {
                    guard !hasGroup else { break loop }
                    group = 1.5
                } else {
                    if !hasGroup, lastScale < 99 {
                        // "мың жарым": half of the scale that went before.
                        total += 0.5 * NumeralReader.power(lastScale)
                        words += 1
                        index += 1
                        continue loop
                    }
                    guard hasGroup, group != 0 else { break loop }
                    group += 0.5
                }
                hasGroup = true
            case .dozen:
                guard words > 0 || language != .english || sort(index - 1) == .the else { break loop }
                group = (hasGroup ? group : 1) * Double(token.value)
                hasGroup = true
            case .scale, .vague:
                if token.sort == .vague, !hasGroup { break loop }
                // "5 m", "5 к": a lone letter (one byte in Latin, two in Cyrillic) counts only where it touches a sum of money:
                // Russian к alone is "to".
                if token.end - token.start <= 2, token.sort == .scale, isLetter(token), !isMoneyLetter(index, start),
                    !isSpacedLetter(index)
                {
                    break loop
                }
                let exponent = Int(token.value)
                if exponent == 1 {
                    // "two dozens"; "три десятка"
                    group *= language == .english ? 12 : 10
                } else if exponent == 2 {
                    group = (hasGroup ? group : 1) * 100
                    hasGroup = true
                } else if !hasGroup, words > 0 {
                    guard exponent > 2, total > 0 else { break loop }
                    total *= NumeralReader.power(exponent)
                } else if exponent > lastScale {
                    total = (total + group) * NumeralReader.power(exponent)
                    group = 0
                    hasGroup = false
                } else {
                    total += (hasGroup ? group : 1) * NumeralReader.power(exponent)
                    group = 0
                    hasGroup = false
                }
                if exponent > 2 {
                    lastScale = exponent
                    result.scale = exponent
                }
            case .fractionMark where hasGroup:
                guard let (fraction, end) = fraction(after: index) else { break loop }
                group += fraction
                words += 1
                index = end
                continue loop
            case .several, .word, .other: break loop
            case .and
            where language == .english && words > 0 && sort(index + 1) == .cardinal
                && (result.digits == 0 || isScaleTail(index)) && (group >= 100 || !hasGroup)
                && (group.truncatingRemainder(dividingBy: 100) == 0):
                index += 1
                continue loop
            case .punctuation
            where token.value == 0x2D && words > 0 && result.digits == 0 && isJoined(index) && isJoined(index + 1)
                && (sort(index + 1) == .cardinal || sort(index + 1) == .scale) && group >= 20:
                index += 1
                continue loop
            default: break loop
            }
            words += 1
            index += 1
            if !token.ending.isEmpty {
                result.ending = token.ending
                // Only the last word of a Kazakh number inflects.
                if sort(index) != .fractionMark { break }
            }
        }
        guard words > 0 else { return several(start) }
        result.low = total + group
        result.high = result.low
        result.end = index
        if words > 1 { result.isPlain = false }
        result.isLoneWord = words == 1 && result.digits == 0 && result.low < 10
        if result.digits == 0, result.low >= 100, words == 1, let first = token(start), first.sort == .scale {
            result.isLoneWord = language == .english
        }
        return result
    }

    /// One letter, not an abbreviation of two.
    private func isLetter(_ token: Token) -> Bool {
        token.end - token.start == 1 || language == .russian || language == .kazakh
    }

    /// "$5m", "3.4b", "10K": the letter touches digits.
    private func isMoneyLetter(_ index: Int, _ start: Int) -> Bool {
        guard isJoined(index), index > start, sort(index - 1) == .number else { return false }
        if language == .russian || language == .kazakh { return true }
        return sort(start - 1) == .currency || value(index) == 3 || value(index) == 9 || sort(index + 1) == .currency
    }

    /// "3 hundred and one", "6 crore and two hundred": after digits only a hundred, or what hundreds follow, is carried on.
    private func isScaleTail(_ and: Int) -> Bool {
        guard sort(and - 1) == .scale else { return false }
        return value(and - 1) == 2 || (sort(and + 2) == .scale && value(and + 2) == 2)
    }

    /// "2.33 k", "1,674,200.5 M": a capital, or k, apart from its number and with nothing after that it could belong to.
    private func isSpacedLetter(_ index: Int) -> Bool {
        guard language == .english, sort(index - 1) == .number, let token = token(index),
            token.flags.contains(.capital) || token.value == 3, !isJoined(index), !isJoined(index + 1)
        else { return false }
        return sort(index + 1) != .number
    }

    /// "бүтін оннан бір" (and one tenth), "point six", "де жеті".
    private func fraction(after mark: Int) -> (Double, Int)? {
        switch value(mark) {
        case 1:
            guard let base = token(mark + 1), base.ending.contains(.from), let part = token(mark + 2),
                part.sort == .cardinal
            else { return nil }
            let denominator = base.sort == .scale ? NumeralReader.power(Int(base.value)) : Double(base.value)
            guard denominator >= 10 else { return nil }
            var end = mark + 3
            var numerator = Double(part.value)
            if part.value >= 10, sort(end) == .cardinal, value(end) < 10 {
                numerator += Double(value(end))
                end += 1
            }
            return (numerator / denominator, end)
        case 2:
            var place = 10.0
            var sum = 0.0
            var end = mark + 1
            while sort(end) == .cardinal || sort(end) == .number, end < mark + 8 {
                let digit = sort(end) == .number ? tokens[end].number : Double(value(end))
                guard digit < 10 || end == mark + 1 else { break }
                if digit >= 10 { place *= 10 }
                sum += digit / place
                place *= 10
                end += 1
            }
            return end > mark + 1 ? (sum, end) : nil
        case 4:
            guard sort(mark + 1) == .cardinal, value(mark + 1) > 0 else { return nil }
            let digits = value(mark + 1)
            return (Double(digits) / (digits < 10 ? 10 : 100), mark + 2)
        default: return nil
        }
    }

    /// "dozens", "several hundred", "hundreds of thousands", "несколько десятков тысяч".
    private func several(_ start: Int) -> Numeral? {
        var index = start
        var result = Numeral(low: 3, high: 9, end: start, isVague: true)
        var hasSeveral = false
        if sort(index) == .several {
            hasSeveral = true
            if value(index) == 2 { (result.low, result.high) = (2, 3) }
            index += 1
        }
        if let token = token(index),
            token.sort == .vague || (hasSeveral && (token.sort == .scale || token.sort == .dozen))
        {
            let exponent = token.sort == .dozen ? 1 : Int(token.value)
            (result.low, result.high) = NumeralReader.vague(exponent)
            // "A couple of hundred", "пара сотен": two or three of them.
            if hasSeveral, value(start) == 2 {
                let one = exponent == 1 ? (language == .english ? 12 : 10) : NumeralReader.power(exponent)
                (result.low, result.high) = (2 * one, 3 * one)
            }
            result.scale = exponent
            index += 1
            let next = sort(index) == .of ? index + 1 : index
            if sort(next) == .vague || sort(next) == .scale, value(next) >= 3 {
                let factor = NumeralReader.power(value(next))
                result.low *= factor
                result.high *= factor
                index = next + 1
            }
        } else if !hasSeveral {
            return nil
        }
        result.end = index
        return result
    }

    // MARK: ordinals

    /// "first", "27th", "двадцать седьмого", "27-го", "27-сі", "жиырмасыншы", 第三.
    func ordinal(at start: Int) -> (value: Int, end: Int)? {
        switch sort(start) {
        case .ordinal where isChinese:
            guard let number = numeral(at: start + 1), let value = number.integer else { return nil }
            return (value, number.end)
        case .ordinal: return (value(start), start + 1)
        case .number:
            guard let value = Numeral(low: tokens[start].number, high: tokens[start].number, end: start).integer
            else { return nil }
            if sort(start + 1) == .ordinalSuffix, isJoined(start + 1) { return (value, start + 2) }
            if isMark(start + 1, "-"), isJoined(start + 1), isJoined(start + 2), sort(start + 2) == .ordinalSuffix {
                return (value, start + 3)
            }
            return nil
        case .cardinal, .scale:
            // twenty-seventh, двадцать седьмого; Kazakh: the ending makes the ordinal.
            if let number = numeral(at: start) {
                if number.ending.contains(.ordinal), let value = number.integer { return (value, number.end) }
                var next = number.end
                if isMark(next, "-") { next += 1 }
                if sort(next) == .ordinal, value(next) < 10 || number.value >= 1000, let lead = number.integer,
                    lead % 10 == 0
                {
                    return (lead + value(next), next + 1)
                }
            }
            return nil
        default: return nil
        }
    }
}
