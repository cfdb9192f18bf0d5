import Foundation
import Model
import Storing
import Testing

@testable import Service

/// What the archive and the marks say that a watchlist lacks, and its files under edit.
@Suite struct WatchlistSuggestTests {
    private static let actors = """
        # Who is watched.
        actors:
          - name: Arman Seitov   # the minister
            kind: person
            role: "Minister of Land"
            aliases:
              en: [Arman Seitov, Seitov]
              ru: ['Арман Сеитов',
                   Сеитов]   # as they write

          # A bank.
          - name: Green Bank
            kind: organisation
            aliases: {en: [Green Bank]}
        # the end

        """
    private static let themes = """
        themes:
        - name: land
          title: Land
          terms:
            en:
            - land code
            # more to come
            ru: земля~
        - name: loan
          title: Loans
          terms: {en: [loan~]}

        """

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "suggest-" + UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in [
            ("beat.yaml", "beat: test\ntitle: Test\n"), ("actors.yaml", Self.actors), ("themes.yaml", Self.themes),
            ("places.yaml", "places:\n  - name: Almaty\n    kind: city\n    aliases:\n      en: [Almaty]\n"),
        ] { try Data(text.utf8).write(to: URL(filePath: folder + "/" + name)) }
        try body(folder)
    }

    private func text(_ folder: String, _ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    }

    private func edited(_ folder: String, _ edits: [WatchlistEdit]) throws -> [WatchlistEditing.Hunk] {
        var editing = try WatchlistEditing(folder: folder)
        for edit in edits { try editing.apply(edit) }
        return try editing.save(edits)
    }

    /// Each edit, the line that it changes, and what it becomes; all else stays, letter by letter.
    @Test(arguments: [
        (
            WatchlistEdit.actorAlias(actor: "Arman Seitov", .english, "Seytov"), "actors.yaml",
            "      en: [Arman Seitov, Seitov]", "      en: [Arman Seitov, Seitov, Seytov]"
        ),
        (
            .actorAlias(actor: "Arman Seitov", .russian, "Сейтов"), "actors.yaml",
            "           Сеитов]   # as they write",
            "           Сеитов, Сейтов]   # as they write"
        ),
        (
            .actorAlias(actor: "Arman Seitov", .kazakh, "Сейітов"), "actors.yaml",
            "           Сеитов]   # as they write",
            "           Сеитов]   # as they write\n      kk: [Сейітов]"
        ),
        (
            .actorAlias(actor: "Green Bank", .english, "Bank: Green"), "actors.yaml", "    aliases: {en: [Green Bank]}",
            "    aliases: {en: [Green Bank, \"Bank: Green\"]}"
        ),
        (
            .actorAlias(actor: "Green Bank", .russian, "Зеленый банк"), "actors.yaml",
            "    aliases: {en: [Green Bank]}",
            "    aliases: {en: [Green Bank], ru: [Зеленый банк]}"
        ),
        (
            .placeAlias(place: "Almaty", .english, "Alma-Ata"), "places.yaml", "      en: [Almaty]",
            "      en: [Almaty, Alma-Ata]"
        ),
        (
            .term(theme: "land", .english, "land reform~"), "themes.yaml", "    - land code",
            "    - land code\n    - land reform~"
        ),
        (.term(theme: "land", .russian, "аренда~"), "themes.yaml", "    ru: земля~", "    ru: [земля~, аренда~]"),
    ])
    func anEditChangesItsLineOnly(edit: WatchlistEdit, file: String, old: String, new: String) throws {
        for newline in ["\n", "\r\n"] {
            try withFolder { folder in
                let before = try text(folder, file).replacing("\n", with: newline)
                try Data(before.utf8).write(to: URL(filePath: folder + "/" + file))
                let hunks = try edited(folder, [edit])
                #expect(
                    try text(folder, file)
                        == before.replacing(
                            old.replacing("\n", with: newline) + newline,
                            with: new.replacing("\n", with: newline) + newline))
                #expect(hunks.count == 1)
                #expect(hunks.first?.file == folder + "/" + file)
            }
        }
    }

    @Test func aNewEntryStandsAtTheEndOfItsSection() throws {
        try withFolder { folder in
            let actor = WatchlistEdit.NewActor(
                name: "Blue Movement", kind: "group", spellings: [.init(text: "Blue Movement", language: .english)])
            _ = try edited(folder, [.actor(actor), .actorAlias(actor: "Arman Seitov", .english, "Seytov")])
            #expect(
                try text(folder, "actors.yaml")
                    == Self.actors.replacing("Seitov, Seitov]", with: "Seitov, Seitov, Seytov]").replacing(
                        "# the end",
                        with:
                            "\n  - name: Blue Movement\n    kind: group\n    aliases:\n      en: [Blue Movement]\n# the end"
                    ))
        }
    }

    /// A long line is broken as a person would.
    @Test func aLongListGoesOnBelow() throws {
        try withFolder { folder in
            for index in 0..<8 {
                let name = "Seitov the " + String(repeating: "very ", count: index) + "Great"
                _ = try edited(folder, [.actorAlias(actor: "Arman Seitov", .english, name)])
            }
            let lines = try text(folder, "actors.yaml").split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 120 })
            #expect(lines.contains { $0.hasPrefix("           Seitov the very") })
        }
    }

    /// An edit that the check refuses leaves every file as it was.
    @Test func aWrongEditChangesNothing() throws {
        try withFolder { folder in
            // One spelling can't mean two actors.
            #expect(throws: InputFaults.self) {
                _ = try edited(folder, [.actorAlias(actor: "Green Bank", .english, "Seitov")])
            }
            #expect(throws: CommandFault.self) {
                _ = try edited(folder, [.actorAlias(actor: "Nobody", .english, "Nobody")])
            }
            let now = try text(folder, "actors.yaml")
            #expect(now == Self.actors)
        }
    }

    // MARK: - Suggestions

    private static func line(_ index: Int, _ text: String, mark: String? = nil) throws -> String {
        var object: [String: String] = [
            "id": "a\(index)", "url": "https://news.example/\(index)", "title": "News", "text": text,
            "published": "2021-03-01",
        ]
        object["mark"] = mark
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private static func archive() throws -> String {
        var lines: [String] = []
        for index in 0..<12 {
            lines.append(
                try line(
                    index,
                    "Minister Arman Seitov met farmers in Almaty with activist Daulet Bekov. They spoke of pasture rents and "
                        + "the land code. Arman Seytov promised help, and Bekov asked for more pasture.", mark: "right")
            )
            lines.append(
                try line(
                    100 + index,
                    "The football club won its match in Almaty. Fans sang after the football match, says "
                        + "trainer Ivan Petrenko.", mark: "wrong"))
        }
        return lines.joined(separator: "\n")
    }

    @Test func spellingsNamesAndTermsAreSuggested() throws {
        try withFolder { folder in
            let suggest = try WatchlistSuggest(folder: folder, zone: .gmt)
            let found = try suggest.list(articles: "a.jsonl", Self.archive())
            let list = found.list
            #expect(list.isByMarks && list.articles == 24 && list.wanted == 12 && list.unwanted == 12)
            let spelling = try #require(list.suggestions.first { $0.kind == .spelling })
            #expect(spelling.text == "Arman Seytov" && spelling.target == "Arman Seitov")
            #expect(spelling.articles == [12, 0, 0] && spelling.links.count == 3)
            #expect(spelling.links.first == "https://news.example/0")
            let name = try #require(list.suggestions.first { $0.kind == .name })
            #expect(name.text == "Daulet Bekov" && name.why.contains("beside Arman Seitov in 12 articles"))
            // Who stands beside nobody that is watched is none of the desk's.
            #expect(!list.suggestions.contains { $0.text.contains("Petrenko") })
            let terms = list.suggestions.filter { $0.kind == .term }.map(\.text)
            #expect(terms.contains { $0.contains("pasture") })
            #expect(!terms.contains { $0.contains("land code") })
            let against = list.suggestions.filter { $0.kind == .against }.map(\.text)
            #expect(against.contains { $0.contains("football") })
            // The same again, with the same ids.
            let again = try suggest.list(articles: "a.jsonl", Self.archive())
            let (first, second) = (try found.json(), try again.json())
            #expect(first == second)
            #expect(again.text == found.text)

            let told = try suggest.accept([spelling.id, name.id], of: found)
            #expect(told.contains("+       en: [Arman Seitov, Seitov, Arman Seytov]"))
            let after = try WatchlistSuggest(folder: folder, zone: .gmt)
            let rest = try after.list(articles: "a.jsonl", Self.archive())
            #expect(!rest.list.suggestions.contains { $0.kind == .spelling || $0.kind == .name })
            // What was accepted is there no more to accept.
            #expect(throws: CommandFault.self) { _ = try after.accept([spelling.id], of: rest) }
        }
    }

    @Test func withoutMarksTheTopicTells() throws {
        try withFolder { folder in
            let archive = try Self.archive().replacing("\"mark\":\"wrong\"", with: "\"note\":\"\"")
            let found = try WatchlistSuggest(folder: folder, zone: .gmt).list(articles: "a.jsonl", archive)
            #expect(!found.list.isByMarks)
            #expect(found.text.contains("on topic against the rest"))
        }
    }

    /// The archive of a store, in batches, with marks on its articles.
    @Test func theArchiveAndItsMarksAreRead() throws {
        try withFolder { folder in
            let store = try SQLiteStore()
            let now = Date(timeIntervalSince1970: 1_616_000_000)
            for (index, given) in try ReplayArticle.read(Self.archive(), file: "a").enumerated() {
                let article = given.article(zone: .gmt)
                try store.record(
                    ArticleRecord(
                        article: article, item: nil, findings: Findings(language: .english), judgements: [], events: [],
                        alerts: [], deliveries: [], read: now.addingTimeInterval(Double(index)), watchlist: "w",
                        why: "",
                        lastEvent: 0, lastAlert: 0))
                _ = try store.add(
                    Mark(
                        alert: "A\(index)", event: "E\(index)", article: article.id,
                        word: article.text.contains("football") ? .wrong : .right, way: .command, made: now))
            }
            let found = try WatchlistSuggest(folder: folder, zone: .gmt)
                .list(store: store, days: 90, now: now.addingTimeInterval(3_600))
            #expect(found.list.articles == 24 && found.list.wanted == 12 && found.list.unwanted == 12)
            #expect(found.list.suggestions.contains { $0.text == "Arman Seytov" })
            // Out of the days that are looked at.
            let none = try WatchlistSuggest(folder: folder, zone: .gmt)
                .list(store: store, days: 1, now: now.addingTimeInterval(3 * 86_400))
            #expect(none.list.articles == 0 && none.text.contains("Nothing to suggest"))
        }
    }
}
