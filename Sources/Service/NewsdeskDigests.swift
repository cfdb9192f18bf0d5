internal import Alerting
internal import Fetching
internal import Foundation
internal import Logging
package import Model

extension Newsdesk {
    /// Makes the digests that are due, if any are, with the deliveries they owe.
    /// - Returns: the daily one.
    package func makeDigestIfDue() throws(StoreFault) -> Digest? {
        let now = clock.now()
        let digests = try digestDesk.makeDue(
            now: now, began: try beginning(),
            DigestMaking(beat.current.watchlist, zone: settings.zone, language: settings.digestLanguage)
        ) { from throws(StoreFault) in
            DigestMaking.Desk(
                feeds: try troubledFeeds(),
                undelivered: try store.undelivered(since: from, now: now, zone: settings.zone),
                sendsAlerts: settings.destinations.contains(where: \.takesAlerts),
                remembers: now.addingTimeInterval(-settings.keep))
        }
        for digest in digests {
            log.notice("digest", metadata: ["id": "\(digest.id)", "alerts": "\(digest.alerts.count)"])
        }
        return digests.first { $0.kind == .daily }
    }

    /// Configured feeds of which the desk should hear, with what is wrong in their `trouble`; a feed that was taken out of
    /// the configuration troubles nobody.
    func troubledFeeds() throws(StoreFault) -> [FeedRecord] {
        FeedRecord.troubled(try store.feeds(), configured: Set(feeds.map(\.url)), now: clock.now())
    }
}

extension FeedRecord {
    /// Those of the configured ones of which the desk should hear, with what is wrong in their `trouble`.
    static func troubled(_ records: [FeedRecord], configured: Set<String>, now: Date) -> [FeedRecord] {
        records.compactMap { record in
            let health = FeedHealth.of(FeedState(record), now: now)
            guard configured.contains(record.url), health.isTrouble else { return nil }
            var record = record
            record.trouble = health.detail
            return record
        }
    }
}

extension Store {
    /// Deliveries of one destination looked at, and named one by one; of more the digest says how many there are.
    private static var mostLookedAt: Int { 20_000 }
    private static var mostNamed: Int { 3 }

    /// What still waits after a try or for an hour, and what was given up since, by destination. Where more than three are in
    /// trouble, one line tells of all, under the first one's id.
    func undelivered(since: Date, now: Date, zone: TimeZone) throws(StoreFault) -> [Digest.DeliveryTrouble] {
        let counts = try deliveryCounts()
        let records = try destinationRecords()
        var troubles: [Digest.DeliveryTrouble] = []
        for (destination, states) in counts.sorted(by: { $0.key < $1.key })
        where (states[.pending] ?? 0) + (states[.failed] ?? 0) > 0 {
            let mine = try deliveries(
                DeliveryQuery(states: [.failed, .pending], destination: destination, limit: Self.mostLookedAt)
            ).filter { delivery in
                delivery.state == .failed
                    ? (delivery.ended ?? delivery.due) >= since
                    : delivery.attempts > 0 || delivery.due < now.addingTimeInterval(-3600)
            }
            guard mine.count > Self.mostNamed, let first = mine.first else {
                troubles += mine.map {
                    .init(
                        id: $0.id, destination: destination,
                        trouble: ($0.state == .failed ? "given up: " : "still trying: ")
                            + ($0.lastError ?? "not tried yet"))
                }
                continue
            }
            let error = records[destination]?.lastError ?? mine.lazy.reversed().compactMap(\.lastError).first
            troubles.append(
                .init(
                    id: first.id, destination: destination,
                    trouble: "\(FigureWords.number(Double(mine.count))) wait or were given up, since "
                        + "\(Day(first.created, in: zone)): \(error ?? "not tried yet")"))
        }
        return troubles
    }
}
