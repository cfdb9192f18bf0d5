internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// A watchlist made ready to read with: what is swapped whole when the desk changes a file.
struct Beat: Sendable {
    let watchlist: Watchlist
    let classifier: Classifier
    let rules: Rules
    /// What it was read from, byte by byte.
    let files: WatchlistFiles

    /// - Parameter destinations: names of those configured, to which the routes may send; nil where no matter.
    /// - Throws: every fault of the folder's files.
    init(folder: String, zone: TimeZone, destinations: [String]? = nil) throws(InputFaults) {
        try self.init(files: WatchlistFiles(folder: folder), zone: zone, destinations: destinations)
    }

    init(files: WatchlistFiles, zone: TimeZone, destinations: [String]? = nil) throws(InputFaults) {
        let watchlist = try Watchlist.load(files)
        let faults = destinations.map { watchlist.routes.faults(destinations: $0) } ?? []
        guard faults.isEmpty else { throw InputFaults(faults) }
        self.init(watchlist: watchlist, files: files, zone: zone)
    }

    init(watchlist: Watchlist, files: WatchlistFiles, zone: TimeZone) {
        self.watchlist = watchlist
        self.files = files
        classifier = Classifier(watchlist: watchlist, zone: zone)
        rules = Rules(watchlist)
    }
}
