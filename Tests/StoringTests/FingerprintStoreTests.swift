import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// Fingerprints and edits as any store must keep them, and what migration 2 makes of a database of before.
@Suite struct FingerprintStoreTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private func record(
        _ id: String, days: Double = 0, copyOf: String? = nil, shingles: [UInt32]? = [1, 2, .max], revision: Int = 0,
        verdict: Verdict = .new, standing: Set<Int> = []
    ) -> ArticleRecord {
        let published = Self.noon + days * 86_400
        let report = Report(type: "protest", status: .occurred, confidence: 0.9, evidence: "e", evidenceRange: 0..<1)
        return ArticleRecord(
            article: Article(
                id: id, url: "u" + id, title: "t", source: "s", published: published, copyOf: copyOf, text: "x"),
            item: nil,
            findings: Findings(
                language: .english, onTopic: true,
                mentions: revision > 0 ? [] : [Mention(kind: .place, name: "Almaty", text: "Almaty", range: 0..<6)]),
            judgements: [Judgement(report: report, verdict: verdict, event: nil, rule: "r", reason: "r")], events: [],
            alerts: [], deliveries: [], read: published, watchlist: "w", why: "y", lastEvent: 0, lastAlert: 0,
            fingerprint: shingles.map {
                Fingerprint(content: .max - 5, whole: 9, shingles: $0, lead: [2, .max], numbers: [0, .max])
            },
            print: .max - 1, revision: revision, standing: standing)
    }

    @Test func aFingerprintComesBackAsItWas() throws {
        let store = try SQLiteStore()
        try store.record(record("a"))
        try store.record(record("b", copyOf: "a"))
        try store.record(record("c", copyOf: "a", shingles: nil))
        let known = try store.fingerprints(after: 0, since: .distantPast, limit: 9)
        #expect(known.map(\.article) == ["a", "b"])
        #expect(known.map(\.copyOf) == [nil, "a"])
        #expect(known[0].fingerprint == record("a").fingerprint)
        #expect(try store.fingerprint(article: "b") == record("b").fingerprint)
        #expect(try store.fingerprint(article: "c") == nil)
        #expect(try store.fingerprints(after: known[0].number, since: .distantPast, limit: 1).map(\.article) == ["b"])
        // Read again: its new one comes last.
        try store.record(record("a", revision: 1))
        #expect(try store.fingerprints(after: 0, since: .distantPast, limit: 9).map(\.article) == ["b", "a"])
    }

    @Test func theyAreKeptForAWeek() throws {
        let store = try SQLiteStore()
        try store.record(record("a"))
        try store.record(record("b", days: 4))
        try store.record(record("c", days: 9))
        #expect(try store.fingerprints(after: 0, since: .distantPast, limit: 9).map(\.article) == ["b", "c"])
        // Published long ago and read today: no copy of it can come within a week.
        var old = record("old", days: 0)
        old.read = Self.noon + 30 * 86_400
        try store.record(old)
        #expect(try store.fingerprint(article: "old") == nil)
        try store.purge(before: Self.noon + 40 * 86_400)
        #expect(try store.fingerprints(after: 0, since: .distantPast, limit: 9).isEmpty)
    }

    @Test func aRevisionKeepsWhatWasJudged() throws {
        let store = try SQLiteStore()
        try store.record(record("a"))
        try store.record(record("a", revision: 1, verdict: .update, standing: [0]))
        var third = record("a", revision: 2, verdict: .late)
        third.read = Self.noon + 3600
        try store.record(third)
        let past = try #require(try store.pastReading(article: "a"))
        #expect(past.judgements.map(\.verdict) == [.new, .late])
        #expect((past.revision, past.print, past.isHistory) == (2, .max - 1, false))
        #expect(try store.history(url: "a")?.read == Self.noon)
        #expect(try store.pastReading(article: "none") == nil)
    }

    @Test func aReprintsMentionsAreItsOriginals() throws {
        let store = try SQLiteStore()
        try store.record(record("a"))
        var copy = record("b", copyOf: "a", shingles: nil, revision: 0)
        copy.findings.mentions = []
        copy.mentionsOf = "a"
        try store.record(copy)
        let names = try store.read("test") { db in
            try String.fetchAll(db, sql: "SELECT name FROM mention WHERE article = 'b'")
        }
        #expect(names == ["Almaty"])
    }

    @Test func anEditIsSeenByItsWords() throws {
        let store = try SQLiteStore()
        func item(_ id: String, address: String, print: UInt64, stage: Stage = .recorded) -> Item {
            Item(
                feed: "f", id: id, url: address, canonicalURL: address, title: id, source: "s", published: nil,
                summary: nil, content: nil, isHistory: false, firstSeen: Self.noon, stage: stage, due: Self.noon,
                print: print, rereads: 3, revised: Self.noon + 1)
        }
        let items = [
            item("same", address: "1", print: .max), item("other", address: "2", print: 2),
            item("renamed", address: "2", print: 2, stage: .withheld),
            item("alone", address: "9", print: 9, stage: .withheld),
        ]
        try store.record(FeedRecord(url: "f", name: "f", nextCheck: Self.noon, state: "{}"), items: items)
        func edited(_ id: String, _ address: String, _ print: UInt64, feed: String = "f") throws -> String? {
            try store.edited([EntryPrint(id: id, canonicalURL: address, print: print)], feed: feed)[id]?.id
        }
        #expect(try edited("same", "1", .max) == nil)
        #expect(try edited("same", "1", 5) == "same")
        #expect(try edited("renamed", "2", 2) == nil)
        #expect(try edited("renamed", "2", 3) == "other")
        #expect(try edited("new id", "2", 3) == "other")
        #expect(try edited("new id", "2", 2) == nil)
        #expect(try edited("alone", "9", 3) == nil)
        #expect(try edited("new", "3", 3) == nil)
        #expect(try edited("new id", "2", 3, feed: "another") == nil)
        let known = try store.edited([EntryPrint(id: "other", canonicalURL: "2", print: 1)], feed: "f")["other"]
        #expect(known == items[1])
    }

    @Test func aDatabaseOfBeforeIsTaken() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/copytaster.sqlite"
        let queue = try DatabaseQueue(path: path)
        try Migrations.all.migrate(queue, upTo: "1")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO item
                    VALUES ('f', 'i', 'u', 'u', 't', NULL, 's', 1, NULL, NULL, 0, 1, 'recorded', 0, 1, NULL);
                    INSERT INTO article VALUES ('a', 'u', 'u', 't', NULL, 's', 1, 'en', 'x', 1, 1, 'y', 'w');
                    """)
        }
        try queue.close()
        let store = try SQLiteStore(path: path)
        let past = try #require(try store.pastReading(article: "a"))
        #expect((past.print, past.revision, past.isHistory, past.article.copyOf) == (0, 0, false, nil))
        let edited = try store.edited([EntryPrint(id: "i", canonicalURL: "u", print: 4)], feed: "f")
        #expect(edited["i"]?.print == 0)
    }
}
