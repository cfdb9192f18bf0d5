internal import Foundation
package import Model

/// A watchlist's folder as it was at one moment: what a version is made of, and what its lines are looked up in.
package struct WatchlistFiles: Sendable {
    /// What faults call the folder.
    package let folder: String
    /// Its `.yaml` and `.yml` files by name, hidden ones aside.
    package let files: [WatchlistFile]
    /// Of the names and bytes of all files; see `Watchlist.hash`.
    package let hash: String
    /// What could not be read.
    let faults: [InputFault]

    /// Files of a folder, and bytes of them all.
    static let fileLimit = 1000
    static let totalLimit = 32 << 20

    /// Reads a folder. What can't be read is told by `Watchlist.load(_:)`.
    package init(folder: String) {
        func none(_ message: String) -> (files: [WatchlistFile], faults: [InputFault]) {
            ([], [InputFault(file: folder, message: message)])
        }
        let read: (files: [WatchlistFile], faults: [InputFault])
        if let names = Self.names(in: folder) {
            switch names.count {
            case 0: read = none("no .yaml file in this folder; check the path to the watchlist")
            case ...Self.fileLimit: read = Self.read(names, in: folder)
            default: read = none("more than \(Self.fileLimit) files in this folder; check the path to the watchlist")
            }
        } else {
            read = none("there is no such folder; check the path to the watchlist")
        }
        self.init(folder: folder, files: read.files, faults: read.faults)
    }

    /// Files kept elsewhere, as if they stood in a folder.
    package init(folder: String, files: [WatchlistFile]) {
        self.init(folder: folder, files: files.sorted { $0.name < $1.name }, faults: [])
    }

    private init(folder: String, files: [WatchlistFile], faults: [InputFault]) {
        self.folder = folder
        self.files = files
        self.faults = faults
        var hash = ContentHash()
        for file in files {
            hash.add(Array(file.name.utf8))
            hash.add(file.bytes)
        }
        self.hash = hash.description
    }

    /// What a file holds, by hash.
    package static func hash(of file: WatchlistFile) -> String {
        var hash = ContentHash()
        hash.add(file.bytes)
        return hash.description
    }

    /// Names of the files that are read, sorted; nil where there is no such folder.
    package static func names(in folder: String) -> [String]? {
        guard let all = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return all.filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }.sorted()
    }

    private static func read(_ names: [String], in folder: String) -> (files: [WatchlistFile], faults: [InputFault]) {
        var files: [WatchlistFile] = []
        var faults: [InputFault] = []
        var total = 0
        for name in names {
            let path = folder + "/" + name
            guard let handle = FileHandle(forReadingAtPath: path) else {
                faults.append(
                    InputFault(file: path, message: "can't be opened; check that it is there and may be read"))
                continue
            }
            defer { try? handle.close() }
            // One byte more than is allowed, so that a longer file shows.
            guard let bytes = try? handle.read(upToCount: YAMLReader.sizeLimit + 1) ?? Data() else {
                faults.append(InputFault(file: path, message: "can't be read; check that it is a file and may be read"))
                continue
            }
            total += bytes.count
            guard total <= totalLimit else {
                faults.append(InputFault(file: folder, message: "more than 32 MiB of watchlist; split the beat"))
                break
            }
            files.append(WatchlistFile(name: name, bytes: Array(bytes)))
        }
        return (files, faults)
    }
}
