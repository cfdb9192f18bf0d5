import Foundation
import Model
import Storing
import Testing

/// What came of all that was published: what must hold whatever happened to the program.
struct FaultAccount {
    /// Each broken promise, in a sentence.
    var faults: [String] = []
    var alerts = 0
    /// Messages that the webhook got more than once, as it may after a crash.
    var repeats = 0
    var lost = 0

    /// - Parameters:
    ///   - past: stories that were history to the program: they alert nobody.
    ///   - digests: whether digests were due.
    init(_ desk: FaultDesk, posts: [FaultOutside.Post], past: Set<Int> = [], digests: Bool = false) throws {
        let store = try desk.store()
        let deliveries = try store.deliveries(states: Set(Delivery.State.allCases), limit: 100_000)
        let rows = try Self.rows(desk.folder + "/out/alerts.jsonl", &faults)
        let raised = try store.alerts(from: .distantPast, to: .distantFuture)
        alerts = raised.count
        let taken = Dictionary(grouping: posts.filter(\.wasTaken), by: \.id)
        repeats = taken.values.reduce(0) { $0 + $1.count - 1 }

        // Each story is told as new once, and what is past never.
        for number in desk.outside.stories {
            let place = FaultStory(number: number, published: .distantPast).place
            let told = Set(posts.filter { $0.type == "alert.new" && $0.headline?.contains(place) ?? false }.map(\.id))
            let expected = past.contains(number) ? 0 : 1
            if told.count < expected { lost += 1 }
            if told.count != expected { faults.append("\(place): told as new \(told.count) times, \(told.sorted())") }
        }
        let news = Dictionary(grouping: raised.filter { $0.kind == .new }, by: \.event)
        for (event, alerts) in news where alerts.count > 1 { faults.append("\(event) is new in \(alerts.map(\.id))") }

        // Each alert got to both, with its one id and the same body each time; it stands in the folder once.
        for alert in raised {
            let id = "msg_\(alert.id)_hook"
            let wrong = posts.filter { $0.alert == alert.id && $0.id != id }.map(\.id)
            if !wrong.isEmpty { faults.append("\(alert.id) went out as \(wrong)") }
            if taken[id] == nil {
                lost += 1
                faults.append("\(alert.id) never came to the webhook")
            }
            let bodies = Set(posts.filter { $0.id == id }.map { Self.body($0.body) })
            if bodies.count > 1 { faults.append("\(alert.id) came with \(bodies.count) bodies") }
            let lines = rows.count { $0["id"] as? String == alert.id }
            if lines == 0 { lost += 1 }
            if lines != 1 { faults.append("\(alert.id) stands in the folder \(lines) times") }
        }
        for delivery in deliveries where delivery.state != .delivered {
            faults.append("\(delivery.id) is \(delivery.state): \(delivery.lastError ?? "no reason")")
        }
        let owed = Set(deliveries.map(\.id))
        for id in taken.keys where !owed.contains(id) { faults.append("\(id) is on no record") }
        if let broken = try store.check() { faults.append("the database: \(broken)") }
        if digests { try check(digestsOf: posts, raised) }
    }

    /// What a late message says of itself is left out: when it says so depends on the try.
    private static func body(_ bytes: [UInt8]) -> String {
        guard var object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] else { return "?" }
        object["late"] = nil
        let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "?"
    }

    private static func rows(_ path: String, _ faults: inout [String]) throws -> [[String: Any]] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let row = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
            if row == nil { faults.append("a broken line in \(path): \(line.prefix(60))") }
            return row
        }
    }

    /// The daily windows adjoin, and each alert before the last one's end stands in exactly one.
    private mutating func check(digestsOf posts: [FaultOutside.Post], _ raised: [Alert]) throws {
        var windows: [String: (from: String, to: String, alerts: [String])] = [:]
        for post in posts where post.type == "digest" {
            let body = try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any]
            let data = body?["data"] as? [String: Any]
            if let kind = data?["kind"] as? String, kind != "daily" { continue }
            let alerts = (data?["alerts"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
            windows[post.id] = (data?["from"] as? String ?? "", data?["to"] as? String ?? "", alerts)
        }
        let sorted = windows.values.sorted { $0.to < $1.to }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.to != later.from {
            faults.append("a digest ends at \(earlier.to), the next begins at \(later.from)")
        }
        guard let end = sorted.last.flatMap({ Timestamp.read($0.to, zone: .gmt) }) else {
            faults.append("no digest")
            return
        }
        for alert in raised where alert.raised < end {
            let count = sorted.count { $0.alerts.contains(alert.id) }
            if count != 1 { faults.append("\(alert.id) stands in \(count) digests") }
        }
    }
}
