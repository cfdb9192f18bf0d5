internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// `watchlist forms`: what will match for an actor or a place, and which words of a text do.
package struct WatchlistForms: Sendable {
    private let list: Watchlist
    private let term: Term
    private let name: String

    /// Most bytes of a text looked through.
    private static let mostText = 200_000

    /// - Parameter name: canonical, or an alias; upper and lower case are one.
    /// - Throws: `InputFault` where none is called so.
    package init(name: String, folder: String) throws {
        list = try Beat(folder: folder, zone: .gmt).watchlist
        let sought = name.lowercased()
        func position<Entry>(_ entries: [Entry], _ name: (Entry) -> String, _ aliases: (Entry) -> [Alias]) -> Int? {
            entries.firstIndex { name($0).lowercased() == sought }
                ?? entries.firstIndex { aliases($0).contains { $0.text.lowercased() == sought } }
        }
        if let index = position(list.actors, \.name, \.aliases) {
            (term, self.name) = (.actor(index), list.actors[index].name)
        } else if let index = position(list.places, \.name, \.aliases) {
            (term, self.name) = (.place(index), list.places[index].name)
        } else {
            let names = list.actors.map(\.name) + list.places.map(\.name)
            throw InputFault(
                file: "forms",
                message: "no actor or place of this watchlist is called '\(name)'"
                    + Nearest.suggestion(for: name, among: names))
        }
    }

    /// All that will match, by language.
    package func forms(language: String?, json: Bool) throws -> String {
        var all = list.forms(of: term)
        if case .place(let index) = term { all += list.forms(of: .demonym(index)) }
        if let language {
            all = all.filter { $0.language.rawValue == language || $0.language.base.rawValue == language }
        }
        if json {
            return try OutputJSON.text(
                FormsAnswer(name: name, patterns: all.map(PatternLine.init)), pretty: true)
        }
        var lines = [name]
        var previous: Language?
        for one in all {
            if one.language != previous { lines.append("\n\(one.language.rawValue)") }
            previous = one.language
            lines.append("  \(one.text)" + (one.origin == .written ? "" : " (\(Self.told(one.origin)))"))
            if one.origin != .likeness {
                for forms in one.words where forms.count > 1 { lines.append("      \(forms.joined(separator: " "))") }
            }
            if one.needsCapital { lines.append("      begins with a capital") }
            lines += one.conditions.map { "      \($0)" }
        }
        return TerminalText.lines(lines.joined(separator: "\n"))
    }

    /// Which words of a text match.
    package func matches(in text: String, json: Bool) throws -> (text: String, isFound: Bool) {
        let text = String(decoding: text.utf8.prefix(Self.mostText), as: UTF8.self)
        let bytes = Array(text.utf8)
        let scalars = ScalarOffsets(text)
        let hits = list.hits(in: NormalText(text)).filter { $0.term == term || isDemonym($0.term) }
        let lines = hits.map { hit in
            let pattern = list.pattern(hit.pattern)
            return MatchLine(
                text: String(decoding: bytes[hit.range], as: UTF8.self), start: scalars[hit.range.lowerBound],
                end: scalars[hit.range.upperBound], alias: pattern.text, language: pattern.language.rawValue,
                origin: pattern.origin.rawValue)
        }
        if json {
            return (try OutputJSON.text(MatchesAnswer(name: name, matches: lines), pretty: true), !hits.isEmpty)
        }
        guard !hits.isEmpty else { return ("\(name): nothing in this text matches", false) }
        let told = zip(lines, hits).map { line, hit in
            let origin = list.pattern(hit.pattern).origin
            return "\(TerminalText.field(line.text))  \(line.start)–\(line.end)  by \(line.alias) (\(line.language)"
                + (origin == .written ? ")" : ", \(Self.told(origin)))")
        }
        return (told.joined(separator: "\n"), true)
    }

    private func isDemonym(_ other: Term) -> Bool {
        guard case .place(let index) = term else { return false }
        return other == .demonym(index)
    }

    private static func told(_ origin: WatchedPattern.Origin) -> String {
        switch origin {
        case .written: "as written"
        case .demonym: "demonym by rule"
        case .surname: "surname by rule"
        case .likeness: "by likeness"
        }
    }

    private struct FormsAnswer: Encodable {
        var name: String
        var patterns: [PatternLine]
    }

    private struct PatternLine: Encodable {
        var text: String
        var language: String
        var origin: String
        var words: [[String]]
        var needsCapital: Bool
        var conditions: [String]

        init(_ forms: NameForms) {
            text = forms.text
            language = forms.language.rawValue
            origin = forms.origin.rawValue
            words = forms.words
            needsCapital = forms.needsCapital
            conditions = forms.conditions
        }
    }

    private struct MatchesAnswer: Encodable {
        var name: String
        var matches: [MatchLine]
    }

    private struct MatchLine: Encodable {
        var text: String, start: Int, end: Int, alias: String, language: String, origin: String
    }
}
