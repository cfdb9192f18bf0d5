package import Model

/// Words to be looked for in a normal text.
///
/// Term syntax: words separated by blanks, where a blank matches a blank, hyphen or line break; upper and lower case are
/// one, except that a word of 2 to 6 capitals is case-sensitive (АҚШ is the USA, ақша is money). A word ending in `~`
/// inflects by its language's rule, one ending in `*` takes any ending, any other is matched as it stands (English also with
/// 's). Chinese has no word boundaries and needs no marks.
package struct Pattern: Sendable, Hashable {
    /// How a word may end.
    package enum Ending: UInt8, Sendable, Hashable {
        /// As it stands.
        case exact
        /// By the rule for names of its language: cases, possessives; in Russian no genitive plural (Мамаев isn't Мамай).
        case name
        /// As `name`, of one sex where the language tells (Токаев isn't Токаевой).
        case person
        /// As `name`, without the derivations that make a demonym (алматылық).
        case place
        /// A word of a place's name of several words: also common nouns and adjectives, in both numbers.
        case placePart
        /// A word of an organisation's, group's or body's name: also common nouns and adjectives, in both numbers.
        case body
        /// Adjective and people made of a place's name by rule (казахстанский, казахстанцы; қазақстандық).
        case relational
        /// By the rule for peoples and adjectives: as names, in both numbers.
        case people
        /// By the rules for nouns, adjectives and verbs of its language.
        case term
        /// Anything.
        case open
        /// Capitals as given; only small letters may follow, as case endings.
        case acronym
    }

    package struct Word: Sendable, Hashable {
        /// Normal form, UTF-8.
        package var text: [UInt8]
        package var ending: Ending
    }

    /// As it stands in the watchlist.
    package let text: String
    package let language: Language
    /// Empty where the text holds no letter or digit: such a pattern never matches.
    package let words: [Word]
    /// What the match gives back.
    package let label: Int
    /// Matches are compared for nesting within one layer.
    package let layer: UInt16
    /// Begins with a capital and small letters: a single word that does is no common noun (Время isn't время).
    let isCapitalised: Bool
    /// Commas and brackets in the text: a match has no more of them.
    let stops: Int
    /// Marks before the first word and after the last, in normal form.
    let head: [UInt8]
    let tail: [UInt8]

    /// `inflects`: the text is a name, each word of which inflects; else it is read by the term syntax.
    package init(_ text: String, language: Language, inflects: Bool, label: Int, layer: UInt16) {
        self.init(text, language: language, ending: inflects ? .name : .exact, label: label, layer: layer)
    }

    /// `ending`: of words without a mark.
    init(_ text: String, language: Language, ending: Ending, label: Int, layer: UInt16) {
        self.text = text
        self.language = language
        self.label = label
        self.layer = layer
        if language.base == .chinese {
            (words, isCapitalised, stops, head, tail) = (Pattern.characters(text), false, 0, [], [])
            return
        }
        let normal = NormalText(String(text.prefix(Pattern.byteLimit)))
        var words = Pattern.words(normal, ending)
        if ending == .place, words.count > 1 {
            for index in words.indices where words[index].ending == .place { words[index].ending = .placePart }
        }
        // нью-йоркский: only the last word takes the suffix.
        if ending == .relational { for index in words.indices.dropLast() { words[index].ending = .exact } }
        self.words = words
        let bytes = normal.bytes
        let first = bytes.indices.first { Tokens.kind(bytes.span, $0) != 0 } ?? 0
        var end = bytes.count
        while end > first, bytes[end - 1] < 0x80, Tokens.kind(bytes.span, end - 1) == 0 { end -= 1 }
        let marks: Set<UInt8> = [0x22, 0x27, 0x2E, 0x21, 0x3F, 0x28, 0x29]
        head = bytes[..<first].allSatisfy(marks.contains) ? Array(bytes[..<first]) : []
        tail = bytes[end...].allSatisfy(marks.contains) ? Array(bytes[end...]) : []
        isCapitalised = !words.isEmpty && words[0].ending != .acronym && normal.isCapital(at: first)
        stops = Tokens.stops(normal.bytes.span, 0..<normal.bytes.count)
    }

    /// A name that the matcher doesn't look for: what `Likeness` finds is told by it.
    init(likeness text: String, language: Language, label: Int, layer: UInt16) {
        self.text = text
        self.language = language
        self.label = label
        self.layer = layer
        (words, isCapitalised, stops, head, tail) = ([], false, 0, [], [])
    }

    /// Longest pattern that is looked at; more than any name or phrase needs.
    static let byteLimit = 512

    /// Chinese: one run of characters, blanks and term marks left out.
    private static func characters(_ text: String) -> [Word] {
        let bytes = NormalText(text).bytes.filter { ![0x20, 0x2A, 0x7E, 0x0A].contains($0) }
        return bytes.isEmpty ? [] : [Word(text: Array(bytes.prefix(byteLimit)), ending: .exact)]
    }

    private static func words(_ normal: NormalText, _ standard: Ending) -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < normal.bytes.count {
            let end = Tokens.end(of: normal.bytes, from: index)
            guard end > index else {
                index = index + max(1, UTF8Bytes.length(normal.bytes[index]))
                continue
            }
            let mark = end < normal.bytes.count ? normal.bytes[end] : 0
            let ending: Ending
            if isAcronym(normal, index..<end) {
                ending = .acronym
            } else if mark == UInt8(ascii: "~") {
                ending = .term
            } else if mark == UInt8(ascii: "*") {
                ending = .open
            } else {
                ending = standard
            }
            words.append(Word(text: Array(normal.bytes[index..<end]), ending: ending))
            index = end
            // Letters after a mark (собира~ся) belong to the ending.
            if mark == UInt8(ascii: "~") || mark == UInt8(ascii: "*") {
                let tail = Tokens.end(of: normal.bytes, from: end + 1)
                if tail > end + 1 {
                    words[words.count - 1].ending = .open
                    index = tail
                }
            }
        }
        return words
    }

    /// 2 to 6 letters, all capitals.
    private static func isAcronym(_ normal: NormalText, _ range: Range<Int>) -> Bool {
        var letters = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let isDigit = normal.bytes[index] < 0x40
            if !isDigit {
                guard normal.isCapital(at: index) else { return false }
                letters += 1
            }
            index += max(1, UTF8Bytes.length(normal.bytes[index]))
        }
        return (2...6).contains(letters)
    }
}

/// What was found, and where: `range` is in bytes of the ORIGINAL text; it includes the ending.
package struct Match: Sendable, Hashable {
    package var label: Int
    package var layer: UInt16
    package var range: Range<Int>
    /// Which of the set's patterns matched: an index. Of several that say the same of one stretch, the first.
    package var pattern: Int

    package init(label: Int, layer: UInt16, range: Range<Int>, pattern: Int) {
        self.label = label
        self.layer = layer
        self.range = range
        self.pattern = pattern
    }

    /// Whether both say the same, by whichever pattern.
    func says(sameAs other: Match) -> Bool { label == other.label && layer == other.layer && range == other.range }
}

/// A set of patterns under construction: what each layer of a watchlist adds its words to.
package struct PatternSet: Sendable {
    package private(set) var patterns: [Pattern] = []

    package init() {}

    /// A term in the term syntax.
    package mutating func add(term: String, language: Language, label: Int, layer: UInt16) {
        patterns.append(Pattern(term, language: language, inflects: false, label: label, layer: layer))
    }

    /// A people or adjective of a place: as a name, in both numbers.
    package mutating func add(people: String, language: Language, label: Int, layer: UInt16) {
        patterns.append(Pattern(people, language: language, ending: .people, label: label, layer: layer))
    }

    /// A person's surname that unseen spellings may be like.
    mutating func add(likeness text: String, language: Language, label: Int) {
        patterns.append(
            Pattern(likeness: text, language: language, label: label, layer: CompiledTerms.Layer.actor))
    }

    /// A name whose words end by the given rule.
    mutating func add(name: String, ending: Pattern.Ending, language: Language, label: Int, layer: UInt16) {
        patterns.append(Pattern(name, language: language, ending: ending, label: label, layer: layer))
    }

    /// A name, each word of which inflects by its language's rules.
    package mutating func add(name: String, language: Language, label: Int, layer: UInt16) {
        patterns.append(Pattern(name, language: language, inflects: true, label: label, layer: layer))
    }
}
