internal import Alerting
internal import Foundation
package import Model

/// The way of an article, from a feed that is due to a message at the desk:
///
///     fetch → parse → extract → classify → judge → record → alert → deliver
///
/// What decides is pure and lives in the stage's own target; here is the order, and what is written down between two steps,
/// so that a crash at any of them loses nothing and alerts nobody twice.
package struct Pipeline: Sendable {
    let intake: Intake
    let reader: ArticleReader
    let deliverer: Deliverer
    let clock: Clock

    /// fetch: the feeds' next checks stand before a request goes out.
    package func begin(_ feeds: [ConfiguredFeed]) throws(StoreFault) -> [BegunCheck] { try intake.begin(feeds) }

    /// fetch, parse: what is new in a feed waits in the store before the feed's validators are replaced.
    /// - Returns: how many items are new.
    package func check(_ begun: BegunCheck) async throws(StoreFault) -> Int {
        let feed = begun.feed
        guard let fetched = try await intake.fetch(begun) else { return 0 }
        guard let document = try intake.parse(fetched, of: feed) else { return 0 }
        return try intake.take(document, fetched, from: feed)
    }

    /// extract: the article of an item that waits; nil where it is withheld or put off, for the reason on its row.
    package func article(of item: Item) async throws(StoreFault) -> Article? { try await intake.extract(item) }

    /// classify, judge, record, alert: articles from their texts to the outbox, in one transaction.
    func read(_ articles: [(item: Item, article: Article)]) throws(StoreFault) -> ArticleReader.Outcome {
        try reader.read(
            articles.map { .init(article: $0.article, item: $0.item, isHistory: $0.item.isHistory, now: clock.now()) })
    }

    /// deliver: everything that is due, each destination in its own lane.
    package func deliver() async throws(StoreFault) -> [Delivery] {
        try await deliverer.deliverDue(now: clock.now, jitter: { .random(in: 0..<1) })
    }

    /// deliver: what is due at one destination.
    func deliver(
        to destination: Destination, onTry: @Sendable (Delivery) -> Bool
    ) async throws(StoreFault) -> [Delivery] {
        try await deliverer.deliver(
            to: destination, now: clock.now, jitter: { .random(in: 0..<1) }, onTry: onTry)
    }
}
