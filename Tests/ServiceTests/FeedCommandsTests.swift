import Fetching
import Foundation
import Logging
import Model
import Newsroom
import Storing
import Synchronization
import Testing

@testable import Service

/// The commands about feeds, over the sample newsroom.
@Suite struct FeedCommandsTests {
    /// A configuration in a folder of its own, and the newsroom to point it at.
    private final class Desk: Sendable {
        let folder: String
        let server = NewsroomServer()
        let base: String
        let said = Lines()
        var file: String { folder + "/copytaster.yaml" }
        /// When all of the sample has been published.
        static let now = Date(timeIntervalSince1970: Double(SampleNewsroom.days[7].ordinal) * 86_400 + 43_200)
        static let clock = Clock { now }

        init(feeds: String = "feeds: []") async throws {
            server.asOf = Self.now
            base = "http://127.0.0.1:\(try await server.start())"
            folder = FileManager.default.temporaryDirectory.path + "/copytaster-feeds-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let text = """
                # Ours.
                watchlist: {folder: \(Checkout.watchlists)/kazakhstan-china, feeds: false}
                fetching: {pageGap: 0s, feedGap: 0s, allowHosts: [127.0.0.1]}
                \(feeds.replacing("BASE", with: base))
                # The end.

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func files() throws -> DeskFiles { try DeskFiles(file: file, environment: [:]) }
        func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

        func add(_ address: String, _ wishes: FeedAdding.Wishes = .init()) async throws {
            let said = said
            try await FeedAdding(
                file: file, environment: [:], clock: Self.clock,
                log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            ) { said.add($0) }.add(address, wishes)
        }
    }

    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: String { lines.withLock { $0.joined(separator: "\n") } }
    }

    private static func outlet(_ slug: String) -> SampleOutlet { SampleNewsroom.outlet(slug)! }

    @Test func aPagesFeedIsAddedAndItsPastIsHistory() async throws {
        let desk = try await Desk()
        let outlet = Self.outlet("stepnoy-vestnik")
        try await desk.add("\(desk.base)/\(outlet.slug)/", .init(outlet: "Вестник", category: "Пресса: степь"))
        let settings = try desk.files().settings
        #expect(
            settings.feeds == [
                Settings.Feed(
                    name: outlet.name, url: desk.base + outlet.path, outlet: "Вестник", every: nil,
                    categories: ["Пресса: степь"])
            ])
        #expect(try desk.text().hasPrefix("# Ours.\nwatchlist: "))
        #expect(try desk.text().hasSuffix("    categories: [\"Пресса: степь\"]\n# The end.\n"))

        // All of it waits as history, and the feed is not due again.
        let store = try #require(try desk.files().store())
        let items = try store.pendingItems(feed: nil, now: .distantFuture, limit: 100)
        #expect(items.count == SampleNewsroom.articles(of: outlet, asOf: Desk.now).count && items.count > 0)
        #expect(items.allSatisfy { $0.isHistory })
        #expect(try store.feed(url: desk.base + outlet.path).map { $0.nextCheck > Desk.now } == true)
        #expect(desk.said.all.contains("systemctl reload copytaster"))

        // The same address in another form is refused, and the file stays.
        let before = try desk.text()
        let refused = await #expect(throws: CommandFault.self) {
            try await desk.add("\(desk.base)\(outlet.path)?utm_source=x#top")
        }
        #expect(refused?.code == 1)
        #expect(refused?.text.contains("is there already, as 'Степной вестник'") == true)
        #expect(try desk.text() == before)

        // It shows up in the list and the status.
        let lines = try FeedLine.all(try desk.files(), now: Desk.now)
        #expect(lines.map(\.state) == ["fine"])
        #expect(lines[0].days.reduce(0, +) > 0)
        let status = try Status(try desk.files(), now: Desk.now)
        #expect(status.tally.itemsWaiting == items.count)
        #expect(status.isWell)
        await desk.server.stop()
    }

    @Test func aMovedFeedIsAddedUnderItsNewAddress() async throws {
        let desk = try await Desk()
        let outlet = Self.outlet("silk-ledger")
        try await desk.add(desk.base + outlet.path, .init(name: "Ledger"))
        let feed = try #require(try desk.files().settings.feeds.first)
        #expect(feed.name == "Ledger")
        #expect(feed.url != desk.base + outlet.path && feed.url.hasPrefix(desk.base))
        await desk.server.stop()
    }

    /// What can't be added changes nothing: address, exit code, a word of the error.
    @Test(arguments: [
        ("BASE/no-such-place", Int32(1), "no feed was found"), ("http://127.0.0.1:1/rss", 69, "no connection"),
        ("ftp://example.org/rss", 65, "give an address"), ("no address", 65, "give an address"),
        ("http://10.0.0.1/rss", 1, "private"),
    ])
    func whatIsNoFeedIsRefused(address: String, code: Int32, words: String) async throws {
        let desk = try await Desk()
        let before = try desk.text()
        let fault = await #expect(throws: CommandFault.self) {
            try await desk.add(address.replacing("BASE", with: desk.base))
        }
        #expect(fault?.code == code)
        #expect(fault?.text.contains(words) == true)
        #expect(try desk.text() == before)
        #expect(!FileManager.default.fileExists(atPath: desk.folder + "/state"))
        await desk.server.stop()
    }

    @Test func feedsTravelAsOPML() async throws {
        let desk = try await Desk(
            feeds: """
                feeds:
                  - {name: "One, two", url: "https://one.example/rss?a=1&b=2", categories: [Press/Steppe, Daily]}
                  - {name: Две, url: "https://two.example/"}
                """)
        let list = FeedExport.opml(try desk.files(), now: Desk.now)
        let other = try await Desk(feeds: "feeds:\n  - {name: Две, url: \"http://two.example\", enabled: false}")
        func take(dry: Bool) throws -> FeedImport {
            try FeedImport(
                Array(list.utf8), name: "list.opml", into: try other.files(), category: "New", isDry: dry,
                environment: [:])
        }
        let before = try other.text()
        #expect(try take(dry: true).added.count == 1)
        #expect(try other.text() == before)
        let done = try take(dry: false)
        #expect(
            done.added == [
                NewFeed(
                    name: "One, two", url: "https://one.example/rss?a=1&b=2",
                    categories: ["Press/Steppe", "Daily", "New"])
            ])
        #expect(done.skipped.count == 1 && done.skipped[0].contains("but off: set its `enabled` to true"))
        #expect(try other.files().settings.feeds.map(\.name) == ["One, two"])
        #expect(try take(dry: false).added.isEmpty)
        await desk.server.stop()
        await other.server.stop()
    }

    /// One try, explained: an outlet that misbehaves, or a path; the exit code and words of the explanation.
    @Test(arguments: [
        ("steppe-wire", Int32(0), ["well: rss2.0", "utf-8, ", "etag: ", "summaries only", "next check in"]),
        ("stepnoy-vestnik", 0, ["windows-1251", "reads as ru"]),
        ("silk-ledger", 0, ["redirected for good to"]),
        ("balkhash-herald", 1, ["a web page, not a feed", "feeds add"]),
        ("gobi-courier", 0, ["with damage"]),
        ("delovaya-step", 69, ["(50", "tried again in"]),
    ])
    func aCheckExplains(slug: String, code: Int32, words: [String]) async throws {
        let desk = try await Desk()
        let check = try await FeedCheck(
            desk.base + Self.outlet(slug).path, desk: try desk.files(), revive: false, clock: Desk.clock)
        #expect(check.code == code, "\(check.text)")
        for word in words { #expect(check.text.contains(word), "\(check.text)") }
        #expect(check.text.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= 120 })
        // Nothing was stored.
        #expect(!FileManager.default.fileExists(atPath: desk.folder + "/state"))
        await desk.server.stop()
    }

    @Test func aRetiredFeedIsRevivedWhenItAnswers() async throws {
        let desk = try await Desk(feeds: "feeds:\n  - {name: Wire, url: BASE/steppe-wire/feed.xml}")
        let files = try desk.files()
        let url = try #require(files.feeds.first).url
        try #require(url.hasSuffix(Self.outlet("steppe-wire").path))
        try FileManager.default.createDirectory(
            atPath: files.settings.storageFolder, withIntermediateDirectories: true)
        let store = try SQLiteStore(path: files.settings.database)
        var state = FeedState(url: url, now: Desk.now)
        state.retired = Desk.now - 86_400
        state.nextCheck = .distantFuture
        try store.save([state.record(name: "Wire")])

        #expect(try FeedLine.all(files, now: Desk.now).map(\.state) == ["retired"])
        _ = try await FeedCheck("wire", desk: files, revive: false, clock: Desk.clock)
        #expect(try FeedLine.all(files, now: Desk.now).map(\.state) == ["retired"])
        let check = try await FeedCheck("wire", desk: files, revive: true, clock: Desk.clock)
        #expect(check.code == 0)
        #expect(try FeedLine.all(files, now: Desk.now).map(\.state) == ["unchecked"])
        #expect(try store.nextChecks()[url] == Desk.now)
        await #expect(throws: CommandFault.self) {
            try await FeedCheck("Wire", desk: files, revive: true, clock: Desk.clock)
        }
        await #expect(throws: CommandFault.self) {
            try await FeedCheck("nobody", desk: files, revive: false, clock: Desk.clock)
        }
        await desk.server.stop()
    }
}
