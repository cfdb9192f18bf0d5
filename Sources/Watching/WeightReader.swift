import Model

/// A weight that an entry under `weights:` puts in the place of a rule's own: `{type: protest, rule: makes demands,
/// weight: 0.65}`. A rule is a trigger or cue of an event type, by the name that `why` prints.
package struct RuleWeight: Sendable, Hashable {
    package var type: String
    package var rule: String
    package var weight: Double
    /// What the rule's entry in the type itself says.
    package var own: Double
    /// The file that it stands in, without its folder.
    package var file: String

    package init(type: String, rule: String, weight: Double, own: Double, file: String = "") {
        self.type = type
        self.rule = rule
        self.weight = weight
        self.own = own
        self.file = file
    }
}

/// Reads `weights:` of any of a watchlist's files, and puts them in place once all files are read.
struct WeightReader {
    /// Log-odds beyond this decide alone, whatever else is in the text.
    static let most = 10.0

    private var entries: [(type: String, rule: String, weight: Double, map: YAMLMap)] = []

    mutating func read(_ list: YAMLValue) {
        for value in list.list() ?? [] {
            guard let map = value.map(keys: ["type", "rule", "weight"]), let type = map.required("type")?.string(),
                let rule = map.required("rule")?.string(), let weight = map.required("weight")?.double()
            else { continue }
            guard abs(weight) <= Self.most else {
                map["weight"]?.fault("a weight is from -10 to 10, in log-odds; those of a type are mostly -3 to 3")
                continue
            }
            entries.append((type, rule, weight, map))
        }
    }

    /// The types with the weights in place, and what was put in place. An entry that fits nothing is a fault.
    func applied(to types: [EventType]) -> (types: [EventType], weights: [RuleWeight]) {
        var types = types
        var weights: [RuleWeight] = []
        for (name, rule, weight, map) in entries {
            guard let index = types.firstIndex(where: { $0.name == name }) else {
                map["type"]?.fault(
                    "there is no event type '\(name)' in the watchlist"
                        + Nearest.suggestion(for: name, among: types.map(\.name), all: true))
                continue
            }
            let owns = types[index].weights(of: rule)
            guard let own = owns.first else {
                map["rule"]?.fault(
                    "'\(name)' has no trigger or cue '\(rule)'"
                        + Nearest.suggestion(for: rule, among: types[index].ruleNames, all: true))
                continue
            }
            guard owns.count == 1 else {
                map["rule"]?.fault(
                    "'\(name)' has \(owns.count) triggers and cues called '\(rule)'; give each a name of its own")
                continue
            }
            guard !weights.contains(where: { $0.type == name && $0.rule == rule }) else {
                map.place.fault("the weight of '\(rule)' of '\(name)' is there twice; keep one")
                continue
            }
            types[index].weigh(rule, weight)
            let file = map.place.file.split(separator: "/").last.map(String.init) ?? map.place.file
            weights.append(RuleWeight(type: name, rule: rule, weight: weight, own: own, file: file))
        }
        return (types, weights)
    }
}

extension EventType {
    /// Names of its triggers, then of its cues.
    var ruleNames: [String] { triggers.map(\.name) + cues.map(\.name) }

    /// The weights of all its triggers and cues of that name.
    func weights(of rule: String) -> [Double] {
        triggers.filter { $0.name == rule }.map(\.weight) + cues.filter { $0.name == rule }.map(\.weight)
    }

    mutating func weigh(_ rule: String, _ weight: Double) {
        for index in triggers.indices where triggers[index].name == rule { triggers[index].weight = weight }
        for index in cues.indices where cues[index].name == rule { cues[index].weight = weight }
    }
}

extension Watchlist {
    /// The same watchlist with these weights in place of those that its rules have now.
    package func weighed(_ weights: [RuleWeight]) -> Watchlist {
        var types = types
        for weight in weights {
            guard let index = types.firstIndex(where: { $0.name == weight.type }) else { continue }
            types[index].weigh(weight.rule, weight.weight)
        }
        return with(types: types)
    }
}
