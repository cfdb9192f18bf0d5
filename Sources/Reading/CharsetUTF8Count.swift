/// What kind of UTF-8 some bytes are, counted in one pass.
struct UTF8Count {
    /// Sequences of two bytes and more.
    private(set) var multibyte = 0
    /// Of those, of three and four bytes.
    private(set) var longer = 0
    /// Bytes that belong to no sequence; one cut off at the very end isn't counted.
    private(set) var invalid = 0
    /// Bytes above 0x7F.
    private(set) var high = 0

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        let count = span.count
        var index = 0
        while index < count {
            let byte = span[index]
            if byte < 0x80 {
                index = bytes.endOfASCII(from: index)
                continue
            }
            high += 1
            let length: Int
            var low: UInt8 = 0x80
            var top: UInt8 = 0xBF
            switch byte {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, low) = (3, 0xA0)
            case 0xED: (length, top) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, low) = (4, 0x90)
            case 0xF1...0xF3: length = 4
            case 0xF4: (length, top) = (4, 0x8F)
            default: length = 0
            }
            var have = 1
            while have < length, index + have < count {
                let next = span[index + have]
                guard next >= (have == 1 ? low : 0x80), next <= (have == 1 ? top : 0xBF) else { break }
                have += 1
            }
            if length > 0, have == length {
                multibyte += 1
                high += length - 1
                if length > 2 { longer += 1 }
                index += length
            } else if length > 0, index + have == count, multibyte > 0 {
                index = count
            } else {
                invalid += 1
                index += 1
            }
        }
    }
}
