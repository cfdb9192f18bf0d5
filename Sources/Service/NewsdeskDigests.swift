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
                feeds: try troubledFeeds(), undelivered: try store.undelivered(since: from),
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
    /// What still waits after a try, and what was given up since: `due` is then the last try's.
    func undelivered(since: Date) throws(StoreFault) -> [Delivery] {
        try deliveries(states: [.failed, .pending], limit: 100).filter {
            $0.attempts > 0 && ($0.state == .pending || $0.due >= since)
        }
    }
}
