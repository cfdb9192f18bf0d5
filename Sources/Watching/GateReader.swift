import Model

/// Reads gates: the list under `gates:` of any of a watchlist's files.
package struct GateReader {
    package private(set) var gates: [Gate] = []
    private var references: [(type: String, place: YAMLValue)] = []

    package init() {}

    enum Status: String, CaseIterable {
        case planned, denied, hypothetical, background, happened, said, since, spread, veto, series

        var effect: Gate.Effect {
            switch self {
            case .planned: .status(.planned)
            case .denied: .status(.denied)
            case .hypothetical: .status(.hypothetical)
            case .background: .status(.background)
            case .happened: .occurred
            case .said: .said
            case .since: .since
            case .spread: .spread
            case .veto: .veto
            case .series: .series
            }
        }
    }

    package mutating func read(_ list: YAMLValue) {
        for value in list.list() ?? [] {
            if let gate = gate(value) { gates.append(gate) }
        }
    }

    /// Faults for every event type that a gate is for and that isn't there.
    package func check(types: Set<String>) {
        for (type, place) in references where !types.contains(type) {
            place.fault(
                "there is no event type '\(type)'\(Nearest.suggestion(for: type, among: types.sorted(), all: true))")
        }
    }

    private mutating func gate(_ value: YAMLValue) -> Gate? {
        let keys = ["name", "status", "weight", "before", "after", "types", "terms", "endings"]
        guard let map = value.map(keys: keys), let name = map.required("name")?.string(),
            let status = map.required("status")?.choice(Status.self)
        else { return nil }
        let types = map["types"]?.list() ?? []
        for type in types {
            if let name = type.string() { references.append((name, type)) }
        }
        if map["terms"] == nil, map["endings"] == nil {
            value.fault("the gate '\(name)' has no words; add them under 'terms:'")
        }
        return Gate(
            name: name, effect: status.effect, weight: map["weight"]?.double() ?? 1, before: map["before"]?.int(),
            after: map["after"]?.int(), types: types.compactMap { $0.string() },
            group: TermGroup(name: name, terms: map["terms"].map(TermGroup.terms) ?? [:]),
            endings: map["endings"].map(TermGroup.terms) ?? [:])
    }
}
