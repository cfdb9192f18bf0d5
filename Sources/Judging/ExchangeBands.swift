import Model

/// Whether a sum in one currency can be one in another: never a conversion, only what no rate since 2005 allows.
enum ExchangeBands {
    /// Units of each currency that a US dollar bought, lowest and highest year-end rates of 2005–2024 (central banks' official
    /// rates), a tenth wider on both sides.
    private static let perDollar: [String: ClosedRange<Double>] = [
        "USD": 1...1, "EUR": 0.6...1.1, "CNY": 5.4...8.9, "RUB": 21...122, "KZT": 105...580, "KGS": 31...100,
        "UZS": 1000...14_300, "TJS": 2.8...12.6, "TMT": 2.5...3.9, "JPY": 68...178,
    ]

    /// Nil where the rate is not known.
    static func couldBeEqual(_ one: Money, _ other: Money) -> Bool? {
        guard let left = one.currency.flatMap({ perDollar[$0] }), let right = other.currency.flatMap({ perDollar[$0] }),
            let low = one.low ?? one.high, let high = one.high ?? one.low,
            let otherLow = other.low ?? other.high, let otherHigh = other.high ?? other.low
        else { return nil }
        let dollars = (low / left.upperBound)...max(low / left.upperBound, high / left.lowerBound)
        let otherDollars =
            (otherLow / right.upperBound)...max(otherLow / right.upperBound, otherHigh / right.lowerBound)
        return dollars.overlaps(otherDollars)
    }
}
