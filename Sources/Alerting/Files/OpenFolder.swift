internal import Glibc

/// A destination's folder, held open: one writer at a time, and what was made in it stays after a loss of power.
package struct OpenFolder: ~Copyable {
    package let path: String
    private let descriptor: Int32

    /// Makes it where it is absent, and waits at most half a second for another writer.
    package init(_ path: String) throws(FolderFault) {
        try Self.make(path)
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FolderFault(path, "opened") }
        guard Self.lock(descriptor) else {
            close(descriptor)
            throw FolderFault(
                path, "written to", because: "another process is writing to it; run one Copytaster a folder")
        }
        self.path = path
        self.descriptor = descriptor
    }

    private static func lock(_ descriptor: Int32) -> Bool {
        for _ in 0..<50 {
            // A file system without locks has one writer: the service.
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR) { return true }
            usleep(10_000)
        }
        return false
    }

    deinit { close(descriptor) }

    /// Names made, changed or removed in it are on the disk when this returns.
    func synchronize() throws(FolderFault) {
        // Some network file systems know no fsync of a folder (EINVAL): they keep names at once.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FolderFault(path, "brought to the disk") }
    }

    func rename(_ old: String, to new: String) throws(FolderFault) {
        guard unsafe Glibc.rename(path + "/" + old, path + "/" + new) == 0 else {
            throw FolderFault(path + "/" + old, "renamed to \(new)")
        }
        try synchronize()
    }

    /// What is not there is removed.
    func remove(_ name: String) throws(FolderFault) {
        guard unsafe unlink(path + "/" + name) == 0 || errno == ENOENT else {
            throw FolderFault(path + "/" + name, "removed")
        }
    }

    /// With all that it lies in.
    private static func make(_ path: String) throws(FolderFault) {
        if unsafe mkdir(path, 0o755) == 0 { return try synchronizeParent(of: path) }
        switch errno {
        case EEXIST: return
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
                throw FolderFault(path, "made", code: ENOENT)
            }
            try make(String(path[..<slash]))
            guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FolderFault(path, "made") }
            try synchronizeParent(of: path)
        default: throw FolderFault(path, "made")
        }
    }

    private static func synchronizeParent(of path: String) throws(FolderFault) {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Who may not read the parent can't bring it to the disk either; the folder is there all the same.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = fsync(descriptor)
    }
}
