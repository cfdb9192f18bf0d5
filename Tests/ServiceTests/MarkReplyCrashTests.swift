import Alerting
import Foundation
import Model
import Storing
import Synchronization
import Testing

@testable import Service

/// A webhook's answer is a mark: whichever call of the store fails while it is taken, it is on record once in the end.
@Suite struct MarkReplyCrashTests {
    private static let hook = Destination(name: "desk", kind: .webhook(url: "http://desk/hook", secrets: []))

    private func run(_ answer: String, digest: Bool, failAt: Int, isUnderstood: Bool = true) async throws -> (
        marks: [String], posts: Int, ignored: [String], hasFailed: Bool
    ) {
        let desk = try MarkedDesk()
        defer { desk.remove() }
        _ = try desk.alert(["A rally was held in Almaty", "Hundreds came to a rally and demanded land"])
        let alert = try #require(try desk.store.alert(id: "A1")).alert
        var owed = try Outbox.deliveries(for: alert, to: [Self.hook], now: MarkedDesk.noon, zone: .gmt)
        if digest {
            let digest = Digest(
                id: "D1", day: Day(MarkedDesk.noon, in: .gmt), from: MarkedDesk.noon, to: MarkedDesk.noon + 86_400,
                zone: "GMT", beat: "b", alerts: [alert, try #require(try desk.store.alert(id: "A2")).alert])
            owed = try Outbox.deliveries(for: digest, to: [Self.hook], now: MarkedDesk.noon)
        }
        for delivery in owed { try desk.store.save(delivery) }
        let failing = FailingStore(desk.store, failAt: failAt)
        let posts = Mutex(0)
        let ignored = Mutex<[String]>([])
        let deliverer = Deliverer(
            store: failing, destinations: [Self.hook], zone: .gmt,
            channels: Channels(
                post: { _, _, _ in
                    posts.withLock { $0 += 1 }
                    return (200, nil, Array(answer.utf8))
                }, told: { _, what in ignored.withLock { $0.append(what) } }),
            texts: { _, _ in [:] })
        for _ in 0..<3 {
            do throws(StoreFault) {
                _ = try await deliverer.deliverDue(now: { MarkedDesk.noon }, jitter: { 0 })
            } catch { #expect(error.isTransient) }
            // Neither without the other.
            let isMarked = try !desk.store.marks(from: .distantPast, to: .distantFuture).isEmpty
            let isDelivered = try !desk.store.deliveries(states: [.delivered], limit: 9).isEmpty
            #expect(isMarked == (isDelivered && isUnderstood))
        }
        #expect(try desk.store.deliveries(states: [.delivered], limit: 9).count == 1)
        let marks = try desk.store.marks(from: .distantPast, to: .distantFuture).map {
            "\($0.alert) \($0.event) \($0.article ?? "-") \($0.word.rawValue) \($0.other ?? "-") \($0.note ?? "-") \($0.way)"
        }
        return (marks, posts.withLock { $0 }, ignored.withLock { $0 }, failing.hasFailed)
    }

    @Test(
        arguments: [
            ("{\"mark\": \"wrong\", \"note\": \"a fair\"}", false, ["A1 E1 a0 wrong - a fair webhook"]),
            ("{\"mark\": \"same-as\", \"other\": \"A2\"}", false, ["A1 E1 a0 same-as E2 - webhook"]),
            (
                "[{\"alert\": \"A2\", \"mark\": \"right\"}, {\"alert\": \"A1\", \"mark\": \"not-new\"}]", true,
                ["A2 E2 a1 right - - webhook", "A1 E1 a0 not-new - - webhook"]
            ),
            // Said twice in one answer, kept once.
            ("[{\"mark\": \"right\"}, {\"mark\": \"right\"}]", false, ["A1 E1 a0 right - - webhook"]),
        ] as [(String, Bool, [String])])
    func whateverCallFails(answer: String, digest: Bool, expected: [String]) async throws {
        var call = 0
        while true {
            let result = try await run(answer, digest: digest, failAt: call)
            #expect(result.marks == expected, "call \(call)")
            #expect(result.ignored.isEmpty)
            if call > 0, !result.hasFailed { break }
            call += 1
        }
        #expect(call > 3)
    }

    @Test(arguments: [
        "{\"mark\": \"bad\"}", "{\"mark\": \"right\", \"alert\": \"A2\"}",
        "{\"mark\": \"same-as\", \"other\": \"A99\"}",
        "{\"mark\": \"same-as\"}", "{\"mark\": ",
        "{\"mark\": \"wrong\", \"note\": \"" + String(repeating: "x", count: 70_000),
    ])
    func whatIsNotUnderstoodIsToldAndFailsNothing(answer: String) async throws {
        let result = try await run(answer, digest: false, failAt: 0, isUnderstood: false)
        #expect(result.marks.isEmpty && result.posts == 1 && result.ignored.count == 1)
    }
}
