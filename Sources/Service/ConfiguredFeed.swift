internal import Model
internal import Watching

/// A feed to be fetched, from the configuration or the watchlist.
package struct ConfiguredFeed: Sendable, Hashable {
    package var name: String
    package var url: String
    package var outlet: String
    /// Seconds between two checks, unless its publisher wants more; nil: by its pace.
    package var every: Double?

    package init(name: String, url: String, outlet: String, every: Double? = nil) {
        self.name = name
        self.url = url
        self.outlet = outlet
        self.every = every
    }

    /// The configuration's feeds, then those of the watchlist that are enabled and not there already.
    static func all(_ settings: Settings, _ watchlist: Watchlist) -> [ConfiguredFeed] {
        // The first of two entries with one address counts.
        var feeds: [ConfiguredFeed] = []
        var seen = Set<String>()
        for feed in settings.feeds where seen.insert(feed.url).inserted {
            feeds.append(ConfiguredFeed(name: feed.name, url: feed.url, outlet: feed.outlet, every: feed.every))
        }
        guard settings.takesWatchlistFeeds else { return feeds }
        for feed in watchlist.feeds where feed.enabled && seen.insert(feed.url).inserted {
            feeds.append(ConfiguredFeed(name: feed.name, url: feed.url, outlet: feed.outlet ?? feed.name))
        }
        return feeds
    }
}
