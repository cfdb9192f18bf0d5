import Foundation
import Model
import Testing

@testable import Storing

@Suite struct ArchiveTests {
    private let start = Date(timeIntervalSince1970: 1_600_000_000)

    /// Several articles read at one instant, with pages smaller than their number: each comes once, in order.
    @Test func theArchiveIsReadPageByPage() throws {
        let store = try SQLiteStore()
        for number in 0..<9 {
            let article = Article(
                id: "a\(number)", url: "https://x.example/\(number)", title: "T", source: "S", published: nil,
                language: .english, text: number == 4 ? "" : "Words \(number).")
            try store.record(
                ArticleRecord(
                    article: article, item: nil, findings: Findings(language: .english, onTopic: number == 1),
                    judgements: [], events: [], alerts: [], deliveries: [],
                    read: start.addingTimeInterval(Double(number / 4)), watchlist: "h", why: "w", lastEvent: 0,
                    lastAlert: 0))
        }
        var all: [ArchivedArticle] = []
        while true {
            let page = try store.archive(from: start, to: start.addingTimeInterval(10), after: all.last, limit: 2)
            if page.isEmpty { break }
            all += page
        }
        #expect(all.map(\.article.id) == ["a0", "a1", "a2", "a3", "a5", "a6", "a7", "a8"])
        #expect(all.map(\.onTopic) == [false, true, false, false, false, false, false, false])
        #expect(try store.archiveCount(from: start, to: start.addingTimeInterval(10)) == 8)
        #expect(try store.archive(from: start, to: start, after: nil, limit: 5).isEmpty)
    }

    @Test func aMarkHoldsUntilItIsTakenBack() throws {
        let store = try SQLiteStore()
        let mark = Mark(
            alert: "A1", event: "E1", article: "a1", word: .sameAs, other: "E7", note: "same rally", way: .command,
            made: start)
        let number = try store.add(mark)
        var kept = mark
        kept.number = number
        #expect(try store.marks(from: start, to: start + 1) == [kept])
        #expect(try store.marks(from: start + 1, to: start + 2).isEmpty)
        // The same again is on record already.
        var again = mark
        again.made = start + 3
        #expect(try store.add(again) == number)
        #expect(try store.undoMark(number, at: start + 5))
        #expect(try !store.undoMark(number, at: start + 6))
        #expect(try store.marks(from: start, to: start + 1).isEmpty)
    }
}
