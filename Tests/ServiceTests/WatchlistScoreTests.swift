import Foundation
import Model
import Storing
import Testing
import Watching

@testable import Service

@Suite struct WatchlistScoreTests {
    /// Values of Wilson's interval as R's `binom::binom.confint(x, n, methods = "wilson")` gives them.
    @Test(arguments: [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (1, 1, 0.2065, 1.0), (50, 100, 0.4038, 0.5962)])
    func theIntervalIsWilsons(part: Int, whole: Int, low: Double, high: Double) throws {
        let interval = try #require(Share(part: part, whole: whole).interval)
        #expect(abs(interval.lowerBound - low) < 0.0001 && abs(interval.upperBound - high) < 0.0001)
    }

    @Test func nothingOfNothingIsNoFigure() {
        #expect(Share(part: 0, whole: 0).text == "n/a")
        #expect(Share(part: 8, whole: 10).text == ".80 (.49–.94, n 10)")
        #expect(Share(part: 3, whole: 3).text == "1.00 (.44–1.00, n 3)")
    }

    @Test(
        arguments: [
            ([], nil), ([Mark.Word.right], .right), ([.wrong], .wrong), ([.notNew], .notNew), ([.sameAs], .notNew),
            ([.wrongFigure], .right), ([.wrong, .wrongDate], .wrong), ([.wrong, .right], .right),
            ([.right, .sameAs], .notNew),
        ] as [([Mark.Word], MarkedAlert.Standing?)])
    func theLastWordOnAnAlertHolds(words: [Mark.Word], expected: MarkedAlert.Standing?) throws {
        let alert = Alert(
            id: "A1", kind: .new, type: "protest", severity: .high, raised: ArchiveDesk.end, events: [], evidence: "",
            reason: "", confidence: 1)
        let marks = words.map {
            Mark(alert: "A1", event: "E1", article: nil, word: $0, other: "E2", way: .command, made: ArchiveDesk.end)
        }
        #expect(MarkedAlert(alert, article: nil, marks: marks)?.standing == expected)
    }

    @Test func marksAreCountedByTypeLanguageAndSourceAndNameTheWorstTerms() throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let store = try SQLiteStore(path: desk.settings.database)
        func mark(_ raised: RaisedAlert, _ word: Mark.Word, other: String? = nil) throws {
            _ = try store.add(
                Mark(
                    alert: raised.alert.id, event: raised.alert.event, article: raised.article, word: word,
                    other: other,
                    way: .command, made: ArchiveDesk.end))
        }
        let sitIn = try #require(desk.alerts.first { $0.article == "sit-in" })
        let others = desk.alerts.filter { $0.article != "sit-in" && $0.alert.kind == .new }
        try #require(others.count >= 3)
        try mark(sitIn, .wrong)
        try mark(others[0], .right)
        // Of two events that alerts were the same as, one had been alerted, and one the desk knew of otherwise.
        try mark(others[1], .sameAs, other: others[0].alert.event)
        try mark(others[2], .sameAs, other: "E99999")
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.settings.database))
        let score = try WatchlistScore(settings: desk.settings, days: 30, now: ArchiveDesk.end)
        #expect(try Data(contentsOf: URL(fileURLWithPath: desk.settings.database)) == before)
        #expect(score.total.alerts == desk.alerts.count)
        #expect(score.total.precision == Share(part: 1, whole: 4))
        #expect(score.total.recall == Share(part: 1, whole: 2))
        #expect(
            score.types.map(\.name).contains("protest")
                && score.types.map(\.tally.alerts).reduce(0, +) == desk.alerts.count)
        #expect(score.sources.first { $0.name == "Example" }?.tally.wrong == 1)
        #expect(score.languages.first { $0.name == "en" }.map { $0.tally.wrong } == 1)
        let worst = try #require(score.worst.first { $0.pattern.text == "sit-in~" && $0.owner.hasPrefix("type") })
        #expect(worst.wrong == 1 && worst.owner == "type protest, rally" && worst.sentences == [sitIn.alert.evidence])
        // "Aktobe" stands in an article, most names of the list in none.
        #expect(score.articles == ArchiveDesk.articles.count)
        #expect(score.silentCount > 500 && score.silentCount < score.patterns)
        let text = score.text
        #expect(text.contains("sit-in~ (en, type protest, rally): 1 wrong, 0 right"))
        #expect(text.contains(".25 (.05–.70, n 4)"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try score.json().utf8)) as? [String: Any])
        #expect((json["total"] as? [String: Any])?["alerts"] as? Int == desk.alerts.count)
    }

    @Test func tablesStandInLineInAnyScript() {
        let table = AlignedTable(
            head: ["SOURCE", "N"], rows: [["Степной вестник", "3"], ["天山快讯", "12"], ["a\u{1B}[2Jb", "1"]])
        let lines = table.text(indent: "").split(separator: "\n").map(String.init)
        #expect(Set(lines.map { TerminalText.width($0) }).count == 1)
        #expect(!lines.joined().contains("\u{1B}"))
    }
}
