import Model

/// What a word near a name tells of the one named. The rules that read it are the same in all languages that write words.
struct CastCue: OptionSet, Sendable {
    let rawValue: UInt64

    /// Auxiliaries: was, были.
    static let be = CastCue(rawValue: 1)
    /// May stand between a name and its verb, or before a name, and changes nothing.
    static let filler = CastCue(rawValue: 1 << 1)
    /// Predicates by which something befalls their subject: disappeared, задержан, ұсталды.
    static let passive = CastCue(rawValue: 1 << 2)
    /// Verbs by which something befalls their object: задержали, ұстады.
    static let active = CastCue(rawValue: 1 << 3)
    /// English forms that are both: detained.
    static let held = CastCue(rawValue: 1 << 4)
    /// Befalls the subject with a word of `custody` behind it: faces, получил.
    static let undergo = CastCue(rawValue: 1 << 5)
    /// Cases, prisons, terms: the arrest of, years.
    static let custody = CastCue(rawValue: 1 << 6)
    /// Before a name, of one whom it befell: задержанный, ұсталған.
    static let participle = CastCue(rawValue: 1 << 7)
    static let kin = CastCue(rawValue: 1 << 8)
    static let speech = CastCue(rawValue: 1 << 9)
    /// Judges, prosecutors, police officers.
    static let judge = CastCue(rawValue: 1 << 10)
    /// What a person is: activist, imam, белсенді.
    static let person = CastCue(rawValue: 1 << 11)
    /// Whose name follows is who they stand up for: lawyer for.
    static let lawyer = CastCue(rawValue: 1 << 12)
    static let who = CastCue(rawValue: 1 << 13)
    static let and = CastCue(rawValue: 1 << 14)
    /// A preposition: what follows is no subject.
    static let preposition = CastCue(rawValue: 1 << 15)
    static let of = CastCue(rawValue: 1 << 16)
    static let by = CastCue(rawValue: 1 << 17)
    static let from = CastCue(rawValue: 1 << 18)
    static let to = CastCue(rawValue: 1 << 19)
    static let against = CastCue(rawValue: 1 << 20)
    /// In front of, near: where a protest stands.
    static let before = CastCue(rawValue: 1 << 21)
    /// Behind a participle of a headline: detained IN Almaty.
    static let circumstance = CastCue(rawValue: 1 << 22)
    static let organises = CastCue(rawValue: 1 << 23)
    static let organiser = CastCue(rawValue: 1 << 24)
    static let participant = CastCue(rawValue: 1 << 25)
    static let supporters = CastCue(rawValue: 1 << 26)
    static let gives = CastCue(rawValue: 1 << 27)
    static let takes = CastCue(rawValue: 1 << 28)
    static let guarantee = CastCue(rawValue: 1 << 29)
    static let loan = CastCue(rawValue: 1 << 30)
    /// In the name of an office or firm: such a name is no person's.
    static let body = CastCue(rawValue: 1 << 31)
    /// Months, roads, great words: capitals that name nobody.
    static let nobody = CastCue(rawValue: 1 << 32)
    static let bank = CastCue(rawValue: 1 << 33)
    static let signs = CastCue(rawValue: 1 << 34)

    /// A person's name neither begins with nor holds these.
    static let unlikeNames: CastCue = [
        .be, .filler, .passive, .active, .held, .undergo, .custody, .participle, .kin, .speech, .judge, .person,
        .lawyer, .who, .and,
        .preposition, .of, .by, .from, .to, .against, .before, .circumstance, .organises, .organiser, .participant,
        .supporters,
        .gives, .takes, .guarantee, .loan, .body, .nobody, .bank,
    ]

    func has(_ other: CastCue) -> Bool { !isDisjoint(with: other) }
}

/// The words of one language that tell something of names near them, found by their bytes.
struct CastCues: Sendable {
    private var exact: [UInt64: CastCue] = [:]
    private var stems: [UInt64: CastCue] = [:]
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    /// - Parameter lists: small letters, ё as е; `*` at a word's end: any ending.
    init(_ lists: [(CastCue, String)], bodies: [String], bodyStems: [String]) {
        for (cue, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) {
                if word.last == "*" { stem(word.dropLast(), cue) } else { add(word, cue) }
            }
        }
        for word in bodies { add(word[...], .body) }
        for word in bodyStems { if word.count <= 4 { add(word[...], .body) } else { stem(word[...], .body) } }
        for word in NameLexicon.calendar.union(NameLexicon.things) { add(word[...], .nobody) }
    }

    private mutating func add(_ word: Substring, _ cue: CastCue) {
        exact[Self.hash(word.utf8), default: []].insert(cue)
    }
    private mutating func stem(_ word: Substring, _ cue: CastCue) {
        stems[Self.hash(word.utf8), default: []].insert(cue)
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// What the word at `range` tells, in whatever case it is written.
    func cues(_ bytes: [UInt8], _ range: Range<Int>) -> CastCue {
        var key = Self.basis
        var found: CastCue = []
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = bytes[index]
            var second: UInt8 = 0
            if byte < 0x80 {
                if byte &- 0x41 < 26 { byte |= 0x20 }
                index &+= 1
            } else {
                let next = index &+ 1 < range.upperBound ? bytes[index &+ 1] : 0
                (byte, second) = Self.small(byte, next)
                index &+= 2
            }
            key = (key ^ UInt64(byte)) &* 0x100_0000_01B3
            if second != 0 { key = (key ^ UInt64(second)) &* 0x100_0000_01B3 }
            // A stem of fewer letters than three says nothing.
            if index &- range.lowerBound >= 3, let cue = stems[key] { found.formUnion(cue) }
        }
        if let cue = exact[key] { found.formUnion(cue) }
        return found
    }

    /// A Cyrillic letter made small; ё is е.
    private static func small(_ lead: UInt8, _ next: UInt8) -> (UInt8, UInt8) {
        switch (lead, next) {
        case (0xD0, 0x81), (0xD1, 0x91): (0xD0, 0xB5)
        case (0xD0, 0x86): (0xD1, 0x96)
        case (0xD0, 0x90...0x9F): (0xD0, next | 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, next & 0x9F)
        case (0xD2, _), (0xD3, _): (lead, next | 1)
        default: (lead, next)
        }
    }

    static func table(_ language: Language) -> CastCues? {
        switch language.rawValue {
        case "kk": kazakh
        case "ru": russian
        case "en": english
        default: language.base == .english ? english : language.base == .russian ? russian : nil
        }
    }

    private static let english = CastCues(
        CastWords.english, bodies: Array(NameLexicon.bodyHeads.keys), bodyStems: [])
    private static let russian = CastCues(
        CastWords.russian, bodies: [], bodyStems: NameLexicon.bodyStems.map(\.0))
    private static let kazakh = CastCues(CastWords.kazakh, bodies: [], bodyStems: NameLexicon.bodyStems.map(\.0))
}
