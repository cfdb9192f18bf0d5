/// UTF-16 and UTF-32.
enum CharsetWide {
    /// Bytes at the start that are looked at for the zeros of wide characters.
    private static let sampleSize = 1024

    /// UTF-16 or UTF-32 without a mark, by the zeros that ASCII markup, digits and spaces leave in a text of any script:
    /// always on the same side of a character. nil for anything else; at the cost of a look at the first 1 KiB.
    static func detect(_ bytes: [UInt8]) -> String? {
        let count = min(bytes.count, sampleSize) & ~3
        guard count >= 4 else { return nil }
        // Zeros by their place in four bytes.
        var zeros = (0, 0, 0, 0)
        for index in stride(from: 0, to: count, by: 4) {
            if bytes[index] == 0 { zeros.0 += 1 }
            if bytes[index + 1] == 0 { zeros.1 += 1 }
            if bytes[index + 2] == 0 { zeros.2 += 1 }
            if bytes[index + 3] == 0 { zeros.3 += 1 }
        }
        let (even, odd) = (zeros.0 + zeros.2, zeros.1 + zeros.3)
        if even + odd == 0 { return nil }
        let all = count / 4
        // Planes above 16 don't exist: the highest byte of UTF-32 is always zero, the next one nearly so.
        if zeros.3 == all, zeros.2 * 10 >= all * 9, zeros.0 * 10 < all { return "utf-32le" }
        if zeros.0 == all, zeros.1 * 10 >= all * 9, zeros.3 * 10 < all { return "utf-32be" }
        // One unit in fifty is ASCII even in Chinese; U+3000 and its like leave few zeros on the other side.
        if odd * 25 >= all, even * 4 <= odd { return "utf-16le" }
        if even * 25 >= all, odd * 4 <= even { return "utf-16be" }
        return nil
    }

    /// A lone surrogate, or a byte left over at the end, gives U+FFFD.
    static func utf16(_ bytes: [UInt8], isBig: Bool) -> (bytes: [UInt8], bad: Int) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        var bad = 0
        func unit(_ index: Int) -> UInt32 {
            isBig
                ? UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
                : UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index])
        }
        var index = 0
        while index + 1 < bytes.count {
            let first = unit(index)
            index += 2
            if first & 0xF800 != 0xD800 {
                CharsetDecoder.append(first, to: &out, &bad)
            } else if first < 0xDC00, index + 1 < bytes.count, unit(index) & 0xFC00 == 0xDC00 {
                CharsetDecoder.append(0x1_0000 + (first & 0x3FF) << 10 + unit(index) & 0x3FF, to: &out, &bad)
                index += 2
            } else {
                CharsetDecoder.append(CharsetTable.nothing, to: &out, &bad)
            }
        }
        if index < bytes.count { CharsetDecoder.append(CharsetTable.nothing, to: &out, &bad) }
        return (out, bad)
    }

    /// What is no character, or left over at the end, gives U+FFFD.
    static func utf32(_ bytes: [UInt8], isBig: Bool) -> (bytes: [UInt8], bad: Int) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        var bad = 0
        var index = 0
        while index + 3 < bytes.count {
            var value: UInt32 = 0
            for place in 0..<4 { value = value << 8 | UInt32(bytes[index + (isBig ? place : 3 - place)]) }
            CharsetDecoder.append(
                Unicode.Scalar(value) == nil ? CharsetTable.nothing : value, to: &out, &bad)
            index += 4
        }
        if index < bytes.count { CharsetDecoder.append(CharsetTable.nothing, to: &out, &bad) }
        return (out, bad)
    }
}
