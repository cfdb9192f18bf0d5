import Model
import Testing

@testable import Watching

/// `questions:` read, with a fault for each mistake.
struct QuestionTests {
    private static let beat = """
        beat: b
        places: [{name: China, kind: country, aliases: {en: [China]}}]
        types: [{name: protest, words: {w: {en: [rally~]}}, triggers: [{words: w}]}]

        """

    @Test func isReadWhole() throws {
        let folder = try TemporaryWatchlist([
            "w.yaml": Self.beat + """
                questions:
                  - name: debt
                    title: Debt to China
                    kind: money
                    words: {debt: {en: [debt~, owe]}, whole: {en: [GDP]}}
                    about: debt
                    not: [whole]
                    within: 5
                    named: [China]
                    subjects: [China]
                    beside: [projects]
                    least: 10
                    most: 20
                    requires: [{name: there, within: near, places: [China]}]
                  - {name: crowd, kind: count, types: protest}
                """
        ])
        let watchlist = try folder.load()
        let debt = try #require(watchlist.questions.first)
        #expect(debt.kind == .money && debt.title == "Debt to China" && debt.within == 5)
        #expect(debt.about == [0] && debt.not == [1] && debt.groups.map(\.name) == ["debt", "whole"])
        #expect(debt.named == ["China"] && debt.subjects == ["China"] && debt.beside == ["projects"])
        #expect(debt.least == 10 && debt.most == 20 && debt.requires.count == 1)
        #expect(watchlist.questions[1].types == ["protest"] && watchlist.questions[1].title == "crowd")
        let hits = watchlist.hits(in: NormalText("They owe money")).map(\.term)
        #expect(hits.contains(.question(0, 0)))
    }

    @Test(arguments: [
        ("[{kind: money}]", "name"),
        ("[{name: debt, words: {w: {en: [a]}}, about: [w]}]", "kind"),
        ("[{name: debt, kind: number, words: {w: {en: [a]}}, about: [w]}]", "number"),
        ("[{name: debt, kind: money}]", "nothing tells which figures answer 'debt'"),
        ("[{name: debt, kind: money, words: {w: {en: [a]}}, about: [v]}]", "no list 'v'"),
        ("[{name: Debt to China, kind: money, types: protest}]", "letters, digits and '-'"),
        ("[{name: E12, kind: money, types: protest}]", "would be taken for an event"),
        ("[{name: debt, kind: money, types: [protst]}]", "did you mean 'protest'?"),
        ("[{name: debt, kind: money, types: protest, named: [Chna]}]", "Chna"),
        ("[{name: debt, kind: money, types: protest, least: 5, most: 2}]", "'most' is below 'least'"),
        ("[{name: debt, kind: money, types: protest, within: 99}]", "0 to 60"),
        ("[{name: d, kind: money, types: protest}, {name: d, kind: money, types: protest}]", "twice"),
    ])
    func tellsAMistake(_ questions: String, _ told: String) throws {
        let folder = try TemporaryWatchlist(["w.yaml": Self.beat + "questions: \(questions)\n"])
        let error = #expect(throws: InputFaults.self) { try folder.load() }
        let fault = try #require(error?.faults.first)
        #expect(fault.message.contains(told), "\(fault.message)")
        #expect(fault.line == 4)
    }
}
