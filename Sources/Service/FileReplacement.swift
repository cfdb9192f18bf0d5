internal import Foundation
internal import Glibc
internal import Model

/// Puts a new text in a file's place: who reads it sees the old one or the new one, whatever happens.
enum FileReplacement {
    /// The text of a configuration; at most a mebibyte, as `Settings` takes.
    static func read(_ file: String) throws(InputFaults) -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw InputFaults([
                InputFault(
                    file: file,
                    message: "can't be read; `copytaster init` writes one, or name another with --config FILE")
            ])
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw InputFaults([InputFault(file: file, message: "is not UTF-8; save it as UTF-8")])
        }
        return text
    }

    /// Owner, group and rights stay; of a symbolic link, what it points to is replaced.
    /// - Parameter old: what the file must still hold: what somebody saved meanwhile is not overwritten.
    static func replace(_ file: String, old: String, with new: String) throws(CommandFault) {
        let target = (file as NSString).resolvingSymlinksInPath
        let files = FileManager.default
        let temporary = target + ".new-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            let attributes = try files.attributesOfItem(atPath: target)
            guard
                files.createFile(
                    atPath: temporary, contents: nil,
                    attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: temporary]) }
            do {
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
                try handle.write(contentsOf: Data(new.utf8))
                try handle.synchronize()
                try handle.close()
                let present = try files.attributesOfItem(atPath: temporary)
                var kept: [FileAttributeKey: Any] = [:]
                for key in [FileAttributeKey.ownerAccountID, .groupOwnerAccountID]
                where (attributes[key] as? NSNumber) != (present[key] as? NSNumber) {
                    kept[key] = attributes[key]
                }
                // A service that can't read its configuration any more would be worse than no new feed.
                if !kept.isEmpty { try files.setAttributes(kept, ofItemAtPath: temporary) }
                if let rights = attributes[.posixPermissions] {
                    try files.setAttributes([.posixPermissions: rights], ofItemAtPath: temporary)
                }
                guard files.contents(atPath: target) == Data(old.utf8) else {
                    throw CommandFault("\(file): error: somebody has just changed it; nothing was done, try again", 74)
                }
                guard unsafe rename(temporary, target) == 0 else {
                    throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target])
                }
            } catch {
                try? files.removeItem(atPath: temporary)
                throw error
            }
        } catch let fault as CommandFault {
            throw fault
        } catch {
            throw CommandFault(
                "\(file): error: can't be replaced (\(error.localizedDescription)); nothing was changed: you need the "
                    + "right to write to it and to its folder, and its owner's rights where it isn't yours", 74)
        }
    }
}
