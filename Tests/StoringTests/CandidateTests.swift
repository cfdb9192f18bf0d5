import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// What a report is looked up by, in the database and in memory.
@Suite struct CandidateTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)
    private static let almaty = PlaceName(name: "Almaty", within: ["Kazakhstan", "Central Asia"])
    private static let bostandyk = PlaceName(name: "Bostandyk", within: ["Almaty", "Kazakhstan", "Central Asia"])
    private static let bishkek = PlaceName(name: "Bishkek", within: ["Kyrgyzstan", "Central Asia"])
    private static let kazakhstan = PlaceName(name: "Kazakhstan", within: ["Central Asia"])

    private static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    private static func event(
        _ id: String, _ type: String = "protest", on day: String? = "2021-03-27", to last: String? = nil,
        in place: PlaceName? = almaty, days: [String] = [], person: String? = nil, venue: String? = nil,
        sum: Double? = nil, alert: String? = nil
    ) -> Event {
        Event(
            id: id, type: type, status: .occurred, date: day.map { DayInterval(self.day($0), self.day(last ?? $0)) },
            days: days.map(self.day), place: place, persons: person.map { [Person(name: $0, key: $0)] } ?? [],
            venue: venue, amount: sum.map { Money(low: $0, high: $0, currency: "USD") }, alert: alert,
            firstSeen: noon, lastSeen: noon)
    }

    private static let events = [
        event("E1"), event("E2", on: "2020-01-01"), event("E3", on: nil), event("E4", in: bishkek),
        event("E5", in: kazakhstan), event("E6", in: bostandyk), event("E7", in: nil),
        event("E8", on: "2020-12-01", days: ["2021-03-20"]),
        event("E9", on: "2020-11-01", venue: "consulate"), event("E10", on: "2021-03-28", in: bishkek, alert: "A1"),
        event("E11", "detention", on: "2019-01-01", in: nil, person: "erlan"),
        event("E12", "loan", on: "2019-06-01", in: bishkek, sum: 302e6),
        event("E13", on: "2021-01-01", to: "2021-12-31"), event("E14", on: "2021-02-25"),
    ]

    private static func ledgers() throws -> [any Ledger] {
        let database = try SQLiteStore()
        try database.add(events: events, figures: [], lastEvent: 14, notes: [:])
        return [database, MemoryLedger(events: events)]
    }

    private static let days = DayInterval(day("2021-03-27"))

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var query: CandidateQuery
        var found: Set<String>
    }

    @Test(arguments: [
        Row(
            testDescription: "a city and what it lies in or holds",
            query: CandidateQuery(type: "protest", days: days, place: almaty),
            found: ["E1", "E3", "E5", "E6", "E7", "E8", "E13", "E14"]),
        Row(
            testDescription: "its venue, long before",
            query: CandidateQuery(type: "protest", days: days, place: almaty, venue: "consulate"),
            found: ["E1", "E3", "E5", "E6", "E7", "E8", "E9", "E13", "E14"]),
        Row(
            testDescription: "a wave's country",
            query: CandidateQuery(
                type: "protest", days: days, place: PlaceName(name: "Osh", within: ["Kyrgyzstan"]),
                countries: ["Kyrgyzstan"]),
            found: ["E7", "E10"]),
        Row(
            testDescription: "a person, whatever the day",
            query: CandidateQuery(type: "detention", days: days, place: almaty, names: ["erlan"]), found: ["E11"]),
        Row(
            testDescription: "a sum, five per cent either way",
            query: CandidateQuery(
                type: "loan", days: days, place: almaty, amount: Money(low: 300e6, high: 300e6, currency: "USD")),
            found: ["E12"]),
        Row(
            testDescription: "no place", query: CandidateQuery(type: "protest", days: days),
            found: ["E1", "E3", "E4", "E5", "E6", "E7", "E8", "E10", "E13", "E14"]),
    ])
    func whatHasSomethingInCommonIsFound(row: Row) throws {
        for ledger in try Self.ledgers() {
            let found = try ledger.candidates([row.query]).map(\.id)
            #expect(Set(found) == row.found, "\(type(of: ledger))")
            #expect(Set(found).count == found.count)
        }
    }

    @Test func bothLedgersGiveTheSameInTheSameOrder() throws {
        let ledgers = try Self.ledgers()
        for place in [nil, Self.almaty, Self.kazakhstan] {
            let query = CandidateQuery(type: "protest", days: Self.days, place: place, names: ["erlan"])
            #expect(try ledgers[0].candidates([query, query]) == ledgers[1].candidates([query, query]))
        }
    }

    /// A database of before has no entries by sound; opening it makes them.
    @Test func eventsOfBeforeAreFoundByTheSoundOfAName() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/copytaster.sqlite"
        let query = CandidateQuery(
            type: "detention", days: Self.days, place: Self.almaty,
            names: [NameSound.lookup("叶尔兰萨布尔别克") ?? ""])
        func found(_ store: SQLiteStore) throws -> Set<String> { Set(try store.candidates([query]).map(\.id)) }
        do {
            let store = try SQLiteStore(path: path)
            try store.add(
                events: [Self.event("E1", "detention", on: "2019-01-01", in: Self.bishkek, person: "erlan sabirbek")],
                figures: [], lastEvent: 1, notes: [:])
            #expect(try found(store) == ["E1"])
            try store.writer.write { db in
                try db.execute(
                    sql: """
                        DELETE FROM eventKey; DELETE FROM eventEntries;
                        DELETE FROM grdb_migrations WHERE identifier = '10'
                        """)
            }
            #expect(try found(store) == [])
        }
        #expect(try found(try SQLiteStore(path: path)) == ["E1"])
    }

    /// However much is only heard of in a place, what is known there is found first.
    @Test func hearsayCrowdsOutNothing() throws {
        let known = Self.event("E1", "detention", on: nil)
        let heard = (2...200).map { number in
            var event = Self.event("E\(number)", "detention", on: nil, person: "person \(number)")
            event.status = .hypothetical
            event.lastSeen = Self.noon + Double(number)
            return event
        }
        let query = CandidateQuery(type: "detention", days: Self.days, place: Self.almaty)
        let database = try SQLiteStore()
        try database.add(events: [known] + heard, figures: [], lastEvent: 200, notes: [:])
        for ledger in [database, MemoryLedger(events: [known] + heard)] as [any Ledger] {
            #expect(try ledger.candidates([query]).contains { $0.id == "E1" })
        }
    }

    @Test func anEventThatChangesIsFoundByWhatItIsNow() throws {
        let database = try SQLiteStore()
        let memory = MemoryLedger()
        var event = Self.event("E1", in: Self.kazakhstan)
        for place in [Self.kazakhstan, Self.almaty] {
            event.place = place
            try database.add(events: [event], figures: [], lastEvent: 1, notes: [:])
            memory.record(ArticleRecord.only(event))
        }
        let query = CandidateQuery(type: "protest", days: Self.days, place: Self.bishkek)
        #expect(try database.candidates([query]).isEmpty)
        #expect(memory.candidates([query]).isEmpty)
        #expect(try database.read("count") { try Int.fetchOne($0, sql: "SELECT count(*) FROM eventKey") } == 4)
    }

    /// A look-up walks one stretch of the primary key, in its order: no scan, no sorting.
    @Test(arguments: [true, false])
    func aLookupIsASearchOfTheIndex(latestFirst: Bool) throws {
        let store = try SQLiteStore()
        let plan = try store.read("explain") { db in
            try GRDB.Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + SQLiteStore.lookupSQL(latestFirst: latestFirst),
                arguments: [1, 2, 3, 4]
            ).map { $0["detail"] as String }
        }
        #expect(plan == ["SEARCH eventKey USING PRIMARY KEY (key=? AND day>? AND day<?)"])
    }

    /// However many events a place has, a report is compared with so many.
    @Test func whatIsHandedOutIsBounded() throws {
        let many = (1...900).map { Self.event("E\($0)", person: "p\($0)") }
        let ledger = MemoryLedger(events: many)
        let query = CandidateQuery(
            type: "protest", days: Self.days, place: Self.almaty, names: (1...900).map { "p\($0)" })
        #expect(ledger.candidates([query]).count <= 60)
    }
}

extension ArticleRecord {
    fileprivate static func only(_ event: Event) -> ArticleRecord {
        ArticleRecord(
            article: Article(
                id: "a", url: "u", canonicalURL: "u", title: "t", source: "s", published: nil, language: .english,
                text: ""),
            item: nil, findings: Findings(language: .english), judgements: [], events: [event], alerts: [],
            deliveries: [], read: event.lastSeen, watchlist: "w", why: "", lastEvent: 1, lastAlert: 0)
    }
}
