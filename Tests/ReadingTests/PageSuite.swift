import Foundation

/// The suites that others wrote, beside the project in `../shared`, or where COPYTASTER_SHARED says.
enum PageSuite {
    /// A folder of `suites`; nil, said on standard output, where it isn't there.
    static func folder(_ name: String) -> String? {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<6 where !FileManager.default.fileExists(atPath: root.appendingPathComponent("Package.swift").path)
        {
            root.deleteLastPathComponent()
        }
        let candidates = [
            ProcessInfo.processInfo.environment["COPYTASTER_SHARED"],
            root.deletingLastPathComponent().appendingPathComponent("shared").path,
        ].compactMap { $0 }
        for candidate in candidates {
            let folder = candidate + "/suites/" + name
            if FileManager.default.fileExists(atPath: folder) { return folder }
        }
        print("skipped: no folder ../shared/suites/\(name)")
        return nil
    }

    /// The lines of a JSONL file as dictionaries.
    static func lines(_ path: String) throws -> [[String: Any]] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    /// A gzipped file, unpacked.
    static func unpacked(_ path: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
