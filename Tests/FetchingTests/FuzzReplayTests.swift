import Foundation
import Testing

/// The seeds of `make fuzz TARGET=robots`, and every input that once broke something.
@Suite struct FuzzReplayTests {
    @Test func seedsAreRead() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Seeds/robots")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: file))
            for length in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 30)) {
                let fault = FetchingFuzz.robots.fault(Array(bytes[..<length]))
                #expect(fault == nil, "\(length) bytes of \(file.lastPathComponent)")
            }
        }
    }
}
