internal import Foundation
internal import Model
internal import Watching
internal import Yams

/// A change to a watchlist that a person would make by hand.
enum WatchlistEdit: Sendable, Hashable {
    case actorAlias(actor: String, Language, String)
    case placeAlias(place: String, Language, String)
    case term(theme: String, Language, String)
    case actor(NewActor)

    /// An actor that isn't watched yet.
    struct NewActor: Sendable, Hashable {
        struct Spelling: Sendable, Hashable {
            var text: String
            var language: Language
        }

        var name: String
        /// As files name it: person, organisation, group or body.
        var kind: String
        var spellings: [Spelling]

        /// In the order in which they first stand.
        var languages: [Language] {
            spellings.reduce(into: []) { if !$0.contains($1.language) { $0.append($1.language) } }
        }
    }

    /// What is added, as it will stand.
    var line: String {
        switch self {
        case .actorAlias(_, let language, let text), .placeAlias(_, let language, let text),
            .term(_, let language, let text):
            "\(language.rawValue): [… \(YAMLText.scalar(text))]"
        case .actor(let actor): WatchlistEditing.lines(actor).joined(separator: "\n")
        }
    }

    /// Where: `actors.yaml` is the reader's business, the entry is told.
    var place: String {
        switch self {
        case .actorAlias(let name, _, _): "actor '\(name)', aliases"
        case .placeAlias(let name, _, _): "place '\(name)', aliases"
        case .term(let name, _, _): "theme '\(name)', terms"
        case .actor: "actors, at the end"
        }
    }
}

/// A watchlist's files under edit. Comments, order, quoting, indentation and line ends stay; the folder is checked before any
/// file is replaced, and the edit must have done what it says and nothing else.
struct WatchlistEditing {
    /// Lines of a file that were replaced.
    struct Hunk: Sendable, Hashable {
        /// Path.
        var file: String
        /// Of the first line, from 1.
        var line: Int
        var old: [String]
        var new: [String]
    }

    let folder: String
    /// Name → text as it was, and as it is to be.
    private let before: [String: String]
    private(set) var after: [String: String]

    /// - Throws: what is wrong with the folder already, or with reading it.
    init(folder: String) throws {
        self.folder = folder
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") {
            texts[name] = try FileReplacement.read(folder + "/" + name)
        }
        before = texts
        after = texts
    }

    /// Longest line that an edit makes: the files' own width.
    private static let width = 120

    /// Changes the texts, not yet the files.
    mutating func apply(_ edit: WatchlistEdit) throws(CommandFault) {
        let done =
            switch edit {
            case .actorAlias(let name, let language, let text):
                add(text, to: language, key: "aliases", entry: name, section: "actors")
            case .placeAlias(let name, let language, let text):
                add(text, to: language, key: "aliases", entry: name, section: "places")
            case .term(let name, let language, let text):
                add(text, to: language, key: "terms", entry: name, section: "themes")
            case .actor(let actor): append(Self.lines(actor))
            }
        guard done else { throw byHand(edit) }
    }

    private func byHand(_ edit: WatchlistEdit) -> CommandFault {
        CommandFault(
            "\(folder): error: \(edit.place) is written in a way that can't be added to safely; nothing was changed. Put this "
                + "there by hand:\n\(edit.line)", 65)
    }

    static func lines(_ actor: WatchlistEdit.NewActor) -> [String] {
        ["- name: \(YAMLText.scalar(actor.name))", "  kind: \(actor.kind)", "  aliases:"]
            + actor.languages.map { language in
                let texts = actor.spellings.filter { $0.language == language }.map(\.text)
                return "    \(language.rawValue): \(YAMLText.list(texts))"
            }
    }

    // MARK: - Into an entry

    private mutating func add(
        _ text: String, to language: Language, key: String, entry name: String, section: String
    ) -> Bool {
        for file in after.keys.sorted() {
            guard let old = after[file], let root = try? Yams.compose(yaml: old)?.mapping,
                let entry = root[section]?.sequence?.first(where: {
                    $0.mapping?["name"]?.string?.trimmingCharacters(in: .whitespaces) == name
                })?.mapping, let lists = entry[key]?.mapping
            else { continue }
            var lines = FileLines(old)
            guard Self.add(YAMLText.scalar(text), to: language.rawValue, lists, &lines) else { return false }
            after[file] = lines.text
            return true
        }
        return false
    }

    private static func add(_ item: String, to language: String, _ lists: Node.Mapping, _ lines: inout FileLines)
        -> Bool
    {
        guard let entry = lists.first(where: { $0.key.string == language }) else {
            return addLanguage(language, item, lists, &lines)
        }
        guard let key = entry.key.mark else { return false }
        switch entry.value {
        case .sequence(let list):
            guard let mark = list.mark else { return false }
            if lines.scalar(at: mark) == "[" { return lines.insert(item, intoBracketsAt: mark, width: width) }
            guard let first = list.first?.mark, let last = list.compactMap({ lines.lastLine(of: $0) }).max(),
                let place = lines.endOfDashes(first: first.line - 1, end: last + 1)
            else { return false }
            lines.insert([String(repeating: " ", count: place.indent) + "- " + item], before: place.line)
            return true
        case .scalar(let scalar):
            // `en: Name` becomes `en: [Name, New]`, where it stands on the key's line alone.
            guard let mark = scalar.mark, mark.line == key.line, !scalar.string.isEmpty, scalar.style == .plain else {
                return false
            }
            let line = Array(lines.list[mark.line - 1].unicodeScalars)
            let length = scalar.string.unicodeScalars.count
            guard mark.column - 1 + length <= line.count else { return false }
            func part(_ slice: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(slice)) }
            let old = part(line[(mark.column - 1)..<(mark.column - 1 + length)])
            guard old == scalar.string else { return false }
            lines.list[mark.line - 1] =
                part(line[..<(mark.column - 1)]) + "[\(YAMLText.scalar(old)), \(item)]"
                + part(line[(mark.column - 1 + length)...])
            return true
        default: return false
        }
    }

    private static let order = ["en", "ru", "kk", "kk-Latn", "zh"]

    /// A language that the entry doesn't have yet: behind those that come before it.
    private static func addLanguage(
        _ language: String, _ item: String, _ lists: Node.Mapping, _ lines: inout FileLines
    ) -> Bool {
        guard let mark = lists.mark else { return false }
        if lines.scalar(at: mark) == "{" {
            return lines.insert("\(language): [\(item)]", intoBracketsAt: mark, width: width)
        }
        let mine = order.firstIndex(of: language) ?? order.count
        let earlier = lists.filter { ($0.key.string.flatMap(order.firstIndex) ?? order.count) < mine }
        guard let neighbour = earlier.last ?? lists.first, let key = neighbour.key.mark else { return false }
        let line = earlier.isEmpty ? key.line - 1 : (lines.lastLine(of: neighbour.value).map { $0 + 1 } ?? -1)
        guard line >= 0 else { return false }
        lines.insert([String(repeating: " ", count: key.column - 1) + "\(language): [\(item)]"], before: line)
        return true
    }

    // MARK: - A new entry

    private mutating func append(_ entry: [String]) -> Bool {
        for file in after.keys.sorted() {
            guard let old = after[file], let root = try? Yams.compose(yaml: old)?.mapping,
                let section = root.first(where: { $0.key.string == "actors" }), let key = section.key.mark,
                case .sequence(let list) = section.value, let first = list.first?.mark
            else { continue }
            var lines = FileLines(old)
            guard lines.scalar(at: list.mark) != "[" else { continue }
            let next = root.compactMap { $0.key.mark?.line }.filter { $0 > key.line }.min() ?? lines.list.count + 1
            guard let place = lines.endOfDashes(first: first.line - 1, end: next - 1) else { continue }
            // A blank line before it where the entries are parted by one.
            let isParted = list.dropFirst().contains { node in
                guard var above = node.mark.map({ $0.line - 2 }) else { return false }
                while above > 0, lines.isComment(above) { above -= 1 }
                return above >= 0 && lines.isBlank(above)
            }
            lines.insert(
                (isParted ? [""] : []) + entry.map { String(repeating: " ", count: place.indent) + $0 },
                before: place.line)
            after[file] = lines.text
            return true
        }
        return false
    }

    // MARK: - To the files

    /// Checks the folder as it will be, then replaces the files that changed.
    /// - Parameter edits: what was applied: the watchlist must say that and nothing else than before.
    /// - Throws: the faults of the folder as it would be; nothing is changed then.
    /// - Returns: what was changed.
    func save(_ edits: [WatchlistEdit]) throws -> [Hunk] {
        let expected = Self.edited(try Watchlist.load(folder), edits)
        let found = try checked()
        guard found.actors == expected.actors, found.places == expected.places, found.themes == expected.themes else {
            throw CommandFault(
                "\(folder): error: the edit would have changed something else as well; nothing was changed. Put this there by "
                    + "hand:\n" + edits.map { "\($0.place): \($0.line)" }.joined(separator: "\n"), 65)
        }
        var done: [String] = []
        do {
            for (name, text) in after.sorted(by: { $0.key < $1.key }) where before[name] != text {
                try FileReplacement.replace(folder + "/" + name, old: before[name] ?? "", with: text)
                done.append(name)
            }
        } catch {
            // Both or none: what was replaced goes back.
            for name in done {
                try? FileReplacement.replace(folder + "/" + name, old: after[name] ?? "", with: before[name] ?? "")
            }
            throw error
        }
        return hunks
    }

    /// The folder as it will be, from a copy: who reads it meanwhile never sees a wrong file.
    private func checked() throws -> Watchlist {
        let files = FileManager.default
        let copy = files.temporaryDirectory.appending(path: "copytaster-edit-" + UUID().uuidString).path()
        try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: copy) }
        for (name, text) in after { try Data(text.utf8).write(to: URL(filePath: copy + "/" + name)) }
        do { return try Watchlist.load(copy) } catch {
            throw InputFaults(
                error.faults.map {
                    InputFault(
                        file: $0.file.replacing(copy, with: folder), line: $0.line, column: $0.column,
                        message: $0.message)
                })
        }
    }

    /// The watchlist with the edits made, sets of aliases compared in the order of their file.
    private static func edited(_ list: Watchlist, _ edits: [WatchlistEdit]) -> (
        actors: [Actor], places: [Place], themes: [Theme]
    ) {
        var (actors, places, themes) = (list.actors, list.places, list.themes)
        for edit in edits {
            switch edit {
            case .actorAlias(let name, let language, let text):
                if let index = actors.firstIndex(where: { $0.name == name }) {
                    actors[index].aliases = Self.adding(
                        Alias(text: text, language: language), to: actors[index].aliases)
                }
            case .placeAlias(let name, let language, let text):
                if let index = places.firstIndex(where: { $0.name == name }) {
                    places[index].aliases = Self.adding(
                        Alias(text: text, language: language), to: places[index].aliases)
                }
            case .term(let name, let language, let text):
                if let index = themes.firstIndex(where: { $0.name == name }) {
                    themes[index].terms[language, default: []].append(text)
                }
            case .actor(let actor):
                actors.append(
                    Actor(
                        name: actor.name, kind: Actor.Kind(rawValue: actor.kind) ?? .person,
                        aliases: actor.languages.flatMap { language in
                            actor.spellings.filter { $0.language == language }.map {
                                Alias(text: $0.text, language: language)
                            }
                        }))
            }
        }
        return (actors, places, themes)
    }

    /// Behind the last of its language; a new language behind those that come before it.
    private static func adding(_ alias: Alias, to list: [Alias]) -> [Alias] {
        var list = list
        if let last = list.lastIndex(where: { $0.language == alias.language }) {
            list.insert(alias, at: last + 1)
        } else {
            let mine = order.firstIndex(of: alias.language.rawValue) ?? order.count
            let before = list.lastIndex { (order.firstIndex(of: $0.language.rawValue) ?? order.count) < mine }
            list.insert(alias, at: before.map { $0 + 1 } ?? 0)
        }
        return list
    }

    /// What differs, file by file.
    var hunks: [Hunk] {
        after.keys.sorted().flatMap { name -> [Hunk] in
            guard let old = before[name], let new = after[name], old != new else { return [] }
            return Self.difference(FileLines(old).list, FileLines(new).list, file: folder + "/" + name)
        }
    }

    private static func difference(_ old: [String], _ new: [String], file: String) -> [Hunk] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var hunks: [Hunk] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            var hunk = Hunk(file: file, line: left + 1, old: [], new: [])
            while removed.contains(left) {
                hunk.old.append(old[left])
                left += 1
            }
            while inserted.contains(right) {
                hunk.new.append(new[right])
                right += 1
            }
            if hunk.old.isEmpty, hunk.new.isEmpty {
                left += 1
                right += 1
            } else {
                hunks.append(hunk)
            }
        }
        return hunks
    }
}

extension FileLines {
    /// The last line, from 0, on which something of a node stands.
    func lastLine(of node: Node) -> Int? {
        guard let mark = node.mark else { return nil }
        switch node {
        case .sequence(let list):
            if scalar(at: mark) == "[" { return bracketEnd(from: mark)?.closingLine }
            return list.compactMap(lastLine).max()
        case .mapping(let map):
            if scalar(at: mark) == "{" { return bracketEnd(from: mark)?.closingLine }
            return map.compactMap { lastLine(of: $0.value) }.max()
        default: return mark.line - 1
        }
    }
}
