import Model

/// Finds all patterns of a set in one pass over a normal text.
///
/// Three tables. *Words*: a trie of stems; a word of the text is walked through it once, and each stem that the word begins with
/// says what the rest must look like (`EndingRule`). *Phrases*: from the words found, which sequences make a pattern.
/// *Characters*: a trie of the Chinese patterns, walked from every character. Before either trie stands a filter (`WordFilter`):
/// most words and characters begin no pattern, and one look at their first bytes tells. The time is linear in the text: a word is
/// looked up once, however many patterns share it, and a pattern is at most 512 bytes long.
package struct Matcher: Sendable {
    let stems: DoubleArray
    /// Of the stems, and of Chinese patterns that begin with letters of ASCII.
    let stemFilter: WordFilter
    /// By stem: where its outputs begin; one more at the end.
    let stemOutputs: [Int32]
    let outputs: [Output]
    let phrases: Phrases
    let characters: DoubleArray
    let characterFilter: WordFilter
    /// Whether Chinese patterns begin with letters of ASCII.
    let charactersBeginWords: Bool
    /// By Chinese key: where its patterns begin.
    let characterOutputs: [Int32]
    let characterPatterns: [Int32]
    private let labels: [Label]
    /// One more than the highest layer, `flatLayer` aside.
    private let layerCount: Int

    struct Output: Sendable {
        var rule: EndingRule
        var word: Int32
        /// The node of `phrases` that the word leads to at a beginning; -1 where no pattern begins with it.
        var first: Int32 = -1
        /// It has the rule of the output before it, which is of the same stem.
        var repeatsRule = false
    }

    private struct Label: Sendable {
        var label: Int
        var layer: UInt16
    }

    /// A pattern found, in bytes of the normal form.
    struct Found: Sendable {
        var start: Int
        var end: Int
        var pattern: Int32
    }

    /// Matches of this layer are all kept, nested or not.
    package static let flatLayer = UInt16.max

    /// Patterns without words are left out.
    package init(_ patterns: [Pattern]) {
        var words: [WordKey: Int32] = [:]
        var byStem: [[UInt8]: [Output]] = [:]
        var byCharacters: [[UInt8]: [Int32]] = [:]
        var phrases = Phrases.Builder()
        for (index, pattern) in patterns.enumerated() where !pattern.words.isEmpty {
            if pattern.language.base == .chinese {
                byCharacters[pattern.words[0].text, default: []].append(Int32(index))
                continue
            }
            let sequence = pattern.words.map { word in
                let key = WordKey(word: word, language: pattern.language)
                if let known = words[key] { return known }
                let id = Int32(words.count)
                words[key] = id
                for form in Inflection.forms(of: word, language: pattern.language) {
                    byStem[form.stem, default: []].append(Output(rule: form.rule, word: id))
                }
                return id
            }
            phrases.add(sequence, pattern: Int32(index))
        }
        let stemKeys = byStem.keys.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
        stems = DoubleArray(stemKeys)
        var starts: [Int32] = []
        var outputs: [Output] = []
        for key in stemKeys {
            starts.append(Int32(outputs.count))
            outputs += Matcher.byRule(byStem[key] ?? [])
        }
        stemOutputs = starts + [Int32(outputs.count)]
        let built = phrases.build()
        for index in outputs.indices { outputs[index].first = built.first(outputs[index].word) }
        self.outputs = outputs
        self.phrases = built
        let characterKeys = byCharacters.keys.sorted { $0.lexicographicallyPrecedes($1) }
        characters = DoubleArray(characterKeys)
        characterFilter = WordFilter(characterKeys.map { ($0, .open) })
        let latin = characterKeys.filter { $0[0] < 0x80 }
        charactersBeginWords = !latin.isEmpty
        stemFilter = WordFilter(
            stemKeys.flatMap { key in (byStem[key] ?? []).map { (key, $0.rule) } } + latin.map { ($0, .open) })
        var characterStarts: [Int32] = []
        var characterPatterns: [Int32] = []
        for key in characterKeys {
            characterStarts.append(Int32(characterPatterns.count))
            characterPatterns += byCharacters[key] ?? []
        }
        characterOutputs = characterStarts + [Int32(characterPatterns.count)]
        self.characterPatterns = characterPatterns
        labels = patterns.map { Label(label: $0.label, layer: $0.layer) }
        layerCount = Int(patterns.map(\.layer).filter { $0 != Matcher.flatLayer }.max() ?? 0) + 1
    }

    /// What has one rule stands together.
    private static func byRule(_ outputs: [Output]) -> [Output] {
        var rules: [EndingRule] = []
        for output in outputs where !rules.contains(output.rule) { rules.append(output.rule) }
        return rules.flatMap { rule in
            outputs.filter { $0.rule == rule }.enumerated().map { place, output in
                var output = output
                output.repeatsRule = place > 0
                return output
            }
        }
    }

    private struct WordKey: Hashable {
        var word: Pattern.Word
        var language: Language
    }

    /// All matches in order of start, then the longer first; within one layer a match strictly inside another of that
    /// layer is dropped, and equal ones come once.
    package func matches(in text: NormalText) -> [Match] {
        resolve(found(in: text), in: text) { _ in true }
    }

    /// All that is found, nested and repeated, in order of start, then the longer first.
    func found(in text: NormalText) -> [Found] { found(in: text, WordMap(text.bytes.span)) }

    /// - Parameter map: the text's.
    func found(in text: NormalText, _ map: WordMap) -> [Found] {
        var found = scan(text, map).found
        Matcher.sort(&found)
        return found
    }

    static func sort(_ found: inout [Found]) {
        found.sort { left, right in
            if left.start != right.start { return left.start < right.start }
            if left.end != right.end { return left.end > right.end }
            return left.pattern < right.pattern
        }
    }

    /// Looks, steps and matches that a text costs: what the time is measured by where a clock would tell of the machine.
    func steps(in text: NormalText) -> Int { scan(text, WordMap(text.bytes.span)).steps }

    func label(of found: Found) -> Int { labels[Int(found.pattern)].label }

    /// Keeps what is admitted (by label), not nested within its layer, and each match once.
    func resolve(_ found: [Found], in text: NormalText, admits: (Int) -> Bool) -> [Match] {
        var matches: [Match] = []
        // By layer: the stretch that ends last of those that have begun.
        var widest = [Range<Int>](repeating: 0..<0, count: layerCount)
        // Where the matches of the present range begin in `matches`.
        var group = 0
        for match in found {
            let label = labels[Int(match.pattern)]
            guard admits(label.label) else { continue }
            let range = match.start..<match.end
            if label.layer != Matcher.flatLayer {
                let outer = widest[Int(label.layer)]
                if outer.upperBound >= range.upperBound {
                    if outer != range { continue }
                } else {
                    widest[Int(label.layer)] = range
                }
            }
            let item = Match(
                label: label.label, layer: label.layer, range: text.original(range), pattern: Int(match.pattern))
            if let last = matches.last, last.range != item.range { group = matches.count }
            if !matches[group...].contains(where: { $0.says(sameAs: item) }) { matches.append(item) }
        }
        return matches
    }
}
