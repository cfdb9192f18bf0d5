internal import Foundation

/// How the program writes figures in its own words (English).
package enum FigureWords {
    /// The half width, as a share, of the bounds that reading gives to "about": the source said the middle, so that is said.
    private static let about = 0.15

    static func range(_ low: Double, _ high: Double) -> String {
        if low == high { return number(low) }
        if let middle = middle(low, high) { return "about \(number(middle))" }
        return "\(number(low))–\(number(high))"
    }

    /// What the source said, where the bounds are those that reading gives to "about"; nil where they are not.
    package static func middle(_ low: Double, _ high: Double) -> Double? {
        let middle = (low + high) / 2
        return middle > 0 && abs((high - low) / 2 / middle - about) < 0.001 ? middle : nil
    }

    /// `300`, `1,200`, `727 million`, `1.7 million`, `12.3 billion`.
    package static func number(_ value: Double) -> String {
        for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where abs(value) >= scale {
            return "\(decimal(value / scale)) \(name)"
        }
        return decimal(value)
    }

    private static func decimal(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        guard rounded == rounded.rounded(), abs(rounded) < 1e15 else {
            var text = String(rounded)
            if text.hasSuffix(".0") { text.removeLast(2) }
            return text
        }
        let digits = String(Int(abs(rounded)))
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return rounded < 0 ? "-" + grouped : grouped
    }
}

extension Bounds {
    /// `200–300`, `about 300`, `at least 300`, `up to 50`, `12`.
    package var words: String {
        switch (low, high) {
        case (let low?, let high?): FigureWords.range(low, high)
        case (let low?, nil): "at least \(FigureWords.number(low))"
        case (nil, let high?): "up to \(FigureWords.number(high))"
        case (nil, nil): "an unknown number"
        }
    }
}

extension Money {
    /// `USD 727 million`, in the currency of the source.
    package var words: String {
        let currency = currency.map { "\($0) " } ?? ""
        switch (low, high) {
        case (let low?, let high?): return currency + FigureWords.range(low, high)
        case (let low?, nil): return "at least \(currency)\(FigureWords.number(low))"
        case (nil, let high?): return "up to \(currency)\(FigureWords.number(high))"
        case (nil, nil): return "an unknown sum"
        }
    }
}
