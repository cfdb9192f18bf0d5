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
    private let settings: Mutex<Settings>
    private let beat: BeatHolder

    init(_ settings: Settings, beat: BeatHolder) {
        self.settings = Mutex(settings)
        self.beat = beat
    }

    var feeds: [ConfiguredFeed] { ConfiguredFeed.all(settings.withLock { $0 }, beat.current.watchlist) }

    func replace(with settings: Settings) { self.settings.withLock { $0 = settings } }
}
