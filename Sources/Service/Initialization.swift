internal import Foundation
internal import Model

/// Writes a commented configuration and the shipped watchlists into a folder. Nothing that is there is overwritten.
package enum Initialization {
    /// - Returns: the files written, relative to the folder; those that were there already are left out.
    package static func run(folder: String) throws -> [String] {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var written: [String] = []
        let configuration = folder + "/copytaster.yaml"
        if !files.fileExists(atPath: configuration) {
            try Data(SettingsExample.text.utf8).write(to: URL(fileURLWithPath: configuration))
            written.append("copytaster.yaml")
        }
        let shipped = try ShippedFiles.watchlists()
        for path in (files.enumerator(atPath: shipped)?.compactMap { $0 as? String } ?? []).sorted()
        where path.hasSuffix(".yaml") || path.hasSuffix(".md") || path.hasSuffix(".json") {
            let target = folder + "/watchlists/" + path
            guard !files.fileExists(atPath: target) else { continue }
            try files.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try files.copyItem(atPath: shipped + "/" + path, toPath: target)
            written.append("watchlists/" + path)
        }
        return written
    }
}
