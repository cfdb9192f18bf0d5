/// Kazakh endings as an automaton over slots, in both alphabets.
///
/// A noun takes derivation (any number), plural, possessive, case, then copula or particle, each at most once and in this
/// order (Muhamedowa 2016, Kazakh: A Comprehensive Grammar, ch. 4). A verb takes voice, negation, tense and person; its
/// participles and verbal nouns go on as nouns. Vowel harmony isn't checked against the stem (loans break it, Қытай, Совет),
/// consonant assimilation neither: within a row of endings a wrong one is rare, a mention lost is not.
struct KazakhSuffixes: Sendable {
    enum Start: UInt8, Sendable, Hashable {
        case noun
        /// A noun that ends as a possessive does (партиясы): the endings after one may follow too.
        case possessed
        /// A person or place: no derivation, no possessive of the first or second person singular.
        case named
        /// The same that ends as a possessive does (облысы).
        case namedPossessed
        /// A noun's stem with its narrow vowel gone (халқ-ы): only a possessive may follow.
        case elided
        /// A verb, which may stand bare.
        case verb
        /// A verb's stem that is no word alone.
        case verbNeedsEnding
    }

    private enum Slot: Int { case derived, plural, possessed, cased, closed, voice, negated, named }

    private struct Suffix: Sendable {
        /// The first eight bytes, and those after.
        var first: UInt64
        var rest: UInt64
        var length: Int
        /// A bit by slot in which the word may be before the suffix.
        var from: UInt8
        /// The slot after it.
        var to: UInt8
    }

    private let suffixes: [Suffix]
    /// By first byte and second byte's low bits, so that only few are compared: where its suffixes begin; one more at the end.
    private let starts: [Int32]

    static let cyrillic = KazakhSuffixes(latin: false)
    static let latin = KazakhSuffixes(latin: true)

    private init(latin: Bool) {
        var buckets = [[Suffix]](repeating: [], count: 256)
        func add(_ texts: [String], from slots: [Slot], to slot: Slot) {
            let mask = slots.reduce(UInt8(0)) { $0 | 1 << UInt8($1.rawValue) }
            for text in texts {
                for spelling in latin ? KazakhLetters.latin(text) : [text] {
                    let bytes = Array(spelling.utf8)
                    precondition(bytes.count <= 16)
                    let middle = min(8, bytes.count)
                    buckets[KazakhSuffixes.bucket(bytes[0], bytes.count > 1 ? bytes[1] : 0)].append(
                        Suffix(
                            first: bytes.span.leading(0..<middle), rest: bytes.span.leading(middle..<bytes.count),
                            length: bytes.count, from: mask, to: UInt8(slot.rawValue)))
                }
            }
        }
        for rule in KazakhSuffixes.rules { add(rule.texts.flatMap(KazakhLetters.expand), from: rule.from, to: rule.to) }
        suffixes = buckets.flatMap(\.self)
        var starts: [Int32] = [0]
        for bucket in buckets { starts.append((starts.last ?? 0) + Int32(bucket.count)) }
        self.starts = starts
    }

    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
        first < 0x80 ? Int(first) : Int(first & 3) << 6 | Int(second & 0x3F) | 0x80
    }

    private typealias Rule = (texts: [String], from: [Slot], to: Slot)

    /// Capital letters stand for the vowels and consonants that harmony and assimilation choose between: A а/е, I ы/і,
    /// L л/д/т, D д/т/н/л, G ғ/г/қ/к, N н/д/т, M м/б/п, K к/қ/г/ғ. Spelled out by `KazakhLetters.expand`.
    private static let rules: [Rule] = [
        // -лық/-лік, -дық…, -шы/-ші, -сыз/-сіз, -ша/-ше, -дай/-дей, -дас/-тас, -лы/-лі (Қытайлық, Тоқаевша), -ғы/-гі after
        // a case or a time (Қытайдағы), -нікі.
        (["LIK", "LI", "шI", "сIз", "шA", "DAй", "LAс", "шIл", "шIлдIK", "DAғы", "DAгі"], [.derived], .derived),
        (["LAр"], [.derived, .named], .plural),
        (["I", "сI", "IмIз", "мIз"], [.named], .possessed),
        (["I", "сI", "Iм", "м", "Iң", "ң", "IмIз", "мIз", "IңIз", "ңIз"], [.derived, .plural], .possessed),
        (
            ["NIң", "GA", "NI", "DA", "DAн", "нAн", "MAн", "DAй", "шA", "DAғы", "DAгі"],
            [.derived, .plural, .possessed], .cased
        ),
        // Names take no -дай (Исатай isn't like Иса) and no second case (Майданға isn't Май-дан-ға).
        (["NIң", "GA", "NI", "DA", "DAн", "нAн", "MAн", "шA"], [.named], .closed),
        (["DAғы", "DAгі"], [.named], .derived),
        // After a possessive: елім-е, партиясы-на, партиясы-н, партиясы-нда.
        (["A", "нA", "н", "нDA", "нDAғы", "нDAгі"], [.possessed], .cased),
        (["NIKі", "нікі", "дікі", "тікі"], [.derived, .plural, .possessed, .named], .cased),
        // Қытайдағылар, Тоқаевтікін.
        (["LAр", "н", "нA", "NI", "NIң", "GA", "DA", "DAн", "MAн"], [.cased], .closed),
        // Copula and particles: -мын/-мін, -сың, -сыз, -мыз, -дыр, -ақ/-ау, -ды (person of the predicate).
        (
            ["MIн", "сIң", "сIз", "MIз", "DIр", "ақ", "ау", "AKі", "MIс"],
            [.derived, .plural, .possessed, .cased, .named], .closed
        ),
        // Voice: -л/-ыл, -н/-ын, -т, -тыр/-дыр, -ғыз/-қыз, -ыс/-с; iteration.
        (["л", "Iл", "н", "Iн", "т", "DIр", "GIз", "Iс", "с", "лAс", "т"], [.voice], .voice),
        (["MA"], [.voice], .negated),
        // Finite tenses: past -ды + person, perfect -ған + person, converb -п, present -а/-е/-й + person, conditional -са,
        // imperative -ңыз/-сын, plans -мақ, hearsay -пты, habit -атын/-йтын, -ар/-р/-с, purpose -ғалы.
        (
            [
                "DI", "DIм", "DIK", "DIң", "DIңIз", "DIңIзDAр", "п", "Iп", "пты", "пті", "Iпты", "Iпті", "йDI", "ADI",
                "йDI", "й", "A",
            ],
            [.voice, .negated], .closed
        ),
        (
            [
                "сA", "сAK", "сAм", "сIн", "Iңыз", "Iңіз", "ңыз", "ңіз", "р", "Aр", "с", "GAлI", "GAлы", "MAKшI",
                "йDIк", "ймIн", "ймIз",
            ],
            [.voice, .negated], .closed
        ),
        // Participles and verbal nouns go on as nouns.
        (["GAн", "GAнDA", "йтIн", "AтIн", "у", "MAK", "уш", "ушI", "Iс", "уDA"], [.voice, .negated], .derived),
    ]

    /// Whether the whole of `rest` is a row of endings. Linear in its length: at each place a set of slots is kept.
    func accepts(_ bytes: Span<UInt8>, _ rest: Range<Int>, start: Start, afterVoicing: Bool) -> Bool {
        // No row of endings is longer (32 letters of two bytes).
        guard rest.count <= 64 else { return false }
        if afterVoicing || start == .elided, !KazakhLetters.isVowel(bytes, rest.lowerBound) { return false }
        var reached = InlineArray<65, UInt8>(repeating: 0)
        switch start {
        case .noun: reached[0] = 1 << UInt8(Slot.derived.rawValue)
        case .possessed: reached[0] = 1 << UInt8(Slot.derived.rawValue) | 1 << UInt8(Slot.possessed.rawValue)
        case .named: reached[0] = 1 << UInt8(Slot.named.rawValue)
        case .namedPossessed: reached[0] = 1 << UInt8(Slot.named.rawValue) | 1 << UInt8(Slot.possessed.rawValue)
        case .elided: reached[0] = 1 << UInt8(Slot.plural.rawValue)
        case .verb, .verbNeedsEnding: reached[0] = 1 << UInt8(Slot.voice.rawValue)
        }
        for offset in 0..<rest.count where reached[offset] != 0 {
            let position = rest.lowerBound + offset
            let second = position + 1 < rest.upperBound ? bytes[position + 1] : 0
            let bucket = KazakhSuffixes.bucket(bytes[position], second)
            let places = Int(starts[bucket])..<Int(starts[bucket &+ 1])
            if !places.isEmpty {
                let first = bytes.eightBytes(at: position)
                for place in places {
                    let suffix = suffixes[place]
                    let (reach, length) = (offset &+ suffix.length, suffix.length)
                    guard suffix.from & reached[offset] != 0, reach <= rest.count,
                        (first ^ suffix.first) & EightBytes.mask(length) == 0,
                        length <= 8 || bytes.leading(position &+ 8..<position &+ length) == suffix.rest
                    else { continue }
                    reached[reach] |= 1 &<< suffix.to
                }
            }
            // The possessive apostrophe of a foreign name: Biden'нің.
            if offset == 0, bytes[position] == 0x27 { reached[1] |= reached[0] }
        }
        return reached[rest.count] & ~(1 << UInt8(Slot.negated.rawValue)) != 0
    }
}
