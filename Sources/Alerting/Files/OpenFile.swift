internal import Glibc

/// A regular file, open.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    enum Use {
        case read
        /// Made where it is absent.
        case append
        /// Made or emptied; a link that stands there is not followed.
        case replace
    }

    init(_ path: String, for use: Use) throws(FolderFault) {
        let flags =
            switch use {
            case .read: O_RDONLY
            case .append: O_RDWR | O_CREAT | O_APPEND
            case .replace: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
            }
        // Not blocking: a pipe that somebody put there would be waited for.
        let descriptor = unsafe open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o644)
        guard descriptor >= 0 else { throw FolderFault(path, use == .read ? "read" : "written") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FolderFault(path, "written", because: "it is a folder, a device or a pipe, not a file; move it away")
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func size() throws(FolderFault) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FolderFault(path, "looked at") }
        return Int(status.st_size)
    }

    /// Its last `count` bytes, or all where it has fewer.
    func tail(_ count: Int) throws(FolderFault) -> [UInt8] {
        let size = try size()
        let start = max(0, size - count)
        var bytes = [UInt8](repeating: 0, count: size - start)
        var filled = 0
        while filled < bytes.count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor, buffer.baseAddress! + filled, buffer.count - filled, off_t(start + filled))
            }
            if read < 0 {
                if errno == EINTR { continue }
                throw FolderFault(path, "read")
            }
            if read == 0 { break }
            filled += read
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    /// All of it or nothing: what a full disk cut off is taken back. On the disk when this returns.
    func add(_ bytes: [UInt8]) throws(FolderFault) {
        let before = try size()
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress! + written, buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 {
                let fault = FolderFault(path, "written", code: count == 0 ? ENOSPC : errno)
                _ = ftruncate(descriptor, off_t(before))
                throw fault
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            // Whether it is on the disk nobody can say: it doesn't count, and is looked for at the next try.
            throw FolderFault(path, "brought to the disk")
        }
    }
}
