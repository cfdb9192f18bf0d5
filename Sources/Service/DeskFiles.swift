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

    /// What is wrong with the watchlist as its folder stands; empty where `init` throws that.
    let watchlistFaults: [InputFault]

    /// - Parameter standsIn: where the watchlist is wrong, the last one that was live stands in for it.
    /// - Throws: every fault of the configuration, or of the watchlist.
    package init(file: String, environment: [String: String], standsIn: Bool = false) throws(InputFaults) {
        self.file = file
        settings = try Settings.load(file: file, environment: environment, needsSecrets: false)
        var faults: [InputFault] = []
        var watchlist: Watchlist?
        if settings.takesWatchlistFeeds || standsIn {
            do throws(InputFaults) { watchlist = try Watchlist.load(settings.watchlistFolder) } catch {
                guard standsIn else { throw error }
                faults = error.faults
                watchlist = Self.live(settings)
            }
        }
        watchlistFaults = faults
        watched = settings.takesWatchlistFeeds ? watchlist?.feeds ?? [] : []
        feeds = ConfiguredFeed.all(settings, watched)
    }

    /// The last watchlist that was live; nil where none is on record.
    private static func live(_ settings: Settings) -> Watchlist? {
        guard FileManager.default.fileExists(atPath: settings.database),
            let store = try? SQLiteStore(path: settings.database), let hash = try? store.versions().last?.hash,
            let files = try? store.files(ofVersion: hash)
        else { return nil }
        return try? Watchlist.load(WatchlistFiles(folder: settings.watchlistFolder, files: files))
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
