/// Finds spellings of persons' names that no alias has: a surname like a listed one, accepted by a given name like a listed one
/// directly before or after it, or by the person's title within three words.
struct Likeness: Sendable {
    /// By key of the surname: persons, and the pattern that stands for the likeness.
    private var surnames: [UInt64: [Candidate]] = [:]
    /// By person: keys of given names.
    private var given: [Int32: Set<UInt64>] = [:]
    /// By person: the conditions that are titles.
    let titles: [[Int]]

    struct Candidate: Sendable {
        var person: Int32
        var pattern: Int32
    }

    init(patterns: [Pattern], traits: [PatternTrait], persons: [PersonNames?], titles: [[Int]]) {
        self.titles = titles
        for (index, trait) in traits.enumerated() where trait.origin == .likeness {
            guard let person = trait.person, let names = persons[Int(person)],
                let key = Skeleton.key(NormalText(patterns[index].text).bytes[...])
            else { continue }
            surnames[key, default: []].append(Candidate(person: person, pattern: Int32(index)))
            if given[person] == nil {
                given[person] = Set(names.words.compactMap { Skeleton.key($0[...], least: 3) })
            }
        }
    }

    /// What is like; words that lie in a name of `taken`, found already, are passed over.
    func found(
        in text: NormalText, _ map: WordMap, beside taken: [Matcher.Found], stretches: [Int: [Range<Int>]]
    ) -> [Matcher.Found] {
        guard !surnames.isEmpty else { return [] }
        let taken = taken.sorted { $0.start < $1.start }
        var end = 0
        var place = 0
        var likely: [Matcher.Found] = []
        let bytes = text.bytes
        var index = 0
        var segment = 0
        while let word = map.next(from: index) {
            index = word.upperBound
            // Latin or Cyrillic, with a capital.
            guard word.count >= Skeleton.leastLetters, bytes[word.lowerBound] < 0xD4,
                text.isCapital(at: word.lowerBound, &segment)
            else { continue }
            while place < taken.count, taken[place].start <= word.lowerBound {
                end = max(end, taken[place].end)
                place += 1
            }
            guard word.lowerBound >= end else { continue }
            let most = bytes[word.lowerBound] < 0x80 ? 0 : Skeleton.mostEnding
            var accepted: Matcher.Found?
            Skeleton.beginnings(possessed(word, bytes), least: Skeleton.leastLetters, mostEnding: most) { key in
                guard accepted == nil, let candidates = surnames[key] else { return }
                for candidate in candidates {
                    guard let range = accept(candidate, word, text, stretches) else { continue }
                    accepted = Matcher.Found(start: range.lowerBound, end: range.upperBound, pattern: candidate.pattern)
                    return
                }
            }
            if let accepted { likely.append(accepted) }
        }
        return likely
    }

    /// The word without an English possessive.
    private func possessed(_ word: Range<Int>, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes[word].firstIndex(of: 0x27).map { bytes[word.lowerBound..<$0] } ?? bytes[word]
    }

    private func accept(
        _ candidate: Candidate, _ word: Range<Int>, _ text: NormalText, _ stretches: [Int: [Range<Int>]]
    ) -> Range<Int>? {
        let keys = given[candidate.person] ?? []
        var range = word
        while let previous = Neighbours.previous(text, before: range.lowerBound), isGiven(previous, text, keys) {
            range = previous.lowerBound..<range.upperBound
        }
        if range == word {
            while let next = Neighbours.next(text, after: range.upperBound), isGiven(next, text, keys) {
                range = range.lowerBound..<next.upperBound
            }
        }
        if range != word { return range }
        let conditions = titles[Int(candidate.person)]
        guard !conditions.isEmpty else { return nil }
        let window = Neighbours.window(text, around: word, words: HitRules.besideWords)
        return conditions.contains { stretches[$0]?.contains { $0.overlaps(window) } ?? false } ? word : nil
    }

    private func isGiven(_ word: Range<Int>, _ text: NormalText, _ keys: Set<UInt64>) -> Bool {
        guard text.isCapital(at: word.lowerBound) else { return false }
        var isOne = false
        let most = text.bytes[word.lowerBound] < 0x80 ? 0 : Skeleton.mostEnding
        Skeleton.beginnings(possessed(word, text.bytes), least: 3, mostEnding: most) {
            if keys.contains($0) { isOne = true }
        }
        return isOne
    }
}
