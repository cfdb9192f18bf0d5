import Model

/// Walks a watchlist's files for where everything stands. It takes what `Watchlist.load` takes and faults nothing: of a file
/// with faults it finds what it can.
struct OriginIndex: Sendable {
    typealias Owner = Origins.Owner
    typealias Position = Origins.Position

    private(set) var patterns: [Origins.Key: Position] = [:]
    private(set) var conditions: [Origins.Key: Position] = [:]
    private(set) var entries: [Owner: Position] = [:]
    private(set) var rules: [WatchedRule: Position] = [:]
    private var types = 0
    private var gates = 0
    private var file: Int32 = 0

    init(_ files: WatchlistFiles) {
        for (number, part) in files.files.enumerated() {
            file = Int32(number)
            guard let root = YAMLReader.read(part.bytes, file: part.name, log: FaultLog()) else { continue }
            for section in Self.entries(of: root) {
                for item in Self.items(of: section.value) { walk(item, section.key) }
            }
        }
    }

    private mutating func walk(_ item: YAMLValue, _ section: String) {
        let map = Dictionary(Self.entries(of: item).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let name = map["name"].flatMap(Self.text)
        let place = map["name"] ?? item
        switch (section, name) {
        case ("actors", let name?): enter(.actor(name), place, words: map["aliases"])
        case ("places", let name?):
            enter(.place(name), place, words: map["aliases"])
            enter(.demonym(name), map["demonyms"] ?? place, words: map["demonyms"])
        case ("themes", let name?):
            enter(.theme(name), map["query"] ?? place, words: map["terms"])
        case ("types", let name?): type(name, place, map)
        case ("gates", _?):
            enter(.gate(gates), map["name"] ?? item, words: map["terms"])
            terms(map["endings"], .gate(gates), language: nil)
            rules[.gate(gates)] = position(of: map["name"] ?? item)
            gates += 1
        case ("questions", let name?):
            for list in map["words"].map(Self.entries(of:)) ?? [] {
                enter(.questionList(question: name, list.key), list.place, words: list.value)
            }
        default: break
        }
    }

    private mutating func type(_ name: String, _ place: YAMLValue, _ map: [String: YAMLValue]) {
        rules[.type(types)] = position(of: place)
        for list in map["words"].map(Self.entries(of:)) ?? [] {
            enter(.list(type: name, list.key), list.place, words: list.value)
        }
        let type = types
        number(map["triggers"]) { .trigger(type: type, $0) }
        number(map["cues"]) { .cue(type: type, $0) }
        number(map["requires"]) { .requirement(type: type, $0) }
        number(map["scopes"]) { .scope(type: type, $0) }
        number(map["stages"]) { .stage(type: type, $0) }
        number(map["severity"]) { .severity(type: type, $0) }
        types += 1
    }

    private mutating func number(_ list: YAMLValue?, _ rule: (Int) -> WatchedRule) {
        guard let list else { return }
        let items = Self.items(of: list)
        for index in items.indices { rules[rule(index)] = position(of: items[index]) }
    }

    private mutating func enter(_ owner: Owner, _ place: YAMLValue, words: YAMLValue?) {
        if entries[owner] == nil { entries[owner] = position(of: place) }
        terms(words, owner, language: nil)
    }

    /// Every text below a value, under the language of the nearest key that is one.
    private mutating func terms(_ value: YAMLValue?, _ owner: Owner, language: Language?, isCondition: Bool = false) {
        guard let value else { return }
        if let text = Self.text(value) {
            guard let language, let position = position(of: value) else { return }
            let key = Origins.Key(owner: owner, language: language, text: text)
            if isCondition {
                if conditions[key] == nil { conditions[key] = position }
            } else if patterns[key] == nil {
                patterns[key] = position
            }
        } else if value.isMap {
            for entry in Self.entries(of: value) {
                if let inner = Language.inWatchlist.first(where: { $0.rawValue == entry.key }) {
                    terms(entry.value, owner, language: inner)
                } else if entry.key == "text" {
                    terms(entry.value, owner, language: language)
                } else if entry.key == "near" || entry.key == "notNear" {
                    terms(entry.value, owner, language: language, isCondition: true)
                }
            }
        } else {
            for item in Self.items(of: value) { terms(item, owner, language: language, isCondition: isCondition) }
        }
    }

    private func position(of value: YAMLValue) -> Position? {
        guard let line = value.line, let column = value.column else { return nil }
        return Position(file: file, line: Int32(line), column: Int32(column))
    }

    private static func entries(of value: YAMLValue) -> [(key: String, place: YAMLValue, value: YAMLValue)] {
        guard value.isMap else { return [] }
        return (value.map(keys: nil)?.entries ?? []).map { ($0.key, $0.keyPlace, $0.value) }
    }

    private static func items(of value: YAMLValue) -> [YAMLValue] { value.isList ? value.list() ?? [] : [] }

    private static func text(_ value: YAMLValue) -> String? { value.isScalar && !value.isNull ? value.string() : nil }
}
