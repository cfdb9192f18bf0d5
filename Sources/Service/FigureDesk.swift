internal import Foundation
internal import Storing
internal import Watching

extension FigureBook {
    /// The ledger of a configuration, to look only.
    /// - Throws: where nothing was read under it yet, or its watchlist has faults.
    package init(settings: Settings) throws {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw CommandFault(
                "error: \(settings.database) is not there: nothing was read under this configuration yet", 66)
        }
        let watchlist = try Watchlist.load(settings.watchlistFolder)
        self.init(store: try SQLiteStore(readingOnly: settings.database), watchlist: watchlist, zone: settings.zone)
    }
}
