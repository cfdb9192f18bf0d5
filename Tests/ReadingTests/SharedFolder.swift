import Foundation

/// What lies in the folder of things shared, beside the package or where `COPYTASTER_SHARED` says.
enum SharedFolder {
    static func path(_ name: String, from file: String = #filePath) -> String? {
        let given = ProcessInfo.processInfo.environment["COPYTASTER_SHARED"]
        var folder = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path() != "/",
            !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path())
        {
            folder = folder.deletingLastPathComponent()
        }
        let found = (given.map { URL(filePath: $0) } ?? folder.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: name)
        return FileManager.default.fileExists(atPath: found.path()) ? found.path() : nil
    }

    static func rows(_ path: String) throws -> [[String: Any]] {
        let data = try Data(contentsOf: URL(filePath: path))
        return try data.split(separator: 0x0A).compactMap {
            try JSONSerialization.jsonObject(with: $0) as? [String: Any]
        }
    }

    /// A file's bytes; one that is gzipped is unpacked by gzip.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard path.hasSuffix(".gz") else { return [UInt8](try Data(contentsOf: URL(filePath: path))) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
