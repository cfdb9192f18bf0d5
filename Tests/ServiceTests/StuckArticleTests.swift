import Foundation
import Logging
import Model
import Storing
import Testing

@testable import Service

/// An article that can't be recorded, however often it is tried.
@Suite struct StuckArticleTests {
    private static let now = Date(timeIntervalSince1970: 1_616_842_800)  // 2021-03-27T17:00:00+06:00
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    private static func item(_ name: String, published: Double, _ text: String) -> Item {
        let url = "https://news.example/\(name)"
        return Item(
            feed: "https://news.example/rss", id: name, url: url, canonicalURL: url, title: "Rally in Almaty",
            source: "News", published: now + published, summary: nil, content: "<p>\(text)</p>", isHistory: false,
            firstSeen: now, due: now)
    }

    /// It is the oldest, so that it stands first in every batch: those behind it are read and alert, and it says why it waits.
    @Test func holdsUpNobody() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-stuck-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = try Settings(
            file: folder + "/copytaster.yaml", text: "watchlist: {feeds: false}\n", environment: [:])
        let store = try SQLiteStore()
        let rally = "Some 300 people rallied in Almaty on Saturday against the lease of farmland to China. "
        let filler = String(
            repeating: "The square was quiet in the evening, and the buses ran again as they do. ", count: 12)
        let stuck = Self.item("stuck", published: -7200, "The city opened a library on Friday. " + filler)
        for item in [stuck, Self.item("rally", published: -3600, rally + filler)] { try store.save(item) }
        let clock = ManualClock(Self.now)
        let desk = try Newsdesk(
            settings: settings, store: FailingStore(store, refusing: stuck.url),
            beat: try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: Self.zone), clock: clock.clock,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let records = try await desk.readPendingItems()
        #expect(records.map(\.article.url) == ["https://news.example/rally"])
        #expect(records.flatMap(\.alerts).count == 1)
        #expect(try store.pendingItems(feed: nil, now: Self.now, limit: 10).isEmpty)
        let waiting = try store.pendingItems(feed: nil, now: Self.now + 86_400, limit: 10)
        #expect(waiting.map(\.url) == [stuck.url])
        #expect(waiting.first?.why?.contains("no row takes it") == true)
        await desk.shutdown()
    }
}
