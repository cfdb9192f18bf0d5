import Foundation
import Testing

@testable import Reading

/// Feeds and pages in old encodings, where the shared suite is at hand: the text must be the right one, byte for byte.
@Suite struct CharsetSuiteTests {
    /// Share of right texts: those that declare their charset, and those that don't.
    ///
    /// The 23 declared ones that differ are read here as the Encoding Standard, and so browsers, read them, where the
    /// suite has Python's older tables: ～ and － for 〜 and − of Shift_JIS and EUC-JP (15), ～ ‧ ∕ of Big5 (3), — and · for
    /// ― and ・ of GB 2312 (3), Microsoft's quotes and bullets in TIS-620 (2).
    static let floors = (declared: 0.845, undeclared: 0.979)

    @Test func agrees() throws {
        guard let folder = SharedFolder.path("suites/feeds") else {
            print("suite charset: skipped, the shared suites are absent")
            return
        }
        let shows = ProcessInfo.processInfo.environment["COPYTASTER_SUITE_SHOW"] != nil
        var (declared, declaredRight, undeclared, undeclaredRight) = (0, 0, 0, 0)
        for row in try SharedFolder.rows("\(folder)/charset.jsonl") {
            guard let input = row["input"] as? String, let expect = row["expect"] as? [String: Any],
                let sum = expect["sha1_utf8"] as? String
            else { continue }
            let bytes = try SharedFolder.bytes("\(folder)/\(input)")
            let result = Charset.decode(bytes, contentType: nil, isHTML: input.hasSuffix(".html"))
            // The oracle keeps a byte-order mark in some; the text behind it is what counts.
            let isRight = [result.text, "\u{FEFF}" + result.text].contains { SHA1.hex(Array($0.utf8)) == sum }
            if row["declared"] is String {
                declared += 1
                if isRight { declaredRight += 1 }
            } else {
                undeclared += 1
                if isRight { undeclaredRight += 1 }
            }
            if shows, !isRight {
                let declaredName = row["declared"] as? String ?? "-"
                print(
                    "DIFF charset \(row["case"] ?? "") declared \(declaredName): got \(result.encoding) \(result.warnings)"
                )
            }
        }
        print("suite charset: declared \(declaredRight) of \(declared), undeclared \(undeclaredRight) of \(undeclared)")
        #expect(Double(declaredRight) >= Self.floors.declared * Double(declared))
        #expect(Double(undeclaredRight) >= Self.floors.undeclared * Double(undeclared))
    }
}

/// FIPS 180-4, for comparing with the suite's sums.
enum SHA1 {
    static func hex(_ message: [UInt8]) -> String {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var data = message + [0x80]
        while data.count % 64 != 56 { data.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            data.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
        }
        var words = [UInt32](repeating: 0, count: 80)
        for block in stride(from: 0, to: data.count, by: 64) {
            for index in 0..<16 {
                let at = block + index * 4
                words[index] =
                    UInt32(data[at]) << 24 | UInt32(data[at + 1]) << 16 | UInt32(data[at + 2]) << 8
                    | UInt32(data[at + 3])
            }
            for index in 16..<80 {
                words[index] = rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let (mix, key): (UInt32, UInt32) =
                    switch index / 20 {
                    case 0: ((b & c) | (~b & d), 0x5A82_7999)
                    case 1: (b ^ c ^ d, 0x6ED9_EBA1)
                    case 2: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
                    default: (b ^ c ^ d, 0xCA62_C1D6)
                    }
                (a, b, c, d, e) = (rotated(a, 5) &+ mix &+ e &+ key &+ words[index], a, rotated(b, 30), c, d)
            }
            for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
        }
        return state.map {
            String(repeating: "0", count: $0.leadingZeroBitCount / 4) + ($0 == 0 ? "" : String($0, radix: 16))
        }.joined()
    }

    private static func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }
}
