import Foundation
import Logging
import Model
import Newsroom
import Storing
import Testing

@testable import Service

/// Every call of the store fails in turn, once: after the next cycles every article is read, every event alerted once, and
/// every message delivered once.
@Suite struct NeverLostTests {
    private static let outlets = ["stepnoy-vestnik"]

    /// The alerts that arrived, by headline, and how many articles were read.
    private struct Result: Equatable {
        var alerts: [String]
        var articles: Int
        var waiting: Int
    }

    @Test func whateverCallFails() async throws {
        let server = NewsroomServer()
        let base = "http://127.0.0.1:\(try await server.start())"
        let beat = try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: Self.zone)
        let expected = try await run(server, base, beat, failAt: 0).result
        // The picket, which this ledger does not know, and the rally of the same day.
        #expect(expected.alerts.count == 2)
        #expect(expected.articles >= 2)
        #expect(expected.waiting == 0)
        var call = 1
        while true {
            let (result, hasFailed) = try await run(server, base, beat, failAt: call)
            guard hasFailed else { break }
            #expect(result == expected, "call \(call) failed")
            call += 1
        }
        #expect(call > 30)
        await server.stop()
    }

    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    private func run(_ server: NewsroomServer, _ base: String, _ beat: Beat, failAt: Int) async throws -> (
        result: Result, hasFailed: Bool
    ) {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-lost-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = try Settings(file: folder + "/copytaster.yaml", text: configuration(base), environment: [:])
        let store = try SQLiteStore()
        let failing = FailingStore(store, failAt: failAt)
        let first = try #require(Day("2021-03-26")).instant(hour: 12, in: Self.zone)
        let clock = ManualClock(first)
        var desk: Newsdesk?
        // A day before the rally, its evening, and what is left to try again afterwards.
        for hours in [0, 1, 32, 33, 34] {
            let now = first.addingTimeInterval(Double(hours) * 3600)
            server.asOf = now
            clock.set(now)
            do {
                let running =
                    try desk
                    ?? Newsdesk(
                        settings: settings, store: failing, beat: beat, clock: clock.clock,
                        log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
                desk = running
                _ = try await running.once()
            } catch is StoreFault {
                continue
            }
        }
        await desk?.shutdown()
        let written = try String(contentsOfFile: folder + "/out/alerts.jsonl", encoding: .utf8)
        let alerts = try written.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["headline"] as? String ?? ""
        }
        let counts = try store.counts(from: .distantPast, to: .distantFuture)
        let waiting = try store.pendingItems(feed: nil, now: .distantFuture, limit: 100).count
        return (Result(alerts: alerts.sorted(), articles: counts.read, waiting: waiting), failing.hasFailed)
    }

    private func configuration(_ base: String) -> String {
        let feeds = Self.outlets.compactMap { SampleNewsroom.outlet($0) }
            .map { "  - {name: \($0.slug), url: \"\(base)\($0.path)\"}" }.joined(separator: "\n")
        return """
            watchlist: {feeds: false}
            fetching: {every: 60s, feedGap: 0s, pageGap: 0s, perHost: 8, allowHosts: [127.0.0.1]}
            destinations:
              - {name: files, folder: out}
            feeds:
            \(feeds)
            """
    }
}
