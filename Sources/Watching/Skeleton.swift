/// What stays of a name in all its spellings: one key for q and k, kh and h and x, zh and j, ş and sh, y and i and ı, w and u and v,
/// -yev and -ev and -aiev, doubled letters; and within Cyrillic for қ and к, ә and а, і and ы and й, э and е (Тоқаев, Токаев).
///
/// Keys are FNV-1a hashes, made letter by letter, so that the keys of all beginnings of a word (a name before its case
/// ending) cost one walk. A key proposes; a given name or title beside it decides.
struct Skeleton {
    /// A name of fewer letters is like too many others.
    static let leastLetters = 5
    /// Letters of a case ending that may follow in the text.
    static let mostEnding = 5

    private(set) var key: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var letters = 0
    private var last: UInt32 = 0
    /// A y or i that counts only before a consonant.
    private var isPending = false

    /// The key of a whole word in normal form; nil for what is too short or no word of letters.
    static func key(_ word: ArraySlice<UInt8>, least: Int = leastLetters) -> UInt64? {
        var keys: [UInt64] = []
        beginnings(word, least: least, mostEnding: 0) { keys.append($0) }
        return keys.last
    }

    /// The keys of a word's beginnings, of at least so many letters, that leave at most so many letters.
    static func beginnings(_ word: ArraySlice<UInt8>, least: Int, mostEnding: Int, _ body: (UInt64) -> Void) {
        var skeleton = Skeleton()
        var index = word.startIndex
        let total = word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        var read = 0
        while index < word.endIndex {
            let length = max(1, UTF8Bytes.length(word[index]))
            guard index + length <= word.endIndex else { return }
            let scalar =
                length == 1 ? UInt32(word[index]) : UInt32(word[index] & 0x1F) << 6 | UInt32(word[index + 1] & 0x3F)
            // zh is j, kh is h; of sh, ch and gh the first letter stands for both.
            let isJoined =
                index + 1 < word.endIndex && word[index + 1] == UInt8(ascii: "h") && "zksgc".utf8.contains(word[index])
            let joined: UInt32 = scalar == 0x7A ? 0x6A : scalar == 0x6B ? 0x68 : scalar
            skeleton.take(isJoined ? joined : scalar)
            index += isJoined ? 2 : length
            read += isJoined ? 2 : 1
            if read >= least, total - read <= mostEnding { body(skeleton.closed) }
        }
    }

    /// The key if the word ended here.
    private var closed: UInt64 { isPending ? (key ^ 0x69) &* 0x100_0000_01B3 : key }

    private mutating func take(_ scalar: UInt32) {
        let letter = Skeleton.fold(scalar)
        guard letter != 0 else { return }
        if letter == last, letter != 0x69 { return }
        if letter == 0x69 {
            // After a vowel it glides (Tokayev, Tokaiev, Tokaev), before one too.
            if !Skeleton.isVowel(last) || letters == 0 { isPending = true }
            last = letter
            return
        }
        if isPending, !Skeleton.isVowel(letter) { mix(0x69) }
        isPending = false
        mix(letter)
        last = letter
    }

    private mutating func mix(_ letter: UInt32) {
        key = (key ^ UInt64(letter)) &* 0x100_0000_01B3
        letters += 1
    }

    private static func isVowel(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x6F, 0x75, 0x430, 0x435, 0x43E, 0x443: true
        default: false
        }
    }

    /// One letter for those that spellings swap; 0 for signs and marks that they drop.
    private static func fold(_ scalar: UInt32) -> UInt32 {
        switch Unicode.Scalar(scalar) ?? " " {
        case "q", "c", "k", "ç": 0x6B
        case "x", "h": 0x68
        case "j": 0x6A
        case "y", "i", "ı": 0x69
        case "w", "v", "f": 0x76
        case "ä", "a": 0x61
        case "ö", "o", "ɵ": 0x6F
        case "ü", "u", "ū": 0x75
        case "ğ", "g": 0x67
        case "ş", "s": 0x73
        case "ñ", "n": 0x6E
        case "к", "қ": 0x43A
        case "г", "ғ": 0x433
        case "а", "ә", "я": 0x430
        case "о", "ө": 0x43E
        case "у", "ұ", "ү", "ю": 0x443
        case "и", "і", "ы", "й": 0x69
        case "е", "э": 0x435
        case "н", "ң": 0x43D
        case "х", "һ": 0x445
        case "ь", "ъ", "'": 0
        default: scalar
        }
    }
}
