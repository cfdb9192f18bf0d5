/// The fields by which a report and a known event are compared.
package enum IdentityField: String, Sendable, Codable, CaseIterable {
    /// Days that overlap, as far as they are known.
    case date
    /// Venue 1, city .95, region .8, country .4–.5, unknown .2.
    case place
    /// Those named, the rare ones counting more.
    case actors
    /// Themes in common.
    case issue
    /// Counts of people.
    case size
    /// Sums of money.
    case amount
    /// The type's subdivision.
    case scope
    /// Words of title and evidence, in one language only.
    case words

    var index: Int {
        switch self {
        case .date: 0
        case .place: 1
        case .actors: 2
        case .issue: 3
        case .size: 4
        case .amount: 5
        case .scope: 6
        case .words: 7
        }
    }

    /// A number a field, by the fields' names: how features and weights stand in JSON.
    static func named(_ values: SIMD8<Double>) -> [String: Double] {
        var named: [String: Double] = [:]
        for field in allCases where values[field.index] != 0 { named[field.rawValue] = values[field.index] }
        return named
    }

    static func values(_ named: [String: Double]) -> SIMD8<Double> {
        var values = SIMD8<Double>()
        for field in allCases { values[field.index] = named[field.rawValue] ?? 0 }
        return values
    }
}

/// How far a report and a known event, or two events, are alike: a number a field. 1 is "the same", 0 "says nothing", below 0
/// "speaks against it".
package struct IdentityFeatures: Sendable, Hashable {
    private(set) var values = SIMD8<Double>()
    /// Bits of the fields that rule it out whatever the others say.
    private var vetoBits: UInt8 = 0

    package init(_ values: [IdentityField: Double] = [:], vetoes: Set<IdentityField> = []) {
        for (field, value) in values { set(field, value) }
        for field in vetoes { set(field, nil) }
    }

    package subscript(_ field: IdentityField) -> Double { values[field.index] }

    /// Whether some field rules it out.
    package var isVetoed: Bool { vetoBits != 0 }

    /// - Parameter likeness: nil is a veto.
    mutating func set(_ field: IdentityField, _ likeness: Double?) {
        if let likeness { values[field.index] = likeness } else { vetoBits |= 1 << UInt8(field.index) }
    }

    private func isVetoed(_ field: IdentityField) -> Bool { vetoBits & (1 << UInt8(field.index)) != 0 }

    /// Names of the fields that agree and differ, in order of the alphabet.
    package var agrees: [String] {
        IdentityField.allCases.filter { self[$0] >= 0.5 && !isVetoed($0) }.map(\.rawValue).sorted()
    }
    package var differs: [String] {
        IdentityField.allCases.filter { self[$0] < 0 || isVetoed($0) }.map(\.rawValue).sorted()
    }
}

extension IdentityFeatures: Codable {
    private enum Key: String, CodingKey { case values, vetoes }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        values = IdentityField.values(try container.decode([String: Double].self, forKey: .values))
        for field in try container.decodeIfPresent([IdentityField].self, forKey: .vetoes) ?? [] { set(field, nil) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(IdentityField.named(values), forKey: .values)
        try container.encode(IdentityField.allCases.filter(isVetoed), forKey: .vetoes)
    }
}

/// A pair on which the desk spoke: one event, or two.
package struct IdentityLesson: Sendable, Hashable, Codable {
    package var features: IdentityFeatures
    package var isSame: Bool

    package init(features: IdentityFeatures, isSame: Bool) {
        self.features = features
        self.isSame = isSame
    }
}
