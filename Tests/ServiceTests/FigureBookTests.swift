import Foundation
import Model
import Storing
import Testing
import Watching

@testable import Service

/// The figure ledger as the command prints it.
struct FigureBookTests {
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    private let store: SQLiteStore
    private let book: FigureBook

    init() throws {
        store = try SQLiteStore()
        book = FigureBook(
            store: store,
            questions: [
                Question(name: "debt", title: "Debt to China", kind: .money, groups: [], about: [0]),
                Question(name: "held", title: "People held", kind: .count, about: [0]),
                Question(name: "crowd", title: "Crowd at a protest", kind: .count, types: ["protest"]),
            ], zone: Self.zone)
    }

    private func day(_ text: String) -> Date { Day(text)?.instant(hour: 12, in: Self.zone) ?? .distantPast }

    private func read(
        _ id: String, _ value: Double, question: String = "debt", day: String, outlet: String, copyOf: String? = nil,
        speaker: String? = nil
    ) throws {
        var article = Article(
            id: id, url: "https://example.org/\(id)", title: "T", source: outlet, published: self.day(day),
            language: .english, text: "Text.")
        article.copyOf = copyOf
        let isMoney = question == "debt"
        let claim = Claim(
            question: question, subject: isMoney ? "Kazakhstan" : nil, bounds: Bounds(value),
            unit: isMoney ? nil : "people", currency: isMoney ? "USD" : nil, kind: isMoney ? .money : .count,
            text: "\(Int(value))", speaker: speaker.map { Speaker(kind: .official, name: $0, isQuoted: false) },
            sentence: "It is \(Int(value)).")
        try store.record(
            ArticleRecord(
                article: article, item: nil, findings: Findings(language: .english, onTopic: true, claims: [claim]),
                judgements: [], events: [], alerts: [], deliveries: [], read: self.day(day), watchlist: "h", why: "",
                lastEvent: 0, lastAlert: 0))
    }

    private func answer(_ name: String, isASCII: Bool = true, from: String? = nil, to: String? = nil) throws -> String {
        try book.answer(name, FigureBook.Days(from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) }))
            .text(FigureAnswer.Layout(width: 60, isASCII: isASCII))
    }

    @Test func showsWhoSaidWhatAndWhatContradicts() throws {
        try read("a", 12_000_000_000, day: "2020-03-01", outlet: "Wire", speaker: "ministry")
        try read("b", 12_000_000_000, day: "2020-03-02", outlet: "Paper", copyOf: "a", speaker: "ministry")
        try read("c", 9_000_000_000, day: "2020-06-01", outlet: "Herald")
        #expect(
            try answer("debt") == """
                Debt to China (debt), 2 figures

                2020-03-01 |                          o| 1. USD 12 billion
                2020-06-01 |o                          | 2. USD 9 billion
                            9 billion        12 billion

                2. USD 9 billion, “9000000000”, told 2020-06-01 <> 1
                    Herald
                    “It is 9000000000.”
                    https://example.org/c
                1. USD 12 billion, “12000000000”, told 2020-03-01 <> 2
                    ministry (official), in Wire
                    also printed by Paper
                    “It is 12000000000.”
                    https://example.org/a
                """)
    }

    /// Two years apart a figure may have changed: no contradiction.
    @Test func whatIsOfAnotherTimeContradictsNothing() throws {
        try read("a", 12e9, day: "2018-03-01", outlet: "Wire")
        try read("c", 9e9, day: "2020-06-01", outlet: "Herald")
        #expect(try !answer("debt").contains("<>"))
        #expect(try answer("debt", from: "2019-01-01").contains("1 figure\n"))
        #expect(try answer("debt", to: "2017-01-01") == "Debt to China: nobody named a figure in these days")
    }

    @Test func farValuesStandOnALogarithmicAxis() throws {
        try read("a", 120_000, question: "held", day: "2018-07-16", outlet: "A")
        try read("b", 10_000_000, question: "held", day: "2019-09-10", outlet: "B")
        #expect(try answer("held").contains("(logarithmic)"))
        for line in try answer("held", isASCII: true).split(separator: "\n").prefix(4) {
            #expect(line.utf8.count == line.count, "\(line)")
        }
        #expect(try answer("held", isASCII: false).contains("●"))
    }

    @Test func listsTheQuestions() throws {
        try read("a", 12e9, day: "2020-03-01", outlet: "Wire")
        let overview = try book.overview(FigureBook.Days(from: nil, to: nil))
        #expect(overview.text.contains("debt      Kazakhstan        1  2020-03-01  12 billion USD"), "\(overview.text)")
        #expect(overview.text.contains("without an answer: held, crowd"))
        #expect(try overview.json().contains("\"count\" : 1"))
    }

    @Test func anEventsTellingsAreItsFigures() throws {
        func telling(_ source: String, _ low: Double, _ high: Double?, _ speaker: Speaker.Kind) -> Telling {
            Telling(
                article: source, url: "https://example.org/\(source)", source: source, title: "T", language: .english,
                published: day("2021-03-27"), verdict: .new, size: Bounds(low: low, high: high), amount: nil,
                evidence: "Words.", speaker: Speaker(kind: speaker, name: "\(speaker)", isQuoted: false))
        }
        let event = Event(
            id: "E12", type: "protest", status: .occurred, date: Day("2021-03-27").map { DayInterval($0) },
            place: PlaceName(name: "Almaty"), firstSeen: day("2021-03-27"), lastSeen: day("2021-03-27"),
            tellings: [telling("A", 200, 300, .police), telling("B", 1000, nil, .organiser)])
        try store.add(events: [event], figures: [], lastEvent: 12, notes: [:])
        let text = try answer("E12")
        #expect(text.contains("protest E12 in Almaty (E12), 2 figures"))
        #expect(
            text.contains("1. 200–300 people") && text.contains("2. at least 1,000 people") && text.contains("<> 1"))
        #expect(try answer("crowd").contains("organiser"))
        #expect(throws: CommandFault.self) { try answer("E13") }
    }

    @Test func anUnknownQuestionIsToldWithANearOne() throws {
        let fault = #expect(throws: CommandFault.self) { try answer("dept") }
        #expect(fault?.code == 66 && fault?.text.contains("did you mean 'debt'") == true)
    }

    /// Of several new answers the last stands as now, behind the one before it; a question's first answer is no old one's.
    @Test func oneValueIsToldAsNow() throws {
        func changes(_ from: String, _ to: String) throws -> [FigureChange] {
            let fresh = try store.digestRows(.stamped(from: day(from), to: day(to))).figures
            return try book.changes(of: fresh, to: day(to))
        }
        try read("a", 12e9, day: "2020-03-01", outlet: "Wire")
        try read("b", 9e9, day: "2020-03-05", outlet: "Paper")
        try read("c", 7e9, day: "2020-03-06", outlet: "Herald")
        let now = try changes("2020-03-04", "2020-03-08")
        #expect(now.map(\.now.claim.bounds) == [Bounds(7e9)])
        #expect(now.map(\.before?.claim.bounds) == [Bounds(9e9)])
    }

    /// What a digest tells: an answer that leaves the last one, and a question's first.
    @Test func tellsWhatChanged() throws {
        func changes(_ from: String, _ to: String) throws -> [FigureChange] {
            let fresh = try store.digestRows(.stamped(from: day(from), to: day(to))).figures
            return try book.changes(of: fresh, to: day(to))
        }
        try read("a", 12e9, day: "2020-03-01", outlet: "Wire")
        try read("b", 12e9, day: "2020-03-05", outlet: "Paper")
        try read("c", 9e9, day: "2020-03-05", outlet: "Herald")
        // A copy of the first, printed after the other was told: nothing changes.
        try read("d", 12e9, day: "2020-03-07", outlet: "Gazette", copyOf: "a")
        let now = try changes("2020-03-04", "2020-03-06")
        #expect(now.map(\.now.claim.bounds) == [Bounds(9e9)])
        #expect(now.first?.before?.claim.bounds == Bounds(12e9))
        let told = try #require(try book.told(now).first)
        #expect(told.title == "Debt to China" && told.subject == "Kazakhstan" && told.now.words == "USD 9 billion")
        #expect(told.now.language == "en" && told.before?.words == "USD 12 billion" && told.now.outlet == "Herald")
        #expect(try changes("2020-02-28", "2020-03-02").map(\.before) == [nil])
        #expect(try changes("2020-03-06", "2020-03-09").isEmpty)
        let timelines = try book.timelines(now, to: day("2020-03-06"))
        #expect(timelines.map { $0.points.map(\.low) } == [[12e9, 12e9, 9e9]] || timelines.count == 1)
        #expect(timelines.first?.unit == "USD")
    }
}
