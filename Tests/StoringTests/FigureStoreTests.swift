import Foundation
import GRDB
import Model
import Testing

@testable import Storing

/// The figure ledger in the store: claims come and go with their article's words, and outlive its text.
struct FigureStoreTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private func claim(_ value: Double, question: String = "debt", subject: String? = "Kazakhstan") -> Claim {
        Claim(
            question: question, subject: subject, bounds: Bounds(value), currency: "USD", kind: .money,
            text: "\(value) dollars", beside: "51 projects", asOf: DayInterval(year: 2018),
            speaker: Speaker(kind: .official, name: "ministry", isQuoted: true),
            sentence: "The debt is \(value) dollars.")
    }

    private func record(
        _ id: String, _ claims: [Claim], copyOf: String? = nil, revision: Int = 0, read: Date = noon
    ) -> ArticleRecord {
        var article = Article(
            id: id, url: "https://example.org/\(id)", title: "Title", source: "Example \(id)", published: Self.noon,
            language: .english, text: "Text.")
        article.copyOf = copyOf
        return ArticleRecord(
            article: article, item: nil, findings: Findings(language: .english, onTopic: true, claims: claims),
            judgements: [], events: [], alerts: [], deliveries: [], read: read, watchlist: "hash", why: "read",
            lastEvent: 0, lastAlert: 0, revision: revision)
    }

    @Test func aClaimComesBackWhole() throws {
        let store = try SQLiteStore()
        try store.record(record("a", [claim(12.5e9)]))
        let figure = try #require(try store.figures(FigureQuery(question: "debt")).first)
        #expect(figure.claim == claim(12.5e9))
        #expect(figure.outlet == "Example a" && figure.url == "https://example.org/a" && figure.title == "Title")
        #expect(figure.published == Self.noon && figure.article == "a" && figure.origin == nil)
        #expect(try store.figures(FigureQuery(question: "crowd")).isEmpty)
        #expect(try store.figures(FigureQuery(question: "debt", from: Self.noon + 1)).isEmpty)
        #expect(try store.figures(FigureQuery(question: "debt", to: Self.noon)).isEmpty)
        #expect(try store.figures(FigureQuery(readFrom: Self.noon, readTo: Self.noon + 1)).count == 1)
    }

    @Test func anEditReplacesItsClaims() throws {
        let store = try SQLiteStore()
        try store.record(record("a", [claim(12.5e9), claim(51, question: "plants")]))
        try store.record(record("a", [claim(12.3e9)], revision: 1))
        #expect(try store.figures(FigureQuery()).map(\.claim.bounds) == [Bounds(12.3e9)])
    }

    @Test func copiesCountOnce() throws {
        let store = try SQLiteStore()
        try store.record(record("a", [claim(12.5e9)]))
        try store.record(record("b", [claim(12.5e9)], copyOf: "a"))
        try store.record(record("c", [claim(12.3e9)]))
        let count = try #require(try store.figureCounts(from: nil, to: nil).first)
        #expect(count.count == 2 && count.low == 12.3e9 && count.high == 12.5e9)
        #expect(count.unit == "USD" && count.subject == "Kazakhstan" && count.newest == Self.noon)
    }

    @Test func aClaimOutlivesItsArticle() throws {
        let store = try SQLiteStore()
        try store.record(record("a", [claim(12.5e9)]))
        try store.purge(before: Self.noon + 1)
        #expect(try store.history(url: "https://example.org/a")?.article == nil)
        #expect(try store.figures(FigureQuery(question: "debt")).map(\.url) == ["https://example.org/a"])
    }

    /// What an earlier version knew keeps its days; the figures that answered nothing go.
    @Test func olderFiguresAreTakenOver() throws {
        let queue = try DatabaseQueue()
        try queue.write { db in
            try FirstSchema.create(db)
            try db.execute(
                sql: """
                    INSERT INTO figure (question, low, high, unit, saidBy, outlet, asOf, article) VALUES
                        ('Debt', 12.5e9, 12.5e9, 'USD', 'Minister', 'IWPR', '2018-06', NULL),
                        ('51 plants', 51, 51, 'enterprises', NULL, 'IWPR', NULL, 'a')
                    """)
            try EighthSchema.create(db)
        }
        let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM figure") }
        #expect(rows.count == 1)
        #expect(rows.first?["currency"] == "USD" && rows.first?["kind"] == "money")
        #expect(rows.first?["firstDay"] == Day("2018-06-01")?.ordinal)
        #expect(rows.first?["lastDay"] == Day("2018-06-30")?.ordinal)
    }
}
