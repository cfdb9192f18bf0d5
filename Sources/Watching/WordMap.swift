/// Where the words and the Chinese characters of a normal text stand, as bits.
///
/// Made 64 bytes at a time: but for Chinese and some signs, every byte from 0x80 on is one of a letter in normal form.
struct WordMap {
    /// A bit by byte: set on every byte of a word, apostrophes inside words included (`Tokens`).
    private(set) var words: [UInt64]
    /// A bit by byte: set where a Chinese character or kana begins. Empty where the text has none.
    private(set) var characters: [UInt64] = []

    init(_ text: Span<UInt8>) {
        let blocks = (text.count + 63) / 64
        words = [UInt64](repeating: 0, count: blocks)
        var apostrophes: UInt64 = 0
        // Of the block before: its apostrophes, not yet in `words`, for they need the letter after; the highest bit before it.
        var pending: UInt64 = 0
        var before: UInt64 = 0
        var decided = 0
        for block in 0..<blocks {
            if let bits = WordMap.fast(text, block * 64, &apostrophes) {
                // What the block before has begun is decided already.
                words[block] |= decided > block * 64 ? bits & ~0 << UInt64(decided - block * 64) : bits
            } else {
                apostrophes = read(text, max(decided, block * 64), to: min(block * 64 + 64, text.count), &decided)
            }
            let bits = words[block]
            if block > 0, pending != 0 {
                let last = words[block - 1]
                words[block - 1] |= pending & (last << 1 | before) & (last >> 1 | bits << 63)
                before = last >> 63
            } else if block > 0 {
                before = words[block - 1] >> 63
            }
            pending = apostrophes
        }
        if let last = words.last, pending != 0 { words[blocks - 1] |= pending & (last << 1 | before) & last >> 1 }
    }

    /// The bits of a whole block without rare characters; nil for others.
    @inline(__always)
    private static func fast(_ text: Span<UInt8>, _ base: Int, _ apostrophes: inout UInt64) -> UInt64? {
        guard base + 64 <= text.count else { return nil }
        var bits: UInt64 = 0
        apostrophes = 0
        for shift in 0..<8 {
            let eight = text.eightBytes(at: base &+ shift &* 8)
            if EightBytes.holdsRare(eight) { return nil }
            bits |= EightBytes.ofWords(eight) &<< UInt64(truncatingIfNeeded: shift &* 8)
            apostrophes |= EightBytes.apostrophes(eight) &<< UInt64(truncatingIfNeeded: shift &* 8)
        }
        return bits
    }

    /// Reads characters one by one; gives the apostrophes of the block.
    private mutating func read(_ text: Span<UInt8>, _ start: Int, to end: Int, _ decided: inout Int) -> UInt64 {
        var apostrophes: UInt64 = 0
        var index = start
        while index < end {
            let byte = text[index]
            let length = UTF8Bytes.length(byte)
            if byte < 0x80 {
                if Tokens.kind(text, index) == 1 {
                    words[index >> 6] |= 1 << UInt64(index & 63)
                } else if byte == 0x27 {
                    apostrophes |= 1 << UInt64(index & 63)
                }
            } else if length == 0 {
                // The end of a letter that the block before, read at once, has begun.
                words[index >> 6] |= 1 << UInt64(index & 63)
            } else {
                let kind = Tokens.kind(text, index)
                if kind == 1 {
                    for place in index..<min(index + length, text.count) {
                        words[place >> 6] |= 1 << UInt64(place & 63)
                    }
                } else if kind == 2 {
                    if characters.isEmpty { characters = [UInt64](repeating: 0, count: words.count) }
                    characters[index >> 6] |= 1 << UInt64(index & 63)
                }
            }
            index += max(1, length)
        }
        decided = index
        return apostrophes
    }

    /// The first word that begins at `start` or after it; `start` lies in none that begins before it.
    func next(from start: Int) -> Range<Int>? {
        var block = start &>> 6
        guard block < words.count else { return nil }
        var bits = words[block] & ~0 &<< UInt64(truncatingIfNeeded: start & 63)
        while bits == 0 {
            block &+= 1
            guard block < words.count else { return nil }
            bits = words[block]
        }
        let first = block &* 64 &+ bits.trailingZeroBitCount
        return first..<end(of: first)
    }

    /// The end of the word that begins at `start`.
    func end(of start: Int) -> Int { WordMap.end(of: start, words.span) }

    /// The end of the word that begins at `start`, by the bits of `words`.
    @inline(__always)
    static func end(of start: Int, _ words: Span<UInt64>) -> Int {
        var block = start &>> 6
        let clear = ~(words[block] &>> UInt64(truncatingIfNeeded: start & 63))
        let run = clear.trailingZeroBitCount
        if start & 63 &+ run < 64 { return start &+ run }
        block &+= 1
        while block < words.count, words[block] == ~0 { block &+= 1 }
        return block &* 64 &+ (block < words.count ? (~words[block]).trailingZeroBitCount : 0)
    }
}
