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

    /// - Throws: every fault of the folder's files.
    init(folder: String, zone: TimeZone) throws(InputFaults) {
        watchlist = try Watchlist.load(folder)
        classifier = Classifier(watchlist: watchlist, zone: zone)
        rules = Rules(watchlist)
    }
}
