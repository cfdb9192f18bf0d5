internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// Reads archived articles by both watchlists at once: what the two have in common is done once. Pure but for looking up
/// what an article copies; pages are read side by side.
struct BacktestReading: Sendable {
    let archive: ArchiveReading
    let old: Beat
    /// Nil where it is the same watchlist.
    let new: Beat?
    private let common: CommonReading?

    /// An article with what each watchlist finds in it.
    struct Read: Sendable {
        var entry: ArchiveReading.Entry
        var old: Findings
        /// Nil where the old one's are this one's too.
        var new: Findings?
    }

    init(archive: ArchiveReading, old: Beat, new: Beat?) {
        self.archive = archive
        self.old = old
        self.new = new
        common = new.flatMap { CommonReading(old.watchlist, $0.watchlist) }
    }

    /// A function of its own: written inside a task group's closure, a release build of Swift 6.3.1 traps on a wrong index.
    @inline(never)
    func read(_ page: [ArchiveReading.Entry]) throws(StoreFault) -> [Read] {
        var result: [Read] = []
        result.reserveCapacity(page.count)
        for entry in page { result.append(read(try archive.completed(entry))) }
        return result
    }

    private func read(_ entry: ArchiveReading.Entry) -> Read {
        let article = entry.archived.article
        let language = ArticleInHand(
            article: article, item: nil, isHistory: false, now: nil, fingerprint: nil
        ).language
        let text = ArticleText(
            title: article.title, text: article.text, language: language, sources: article.outlets)
        let hits = old.classifier.hits(in: text)
        func findings(_ beat: Beat, _ hits: [Hit]) -> Findings {
            beat.classifier.findings(
                in: text, hits: hits, language: language, published: article.spoken, wanted: .reports)
        }
        var read = Read(entry: entry, old: findings(old, hits))
        if let new {
            let others = new.classifier.hits(in: text)
            if common?.isSame(hits, others) != true { read.new = findings(new, others) }
        }
        return read
    }
}

/// When two watchlists read an article alike: their types, gates and places say the same but for the words that they look
/// for, and of those they find the same ones in it. Most edits of a watchlist are of words.
struct CommonReading: Sendable {
    /// The new list's number → the old one's; −1 where the old one has none that means the same.
    private let actors: [Int]
    private let themes: [Int]

    /// Nil where no article is surely read alike.
    init?(_ old: Watchlist, _ new: Watchlist) {
        self.init(types: (old.types, new.types), gates: (old.gates, new.gates), old, new)
    }

    init?(types: ([EventType], [EventType]), gates: ([Gate], [Gate]), _ old: Watchlist, _ new: Watchlist) {
        guard Self.bare(types.0) == Self.bare(types.1), Self.bare(gates.0) == Self.bare(gates.1) else { return nil }
        // Places are told apart by their numbers too, where an article names several equally often.
        func places(_ list: Watchlist) -> [[String]] {
            list.places.map { [$0.name, $0.kind.rawValue, $0.within ?? ""] }
        }
        guard places(old) == places(new) else { return nil }
        func person(_ actor: Actor) -> [String] { [actor.name, actor.kind.rawValue, actor.role ?? ""] }
        actors = Self.numbers(of: new.actors.map(person), in: old.actors.map(person))
        themes = Self.numbers(of: new.themes.map { [$0.name] }, in: old.themes.map { [$0.name] })
    }

    func isSame(_ old: [Hit], _ new: [Hit]) -> Bool {
        guard old.count == new.count else { return false }
        for (one, other) in zip(old, new) {
            guard one.range == other.range else { return false }
            switch (one.term, other.term) {
            case (.actor(let left), .actor(let right)): if actors[right] != left { return false }
            case (.theme(let left), .theme(let right)): if themes[right] != left { return false }
            default: if one.term != other.term { return false }
            }
        }
        return true
    }

    private static func numbers(of new: [[String]], in old: [[String]]) -> [Int] {
        let known = Dictionary(
            old.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return new.map { known[$0] ?? -1 }
    }

    private static func bare(_ types: [EventType]) -> [EventType] {
        types.map { type in
            var type = type
            for index in type.groups.indices { type.groups[index].terms = [:] }
            return type
        }
    }

    private static func bare(_ gates: [Gate]) -> [Gate] {
        gates.map { gate in
            var gate = gate
            gate.group.terms = [:]
            return gate
        }
    }
}
