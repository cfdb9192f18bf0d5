/// Words of a normal text.
///
/// A word is a run of letters and digits of any script but Chinese and kana, with apostrophes between them (Xi'an,
/// Tokayev's). Chinese characters and kana are no words: patterns of theirs may begin at any of them.
enum Tokens {
    /// What the character at `index` is: 0 other, 1 of a word, 2 Chinese or kana. Comparisons rather than a table: a global
    /// array costs a call at each look.
    @inline(__always)
    static func kind(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
        let byte = bytes[index]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 ? 1 : 0 }
        if byte >= 0xC3 && byte <= 0xE1 || byte >= 0xEA && byte <= 0xED { return 1 }
        if byte >= 0xE4 && byte <= 0xE9 { return 2 }
        return rareKind(bytes, index)
    }

    private static func rareKind(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
        guard index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        switch bytes[index] {
        // ª º µ are folded; what remains of Latin-1's upper half that is a letter is folded too.
        case 0xC2: return 0
        // U+2C00…: Glagolitic, Coptic, Latin extended.
        case 0xE2: return second >= 0xB0 ? 1 : 0
        // U+3040…30FF kana, U+3400… ideographs; 々 is rare and left out.
        case 0xE3: return second >= 0x90 || (0x81...0x83).contains(second) ? 2 : 0
        case 0xEF: return (0xA4...0xAB).contains(second) ? 2 : (0xAC...0xB7).contains(second) ? 1 : 0
        // U+20000…3FFFF ideographs.
        case 0xF0: return (0xA0...0xBF).contains(second) ? 2 : 0
        default: return 0
        }
    }

    /// The end of the word that begins at `start`; `start` itself where no word begins there.
    @inline(__always)
    static func end(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if kind(bytes, index) == 1 {
                index &+= UTF8Bytes.length(bytes[index])
            } else if bytes[index] == 0x27, index > start, index &+ 1 < bytes.count, kind(bytes, index &+ 1) == 1 {
                index &+= 1
            } else {
                break
            }
        }
        return min(index, bytes.count)
    }

    static func end(of bytes: [UInt8], from start: Int) -> Int { end(bytes.span, from: start) }

    /// Whether what stands between two words binds them to a phrase: at most three characters of blanks, hyphens, quotes and
    /// marks inside names (S&P, РИА "Новости", Даунинг-стрит, 10) and one line break; a full stop only inside (Mail.ru) or
    /// after an abbreviation (К. Токаев, U.S., им. Горького). Commas and brackets bind only what has them in its pattern: see
    /// `stops`.
    static func binds(_ bytes: Span<UInt8>, _ gap: Range<Int>, afterAbbreviation: Bool) -> Bool {
        guard gap.count >= 1, gap.count <= 3 else { return false }
        var breaks = 0
        for index in gap {
            switch bytes[index] {
            case 0x20, 0x2D, 0x22, 0x27, 0x26, 0x2F, 0x28, 0x29, 0x2C: break
            case 0x0A:
                breaks += 1
                if breaks > 1 { return false }
            case 0x2E where (afterAbbreviation || gap.count == 1) && index == gap.lowerBound: break
            default: return false
            }
        }
        return true
    }

    /// Whether a word is short enough to be an abbreviation: three letters.
    @inline(__always)
    static func mayAbbreviate(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
        word.count <= (bytes[word.lowerBound] < 0x80 ? 3 : 6)
    }

    /// Commas and brackets in a stretch.
    static func stops(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] == 0x2C || bytes[index] == 0x28 { count += 1 }
        return count
    }
}
