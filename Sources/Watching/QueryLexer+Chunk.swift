internal import Model

extension QueryLexer {
    private static let stops = Set("()[]（）|&^,，、;；{}:：=!»」".unicodeScalars)

    private func isStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || QueryLexer.stops.contains(scalar)
            || QueryLexer.closingQuotes[scalar] != nil
    }

    /// A run of letters and marks: an operator, a field's name, or a word.
    mutating func chunk() {
        let start = index
        while index < scalars.count, !isStop(scalars[index]) { index += 1 }
        let stop = index < scalars.count ? scalars[index] : " "
        let word = text(start..<index)
        if word.isEmpty {
            fault(start, "'\(stop)' can't be read here; put what is to be found in quotes")
            index += 1
            return
        }
        let upper = word.uppercased()
        if upper == "SCORE>" || upper.hasPrefix("SCORE>") || upper == "SCORE" && stop == "=" { return score(start) }
        if upper == "WC>" || upper == "WC<" || upper.hasPrefix("WC>") || upper.hasPrefix("WC<") {
            fault(start, "the length of an article isn't asked here; remove '\(word)'")
            return skipValue()
        }
        if stop == ":" || stop == "=" || stop == "：" { return field(word, start, isFactiva: stop == "=") }
        if operation(word, upper, start, stop) { return }
        plain(word, start)
    }

    private mutating func push(_ kind: QueryToken.Kind, _ text: String, _ offset: Int) {
        tokens.append(QueryToken(kind: kind, text: text, offset: offset))
    }

    // MARK: - Fields

    private mutating func field(_ name: String, _ start: Int, isFactiva: Bool) {
        index += 1
        let lower = name.lowercased()
        guard let field = QueryVocabulary.fields[lower] else {
            if let advice = QueryVocabulary.unread[lower] {
                fault(start, "'\(name)' isn't read here; \(advice)")
            } else if name.unicodeScalars.allSatisfy({ $0.properties.numericType != nil }) {
                fault(start, "a colon after a number; put the whole in quotes")
            } else {
                let names = QueryField.allCases.map { $0.rawValue + ":" }
                let near = Nearest.suggestion(for: name, among: QueryField.allCases.map(\.rawValue))
                fault(
                    start,
                    "no field is called '\(name)'"
                        + (near.isEmpty
                            ? "; use \(names.joined(separator: ", ")), or quotes if the colon is meant" : near))
            }
            return skipValue()
        }
        if isFactiva { self.isFactiva = true }
        push(.field(field), name, start)
        guard field == .source || field == .language else { return }
        // A site's name may hold what parts words elsewhere.
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        guard index < scalars.count, !"([（".unicodeScalars.contains(scalars[index]),
            QueryLexer.closingQuotes[scalars[index]] == nil
        else { return }
        let from = index
        while index < scalars.count, !scalars[index].properties.isWhitespace,
            !")]）(»」".unicodeScalars.contains(scalars[index]), QueryLexer.closingQuotes[scalars[index]] == nil
        {
            index += 1
        }
        if index > from { push(.word, text(from..<index), from) }
    }

    /// Behind a field that isn't known: its value can't be read either.
    private mutating func skipValue() {
        if index < scalars.count, let closing = QueryLexer.closingQuotes[scalars[index]] {
            index += 1
            while index < scalars.count, !closing.unicodeScalars.contains(scalars[index]) { index += 1 }
            index = min(index + 1, scalars.count)
        } else {
            while index < scalars.count, !scalars[index].properties.isWhitespace,
                !"()[]".unicodeScalars.contains(scalars[index])
            {
                index += 1
            }
        }
        // A stand-in, so that no second fault follows from the first.
        push(.word, "x", index)
    }

    // MARK: - Operators

    private mutating func score(_ start: Int) {
        // The chunk ended at the '='.
        guard index < scalars.count, scalars[index] == "=", scalars[index - 1] == ">" else {
            fault(start, "SCORE is written SCORE>=3(word^2 OR word)")
            return skipValue()
        }
        index += 1
        guard let number = decimal(), number > 0 else {
            fault(start, "a number above 0 is missing; write SCORE>=3(word^2 OR word)")
            return skipValue()
        }
        push(.score(number), "SCORE", start)
    }

    /// Whether the chunk is an operator (or was meant as one).
    private mutating func operation(_ word: String, _ upper: String, _ start: Int, _ stop: Unicode.Scalar) -> Bool {
        switch upper {
        case "AND": push(.and, word, start)
        case "OR": push(.or, word, start)
        case "NOT": push(.not, word, start)
        case "ANDNOT", "AND-NOT":
            push(.and, word, start)
            push(.not, word, start)
        case "SAME":
            push(word == upper ? .near(.paragraph) : .perhaps(.paragraph), word, start)
        case "ADJ":
            if word == upper { isFactiva = true }
            push(word == upper ? .near(.words(0, ordered: true)) : .perhaps(.words(0, ordered: true)), word, start)
        case "NEAR" where word == upper, "ONEAR" where word == upper:
            if stop == "(" {
                fault(start, "\(word) stands between two words; write a \(word)/5 b")
            } else {
                push(.near(.words(QueryVocabulary.meltwaterNear, ordered: upper == "ONEAR")), word, start)
            }
        case "AROUND" where stop == "(": around(start)
        case "ATLEAST" where word == upper:
            fault(start, "how often is missing; write ATLEAST/3(word)")
        case "TITLE" where stop == "(" && word == upper, "LEAD" where stop == "(" && word == upper,
            "SOURCE" where stop == "(" && word == upper, "LANG" where stop == "(" && word == upper:
            fault(start, "a colon is missing; write \(upper):(…)")
        default: return numbered(word, upper, start)
        }
        return true
    }

    /// Google's AROUND(5).
    private mutating func around(_ start: Int) {
        index += 1
        let number = digits()
        if let number = Int(number), number <= QueryLimit.distance, index < scalars.count, scalars[index] == ")" {
            index += 1
            push(.near(.words(number, ordered: false)), "AROUND", start)
        } else {
            fault(start, "AROUND takes a number up to \(QueryLimit.distance); write a NEAR/5 b")
            if index < scalars.count, scalars[index] == ")" { index += 1 }
        }
    }

    /// NEAR/5, near5, w/5, adj5, /N5/, ATLEAST/3, atleast3.
    private mutating func numbered(_ word: String, _ upper: String, _ start: Int) -> Bool {
        var rest = Substring(upper)
        let isFramed = rest.hasPrefix("/") && rest.hasSuffix("/") && rest.count > 3
        if isFramed {
            rest.removeFirst()
            rest.removeLast()
        }
        let name = String(rest.prefix { $0.isLetter })
        rest = rest.dropFirst(name.count)
        let hasSlash = rest.hasPrefix("/")
        if hasSlash { rest.removeFirst() }
        guard !name.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }), hasSlash || isFramed || !rest.isEmpty
        else {
            return false
        }
        let known = ["NEAR", "ONEAR", "ADJ", "ATLEAST"].contains(name) || name == "W" && hasSlash || isFramed
        guard known else {
            guard hasSlash else { return false }
            let near = QueryVocabulary.strange[name] ?? nearest(name)
            fault(start, "no operator is called '\(word)'; write \(near), or put it in quotes if it is a word")
            push(.near(.words(5, ordered: false)), word, start)
            return true
        }
        if isFramed, name != "N" {
            let advice = name == "F" ? "LEAD: before what must stand at the top" : "NEAR/5 between two words"
            fault(start, "'\(word)' isn't read here; write \(advice)")
            push(.near(.words(5, ordered: false)), word, start)
            return true
        }
        if name == "ATLEAST" {
            if let number = Int(rest), (1...QueryLimit.hits).contains(number) {
                push(.atLeast(number), word, start)
            } else {
                fault(start, "ATLEAST takes a number from 1 to \(QueryLimit.hits); write ATLEAST/3(word)")
                push(.atLeast(1), word, start)
            }
            if !hasSlash { isFactiva = isFactiva || word != upper }
            return true
        }
        // Factiva's number is the place of the second word, ours and Meltwater's how many stand between.
        let isPlace = isFramed || name == "W" || !hasSlash
        if isPlace { isFactiva = true }
        let ordered = name == "ONEAR" || name == "ADJ" || name == "W"
        if let number = Int(rest), number >= (isPlace ? 1 : 0), number <= QueryLimit.distance {
            push(.near(.words(isPlace ? number - 1 : number, ordered: ordered)), word, start)
        } else {
            fault(
                start,
                "'\(word)' takes a number of words up to \(QueryLimit.distance); write \(ordered ? "ONEAR" : "NEAR")/5")
            push(.near(.words(5, ordered: ordered)), word, start)
        }
        return true
    }

    private func nearest(_ name: String) -> String {
        let ranked = ["NEAR", "ONEAR", "ADJ", "ATLEAST"].map { ($0, Nearest.distance(name, $0)) }.min { $0.1 < $1.1 }
        return (ranked.flatMap { $0.1 <= 2 ? $0.0 : nil } ?? "NEAR") + "/5"
    }

    // MARK: - Words

    private mutating func plain(_ word: String, _ start: Int) {
        for (place, scalar) in word.unicodeScalars.enumerated() {
            switch scalar {
            case "/":
                let parts = word.split(separator: "/").joined(separator: " OR ")
                fault(start + place, "'/' joins nothing here; write \(parts.isEmpty ? "a OR b" : parts)")
            case "<", ">", "%", "\\", "#", "=":
                fault(start + place, "'\(scalar)' can't be read here; remove it, or put the words in quotes")
            default: continue
            }
            push(.word, "x", start)
            return
        }
        if !word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }),
            !word.contains("*"), !word.contains("?"), !word.contains("~")
        {
            fault(start, "'\(word)' holds no letter or digit; remove it, or write NOT, AND or OR")
            push(.word, "x", start)
            return
        }
        push(.word, word, start)
    }
}
