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

    static func split(_ bytes: [UInt8], in range: Range<Int>) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = range.lowerBound
        var paragraph = 0
        var index = range.lowerBound
        func isOver(_ end: Int) {
            let trimmed = trim(bytes, start..<end)
            if !trimmed.isEmpty { sentences.append(Sentence(range: trimmed, paragraph: paragraph)) }
            start = end
        }
        while index < range.upperBound {
            let byte = bytes[index]
            // No sentence of news is so long: a list or a run of words without a stop, cut so that reading stays linear.
            if index &- start > longest, byte == 0x20 || (index &- start > 2 * longest && byte & 0xC0 != 0x80) {
                isOver(index)
            }
            switch byte {
            case 0x0A, 0x0D:
                isOver(index)
                paragraph &+= 1
                index &+= 1
                start = index
            case 0x2E, 0x21, 0x3F:  // . ! ?
                var end = index &+ 1
                while end < range.upperBound, bytes[end] == 0x2E || bytes[end] == 0x21 || bytes[end] == 0x3F {
                    end &+= 1
                }
                end = closers(bytes, end, range.upperBound)
                if endsSentence(bytes, at: index, after: end, in: start..<range.upperBound) { isOver(end) }
                index = end
            case 0x3B:  // ;
                isOver(index &+ 1)
                index &+= 1
            case 0xE3 where has(bytes, index, 0x80, 0x82, range.upperBound):  // 。
                let end = closers(bytes, index &+ 3, range.upperBound)
                isOver(end)
                index = end
            case 0xEF
            where has(bytes, index, 0xBC, 0x81, range.upperBound) || has(bytes, index, 0xBC, 0x9F, range.upperBound)
                || has(bytes, index, 0xBC, 0x9B, range.upperBound):  // ！ ？ ；
                let end = closers(bytes, index &+ 3, range.upperBound)
                isOver(end)
                index = end
            default: index &+= 1
            }
        }
        isOver(range.upperBound)
        return sentences
    }

    private static func has(_ bytes: [UInt8], _ index: Int, _ second: UInt8, _ third: UInt8, _ end: Int) -> Bool {
        index &+ 2 < end && bytes[index &+ 1] == second && bytes[index &+ 2] == third
    }

    /// Past the closing quotes and brackets that belong to the sentence.
    private static func closers(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
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
    private static func endsSentence(_ bytes: [UInt8], at stop: Int, after end: Int, in range: Range<Int>) -> Bool {
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

    private static func isAbbreviation(_ bytes: [UInt8], endingAt stop: Int, from start: Int) -> Bool {
        var begin = stop
        while begin > start, stop &- begin < 16 {
            let byte = bytes[begin &- 1]
            if byte == 0x20 || byte == 0x0A || byte == 0x28 || byte == 0x22 || byte == 0x09 { break }
            begin &-= 1
        }
        guard begin < stop else { return false }
        let word = String(decoding: bytes[begin..<stop], as: UTF8.self)
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

    /// Small Latin or Cyrillic letter. `scalarEndsHere`: the index is that of the letter's last byte.
    private static func isSmall(_ bytes: [UInt8], _ index: Int, scalarEndsHere: Bool) -> Bool {
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

    private static func isCapital(_ bytes: [UInt8], _ index: Int) -> Bool {
        let byte = bytes[index]
        if (0x41...0x5A).contains(byte) { return true }
        return byte == 0xD0 && index &+ 1 < bytes.count && (0x90...0xAF).contains(bytes[index &+ 1])
    }

    private static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, bytes[low] <= 0x20 { low &+= 1 }
        while high > low, bytes[high &- 1] <= 0x20 { high &-= 1 }
        return low..<high
    }
}
