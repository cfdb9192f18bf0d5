/// The words beside a stretch of a normal text.
enum Neighbours {
    private static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x22 || byte == 0x27 }

    /// The word before, past at most three characters of blanks, hyphens, quotes and full stops.
    static func previous(_ text: NormalText, before start: Int) -> Range<Int>? {
        let bytes = text.bytes
        var end = start
        while end > 0, start - end < 3, isGap(bytes[end - 1]) || bytes[end - 1] == 0x2E { end -= 1 }
        var index = end
        while index > 0 {
            var character = index - 1
            while character > 0, bytes[character] & 0xC0 == 0x80 { character -= 1 }
            guard Tokens.kind(bytes.span, character) == 1 || bytes[character] == 0x27 && index < end else { break }
            index = character
        }
        while index < end, bytes[index] == 0x27 { index += 1 }
        return index < end ? index..<end : nil
    }

    /// The word after, past at most three characters of blanks, hyphens and quotes; `afterStop`: also of full stops.
    static func next(_ text: NormalText, after end: Int, afterStop: Bool = false) -> Range<Int>? {
        let bytes = text.bytes
        var start = end
        while start < bytes.count, start - end < 3, isGap(bytes[start]) || afterStop && bytes[start] == 0x2E {
            start += 1
        }
        let upper = Tokens.end(of: bytes, from: start)
        return upper > start ? start..<upper : nil
    }

    /// The stretch of so many words either side, on the same line; a Chinese character is a word.
    static func window(_ text: NormalText, around range: Range<Int>, words: Int) -> Range<Int> {
        let bytes = text.bytes
        var lower = range.lowerBound
        var count = 0
        var isInWord = false
        while lower > 0 {
            var character = lower - 1
            while character > 0, bytes[character] & 0xC0 == 0x80 { character -= 1 }
            guard bytes[character] != 0x0A else { break }
            let kind = Tokens.kind(bytes.span, character)
            if kind == 0 {
                isInWord = false
            } else if kind == 2 || !isInWord {
                (count, isInWord) = (count + 1, kind == 1)
            }
            guard count <= words else { break }
            lower = character
        }
        var upper = range.upperBound
        (count, isInWord) = (0, false)
        while upper < bytes.count, bytes[upper] != 0x0A {
            let kind = Tokens.kind(bytes.span, upper)
            if kind == 0 {
                isInWord = false
            } else if kind == 2 || !isInWord {
                (count, isInWord) = (count + 1, kind == 1)
            }
            guard count <= words else { break }
            upper = min(bytes.count, upper + max(1, UTF8Bytes.length(bytes[upper])))
        }
        return lower..<upper
    }
}
