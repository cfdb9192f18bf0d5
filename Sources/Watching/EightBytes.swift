/// Eight bytes of text in one register, the first in the lowest bits.
///
/// The sums below are of seven bits a byte: a byte of 0x80 and more may carry into those after it, never into those before.
enum EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Bytes below 0x80 at the beginning.
    @inline(__always)
    static func asciiPrefix(_ bytes: UInt64) -> Int {
        let high = bytes & highBits
        return high == 0 ? 8 : high.trailingZeroBitCount &>> 3
    }

    /// A mask of the first `count` bytes, 0 to 8.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 { count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }

    /// A high bit for each byte, below 0x80 as all before it, that is at least `least`.
    @inline(__always)
    private static func atLeast(_ bytes: UInt64, _ least: UInt64) -> UInt64 { bytes &+ (0x80 &- least) &* ones }

    /// Whether the first `count` bytes, all ASCII, are folded by lowering capitals alone: no control character, none of ` and DEL.
    @inline(__always)
    static func asOneFolds(_ bytes: UInt64, _ count: Int) -> Bool {
        let control = ~atLeast(bytes, 0x20)
        let delete = atLeast(bytes, 0x7F)
        let grave = ~atLeast(bytes ^ 0x60 &* ones, 1)
        return (control | delete | grave) & highBits & mask(count) == 0
    }

    /// Small letters for ASCII capitals.
    @inline(__always)
    static func lowercased(_ bytes: UInt64) -> UInt64 {
        let capitals = atLeast(bytes, 0x41) & ~atLeast(bytes, 0x5B) & highBits
        return bytes | capitals &>> 2
    }

    /// By byte, the first in the lowest bit: whether it is a letter or digit of ASCII, or of a character of more bytes.
    @inline(__always)
    static func ofWords(_ bytes: UInt64) -> UInt64 {
        let seven = bytes & ~highBits
        let small = seven | 0x20 &* ones
        let letters = atLeast(small, 0x61) & ~atLeast(small, 0x7B)
        let digits = atLeast(seven, 0x30) & ~atLeast(seven, 0x3A)
        return gathered((letters | digits | bytes) & highBits)
    }

    /// By byte, the first in the lowest bit: whether it is an apostrophe.
    @inline(__always)
    static func apostrophes(_ bytes: UInt64) -> UInt64 {
        let seven = bytes & ~highBits
        return gathered(~atLeast(seven ^ 0x27 &* ones, 1) & ~bytes & highBits)
    }

    /// Whether any byte is C2, or E2 and more: characters beginning so are looked at one by one.
    @inline(__always)
    static func holdsRare(_ bytes: UInt64) -> Bool {
        let seven = bytes & ~highBits
        let rare = atLeast(seven, 0x62) | ~atLeast(seven ^ 0x42 &* ones, 1)
        return rare & bytes & highBits != 0
    }

    /// The high bit of each byte, gathered in the low eight bits.
    @inline(__always)
    private static func gathered(_ high: UInt64) -> UInt64 { ((high &>> 7) &* 0x0102_0408_1020_4080) &>> 56 }
}

extension Span<UInt8> {
    /// The eight bytes from `index` on; zeros beyond the end. `index` lies inside.
    @inline(__always)
    func eightBytes(at index: Int) -> UInt64 {
        // Unchecked: just compared.
        if index >= 0, index &+ 8 <= count {
            return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
        }
        var eight: UInt64 = 0
        for offset in 0..<(count - index) { eight |= UInt64(self[index + offset]) << UInt64(offset * 8) }
        return eight
    }

    /// The bytes of a range inside, of at most eight, zeros after them.
    @inline(__always)
    func leading(_ range: Range<Int>) -> UInt64 {
        range.isEmpty ? 0 : eightBytes(at: range.lowerBound) & EightBytes.mask(range.count)
    }
}
