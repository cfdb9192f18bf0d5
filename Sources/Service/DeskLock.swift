internal import CNotify
internal import Foundation

/// One process at a time delivers out of one database: two would send everything twice. Held until the process ends, however
/// it ends.
package final class DeskLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `CommandFault` where another process holds it.
    package init(_ settings: Settings) throws {
        try FileManager.default.createDirectory(atPath: settings.storageFolder, withIntermediateDirectories: true)
        let path = settings.storageFolder + "/copytaster.lock"
        descriptor = unsafe path.withCString { unsafe copytaster_lock($0) }
        switch descriptor {
        case -2:
            throw CommandFault(
                "error: another copytaster runs on \(settings.database): stop it first, or use a configuration with another storage.folder",
                69)
        case ..<0:
            throw CommandFault(
                "error: \(path) can't be written: the folder must be writable by the user that runs copytaster", 74)
        default: break
        }
    }

    deinit { copytaster_unlock(descriptor) }
}
