internal import Foundation
internal import Model
internal import Watching

/// Texts against names and terms in base form.
enum MatchingBenchmark {
    /// A line of the watchlist under test.
    private struct Entry: Decodable {
        var text: String
        var language: String
        /// `name` or `term`.
        var kind: String
    }

    /// - Parameter option: `alone:FILE` matches texts that are in normal form already, `whole:FILE` makes the normal form first,
    ///   `compile:FILE` only makes the matcher; `watchlist:FOLDER` reads a watchlist and looks for all of it. `count` is bytes of
    ///   text, or the patterns compiled; `results` tells the hits and the stretches of text that they stand on, or the bytes of
    ///   memory that compiling took at its peak and what of them is kept.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let parts = option.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw CocoaError(.featureUnsupported) }
        if parts[0] == "compile" { return try compile(entries(parts[1]), rounds) }
        let texts = inputs.map { $0.text ?? "" }
        let size = texts.reduce(0) { $0 + $1.utf8.count }
        if parts[0] == "watchlist" {
            let watchlist = try Watchlist.load(parts[1])
            var hits = 0
            return measured(rounds) {
                for text in texts { hits += watchlist.hits(in: NormalText(text)).count }
                return size
            }
        }
        let matcher = Matcher(set(try entries(parts[1])).patterns)
        let normal = parts[0] == "alone" ? texts.map { NormalText($0) } : []
        var hits = 0
        var result = measured(rounds) {
            hits = 0
            if parts[0] == "alone" {
                for text in normal { hits += matcher.matches(in: text).count }
            } else {
                for text in texts { hits += matcher.matches(in: NormalText(text)).count }
            }
            return size
        }
        let stretches = texts.reduce(0) { $0 + Set(matcher.matches(in: NormalText($1)).map(\.range)).count }
        result.results = [.init(pair: [hits, stretches])]
        return result
    }

    private static func entries(_ path: String) throws -> [Entry] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
    }

    private static func set(_ entries: [Entry]) -> PatternSet {
        var set = PatternSet()
        for (label, entry) in entries.enumerated() {
            let language = Language(rawValue: entry.language)
            if entry.kind == "name" {
                set.add(name: entry.text, language: language, label: label, layer: 0)
            } else {
                set.add(term: entry.text, language: language, label: label, layer: 0)
            }
        }
        return set
    }

    private static func compile(_ entries: [Entry], _ rounds: Int) throws -> Measured {
        // What a program makes once, whatever its watchlist: the tables of the normal form and of endings.
        _ = Matcher(set(Array(entries.prefix(100))).patterns).matches(in: NormalText("Алматы, Almaty"))
        try Memory.resetPeak()
        let before = (peak: try Memory.peak(), resident: try Memory.resident())
        var matcher = Matcher([])
        // The first is measured for memory: later ones find what the first has left to the allocator.
        var result = measured(1) {
            matcher = Matcher(set(entries).patterns)
            return entries.count
        }
        let kept = try Memory.resident() - before.resident
        result.results = [.init(pair: [try Memory.peak() - before.peak, kept])]
        for _ in 1..<max(2, rounds) {
            result.seconds +=
                measured(1) {
                    matcher = Matcher(set(entries).patterns)
                    return 0
                }.seconds
        }
        _ = matcher
        return result
    }
}
