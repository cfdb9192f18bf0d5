/// A piece of a query.
struct QueryToken {
    enum Kind: Equatable {
        case open, close, end
        case word
        /// `"…"~5`: the words stand within so many of each other. `"…"~`: each with its endings.
        case phrase(within: Int?)
        case and, or, not
        /// A dash before a word.
        case minus
        case near(QueryNear)
        case atLeast(Int)
        case score(Double)
        case field(QueryField)
        case reference
        case weight(Double)
        /// `same` and `adj` in small letters: operators in a search of Factiva, words elsewhere.
        case perhaps(QueryNear)
    }

    var kind: Kind
    var text: String
    /// In Unicode scalars.
    var offset: Int
}

/// Cuts a query into tokens. What can't be read is a fault; reading goes on behind it.
struct QueryLexer {
    let scalars: [Unicode.Scalar]
    var index = 0
    var tokens: [QueryToken] = []
    var faults: [QueryFault] = []
    /// Something that only Factiva writes stands in it: words side by side are a phrase then.
    var isFactiva = false

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static let closingQuotes: [Unicode.Scalar: String] = [
        "\"": "\"", "“": "”“\"", "”": "”\"", "„": "“”\"", "«": "»", "「": "」", "＂": "＂",
    ]

    mutating func run() {
        while index < scalars.count, faults.count < QueryLimit.faults {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case _ where scalar.properties.isWhitespace: index += 1
            case "(", "[", "（": add(.open, 1)
            case ")", "]", "）": add(.close, 1)
            case "|": add(.or, next == "|" ? 2 : 1)
            case "&": add(.and, next == "&" ? 2 : 1)
            case "^": weight()
            case "@": reference()
            case "+" where !next.properties.isWhitespace: index += 1
            case "-" where startsOperand(next), "−" where startsOperand(next), "–" where startsOperand(next):
                add(.minus, 1)
            case ",", "，", "、", ";", "；":
                fault(
                    index,
                    "'\(scalar)' joins nothing here; write OR between alternatives, AND between what must all be there")
                index += 1
            case "{", "}":
                fault(index, "'\(scalar)' isn't read here; write ( and )")
                index += 1
            case "»", "」":
                fault(index, "this quote closes none; put \(scalar == "»" ? "«" : "「") where the phrase begins")
                index += 1
            case "!":
                fault(index, "'!' isn't read here; write NOT before what must not be there")
                index += 1
            default:
                if QueryLexer.closingQuotes[scalar] != nil { phrase() } else { chunk() }
            }
        }
        if isFactiva {
            for place in tokens.indices {
                if case .perhaps(let near) = tokens[place].kind { tokens[place].kind = .near(near) }
            }
        }
        tokens.append(QueryToken(kind: .end, text: "", offset: scalars.count))
    }

    mutating func fault(_ offset: Int, _ message: String) {
        faults.append(QueryFault(offset: offset, message: message))
    }

    mutating func add(_ kind: QueryToken.Kind, _ length: Int) {
        tokens.append(QueryToken(kind: kind, text: text(index..<index + length), offset: index))
        index += length
    }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(view)
    }

    private func startsOperand(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !"-−–)]".unicodeScalars.contains(scalar)
    }

    private mutating func phrase() {
        let start = index
        let closing = QueryLexer.closingQuotes[scalars[start]] ?? "\""
        var end = start + 1
        while end < scalars.count, !closing.unicodeScalars.contains(scalars[end]) { end += 1 }
        guard end < scalars.count else {
            fault(start, "this quote isn't closed; put \(closing.prefix(1)) where the phrase ends")
            index = scalars.count
            return
        }
        let inside = text(start + 1..<end)
        index = end + 1
        var within: Int?
        var inflects = false
        if index < scalars.count, scalars[index] == "~" {
            index += 1
            let at = index
            let digits = digits()
            if digits.isEmpty {
                inflects = true
            } else if let number = Int(digits), number <= QueryLimit.distance {
                within = number
            } else {
                fault(at, "at most \(QueryLimit.distance) words; write a smaller number")
            }
        }
        // Quotes of another kind inside, and line breaks, part words and mean nothing else.
        var words = inside.split {
            $0.isWhitespace || QueryLexer.closingQuotes.values.contains(String($0)) || "“”«»「」\"＂„".contains($0)
        }
        .map(String.init)
        if words.isEmpty {
            fault(start, "nothing stands between these quotes; write the phrase, or remove them")
            return
        }
        if inflects { words = words.map { $0.hasSuffix("~") || $0.hasSuffix("*") ? $0 : $0 + "~" } }
        tokens.append(QueryToken(kind: .phrase(within: within), text: words.joined(separator: " "), offset: start))
    }

    mutating func digits() -> String {
        let start = index
        while index < scalars.count, ("0"..."9").contains(scalars[index]), index - start < 12 { index += 1 }
        return text(start..<index)
    }

    /// Digits with at most one point.
    mutating func decimal() -> Double? {
        var whole = digits()
        if index + 1 < scalars.count, scalars[index] == ".", ("0"..."9").contains(scalars[index + 1]) {
            index += 1
            whole += "." + digits()
        }
        return Double(whole)
    }

    private mutating func weight() {
        let start = index
        index += 1
        if let number = decimal(), number >= 0.01, number <= 1000 {
            tokens.append(QueryToken(kind: .weight(number), text: "^", offset: start))
        } else {
            fault(start, "'^' takes a weight from 0.01 to 1000; write word^2")
        }
    }

    private mutating func reference() {
        let start = index
        index += 1
        if index < scalars.count, let closing = QueryLexer.closingQuotes[scalars[index]] {
            var end = index + 1
            while end < scalars.count, !closing.unicodeScalars.contains(scalars[end]) { end += 1 }
            tokens.append(QueryToken(kind: .reference, text: text(index + 1..<end), offset: start))
            index = min(end + 1, scalars.count)
            return
        }
        while index < scalars.count, QueryLexer.isName(scalars[index]) { index += 1 }
        if index == start + 1 {
            fault(start, "'@' takes the name of an actor, place or theme; write for example @tokayev")
            return
        }
        tokens.append(QueryToken(kind: .reference, text: text(start + 1..<index), offset: start))
    }

    /// What an `@` name is made of where it stands without quotes.
    static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "_-'’:".unicodeScalars.contains(scalar)
    }
}
