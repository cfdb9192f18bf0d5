import Model

/// A figure as `FigureWords` writes it: `at least USD 1.2 billion`, `200–300`, `about 300`.
struct WrittenFigure {
    var bounds: Bounds
    var currency: String?

    init?(_ text: String) {
        var rest = text[...]
        var kind = ""
        for word in ["at least ", "up to ", "about "] where rest.hasPrefix(word) {
            kind = word
            rest = rest.dropFirst(word.count)
        }
        let code = rest.prefix(3)
        if code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), rest.dropFirst(3).first == " " {
            currency = String(code)
            rest = rest.dropFirst(4)
        }
        if kind.isEmpty, rest.hasPrefix("about ") {
            kind = "about "
            rest = rest.dropFirst(6)
        }
        let ends = rest.split(separator: "–", omittingEmptySubsequences: false).map { Self.number($0) }
        guard (1...2).contains(ends.count), let low = ends[0], let high = ends.last ?? nil else { return nil }
        switch kind {
        case "at least ": bounds = Bounds(low: low, high: nil)
        case "up to ": bounds = Bounds(low: nil, high: high)
        // The bounds that reading gives to "about" (`FigureWords.middle`).
        case "about ": bounds = Bounds(low: low * 0.85, high: low * 1.15)
        default: bounds = Bounds(low: low, high: high)
        }
    }

    private static func number(_ text: Substring) -> Double? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let digits = parts.first, let value = Double(digits.replacing(",", with: "")), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return value }
        return Phrases.english.numbers.scales.first { $0.word == parts[1] }.map { value * $0.value }
    }

    func words(in language: DeskLanguage) -> String {
        guard let currency else { return Wording.bounds(bounds, in: language) }
        return Wording.money(Money(low: bounds.low, high: bounds.high, currency: currency), in: language)
    }
}
