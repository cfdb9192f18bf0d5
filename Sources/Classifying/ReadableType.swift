import Model
import Watching

/// An event type with its conditions looked up, ready to read with. A class only because it is handed round much and never
/// changes: a reference costs less than a copy of its tables.
final class ReadableType: Sendable {
    let index: Int
    let type: EventType
    /// Which places the event can lie in, by place index; all where the type names none.
    let admits: [Bool]
    let isAnywhere: Bool
    /// By group: weight of the trigger that the group is, the test it wants, and which of the type's triggers it is; nil where
    /// it is none.
    let triggers: [(weight: Double, with: Test?, number: Int)?]
    let cues: [(name: String, weight: Double, test: Test)]
    let requires: [(name: String, test: Test)]
    let scopes: [(name: String, tests: [Test])]
    /// By scope: which places its events can lie in; nil where that is not narrower than the type's.
    let scopeAdmits: [[Bool]?]
    let stages: [(name: String, tests: [Test])]
    /// By rule; nil where the rule looks at numbers only.
    let severity: [[Test]]
    /// By group: words for a meeting or signing.
    let seat: [Bool]
    let sizeNouns: [Bool]
    let sizeNot: [Bool]
    /// By gate: whether it is for this type.
    let gates: [Bool]
    /// By actor: whether it can be one that it happened to, a person whose role is no bystander's.
    let isParty: [Bool]

    init(_ type: EventType, index: Int, gazetteer: Gazetteer, watchlist: Watchlist) {
        self.index = index
        self.type = type
        isAnywhere = type.places.isEmpty
        admits =
            isAnywhere
            ? [Bool](repeating: true, count: gazetteer.placeNames.count) : gazetteer.flags(lyingIn: type.places)
        func test(_ condition: Condition) -> Test { Test(condition, type: type, gazetteer: gazetteer) }
        func flags(_ groups: [Int]) -> [Bool] { type.groups.indices.map(groups.contains) }
        var triggers = [(weight: Double, with: Test?, number: Int)?](repeating: nil, count: type.groups.count)
        for (number, trigger) in type.triggers.enumerated() where triggers.indices.contains(trigger.group) {
            triggers[trigger.group] = (trigger.weight, trigger.with.map(test), number)
        }
        self.triggers = triggers
        cues = type.cues.map { ($0.name, $0.weight, test($0.condition)) }
        requires = type.requires.map { ($0.name, test($0.condition)) }
        scopes = type.scopes.map { ($0.name, $0.when.map(test)) }
        scopeAdmits = type.scopes.map { $0.places.isEmpty ? nil : gazetteer.flags(lyingIn: $0.places) }
        stages = type.stages.map { ($0.name, $0.when.map(test)) }
        severity = type.severity.map { $0.when.map(test) }
        seat = flags(type.seat)
        sizeNouns = flags(type.size?.nouns ?? [])
        sizeNot = flags(type.size?.not ?? [])
        gates = watchlist.gates.map { $0.types.isEmpty || $0.types.contains(type.name) }
        isParty = watchlist.actors.map { actor in
            guard actor.kind == .person else { return false }
            let role = actor.role ?? ""
            return !type.bystanders.contains { role.contains($0) }
        }
    }
}
