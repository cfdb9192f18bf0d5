/// One sentence of an article: a stretch of its bytes, and where it stands.
struct Sentence: Hashable, Sendable {
    /// UTF-8 bytes, without the white space around.
    var range: Range<Int>
    /// Counted from 0; a line break begins a new one.
    var paragraph: Int
}

/// Cuts text into sentences in the four languages, on bytes. A semicolon cuts too: what follows it has its own verb, and
/// must not lend its "will" or its date to what went before.
enum Sentences {
    /// Bytes.
    private static let longest = 1500

    /// - Parameter most: how many are wanted; the first ones.
    static func split(_ bytes: [UInt8], in range: Range<Int>, most: Int = .max) -> [Sentence] {
        var sentences: [Sentence] = []
        let bytes = bytes.span
        let end = range.upperBound
        var start = range.lowerBound
        var paragraph = 0
        var index = range.lowerBound
        func isOver(_ bytes: Span<UInt8>, _ end: Int) {
            let trimmed = trim(bytes, start..<end)
            if !trimmed.isEmpty { sentences.append(Sentence(range: trimmed, paragraph: paragraph)) }
            start = end
        }
        while sentences.count < most {
            // Most bytes end nothing.
            let near = min(end, start &+ longest &+ 1)
            while index < near, isPlain(bytes[index]) { index &+= 1 }
            guard index < end else { break }
            let byte = bytes[index]
            // No sentence of news is so long: a list or a run of words without a stop, cut so that reading stays linear.
            if index &- start > longest, byte == 0x20 || (index &- start > 2 * longest && byte & 0xC0 != 0x80) {
                isOver(bytes, index)
            }
            switch byte {
            case 0x0A, 0x0D:
                isOver(bytes, index)
                paragraph &+= 1
                index &+= 1
                start = index
            case 0x2E, 0x21, 0x3F:  // . ! ?
                var next = index &+ 1
                while next < end, bytes[next] == 0x2E || bytes[next] == 0x21 || bytes[next] == 0x3F { next &+= 1 }
                next = closers(bytes, next, end)
                if endsSentence(bytes, at: index, after: next, in: start..<end) { isOver(bytes, next) }
                index = next
            case 0x3B:  // ;
                isOver(bytes, index &+ 1)
                index &+= 1
            case 0xE3 where has(bytes, index, 0x80, 0x82, end):  // 。
                index = closers(bytes, index &+ 3, end)
                isOver(bytes, index)
            case 0xEF
            where has(bytes, index, 0xBC, 0x81, end) || has(bytes, index, 0xBC, 0x9F, end)
                || has(bytes, index, 0xBC, 0x9B, end):  // ！ ？ ；
                index = closers(bytes, index &+ 3, end)
                isOver(bytes, index)
            default: index &+= 1
            }
        }
        if sentences.count < most { isOver(bytes, end) }
        return sentences
    }

    /// Whether a byte is none with which a break, a stop or a mark of the above begins.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        let marks: UInt64 = 1 &<< 0x0A | 1 &<< 0x0D | 1 &<< 0x21 | 1 &<< 0x2E | 1 &<< 0x3B | 1 &<< 0x3F
        if byte < 0x40 { return marks &>> UInt64(byte) & 1 == 0 }
        return byte != 0xE3 && byte != 0xEF
    }

    private static func has(_ bytes: Span<UInt8>, _ index: Int, _ second: UInt8, _ third: UInt8, _ end: Int) -> Bool {
        index &+ 2 < end && bytes[index &+ 1] == second && bytes[index &+ 2] == third
    }

    /// Past the closing quotes and brackets that belong to the sentence.
    private static func closers(_ bytes: Span<UInt8>, _ from: Int, _ end: Int) -> Int {
        var index = from
        while index < end {
            switch bytes[index] {
            case 0x22, 0x27, 0x29, 0x5D: index &+= 1  // " ' ) ]
            case 0xC2 where index &+ 1 < end && bytes[index &+ 1] == 0xBB: index &+= 2  // »
            // ” ’
            case 0xE2 where has(bytes, index, 0x80, 0x9D, end) || has(bytes, index, 0x80, 0x99, end): index &+= 3
            // 」 』
            case 0xE3 where has(bytes, index, 0x80, 0x8D, end) || has(bytes, index, 0x80, 0x8F, end): index &+= 3
            default: return index
            }
        }
        return index
    }

    /// A stop ends a sentence before white space and a letter that isn't small, unless it ends an abbreviation.
    private static func endsSentence(_ bytes: Span<UInt8>, at stop: Int, after end: Int, in range: Range<Int>) -> Bool {
        var next = end
        while next < range.upperBound, bytes[next] == 0x20 || bytes[next] == 0x09 { next &+= 1 }
        if next >= range.upperBound { return true }
        if bytes[next] == 0x0A || bytes[next] == 0x0D { return true }
        // "3.9", "azattyq.org", and "cities.The" of a page whose breaks were lost: only a capital after a small letter cuts.
        if next == end {
            guard bytes[stop] == 0x2E else { return true }
            return stop > range.lowerBound && isSmall(bytes, stop &- 1, scalarEndsHere: true) && isCapital(bytes, next)
        }
        if isSmall(bytes, next, scalarEndsHere: false) { return false }
        if bytes[stop] != 0x2E { return true }
        return end > stop &+ 1 || !isAbbreviation(bytes, endingAt: stop, from: range.lowerBound)
    }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "sen", "rep", "gov", "st", "no", "vs", "jan", "feb", "mar",
        "apr", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "co", "corp", "approx", "est", "u.s", "u.k",
        "u.n", "a.m",
        "p.m", "e.g", "i.e", "etc", "lt", "capt", "km", "sq",
        "г", "гг", "ул", "им", "тыс", "млн", "млрд", "трлн", "руб", "долл", "др", "т.е", "т.д", "т.п", "стр", "обл",
        "р-н", "пр",
        "просп", "см", "кв", "чел", "пос", "с.г", "н.э", "акад", "проф", "ст", "экз", "в.в", "вв",
        "ж", "жж", "т.б", "т.с.с", "мың", "көш", "обл", "ауд",
    ]

    private static func isAbbreviation(_ bytes: Span<UInt8>, endingAt stop: Int, from start: Int) -> Bool {
        var begin = stop
        while begin > start, stop &- begin < 16 {
            let byte = bytes[begin &- 1]
            if byte == 0x20 || byte == 0x0A || byte == 0x28 || byte == 0x22 || byte == 0x09 { break }
            begin &-= 1
        }
        guard begin < stop else { return false }
        if let known = isPlainAbbreviation(bytes, begin..<stop) { return known }
        let word = String(decoding: (begin..<stop).map { bytes[$0] }, as: UTF8.self)
        // An initial: one letter, of which a name is made.
        if word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first, scalar.properties.isUppercase {
            return true
        }
        // "К.-Ж", "A.B": initials run together.
        if word.utf8.count <= 8, word.contains("."),
            word.unicodeScalars.allSatisfy({ $0.properties.isUppercase || $0 == "." || $0 == "-" })
        {
            return true
        }
        return abbreviations.contains(word.lowercased())
    }

    /// The same for words of ASCII and the letters of Russian; nil for others.
    private static func isPlainAbbreviation(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool? {
        var (letters, capitals, stops) = (0, 0, 0)
        var packed: UInt128 = 0
        var index = word.lowerBound
        while index < word.upperBound {
            var byte = bytes[index]
            letters &+= 1
            if byte < 0x80 {
                guard byte != 0 else { return nil }
                if byte == 0x2E || byte == 0x2D { stops &+= 1 }
                if byte &- 0x41 < 26 {
                    capitals &+= 1
                    byte |= 0x20
                }
                packed = packed &<< 8 | UInt128(byte)
                index &+= 1
                continue
            }
            guard byte == 0xD0 || byte == 0xD1, index &+ 1 < word.upperBound else { return nil }
            var second = bytes[index &+ 1]
            if byte == 0xD0, second < 0x90 { return nil }
            if byte == 0xD1, second >= 0x90 { return nil }
            if byte == 0xD0, second < 0xB0 {
                capitals &+= 1
                if second < 0xA0 {
                    second |= 0x20
                } else {
                    (byte, second) = (0xD1, second & 0x9F)
                }
            }
            packed = packed &<< 16 | UInt128(byte) &<< 8 | UInt128(second)
            index &+= 2
        }
        if letters == 1, capitals == 1 { return true }
        if stops > 0, word.count <= 8, capitals &+ stops == letters, holdsStop(bytes, word) { return true }
        return letters <= mostLetters && packedAbbreviations.contains(packed)
    }

    private static func holdsStop(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == 0x2E { return true }
        return false
    }

    /// Of an abbreviation, stops counted: approx, т.с.с.
    private static let mostLetters = 6
    /// Their bytes in one number, the last in the lowest bits; none is longer than sixteen.
    private static let packedAbbreviations = Set(
        abbreviations.map { $0.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } })

    /// Small Latin or Cyrillic letter. `scalarEndsHere`: the index is that of the letter's last byte.
    private static func isSmall(_ bytes: Span<UInt8>, _ index: Int, scalarEndsHere: Bool) -> Bool {
        let byte = bytes[index]
        if (0x61...0x7A).contains(byte) { return true }
        guard byte >= 0x80 else { return false }
        let lead = scalarEndsHere ? index &- 1 : index
        guard lead >= 0, lead &+ 1 < bytes.count else { return false }
        switch bytes[lead] {
        case 0xD0: return bytes[lead &+ 1] >= 0xB0
        case 0xD1: return bytes[lead &+ 1] >= 0x80
        case 0xD2, 0xD3: return bytes[lead &+ 1] & 1 == 1
        default: return false
        }
    }

    private static func isCapital(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        let byte = bytes[index]
        if (0x41...0x5A).contains(byte) { return true }
        return byte == 0xD0 && index &+ 1 < bytes.count && (0x90...0xAF).contains(bytes[index &+ 1])
    }

    private static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, bytes[low] <= 0x20 { low &+= 1 }
        while high > low, bytes[high &- 1] <= 0x20 { high &-= 1 }
        return low..<high
    }
}
