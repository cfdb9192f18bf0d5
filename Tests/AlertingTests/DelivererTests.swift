import Alerting
import Foundation
import Model
import Storing
import Synchronization
import Testing

@Suite struct DelivererTests {
    /// A receiver that answers as told and keeps what it got.
    private final class Receiver: Sendable {
        let statuses: Mutex<[Int]>
        let got = Mutex<[(headers: [String: String], body: [UInt8])]>([])
        init(_ statuses: [Int] = []) { self.statuses = Mutex(statuses) }

        func answer(_ headers: [(String, String)], _ body: [UInt8]) -> Int {
            got.withLock { $0.append((Dictionary(headers, uniquingKeysWith: { $1 }), body)) }
            return statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
        }
    }

    private let scratch: ScratchFolder
    private var folder: String { scratch.path + "/out" }

    init() throws { scratch = try ScratchFolder() }

    private func owing(_ alerts: [Alert], to destinations: [Destination]) throws -> SQLiteStore {
        let store = try SQLiteStore()
        for alert in alerts {
            for delivery in try Outbox.deliveries(for: alert, to: destinations, now: Samples.noon, zone: .gmt) {
                try store.save(delivery)
            }
        }
        return store
    }

    private func deliver(
        _ store: SQLiteStore, _ destinations: [Destination], _ receiver: Receiver, at now: Date = Samples.noon
    )
        async throws -> [Delivery]
    {
        let deliverer = Deliverer(
            store: store, destinations: destinations, zone: Samples.zone,
            channels: Channels(post: { _, headers, body in (receiver.answer(headers, body), nil, []) }),
            texts: Samples.texts)
        return try await deliverer.deliverDue(now: { now }, jitter: { 0 })
    }

    @Test func aWebhookIsSignedAndKeepsItsIdOverRetries() async throws {
        let desk = Destination(name: "desk", kind: .webhook(url: "http://desk/hook", secrets: ["key"]))
        let store = try owing([Samples.alert()], to: [desk])
        let receiver = Receiver([500, 200])
        #expect(try await deliver(store, [desk], receiver).map(\.state) == [.pending])
        #expect(try await deliver(store, [desk], receiver).isEmpty)
        #expect(try await deliver(store, [desk], receiver, at: Samples.noon + 60).map(\.state) == [.delivered])
        let got = receiver.got.withLock { $0 }
        #expect(got.map { $0.headers["webhook-id"] } == ["msg_A1_desk", "msg_A1_desk"])
        #expect(got[0].body == got[1].body)
        for one in got {
            let timestamp = try #require(one.headers["webhook-timestamp"].flatMap { Int($0) })
            #expect(
                Signature.verify(
                    one.headers["webhook-signature"] ?? "", id: "msg_A1_desk", timestamp: timestamp, body: one.body,
                    secret: "key"))
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(got[0].body)) as? [String: Any])
        #expect(object["type"] as? String == "alert.new")
    }

    @Test func aDeadDestinationDelaysNoOther() async throws {
        let dead = Destination(name: "dead", kind: .webhook(url: "http://dead/", secrets: []))
        let files = Destination(name: "files", kind: .folder(path: folder))
        let store = try owing([Samples.alert("A1"), Samples.alert("A2")], to: [dead, files])
        let receiver = Receiver([503, 503, 503])
        let tried = try await deliver(store, [dead, files], receiver)
        #expect(tried.filter { $0.destination == "files" }.map(\.state) == [.delivered, .delivered])
        // The second of the dead lane was not even tried.
        #expect(receiver.got.withLock(\.count) == 1)
    }

    /// The process dies after a line is written and before that is recorded, at each alert in turn.
    @Test func aFileGetsEachAlertOnceWhateverWasInterrupted() async throws {
        let files = Destination(name: "files", kind: .folder(path: folder))
        let alerts = (1...5).map { Samples.alert("A\($0)", raised: Samples.noon + Double($0)) }
        let store = try owing(alerts, to: [files])
        for interrupted in alerts {
            _ = try await deliver(store, [files], Receiver())
            for delivery in try store.deliveries(states: [.delivered], limit: 9) where delivery.alert == interrupted.id
            {
                var forgotten = delivery
                forgotten.state = .pending
                try store.save(forgotten)
            }
            _ = try await deliver(store, [files], Receiver())
        }
        let lines = try String(contentsOfFile: folder + "/alerts.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 5)
        let markdown = try String(contentsOfFile: folder + "/alerts.md", encoding: .utf8)
        #expect(markdown.components(separatedBy: "why: ").count == 6)
    }

    /// A new database hands out A1 again: that is another alert, and is written.
    @Test func anotherAlertOfTheSameIdIsWritten() async throws {
        let files = Destination(name: "files", kind: .folder(path: folder))
        for raised in [Samples.noon, Samples.noon + 86_400] {
            _ = try await deliver(
                try owing([Samples.alert(raised: raised)], to: [files]), [files], Receiver(), at: raised)
        }
        let lines = try String(contentsOfFile: folder + "/alerts.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
    }

    @Test func aLineThatACrashCutOffIsClosed() async throws {
        let files = Destination(name: "files", kind: .folder(path: folder))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("{\"id\":\"A0".utf8).write(to: URL(fileURLWithPath: folder + "/alerts.jsonl"))
        _ = try await deliver(try owing([Samples.alert()], to: [files]), [files], Receiver())
        let lines = try String(contentsOfFile: folder + "/alerts.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last?.hasPrefix("{\"actors\"") ?? false)
    }

    @Test func aDestinationThatIsGoneIsSaid() async throws {
        let desk = Destination(name: "desk", kind: .webhook(url: "http://desk/hook", secrets: []))
        let store = try owing([Samples.alert()], to: [desk])
        #expect(try await deliver(store, [], Receiver()).isEmpty)
        let given = try store.deliveries(states: [.failed], limit: 9)
        #expect(given.count == 1)
        #expect(given.first?.lastError?.contains("no destination 'desk'") ?? false)
    }

    @Test func aFolderThatCannotBeWrittenIsTriedAgain() async throws {
        let files = Destination(name: "files", kind: .folder(path: "/proc/nowhere"))
        let store = try owing([Samples.alert()], to: [files])
        let tried = try await deliver(store, [files], Receiver())
        #expect(tried.first?.state == .pending)
        #expect(tried.first?.lastError != nil)
    }

    @Test func aDigestIsWrittenInItsForms() async throws {
        let files = Destination(name: "files", kind: .folder(path: folder))
        let store = try SQLiteStore()
        let digest = Samples.digest()
        try store.record(digest, deliveries: try Outbox.deliveries(for: digest, to: [files], now: Samples.noon))
        #expect(try await deliver(store, [files], Receiver()).map(\.state) == [.delivered])
        let written = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(
            written == [
                "digest-2021-03-28.html", "digest-2021-03-28.json", "digest-2021-03-28.md",
                "digest-2021-03-28.txt",
            ])
    }
}
