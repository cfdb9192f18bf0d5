internal import Foundation
internal import Model
internal import Watching

/// `weights.yaml` of a beat's folder: what `tune` writes, whole, each time. Weights that a person sets go into another file.
struct WeightsFile: Sendable {
    static let name = "weights.yaml"
    /// By which the file is known as ours.
    private static let firstLine = "# The weights that `copytaster watchlist tune` learned from the desk's marks."

    let path: String
    /// Nil where there is none.
    let text: String?

    /// - Throws: where somebody else wrote the file, or it can't be read.
    init(folder: String) throws(CommandFault) {
        path = folder + "/" + Self.name
        guard FileManager.default.fileExists(atPath: path) else {
            text = nil
            return
        }
        guard let data = FileManager.default.contents(atPath: path), data.count <= YAMLReader.sizeLimit,
            let read = String(data: data, encoding: .utf8)
        else { throw CommandFault("\(path): error: can't be read; nothing was changed", 74) }
        guard read.hasPrefix(Self.firstLine) else {
            throw CommandFault(
                "\(path): error: was not written by `watchlist tune`, which would replace it; give it another name "
                    + "(every .yaml file of the folder is read). Nothing was changed", 78)
        }
        text = read
    }

    /// The file for these weights; a rule that has its own weight isn't in it.
    static func text(_ changes: [WeightChange], marks: [Int64], hash: String, now: Date) -> String {
        let numbers = marks.isEmpty ? "" : " (\(marks.min() ?? 0) to \(marks.max() ?? 0))"
        let list = changes.filter { $0.new != $0.own }.map { change in
            "  - {type: \(YAMLText.scalar(change.type)), rule: \(YAMLText.scalar(change.rule)), weight: \(change.new)} "
                + "# its own: \(change.own)"
        }
        return """
            \(firstLine)
            # It writes this file anew each time; weights of your own go into another file of this folder, which it leaves alone.
            # `copytaster watchlist tune --undo` puts back what was before.
            # \(Timestamp.text(now, in: .gmt)): \(marks.count) mark\(marks.count == 1 ? "" : "s")\(numbers), watchlist before: \(hash)
            weights:\(list.isEmpty ? " []" : "")
            \(list.map { $0 + "\n" }.joined())
            """
    }

    /// Puts a text in the file's place, whole; nil: removes the file.
    func replace(with new: String?) throws(CommandFault) {
        if let text, let new { return try FileReplacement.replace(path, old: text, with: new) }
        do {
            guard FileManager.default.contents(atPath: path) == text.map({ Data($0.utf8) }) else {
                throw CommandFault("\(path): error: somebody has just changed it; nothing was done, try again", 74)
            }
            if let new {
                try Data(new.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } else if text != nil {
                try FileManager.default.removeItem(atPath: path)
            }
        } catch let fault as CommandFault {
            throw fault
        } catch {
            throw CommandFault(
                "\(path): error: can't be written (\(error.localizedDescription)); nothing was changed: the watchlist's "
                    + "folder must be writable", 74)
        }
    }
}

/// `tuning.jsonl` in the storage folder: a line for each time that weights were put in force or put back.
struct TuningLog: Sendable {
    enum Action: String, Codable { case promoted, undone }

    struct Entry: Codable, Sendable, Hashable {
        struct Change: Codable, Sendable, Hashable {
            var type: String
            var rule: String
            var old: Double
            var new: Double
        }

        var time: String
        var action: Action
        /// The watchlist's folder.
        var folder: String
        /// Hash of the watchlist before.
        var hash: String
        var marks: [Int64]
        var changes: [Change]
        /// The text of `weights.yaml` before and after; nil: there was none.
        var before: String?
        var after: String?
    }

    let path: String

    init(storage: String) { path = storage + "/tuning.jsonl" }

    /// What is in force and can be put back, oldest first.
    func standing(folder: String) throws(CommandFault) -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFault("\(path): error: can't be read", 74)
        }
        var standing: [Entry] = []
        for line in data.split(separator: UInt8(ascii: "\n")) {
            // A line that a crash cut off was never carried out: it is written before the file is.
            guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)), entry.folder == folder else {
                continue
            }
            switch entry.action {
            case .promoted: standing.append(entry)
            case .undone: _ = standing.popLast()
            }
        }
        return standing
    }

    func append(_ entry: Entry) throws(CommandFault) {
        do {
            let files = FileManager.default
            if !files.fileExists(atPath: path), !files.createFile(atPath: path, contents: nil) {
                throw CocoaError(.fileWriteNoPermission)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let line = try encoder.encode(entry)
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            let size = try handle.seekToEnd()
            var opening = Data()
            if size > 0 {
                try handle.seek(toOffset: size - 1)
                // A line that a crash cut off is closed.
                if try handle.readToEnd() != Data("\n".utf8) { opening = Data("\n".utf8) }
            }
            try handle.seekToEnd()
            try handle.write(contentsOf: opening + line + Data("\n".utf8))
            try handle.synchronize()
        } catch {
            throw CommandFault(
                "\(path): error: can't be written (\(error.localizedDescription)); nothing was changed", 74)
        }
    }
}
