package import Foundation
package import Model

/// `status`: how the desk stands, at a glance.
package struct Status: Sendable {
    package var now: Date
    package var feeds: [FeedLine]
    package var tally: StoreTally
    /// Bytes of the database with its log; nil where there is none yet.
    package var databaseBytes: Int?
    let database: String
    let zone: TimeZone
    /// The live watchlist; nil where none is on record.
    var watchlist: WatchlistVersion?
    /// What was refused while it was live.
    var refusal: WatchlistRefusal?
    /// How each destination fares; nil where there is no database yet.
    var destinations: DestinationList?
    /// What is wrong with the watchlist's folder as it stands.
    var watchlistFaults: [InputFault] = []

    /// Seconds that a due feed may wait before it is a sign that nothing runs.
    static let idle: TimeInterval = 1800
    /// Seconds that a delivery or an item may wait before it is trouble.
    static let patience: TimeInterval = 3600

    package init(_ desk: DeskFiles, now: Date) throws(StoreFault) {
        let store = try desk.store()
        self.init(
            feeds: try FeedLine.all(desk.feeds, store: store, now: now, zone: desk.settings.zone),
            tally: try store?.tally(now: now) ?? StoreTally(), databaseBytes: Self.size(desk.settings.database),
            database: desk.settings.database, zone: desk.settings.zone, now: now)
        watchlist = try store?.versions().last
        refusal = try store.flatMap { store throws(StoreFault) in try WatchlistRefusal.read(store) }
        watchlistFaults = desk.watchlistFaults
        destinations = try store.map { store throws(StoreFault) in
            try DestinationList(desk.settings, store: store, now: now)
        }
    }

    init(
        feeds: [FeedLine], tally: StoreTally, databaseBytes: Int?, database: String, zone: TimeZone, now: Date
    ) {
        self.feeds = feeds
        self.tally = tally
        self.databaseBytes = databaseBytes
        self.database = database
        self.zone = zone
        self.now = now
    }

    /// With SQLite's write-ahead log: what the disk has to hold.
    private static func size(_ database: String) -> Int? {
        let sizes = ["", "-wal"].compactMap {
            (try? FileManager.default.attributesOfItem(atPath: database + $0))?[.size] as? NSNumber
        }
        return sizes.isEmpty ? nil : sizes.reduce(0) { $0 + $1.intValue }
    }

    package var lastCheck: Date? { feeds.compactMap(\.lastChecked).max() }

    package var troubledFeeds: [FeedLine] { feeds.filter(\.isTrouble) }

    /// What is wrong beside the feeds, a sentence each, and what to do.
    package var troubles: [String] {
        var troubles: [String] = []
        guard databaseBytes != nil else {
            // A configuration of the system is the service's, whose folder systemd names.
            let elsewhere =
                database.hasPrefix("/etc/") ? "; the service's own needs STATE_DIRECTORY=/var/lib/copytaster" : ""
            return ["there is no database yet at \(database): `copytaster once` or the service makes it\(elsewhere)"]
        }
        troubles += watchlistTroubles
        if feeds.isEmpty { troubles.append("no feed is configured: `copytaster feeds add URL` adds one") }
        let due = feeds.compactMap(\.nextCheck).min()
        if let due, now.timeIntervalSince(due) > Self.idle, now.timeIntervalSince(lastCheck ?? due) > Self.idle {
            troubles.append(
                "no feed was checked for \(TerminalText.span(now.timeIntervalSince(lastCheck ?? due))), though some are "
                    + "due: does the service run? (systemctl status copytaster)")
        }
        if let oldest = tally.oldestItem, now.timeIntervalSince(oldest) > 3 * Self.patience {
            troubles.append("the oldest item has waited for \(TerminalText.span(now.timeIntervalSince(oldest)))")
        }
        troubles += destinations?.troubles ?? []
        if let oldest = tally.oldestDelivery, now.timeIntervalSince(oldest) > Self.patience {
            troubles.append("the oldest delivery has waited for \(TerminalText.span(now.timeIntervalSince(oldest)))")
        }
        if let failure = tally.lastFailure {
            troubles.append(
                "\(Self.count(tally.deliveriesFailed, "delivery was", "deliveries were")) given up, the last to "
                    + "\(failure.destination): \(TerminalText.field(failure.lastError ?? "no reason on record"))")
        }
        // Two hours' grace: a digest waits for a busy cycle to end.
        if let end = tally.lastDigestEnd, now.timeIntervalSince(end) > 26 * 3600 {
            troubles.append("the last digest closed \(TerminalText.ago(end, now: now)): one is overdue")
        }
        return troubles
    }

    package var isWell: Bool { troubles.isEmpty && troubledFeeds.isEmpty }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
