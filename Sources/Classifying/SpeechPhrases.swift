/// Finds in a sentence of a language with spaces who says something, by the verbs and phrases of saying.
struct SpeechPhrases {
    struct Found {
        /// Bytes of the copy; empty for a pronoun.
        var name: Range<Int>
        var isPronoun: Bool
        /// Name and verb.
        var range: Range<Int>
    }

    private let tokens: [SpeechTokens.Token]
    private let words: SpeechWords
    private(set) var found: [Found] = []

    /// Words of a name at the most: "the regional department of the Ministry of Internal Affairs of Kazakhstan".
    private static let longest = 10

    init(_ tokens: SpeechTokens, _ words: SpeechWords) {
        self.tokens = tokens.tokens
        self.words = words
        for index in self.tokens.indices where self.tokens[index].sort == .word { look(at: index) }
    }

    private mutating func look(at index: Int) {
        let word = tokens[index].word
        if words.after.contains(word) {
            add(before(index), cue: index)
        } else if words.verbs.contains(word) {
            verb(at: index)
        } else if words.showing.contains(word) {
            let name = before(index)
            if let last = name.last, words.data.contains(tokens[last].word) { add(name, cue: index) }
        } else {
            for phrase in words.before where phrase.first == word && stands(phrase, at: index) {
                add(after(index + phrase.count - 1, isOpen: true), cue: index)
                return
            }
        }
    }

    private mutating func verb(at index: Int) {
        let previous = index > 0 ? tokens[index - 1] : nil
        if let previous, previous.sort == .word, words.passive.contains(previous.word) { return }
        // "an estimated 300", "the reported sum": no verb.
        if let previous, ["a", "an", "the", "its", "their"].contains(previous.word) { return }
        // "put the number at 200", but not "put an end".
        if tokens[index].word.hasPrefix("put"), !tokens[index...].prefix(8).contains(where: { $0.word == "at" }) {
            return
        }
        if isInverted(index) {
            let name = after(index, isOpen: false)
            if !name.isEmpty {
                add(name, cue: index)
                return
            }
        }
        var name = before(index)
        if name.isEmpty, !isInverted(index) { name = after(index, isOpen: false) }
        add(name, cue: index)
    }

    /// Whether the subject follows its verb: behind a quotation, a dash or "как"; behind a comma where no clause of its own
    /// follows ("…, said Omarov", not "Omarov, a farmer, said that …").
    private func isInverted(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].sort == .word, !words.stops.contains(tokens[index + 1].word)
        else { return false }
        guard index > 0 else { return true }
        switch tokens[index - 1].sort {
        case .quote, .dash: return true
        case .comma:
            if index > 1, tokens[index - 2].sort == .quote { return true }
            // Until the sentence ends or a mark comes: a name; anything longer is what is said.
            let rest = tokens[(index + 1)...].prefix { $0.sort == .word }
            return rest.count <= Self.longest
                && !rest.contains { $0.isNumber || words.stops.contains($0.word) && $0.word == "that" }
        case .word: return tokens[index - 1].word == "как" || tokens[index - 1].word == "деп"
        case .mark: return false
        }
    }

    /// The words before a verb that name its subject: indices of tokens, without what is none of the name.
    private func before(_ cue: Int) -> [Int] {
        var index = cue - 1
        // "also said", "said" behind its own auxiliaries.
        while index >= 0, tokens[index].sort == .word, words.edges.contains(tokens[index].word) { index -= 1 }
        // "Kairat Samarkan, a farmer, said": the nearest phrase between commas, as well as "police, who said".
        if index >= 0, tokens[index].sort == .comma { index -= 1 }
        if index >= 0, tokens[index].sort == .quote {
            // The name itself may stand between quotes; the words between are no speech then.
            return []
        }
        var name: [Int] = []
        while index >= 0, name.count < Self.longest, tokens[index].sort == .word {
            if words.verbs.contains(tokens[index].word) || words.stops.contains(tokens[index].word) && !isTitled(index)
            {
                break
            }
            name.append(index)
            index -= 1
        }
        return trimmed(Array(name.reversed()))
    }

    /// A stop that is part of a name: "Prosecutor for Human Rights".
    private func isTitled(_ index: Int) -> Bool {
        ["for", "by"].contains(tokens[index].word) && index > 0 && tokens[index - 1].isCapital
            && index + 1 < tokens.count
            && tokens[index + 1].isCapital
    }

    /// The words after a verb, or after "according to", that name who speaks.
    ///
    /// - Parameter isOpen: what is said may follow without a comma.
    private func after(_ cue: Int, isOpen: Bool) -> [Int] {
        var index = cue + 1
        var name: [Int] = []
        if index < tokens.count, tokens[index].sort == .quote { index += 1 }
        while index < tokens.count, name.count < Self.longest, tokens[index].sort == .word {
            let token = tokens[index]
            if token.isNumber || words.stops.contains(token.word) || words.verbs.contains(token.word) { break }
            name.append(index)
            index += 1
        }
        name = trimmed(name)
        // "the minister of economy, Timur Suleimenov, …": a name set off by commas goes with its office.
        if !name.isEmpty, index + 1 < tokens.count, tokens[index].sort == .comma, tokens[index + 1].isCapital {
            var further: [Int] = []
            var next = index + 1
            while next < tokens.count, tokens[next].sort == .word, further.count < 4 {
                further.append(next)
                next += 1
            }
            let ends = next >= tokens.count || tokens[next].sort == .comma
            if ends, further.allSatisfy({ tokens[$0].isCapital }), isOpen || !tokens[name[0]].isCapital {
                name += [index] + further
            }
        }
        return name
    }

    private func trimmed(_ name: [Int]) -> [Int] {
        var name = name[...]
        while let first = name.first, words.edges.contains(tokens[first].word),
            !words.pronouns.contains(tokens[first].word)
        {
            name.removeFirst()
        }
        while let last = name.last, words.edges.contains(tokens[last].word) { name.removeLast() }
        return Array(name)
    }

    private func stands(_ phrase: [String], at index: Int) -> Bool {
        index + phrase.count <= tokens.count
            && phrase.indices.allSatisfy { tokens[index + $0].word == phrase[$0] }
    }

    private mutating func add(_ name: [Int], cue: Int) {
        guard let first = name.first, let last = name.last else { return }
        // "The agreement, according to which …": of whom it speaks is no speaker.
        if ["which", "whom"].contains(tokens[first].word),
            tokens[cue].range.upperBound <= tokens[first].range.lowerBound
        {
            return
        }
        if tokens[first].word.hasPrefix("котор") { return }
        let bytes = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        let verb = tokens[cue].range
        let range = min(bytes.lowerBound, verb.lowerBound)..<max(bytes.upperBound, verb.upperBound)
        let isPronoun = name.allSatisfy { words.pronouns.contains(tokens[$0].word) || tokens[$0].sort == .comma }
        // "He told police": one pronoun among other words is none.
        found.append(
            Found(name: isPronoun ? bytes.lowerBound..<bytes.lowerBound : bytes, isPronoun: isPronoun, range: range))
    }
}
