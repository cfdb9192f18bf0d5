import Fetching
import Foundation
import Logging
import Model
import Storing
import Testing

@testable import Service

/// What a feed says of an item that it gave before.
@Suite struct EditedItemTests {
    private static let now = Date(timeIntervalSince1970: 1_616_824_800)

    private func item(_ stage: Stage = .recorded, print: UInt64 = 7, rereads: Int = 0) -> Item {
        Item(
            feed: "f", id: "i", url: "u", canonicalURL: "u", title: "Old", source: "s",
            published: Self.now - 86_400, summary: "old", content: nil, isHistory: false, firstSeen: Self.now - 3600,
            stage: stage, due: Self.now - 3600, print: print, rereads: rereads)
    }

    private let entry = FeedEntry(id: "i", title: "New", updated: now - 60, summary: "new")

    @Test func aRecordedItemIsReadAgain() throws {
        let again = try #require(Revisions.reread(item(), as: entry, print: 8, now: Self.now))
        #expect(again.stage == .parsed)
        #expect((again.title, again.summary, again.print) == ("New", "new", 8))
        #expect((again.due, again.revised, again.rereads) == (Self.now, Self.now - 60, 1))
        // Its tombstone is not older for it, and it was published when it was.
        #expect(again.firstSeen == Self.now - 3600)
        #expect(again.published == Self.now - 86_400)
    }

    @Test func aTimeThatCannotBeIsNotTaken() {
        for updated in [Self.now + 60, Self.now - 90_000, nil] {
            var entry = entry
            entry.updated = updated
            #expect(Revisions.reread(item(), as: entry, print: 8, now: Self.now)?.revised == Self.now)
        }
    }

    @Test func aWaitingItemIsReadOnceAsItStandsNow() throws {
        let waiting = try #require(Revisions.reread(item(.parsed), as: entry, print: 8, now: Self.now))
        #expect((waiting.title, waiting.rereads, waiting.due) == ("New", 0, Self.now - 3600))
    }

    @Test func whatWasWithheldOrIsReadTooOftenIsLeft() {
        #expect(Revisions.reread(item(.withheld), as: entry, print: 8, now: Self.now) == nil)
        #expect(Revisions.reread(item(rereads: Revisions.most), as: entry, print: 8, now: Self.now) == nil)
    }

    /// After an upgrade every item is without a print: none is read again for that.
    @Test func anUnknownPrintIsOnlyFilledIn() throws {
        let filled = try #require(Revisions.reread(item(print: 0), as: entry, print: 8, now: Self.now))
        #expect((filled.stage, filled.print, filled.title) == (.recorded, 8, "Old"))
    }

    @Test(arguments: [
        ("<p>One <b>two</b></p>", "<div class=x>One two</div><!-- 17 -->", true),
        ("<p>One two</p>", "<p>ONE, two</p><img src=t.gif?r=2>", true),
        ("<p>One two</p>", "<p>One three</p>", false),
        ("<p>200 people</p>", "<p>300 people</p>", false),
    ])
    func onlyWordsCount(before: String, after: String, isSame: Bool) {
        let one = Revisions.print(of: FeedEntry(id: "a", title: "T", updated: Self.now, summary: before))
        let other = Revisions.print(of: FeedEntry(id: "a", title: "T", updated: Self.now + 60, summary: after))
        #expect((one == other) == isSame)
    }

    // MARK: - Through the intake

    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    private static let filler = String(
        repeating: " The city administration said that it had received no application for the gathering.", count: 8)

    private static func entry(_ text: String, id: String = "1", updated: Double = 0) -> FeedEntry {
        FeedEntry(
            id: id, title: "Hundreds rally in Almaty against Chinese expansion", link: "https://news.example/1",
            published: now - 3600, updated: now + updated, content: "<p>\(text)</p><p>\(filler)</p>")
    }

    private static let first = "Some 200 to 300 people rallied in Almaty on Saturday against Chinese expansion."

    @Test func aFeedsEditsAreReadAndItsBumpsAreNot() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-edits-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = try Settings(
            file: folder + "/copytaster.yaml",
            text: "watchlist: {feeds: false}\nfeeds:\n  - {name: News, url: \"https://news.example/rss\"}\n",
            environment: [:])
        let store = try SQLiteStore()
        let clock = ManualClock(Self.now)
        let desk = try Newsdesk(
            settings: settings, store: store,
            beat: try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: Self.zone), clock: clock.clock,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let feed = try #require(desk.feeds.first)
        func poll(_ entry: FeedEntry, hours: Double) async throws -> [ArticleRecord] {
            clock.set(Self.now + hours * 3600)
            var state = FeedState(url: feed.url, now: Self.now)
            state.lastSuccess = Self.now - 86_400
            let fetched = Intake.Fetched(
                begun: state, after: state,
                feed: FetchedFeed(bytes: [], contentType: nil, finalURL: feed.url, validators: nil, hash: ""))
            _ = try desk.pipeline.intake.take(FeedDocument(format: "rss2.0", entries: [entry]), fetched, from: feed)
            return try await desk.readPendingItems()
        }
        #expect(try await poll(Self.entry(Self.first), hours: 0).flatMap(\.alerts).count == 1)
        // `updated` alone, and the markup.
        #expect(try await poll(Self.entry(Self.first, updated: 3600), hours: 1).isEmpty)
        #expect(try await poll(Self.entry("<b>\(Self.first)</b>", updated: 7200), hours: 2).isEmpty)
        let edit = try await poll(Self.entry(Self.first.replacing("Some", with: "About")), hours: 3)
        #expect(edit.map(\.revision) == [1])
        #expect(edit.flatMap(\.alerts).isEmpty)
        // Under another id: the address is the same, so it is the same article.
        let renamed = try await poll(Self.entry(Self.first + " It ended at two.", id: "2"), hours: 4)
        #expect(renamed.map(\.revision) == [2])
        #expect(renamed.flatMap(\.alerts).isEmpty)
        #expect(try await poll(Self.entry(Self.first + " It ended at two.", id: "2"), hours: 5).isEmpty)
        #expect(try store.counters().event >= 1)
        #expect(try store.alerts(from: .distantPast, to: .distantFuture).count == 1)
        await desk.shutdown()
    }
}
