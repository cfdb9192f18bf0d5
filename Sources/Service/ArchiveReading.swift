internal import Foundation
internal import Model
internal import Reading
internal import Storing

/// Articles that were read before, in the order read, a page at a time.
struct ArchiveReading: Sendable {
    /// An article with what it copies.
    struct Entry: Sendable {
        var archived: ArchivedArticle
        var copy: Copies.Match?
    }

    /// Articles a page: enough to keep two threads busy, few enough that a few pages are next to no memory.
    static let page = 256

    let count: Int
    private let source: Source

    private enum Source: Sendable {
        case store(any Store, from: Date, to: Date)
        case lines([Entry])
    }

    /// What a store holds of [from, to).
    init(_ store: any Store, from: Date, to: Date) throws(StoreFault) {
        count = try store.archiveCount(from: from, to: to)
        source = .store(store, from: from, to: to)
    }

    /// Articles as `replay` takes them, in its order, each read when it was published. What copies what is found as live.
    init(_ given: [ReplayArticle], zone: TimeZone) throws(StoreFault) {
        let prints = MemoryLedger()
        let copies = Copies()
        var entries: [Entry] = []
        for (number, line) in Replay.ordered(given, zone: zone).enumerated() {
            var article = line.article(zone: zone)
            let read = article.published ?? Date(timeIntervalSince1970: 0)
            let fingerprint = Fingerprint(title: article.title, text: article.text)
            let match = try copies.match(fingerprint, article: article.id, moment: read, in: prints)
            article.copyOf = match?.original
            entries.append(
                Entry(
                    archived: ArchivedArticle(
                        number: Int64(number), article: article, read: read, onTopic: false, isHistory: false,
                        watchlist: ""), copy: match))
            var bare = article
            bare.text = ""
            prints.record(
                ArticleRecord(
                    article: bare, item: nil, findings: Findings(language: .english), judgements: [], events: [],
                    alerts: [], deliveries: [], read: read, watchlist: "", why: "", lastEvent: 0, lastAlert: 0,
                    fingerprint: match?.isIdentical == true ? nil : fingerprint))
        }
        count = entries.count
        source = .lines(entries)
    }

    /// The page that follows an article; empty behind the last.
    func page(after last: Entry?) throws(StoreFault) -> [Entry] {
        switch source {
        case .store(let store, let from, let to):
            return try store.archive(from: from, to: to, after: last?.archived, limit: Self.page).map {
                Entry(archived: $0)
            }
        case .lines(let entries):
            return Array(entries.dropFirst(last.map { Int($0.archived.number) + 1 } ?? 0).prefix(Self.page))
        }
    }

    /// An entry with what it copies looked up: on record is only which text that was, not how alike.
    func completed(_ entry: Entry) throws(StoreFault) -> Entry {
        guard case .store(let store, _, _) = source, let original = entry.archived.article.copyOf,
            let known = try store.pastReading(article: original)?.article
        else { return entry }
        let article = entry.archived.article
        let own = Fingerprint(title: article.title, text: article.text)
        let other = Fingerprint(title: known.title, text: known.text)
        var entry = entry
        entry.copy = Copies.Match(
            original: original, likeness: Likeness(own, other),
            isIdentical: own.content == other.content && own.shingles == other.shingles)
        return entry
    }
}
