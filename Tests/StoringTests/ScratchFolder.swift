import Foundation

/// A folder of its own for a test, removed with it.
final class ScratchFolder: Sendable {
    let path = FileManager.default.temporaryDirectory.path + "/copytaster-storing-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}
