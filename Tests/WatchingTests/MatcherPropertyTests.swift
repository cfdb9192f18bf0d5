import Model
import Testing

@testable import Watching

/// Random watchlists over random texts of mixed scripts, against the naive matcher.
struct MatcherPropertyTests {
    private static let letters: [Language: [String]] = [
        .english: ["xi", "to", "ka", "yev", "s", "ly", "é", "ing", "us"],
        .russian: ["то", "ка", "ев", "а", "ом", "ова", "ский", "ми", "ть", "к"],
        .kazakh: ["тоқ", "қа", "ай", "лық", "дың", "бек", "і", "ған"],
        .chinese: ["中", "国", "哈", "萨"],
    ]
    private static let gaps = [
        " ", " ", " ", "-", "\n", " \n", "\n\n", ", ", "", "'", "''", "  ", " - ", ". ", ".", "    ", "—", "«", "°",
        "…",
    ]

    @Test(arguments: 0..<300)
    func sameAsTheNaiveMatcher(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var patterns: [Pattern] = []
        let languages: [Language] = [.english, .russian, .kazakh, .kazakhLatin, .chinese]
        for label in 0..<(1 + random.below(25)) {
            let language = languages[random.below(languages.count)]
            let words = (0..<(1 + random.below(3))).map { _ in
                word(language, &random) + (random.below(8) == 0 ? ["*", "~"][random.below(2)] : "")
            }
            patterns.append(
                Pattern(
                    words.joined(separator: language == .chinese ? "" : [" ", "-", ". "][random.below(3)]),
                    language: language, inflects: random.below(2) == 0, label: label % 7, layer: UInt16(random.below(3))
                ))
        }
        var text = ""
        for _ in 0..<random.below(60) {
            // Half of the words are the watchlist's, with an ending or without.
            let pattern = patterns[random.below(patterns.count)]
            let own = pattern.words.isEmpty ? "" : pattern.text.filter { $0 != "*" && $0 != "~" }
            let language = languages[random.below(languages.count)]
            text +=
                random.below(2) == 0
                ? own + (random.below(3) == 0 ? word(language, &random) : "") : word(language, &random)
            text += Self.gaps[random.below(Self.gaps.count)]
        }
        let normal = NormalText(text)
        #expect(
            Matcher(patterns).matches(in: normal) == NaiveMatcher(patterns: patterns).matches(in: normal), "\(text)")
    }

    private func word(_ language: Language, _ random: inout SplitMix) -> String {
        let parts = Self.letters[language] ?? Self.letters[.english] ?? []
        let word = (0..<(1 + random.below(4))).map { _ in parts[random.below(parts.count)] }.joined()
        switch random.below(6) {
        case 0: return word.uppercased()
        case 1: return word.prefix(1).uppercased() + word.dropFirst()
        case 2: return String(word.prefix(1))
        default: return word
        }
    }

    /// The bits of words and characters, made 64 bytes at a time, are those that `Tokens` gives one by one.
    @Test(arguments: 0..<200)
    func wordsAreThoseOfTokens(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let pool = [
            "a", "z", "9", "'", "''", " ", "-", "\n", "ж", "қ", "é", "中", "カ", "한", "°", "€", "𠀀", "😀", "ⰰ", "豈", "ﬀ",
            "\u{A0}",
        ]
        // Half of the texts are plain for whole blocks.
        let kinds = random.below(2) == 0 ? pool.count : 11
        var bytes: [UInt8] = []
        for _ in 0..<random.below(300) { bytes += Array(pool[random.below(kinds)].utf8) }
        let map = WordMap(bytes.span)
        var words: [Range<Int>] = []
        var characters: [Int] = []
        var index = 0
        while index < bytes.count {
            switch Tokens.kind(bytes.span, index) {
            case 1:
                words.append(index..<Tokens.end(of: bytes, from: index))
                index = words[words.count - 1].upperBound
            case 2:
                characters.append(index)
                index += UTF8Bytes.length(bytes[index])
            default: index += UTF8Bytes.length(bytes[index])
            }
        }
        func isSet(_ bits: [UInt64], _ place: Int) -> Bool {
            place >= 0 && place / 64 < bits.count && bits[place / 64] >> UInt64(place % 64) & 1 == 1
        }
        let starts = bytes.indices.filter { isSet(map.words, $0) && !isSet(map.words, $0 - 1) }
        #expect(starts.map { $0..<map.end(of: $0) } == words, "\(String(decoding: bytes, as: UTF8.self))")
        #expect(bytes.indices.filter { isSet(map.characters, $0) } == characters)
    }

    /// What makes other matchers slow, or ours: a text twice as long takes no more than twice the steps, and a byte no more than a
    /// pattern has words or bytes.
    @Test(arguments: [
        // One letter: every stem is a prefix of the one word.
        ((1...256).map { String(repeating: "a", count: $0) + "*" }, "en", "a", 4.0),
        // Words that share all but their end, and a text that never gets to it.
        (
            (0..<500).map { String(repeating: "аб", count: 40) + "в\($0)" }, "ru",
            String(repeating: "аб", count: 40) + " ", 2.0
        ),
        // Phrases that all begin at every word.
        ((0..<500).map { "to be b\($0)" }, "en", "to be ", 4.0),
        ((1...120).map { Array(repeating: "к", count: $0).joined(separator: " ") }, "ru", "к ", 100.0),
        ((1...120).map { String(repeating: "中", count: $0) }, "zh", "中", 200.0),
        // Every ending is tried after every stem.
        (["а", "аб", "аба", "абаб", "ababa", "абабаб"].map { $0 + "~" }, "kk", "абабабабабаб ", 4.0),
    ])
    func stepsAreLinear(patterns: [String], language: String, unit: String, perByte: Double) {
        var set = PatternSet()
        for (label, text) in patterns.enumerated() {
            set.add(term: text, language: Language(rawValue: language), label: label, layer: 0)
        }
        let matcher = Matcher(set.patterns)
        func steps(_ count: Int) -> Int { matcher.steps(in: NormalText(String(repeating: unit, count: count))) }
        let (one, two) = (steps(1_000), steps(2_000))
        #expect(Double(two) <= 2.2 * Double(one))
        #expect(Double(two) <= perByte * Double(2_000 * unit.utf8.count))
    }

    /// A text in pieces of one alphabet each, normal form and way back, is its pieces put together.
    @Test(arguments: 0..<200)
    func aTextFoldsAsItsPieces(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let pools = [
            "abXYZ09`~\u{7F}\u{1}\t@[{".unicodeScalars.map { $0 }, "АбвЁёЯӘәҚқҒґ".unicodeScalars.map { $0 },
            "臺国Ａﬁ①…«»“”—😀𝐁🄪½\u{AD}\u{FEFF}".unicodeScalars.map { $0 }, "éÄẞİßȺȾ".unicodeScalars.map { $0 },
        ]
        var whole = ""
        var expected: [UInt8] = []
        var places: [(normal: Int, original: Int)] = []
        for _ in 0..<random.below(60) {
            let pool = pools[random.below(pools.count)]
            var piece = String.UnicodeScalarView()
            for _ in 0..<random.below(25) { piece.append(pool[random.below(pool.count)]) }
            let text = String(piece) + " "
            let normal = NormalText(text)
            for place in normal.bytes.indices where normal.bytes[place] & 0xC0 != 0x80 {
                places.append(
                    (expected.count + place, whole.utf8.count + normal.original(place..<place + 1).lowerBound))
            }
            expected += normal.bytes
            whole += text
        }
        let normal = NormalText(whole)
        #expect(normal.bytes == expected, "\(whole)")
        for (place, original) in places {
            #expect(normal.original(place..<place + 1).lowerBound == original)
        }
    }
}
