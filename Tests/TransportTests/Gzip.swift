/// gzip members made by hand, so that the tests need no compressor.
enum Gzip {
    private static let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

    /// One stored block.
    static func stored(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let count = UInt16(bytes.count)
        let block = [1] + little(UInt32(count), 2) + little(UInt32(~count), 2) + bytes
        return head + block + little(checksum(bytes), 4) + little(UInt32(bytes.count), 4)
    }

    /// A stream that unpacks to `count` zeros or a little more: fixed Huffman codes, 13 bits for every 258 bytes.
    static func bomb(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.write(0b1, 1)  // last block
        bits.write(0b01, 2)  // fixed codes
        bits.writeCode(0b0011_0000, 8)  // the literal 0
        for _ in 0...(count / 258) {
            bits.writeCode(0b1100_0101, 8)  // length 258
            bits.writeCode(0, 5)  // distance 1
        }
        bits.writeCode(0, 7)
        return head + bits.bytes + [0, 0, 0, 0, 0, 0, 0, 0]
    }

    /// Empty stored blocks, which never yield a byte: the beginning of an endless stream, and what goes on for ever.
    static let endlessStart = head
    static let emptyBlock: [UInt8] = [0, 0, 0, 0xFF, 0xFF]

    private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private struct Bits {
        var bytes: [UInt8] = []
        var free = 0

        mutating func write(_ value: UInt32, _ count: Int) {
            for index in 0..<count {
                if free == 0 {
                    bytes.append(0)
                    free = 8
                }
                bytes[bytes.count - 1] |= UInt8((value >> UInt32(index)) & 1) << UInt8(8 - free)
                free -= 1
            }
        }

        /// Huffman codes stand most significant bit first.
        mutating func writeCode(_ code: UInt32, _ count: Int) {
            for index in stride(from: count - 1, through: 0, by: -1) { write((code >> UInt32(index)) & 1, 1) }
        }
    }
}
