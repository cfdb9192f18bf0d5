import Model

/// Reads event types: the list under `types:` of any of a watchlist's files. What is wrong goes to the values' fault log
/// with line and column; a type that can't be understood is left out.
///
///     var reader = EventTypeReader()
///     reader.read(list)                                         // for each file that has `types:`
///     reader.check(places: …, actors: …, themes: …)             // once all files are read
///     watchlist.types = reader.types
///
/// A condition is a map `{within, places, locations, actors, themes, words, not, or}`; word lists are named in `words` of
/// the type and called by name everywhere else.
package struct EventTypeReader {
    package private(set) var types: [EventType] = []
    /// Names of other files' things that the types speak of, where they stand.
    private var references: [(kind: String, name: String, place: YAMLValue)] = []

    package init() {}

    package mutating func read(_ list: YAMLValue) {
        for value in list.list() ?? [] {
            guard let type = type(value) else { continue }
            if types.contains(where: { $0.name == type.name }) {
                value.fault("the type '\(type.name)' is there twice; give one of them another name")
            } else {
                types.append(type)
            }
        }
    }

    /// Faults for every place, actor, theme and type that is spoken of and isn't there.
    package func check(places: Set<String>, actors: Set<String>, themes: Set<String>) {
        let known = ["place": places, "actor": actors, "theme": themes, "event type": Set(types.map(\.name))]
        for (kind, name, place) in references {
            guard let names = known[kind], !names.contains(name) else { continue }
            place.fault(
                "there is no \(kind) '\(name)' in the watchlist\(Nearest.suggestion(for: name, among: names.sorted()))")
        }
    }

    private static let keys = [
        "name", "title", "identity", "window", "alert", "places", "words", "triggers", "cues", "requires", "counts",
        "amount",
        "scopes", "stages", "severity", "yields", "bystanders", "seat", "titles",
    ]

    enum AlertCase: String, CaseIterable { case planned, disclosed }

    private mutating func type(_ value: YAMLValue) -> EventType? {
        guard let map = value.map(keys: Self.keys), let name = map.required("name")?.string() else { return nil }
        var type = EventType(
            name: name, title: map["title"]?.string() ?? name,
            identity: map["identity"]?.choice(EventType.Identity.self) ?? .day, window: map["window"]?.int() ?? 10)
        if !(0...3650).contains(type.window) { map["window"]?.fault("the window is in days, 0 to 3650") }
        let alerts = alertCases(map["alert"])
        type.alertsWhenPlanned = alerts.contains(.planned)
        type.alertsWhenDisclosed = alerts.contains(.disclosed)
        type.places = names(map["places"], "place")
        type.groups = wordLists(map["words"])
        for item in map["triggers"]?.list() ?? [] {
            guard let trigger = item.map(keys: ["words", "weight", "with"]), let list = trigger.required("words"),
                let name = list.string(), let group = group(name, list, type)
            else { continue }
            type.triggers.append(
                .init(
                    name: name, weight: trigger["weight"]?.double() ?? 1, group: group,
                    with: trigger["with"].flatMap { condition($0, type) }))
        }
        if type.triggers.isEmpty { value.fault("'\(name)' has no triggers; name a list of words under 'triggers:'") }
        for item in map["cues"]?.list() ?? [] {
            guard let condition = condition(item, type, also: ["name", "weight"]), let cue = item.map(keys: nil) else {
                continue
            }
            type.cues.append(
                .init(
                    name: cue.required("name")?.string() ?? "", weight: cue["weight"]?.double() ?? 1,
                    condition: condition))
        }
        for item in map["requires"]?.list() ?? [] {
            guard let condition = condition(item, type, also: ["name"]), let entry = item.map(keys: nil) else {
                continue
            }
            type.requires.append(.init(name: entry.required("name")?.string() ?? "", condition: condition))
        }
        if let counts = map["counts"]?.map(keys: ["of", "not", "most"]) {
            type.size = .init(
                nouns: groups(counts["of"], type), not: groups(counts["not"], type), most: counts["most"]?.double())
        }
        type.seat = groups(map["seat"], type)
        type.hasAmount = map["amount"]?.bool() ?? false
        type.scopes = steps(map["scopes"], type)
        type.stages = steps(map["stages"], type).map { .init(name: $0.name, when: $0.when, alerts: $0.alerts) }
        type.severity = severity(map["severity"], type)
        type.yields = names(map["yields"], "event type")
        type.bystanders = map["bystanders"]?.strings() ?? []
        for (language, title) in map["titles"]?.byLanguage() ?? [] { type.titles[language] = title.string() }
        return type
    }

    private func alertCases(_ value: YAMLValue?) -> [AlertCase] {
        guard let value else { return [] }
        return (value.isList ? value.list() ?? [] : [value]).compactMap { $0.choice(AlertCase.self) }
    }

    private mutating func severity(_ value: YAMLValue?, _ type: EventType) -> [EventType.SeverityRule] {
        var rules: [EventType.SeverityRule] = []
        for item in value?.list() ?? [] {
            guard let rule = item.map(keys: ["severity", "size", "amount", "when"]),
                let severity = rule.required("severity")?.choice(Severity.self)
            else { continue }
            rules.append(
                .init(
                    severity: severity, sizeFrom: rule["size"]?.double(), amountFrom: rule["amount"]?.double(),
                    when: conditions(rule["when"], type)))
        }
        return rules
    }

    private mutating func steps(_ value: YAMLValue?, _ type: EventType) -> [EventType.Scope] {
        var steps: [EventType.Scope] = []
        for item in value?.list() ?? [] {
            guard let step = item.map(keys: ["name", "when", "alerts", "places"]),
                let name = step.required("name")?.string()
            else { continue }
            steps.append(
                .init(
                    name: name, when: conditions(step["when"], type), alerts: step["alerts"]?.bool() ?? true,
                    places: names(step["places"], "place")))
        }
        return steps
    }

    func wordLists(_ value: YAMLValue?) -> [TermGroup] {
        guard let map = value?.map(keys: nil) else { return [] }
        return map.entries.map { TermGroup(name: $0.key, terms: TermGroup.terms($0.value)) }
    }

    func groups(_ value: YAMLValue?, _ type: EventType) -> [Int] {
        guard let value else { return [] }
        let items = value.isList ? value.list() ?? [] : [value]
        return items.compactMap { item in item.string().flatMap { group($0, item, type) } }
    }

    private func group(_ name: String, _ value: YAMLValue, _ type: EventType) -> Int? {
        if let index = type.groups.firstIndex(where: { $0.name == name }) { return index }
        let hint = Nearest.suggestion(for: name, among: type.groups.map(\.name), all: true)
        value.fault("there is no list '\(name)' under the type's 'words:'\(hint)")
        return nil
    }

    mutating func names(_ value: YAMLValue?, _ kind: String) -> [String] {
        guard let value else { return [] }
        let items = value.isList ? value.list() ?? [] : [value]
        return items.compactMap { item in
            guard let name = item.string() else { return nil }
            references.append((kind, name, item))
            return name
        }
    }

    private mutating func conditions(_ value: YAMLValue?, _ type: EventType) -> [Condition] {
        var conditions: [Condition] = []
        for item in value?.list() ?? [] {
            if let condition = condition(item, type) { conditions.append(condition) }
        }
        return conditions
    }

    mutating func condition(_ value: YAMLValue, _ type: EventType, also: [String] = []) -> Condition? {
        let keys = ["within", "places", "locations", "actors", "themes", "words", "not", "or"] + also
        guard let map = value.map(keys: keys) else { return nil }
        var condition = Condition(within: map["within"]?.choice(Condition.Reach.self) ?? .sentence)
        condition.places = names(map["places"], "place")
        condition.locations = names(map["locations"], "place")
        condition.actors = names(map["actors"], "actor")
        condition.themes = names(map["themes"], "theme")
        condition.groups = groups(map["words"], type)
        condition.negated = map["not"]?.bool() ?? false
        if let or = map["or"] {
            for item in or.isList ? or.list() ?? [] : [or] {
                if let other = self.condition(item, type) { condition.or.append(other) }
            }
        }
        if ["places", "locations", "actors", "themes", "words"].allSatisfy({ map[$0] == nil }) {
            value.fault("this condition looks for nothing; name places, locations, actors, themes or words")
        }
        return condition
    }
}

extension TermGroup {
    /// `{en: [a, b], ru: [c]}`.
    static func terms(_ value: YAMLValue) -> [Language: [String]] {
        Dictionary(grouping: value.termsByLanguage() ?? [], by: \.language).mapValues { $0.map(\.text) }
    }
}
