internal import Foundation
internal import Model
internal import Watching

/// A rule that spoke on a report, with its line in the version of the watchlist that judged it.
struct RuleLine: Encodable, Sendable {
    enum Kind: String, Encodable, Sendable {
        case trigger, cue, gate, severity, scope, stage
        /// The program's own: no line of a watchlist.
        case program
    }

    var kind: Kind
    var name: String
    var weight: Double
    /// The words of the text that set it off; empty where it is a matter of place.
    var text: String
    /// The rule as it stood there.
    var origin: Origin?
    /// What the words were found by, as it was written, and where.
    var pattern: String?
    var patternOrigin: Origin?
}

/// Looks the rules of reports up in one version of the watchlist.
struct RuleLines: Sendable {
    private let watchlist: Watchlist
    private let origins: Origins

    /// - Throws: `InputFaults` where the program no longer reads that version.
    init(_ files: WatchlistFiles) throws(InputFaults) {
        watchlist = try Watchlist.load(files)
        origins = Origins(files)
    }

    func of(_ report: Report) -> [RuleLine] {
        guard let number = watchlist.types.firstIndex(where: { $0.name == report.type }) else {
            return report.cues.map { RuleLine(kind: .program, name: $0.rule, weight: $0.weight, text: $0.text) }
        }
        let type = watchlist.types[number]
        var lines = report.cues.map { line($0, type, number) }
        if let scope = report.scope, let index = type.scopes.firstIndex(where: { $0.name == scope }) {
            lines.append(
                RuleLine(
                    kind: .scope, name: scope, weight: 0, text: "", origin: origins.of(.scope(type: number, index))))
        }
        if let stage = report.stage, let index = type.stages.firstIndex(where: { $0.name == stage }) {
            lines.append(
                RuleLine(
                    kind: .stage, name: stage, weight: 0, text: "", origin: origins.of(.stage(type: number, index))))
        }
        return lines
    }

    private func line(_ cue: Report.Cue, _ type: EventType, _ number: Int) -> RuleLine {
        var line = RuleLine(kind: .program, name: cue.rule, weight: cue.weight, text: cue.text)
        if cue.text.isEmpty {
            if let index = type.cues.firstIndex(where: { $0.name == cue.rule }) {
                line.kind = .cue
                line.origin = origins.of(.cue(type: number, index))
            } else if cue.rule.hasPrefix("severity "), let index = Int(cue.rule.dropFirst(9)),
                type.severity.indices.contains(index)
            {
                line.kind = .severity
                line.origin = origins.of(.severity(type: number, index))
            }
            return line
        }
        if let index = type.triggers.firstIndex(where: { $0.name == cue.rule }),
            let pattern = pattern(.trigger(type: number, type.triggers[index].group), cue.text)
        {
            line.kind = .trigger
            line.origin = origins.of(.trigger(type: number, index))
            (line.pattern, line.patternOrigin) = pattern
        } else if let index = gate(cue, type) {
            line.kind = .gate
            line.origin = origins.of(.gate(index))
            // A word's ending may have spoken: no pattern then.
            if let pattern = pattern(.gate(index), cue.text) { (line.pattern, line.patternOrigin) = pattern }
        }
        return line
    }

    /// Gates may share a name: the one whose words these are, else the first.
    private func gate(_ cue: Report.Cue, _ type: EventType) -> Int? {
        let named = watchlist.gates.indices.filter { index in
            let gate = watchlist.gates[index]
            return gate.name == cue.rule && (gate.types.isEmpty || gate.types.contains(type.name))
        }
        return named.first { pattern(.gate($0), cue.text) != nil } ?? named.first
    }

    /// What these words are found by; the pattern of the longest match.
    private func pattern(_ term: Term, _ text: String) -> (text: String, origin: Origin?)? {
        let hits = watchlist.hits(in: NormalText(text)).filter { $0.term == term }
        guard let hit = hits.max(by: { $0.range.count < $1.range.count }) else { return nil }
        let pattern = watchlist.pattern(hit.pattern)
        return (pattern.text, origins.of(pattern, in: watchlist))
    }
}

/// The versions that an article's judgements were made by.
struct RuleVersions: Sendable {
    private var lines: [String: RuleLines] = [:]

    init() {}

    /// - Parameter live: the folder whose files serve where they are that version and the archive has it not.
    init(_ hashes: [String], store: any Store, live folder: String) throws(StoreFault) {
        for hash in Set(hashes) {
            var files = try store.files(ofVersion: hash).map {
                WatchlistFiles(folder: String(hash.prefix(12)), files: $0)
            }
            if files == nil {
                let live = WatchlistFiles(folder: folder)
                if live.hash == hash { files = live }
            }
            // A version that this program reads no more gives no lines; the verdict stands all the same.
            if let files, let lines = try? RuleLines(files) { self.lines[hash] = lines }
        }
    }

    /// Nil where the version is not on record.
    func rules(of report: Report, version: String) -> [RuleLine]? { lines[version]?.of(report) }
}
