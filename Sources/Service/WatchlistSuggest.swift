internal import Alerting
internal import Classifying
package import Foundation
package import Model
internal import Watching

/// `watchlist suggest`: what the archive and the desk's marks say that the watchlist lacks.
package struct WatchlistSuggest: Sendable {
    private let folder: String
    private let watchlist: Watchlist
    private let zone: TimeZone

    /// - Throws: every fault of the watchlist.
    package init(folder: String, zone: TimeZone) throws {
        self.folder = folder
        self.zone = zone
        watchlist = try Watchlist.load(folder)
    }

    /// Articles taken out of the store at once.
    private static let batch = 200

    /// From a store's archive of the days before `now`, with the marks that stand.
    package func list(store: any Store, days: Int, now: Date) throws -> Suggestions {
        var marked: [String: Bool] = [:]
        for mark in try store.marks(from: .distantPast, to: now.addingTimeInterval(1)) {
            guard let article = mark.article, mark.word == .right || mark.word == .wrong else { continue }
            // Of several the last one stands.
            marked[article] = mark.word == .right
        }
        let from = now.addingTimeInterval(-Double(days) * 86_400)
        let list = try SuggestionFinder(watchlist: watchlist).find { each in
            var last: ArchivedArticle?
            while true {
                let batch = try store.archive(from: from, to: now, after: last, limit: Self.batch)
                for item in batch {
                    try each(
                        SuggestionArticle(
                            article: item.article, isWanted: marked[item.article.id], isOnTopic: item.onTopic))
                }
                guard let end = batch.last else { return }
                last = end
            }
        }
        return Suggestions(list, "the last \(days) days")
    }

    /// From a file of articles, one JSON object a line; `"mark": "right"` or `"wrong"` is the desk's word on one.
    package func list(articles file: String, _ text: String) throws -> Suggestions {
        let given = try ReplayArticle.read(text, file: file)
        let marks = try Self.marks(text, file: file)
        let classifier = Classifier(watchlist: watchlist, zone: zone)
        let items = given.enumerated().map { index, given in
            let article = given.article(zone: zone)
            let findings = classifier.findings(
                title: article.title, text: article.text, language: article.language?.base ?? Language(rawValue: "und"),
                published: article.published)
            return SuggestionArticle(article: article, isWanted: marks[index], isOnTopic: findings.onTopic)
        }
        let list = try SuggestionFinder(watchlist: watchlist).find { each in for item in items { try each(item) } }
        return Suggestions(list, file)
    }

    private struct Marked: Decodable { var mark: String? }

    /// By article, in the order of the file.
    private static func marks(_ text: String, file: String) throws(InputFaults) -> [Int: Bool] {
        var marks: [Int: Bool] = [:]
        var article = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !$0.isWhitespace }) {
            defer { article += 1 }
            guard let word = (try? JSONDecoder().decode(Marked.self, from: Data(line.utf8)))?.mark else { continue }
            guard let mark = Mark.Word(rawValue: word) else {
                throw InputFaults([
                    InputFault(
                        file: file, line: index + 1, column: 1,
                        message: "'\(word)' is no mark; write \"mark\": \"right\" or \"wrong\", or leave it out")
                ])
            }
            if mark == .right { marks[article] = true } else if mark == .wrong { marks[article] = false }
        }
        return marks
    }

    /// Makes the edits of suggestions with these ids; all of them or none.
    /// - Returns: what was changed, as lines taken out and put in.
    package func accept(_ ids: [String], of suggestions: Suggestions) throws -> String {
        var edits: [WatchlistEdit] = []
        for id in ids {
            guard let found = suggestions.list.suggestions.first(where: { $0.id == id.lowercased() }) else {
                throw CommandFault(
                    "--accept \(id): error: there is no such suggestion any more: the archive, the marks or the watchlist have "
                        + "changed; nothing was done, look again at `copytaster watchlist suggest`", 65)
            }
            guard let edit = found.edit else {
                throw CommandFault(
                    "--accept \(id): error: '\(found.text)' speaks against an article; there is no list to put it on, nothing "
                        + "was done", 65)
            }
            if !edits.contains(edit) { edits.append(edit) }
        }
        var editing = try WatchlistEditing(folder: folder)
        for edit in edits { try editing.apply(edit) }
        let hunks = try editing.save(edits)
        return hunks.map { hunk in
            (["\(hunk.file):\(hunk.line)"] + hunk.old.map { "- " + $0 } + hunk.new.map { "+ " + $0 }).joined(
                separator: "\n")
        }.joined(separator: "\n")
    }
}

/// Suggestions as they are shown.
package struct Suggestions: Sendable {
    let list: SuggestionList
    /// Where the articles are from.
    private let origin: String

    init(_ list: SuggestionList, _ origin: String) {
        self.list = list
        self.origin = origin
    }

    private static let titles: [(Suggestion.Kind, String)] = [
        (.spelling, "New spellings of what is watched"), (.name, "Not watched, beside what is"),
        (.term, "Terms of what is wanted"), (.against, "Terms of what is not wanted"),
    ]

    /// What the counts of an article's sides are called.
    private var basis: String {
        list.isByMarks
            ? "Terms are told by what was marked right against what was marked wrong."
            : "Too little is marked right and wrong: terms are told by what is on topic against the rest."
    }

    /// For a terminal; escaped by the caller.
    package var text: String {
        var text =
            "\(list.articles) articles of \(origin): \(list.wanted) marked right, \(list.unwanted) wrong. \(basis)\n"
        for (kind, title) in Self.titles {
            let some = list.suggestions.filter { $0.kind == kind }
            guard !some.isEmpty else { continue }
            text += "\n\(title)\n"
            for suggestion in some { text += entry(suggestion) }
        }
        if list.suggestions.isEmpty { text += "\nNothing to suggest.\n" }
        if list.suggestions.contains(where: { $0.edit != nil }) {
            text += "\n`copytaster watchlist suggest … --accept ID` puts one into its file.\n"
        }
        return text
    }

    private func entry(_ suggestion: Suggestion) -> String {
        let counts = suggestion.evidence.articles
        var text =
            "\n  \(suggestion.edit == nil ? "      " : suggestion.id)  \(TerminalText.field(suggestion.text))"
            + " (\(suggestion.language.rawValue))"
            + (suggestion.target.map { " → \(TerminalText.field($0))" } ?? "") + "\n"
        text +=
            "          \(suggestion.evidence.total) articles: \(counts[0]) wanted, \(counts[1]) unwanted, \(counts[2]) unmarked; "
        text += "\(TerminalText.field(suggestion.why))\n"
        if let edit = suggestion.edit {
            let lines = edit.line.split(separator: "\n").map { line in
                String(repeating: " ", count: line.prefix { $0 == " " }.count) + TerminalText.field(String(line))
            }
            text += "          \(TerminalText.field(edit.place)):\n" + lines.map { "          + \($0)\n" }.joined()
        }
        for quote in suggestion.evidence.quotes {
            text += "          “\(TerminalText.field(quote.sentence))” \(TerminalText.field(quote.source))\n"
        }
        return text
    }

    /// One object.
    package func json() throws -> String {
        TerminalText.json(
            try OutputJSON.text(
                Answer(
                    articles: list.articles, wanted: list.wanted, unwanted: list.unwanted,
                    basis: list.isByMarks ? "marks" : "topic", suggestions: list.suggestions.map(Line.init)),
                pretty: true))
    }

    private struct Answer: Encodable {
        var articles: Int, wanted: Int, unwanted: Int
        var basis: String
        var suggestions: [Line]
    }

    private struct Line: Encodable {
        var id: String, kind: String, text: String, language: String
        var target: String?
        var why: String
        var score: Double
        var line: String?
        var articles: Int, wanted: Int, unwanted: Int, unmarked: Int
        var quotes: [Quote]

        struct Quote: Encodable { var sentence: String, source: String }

        init(_ suggestion: Suggestion) {
            id = suggestion.id
            kind = suggestion.kind.rawValue
            text = suggestion.text
            language = suggestion.language.rawValue
            target = suggestion.target
            why = suggestion.why
            score = (suggestion.score * 100).rounded() / 100
            line = suggestion.edit?.line
            articles = suggestion.evidence.total
            wanted = suggestion.evidence.articles[0]
            unwanted = suggestion.evidence.articles[1]
            unmarked = suggestion.evidence.articles[2]
            quotes = suggestion.evidence.quotes.map { Quote(sentence: $0.sentence, source: $0.source) }
        }
    }
}
