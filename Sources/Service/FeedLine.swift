internal import Fetching
package import Foundation
package import Model

/// A configured feed as the desk asks about it: what it is, how it is, what it gave lately.
package struct FeedLine: Sendable, Hashable {
    /// Days that `days` counts: today and the ones before.
    static let dayCount = 14

    package var name: String
    package var url: String
    package var outlet: String
    package var categories: [String]
    package var isOfWatchlist: Bool
    /// A word: `fine`, `failing`, … (`FeedHealth.State`).
    package var state: String
    package var isTrouble: Bool
    /// A sentence; nil where all is well.
    package var detail: String?
    /// Where it is fetched from, where it has moved.
    package var movedTo: String?
    package var lastItem: Date?
    package var lastChecked: Date?
    package var lastSuccess: Date?
    /// Nil where it is not checked any more.
    package var nextCheck: Date?
    /// Nil where too little is known.
    package var itemsPerDay: Double?
    /// Items of each of the last 14 days in the desk's zone, today's last.
    package var days: [Int]

    /// - Parameter record: the feed's row; nil where it was never checked.
    init(_ feed: ConfiguredFeed, record: FeedRecord?, activity: FeedActivity?, now: Date, zone: TimeZone) {
        let known = record.map { FeedState($0) } ?? FeedState(url: feed.url, now: now)
        let health = FeedHealth.of(known, now: now)
        name = TerminalText.field(feed.name)
        url = feed.url
        outlet = TerminalText.field(feed.outlet)
        categories = feed.categories.map { TerminalText.field($0) }
        isOfWatchlist = feed.isOfWatchlist
        state = health.state.rawValue
        isTrouble = health.isTrouble
        detail = health.detail.map { TerminalText.field($0, most: 500) }
        movedTo = known.address == feed.url ? nil : known.address
        lastItem = known.lastItem ?? activity?.lastItem
        lastChecked = known.lastChecked
        lastSuccess = known.lastSuccess
        nextCheck = known.retired == nil && record != nil ? known.nextCheck : nil
        let today = Day(now, in: zone).ordinal
        days = (0..<Self.dayCount).map { activity?.days[Day(ordinal: today - Self.dayCount + 1 + $0)] ?? 0 }
        itemsPerDay = known.itemsPerDay(now: now)
    }

    /// Of all configured feeds.
    package static func all(_ desk: DeskFiles, now: Date) throws(StoreFault) -> [FeedLine] {
        try all(desk.feeds, store: try desk.store(), now: now, zone: desk.settings.zone)
    }

    /// - Parameter store: nil where there is no database yet.
    static func all(
        _ feeds: [ConfiguredFeed], store: (any Store)?, now: Date, zone: TimeZone
    ) throws(StoreFault) -> [FeedLine] {
        let records = Dictionary(try store?.feeds().map { ($0.url, $0) } ?? [], uniquingKeysWith: { $1 })
        let first = Day(ordinal: Day(now, in: zone).ordinal - dayCount + 1)
        let activity = try store?.activity(since: first, offset: zone.secondsFromGMT(for: now)) ?? [:]
        return feeds.map {
            FeedLine($0, record: records[$0.url], activity: activity[$0.url], now: now, zone: zone)
        }
    }
}
