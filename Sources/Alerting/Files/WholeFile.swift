internal import Foundation
internal import Glibc

/// A file that is written whole, under a name that begins with a dot and becomes its own when it stands: who watches the
/// folder never sees half of it.
enum WholeFile {
    /// Leaves alone what stands there with the same bytes.
    /// - Returns: whether it was written.
    @discardableResult
    static func write(_ bytes: [UInt8], to name: String, in folder: borrowing OpenFolder) throws(FolderFault) -> Bool {
        if FileManager.default.contents(atPath: folder.path + "/" + name).map({ $0.elementsEqual(bytes) }) == true {
            return false
        }
        // The same at each try, so that what a crash left is written over.
        let temporary = ".\(name).part"
        do throws(FolderFault) {
            // A closed file before it is renamed: some programs that watch take what still is open.
            do { try OpenFile(folder.path + "/" + temporary, for: .replace).add(bytes) }
            try folder.rename(temporary, to: name)
        } catch {
            unsafe unlink(folder.path + "/" + temporary)
            throw error
        }
        return true
    }

    static func write(_ text: String, to name: String, in folder: borrowing OpenFolder) throws(FolderFault) {
        try write(Array(text.utf8), to: name, in: folder)
    }
}
