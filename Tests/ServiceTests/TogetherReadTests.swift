import Foundation
import Model
import Storing
import Testing

@testable import Service

/// Articles read and committed together, where any call of the store fails in turn.
@Suite struct TogetherReadTests {
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)  // 2021-03-27T12:00:00+06:00
    private static let beat = Result { try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: zone) }

    private static let rally = """
        Some 300 people rallied in Almaty on Saturday against the lease of farmland to China and the move of old plants to \
        the country. They stood in front of the opera for two hours, and the police watched from the edges of the square.
        """
    private static let library = """
        The library of the old town lends out forty thousand volumes a year, and half of its readers are pupils. This \
        spring it opens a hall for music, in which the choirs of four schools will sing once a month until the summer.
        """

    private func wanted(_ id: String, _ text: String) -> ArticleReader.Wanted {
        .init(
            article: Article(
                id: id, url: "https://example.org/\(id)", canonicalURL: "https://example.org/\(id)",
                title: "Report of the day", source: id, published: Self.noon, language: .english, text: text),
            item: Item(
                feed: "https://example.org/rss", id: id, url: "https://example.org/\(id)",
                canonicalURL: "https://example.org/\(id)", title: "", source: id, published: Self.noon, summary: nil,
                content: nil, isHistory: false, firstSeen: Self.noon, due: Self.noon),
            isHistory: false, now: Self.noon)
    }

    private func reader(_ store: any Store) throws -> ArticleReader {
        ArticleReader(store: store, beat: BeatHolder(try Self.beat.get()), zone: Self.zone, destinations: [])
    }

    /// Reads what is left until nothing is, or a call fails for good.
    private func read(_ wanted: [ArticleReader.Wanted], by reader: ArticleReader) {
        var left = wanted[...]
        for _ in 0..<3 where !left.isEmpty {
            guard let outcome = try? reader.read(Array(left)) else { continue }
            left = left.dropFirst(outcome.records.count)
        }
        #expect(left.isEmpty)
    }

    @Test func whateverCallFailsAllAreReadOnceInOrder() throws {
        var failAt = 1
        while true {
            let store = try SQLiteStore()
            let failing = FailingStore(store, failAt: failAt)
            read(
                [wanted("a", Self.rally), wanted("b", Self.library), wanted("c", Self.rally)], by: try reader(failing))
            #expect(try store.pastReading(article: "c")?.article.copyOf == "a")
            #expect(try store.pastReading(article: "b")?.article.copyOf == nil)
            #expect(try store.alerts(from: .distantPast, to: .distantFuture).count == 1, "call \(failAt) failed")
            #expect(try store.event(id: "E1")?.tellings.map(\.article) == ["a", "c"])
            guard failing.hasFailed else { break }
            failAt += 1
        }
        #expect(failAt > 15)
    }

    /// What a transaction that came to nothing had put on record is forgotten: other texts take its numbers.
    @Test func aCopyIsFoundAfterATransactionThatFailed() throws {
        var failAt = 1
        while true {
            let store = try SQLiteStore()
            let failing = FailingStore(store, failAt: failAt)
            let reader = try reader(failing)
            _ = try? reader.read([wanted("a", Self.rally), wanted("b", Self.rally)])
            guard failing.hasFailed else { break }
            read([wanted("c", Self.library), wanted("d", Self.library)], by: reader)
            #expect(try store.pastReading(article: "d")?.article.copyOf == "c", "call \(failAt) failed")
            failAt += 1
        }
    }

    @Test func theFirstThatFailsEndsTheBatchAndThoseBeforeItStay() throws {
        let store = try SQLiteStore()
        // Looking an article up is the first of its calls, after the beginning: the second article's fails.
        var failAt = 3
        while true {
            let failing = FailingStore(store, failAt: failAt)
            let outcome = try? reader(failing).read([
                wanted("a\(failAt)", Self.library), wanted("b\(failAt)", Self.rally),
            ])
            if let outcome, outcome.fault != nil, outcome.records.count == 1 {
                #expect(try store.pastReading(article: "a\(failAt)") != nil)
                #expect(try store.pastReading(article: "b\(failAt)") == nil)
                return
            }
            try #require(failing.hasFailed)
            failAt += 1
        }
    }
}
