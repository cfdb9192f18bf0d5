import Foundation
import Model
import Testing

@testable import Storing

/// Several calls as one transaction.
@Suite struct TogetherTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func record(_ id: String, event: Event? = nil) -> ArticleRecord {
        ArticleRecord(
            article: Article(
                id: id, url: "https://example.org/\(id)", canonicalURL: "https://example.org/\(id)", title: "Title",
                source: "Example", published: Self.noon, language: .english, text: "Text."),
            item: nil, findings: Findings(language: .english, onTopic: true), judgements: [],
            events: event.map { [$0] } ?? [], alerts: [], deliveries: [], read: Self.noon, watchlist: "w", why: "y",
            lastEvent: 1, lastAlert: 0)
    }

    private func event(ruling: Int64 = 0) -> Event {
        Event(
            id: "E1", type: "protest", status: .occurred, date: nil, place: nil, firstSeen: Self.noon,
            lastSeen: Self.noon, ruling: ruling)
    }

    @Test func whatIsWrittenIsSeenWithinAndOutsideOnlyAtTheEnd() throws {
        let path = scratch.path + "/copytaster.sqlite"
        let store = try SQLiteStore(path: path)
        let other = try SQLiteStore(path: path)
        let seen = try store.together { ledger throws(StoreFault) in
            try ledger.record(record("a", event: event()))
            try ledger.record(record("b"))
            #expect(try other.pastReading(article: "a") == nil)
            #expect(try ledger.event(id: "E1") != nil)
            return [try ledger.pastReading(article: "a"), try ledger.pastReading(article: "b")].compactMap(\.self)
        }
        #expect(seen.map(\.article.id) == ["a", "b"])
        #expect(try other.pastReading(article: "a") != nil)
        #expect(try other.pastReading(article: "b") != nil)
    }

    @Test func whatThrowsLeavesNothing() throws {
        let store = try SQLiteStore(path: scratch.path + "/copytaster.sqlite")
        #expect(throws: StoreFault.self) {
            try store.together { ledger throws(StoreFault) in
                try ledger.record(record("a"))
                throw StoreFault("stopped", isTransient: true)
            }
        }
        #expect(try store.pastReading(article: "a") == nil)
        try store.record(record("a"))
        #expect(try store.pastReading(article: "a") != nil)
    }

    @Test func aCallThatFailsWithinHasDoneNothingAndTheOthersStay() throws {
        let store = try SQLiteStore(path: scratch.path + "/copytaster.sqlite")
        try store.record(record("first", event: event()))
        let ruling = EventRuling(
            kind: .merge, event: "E1", other: "E2", by: "desk", made: Self.noon, before: [],
            lesson: .init(event(), event(), isSame: true))
        _ = try store.add(ruling, events: [event()], lastEvent: 1)
        try store.together { ledger throws(StoreFault) in
            try ledger.record(record("a"))
            // It was read before the desk ruled on its event.
            do throws(StoreFault) {
                try ledger.record(record("b", event: event()))
                Issue.record("written over the desk's ruling")
            } catch { #expect(error.isTransient) }
            #expect(try ledger.pastReading(article: "b") == nil)
            try ledger.record(record("c"))
        }
        #expect(try store.pastReading(article: "a") != nil)
        #expect(try store.pastReading(article: "b") == nil)
        #expect(try store.pastReading(article: "c") != nil)
    }
}
