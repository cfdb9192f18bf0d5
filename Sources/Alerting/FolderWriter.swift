internal import Foundation

/// Writes to a destination's folder. A delivery that was interrupted after its lines were written, before that was
/// recorded, does not write them again: the same alert is the same bytes.
struct FolderWriter {
    let path: String

    /// Bytes at the end of a growing file in which a repeat is looked for; an interrupted delivery is
    /// among the last ones written.
    static let tail = 1 << 20

    /// Adds `lines` to `file` unless they stand in its last mebibyte. They are on the disk when this returns.
    func appendOnce(_ lines: String, to file: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let target = path + "/" + file
        if !FileManager.default.fileExists(atPath: target) {
            guard FileManager.default.createFile(atPath: target, contents: nil) else {
                throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: target])
            }
        }
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: target))
        defer { try? handle.close() }
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: size > UInt64(Self.tail) ? size - UInt64(Self.tail) : 0)
        let end = try handle.readToEnd() ?? Data()
        if end.range(of: Data(lines.utf8)) != nil { return }
        // A line that a crash cut off is closed, so that ours starts a line of its own.
        let opening = end.isEmpty || end.last == UInt8(ascii: "\n") ? "" : "\n"
        try handle.seekToEnd()
        try handle.write(contentsOf: Data((opening + lines).utf8))
        try handle.synchronize()
    }

    /// Writes a file whole: a reader sees the old one or the new one.
    func write(_ text: String, to file: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file), options: .atomic)
    }
}
