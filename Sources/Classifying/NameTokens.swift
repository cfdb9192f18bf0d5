/// Words of a text as the finding of names needs them: with their capitals, on bytes.
enum NameTokens {
    enum Shape: UInt8, Sendable { case small, capital, capitals, number, han }

    struct Token: Sendable {
        /// UTF-8 bytes, without a possessive ending.
        var range: Range<Int>
        var shape: Shape
        /// A capital stands inside, after a small letter: NurOtan.
        var isCamel: Bool
        /// An English 's or s' follows.
        var isPossessive: Bool
        /// Where what belongs to it ends: behind the possessive.
        var end: Int
    }

    /// Letters and digits, with hyphens, apostrophes and (between capitals) strokes inside; Chinese characters are runs.
    static func split(_ bytes: [UInt8], in range: Range<Int>) -> [Token] {
        var tokens: [Token] = []
        var index = range.lowerBound
        while index < range.upperBound {
            switch kind(bytes, index) {
            case .none: index &+= max(1, length(bytes[index]))
            case .han:
                let start = index
                while index < range.upperBound, kind(bytes, index) == .han || isMiddleDot(bytes, index) {
                    index &+= max(1, length(bytes[index]))
                }
                tokens.append(
                    Token(
                        range: start..<min(index, range.upperBound), shape: .han, isCamel: false, isPossessive: false,
                        end: min(index, range.upperBound)))
            case .digit, .small, .capital: tokens.append(word(bytes, &index, range.upperBound))
            }
        }
        return tokens
    }

    private static func word(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> Token {
        let start = index
        var capitals = 0
        var smalls = 0
        var first = Letter.none
        var isCamel = false
        var previous = Letter.none
        while index < end {
            let letter = kind(bytes, index)
            if letter == .none || letter == .han {
                let joint = jointLength(bytes, index)
                guard joint > 0, index + joint < end else { break }
                let next = kind(bytes, index + joint)
                guard next == .small || next == .capital || next == .digit else { break }
                if bytes[index] == 0x2F, previous != .capital || next != .capital { break }
                index &+= joint
                previous = .none
                continue
            }
            if first == .none { first = letter }
            if letter == .capital { capitals &+= 1 } else if letter == .small { smalls &+= 1 }
            if letter == .capital, previous == .small { isCamel = true }
            previous = letter
            index &+= max(1, length(bytes[index]))
        }
        index = min(index, end)
        var stop = index
        var isPossessive = false
        // Beijing's, Beijing’s; workers' keeps its s.
        if stop - start > 3, bytes[stop - 1] == 0x73 || bytes[stop - 1] == 0x53 {
            if bytes[stop - 2] == 0x27 {
                stop -= 2
                isPossessive = true
            } else if stop - start > 5, bytes[stop - 2] == 0x99, bytes[stop - 3] == 0x80, bytes[stop - 4] == 0xE2 {
                stop -= 4
                isPossessive = true
            }
            if isPossessive { smalls -= 1 }
        }
        let shape: Shape =
            first == .digit
            ? .number : first == .small ? .small : capitals >= 2 && smalls <= 0 ? .capitals : .capital
        return Token(range: start..<stop, shape: shape, isCamel: isCamel, isPossessive: isPossessive, end: index)
    }

    enum Letter { case none, digit, small, capital, han }

    @inline(__always)
    static func length(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    static func kind(_ bytes: [UInt8], _ index: Int) -> Letter {
        let byte = bytes[index]
        if byte < 0x80 {
            if byte &- 0x61 < 26 { return .small }
            if byte &- 0x41 < 26 { return .capital }
            return byte &- 0x30 < 10 ? .digit : .none
        }
        guard index + 1 < bytes.count else { return .none }
        let second = bytes[index + 1]
        switch byte {
        case 0xC3: return second == 0x97 || second == 0xB7 ? .none : second < 0x9F ? .capital : .small
        // In pairs, the capital first; ı stands beside İ, and some rows of U+0139… the other way round.
        case 0xC4 where second == 0xB8: return .small
        case 0xC4: return second & 1 == 0 ? .capital : .small
        case 0xC5: return second & 1 == 0 ? .capital : .small
        case 0xC6...0xCB: return second & 1 == 0 ? .capital : .small
        case 0xD0: return second < 0xB0 ? .capital : .small
        case 0xD1: return second >= 0xA0 && second & 1 == 0 ? .capital : .small
        case 0xD2, 0xD3: return second & 1 == 0 ? .capital : .small
        case 0xE4...0xE9: return .han
        case 0xE3: return second >= 0x90 ? .han : .none
        default: return .none
        }
    }

    /// The bytes of a hyphen, apostrophe or stroke that may stand inside a word; 0 for anything else.
    private static func jointLength(_ bytes: [UInt8], _ index: Int) -> Int {
        switch bytes[index] {
        case 0x2D, 0x27, 0x2F: return 1
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            // ‐ ‑ ’
            return bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91 || bytes[index + 2] == 0x99 ? 3 : 0
        default: return 0
        }
    }

    /// · and ・, which part the names of one person in Chinese.
    static func isMiddleDot(_ bytes: [UInt8], _ index: Int) -> Bool {
        if bytes[index] == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] == 0xB7 }
        return bytes[index] == 0xE3 && index + 2 < bytes.count && bytes[index + 1] == 0x83 && bytes[index + 2] == 0xBB
            || bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA7
    }
}
