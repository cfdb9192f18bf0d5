internal import Glibc

/// A file of a destination that could not be written: which, why, and what to do. Nothing of what was to be written
/// counts as written; the delivery is tried again.
package struct FolderFault: Error, Hashable, Sendable, CustomStringConvertible {
    package var path: String
    /// errno; 0 where the fault is none of the system's.
    package var code: Int32
    /// What could not be done: `written`, `put aside as …`.
    var deed: String
    var reason: String

    init(_ path: String, _ deed: String, code: Int32 = errno) {
        self.path = path
        self.code = code
        self.deed = deed
        reason = Self.reason(code)
    }

    init(_ path: String, _ deed: String, because reason: String) {
        self.path = path
        code = 0
        self.deed = deed
        self.reason = reason
    }

    package var description: String { "\(path): error: can't be \(deed): \(reason)" }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOSPC: "the disk is full; make room on it"
        case EDQUOT: "the user's share of the disk is used up; make room, or raise the quota"
        case EFBIG: "the file would be larger than the system lets it; lower rotateAt"
        case EACCES, EPERM: "no right to; give the user that runs Copytaster the right to write to this folder"
        case EROFS:
            "it lies on a disk that can only be read; under systemd name the folder in ReadWritePaths, else mount it so that "
                + "it can be written to"
        case ENOTDIR, EEXIST: "a file stands where a folder should; name another folder, or move that file away"
        case EISDIR: "a folder stands where a file should; move it away"
        case ENOENT: "the folder is gone; it is made again at the next try"
        case ELOOP: "its links lead in a circle, or a link stands where a file should; remove it"
        case ENAMETOOLONG: "the path is too long; name a shorter folder"
        case EMFILE, ENFILE: "too many files are open; raise LimitNOFILE"
        case EIO: "the disk has a fault; look into the system's log"
        default: unsafe "\(String(cString: strerror(code))) (errno \(code))"
        }
    }
}
