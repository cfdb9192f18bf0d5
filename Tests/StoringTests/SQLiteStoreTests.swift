import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// What any store must do; each case runs over a file and over memory.
@Suite struct SQLiteStoreTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    enum Kind: CaseIterable { case file, memory }

    private func store(_ kind: Kind) throws -> SQLiteStore {
        switch kind {
        case .memory: return try SQLiteStore()
        case .file: return try SQLiteStore(path: scratch.path + "/\(UUID().uuidString).sqlite")
        }
    }

    private func item(_ id: String, published: Date? = noon, due: Date = noon) -> Item {
        Item(
            feed: "https://example.org/rss", id: id, url: "https://example.org/\(id)",
            canonicalURL: "https://example.org/\(id)",
            title: "Title", source: "Example", published: published, summary: "s", content: nil, isHistory: false,
            firstSeen: Self.noon, due: due)
    }

    private let feed = FeedRecord(url: "https://example.org/rss", name: "Example", nextCheck: noon, state: "{}")

    private func event(_ id: String, day: String?, status: Report.Status = .occurred) -> Event {
        Event(
            id: id, type: "protest", status: status, date: day.flatMap { Day($0) }.map { DayInterval($0) },
            place: PlaceName(name: "Almaty", within: ["Kazakhstan"]), firstSeen: Self.noon, lastSeen: Self.noon)
    }

    private func record(
        _ id: String, item: Item? = nil, events: [Event] = [], alerts: [Alert] = [], deliveries: [Delivery] = []
    ) -> ArticleRecord {
        let article = Article(
            id: id, url: "https://example.org/\(id)?utm_source=x", canonicalURL: "https://example.org/\(id)",
            title: "Title",
            source: "Example", published: Self.noon, language: .english, text: "Text.")
        let report = Report(
            type: "protest", status: .occurred, confidence: 0.9, evidence: "Text.", evidenceRange: 0..<5)
        return ArticleRecord(
            article: article, item: item, findings: Findings(language: .english, onTopic: true),
            judgements: [Judgement(report: report, verdict: .new, event: events.first?.id, rule: "new", reason: "r")],
            events: events, alerts: alerts, deliveries: deliveries, read: Self.noon, watchlist: "hash", why: "alerted",
            lastEvent: events.count, lastAlert: alerts.count)
    }

    private func delivery(_ id: String, due: Date = noon) -> Delivery {
        Delivery(id: id, destination: "desk", payload: .alertNew, alert: "A1", body: "{}", created: Self.noon, due: due)
    }

    @Test(arguments: Kind.allCases)
    func itemsWaitInOrderOfPublicationUnknownLast(kind: Kind) throws {
        let store = try store(kind)
        try store.record(
            feed,
            items: [
                item("c", published: nil), item("b", published: Self.noon), item("a", published: Self.noon - 60),
                item("later", due: Self.noon + 3600),
            ])
        #expect(try store.pendingItems(feed: nil, now: Self.noon, limit: 10).map(\.id) == ["a", "b", "c"])
        #expect(try store.pendingItems(feed: "other", now: Self.noon, limit: 10).isEmpty)
        #expect(try store.unseen(["a", "new"], feed: feed.url) == ["new"])
        #expect(
            try store.known(addresses: ["https://example.org/a", "https://example.org/z"]) == ["https://example.org/a"])
        #expect(try store.feeds() == [feed])
    }

    @Test(arguments: Kind.allCases)
    func anArticleIsRecordedWholeOrNotAtAll(kind: Kind) throws {
        let store = try store(kind)
        try store.record(feed, items: [item("a")])
        var done = item("a")
        done.stage = .recorded
        // Two deliveries of one id are fine (the id is what makes it once); two events of one id are one.
        try store.record(
            record(
                "a", item: done, events: [event("E1", day: "2021-03-27")], deliveries: [delivery("m1"), delivery("m1")])
        )
        #expect(try store.pendingItems(feed: nil, now: Self.noon, limit: 10).isEmpty)
        #expect(try store.counters() == (event: 1, alert: 0))
        #expect(try store.due(Self.noon).map(\.id) == ["m1"])
        #expect(try store.counts(from: Self.noon, to: Self.noon + 1).read == 1)

        // An alert whose id is taken breaks the transaction: nothing of the second article may stay.
        let alert = Alert(
            id: "A1", kind: .new, type: "protest", severity: .high, raised: Self.noon, events: [], evidence: "",
            reason: "",
            confidence: 1)
        try store.record(record("b", alerts: [alert]))
        #expect(throws: StoreFault.self) {
            try store.record(
                record("c", events: [event("E9", day: nil)], alerts: [alert], deliveries: [delivery("m9")]))
        }
        #expect(try store.history(url: "c") == nil)
        #expect(try store.event(id: "E9") == nil)
        #expect(try store.due(Self.noon).map(\.id) == ["m1"])
    }

    @Test(arguments: Kind.allCases)
    func eventsAreFoundByDay(kind: Kind) throws {
        let store = try store(kind)
        try store.record(
            record(
                "a",
                events: [
                    event("E1", day: "2021-03-27"), event("E2", day: "2021-02-01"), event("E3", day: nil),
                    event("E4", day: "2021-04-24", status: .planned),
                ]))
        let days = DayInterval(try #require(Day("2021-03-20")), try #require(Day("2021-03-31")))
        #expect(try store.events(type: "protest", days: days, limit: 10).map(\.id) == ["E1", "E3"])
        #expect(try store.events(type: "protest", days: nil, limit: 10).count == 4)
        #expect(try store.events(type: "loan", days: nil, limit: 10).isEmpty)
        #expect(try store.daybook(from: try #require(Day("2021-04-01"))).map(\.id) == ["E4"])
        #expect(try store.daybook(from: try #require(Day("2021-04-25"))).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func anArticleReadAgainReplacesItsJudgements(kind: Kind) throws {
        let store = try store(kind)
        try store.record(record("a"))
        try store.record(record("a"))
        let history = try #require(try store.history(url: "https://example.org/a"))
        #expect(history.judgements.count == 1)
        #expect(try store.history(url: "https://example.org/a?utm_source=x")?.article?.id == "a")
        #expect(try store.history(url: "https://example.org/none") == nil)
    }

    @Test(arguments: Kind.allCases)
    func aPurgedItemLeavesATombstone(kind: Kind) throws {
        let store = try store(kind)
        var done = item("a")
        done.stage = .recorded
        try store.record(feed, items: [item("a"), item("waits")])
        try store.record(record("a", item: done, events: [event("E1", day: "2021-03-27")]))
        try store.purge(before: Self.noon + 1)
        #expect(try store.history(url: "a")?.article == nil)
        #expect(try store.unseen(["a"], feed: feed.url).isEmpty)
        #expect(try store.event(id: "E1") != nil)
        // What still waits is not purged.
        #expect(try store.pendingItems(feed: nil, now: Self.noon, limit: 9).first?.title == "Title")
    }

    @Test(arguments: Kind.allCases)
    func deliveriesAreDueAtTheirTime(kind: Kind) throws {
        let store = try store(kind)
        try store.record(record("a", deliveries: [delivery("m1"), delivery("m2", due: Self.noon + 60)]))
        #expect(try store.due(Self.noon).map(\.id) == ["m1"])
        var sent = delivery("m1")
        sent.state = .delivered
        sent.attempts = 1
        try store.save(sent)
        #expect(try store.due(Self.noon + 60).map(\.id) == ["m2"])
        #expect(try store.deliveries(states: [.delivered], limit: 9) == [sent])
    }

    @Test(arguments: Kind.allCases)
    func digestsAdjoin(kind: Kind) throws {
        let store = try store(kind)
        #expect(try store.lastDigestEnd(.daily, upTo: Self.noon) == nil)
        let digest = Digest(
            id: "D2021-03-28", day: try #require(Day("2021-03-28")), from: Self.noon - 86_400, to: Self.noon,
            zone: "GMT",
            beat: "b")
        try store.record(digest, deliveries: [delivery("d1")])
        #expect(try store.lastDigestEnd(.daily, upTo: Self.noon) == Self.noon)
        #expect(try store.lastDigestEnd(.daily, upTo: Self.noon - 1) == nil)
        #expect(try store.digest(.daily, day: digest.day) == digest)
        #expect(try store.due(Self.noon).count == 1)
    }

    @Test func whatIsWrittenIsThereAfterARestart() throws {
        let path = scratch.path + "/copytaster.sqlite"
        try SQLiteStore(path: path).record(record("a", events: [event("E1", day: nil)], deliveries: [delivery("m1")]))
        let again = try SQLiteStore(path: path)
        #expect(try again.counters().event == 1)
        #expect(try again.due(Self.noon).count == 1)
        #expect(try again.check() == nil)
    }

    @Test func aFolderThatIsNotThereIsSaid() {
        #expect {
            try SQLiteStore(path: "/nowhere/at/all.sqlite")
        } throws: { error in
            "\(error)".contains("/nowhere/at/all.sqlite") && "\(error)".contains("folder")
        }
    }

    @Test func aFileThatIsNoDatabaseIsSaid() throws {
        let path = scratch.path + "/copytaster.sqlite"
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreFault.self) { try SQLiteStore(path: path) }
    }

    /// The database may not grow by one page more: the article is refused whole, is said to be a full disk, and goes in once
    /// there is room again.
    @Test(arguments: Kind.allCases)
    func aFullDiskLosesNothing(kind: Kind) throws {
        let store = try store(kind)
        try store.record(feed, items: [item("a")])
        func limit(_ pages: Int) throws {
            try store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        try limit(1)
        var article = record("a", item: item("a"), events: [event("E1", day: nil)], deliveries: [delivery("m1")])
        article.article.text = String(repeating: "text ", count: 20_000)
        #expect {
            try store.record(article)
        } throws: { error in
            (error as? StoreFault)?.isTransient == true && "\(error)".contains("free some space")
        }
        #expect(try store.pendingItems(feed: nil, now: Self.noon, limit: 9).count == 1)
        #expect(try store.due(Self.noon).isEmpty)
        try limit(1_000_000)
        try store.record(article)
        #expect(try store.due(Self.noon).count == 1)
    }
}

extension SQLiteStore {
    /// What waits and is due, wherever it goes.
    func due(_ now: Date) throws -> [Delivery] {
        try deliveries(states: [.pending], limit: 100).filter { $0.due <= now }
    }
}
