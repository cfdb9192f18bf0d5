import Model
import Testing

@testable import Watching

struct ExampleTests {
    static let beat =
        WatchlistTests.small + """

            types:
              - name: protest
                words: {rally: {en: [rally]}}
                triggers: [{words: rally}]
                scopes: [{name: street}]
            """

    @Test func isReadWithItsPlaces() throws {
        let folder = try TemporaryWatchlist([
            "beat.yaml": Self.beat,
            "examples.yaml": """
            examples:
              - name: one
                title: T
                text: Long.
                published: 2025-05-14T18:30:00+05:00
                language: kk
                known: [{text: Earlier., published: 2025-05-13}]
                todo: later
                expect:
                  alerts: []
                  onTopic: false
                  actors: Zhanbolat Mamai
                  not: {places: [Almaty]}
                  reports:
                    - {type: protest, date: 2025-05, size: [null, 20], scope: street, amount: {value: 3, currency: USD}}
            """,
        ])
        let example = try #require(try folder.load().examples.first)
        #expect(example.name == "one" && example.position == .init(line: 2, column: 11) && example.todo == "later")
        #expect(example.article.language == .kazakh && example.known.map(\.published) == ["2025-05-13"])
        #expect(example.expect.alerts == .init(value: [], position: .init(line: 10, column: 15)))
        #expect(example.expect.onTopic?.value == false)
        #expect(example.expect.actors.map(\.value) == ["Zhanbolat Mamai"])
        #expect(example.expect.noPlaces == [.init(value: "Almaty", position: .init(line: 13, column: 22))])
        let report = try #require(example.expect.reports.first)
        #expect(report.position == .init(line: 15, column: 11) && report.value.size == Bounds(low: nil, high: 20))
        #expect(report.value.date == DayInterval(year: 2025, month: 5))
        #expect(report.value.amount == Money(low: 3, high: 3, currency: "USD"))
    }

    static let head = "examples:\n  - name: e\n    title: T\n"
    static let mistakes: [(yaml: String, line: Int, column: Int, says: String)] = [
        (head, 2, 5, "'expect' is missing"),
        (head + "    expect: {}\n", 4, 13, "nothing is expected; name at least one of alerts"),
        (head + "    expects: {alerts: []}\n", 4, 5, "unknown key 'expects'; did you mean 'expect'?"),
        (head + "    expect: {alert: []}\n", 4, 14, "did you mean 'alerts'?"),
        (
            head + "    expect: {alerts: [protests]}\n", 4, 23,
            "no event type is called 'protests'; did you mean 'protest'?"
        ),
        (head + "    expect: {actors: [Mamai]}\n", 4, 23, "no actor is called 'Mamai'"),
        (
            head + "    expect: {not: {themes: [protst]}}\n", 4, 29,
            "no theme is called 'protst'; did you mean 'protest'?"
        ),
        (head + "    expect: {places: [Almatty]}\n", 4, 23, "did you mean 'Almaty'?"),
        (head + "    expect: {onTopic: perhaps}\n", 4, 23, "expected true or false"),
        (head + "    expect: {reports: [{}]}\n", 4, 24, "an empty report"),
        (head + "    expect: {reports: [{status: happened}]}\n", 4, 33, "none of occurred, planned"),
        (head + "    expect: {reports: [{verdict: old}]}\n", 4, 34, "none of new, update"),
        (
            head + "    expect: {reports: [{type: protest, scope: stret}]}\n", 4, 47,
            "has no scope 'stret'; did you mean 'street'"
        ),
        (head + "    expect: {reports: [{date: May}]}\n", 4, 31, "'May' is no date"),
        (head + "    published: yesterday\n    expect: {alerts: []}\n", 4, 16, "'yesterday' is no day or time"),
        (head + "    url: https://example.org/a\n    expect: {alerts: []}\n", 4, 10, "a text or a 'url', not both"),
        (head + "    known: [{source: s}]\n    expect: {alerts: []}\n", 4, 13, "this earlier text is empty"),
        ("examples:\n  - {name: e, expect: {alerts: []}}\n", 2, 5, "this example has no text"),
        (
            head + "    expect: {alerts: []}\n  - {name: e, title: T, expect: {alerts: []}}\n", 5, 12,
            "the example 'e' stands already in examples.yaml line 2"
        ),
    ]

    @Test(arguments: mistakes)
    func mistakesAreNamed(mistake: (yaml: String, line: Int, column: Int, says: String)) throws {
        let folder = try TemporaryWatchlist(["beat.yaml": Self.beat, "examples.yaml": mistake.yaml])
        let error = #expect(throws: InputFaults.self) { try folder.load() }
        let fault = try #require(
            error?.faults.first { $0.message.contains(mistake.says) }, "\(String(describing: error))")
        #expect(fault.line == mistake.line && fault.column == mistake.column, "\(fault)")
    }
}
