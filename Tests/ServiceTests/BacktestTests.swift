import Foundation
import Model
import Newsroom
import Storing
import Testing

@testable import Service

/// A desk in a scratch folder whose archive is the sample newsroom's week, read live, and a sit-in.
struct ArchiveDesk {
    static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    static let end = Date(timeIntervalSince1970: 1_617_400_000)
    let folder: String
    let settings: Settings
    /// Alerts as they were raised live, with their articles.
    let alerts: [RaisedAlert]

    static let sitIn = Article(
        id: "sit-in", url: "https://example.org/sit-in",
        title: "Sit-in in Aktobe against Chinese contractor",
        source: "Example", published: Date(timeIntervalSince1970: 1_617_192_000), language: .english,
        text: """
            A sit-in of some 60 workers against a Chinese contractor lasted all Wednesday in Aktobe, and they demanded \
            that he leave Kazakhstan.

            "We want no more Chinese factories here," one of them said.
            """)

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/copytaster-backtest-\(UUID().uuidString)"
        settings = try Self.settings(folder)
        let template = try Self.template.get()
        try template.database.write(to: URL(fileURLWithPath: settings.database))
        alerts = template.alerts
    }

    private static func settings(_ folder: String) throws -> Settings {
        try FileManager.default.createDirectory(atPath: folder + "/var", withIntermediateDirectories: true)
        let text =
            "desk:\n  zone: Asia/Almaty\n  contact: a test\nwatchlist:\n  folder: \(shipped)\nstorage:\n  folder: \(folder)/var\n"
        return try Settings(file: folder + "/copytaster.yaml", text: text, environment: [:])
    }

    /// The database as live reading left it, made once.
    private static let template = Result { () throws -> (database: Data, alerts: [RaisedAlert]) in
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-archive-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try settings(folder).database
        let alerts = try fill(try SQLiteStore(path: path))
        // The store is closed by now, and what was in its log is in the file.
        return (try Data(contentsOf: URL(fileURLWithPath: path)), alerts)
    }

    private static func fill(_ store: SQLiteStore) throws -> [RaisedAlert] {
        let reader = ArticleReader(
            store: store, beat: BeatHolder(try beat.get()), zone: zone, destinations: [])
        var alerts: [RaisedAlert] = []
        for article in articles {
            let item = Item(
                feed: "https://example.org/rss", id: article.id, url: article.url, canonicalURL: article.url,
                title: "", source: article.source, published: article.published, summary: nil, content: nil,
                isHistory: article.source == "Archive", firstSeen: end, due: end)
            let record = try reader.read(
                article, item: item, isHistory: item.isHistory, now: (article.published ?? end) + 600)
            alerts += record.alerts.map { RaisedAlert(alert: $0, article: article.id) }
        }
        return alerts
    }

    static let shipped = Checkout.watchlists + "/kazakhstan-china"
    static let beat = Result { try Beat(folder: shipped, zone: zone) }

    static let articles: [Article] =
        (SampleNewsroom.articles.map { sample in
            Article(
                id: sample.slug, url: "https://\(sample.outlet).example/\(sample.slug)", title: sample.title,
                source: sample.slug == "september-2019-remembered" ? "Archive" : sample.outlet,
                published: sample.published,
                language: sample.language, text: sample.text)
        } + [sitIn, reprint]).sorted { ($0.published ?? end) < ($1.published ?? end) }

    /// Word for word.
    static let reprint: Article = {
        var article = sitIn
        article.id = "reprint"
        article.url = "https://other.example/sit-in"
        article.canonicalURL = article.url
        article.source = "Other"
        article.published = sitIn.published.map { $0 + 7200 }
        return article
    }()

    /// A copy of the shipped watchlist with something replaced in one of its files.
    func watchlist(_ file: String, replacing old: String, with new: String) throws -> String {
        let copy = folder + "/" + UUID().uuidString
        try FileManager.default.copyItem(atPath: Self.shipped, toPath: copy)
        let path = copy + "/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: path))
        return copy
    }

    func backtest(old: String? = nil, new: String, days: Int = 30, wantsDigest: Bool = false) async throws
        -> BacktestResult
    {
        try await Backtest(
            .init(old: old, new: new, days: days, wantsDigest: wantsDigest), settings: settings, now: Self.end
        ).run()
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

@Suite struct BacktestTests {
    /// What was alerted live is what the same watchlist alerts of now: same articles, same alerts. And the database is as it
    /// was, to the byte.
    @Test func theLiveWatchlistAlertsAsItDidLive() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.settings.database))
        // Another file makes another hash, and both sides are read.
        let same = try desk.watchlist("themes.yaml", replacing: "\nthemes:", with: "\n\nthemes:")
        let result = try await desk.backtest(new: same)
        #expect(!result.isSame)
        #expect(desk.alerts.count >= 4)
        #expect(result.old.alerts == desk.alerts.count)
        #expect(result.comparison.unchanged == desk.alerts.count)
        #expect(result.comparison.gained.isEmpty && result.comparison.lost.isEmpty && result.comparison.changed.isEmpty)
        let after = try Data(contentsOf: URL(fileURLWithPath: desk.settings.database))
        #expect(before == after)
    }

    @Test func oneWatchlistAgainstItselfIsSaidToBeTheSame() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let result = try await desk.backtest(new: ArchiveDesk.shipped)
        #expect(result.isSame)
        #expect(result.old.alerts == desk.alerts.count && result.new.alerts == desk.alerts.count)
        #expect(try result.text().contains("the same watchlist (\(result.new.hash)): no alert is gained, none is lost"))
    }

    @Test func aWordTakenOutLosesItsAlertAndPutBackGainsIt() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let without = try desk.watchlist("types.yaml", replacing: "sit-in~, ", with: "")
        let lost = try await desk.backtest(new: without)
        #expect(lost.comparison.lost.map(\.alert.article.id) == ["sit-in"])
        #expect(lost.comparison.gained.isEmpty)
        #expect(lost.new.alerts == lost.old.alerts - 1)
        let text = try lost.text()
        for part in [
            "LOST 1", "https://example.org/sit-in",
            "A sit-in of some 60 workers against a Chinese contractor",
            "new-event: ", "the new one: ",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let gained = try await desk.backtest(old: without, new: ArchiveDesk.shipped)
        #expect(gained.comparison.gained.map(\.alert.article.id) == ["sit-in"])
        #expect(gained.comparison.lost.isEmpty)
    }

    @Test func anotherSeverityIsAChange() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let urgent = try desk.watchlist(
            "types.yaml", replacing: "- {severity: high, size: 500}", with: "- {severity: high, size: 50}")
        let result = try await desk.backtest(new: urgent)
        let changed = try #require(result.comparison.changed.first { $0.new.article.id == "sit-in" })
        #expect(changed.changes == ["severity: medium → high"])
        #expect(result.comparison.gained.isEmpty && result.comparison.lost.isEmpty)
        #expect(try result.text().contains("severity: medium → high"))
        #expect(try result.html().contains("<p>severity: medium → high</p>"))
    }

    @Test func theDesksMarksMakePrecisionAndRecall() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let store = try SQLiteStore(path: desk.settings.database)
        let others = desk.alerts.filter { $0.article != "sit-in" && $0.alert.kind == .new }
        try #require(others.count >= 2)
        let sitIn = try #require(desk.alerts.first { $0.article == "sit-in" })
        func mark(_ raised: RaisedAlert, _ word: Mark.Word) throws {
            _ = try store.add(
                Mark(
                    alert: raised.alert.id, event: raised.alert.event, article: raised.article, word: word,
                    way: .command,
                    made: ArchiveDesk.end))
        }
        try mark(sitIn, .right)
        try mark(others[0], .wrong)
        // The desk changes its mind, and then finds a wrong date: the alert is right all the same.
        try mark(others[0], .right)
        try mark(others[0], .wrongDate)
        try mark(others[1], .wrong)
        let without = try desk.watchlist("types.yaml", replacing: "sit-in~, ", with: "")
        let result = try await desk.backtest(new: without)
        #expect(result.old.score.precision == Share(part: 2, whole: 3))
        #expect(result.old.score.recall == Share(part: 2, whole: 2))
        #expect(result.new.score.precision == Share(part: 1, whole: 2))
        #expect(result.new.score.recall == Share(part: 1, whole: 2))
        #expect(result.old.score.unmarked == desk.alerts.count { $0.alert.kind == .new } - 3)
    }

    /// What happened before the window is known in it, so that its later tellings alert nobody.
    @Test func whatWasKnownBeforeTheWindowIsKnown() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let same = try desk.watchlist("themes.yaml", replacing: "\nthemes:", with: "\n\nthemes:")
        let rally = try #require(desk.alerts.first { $0.alert.type == "protest" }).alert
        let days = Int(ArchiveDesk.end.timeIntervalSince(rally.raised) / 86_400)
        let result = try await desk.backtest(new: same, days: days)
        let later = desk.alerts.count { $0.alert.raised >= ArchiveDesk.end - Double(days) * 86_400 }
        #expect(later < desk.alerts.count)
        #expect(result.old.alerts == later)
    }

    @Test func theDigestIsMadeAsItWouldHaveBeen() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let without = try desk.watchlist("types.yaml", replacing: "sit-in~, ", with: "")
        func digest(_ new: String) async throws -> Digest {
            let result = try await Backtest(
                .init(old: nil, new: new, days: 30, wantsDigest: true), settings: desk.settings,
                now: Date(timeIntervalSince1970: 1_617_247_000)
            ).run()
            return try #require(result.digest)
        }
        let full = try await digest(ArchiveDesk.shipped)
        #expect(full.alerts.contains { $0.events.first?.tellings.first?.article == "sit-in" })
        #expect(full.articlesRead > 2)
        let reduced = try await digest(without)
        #expect(!reduced.alerts.contains { $0.events.first?.tellings.first?.article == "sit-in" })
    }

    /// Over a file of articles the alerts are those of `replay`.
    @Test func aFileOfArticlesIsJudgedAsReplayJudgesIt() async throws {
        let desk = try ArchiveDesk()
        defer { desk.remove() }
        let lines = ArchiveDesk.articles.map {
            ReplayArticle(
                id: $0.id, url: $0.url, title: $0.title,
                published: $0.published.map { Timestamp.text($0, in: ArchiveDesk.zone) }, text: $0.text,
                source: $0.source)
        }
        var raised = 0
        let beat = try ArchiveDesk.beat.get()
        var memory: [String] = []
        try Replay(beat: beat, ledger: MemoryLedger(), known: [], zone: ArchiveDesk.zone).lines(lines) {
            memory.append($0)
        }
        var database: [String] = []
        try Replay(beat: beat, ledger: try SQLiteStore(), known: [], zone: ArchiveDesk.zone).lines(lines) {
            database.append($0)
        }
        #expect(memory == database)
        for line in memory {
            raised += try JSONDecoder().decode(ReplayedArticle.self, from: Data(line.utf8)).alerts.count
        }
        let same = try desk.watchlist("themes.yaml", replacing: "\nthemes:", with: "\n\nthemes:")
        let result = try await Backtest(
            .init(old: nil, new: same, days: 30, wantsDigest: false), old: ArchiveDesk.shipped, articles: lines,
            zone: ArchiveDesk.zone
        ).run()
        #expect(raised >= 4)
        #expect(result.old.alerts == raised && result.comparison.unchanged == raised)
        #expect(result.old.score.precision.text == "n/a")
    }

    @Test func whatComesFromOutsideIsEscapedInAPage() {
        #expect(
            BacktestResult.escaped("<a href='x'>&\"\u{1B}[2J\u{202E}") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot; [2J")
    }

    @Test func aDatabaseThatIsNotThereIsNamed() throws {
        let desk = try ArchiveDesk()
        desk.remove()
        #expect {
            try Backtest(
                .init(old: nil, new: ArchiveDesk.shipped, days: 1, wantsDigest: false), settings: desk.settings,
                now: ArchiveDesk.end)
        } throws: { ($0 as? StoreFault)?.description.contains("there is none yet") == true }
    }

    @Test(arguments: [
        (0, 0, 0.0, "[##############################] 100 %  0 of 0 articles"),
        (33_000, 100_000, 3350.0, "[#########                     ]  33 %  33000 of 100000 articles, 20 s left"),
    ])
    func theBarTellsHowFar(done: Int, all: Int, rate: Double, expected: String) {
        #expect(ProgressBar.line(done, of: all, rate: rate) == expected)
    }
}
