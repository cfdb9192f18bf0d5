extension Matcher {
    /// What a pass over a text has found and holds open.
    struct Scan {
        var found: [Found] = []
        /// Words looked up, bytes walked, rules and phrases tried.
        var steps = 0
        /// Phrases that have begun, up to the word before; and those up to the present one.
        fileprivate var open = Reused<Open>()
        fileprivate var next = Reused<Open>()
        /// The pattern words that the present word is a form of.
        fileprivate var words = Reused<Output>()
    }

    /// A phrase that has begun: the place in `phrases`, and where its first word stands.
    fileprivate struct Open {
        var node: Int32
        var start: Int
    }

    /// A list that is emptied at each word, at no cost.
    fileprivate struct Reused<Element> {
        private var elements: [Element] = []
        private(set) var count = 0

        subscript(_ place: Int) -> Element { elements[place] }

        mutating func append(_ element: Element) {
            if count < elements.count { elements[count] = element } else { elements.append(element) }
            count &+= 1
        }

        mutating func clear() { count = 0 }
    }

    /// Everything found, in no order.
    func scan(_ text: NormalText, _ map: WordMap) -> Scan {
        var scan = Scan()
        let bytes = text.bytes.span
        scanCharacters(bytes, map, &scan)
        let candidates = candidates(bytes, map)
        scan.steps &+= bytes.count / 64 &+ candidates.count
        var last = 0..<0
        for start in candidates {
            let word = Int(start)..<map.end(of: Int(start))
            if charactersBeginWords, bytes[word.lowerBound] < 0x80 { walkCharacters(bytes, word.lowerBound, &scan) }
            lookUp(text, bytes, word, &scan)
            if scan.words.count > 0 || scan.open.count > 0 { advance(bytes, last, word, &scan) }
            last = word
        }
        return scan
    }

    /// Where the words begin that the filter admits.
    private func candidates(_ bytes: Span<UInt8>, _ map: WordMap) -> [Int32] {
        var candidates: [Int32] = []
        candidates.reserveCapacity(bytes.count / 32)
        let words = map.words.span
        var before: UInt64 = 0
        for block in words.indices {
            let bits = words[block]
            var starts = bits & ~(bits &<< 1 | before)
            before = bits &>> 63
            while starts != 0 {
                let start = block &* 64 &+ starts.trailingZeroBitCount
                starts &= starts &- 1
                let length = WordMap.end(of: start, words) &- start
                if stemFilter.admits(bytes.eightBytes(at: start) & EightBytes.mask(length)) {
                    candidates.append(Int32(truncatingIfNeeded: start))
                }
            }
        }
        return candidates
    }

    /// Goes on with what is open, and begins anew, by the words that `word` is a form of; what doesn't go on is closed. Words that
    /// the filter has left out lie between as letters, over which nothing binds.
    private func advance(_ bytes: Span<UInt8>, _ last: Range<Int>, _ word: Range<Int>, _ scan: inout Scan) {
        scan.next.clear()
        if scan.open.count > 0, scan.words.count > 0 {
            let isShort = Tokens.mayAbbreviate(bytes, last)
            if Tokens.binds(bytes, last.upperBound..<word.lowerBound, afterAbbreviation: isShort) {
                for place in 0..<scan.open.count {
                    let phrase = scan.open[place]
                    for number in 0..<scan.words.count {
                        reach(
                            phrases.step(phrase.node, scan.words[number].word), phrase.start..<word.upperBound, &scan)
                    }
                }
            }
        }
        for number in 0..<scan.words.count { reach(scan.words[number].first, word, &scan) }
        swap(&scan.open, &scan.next)
    }

    /// Takes note of the patterns that end at a node of the phrases, and of the node where any goes on.
    private func reach(_ node: Int32, _ range: Range<Int>, _ scan: inout Scan) {
        scan.steps &+= 1
        guard node >= 0 else { return }
        for place in phrases.patterns(at: node) {
            scan.steps &+= 1
            scan.found.append(
                Found(start: range.lowerBound, end: range.upperBound, pattern: phrases.pattern(place)))
        }
        if phrases.continues(node) { scan.next.append(Open(node: node, start: range.lowerBound)) }
    }

    /// The pattern words that a word of the text is a form of, each once.
    @inline(never)
    private func lookUp(_ text: NormalText, _ bytes: Span<UInt8>, _ word: Range<Int>, _ scan: inout Scan) {
        scan.words.clear()
        var walk = DoubleArray.Walk(index: word.lowerBound)
        while true {
            let stem = stems.next(&walk, bytes, to: word.upperBound)
            guard stem >= 0 else { break }
            accept(text, bytes, Int(stem), word, walk.index..<word.upperBound, &scan)
        }
        scan.steps &+= walk.index &- word.lowerBound
    }

    /// Tries the rules of a stem on what follows it.
    @inline(never)
    private func accept(
        _ text: NormalText, _ bytes: Span<UInt8>, _ stem: Int, _ word: Range<Int>, _ rest: Range<Int>,
        _ scan: inout Scan
    ) {
        let outputs = outputs.span
        var isAccepted = false
        next: for place in Int(stemOutputs[stem])..<Int(stemOutputs[stem &+ 1]) {
            scan.steps &+= 1
            let output = outputs[place]
            if !output.repeatsRule { isAccepted = output.rule.accepts(text, bytes, word: word, rest: rest) }
            guard isAccepted else { continue }
            for known in 0..<scan.words.count where scan.words[known].word == output.word { continue next }
            scan.words.append(output)
        }
    }

    // MARK: - Chinese

    private func scanCharacters(_ bytes: Span<UInt8>, _ map: WordMap, _ scan: inout Scan) {
        for block in map.characters.indices {
            var starts = map.characters[block]
            while starts != 0 {
                let start = block &* 64 &+ starts.trailingZeroBitCount
                starts &= starts &- 1
                scan.steps &+= 1
                if characterFilter.admits(bytes.eightBytes(at: start)) { walkCharacters(bytes, start, &scan) }
            }
        }
    }

    private func walkCharacters(_ bytes: Span<UInt8>, _ start: Int, _ scan: inout Scan) {
        var walk = DoubleArray.Walk(index: start)
        while true {
            let key = Int(characters.next(&walk, bytes, to: bytes.count))
            guard key >= 0 else { break }
            for place in Int(characterOutputs[key])..<Int(characterOutputs[key &+ 1]) {
                scan.steps &+= 1
                scan.found.append(Found(start: start, end: walk.index, pattern: characterPatterns[place]))
            }
        }
        scan.steps &+= walk.index &- start
    }
}
