internal import Foundation
package import Model
internal import Storing
internal import Watching

/// What a command that only looks needs: the configuration, the beat's feeds, and the store where there is one already. It
/// compiles no classifier and makes no database.
package struct DeskFiles: Sendable {
    package let file: String
    package let settings: Settings
    /// As `run` would fetch them.
    package let feeds: [ConfiguredFeed]
    /// What the watchlist names, those that are off too.
    let watched: [WatchedFeed]

    /// - Throws: every fault of the configuration, or of the watchlist.
    package init(file: String, environment: [String: String]) throws(InputFaults) {
        self.file = file
        settings = try Settings.load(file: file, environment: environment, needsSecrets: false)
        let watchlist = settings.takesWatchlistFeeds ? try Watchlist.load(settings.watchlistFolder) : nil
        watched = watchlist?.feeds ?? []
        feeds = ConfiguredFeed.all(settings, watched)
    }

    /// Nil where nothing was ever fetched under this configuration.
    package func store() throws(StoreFault) -> (any Store)? {
        guard FileManager.default.fileExists(atPath: settings.database) else { return nil }
        return try SQLiteStore(path: settings.database)
    }

    /// The configured feeds of that name or address.
    package func feeds(called nameOrURL: String) -> [ConfiguredFeed] {
        let exact = feeds.filter { $0.url == nameOrURL || $0.name == nameOrURL }
        if !exact.isEmpty { return exact }
        let key = FeedAddress.key(nameOrURL)
        let folded = nameOrURL.lowercased()
        return feeds.filter { FeedAddress.key($0.url) == key || $0.name.lowercased() == folded }
    }
}
