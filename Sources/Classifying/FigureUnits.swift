import Model

extension FigureGrammar {
    func text(_ index: Int) -> String {
        guard let token = r.token(index), token.end - token.start < 40 else { return "" }
        return String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    func isSymbol(_ index: Int) -> Bool {
        guard let token = r.token(index) else { return false }
        let length = token.end - token.start
        return length == 1
            || (length <= 3 && bytes[token.start] >= 0xC2 && !(0xC3...0xDF).contains(bytes[token.start])
                && !(0xE4...0xE9).contains(bytes[token.start]))
    }

    /// Letters before "$" and the dollar that they make of it.
    static let dollars = [
        "us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "aud": "AUD", "cad": "CAD", "hk": "HKD",
        "s": "SGD", "nt": "TWD", "nz": "NZD",
    ]

    /// "$", "US$", "USD", "Rs.", 人民币 before a number.
    func prefixCurrency(_ index: Int) -> (code: String, next: Int, start: Int)? {
        guard var code = lexicon.name(Int32(r.value(index))) else { return nil }
        var next = index + 1
        var start = index
        if isSymbol(index) {
            if code == "USD", index > 0, r.isJoined(index) || (!r.isJoined(index + 1) && text(index - 1) != "a"),
                r.token(index - 1)?.sort != .number
            {
                let letters = text(index - 1).lowercased()
                if let other = FigureGrammar.dollars[letters] {
                    code = other
                    start = index - 1
                }
            }
        } else {
            let letters = text(index)
            // "ringgit 42": a word before its number, where no number before it claims it and nothing after is counted.
            if r.language == .english, letters.utf8.count > 3, letters.lowercased() == letters {
                return leadingWord(index).map { (code, index + 1, $0) }
            }
            guard
                r.isChinese
                    || letters.utf8.allSatisfy({ $0 < 0x80 })
                        && (letters.uppercased() == letters || letters.utf8.count == 2)
            else { return nil }
            if r.sort(next) == .currency, isSymbol(next) { next += 1 }
            if r.sort(next) == .sentenceEnd, r.isJoined(next) { next += 1 }
        }
        guard r.numeral(at: next) != nil else { return nil }
        return (code, next, start)
    }

    private func leadingWord(_ index: Int) -> Int? {
        switch r.sort(index - 1) {
        case .number, .scale, .cardinal, .the, .currency, .vague, .dozen, .punctuation, .of: return nil
        default: break
        }
        guard let number = r.numeral(at: index + 1), number.digits > 0, r.token(index + 1)?.isSpaced == true else {
            return nil
        }
        switch r.sort(number.end) {
        case .noun, .currency, .percent, .unit, .measure, .word, .month: return nil
        default: return index
        }
    }

    /// "million dollars", "$" after the number, "75 USD million".
    func suffixCurrency(_ index: Int) -> (code: String, next: Int, factor: Double)? {
        var index = index
        if r.isMark(index, "-"), r.isJoined(index), r.sort(index + 1) == .currency { index += 1 }
        if r.sort(index) == .word, r.sort(index + 1) == .currency, isSymbol(index + 1), r.isJoined(index + 1) {
            // "3.14US$"
            index += 1
        }
        // A nationality before the money: "kazakh tenge", "китайских юаней".
        if r.sort(index) == .word, r.sort(index + 1) == .currency, !isSymbol(index + 1),
            r.token(index)?.isSpaced == true,
            r.numeral(at: index + 2) == nil || r.sort(index + 2) == .scale
        {
            index += 1
        }
        guard r.sort(index) == .currency, let code = lexicon.name(Int32(r.value(index))) else { return nil }
        if isSymbol(index), r.sort(index + 1) == .number,
            r.isJoined(index + 1) || r.token(index)?.isSpaced == true && r.token(index + 1)?.isSpaced == false
        {
            return nil
        }
        if r.isChinese, text(index) == "美" { return nil }
        if r.sort(index + 1) == .scale, r.language == .english {
            return (code, index + 2, NumeralReader.power(r.value(index + 1)))
        }
        return (code, index + 1, 1)
    }

    /// The noun or measure that the number counts, past a classifier and at most two words of description.
    func counted(_ start: Int, _ number: Numeral, _ limit: Int) -> (unit: String?, kind: Figure.Kind, end: Int)? {
        var index = start
        if r.isMark(index, "-"), r.isJoined(index), r.isJoined(index + 1),
            r.sort(index + 1) == .measure || r.sort(index + 1) == .unit
        {
            index += 1
        }
        if r.sort(index) == .of { index += r.sort(index + 1) == .the ? 2 : 1 }
        if r.sort(index) == .overAfter, r.isChinese { index += 1 }
        if r.sort(index) == .measure, let name = lexicon.name(Int32(r.value(index))) {
            return (name, FigureGrammar.kind(name), index + 1)
        }
        if r.sort(index) == .unit, let name = FigureGrammar.durations[r.value(index)] {
            return (name, .number, index + 1)
        }
        var isClassified = false
        var fallback: (String?, Figure.Kind, Int)?
        if r.sort(index) == .classifier {
            isClassified = true
            fallback = (r.value(index) == 1 ? "people" : nil, .count, index + 1)
            index += 1
        }
        let reach = r.isChinese ? (isClassified ? 8 : 0) : 2
        for skipped in 0...reach {
            let place = index + skipped
            guard place < limit, place < r.tokens.count else { break }
            if r.sort(place) == .noun, let name = lexicon.name(Int32(r.value(place))) {
                return (name, .count, place + 1)
            }
            switch r.sort(place) {
            case .word, .other, .which, .season, .every: break
            case .of where r.isChinese: break
            default: return fallback
            }
            if !r.isChinese, skipped > 0 || place > start, r.token(place)?.isSpaced == false { return fallback }
        }
        return fallback
    }

    static let durations = [
        1: "day", 2: "week", 3: "month", 13: "month", 4: "quarter", 5: "year", 6: "decade", 7: "century", 8: "hour",
        9: "minute", 10: "second", 14: "day",
    ]

    static func kind(_ name: String) -> Figure.Kind {
        switch name {
        case "hectare", "acre", "km2", "m2", "mu": .area
        case "tonne", "kg": .mass
        case "km", "m", "mile": .length
        case "share": .count
        default: .number
        }
    }
}
