import Foundation
import Model
import Storing
import Synchronization
import Testing

@testable import Alerting

/// A notice goes to every destination, once, whatever else it takes.
@Suite struct NoticeTests {
    private static let notice = Notice(
        id: "watchlist-abc", raised: Samples.noon, subject: "The changed watchlist is refused",
        lines: ["desk/types.yaml:3:1: error: unknown key '*tipes*'", "Mend it."])

    @Test func everyDestinationGetsIt() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-notice-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let destinations = [
            Destination(name: "desk", kind: .webhook(url: "http://desk/hook", secrets: []), takesAlerts: false),
            Destination(name: "files", kind: .folder(path: folder), takesAlerts: false, digests: []),
        ]
        let store = try SQLiteStore()
        let bodies = Mutex<[[UInt8]]>([])
        let deliverer = Deliverer(
            store: store, destinations: destinations, zone: Samples.zone,
            channels: Channels(post: { _, _, body in
                bodies.withLock { $0.append(body) }
                return (200, nil, [])
            }), texts: Samples.texts)
        for _ in 0..<2 {
            try store.add(
                try Outbox.deliveries(for: Self.notice, to: destinations, now: Samples.noon), notes: [:])
            _ = try await deliverer.deliverDue(now: { Samples.noon }, jitter: { 0 })
        }
        #expect(bodies.withLock { $0.count } == 1)
        let body = Data(try #require(bodies.withLock { $0.first }))
        let object = try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
        #expect(object["type"] as? String == "notice")
        #expect(((object["data"] as? [String: Any])?["lines"] as? [String]) == Self.notice.lines)
        let markdown = try String(contentsOfFile: folder + "/notices.md", encoding: .utf8)
        #expect(markdown.contains("- **The changed watchlist is refused**") && markdown.contains("\\*tipes\\*"))
        let lines = try String(contentsOfFile: folder + "/notices.jsonl", encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder + "/alerts.jsonl"))
    }
}
