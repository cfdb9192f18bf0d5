internal import Foundation

/// Writes to a destination's folder. A delivery that was interrupted after its lines were written, before that was
/// recorded, does not write them again: the same alert is the same bytes.
struct FolderWriter {
    private let settings: FolderSettings
    private let now: Date

    init(_ settings: FolderSettings, now: Date) {
        self.settings = settings
        self.now = now
    }

    /// Adds the pieces, whole lines each, that `file` does not hold yet.
    func addOnce(_ pieces: [String], to file: String) throws(FolderFault) {
        let growing = GrowingFile(
            folder: settings.path, name: file, rotateAt: settings.rotateAt, keepRotated: settings.keepRotated)
        try growing.addOnce(pieces, now: now, in: try OpenFolder(settings.path))
    }

    /// Writes a file whole: a reader sees the old one or the new one.
    /// - Parameter file: a plain name, not hidden.
    func write(_ text: String, to file: String) throws(FolderFault) {
        guard !file.hasPrefix("."), !file.isEmpty,
            file.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
        else {
            throw FolderFault(settings.path, "written to", because: "'\(file)' is no name of a file; this is a bug")
        }
        try WholeFile.write(text, to: file, in: try OpenFolder(settings.path))
    }

    /// Writes a file of its own under the first of `stem.ending`, `stem-2.ending`, … that is free: what an earlier alert by
    /// the same name wrote is not written over. Nothing is written where the same bytes stand under one of these names.
    func writeOnce(_ text: String, to subfolder: String, stem: String, ending: String) throws(FolderFault) {
        let folder = try OpenFolder(settings.path + "/" + subfolder)
        let bytes = Array(text.utf8)
        for count in 1...Self.namesakes {
            let name = stem + (count == 1 ? "" : "-\(count)") + "." + ending
            let present = FileManager.default.contents(atPath: folder.path + "/" + name)
            if let present, !present.elementsEqual(bytes) { continue }
            return try WholeFile.write(text, to: name, in: folder)
        }
        throw FolderFault(
            folder.path + "/" + stem + "." + ending, "written",
            because: "\(Self.namesakes) others by this name stand there; move them away")
    }

    private static let namesakes = 100

    /// Whether a file could be written to a folder in it, which is made where it is absent.
    func check(_ subfolder: String) throws(FolderFault) {
        let folder = try OpenFolder(settings.path + "/" + subfolder)
        try WholeFile.write("", to: ".test", in: folder)
        try folder.remove(".test")
    }
}
