/// A stretch of values, both ends inclusive; nil at an end is unbounded ("more than 300" is 300 and up).
package struct Bounds: Hashable, Sendable, Codable {
    package var low: Double?
    package var high: Double?

    package init(low: Double?, high: Double?) {
        self.low = low
        self.high = high
    }

    package init(_ value: Double) { self.init(low: value, high: value) }

    package func overlaps(_ other: Bounds, tolerance: Double = 0) -> Bool {
        (low ?? -.infinity) <= (other.high ?? .infinity) * (1 + tolerance)
            && (other.low ?? -.infinity) <= (high ?? .infinity) * (1 + tolerance)
    }
}

/// A sum of money as the source gave it, in its own currency (ISO 4217), never converted.
package struct Money: Hashable, Sendable, Codable {
    package var low: Double?
    package var high: Double?
    package var currency: String?

    package init(low: Double?, high: Double?, currency: String?) {
        self.low = low
        self.high = high
        self.currency = currency
    }

    package var bounds: Bounds { Bounds(low: low, high: high) }
}

/// A figure found in a text. `range` is in UTF-8 bytes of the text that was read.
package struct Figure: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// People, or things that are counted.
        case count
        case money, percent, area, mass, length
        /// A number with no unit that we know.
        case number
    }

    package var text: String
    package var range: Range<Int>
    package var bounds: Bounds
    /// The word for what is counted or measured, as a plain English noun where we know it (`people`, `hectare`, `USD`'s
    /// place is `currency`); nil where unknown.
    package var unit: String?
    /// ISO 4217; only for money.
    package var currency: String?
    package var kind: Kind

    package init(text: String, range: Range<Int>, bounds: Bounds, unit: String?, currency: String?, kind: Kind) {
        self.text = text
        self.range = range
        self.bounds = bounds
        self.unit = unit
        self.currency = currency
        self.kind = kind
    }
}

/// A time expression found in a text, resolved. `range` is in UTF-8 bytes of the text that was read.
package struct DateMention: Hashable, Sendable {
    package var text: String
    package var range: Range<Int>
    package var interval: DayInterval
    package var grain: Grain
    /// What the expression may mean besides `interval`, likeliest first; empty where it has one meaning. "On Saturday"
    /// without a tense is the last one or the next, 03/04/2021 a day of March or of April.
    package var alternatives: [DayInterval]

    package init(
        text: String, range: Range<Int>, interval: DayInterval, grain: Grain, alternatives: [DayInterval] = []
    ) {
        self.text = text
        self.range = range
        self.interval = interval
        self.grain = grain
        self.alternatives = alternatives
    }
}
