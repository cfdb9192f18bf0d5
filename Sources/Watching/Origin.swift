package import Model

/// Where a pattern or rule of a watchlist stands: what a desk opens in its editor.
package struct Origin: Sendable, Hashable, Codable {
    /// Its name within the watchlist's folder.
    package var file: String
    /// 1-based, both.
    package var line: Int
    package var column: Int
    /// The line as it stands there, without white space at either end, cut at 200 characters.
    package var text: String

    /// `types.yaml:12:9`, the form that editors jump to.
    package var position: String { "\(file):\(line):\(column)" }
}

/// A rule of a watchlist; numbers are indices into the watchlist's lists, as in `Term`.
package enum WatchedRule: Sendable, Hashable {
    case type(Int)
    case trigger(type: Int, Int)
    case cue(type: Int, Int)
    case requirement(type: Int, Int)
    case scope(type: Int, Int)
    case stage(type: Int, Int)
    case severity(type: Int, Int)
    case gate(Int)
}

/// The lines of a watchlist, found by walking its files once more: what nobody asks for costs nothing when the watchlist is
/// loaded. For files that `Watchlist.load` takes.
package struct Origins: Sendable {
    struct Position: Sendable {
        var file: Int32
        var line: Int32
        var column: Int32
    }

    /// Whose words these are, by the names that stay the same from one version to the next.
    enum Owner: Hashable, Sendable {
        case actor(String)
        case place(String)
        case demonym(String)
        case theme(String)
        case list(type: String, String)
        case questionList(question: String, String)
        case gate(Int)
    }

    struct Key: Hashable, Sendable {
        var owner: Owner
        var language: Language
        var text: String
    }

    private let names: [String]
    private let lines: [FileLineStarts]
    private let index: OriginIndex

    package init(_ files: WatchlistFiles) {
        names = files.files.map(\.name)
        lines = files.files.map { FileLineStarts($0.bytes) }
        index = OriginIndex(files)
    }

    /// Where a pattern stands: its line, else that of the entry that it belongs to (a spelling that was made by rule).
    package func of(_ pattern: WatchedPattern, in watchlist: Watchlist) -> Origin? {
        guard let owner = owner(of: pattern.term, in: watchlist) else { return nil }
        let key = Key(owner: owner, language: pattern.language, text: pattern.text)
        return (index.patterns[key] ?? index.entries[owner]).map(origin)
    }

    /// Where a condition of an actor's or place's aliases stands: what must, or must not, stand near.
    package func ofCondition(_ text: String, _ language: Language, of term: Term, in watchlist: Watchlist) -> Origin? {
        guard let owner = owner(of: term, in: watchlist) else { return nil }
        return index.conditions[Key(owner: owner, language: language, text: text)].map(origin)
    }

    /// Where the actor, place, theme, word list or gate begins.
    package func of(_ term: Term, in watchlist: Watchlist) -> Origin? {
        owner(of: term, in: watchlist).flatMap { index.entries[$0] }.map(origin)
    }

    package func of(_ rule: WatchedRule) -> Origin? { index.rules[rule].map(origin) }

    private func origin(_ position: Position) -> Origin {
        let file = Int(position.file)
        return Origin(
            file: names[file], line: Int(position.line), column: Int(position.column),
            text: lines[file].text(ofLine: Int(position.line)))
    }

    private func owner(of term: Term, in watchlist: Watchlist) -> Owner? {
        switch term {
        case .actor(let index):
            return watchlist.actors.indices.contains(index) ? .actor(watchlist.actors[index].name) : nil
        case .place(let index):
            return watchlist.places.indices.contains(index) ? .place(watchlist.places[index].name) : nil
        case .demonym(let index):
            return watchlist.places.indices.contains(index) ? .demonym(watchlist.places[index].name) : nil
        case .theme(let index):
            return watchlist.themes.indices.contains(index) ? .theme(watchlist.themes[index].name) : nil
        case .trigger(let type, let list):
            guard watchlist.types.indices.contains(type), watchlist.types[type].groups.indices.contains(list) else {
                return nil
            }
            return .list(type: watchlist.types[type].name, watchlist.types[type].groups[list].name)
        case .gate(let index): return .gate(index)
        case .question(let question, let list):
            guard watchlist.questions.indices.contains(question),
                watchlist.questions[question].groups.indices.contains(list)
            else { return nil }
            let entry = watchlist.questions[question]
            return .questionList(question: entry.name, entry.groups[list].name)
        }
    }
}

/// Where the lines of a file begin.
struct FileLineStarts: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    /// - Parameter line: 1-based.
    func text(ofLine line: Int) -> String {
        guard starts.indices.contains(line - 1) else { return "" }
        let end = starts.indices.contains(line) ? starts[line] : bytes.count
        let text = String(decoding: bytes[starts[line - 1]..<end], as: UTF8.self).trimmed
        return text.count > 200 ? text.prefix(199) + "…" : text
    }
}
