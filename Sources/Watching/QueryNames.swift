import Model

/// The actors, places and themes that a query can name with `@`.
struct QueryNames {
    /// A name, and what it stands for: `.actor`, `.place` or `.theme`.
    private var entries: [(name: String, term: Term)] = []
    private var byName: [String: [Int]] = [:]
    /// By each word of a name.
    private var byWord: [Substring: [Int]] = [:]

    init(actors: [Actor], places: [Place], themes: [Theme]) {
        for (index, actor) in actors.enumerated() { add(actor.name, .actor(index)) }
        for (index, place) in places.enumerated() { add(place.name, .place(index)) }
        for (index, theme) in themes.enumerated() { add(theme.name, .theme(index)) }
    }

    private mutating func add(_ name: String, _ term: Term) {
        let folded = QueryNames.fold(name)
        byName[folded, default: []].append(entries.count)
        for word in Set(folded.split(separator: "_")) { byWord[word, default: []].append(entries.count) }
        entries.append((folded, term))
    }

    /// The words of a name in normal form, joined by `_`: `Kassym-Jomart Tokayev` → `kassym_jomart_tokayev`.
    static func fold(_ name: String) -> String {
        let bytes = NormalText(String(name.prefix(Pattern.byteLimit))).bytes
        var words: [String] = []
        var index = 0
        var han: [UInt8] = []
        func end() {
            if !han.isEmpty { words.append(String(decoding: han, as: UTF8.self)) }
            han = []
        }
        while index < bytes.count {
            let length = max(1, UTF8Bytes.length(bytes[index]))
            let wordEnd = Tokens.end(of: bytes, from: index)
            if wordEnd > index {
                end()
                words.append(String(decoding: bytes[index..<wordEnd].filter { $0 != 0x27 }, as: UTF8.self))
                index = wordEnd
            } else if Tokens.kind(bytes.span, index) == 2 {
                han += bytes[index..<min(index + length, bytes.count)]
                index += length
            } else {
                end()
                index += length
            }
        }
        end()
        return words.joined(separator: "_")
    }

    enum Found {
        case one(Term)
        /// What is wrong, and what to write.
        case none(String)
    }

    /// What a reference stands for: the name itself, else the only name in which its words stand in this order.
    func find(_ reference: QueryReference) -> Found {
        let exact = (byName[reference.name] ?? []).filter { isKind($0, reference.kind) }
        if exact.count == 1 { return .one(entries[exact[0]].term) }
        if exact.count > 1 { return ambiguous(reference, exact) }
        let words = reference.name.split(separator: "_")
        let candidates = (words.first.flatMap { byWord[$0] } ?? []).filter { index in
            isKind(index, reference.kind) && "_\(entries[index].name)_".contains("_\(reference.name)_")
        }
        if candidates.count == 1 { return .one(entries[candidates[0]].term) }
        if candidates.count > 1 { return ambiguous(reference, candidates) }
        var names = entries.indices.filter { isKind($0, reference.kind) }.map { entries[$0].name }
        names += byWord.keys.map(String.init)
        let suggestion = Nearest.suggestion(for: reference.name, among: names.sorted())
        let what = reference.kind?.rawValue ?? "actor, place or theme"
        return .none(
            "no \(what) is called '@\(reference.name)'"
                + (suggestion.isEmpty ? "; write the name that stands under 'name:', blanks as _" : suggestion))
    }

    private func isKind(_ index: Int, _ kind: QueryReference.Kind?) -> Bool {
        kind == nil || QueryNames.kind(entries[index].term) == kind
    }

    private static func kind(_ term: Term) -> QueryReference.Kind? {
        switch term {
        case .actor: .actor
        case .place: .place
        case .theme: .theme
        default: nil
        }
    }

    private func ambiguous(_ reference: QueryReference, _ found: [Int]) -> Found {
        let names = found.prefix(5).map { index in
            "@\(QueryNames.kind(entries[index].term)?.rawValue ?? ""):\(entries[index].name)"
        }
        if Set(names).count < names.count {
            return .none("two entries are called '@\(reference.name)' once folded; rename one of them")
        }
        return .none("'@\(reference.name)' can be \(names.joined(separator: " or ")); write which")
    }
}

/// A query of a theme, and where it stands in its file.
struct QueryDraft {
    /// Number of the theme.
    var theme: Int
    var text: String
    var node: QueryNode
    var place: YAMLValue
}

extension QueryDraft {
    /// Logs a fault for each name that is unknown or ambiguous, and for themes that ask for each other.
    static func check(_ draft: WatchlistDraft) {
        guard !draft.queries.isEmpty else { return }
        let names = QueryNames(
            actors: draft.actors.map(\.value), places: draft.places.map(\.value), themes: draft.themes.map(\.value))
        var asks: [Int: [(theme: Int, query: QueryDraft, offset: Int)]] = [:]
        for query in draft.queries {
            query.node.walk { node in
                guard case .reference(let reference) = node.kind else { return }
                switch names.find(reference) {
                case .one(.theme(let index)): asks[query.theme, default: []].append((index, query, node.offset))
                case .one: break
                case .none(let message): query.place.fault(message, at: node.offset, of: query.text)
                }
            }
        }
        let order = QueryOrder(asks.mapValues { $0.map(\.theme) }, count: draft.themes.count)
        guard let cycle = order.cycle else { return }
        let chain = (cycle + [cycle[0]]).map { "@" + QueryNames.fold(draft.themes[$0].value.name) }
        let next = cycle.count > 1 ? cycle[1] : cycle[0]
        if let ask = asks[cycle[0]]?.first(where: { $0.theme == next }) {
            ask.query.place.fault(
                "themes that ask for each other: \(chain.joined(separator: " → ")); remove one of these references",
                at: ask.offset, of: ask.query.text)
        }
    }
}

/// Themes in an order in which each comes after those that its query names.
struct QueryOrder {
    private(set) var themes: [Int] = []
    /// Themes each of which names the next, the last the first; nil where there are none.
    private(set) var cycle: [Int]?

    init(_ asks: [Int: [Int]], count: Int) {
        var waits = [Int](repeating: 0, count: count)
        var asked: [Int: [Int]] = [:]
        for (theme, others) in asks {
            waits[theme] = others.count
            for other in others { asked[other, default: []].append(theme) }
        }
        themes = (0..<count).filter { waits[$0] == 0 }
        var next = 0
        while next < themes.count {
            for theme in (asked[themes[next]] ?? []).sorted() {
                waits[theme] -= 1
                if waits[theme] == 0 { themes.append(theme) }
            }
            next += 1
        }
        // What still waits leads to a cycle: each waits for one that waits too.
        guard var theme = waits.firstIndex(where: { $0 > 0 }) else { return }
        var path: [Int] = []
        var place: [Int: Int] = [:]
        while place[theme] == nil {
            place[theme] = path.count
            path.append(theme)
            guard let other = asks[theme]?.first(where: { waits[$0] > 0 }) else { return }
            theme = other
        }
        cycle = Array(path[(place[theme] ?? 0)...])
    }
}
