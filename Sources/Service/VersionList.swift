internal import Alerting
package import Foundation
package import Model

/// `watchlist versions`: what was live since when, what each changed, and what it raised.
package struct VersionList: Sendable {
    private let versions: [WatchlistVersion]
    private let zone: TimeZone
    private let store: any Store

    package init(_ store: any Store, zone: TimeZone) throws(StoreFault) {
        versions = try store.versions()
        self.store = store
        self.zone = zone
    }

    /// A configuration's; nil where it has no archive yet.
    package static func of(_ desk: Settings) throws -> VersionList? {
        guard FileManager.default.fileExists(atPath: desk.database) else { return nil }
        return try VersionList(Why.store(desk), zone: desk.zone)
    }

    /// The newest last.
    package var text: String {
        guard !versions.isEmpty else {
            return "no watchlist was live yet: `copytaster run` or `once` makes the first one"
        }
        return versions.indices.map { index in
            let version = versions[index]
            let since = Timestamp.text(version.since, in: zone).prefix(19).replacing("T", with: " ")
            let live = index == versions.count - 1 ? ", live" : ""
            let alerts = version.alerts == 1 ? "1 alert" : "\(version.alerts) alerts"
            return "\(version.hash)  since \(since)\(live), \(alerts)  "
                + TerminalText.field(changes(index).map(\.words).joined(separator: ", "), most: 400)
        }.joined(separator: "\n")
    }

    package func json() throws -> String {
        try OutputJSON.text(
            versions.indices.map { index in
                Line(
                    hash: versions[index].hash, since: Timestamp.text(versions[index].since, in: zone),
                    isLive: index == versions.count - 1, alerts: versions[index].alerts,
                    changes: changes(index).map { .init(file: $0.file, change: $0.change.rawValue) },
                    files: versions[index].parts.map(\.name))
            }, pretty: true)
    }

    private struct Line: Encodable {
        var hash: String
        var since: String
        var isLive: Bool
        var alerts: Int
        var changes: [ChangeLine]
        var files: [String]

        struct ChangeLine: Encodable { var file: String, change: String }
    }

    struct Change: Hashable {
        enum Kind: String { case added, changed, removed }
        var file: String
        var change: Kind
        var words: String { change == .changed ? file : "\(file) \(change.rawValue)" }
    }

    /// Against the version before, by name.
    func changes(_ index: Int) -> [Change] {
        guard index > 0 else { return versions[index].parts.map { .init(file: $0.name, change: .added) } }
        func hashes(_ index: Int) -> [String: String] {
            Dictionary(versions[index].parts.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (hashes(index - 1), hashes(index))
        return Set(old.keys).union(new.keys).sorted().compactMap { name in
            if old[name] == new[name] { return nil }
            return .init(file: name, change: old[name] == nil ? .added : new[name] == nil ? .removed : .changed)
        }
    }

    /// Writes a version's files into a folder that has none of them.
    /// - Parameter prefix: the beginning of its hash, or all of it.
    /// - Returns: what was written.
    package func restore(_ prefix: String, to folder: String) throws -> [String] {
        let hashes = Set(versions.map(\.hash)).filter { $0.hasPrefix(prefix) }
        guard !prefix.isEmpty, let hash = hashes.first, hashes.count == 1 else {
            let problem = hashes.count > 1 ? "several versions begin so; write more of it" : "there is no such version"
            throw InputFault(
                file: "'\(prefix)'", message: "\(problem): `copytaster watchlist versions` lists them by their hash")
        }
        guard let files = try store.files(ofVersion: hash) else {
            throw InputFault(file: hash, message: "its files are no longer on record")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let paths = files.map { folder + "/" + ($0.name.split(separator: "/").last.map(String.init) ?? "_.yaml") }
        if let taken = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) {
            throw InputFault(file: taken, message: "is there already; nothing was written, name an empty folder")
        }
        for (file, path) in zip(files, paths) {
            try Data(file.bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        }
        return paths
    }
}
