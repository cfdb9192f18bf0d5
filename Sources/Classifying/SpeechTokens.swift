/// A sentence as words and the marks between them, to find who speaks in it.
struct SpeechTokens {
    enum Sort { case word, comma, quote, dash, mark }

    struct Token {
        var sort: Sort
        /// Bytes of the copy.
        var range: Range<Int>
        /// In small letters; empty for marks.
        var word: String
        var isCapital = false
        var isNumber = false
    }

    let tokens: [Token]

    /// - Parameter range: of a sentence.
    init(_ copy: Copy, _ range: Range<Int>) {
        var tokens: [Token] = []
        var index = range.lowerBound
        let bytes = copy.bytes
        // An apostrophe at a word's beginning quotes; inside one it is a letter.
        func isInner(_ index: Int) -> Bool {
            index > range.lowerBound && index &+ 1 < range.upperBound && Self.isWord(bytes[index &- 1])
                && Self.isWord(bytes[index &+ 1])
        }
        while index < range.upperBound {
            let byte = bytes[index]
            if Self.isWord(byte), !Self.isPunctuation(bytes, index, range.upperBound) {
                let start = index
                while index < range.upperBound {
                    let next = bytes[index]
                    if Self.isWord(next), !Self.isPunctuation(bytes, index, range.upperBound) {
                        index &+= 1
                        while index < range.upperBound, bytes[index] & 0xC0 == 0x80 { index &+= 1 }
                    } else if next == 0x27 || next == 0x2D, isInner(index) {
                        index &+= 1
                    } else if next == 0xE2, index &+ 2 < range.upperBound, bytes[index &+ 1] == 0x80,
                        bytes[index &+ 2] == 0x99, index &+ 3 < range.upperBound, Self.isWord(bytes[index &+ 3])
                    {
                        index &+= 3
                    } else {
                        break
                    }
                }
                let text = copy.text(start..<index)
                let word = text.lowercased()
                let first = text.unicodeScalars.first
                tokens.append(
                    Token(
                        sort: .word, range: start..<index, word: word,
                        isCapital: first?.properties.isUppercase ?? false,
                        isNumber: first.map { (0x30...0x39).contains($0.value) } ?? false))
                continue
            }
            var length = 1
            let sort: Sort?
            switch byte {
            case 0x2C: sort = .comma
            case 0x22: sort = .quote
            case 0x27: sort = .quote
            case 0x2D: sort = .dash
            case 0x28, 0x29, 0x3A, 0x3B, 0x5B, 0x5D: sort = .mark
            case 0xC2 where index &+ 1 < range.upperBound:
                length = 2
                sort = bytes[index &+ 1] == 0xAB || bytes[index &+ 1] == 0xBB ? .quote : nil
            case 0xE2 where index &+ 2 < range.upperBound:
                length = 3
                switch (bytes[index &+ 1], bytes[index &+ 2]) {
                case (0x80, 0x93), (0x80, 0x94), (0x80, 0x95): sort = .dash
                case (0x80, 0x98...0x9F): sort = .quote
                default: sort = nil
                }
            default:
                length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                sort = nil
            }
            let end = min(index &+ length, range.upperBound)
            if let sort { tokens.append(Token(sort: sort, range: index..<end, word: "")) }
            index = end
        }
        self.tokens = tokens
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xC3
    }

    /// Marks of three bytes: general punctuation.
    private static func isPunctuation(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        bytes[index] == 0xE2 && index &+ 1 < end && (bytes[index &+ 1] == 0x80 || bytes[index &+ 1] == 0x81)
    }
}
