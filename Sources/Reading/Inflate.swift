/// Unpacks gzip (RFC 1952) in memory: sitemaps are often kept as `.xml.gz`, and no transfer coding tells of that. Small and
/// bounded, so that it needs no library. Checksums aren't verified: damage shows in what is unpacked.
enum Inflate {
    /// Whether bytes begin as gzip does.
    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

    /// The first member's content; nil where it is damaged. It ends within 64 KiB behind
    /// `limit` bytes, wherever that is.
    static func gunzip(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        guard isGzip(bytes), bytes.count > 18 else { return nil }
        let flags = bytes[3]
        var index = 10
        if flags & 4 != 0 {
            index += 2 + Int(bytes[10]) + Int(bytes[11]) << 8
        }
        // A name, a comment: each ends with a zero.
        for flag in [UInt8(8), 16] where flags & flag != 0 {
            while index < bytes.count, bytes[index] != 0 { index += 1 }
            index += 1
        }
        if flags & 2 != 0 { index += 2 }
        guard index < bytes.count else { return nil }
        var reader = InflateReader(bytes, at: index, limit: limit)
        return reader.read()
    }
}

/// DEFLATE (RFC 1951), block after block.
private struct InflateReader {
    private let bytes: [UInt8]
    private var index: Int
    private let limit: Int
    private var bits: UInt64 = 0
    private var count = 0
    private var out: [UInt8] = []

    init(_ bytes: [UInt8], at index: Int, limit: Int) {
        self.bytes = bytes
        self.index = index
        self.limit = limit
    }

    mutating func read() -> [UInt8]? {
        while out.count < limit {
            guard let isLast = take(1), let kind = take(2) else { return nil }
            let isWhole =
                switch kind {
                case 0: stored()
                case 1: block(Self.fixedLengths, Self.fixedDistances)
                case 2: dynamic()
                default: false
                }
            if !isWhole { return nil }
            if isLast == 1 { break }
        }
        return out
    }

    private mutating func take(_ wanted: Int) -> Int? {
        while count < wanted {
            guard index < bytes.count else { return nil }
            bits |= UInt64(bytes[index]) << UInt64(count)
            index += 1
            count += 8
        }
        let value = Int(bits & ((1 << UInt64(wanted)) - 1))
        bits >>= UInt64(wanted)
        count -= wanted
        return value
    }

    private mutating func stored() -> Bool {
        let rest = count % 8
        bits >>= UInt64(rest)
        count -= rest
        guard let length = take(16), let check = take(16), length == ~check & 0xFFFF else { return false }
        for _ in 0..<length {
            guard let byte = take(8) else { return false }
            out.append(UInt8(byte))
        }
        return true
    }

    private mutating func dynamic() -> Bool {
        guard let literals = take(5), let distances = take(5), let codes = take(4) else { return false }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in Self.order.prefix(codes + 4) {
            guard let length = take(3) else { return false }
            lengths[place] = UInt8(length)
        }
        guard let code = Code(lengths) else { return false }
        let total = literals + 257 + distances + 1
        lengths = []
        while lengths.count < total {
            guard let symbol = symbol(code) else { return false }
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last, let times = take(2) else { return false }
                lengths += [UInt8](repeating: last, count: times + 3)
            default:
                guard let times = take(symbol == 17 ? 3 : 7) else { return false }
                lengths += [UInt8](repeating: 0, count: times + (symbol == 17 ? 3 : 11))
            }
        }
        guard lengths.count == total, let first = Code(Array(lengths.prefix(literals + 257))),
            let second = Code(Array(lengths.dropFirst(literals + 257)))
        else { return false }
        return block(first, second)
    }

    private mutating func block(_ literals: Code, _ distances: Code) -> Bool {
        while out.count < limit {
            guard let symbol = symbol(literals) else { return false }
            if symbol < 256 {
                out.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return true }
            guard symbol < 286, let more = take(Self.lengthBits[symbol - 257]) else { return false }
            let length = Self.lengthBases[symbol - 257] + more
            guard let code = self.symbol(distances), code < 30, let far = take(Self.distanceBits[code]) else {
                return false
            }
            let start = out.count - Self.distanceBases[code] - far
            guard start >= 0 else { return false }
            for offset in 0..<length { out.append(out[start + offset]) }
        }
        return true
    }

    /// The next symbol, bit by bit (RFC 1951, section 3.2.2): canonical codes of a length follow each other.
    private mutating func symbol(_ code: Code) -> Int? {
        var value = 0
        var first = 0
        var place = 0
        for length in 1...15 {
            guard let bit = take(1) else { return nil }
            value |= bit
            let count = code.counts[length]
            if value - first < count { return code.symbols[place + value - first] }
            place += count
            first = (first + count) << 1
            value <<= 1
        }
        return nil
    }

    /// A canonical Huffman code: how many codes each length has, and their symbols in order.
    struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        /// Nil where more codes are given than there can be.
        init?(_ lengths: [UInt8]) {
            for length in lengths where length > 0 { counts[Int(length)] += 1 }
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                if left < 0 { return nil }
            }
            for length in 1...15 where counts[length] > 0 {
                for (symbol, own) in lengths.enumerated() where Int(own) == length { symbols.append(symbol) }
            }
        }

        init(lengths: [UInt8]) { self = Code(lengths) ?? Code() }
        private init() {}
    }

    private static let fixedLengths = Code(
        lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = Code(lengths: [UInt8](repeating: 5, count: 30))
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12_289, 16_385, 24_577,
    ]
}
