import Foundation
import Testing

/// The seeds of `make fuzz`, and every input that once broke something: none may trap, hang or give nonsense.
@Suite struct FuzzReplayTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Seeds")

    static func seeds(_ target: String) throws -> [(name: String, bytes: [UInt8])] {
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: target), includingPropertiesForKeys: nil)
        return try files.sorted { $0.path() < $1.path() }.map {
            ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0)))
        }
    }

    @Test(arguments: ReadingFuzz.allCases) func seedsAreRead(_ target: ReadingFuzz) throws {
        let seeds = try Self.seeds(target.rawValue)
        #expect(!seeds.isEmpty)
        for seed in seeds { #expect(target.fault(seed.bytes) == nil, "\(seed.name)") }
    }

    /// A document may end anywhere: about 30 prefixes of each.
    @Test(arguments: [ReadingFuzz.feeds, .sitemaps, .channels, .lists, .pages, .charset]) func everyPrefixIsRead(
        _ target: ReadingFuzz
    ) throws {
        for seed in try Self.seeds(target.rawValue) {
            for length in stride(from: 0, to: seed.bytes.count, by: max(1, seed.bytes.count / 30)) {
                #expect(target.fault(Array(seed.bytes[..<length])) == nil, "\(length) bytes of \(seed.name)")
            }
        }
    }

    /// A byte may be any other: each seed with a byte in forty changed, always the same ones.
    @Test(arguments: [ReadingFuzz.feeds, .sitemaps, .channels, .lists, .pages, .charset, .texts]) func damageIsRead(
        _ target: ReadingFuzz
    ) throws {
        for seed in try Self.seeds(target.rawValue) {
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15
            for _ in 0..<6 {
                var bytes = seed.bytes
                for index in bytes.indices {
                    // Knuth's MMIX generator: its high bits are as good as random.
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    if (state >> 33) % 40 == 0 { bytes[index] = UInt8(truncatingIfNeeded: state >> 56) }
                }
                #expect(target.fault(bytes) == nil, "damage to \(seed.name): \(bytes)")
            }
        }
    }
}
