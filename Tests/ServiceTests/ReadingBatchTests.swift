import Foundation
import Model
import Testing

@testable import Service

@Suite struct ReadingBatchTests {
    private func item(_ number: Int, _ host: String, content: String? = nil, isHistory: Bool = false) -> Item {
        Item(
            feed: "https://\(host)/feed", id: "\(number)", url: "https://\(host)/\(number)", canonicalURL: "",
            title: "",
            source: "", published: nil, summary: nil, content: content, isHistory: isHistory, firstSeen: .distantPast,
            due: .distantPast)
    }

    @Test func fewOfAHost() {
        let waiting = (0..<50).map { item($0, $0 % 10 == 9 ? "b.example" : "a.example") }
        #expect(ReadingBatch.choose(waiting).map(\.id) == ["0", "1", "9", "19"])
        #expect(ReadingBatch.choose([]).isEmpty)
    }

    @Test func whatNeedsNoPageIsNotHeldBack() {
        let whole = String(repeating: "text ", count: 1000)
        let waiting = (0..<50).map { item($0, "a.example", content: $0 < 10 ? whole : nil, isHistory: $0 >= 10) }
        #expect(ReadingBatch.choose(waiting).count == ReadingBatch.most)
    }

    /// After a night without a network all that a feed gives may be new; what it publishes again is not.
    @Test func whatIsYoungerThanTheLastCheckIsNoArchive() {
        let checked = Date(timeIntervalSince1970: 1_616_846_400)
        func document(_ times: [Double]) -> FeedDocument {
            FeedDocument(format: "rss2.0", entries: times.map { FeedEntry(published: checked + $0) })
        }
        let night = document([-100, 600, 4000, 30_000])
        #expect(Archive.isNews(checked + 600, in: night, since: checked))
        #expect(!Archive.isNews(checked - 100, in: night, since: checked))
        #expect(!Archive.isNews(nil, in: night, since: checked))
        #expect(!Archive.isNews(checked + 600, in: night, since: nil))
        let again = document([30_000, 30_001, 30_300])
        #expect(!Archive.isNews(checked + 30_000, in: again, since: checked))
    }
}
