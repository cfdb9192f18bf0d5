/// What may follow a stem up to the end of the word.
enum EndingRule: Sendable, Hashable {
    /// Nothing.
    case exact
    /// Nothing, or the English possessive.
    case exactEnglish
    /// Anything.
    case open
    /// One of a list of endings (`Endings.lists`).
    case list(UInt8)
    /// A row of Kazakh endings; `afterVoicing`: the stem's last consonant is voiced, so that a vowel must follow.
    case kazakh(KazakhSuffixes.Start, latin: Bool, afterVoicing: Bool)
    /// The word's letters up to here are capitals, and small letters follow: none, or endings by language.
    case acronym(Acronym)

    enum Acronym: UInt8, Sendable, Hashable { case english, russian, kazakh, kazakhLatin }

    /// Whether `rest`, the end of `word`, may follow the stem.
    func accepts(_ text: NormalText, _ bytes: Span<UInt8>, word: Range<Int>, rest: Range<Int>) -> Bool {
        switch self {
        case .exact: return rest.isEmpty
        case .exactEnglish: return rest.isEmpty || Endings.isPossessive(bytes, rest)
        case .open: return true
        case .list(let list): return Endings.contains(Int(list), bytes, rest)
        case .kazakh(let start, let latin, let afterVoicing):
            if rest.isEmpty { return !afterVoicing && start != .verbNeedsEnding }
            return (latin ? KazakhSuffixes.latin : KazakhSuffixes.cyrillic).accepts(
                bytes, rest, start: start, afterVoicing: afterVoicing)
        case .acronym(let acronym):
            var index = word.lowerBound
            while index < rest.lowerBound {
                if bytes[index] >= 0x40, !text.isCapital(at: index) { return false }
                index += max(1, UTF8Bytes.length(bytes[index]))
            }
            guard !rest.isEmpty else { return true }
            if bytes[rest.lowerBound] != 0x27, text.isCapital(at: rest.lowerBound) { return false }
            switch acronym {
            case .english: return Endings.contains(Endings.englishName, bytes, rest)
            case .russian: return Endings.contains(Endings.russianAcronym, bytes, rest)
            case .kazakh: return KazakhSuffixes.cyrillic.accepts(bytes, rest, start: .noun, afterVoicing: false)
            case .kazakhLatin: return KazakhSuffixes.latin.accepts(bytes, rest, start: .noun, afterVoicing: false)
            }
        }
    }

    /// All that may follow the stem, possibly more; nil where that can't be listed.
    var endings: [[UInt8]]? {
        switch self {
        case .exact: [[]]
        case .exactEnglish: [[], Array("'".utf8), Array("'s".utf8)]
        case .list(let list): Endings.lists[Int(list)].endings
        case .acronym(.english): [[]] + Endings.lists[Endings.englishName].endings
        case .acronym(.russian): [[]] + Endings.lists[Endings.russianAcronym].endings
        case .open, .kazakh, .acronym(.kazakh), .acronym(.kazakhLatin): nil
        }
    }
}
