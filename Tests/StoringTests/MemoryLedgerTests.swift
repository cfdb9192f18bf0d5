import Foundation
import Model
import Testing

@testable import Storing

/// The ledger in memory answers as the database does, whatever was recorded.
@Suite struct MemoryLedgerTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    /// A row of numbers from a seed (SplitMix64).
    private struct Numbers {
        var state: UInt64
        mutating func next(_ below: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ mixed >> 31) % UInt64(below))
        }
    }

    private func event(_ numbers: inout Numbers, read: Date) -> Event {
        let day = numbers.next(5) == 0 ? nil : Day(Self.noon, in: .gmt) + numbers.next(40) - 20
        return Event(
            id: "E\(numbers.next(30))", type: ["protest", "loan"][numbers.next(2)],
            status: [.occurred, .planned][numbers.next(2)],
            date: day.map { DayInterval($0, $0 + numbers.next(3)) },
            days: numbers.next(3) == 0 ? [Day(Self.noon, in: .gmt)] : [], place: PlaceName(name: "Almaty"),
            firstSeen: read, lastSeen: Self.noon + Double(numbers.next(5) * 3600))
    }

    private func record(_ number: Int, _ numbers: inout Numbers) -> ArticleRecord {
        let id = "a\(numbers.next(25))"
        let read = Self.noon + Double(number * 3600 * numbers.next(12))
        let published = numbers.next(6) == 0 ? nil : read - Double(numbers.next(10) * 86_400)
        let events = (0..<numbers.next(3)).map { _ in event(&numbers, read: read) }
        let judgements = (0..<numbers.next(4)).map { index in
            Judgement(
                report: Report(
                    type: "protest", status: .occurred, confidence: 0.9, evidence: "\(number).\(index)",
                    evidenceRange: 0..<1), verdict: Verdict.allCases[numbers.next(7)], event: events.first?.id,
                rule: "r", reason: "r")
        }
        let alerts =
            numbers.next(4) > 0
            ? []
            : [
                Alert(
                    id: "A\(number)", kind: .new, type: "protest", severity: .high, raised: read, events: events,
                    evidence: "e", reason: "r", confidence: 0.9)
            ]
        return ArticleRecord(
            article: Article(
                id: id, url: "u" + id, title: "t\(number)", source: "s", published: published, language: .english,
                copyOf: numbers.next(3) == 0 ? "a1" : nil, text: "x"),
            item: nil, findings: Findings(language: .english, onTopic: numbers.next(2) == 0), judgements: judgements,
            events: events, alerts: alerts, deliveries: [], read: read, watchlist: "w", why: "y\(number)",
            lastEvent: number, lastAlert: number / 2,
            fingerprint: numbers.next(4) == 0
                ? nil : Fingerprint(content: 1, whole: 2, shingles: [UInt32(number)], lead: [1], numbers: []),
            print: UInt64(number), isHistory: numbers.next(3) == 0, revision: numbers.next(3),
            standing: judgements.isEmpty ? [] : [numbers.next(judgements.count)])
    }

    @Test(arguments: 1...6)
    func itAnswersAsTheDatabaseDoes(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let database: any Ledger = try SQLiteStore()
        let memory: any Ledger = MemoryLedger()
        for number in 1...120 {
            let record = record(number, &numbers)
            try database.record(record)
            try memory.record(record)
        }
        let (from, to) = (Self.noon + 10 * 86_400, Self.noon + 40 * 86_400)
        for number in 0..<25 {
            let (one, other) = (
                try database.pastReading(article: "a\(number)"), try memory.pastReading(article: "a\(number)")
            )
            #expect(one?.article == other?.article && one?.judgements == other?.judgements && one?.why == other?.why)
            #expect(one?.onTopic == other?.onTopic && one?.isHistory == other?.isHistory && one?.print == other?.print)
            #expect(one?.revision == other?.revision && one?.watchlist == other?.watchlist)
            #expect(try database.fingerprint(article: "a\(number)") == memory.fingerprint(article: "a\(number)"))
        }
        for number in 0..<30 { #expect(try database.event(id: "E\(number)") == memory.event(id: "E\(number)")) }
        let day = Day(Self.noon, in: .gmt)
        for type in ["protest", "loan", "none"] {
            for days in [nil, DayInterval(day - 3, day + 3), DayInterval(day + 15, day + 30)] {
                for limit in [3, 500] {
                    #expect(
                        try database.events(type: type, days: days, limit: limit)
                            == memory.events(type: type, days: days, limit: limit))
                }
            }
        }
        #expect(try database.daybook(from: day) == memory.daybook(from: day))
        #expect(try !memory.announced(from: day - 5, to: day + 5).isEmpty)
        #expect(try database.announced(from: day - 5, to: day + 5) == memory.announced(from: day - 5, to: day + 5))
        for days in [DayInterval(day - 30, day), DayInterval(day + 18, day + 18), DayInterval(day - 90, day - 40)] {
            for (type, place) in [("protest", "Almaty"), ("loan", "Almaty"), ("protest", "Astana")] {
                #expect(
                    try database.hasEvent(type: type, place: place, days: days)
                        == memory.hasEvent(type: type, place: place, days: days))
            }
        }
        #expect(try database.alerts(from: from, to: to) == memory.alerts(from: from, to: to))
        #expect(try database.counts(from: from, to: to) == memory.counts(from: from, to: to))
        #expect(try database.counters() == memory.counters())
        for scope in [DigestScope.stamped(from: from, to: to), .untold(to: to, now: to)] {
            let (one, other) = (try database.digestRows(scope), try memory.digestRows(scope))
            #expect(!one.judgements.isEmpty && one.judgements.map(\.judgement) == other.judgements.map(\.judgement))
            #expect(one.judgements.map(\.article) == other.judgements.map(\.article))
            #expect(Set(one.alerts) == Set(other.alerts) && one.verdicts == other.verdicts && one.since == other.since)
        }
        #expect(try !database.recurring(since: Self.noon, limit: 99).isEmpty)
        #expect(try database.recurring(since: Self.noon, limit: 99) == memory.recurring(since: Self.noon, limit: 99))
        #expect(try !database.occurred(from: day - 30, to: day + 30).isEmpty)
        #expect(
            try database.occurred(from: day - 30, to: day + 30) == memory.occurred(from: day - 30, to: day + 30))
        for after: Int64 in [0, 7, 50] {
            for limit in [2, 100] {
                let (one, other) = (
                    try database.fingerprints(after: after, since: from, limit: limit),
                    try memory.fingerprints(after: after, since: from, limit: limit)
                )
                #expect(one.map(\.article) == other.map(\.article) && one.map(\.copyOf) == other.map(\.copyOf))
                #expect(one.map(\.number) == other.map(\.number) && one.map(\.time) == other.map(\.time))
            }
        }
    }

    @Test func whatIsPurgedIsGoneAndItsEventsStay() throws {
        let memory = MemoryLedger(events: [], lastEvent: 4, lastAlert: 2)
        #expect(memory.counters() == (4, 2))
        var numbers = Numbers(state: 3)
        for number in 1...20 { memory.record(record(number, &numbers)) }
        let events = memory.events(type: "protest", days: nil, limit: 100)
        memory.purge(before: .distantFuture)
        #expect(memory.counts(from: .distantPast, to: .distantFuture).read == 0)
        #expect(!events.isEmpty && memory.events(type: "protest", days: nil, limit: 100) == events)
        #expect(memory.fingerprints(after: 0, since: .distantPast, limit: 100).isEmpty)
    }

    @Test func aDatabaseOpenedToLookIsNotWrittenTo() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-looking-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/copytaster.sqlite"
        #expect(throws: StoreFault.self) { try SQLiteStore(readingOnly: path) }
        var numbers = Numbers(state: 1)
        try SQLiteStore(path: path).record(record(1, &numbers))
        let looking = try SQLiteStore(readingOnly: path)
        #expect(try looking.counts(from: .distantPast, to: .distantFuture).read == 1)
        #expect(throws: StoreFault.self) { try looking.setNote("x", "y") }
    }
}
