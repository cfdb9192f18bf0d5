import Foundation
import Judging
import Model
import Storing
import Testing

@testable import Service

/// The desk's word on events, through the real pipeline: it is final, later reports follow it, and it can be undone.
@Suite struct EventRulingTests {
    private static let now = MarkedDesk.noon + 40 * 86_400

    /// A desk that has read of a rally on each of these days of March 2021, an article each.
    private struct Desk {
        let marked: MarkedDesk
        let reader: ArticleReader
        private var count = 0

        init() throws {
            marked = try MarkedDesk()
            reader = ArticleReader(
                store: marked.store,
                beat: BeatHolder(try Beat(folder: marked.settings.watchlistFolder, zone: .gmt)), zone: .gmt,
                destinations: [])
        }

        /// The verdict on a rally of that day and the event it was put to.
        @discardableResult
        mutating func read(_ day: Int, _ more: String = "") throws -> (verdict: Verdict?, event: String?, alerts: Int) {
            count += 1
            let time = MarkedDesk.noon + Double(count) * 60
            let article = Article(
                id: "a\(count)", url: "https://example.org/\(count)", canonicalURL: "https://example.org/\(count)",
                title: "A rally in Almaty, story \(count)", source: "Outlet \(count)", published: time,
                language: .english,
                text: "A rally was held in Almaty on \(day) March 2021. \(more) Story \(count) by our correspondent.")
            let record = try reader.read(article, item: nil, isHistory: false, now: time)
            return (record.judgements.first?.verdict, record.judgements.first?.event, record.alerts.count)
        }

        var rulings: EventRulings { EventRulings(store: marked.store, by: "aigerim", now: EventRulingTests.now) }
        func event(_ id: String) throws -> Event { try #require(try marked.store.event(id: id)) }
        func list() throws -> [String] { try marked.store.events(EventQuery(limit: 10)).map(\.id) }
    }

    @Test func mergedEventsAreOneForWhatComesLater() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        #expect(try desk.read(27).event == "E1")
        #expect(try desk.read(20).event == "E2")
        #expect(try desk.list() == ["E1", "E2"])

        let said = try desk.rulings.merge("e1", "E2", note: "one march of two days")
        #expect(said.hasPrefix("ruling 1: E2 is E1 from now on, 2 tellings"))
        #expect(try desk.list() == ["E1"])
        #expect(try desk.event("E2").mergedInto == "E1")
        // By E2's day it is known, and it is E1's.
        let later = try desk.read(20)
        #expect(later.verdict == .update && later.event == "E1" && later.alerts == 0)
        #expect(try desk.event("E1").tellings.count == 3)
        #expect(try desk.event("E2").tellings.count == 1)
        let lesson = try #require(try desk.marked.store.rulings().first?.lesson)
        #expect(lesson.isSame && lesson.one.id == "E1" && lesson.other.id == "E2")
        #expect(lesson.one.tellings.count == 1)
        let card = try EventCard(store: desk.marked.store, id: "E2", zone: .gmt).text
        #expect(card.contains("E2 is E1 by the desk's ruling"))
        #expect(card.contains("by aigerim") && card.contains("one march of two days"))

        // Taken back, each has its own again; what was told since stays with the one that heard it.
        #expect(try desk.rulings.undo(1) == "ruling 1 is taken back: E2 is an event of its own again")
        #expect(try desk.list() == ["E1", "E2"])
        #expect(try desk.event("E1").tellings.map(\.article) == ["a1", "a3"])
        #expect(try desk.read(20).event == "E2")
    }

    @Test func aSplitEventIsTwoForGood() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        try desk.read(27)
        try desk.read(27, "It was held at the opera house.")
        try desk.read(27, "It was held at the city hall.")
        #expect(try desk.event("E1").tellings.count == 3)

        let said = try desk.rulings.split("E1", articles: ["https://example.org/2"], tellings: [3], note: nil)
        #expect(said.hasPrefix("ruling 1: 2 tellings of E1 are E2 from now on"))
        #expect(try desk.event("E1").tellings.map(\.article) == ["a1"])
        #expect(try desk.event("E2").tellings.map(\.article) == ["a2", "a3"])
        #expect(try desk.event("E1").apart == ["E2"])
        #expect(try desk.event("E2").apart == ["E1"])
        // Those who got the alert hear what becomes of either.
        #expect(try desk.event("E2").alert == desk.event("E1").alert)
        #expect(try desk.marked.store.pastReading(article: "a2")?.judgements.compactMap(\.event) == ["E2"])
        #expect(throws: CommandFault.self) { try desk.rulings.merge("E1", "E2", note: nil) }
        // A new event takes the next number.
        #expect(try desk.read(20).event == "E3")

        _ = try desk.rulings.undo(1)
        #expect(try desk.list() == ["E1", "E3"])
        #expect(try desk.event("E1").tellings.count == 3)
        #expect(try desk.marked.store.standing("E2")?.id == "E1")
        #expect(try desk.marked.store.pastReading(article: "a2")?.judgements.compactMap(\.event) == ["E1"])
        _ = try desk.rulings.merge("E1", "E3", note: nil)
    }

    @Test func anEditedArticleStaysWhereTheDeskPutIt() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        try desk.read(27)
        try desk.read(27, "It was held at the opera house.")
        _ = try desk.rulings.split("E1", articles: ["a2"], tellings: [], note: nil)
        let time = MarkedDesk.noon + 7200
        let edited = Article(
            id: "a2", url: "https://example.org/2", canonicalURL: "https://example.org/2",
            title: "A rally in Almaty, story 2", source: "Outlet 2", published: MarkedDesk.noon, language: .english,
            text: "A rally was held in Almaty on 27 March 2021. It was held at the opera house. More follows.")
        let record = try desk.reader.read(edited, item: nil, isHistory: false, now: time)
        #expect(record.judgements.compactMap(\.event) == ["E2"])
        #expect(record.alerts.isEmpty)
    }

    @Test(arguments: [
        ("merge E1 E9", 65), ("merge E1 E1", 65), ("split E1 a9", 65), ("split E1", 64), ("split E1 a1", 65),
        ("undo 7", 65), ("merge E1 E2 long", 64),
    ])
    func whatCannotBeIsRefused(said: String, code: Int32) throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        try desk.read(27)
        try desk.read(20)
        let words = said.split(separator: " ").map(String.init)
        let note = words.last == "long" ? String(repeating: "x", count: 501) : nil
        let fault = #expect(throws: CommandFault.self) {
            switch words[0] {
            case "merge": _ = try desk.rulings.merge(words[1], words[2], note: note)
            case "split":
                _ = try desk.rulings.split(words[1], articles: Array(words.dropFirst(2)), tellings: [], note: nil)
            default: _ = try desk.rulings.undo(Int64(words[1]) ?? 0)
            }
        }
        #expect(fault?.code == code)
        #expect(try desk.marked.store.rulings().isEmpty)
    }

    @Test func theLastRulingIsUndoneFirst() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        for day in [27, 20, 23] { try desk.read(day) }
        _ = try desk.rulings.merge("E1", "E2", note: nil)
        // E2 is E1: what merges with it merges with E1.
        #expect(try desk.rulings.merge("E3", "E2", note: nil).contains("E1 is E3"))
        #expect(try desk.read(20).event == "E3")
        #expect(throws: CommandFault.self) { try desk.rulings.undo(1) }
        _ = try desk.rulings.undo(2)
        _ = try desk.rulings.undo(1)
        #expect(try desk.list().sorted() == ["E1", "E2", "E3"])
    }

    /// What the service read of an event before the desk ruled on it is not written over the ruling.
    @Test func aRulingIsNotWrittenOver() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        try desk.read(27)
        try desk.read(20)
        let stale = try desk.event("E2")
        _ = try desk.rulings.merge("E1", "E2", note: nil)
        let fault = #expect(throws: StoreFault.self) {
            try desk.marked.store.add(events: [stale], figures: [], lastEvent: 2, notes: [:])
        }
        #expect(fault?.isTransient == true)
    }

    @Test func listsAreFiltered() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        for day in [27, 20, 23] { try desk.read(day) }
        func ids(_ query: EventQuery) throws -> [String] { try desk.marked.store.events(query).map(\.id) }
        #expect(try ids(EventQuery(limit: 10)) == ["E1", "E3", "E2"])
        #expect(try ids(EventQuery(limit: 1)) == ["E1"])
        #expect(try ids(EventQuery(from: Day("2021-03-21"), to: Day("2021-03-26"), limit: 10)) == ["E3"])
        #expect(try ids(EventQuery(type: "loan", limit: 10)).isEmpty)
        #expect(try ids(EventQuery(place: "almaty", limit: 10)).count == 3)
        #expect(try ids(EventQuery(place: "Shymkent", limit: 10)).isEmpty)
        let list = try EventList(store: desk.marked.store, query: EventQuery(limit: 10), zone: .gmt)
        #expect(list.text.contains("27 March 2021"))
        #expect(try list.json().contains("\"id\" : \"E1\""))
    }

    /// What the desk says of two events teaches what makes two reports one, until it is taken back; a new watchlist keeps it.
    @Test func rulingsTeachTheWeights() throws {
        var desk = try Desk()
        defer { desk.marked.remove() }
        try desk.read(8)
        try desk.read(20)
        let events = try desk.marked.store.events(type: "protest", days: nil, limit: 10).map(\.id).sorted()
        let one = try #require(try desk.marked.store.event(id: events[0]))
        var other = try #require(try desk.marked.store.event(id: events[1]))
        // Not told apart by a veto: of no day.
        other.date = nil
        func ruling(_ undone: Date?) -> EventRuling {
            var ruling = EventRuling(
                kind: .merge, event: one.id, other: other.id, by: "aigerim", made: Self.now, before: [one, other],
                lesson: .init(one, other, isSame: true))
            ruling.undone = undone
            return ruling
        }
        let folder = desk.marked.settings.watchlistFolder
        let holder = BeatHolder(try Beat(folder: folder, zone: .gmt))
        #expect(holder.current.rules.weights == .shipped)
        holder.learn([ruling(nil)])
        let taught = holder.current.rules.weights
        #expect(taught != .shipped)
        holder.replace(with: try Beat(folder: folder, zone: .gmt))
        #expect(holder.current.rules.weights == taught)
        holder.learn([ruling(Self.now)])
        #expect(holder.current.rules.weights == .shipped)
    }
}
