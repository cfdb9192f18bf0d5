/// Tells of most words at one look that no stem of a set fits them; of the others it says perhaps.
///
/// A set of bits addressed by hashes (Bloom 1970) of a word's first eight bytes, zeros after its end. A stem shorter than that
/// is entered once for each ending that may follow it; where these can't be listed, by its first six, four or two bytes.
struct WordFilter: Sendable {
    /// By eight, six and four bytes.
    private let eight: Bits
    private let six: Bits
    private let four: Bits
    /// By the first two bytes themselves.
    private var pairs = [UInt64](repeating: 0, count: 1024)

    init(_ forms: some Sequence<(stem: [UInt8], rule: EndingRule)>) {
        var eight: [UInt64] = []
        var six: [UInt64] = []
        var four: [UInt64] = []
        for (stem, rule) in forms {
            if stem.count >= 8 {
                eight.append(WordFilter.packed(stem[...]))
            } else if let endings = rule.endings {
                for ending in endings { eight.append(WordFilter.packed((stem + ending)[...])) }
            } else if stem.count >= 6 {
                six.append(WordFilter.packed(stem[..<6]))
            } else if stem.count >= 4 {
                four.append(WordFilter.packed(stem[..<4]))
            } else if let first = stem.first {
                for second in stem.count > 1 ? stem[1]...stem[1] : 0...255 {
                    let pair = Int(first) | Int(second) << 8
                    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
                }
            }
        }
        self.eight = Bits(eight)
        self.six = Bits(six)
        self.four = Bits(four)
    }

    /// The first eight bytes.
    private static func packed(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// - Parameter word: its first eight bytes; zeros where it is shorter.
    @inline(__always)
    func admits(_ word: UInt64) -> Bool {
        let pair = Int(truncatingIfNeeded: word & 0xFFFF)
        // Unchecked: a pair has sixteen bits.
        let short = unsafe pairs.span[unchecked: pair &>> 6] &>> UInt64(truncatingIfNeeded: pair & 63)
        return eight[word] || six[word & 0xFFFF_FFFF_FFFF] || four[word & 0xFFFF_FFFF] || short & 1 != 0
    }

    /// The set of bits; a key has two of one word.
    private struct Bits: Sendable {
        private var bits: [UInt64]
        private let shift: UInt64

        init(_ keys: [UInt64]) {
            // Sixteen bits a key or more: of fifty words that fit nothing about one is looked up in vain.
            var size: UInt64 = 4
            while 64 << size < keys.count * 16, size < 20 { size += 1 }
            shift = 64 - size
            bits = [UInt64](repeating: 0, count: 1 << Int(size))
            for key in keys {
                let hash = Bits.hash(key)
                bits[Int(hash >> shift)] |= Bits.mask(hash)
            }
        }

        @inline(__always)
        private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

        /// By twelve bits of the hash from its middle; the upper ones choose the word.
        @inline(__always)
        private static func mask(_ hash: UInt64) -> UInt64 { 1 &<< (hash &>> 32 & 63) | 1 &<< (hash &>> 38 & 63) }

        /// Whether the key may be in the set.
        @inline(__always)
        subscript(_ key: UInt64) -> Bool {
            let hash = Bits.hash(key)
            let mask = Bits.mask(hash)
            // Unchecked: what is left of a hash has as many bits as `bits` has places.
            return unsafe bits.span[unchecked: Int(truncatingIfNeeded: hash &>> shift)] & mask == mask
        }
    }
}
