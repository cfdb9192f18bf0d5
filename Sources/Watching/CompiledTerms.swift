import Model

/// All names and words of a watchlist in one matcher. A class only because it is handed round with every text: a reference
/// costs less than a copy of its tables.
final class CompiledTerms: Sendable {
    let matcher: Matcher
    let patterns: [Pattern]
    /// By pattern: what must hold beside its words.
    let traits: [PatternTrait]
    /// By pattern: the same, and more, at a glance.
    let checks: [HitCheck]
    let entries: [Entry]
    /// By actor; nil for what is no person.
    let persons: [PersonNames?]
    let likeness: Likeness
    /// Patterns whose label is this or more are conditions of aliases: label − first = condition.
    let firstCondition: Int
    /// Patterns whose label is this or more are words of queries: label − first = leaf.
    let firstLeaf: Int
    private let queries: CompiledQueries

    struct Entry: Sendable {
        var term: Term
        /// Numbers of conditions of which one must be met in the text; empty: none needed.
        var near: [Int] = []
        var notNear: [Int] = []
        /// The same within three words of the hit.
        var beside: [Int] = []
        var notBeside: [Int] = []

        var hasConditions: Bool { !(near.isEmpty && notNear.isEmpty && beside.isEmpty && notBeside.isEmpty) }
    }

    enum Layer {
        static let actor: UInt16 = 0
        static let place: UInt16 = 1
        static let theme: UInt16 = 2
        /// Word lists and gates, one each, follow.
        static let first: UInt16 = 3
    }

    init(
        actors: [Actor], places: [Place], themes: [Theme], types: [EventType], gates: [Gate], questions: [Question] = []
    ) {
        var builder = TermsBuilder()
        persons = actors.map { $0.kind == .person ? PersonNames($0) : nil }
        for (index, actor) in actors.enumerated() {
            for alias in actor.aliases {
                builder.add(
                    alias, .actor(index), Layer.actor, ending: actor.kind == .person ? .person : .body,
                    trait: PatternTrait(
                        person: persons[index] == nil ? nil : Int32(index), namedAfter: alias.namedAfter))
            }
        }
        builder.addSurnames(persons, actors: actors)
        for (index, place) in places.enumerated() {
            for alias in place.aliases { builder.add(alias, .place(index), Layer.place, ending: .place) }
            for alias in place.demonyms { builder.add(alias, .demonym(index), Layer.place, ending: .people) }
        }
        builder.addDemonyms(places)
        for (index, theme) in themes.enumerated() { builder.add(theme.terms, .theme(index), Layer.theme) }
        var layer = Layer.first
        for (type, eventType) in types.enumerated() {
            for (group, list) in eventType.groups.enumerated() {
                builder.add(list.terms, .trigger(type: type, group), layer)
                layer = min(layer + 1, Matcher.flatLayer - 1)
            }
        }
        for (index, gate) in gates.enumerated() {
            builder.add(gate.group.terms, .gate(index), layer)
            layer = min(layer + 1, Matcher.flatLayer - 1)
        }
        for (question, entry) in questions.enumerated() {
            for (group, list) in entry.groups.enumerated() {
                builder.add(list.terms, .question(question, group), layer)
                layer = min(layer + 1, Matcher.flatLayer - 1)
            }
        }
        let titles = builder.titles(actors)
        entries = builder.entries
        firstCondition = entries.count
        queries = CompiledQueries(actors: actors, places: places, themes: themes)
        let compiled = builder.finish(queries)
        (patterns, traits, firstLeaf) = (compiled.patterns, compiled.traits, compiled.firstLeaf)
        let entries = entries
        checks = zip(patterns, traits).map { pattern, trait in
            let entry = entries.indices.contains(pattern.label) ? entries[pattern.label] : nil
            return HitCheck(pattern, trait, hasConditions: entry?.hasConditions ?? false)
        }
        matcher = Matcher(patterns)
        likeness = Likeness(patterns: patterns, traits: traits, persons: persons, titles: titles)
    }

    /// Patterns of terms: those of conditions come last.
    var termPatterns: Range<Int> { 0..<(patterns.firstIndex { $0.label >= firstCondition } ?? patterns.count) }

    func pattern(_ index: Int) -> WatchedPattern {
        let pattern = patterns[index]
        if pattern.label >= firstLeaf {
            let leaf = queries.leaves[pattern.label - firstLeaf]
            return WatchedPattern(term: .theme(leaf.theme), language: pattern.language, text: leaf.text)
        }
        return WatchedPattern(
            term: entries[pattern.label].term, language: pattern.language, text: pattern.text,
            origin: traits[index].origin)
    }

    func hits(in text: NormalText, frame: ArticleFrame) -> [Hit] {
        let map = WordMap(text.bytes.span)
        var found = matcher.found(in: text, map)
        HitRules(terms: self, text: text, map: map).apply(to: &found, likeness: likeness)
        guard !found.isEmpty else { return [] }
        let matches = matcher.resolve(found, in: text) { $0 < firstCondition }
        var hits: [Hit] = []
        for match in matches {
            let hit = Hit(term: entries[match.label].term, range: match.range, pattern: match.pattern)
            // Two aliases of one actor, one with a condition, may match the same words.
            var previous = hits.count - 1
            while previous >= 0, hits[previous].range == hit.range, hits[previous].term != hit.term { previous -= 1 }
            if previous < 0 || hits[previous].range != hit.range { hits.append(hit) }
        }
        guard !queries.isEmpty else { return hits }
        return queries.added(to: hits, found: found, text: text, frame: frame) { one in
            let label = matcher.label(of: one)
            return label >= firstLeaf ? label - firstLeaf : nil
        }
    }
}
