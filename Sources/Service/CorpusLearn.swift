internal import Classifying
package import Foundation
package import Model
internal import Watching

/// `corpus learn`: a whole watchlist drafted from past articles, written into a folder of its own.
package struct CorpusLearn: Sendable {
    private let knowledge: Watchlist
    private let folder: String
    private let takesActors: Bool
    private let zone: TimeZone

    /// - Parameters:
    ///   - base: a watchlist whose actors are known too; nil: nothing but general knowledge.
    ///   - shipped: the folder whose places, themes and types serve as general knowledge.
    package init(base: String?, shipped: String, zone: TimeZone) throws {
        takesActors = base != nil
        self.zone = zone
        if let base {
            folder = base
            knowledge = try Watchlist.load(base)
        } else {
            // Its actors, and what the desk knew of events, stay outside: else nothing would be learned.
            folder = shipped
            knowledge = try Self.withoutActors(shipped)
        }
    }

    private static func withoutActors(_ folder: String) throws -> Watchlist {
        let files = FileManager.default
        let copy = files.temporaryDirectory.appending(path: "copytaster-knowledge-" + UUID().uuidString).path()
        try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: copy) }
        for name in try files.contentsOfDirectory(atPath: folder)
        where ["beat.yaml", "places.yaml", "themes.yaml", "types.yaml", "gates.yaml"].contains(name) {
            try files.copyItem(atPath: folder + "/" + name, toPath: copy + "/" + name)
        }
        return try Watchlist.load(copy)
    }

    /// What was drafted.
    package struct Result: Sendable {
        package struct Entry: Sendable {
            package var name: String
            package var kind: String
            /// With how often each stands, for places as the text has it; for actors as the file lists it.
            package var spellings: [String]
        }

        package var actors: [Entry]
        package var places: [Entry]
        /// Names.
        package var themes: [String]
        package var types: [String]
        /// Name → text.
        package var files: [String: String]
        package var articles: Int
    }

    package func learn(_ articles: [Article], beat: String) -> Result {
        let draft = CorpusLearning(knowledge: knowledge, takesActors: takesActors, zone: zone).draft(articles)
        return Result(
            actors: draft.actors.map {
                .init(
                    name: $0.group.name, kind: $0.group.kind?.rawValue ?? "", spellings: $0.group.spellings.map(\.text))
            },
            places: draft.places.filter { $0.evidence != nil }.map {
                .init(
                    name: $0.place.name, kind: $0.place.kind.rawValue,
                    spellings: $0.written)
            }, themes: draft.themes.map(\.name), types: draft.types.map(\.name),
            files: CorpusLearningFiles(draft: draft, knowledge: knowledge, folder: folder, beat: beat).files(),
            articles: draft.articles)
    }

    /// Reads the articles, drafts, and writes a new folder, which is checked before it is there.
    /// - Returns: what to tell the desk.
    package func run(_ paths: [String], metadata: String?, to folder: String) throws -> String {
        let files = FileManager.default
        if let inside = try? files.contentsOfDirectory(atPath: folder), !inside.isEmpty {
            throw CommandFault(
                "\(folder): error: holds files already; nothing was written: name another folder with --to", 74)
        }
        let articles = try CorpusFiles(metadataFile: metadata, zone: zone).articles(paths)
        let result = learn(articles, beat: Self.beat(folder))
        let target = (folder as NSString).standardizingPath
        let draft = target + ".draft-\(ProcessInfo.processInfo.processIdentifier)"
        try files.createDirectory(atPath: draft, withIntermediateDirectories: true)
        do {
            for (name, text) in result.files.sorted(by: { $0.key < $1.key }) {
                try Data(text.utf8).write(to: URL(filePath: draft + "/" + name))
            }
            _ = try Watchlist.load(draft)
            try? files.removeItem(atPath: target)
            try files.moveItem(atPath: draft, toPath: target)
        } catch {
            try? files.removeItem(atPath: draft)
            throw error
        }
        return summary(result, target)
    }

    private static func beat(_ folder: String) -> String {
        let name = (folder as NSString).lastPathComponent.lowercased().map {
            $0.isLetter && $0.isASCII || $0.isNumber ? $0 : "-"
        }
        return name.contains { $0 != "-" } ? String(name) : "draft"
    }

    private func summary(_ result: Result, _ target: String) -> String {
        var text =
            "\(target): drafted from \(result.articles) articles; right by `copytaster watchlist check \(target)`\n\n"
        func list(_ title: String, _ entries: [Result.Entry]) {
            text += "\(title) (\(entries.count))\n"
            for entry in entries {
                let others = entry.spellings.filter { $0 != entry.name }
                text += "  \(entry.name)" + (others.isEmpty ? "" : ": " + others.joined(separator: ", ")) + "\n"
            }
            text += "\n"
        }
        list("actors", result.actors)
        list("places", result.places)
        text += "themes: \(result.themes.joined(separator: ", "))\ntypes: \(result.types.joined(separator: ", "))\n\n"
        text +=
            takesActors
            ? "Actors, places, themes and types of \(folder) were known.\n"
            : "Known beforehand were the places, themes and event types of \(folder), and none of its actors.\n"
        return text
    }
}
