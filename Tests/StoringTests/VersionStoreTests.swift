import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// Versions of the watchlist as any store must keep them.
@Suite struct VersionStoreTests {
    private let start = Date(timeIntervalSince1970: 1_600_000_000)

    private func file(_ name: String, _ text: String) -> WatchlistFile {
        WatchlistFile(name: name, bytes: Array(text.utf8))
    }

    private func record(_ article: String, watchlist: String, at read: Date, alerts: [Alert] = []) -> ArticleRecord {
        ArticleRecord(
            article: Article(
                id: article, url: "https://x.example/\(article)", title: "T", source: "S", published: nil,
                language: .english, text: "Words."),
            item: nil, findings: Findings(language: .english), judgements: [], events: [], alerts: alerts,
            deliveries: [], read: read, watchlist: watchlist, why: "w", lastEvent: 0, lastAlert: 0)
    }

    private func alert(_ id: String, at raised: Date) -> Alert {
        Alert(
            id: id, kind: .new, type: "t", severity: .low, raised: raised, events: [], evidence: "", reason: "",
            confidence: 1)
    }

    @Test func eachIsKeptOnceAndInOrder() throws {
        let store = try SQLiteStore()
        let one = [file("a.yaml", "one"), file("b.yaml", "same")]
        #expect(try store.add(version: "1", since: start, files: one))
        // A restart.
        #expect(try !store.add(version: "1", since: start + 5, files: one))
        #expect(try store.add(version: "2", since: start + 10, files: [file("a.yaml", "two"), file("b.yaml", "same")]))
        // It came back.
        #expect(try store.add(version: "1", since: start + 20, files: one))
        try store.record(record("x", watchlist: "1", at: start + 1, alerts: [alert("A1", at: start + 1)]))
        try store.record(record("y", watchlist: "2", at: start + 11, alerts: [alert("A2", at: start + 11)]))
        try store.record(record("z", watchlist: "1", at: start + 21, alerts: [alert("A3", at: start + 21)]))
        let versions = try store.versions()
        #expect(versions.map(\.hash) == ["1", "2", "1"])
        #expect(versions.map(\.alerts) == [1, 1, 1])
        #expect(versions[0].parts[1] == versions[1].parts[1] && versions[0].parts[0] != versions[1].parts[0])
        #expect(try store.files(ofVersion: "1") == one)
        #expect(try store.files(ofVersion: "3") == nil)
        let kept = try store.writer.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM watchlistFile") }
        #expect(kept == 3)
    }

    @Test func whatNothingRefersToIsPurged() throws {
        let store = try SQLiteStore()
        for (number, text) in ["one", "two", "three", "four"].enumerated() {
            _ = try store.add(
                version: "\(number)", since: start + Double(number), files: [file("a.yaml", text)])
        }
        try store.record(record("x", watchlist: "1", at: start + 1, alerts: [alert("A1", at: start + 1)]))
        try store.record(record("y", watchlist: "2", at: start + 100))
        try store.purge(before: start + 50)
        // 0 has nothing, 1 an alert, 2 an article that is not old, 3 is live.
        #expect(try store.versions().map(\.hash) == ["1", "2", "3"])
        #expect(try store.files(ofVersion: "0") == nil)
        try store.purge(before: start + 200)
        #expect(try store.versions().map(\.hash) == ["1", "3"])
        #expect(try store.writer.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM watchlistFile") } == 2)
    }

    @Test func aDeliveryOfThatIdStaysAsItIs() throws {
        let store = try SQLiteStore()
        var delivery = Delivery(
            id: "msg_n", destination: "d", payload: .notice, alert: nil, body: "{}", created: start, due: start)
        try store.add([delivery], notes: ["k": "1"])
        delivery.state = .delivered
        try store.save(delivery)
        delivery.state = .pending
        try store.add([delivery], notes: ["k": "2"])
        #expect(try store.due(start + 1).isEmpty)
        #expect(try store.note("k") == "2")
        #expect(try store.deliveries(states: [.delivered], limit: 9).map(\.payload) == [.notice])
    }

    /// A database of before the migration: its verdicts are of the watchlist that its article names.
    @Test func whatWasJudgedBeforeKeepsItsWatchlist() throws {
        let store = try SQLiteStore()
        let report = Report(
            type: "t", status: .occurred, confidence: 1, evidence: "Words.", evidenceRange: 0..<6)
        var old = record("x", watchlist: "7", at: start)
        old.judgements = [Judgement(report: report, verdict: .late, event: nil, rule: "r", reason: "r", nearest: nil)]
        try store.record(old)
        try store.writer.write { try $0.execute(sql: "UPDATE judgement SET watchlist = NULL") }
        #expect(try store.history(url: "https://x.example/x")?.judgedBy == ["7"])
    }
}
