import Model

/// What must hold beside the words of a pattern.
struct PatternTrait: Sendable {
    var origin = WatchedPattern.Origin.written
    /// The person whose alias it is: an actor's number.
    var person: Int32?
    /// Things named after the person count too.
    var namedAfter = false
    /// A surname that another watched person bears: initials tell whose it is, a full mention doesn't.
    var isShared = false
}

/// Gathers the patterns of a watchlist.
struct TermsBuilder {
    private(set) var entries: [CompiledTerms.Entry] = []
    private var traits: [PatternTrait] = []
    private var set = PatternSet()
    private var terms: [Term: Int] = [:]
    private var conditions: [LanguageTerm: Int] = [:]
    /// Conditions are added last, when the number of entries is known.
    private var conditionTerms: [LanguageTerm] = []

    private struct LanguageTerm: Hashable {
        var text: String
        var language: Language
    }

    mutating func add(
        _ alias: Alias, _ term: Term, _ layer: UInt16, ending: Pattern.Ending, trait: PatternTrait = PatternTrait()
    ) {
        let label: Int
        if alias.isPlain {
            label = plain(term)
        } else {
            label = entries.count
            entries.append(
                CompiledTerms.Entry(
                    term: term, near: numbers(alias.near, alias.language),
                    notNear: numbers(alias.notNear, alias.language),
                    beside: numbers(alias.beside, alias.language), notBeside: numbers(alias.notBeside, alias.language)))
        }
        set.add(name: alias.text, ending: ending, language: alias.language, label: label, layer: layer)
        traits.append(trait)
    }

    mutating func add(_ words: [Language: [String]], _ term: Term, _ layer: UInt16) {
        let label = plain(term)
        for (language, words) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for word in words {
                set.add(term: word, language: language, label: label, layer: layer)
                traits.append(PatternTrait())
            }
        }
    }

    /// Surnames of those whose full name is listed.
    mutating func addSurnames(_ persons: [PersonNames?], actors: [Actor]) {
        struct Key: Hashable {
            var text: [UInt8]
            var language: Language
        }
        var bearers: [Key: Set<Int>] = [:]
        var keys: [[Key]] = []
        for (index, names) in persons.enumerated() {
            keys.append(
                (names?.surnames ?? []).map { Key(text: NormalText($0.text).bytes, language: $0.language) })
            for key in keys[index] { bearers[key, default: []].insert(index) }
        }
        for (index, actor) in actors.enumerated() {
            for alias in actor.aliases where alias.language.base != .chinese && !alias.text.contains(" ") {
                bearers[Key(text: NormalText(alias.text).bytes, language: alias.language)]?.insert(index)
            }
        }
        for (index, names) in persons.enumerated() {
            for (key, surname) in zip(keys[index], names?.surnames ?? []) {
                add(
                    Alias(text: surname.text, language: surname.language), .actor(index), CompiledTerms.Layer.actor,
                    ending: .person,
                    trait: PatternTrait(
                        origin: .surname, person: Int32(index), isShared: (bearers[key]?.count ?? 0) > 1))
                // Words that only `Likeness` finds.
                set.add(likeness: surname.text, language: surname.language, label: plain(.actor(index)))
                traits.append(PatternTrait(origin: .likeness, person: Int32(index)))
            }
        }
    }

    /// Titles as conditions, by actor.
    mutating func titles(_ actors: [Actor]) -> [[Int]] {
        actors.map { actor in
            actor.titles.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { numbers($0.value, $0.key) }
        }
    }

    /// Demonyms by rule of countries, regions and cities, where no place lists the same.
    mutating func addDemonyms(_ places: [Place]) {
        var listed = Set<String>()
        for place in places {
            for demonym in place.demonyms {
                let text = String(decoding: NormalText(demonym.text).bytes, as: UTF8.self)
                listed.insert(text)
                // казахстанский: казахстанск.
                listed.insert(String(text.dropLast(2)))
            }
        }
        for (index, place) in places.enumerated() where [.country, .region, .city].contains(place.kind) {
            for alias in place.aliases where Demonyms.applies(to: alias) {
                let text = String(decoding: NormalText(alias.text).bytes, as: UTF8.self)
                let words = alias.language.base == .russian ? Demonyms.stems(text).map { $0 + "ск" } : []
                guard !words.contains(where: listed.contains) else { continue }
                add(
                    alias, .demonym(index), CompiledTerms.Layer.place, ending: .relational,
                    trait: PatternTrait(origin: .demonym))
            }
        }
    }

    private mutating func plain(_ term: Term) -> Int {
        if let known = terms[term] { return known }
        terms[term] = entries.count
        entries.append(CompiledTerms.Entry(term: term))
        return entries.count - 1
    }

    private mutating func numbers(_ texts: [String], _ language: Language) -> [Int] {
        texts.map { text in
            let key = LanguageTerm(text: text, language: language)
            if let known = conditions[key] { return known }
            conditions[key] = conditionTerms.count
            conditionTerms.append(key)
            return conditionTerms.count - 1
        }
    }

    /// Conditions and the words of queries come after all that is watched.
    mutating func finish(
        _ queries: CompiledQueries
    ) -> (patterns: [Pattern], traits: [PatternTrait], firstLeaf: Int) {
        for (number, term) in conditionTerms.enumerated() {
            set.add(term: term.text, language: term.language, label: entries.count + number, layer: Matcher.flatLayer)
            traits.append(PatternTrait())
        }
        let firstLeaf = entries.count + conditionTerms.count
        for (number, leaf) in queries.leaves.enumerated() {
            set.add(
                term: leaf.leaf.text, language: leaf.leaf.language, label: firstLeaf + number,
                layer: Matcher.flatLayer)
            traits.append(PatternTrait())
        }
        return (set.patterns, traits, firstLeaf)
    }
}
