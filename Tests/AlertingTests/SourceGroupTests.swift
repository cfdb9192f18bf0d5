import Foundation
import Model
import Testing

@testable import Alerting

/// Forty reprints are one source, wherever sources are shown.
@Suite struct SourceGroupTests {
    /// `a Wire`: the article and its outlet; `b Post a`: the one that it copies.
    private static func event(_ tellings: [String]) -> Event {
        var event = Samples.event()
        let first = event.tellings[0]
        event.tellings = tellings.map { line in
            let words = line.split(separator: " ").map(String.init)
            var telling = first
            telling.article = words[0]
            telling.source = words[1]
            telling.origin = words.count > 2 ? words[2] : nil
            return telling
        }
        return event
    }

    struct Row: Sendable {
        var tellings: [String]
        var sources: Int
        var words: [String?]
        init(_ tellings: [String], _ sources: Int, _ words: [String?]) {
            (self.tellings, self.sources, self.words) = (tellings, sources, words)
        }
    }

    private static let rows = [
        Row(["a Wire"], 1, [nil]), Row(["a Wire", "b Post a", "c Mail a"], 1, ["also printed by Post, Mail"]),
        // One outlet twice, in its own words, is one.
        Row(["a Wire", "b Wire"], 1, [nil, nil]),
        Row(["a Wire", "b Post a", "c Post"], 2, ["also printed by Post", nil]),
        // The original told nothing of this event, or came in after its copies.
        Row(["b Post x", "c Mail x"], 1, ["also printed by Mail"]),
        Row(["b Post a", "a Wire"], 1, ["also printed by Post"]),
        // An outlet that prints itself again is no other.
        Row(["a Wire", "b Wire a"], 1, [nil]),
    ]

    @Test(arguments: rows) func reprintsStandWithTheirOriginal(row: Row) {
        let event = Self.event(row.tellings)
        #expect(event.independentSources == row.sources)
        #expect(event.sourceGroups.map(\.words) == row.words)
    }

    @Test func manyAreCounted() throws {
        let event = Self.event(["a Wire"] + (1...40).map { "c\($0) Outlet<\($0)> a" })
        #expect(event.independentSources == 1)
        let alert = Samples.alert(events: [event])
        let markdown = AlertMarkdown.text(alert, zone: Samples.zone)
        #expect(markdown.contains("also printed by Outlet&lt;1&gt;, Outlet&lt;2&gt;"))
        #expect(markdown.contains("and 36 more"))
        #expect(!markdown.contains("Outlet&lt;5&gt;"))
        let document = AlertDocument(alert, zone: Samples.zone)
        #expect(document.independentSources == 1)
        #expect(document.sources.count == 41)
        #expect(document.sources.last?.copyOf == "a")
        let digest = try DigestRendering().html(Samples.digest(alerts: [alert]))
        #expect(digest.contains("also printed by Outlet&lt;1&gt;"))
        #expect(!digest.contains("Outlet<1>"))
    }
}
