/// What each likeness counts, in log-odds, and what it takes to be one event.
package struct IdentityWeights: Sendable, Hashable {
    package var bias: Double
    var values: SIMD8<Double>

    /// From this probability up it is the same event (reading.md, "Is it new?").
    package static let join = 0.6
    /// From this one up, perhaps: shown, and alerting nobody.
    package static let doubt = 0.35

    /// The starting weights of reading.md, "Is it new?": date 3.0, place 2.5, actors 1.5, issue 1.0, figures 1.0, words 1.5. A sum
    /// of money tells two loans apart as a head count never tells two rallies: 2.5. The bias puts "city and country, same day"
    /// over `join`, and "same city, day unknown" under.
    package static let shipped = IdentityWeights(
        bias: -3.3,
        [
            .date: 3, .place: 2.5, .actors: 1.5, .issue: 1, .size: 1, .amount: 2.5, .scope: 0.4, .words: 1.5,
        ])

    package init(bias: Double, _ weights: [IdentityField: Double]) {
        self.bias = bias
        values = SIMD8<Double>()
        for (field, weight) in weights { values[field.index] = weight }
    }

    package subscript(_ field: IdentityField) -> Double {
        get { values[field.index] }
        set { values[field.index] = newValue }
    }

    /// 0…1: that a pair so alike is one event.
    package func probability(_ features: IdentityFeatures) -> Double {
        features.isVetoed ? 0.02 : Logistic.probability(bias + (values * features.values).sum())
    }
}

extension IdentityWeights: Codable {
    private enum Key: String, CodingKey { case bias, weights }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        bias = try container.decode(Double.self, forKey: .bias)
        values = IdentityField.values(try container.decode([String: Double].self, forKey: .weights))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(bias, forKey: .bias)
        try container.encode(IdentityField.named(values), forKey: .weights)
    }
}
