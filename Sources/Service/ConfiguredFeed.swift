internal import Fetching
internal import Foundation
internal import Model
internal import Synchronization
internal import Watching

/// A feed to be fetched, from the configuration or the watchlist.
package struct ConfiguredFeed: Sendable, Hashable {
    package var name: String
    package var url: String
    package var outlet: String
    /// Seconds between two checks, unless its publisher wants more; nil: by its pace.
    package var every: Double?

    /// As the configuration sorts it.
    package var categories: [String] = []
    /// Whether the watchlist names it, not the configuration.
    package var isOfWatchlist = false

    package init(
        name: String, url: String, outlet: String, every: Double? = nil, categories: [String] = [],
        isOfWatchlist: Bool = false
    ) {
        self.name = name
        self.url = url
        self.outlet = outlet
        self.every = every
        self.categories = categories
        self.isOfWatchlist = isOfWatchlist
    }

    /// The configuration's feeds, then those of the watchlist that are enabled and not there already.
    static func all(_ settings: Settings, _ watchlist: Watchlist) -> [ConfiguredFeed] { all(settings, watchlist.feeds) }

    static func all(_ settings: Settings, _ watched: [WatchedFeed]) -> [ConfiguredFeed] {
        // The first of two entries with one address counts.
        var feeds: [ConfiguredFeed] = []
        var seen = Set<String>()
        for feed in settings.feeds where seen.insert(feed.url).inserted {
            feeds.append(
                ConfiguredFeed(
                    name: feed.name, url: feed.url, outlet: feed.outlet, every: feed.every, categories: feed.categories)
            )
        }
        guard settings.takesWatchlistFeeds else { return feeds }
        for feed in watched where feed.enabled && seen.insert(feed.url).inserted {
            feeds.append(
                ConfiguredFeed(name: feed.name, url: feed.url, outlet: feed.outlet ?? feed.name, isOfWatchlist: true))
        }
        return feeds
    }
}

/// The feeds to be fetched, as configuration and watchlist stand now: a reload changes both.
final class FeedRoster: Sendable {
    private struct State {
        var feeds: [ConfiguredFeed] = []
        var byAddress: [String: ConfiguredFeed] = [:]
        /// Whether all of them have a row in the store.
        var isEnrolled = false
        /// As given last.
        var settings: Settings?
    }

    private let state = Mutex(State())

    init(_ settings: Settings, _ watchlist: Watchlist) { replace(with: settings, watchlist) }

    var feeds: [ConfiguredFeed] { state.withLock { $0.feeds } }

    /// The configured ones of these addresses, in their order.
    func feeds(at addresses: [String]) -> [ConfiguredFeed] {
        state.withLock { state in addresses.compactMap { state.byAddress[$0] } }
    }

    func replace(with settings: Settings, _ watchlist: Watchlist) {
        let feeds = ConfiguredFeed.all(settings, watchlist)
        let byAddress = Dictionary(feeds.map { ($0.url, $0) }, uniquingKeysWith: { first, _ in first })
        state.withLock { $0 = State(feeds: feeds, byAddress: byAddress, settings: settings) }
    }

    /// With the settings as given last.
    func replace(with watchlist: Watchlist) {
        if let settings = state.withLock({ $0.settings }) { replace(with: settings, watchlist) }
    }

    /// Gives feeds that the store doesn't know a row there, due at once.
    func enrol(in store: any Store) throws(StoreFault) {
        let (feeds, isEnrolled) = state.withLock { ($0.feeds, $0.isEnrolled) }
        guard !isEnrolled else { return }
        let known = try store.nextChecks()
        let start = Date(timeIntervalSince1970: 0)
        let new = feeds.filter { known[$0.url] == nil }
        if !new.isEmpty {
            try store.save(new.map { FeedState(url: $0.url, now: start).record(name: $0.name) })
        }
        // A reload in between brings others: these are enrolled at the next look.
        state.withLock { if $0.feeds == feeds { $0.isEnrolled = true } }
    }
}
