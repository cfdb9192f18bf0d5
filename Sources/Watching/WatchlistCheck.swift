import Model

/// What only shows when all files are read: names that stand twice or are nowhere, places that lie in each other.
enum WatchlistCheck {
    static func check(_ draft: WatchlistDraft, log: FaultLog) {
        unique(draft.actors.map { ($0.value.name, $0.place) }, "actor")
        unique(draft.places.map { ($0.value.name, $0.place) }, "place")
        unique(draft.themes.map { ($0.value.name, $0.place) }, "theme")
        unique(draft.examples.map { ($0.value.name, $0.place) }, "example")
        unique(draft.themes.filter { !$0.value.name.isEmpty }.map { ($0.value.name, $0.place) }, "theme")
        unique(draft.feeds.map { ($0.value.url, $0.place) }, "feed address")
        unique(draft.routes.map { ($0.value.name, $0.place) }, "route")
        references(draft)
        steps(draft)
        cycles(draft)
        sharedAliases(draft)
        QueryDraft.check(draft)
    }

    private static func unique(_ names: [(String, YAMLValue)], _ what: String) {
        var first: [String: YAMLValue] = [:]
        for (name, place) in names {
            if let other = first[name] {
                place.fault("the \(what) '\(name)' stands already in \(position(other)); merge the two or rename one")
            } else {
                first[name] = place
            }
        }
    }

    private static func position(_ place: YAMLValue) -> String {
        let file = place.file.split(separator: "/").last.map(String.init) ?? place.file
        return place.line.map { "\(file) line \($0)" } ?? file
    }

    private static func references(_ draft: WatchlistDraft) {
        let names: [WatchlistDraft.Reference.Kind: [String]] = [
            .actor: draft.actors.map(\.value.name), .place: draft.places.map(\.value.name),
            .type: draft.types.map(\.name), .theme: draft.themes.map(\.value.name),
        ]
        let sets = names.mapValues { Set($0) }
        for reference in draft.references where sets[reference.kind]?.contains(reference.name) != true {
            let suggestion = Nearest.suggestion(for: reference.name, among: names[reference.kind] ?? [])
            let what = reference.kind == .type ? "event type" : reference.kind.rawValue
            let remedy = suggestion.isEmpty ? "; add it, or use the canonical name of one that is there" : suggestion
            reference.place.fault("no \(what) is called '\(reference.name)'\(remedy)")
        }
    }

    /// Scopes and stages of examples must be their type's.
    private static func steps(_ draft: WatchlistDraft) {
        for step in draft.steps {
            guard let type = draft.types.first(where: { $0.name == step.type }) else { continue }
            let names = step.key == "scope" ? type.scopes.map(\.name) : type.stages.map(\.name)
            guard !names.contains(step.name) else { continue }
            let known = Nearest.suggestion(for: step.name, among: Array(Set(names)).sorted(), all: true)
            step.place.fault("the type '\(type.name)' has no \(step.key) '\(step.name)'\(known)")
        }
    }

    private static func cycles(_ draft: WatchlistDraft) {
        let parents = Dictionary(
            draft.places.map { ($0.value.name, $0.value.within) }, uniquingKeysWith: { first, _ in first })
        var told = Set<String>()
        for located in draft.places {
            var path = [located.value.name]
            while let next = parents[path[path.count - 1]] ?? nil, path.count <= 32 {
                if let start = path.firstIndex(of: next) {
                    let cycle = Array(path[start...])
                    if told.isDisjoint(with: cycle) {
                        let chain = (cycle + [next]).joined(separator: " in ")
                        located.place.fault("places that lie in each other: \(chain); mend one 'in'")
                    }
                    told.formUnion(cycle)
                    break
                }
                path.append(next)
            }
            if path.count > 32 { located.place.fault("lies in more than 32 places; flatten them") }
        }
    }

    /// One spelling without conditions can't mean two actors.
    private static func sharedAliases(_ draft: WatchlistDraft) {
        struct Key: Hashable {
            var text: [UInt8]
            var language: Language
        }
        var owners: [Key: WatchlistDraft.Located<Actor>] = [:]
        for located in draft.actors {
            for alias in located.value.aliases where alias.isPlain {
                let key = Key(text: NormalText(alias.text).bytes, language: alias.language)
                if let owner = owners[key], owner.value.name != located.value.name {
                    located.place.fault(
                        "'\(alias.text)' (\(alias.language.rawValue)) is also an alias of '\(owner.value.name)' in "
                            + "\(position(owner.place)); give both a 'near', or one of them another spelling")
                } else {
                    owners[key] = located
                }
            }
        }
    }
}
