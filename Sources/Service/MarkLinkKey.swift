internal import Foundation
internal import Glibc
internal import Model

/// The key that signs the links by which an alert is marked: systemd's credential where there is one, else a file in the
/// storage folder, made at first use, which only its owner may read.
enum MarkLinkKey {
    /// Of the credential, and of the file.
    static let name = "mark-links-key"
    /// Bytes; more than SHA-256 has would be no stronger.
    private static let length = 32
    private static let least = 16

    static func load(_ settings: Settings) throws(CommandFault) -> [UInt8] {
        if let credential = settings.deskKeyCredential, FileManager.default.fileExists(atPath: credential) {
            return try read(credential)
        }
        let file = settings.storageFolder + "/" + name
        if !FileManager.default.fileExists(atPath: file) { try make(file) }
        return try read(file)
    }

    private static func read(_ file: String) throws(CommandFault) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFault("\(file): error: can't be read; it holds the key of the links that mark alerts", 74)
        }
        let text = String(decoding: data.prefix(4096), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count >= least else {
            throw CommandFault(
                "\(file): error: is too short for a key; remove it, and a new one is made (older links then end)", 78)
        }
        return Array(text.utf8)
    }

    /// Whole or not at all, and where two make it at once both read the same.
    private static func make(_ file: String) throws(CommandFault) {
        var random = SystemRandomNumberGenerator()
        let digits = (0..<length).map { _ in
            let byte = String(UInt8.random(in: 0...255, using: &random), radix: 16)
            return byte.count == 1 ? "0" + byte : byte
        }
        let temporary = file + ".new-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
        let handle = unsafe open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            throw CommandFault(
                "\(temporary): error: can't be made (error \(errno)); the storage folder must be writable", 74)
        }
        defer { _ = unsafe unlink(temporary) }
        do {
            let writer = FileHandle(fileDescriptor: handle, closeOnDealloc: true)
            try writer.write(contentsOf: Data((digits.joined() + "\n").utf8))
            try writer.synchronize()
            try writer.close()
        } catch {
            throw CommandFault("\(temporary): error: can't be written (\(error.localizedDescription))", 74)
        }
        guard unsafe link(temporary, file) == 0 || errno == EEXIST else {
            throw CommandFault("\(file): error: can't be made (error \(errno))", 74)
        }
    }
}
