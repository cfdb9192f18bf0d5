import Foundation
import Model
import Storing
import Testing
import Watching

@testable import Service

/// Examples through the real pipeline.
@Suite struct ExampleRunTests {
    static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    /// A beat of one type, and the examples of one test.
    private struct Folder: ~Copyable {
        let path = FileManager.default.temporaryDirectory.path + "/examples-\(UUID().uuidString)"

        init(_ examples: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let beat = """
                beat: test
                actors: [{name: Land League, kind: group, aliases: {en: [Land League]}}]
                places:
                  - {name: Ruritania, kind: country, aliases: {en: [Ruritania]}}
                  - {name: Streslau, kind: city, in: Ruritania, aliases: {en: [Streslau]}}
                themes: [{name: protest, terms: {en: [rally~, rallied]}}]
                types:
                  - name: protest
                    words: {rally: {en: [rallied, rally~]}, people: {en: [people]}}
                    triggers: [{words: rally, weight: 2.5}]
                    requires: [{name: here, within: article, places: [Ruritania]}]
                    counts: {of: [people]}
                gates: [{name: plan, status: planned, weight: 2, before: 4, terms: {en: [plan to]}}]
                """
            try Data(beat.utf8).write(to: URL(fileURLWithPath: path + "/beat.yaml"))
            try Data(("examples:\n" + examples).utf8).write(to: URL(fileURLWithPath: path + "/examples.yaml"))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    static let rally = "40 people rallied in Streslau, Ruritania, on Wednesday. The Land League was there."

    private func outcome(_ expect: String, text: String = rally, more: String = "") throws -> ExampleOutcome {
        let folder = try Folder(
            "  - name: e\n    text: \"\(text)\"\n    published: 2025-05-14\n    language: en\n\(more)    expect: \(expect)\n"
        )
        let beat = try Beat(folder: folder.path, zone: Self.zone)
        return try #require(ExampleRun.outcomes(beat, zone: Self.zone).first)
    }

    @Test(arguments: [
        "{alerts: [protest], onTopic: true, themes: [protest], actors: [Land League], places: [Streslau]}",
        "{reports: [{type: protest, status: occurred, verdict: new, place: Streslau, date: 2025-05-14, size: 40}]}",
        "{reports: [{date: 2025-05, evidence: rallied in Streslau}, {type: protest}]}",
    ])
    func whatIsExpectedIsGiven(expect: String) throws {
        let outcome = try outcome(expect)
        #expect(outcome.result == .passed, "\(outcome.failures)")
    }

    @Test(arguments: [
        ("{alerts: []}", 22, "alerts: []", "[protest]", "40 people rallied in Streslau"),
        ("{onTopic: false}", 23, "onTopic: false", "true", nil),
        (
            "{not: {actors: [Land League]}}", 29, "not actors: [Land League]", "'Land League'",
            "The Land League was there"
        ),
        ("{reports: []}", 23, "reports: []", "protest, occurred, verdict new", "40 people"),
        ("{reports: [{type: protest, size: 50}]}", 24, "size: 50", "size: 40", "40 people"),
        ("{reports: [{status: planned}]}", 24, "status: planned", "status: occurred", "40 people"),
        ("{reports: [{date: 2025-05-13}]}", 24, "date: 2025-05-13", "date: 2025-05-14", "40 people"),
    ])
    func aFailureSaysWhatWhereAndWhy(
        expect: String, column: Int, expected: String, given: String, sentence: String?
    ) throws {
        let outcome = try outcome(expect)
        #expect(outcome.result == .failed)
        let failure = try #require(outcome.failures.first)
        #expect(failure.position.line == 6 && failure.position.column == column, "\(failure)")
        #expect(failure.expected == expected && failure.given.contains(given), "\(failure)")
        #expect(sentence == nil || failure.sentence?.contains(sentence ?? "") == true, "\(failure)")
        let fault = try #require(outcome.faults.first)
        #expect(fault.line == 6 && fault.message.contains("the example 'e' fails") && fault.message.contains(expected))
    }

    @Test func nothingFoundIsToldWithItsReason() throws {
        let outcome = try outcome("{alerts: [protest]}", text: "The weather in Streslau, Ruritania, was fine.")
        #expect(outcome.failures.first?.given.hasPrefix("[] (") == true, "\(outcome.failures)")
    }

    @Test func whatIsKnownIsNotNew() throws {
        let known =
            "    known: [{text: \"Some 40 people rallied in Streslau on Wednesday.\", published: 2025-05-14, source: a}]\n"
        #expect(try outcome("{alerts: [], reports: [{verdict: update}]}", more: known).result == .passed)
    }

    @Test func theDayMayBeUnknown() throws {
        let folder = try Folder(
            "  - {name: e, title: 'People rallied in Streslau', language: en, expect: {alerts: []}}\n")
        let beat = try Beat(folder: folder.path, zone: Self.zone)
        #expect(ExampleRun.outcomes(beat, zone: Self.zone).map(\.result) == [.passed])
    }

    @Test func aKnownMissDoesNotFailAndIsToldOnceItPasses() throws {
        #expect(try outcome("{alerts: []}", more: "    todo: later\n").result == .todo)
        let passes = try outcome("{alerts: [protest]}", more: "    todo: later\n")
        #expect(passes.result == .todoPasses && passes.note?.contains("remove 'todo'") == true)
    }

    @Test func anArticleOfTheArchiveIsTriedWhereThereIsOne() throws {
        let folder = try Folder(
            "  - {name: u, url: 'https://example.org/a', published: 2025-05-14, expect: {alerts: [protest]}}\n")
        let beat = try Beat(folder: folder.path, zone: Self.zone)
        let without = try #require(ExampleRun.outcomes(beat, zone: Self.zone).first)
        #expect(without.result == .notTried && without.note?.contains("--config") == true)
        #expect(ExampleRun.failures(beat, zone: Self.zone).isEmpty)

        let archive = try SQLiteStore()
        let empty = try #require(ExampleRun.outcomes(beat, zone: Self.zone, archive: archive).first)
        #expect(empty.result == .notTried && empty.note?.contains("not on record") == true)

        let reader = ArticleReader(store: archive, beat: BeatHolder(beat), zone: Self.zone, destinations: [])
        let article = Article(
            id: "x", url: "https://example.org/a", title: "", source: "s", published: nil, language: .english,
            text: Self.rally)
        _ = try reader.read(article, item: nil, isHistory: true, now: nil)
        #expect(ExampleRun.outcomes(beat, zone: Self.zone, archive: archive).map(\.result) == [.passed])
    }

    @Test func thePrintedAnswerHasALineAnExampleAndTotals() throws {
        let folder = try Folder(
            """
              - {name: good, text: "\(Self.rally)", published: 2025-05-14, language: en, expect: {alerts: [protest]}}
              - {name: bad, text: "\(Self.rally)", published: 2025-05-14, language: en, expect: {alerts: []}}
              - {name: miss, text: "\(Self.rally)", published: 2025-05-14, language: en, todo: why, expect: {alerts: []}}
            """)
        let tests = try WatchlistTesting(folder: folder.path, zone: Self.zone)
        #expect(!tests.isRight)
        let lines = tests.text.split(separator: "\n").map(String.init)
        #expect(lines.first == "ok      good" && lines[1] == "FAILED  bad" && lines.contains("todo    miss: why"))
        #expect(lines.contains { $0.hasPrefix("        \(folder.path)/examples.yaml:3:") })
        #expect(lines.last == "3 examples: 1 ok, 1 failed, 1 todo")
        let json = try tests.json()
        #expect(json.contains("\"result\" : \"failed\"") && json.contains("\"right\" : false"))
        #expect(try WatchlistTesting(folder: folder.path, zone: Self.zone, only: "good").isRight)
        #expect(throws: CommandFault.self) { try WatchlistTesting(folder: folder.path, zone: Self.zone, only: "god") }
    }

    /// The shipped beat: nothing fails, and each known miss still is one.
    @Test func theShippedExamplesPass() throws {
        let beat = try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: Self.zone)
        let outcomes = ExampleRun.outcomes(beat, zone: Self.zone)
        #expect(outcomes.count >= 60)
        for outcome in outcomes where outcome.result != .passed && outcome.result != .todo {
            Issue.record("\(outcome.example.name): \(outcome.result) \(outcome.faults)")
        }
    }
}
