import Testing

@testable import Watching

struct NormalTextTests {
    @Test(arguments: [
        ("Hello WORLD", "hello world"),
        ("ТОКАЕВ Ёлка", "токаев елка"),
        ("ҚАЗАҚСТАН Әлі Өскемен Ұлы Һәм Іле Ңң", "қазақстан әлі өскемен ұлы һәм іле ңң"),
        ("臺灣與中國發生", "台湾与中国发生"),
        ("ＡＢＣ１２３　ｘ", "abc123 x"),
        ("ﬁnance oﬃce", "finance office"),
        ("soft\u{AD}hyphen zero\u{200B}width \u{FEFF}bom", "softhyphen zerowidth bom"),
        ("a\u{A0}b\u{2009}c\td", "a b c d"),
        ("«кавычки» “q” ‘s’ Xi’an", "\"кавычки\" \"q\" 's' xi'an"),
        ("Нур‑Султан — Almaty–Astana", "нур-султан - almaty-astana"),
        ("Кита\u{438}\u{306}", "китай"),
        ("е\u{308}лка", "елка"),
        ("ударе\u{301}ние café", "ударение cafe"),
        ("Qazaqstan Äli ğ ı ñ Öz ü Ş", "qazaqstan äli ğ ı ñ öz ü ş"),
        ("g\u{306}a\u{308}", "ğä"),
        // Latin letters in Cyrillic words: T, o, a, p; and the reverse.
        ("Toкаев", "токаев"), ("Қaзaқстан", "қазақстан"), ("миtинг", "митинг"), ("Сhina", "china"),
        ("Қазақстанның əлемі", "қазақстанның әлемі"),
        // Stress typed with Latin letters, and letters of full width.
        ("зáмок окнó Ａлматы миｔинг", "замок окно алматы митинг"),
        // Two alphabets that neither explains stay.
        ("BRICSтің IT-компания", "bricsтің it-компания"),
        ("line\r\nbreak", "line \nbreak"),
        ("𝐁𝐨𝐥𝐝 😀", "bold 😀"),
        ("", ""),
    ])
    func normalForm(text: String, expected: String) {
        #expect(String(decoding: NormalText(text).bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("Кита\u{438}\u{306}ский", "китай", "Кита\u{438}\u{306}"),
        ("x soft\u{AD}hyphen y", "softhyphen", "soft\u{AD}hyphen"),
        ("\u{200B}word\u{200B} next", "word", "word"),
        ("ＡＢ Toкаев!", "токаев", "Toкаев"),
        ("ﬁnance", "fi", "ﬁ"),
        ("前臺灣後", "台湾", "臺灣"),
        ("x\u{438}\u{306}\u{301}y", "й", "\u{438}\u{306}"),
    ])
    func wayBack(text: String, needle: String, expected: String) throws {
        let normal = NormalText(text)
        let bytes = Array(needle.utf8)
        let start = try #require(
            (0...(normal.bytes.count - bytes.count)).first { Array(normal.bytes[$0..<($0 + bytes.count)]) == bytes })
        let range = normal.original(start..<(start + bytes.count))
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == expected)
    }

    /// On random text of the characters that fold, join, vanish and get repaired: any stretch of whole characters goes back
    /// to whole characters, in the same order, and the whole to the whole but for what vanishes at its ends.
    @Test(arguments: 0..<200)
    func wayBackIsMonotoneAndWhole(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let pool = Array(
            "aAzТтоаеЁёйИи\u{306}\u{308}\u{301}\u{AD}\u{200B} \n-–«»’ə臺国Ａﬁ①…😀𝐁ğÄẞ\u{FEFF}İkK½".unicodeScalars)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<random.below(60) { scalars.append(pool[random.below(pool.count)]) }
        let text = String(scalars)
        let normal = NormalText(text)
        #expect(String(validating: normal.bytes, as: UTF8.self) != nil)
        let whole = Set(boundaries(of: Array(text.utf8)))
        let places = boundaries(of: normal.bytes)
        var lastStart = 0
        for (index, start) in places.enumerated() {
            for end in places[index...] {
                let range = normal.original(start..<end)
                #expect(whole.contains(range.lowerBound) && whole.contains(range.upperBound))
                #expect(start == end || !range.isEmpty)
                #expect(range.lowerBound >= lastStart)
            }
            lastStart = normal.original(start..<start).lowerBound
        }
        // Out of range is clamped.
        #expect(normal.original(0..<10_000).upperBound <= text.utf8.count)
    }

    /// Characters of the first plane, of Han every 64th, alone and between letters, folds to what folds to itself. Signs of several
    /// letters (™, Ⅱ) inside Cyrillic words aren't looked at: only letters are repaired.
    @Test func foldingIsIdempotent() {
        var differing: [String] = []
        let values = Array(UInt32(0)..<0x3100) + Array(0xF900..<0xFB50) + Array(0xFE00..<0x10000)
        for value in values + Array(stride(from: 0x3100, to: 0xF900, by: 64)) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isSign = String(decoding: NormalText(String(Character(scalar))).bytes, as: UTF8.self).count > 1
            for text in ["\(scalar)", "a\(scalar)b", "ж\(scalar)ы", "中\(scalar)文"] where !(isSign && text.first == "ж")
            {
                let once = NormalText(text).bytes
                let twice = NormalText(String(decoding: once, as: UTF8.self)).bytes
                if once != twice, differing.count < 20 { differing.append("\(String(value, radix: 16)) in \(text)") }
            }
        }
        #expect(differing.isEmpty)
    }

    private func boundaries(of bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }
}

/// A seeded generator (Steele, Lea & Flood 2014), so that every run tests the same.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    mutating func below(_ bound: Int) -> Int { bound == 0 ? 0 : Int(next() % UInt64(bound)) }
}
