import Foundation
import Testing

/// The seeds of `make fuzz TARGET=watchlist` (and `query`), and every input that once broke something.
@Suite struct FuzzReplayTests {
    @Test(arguments: WatchingFuzz.allCases)
    func seedsAreRead(target: WatchingFuzz) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Seeds/\(target.rawValue)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: file))
            for length in Array(stride(from: 0, to: bytes.count, by: max(1, bytes.count / 30))) + [bytes.count] {
                let fault = target.fault(Array(bytes[..<length]))
                #expect(fault == nil, "\(length) bytes of \(file.lastPathComponent)")
            }
        }
    }
}
