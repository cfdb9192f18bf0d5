internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// A watchlist made ready to read with: what is swapped whole when the desk changes a file.
struct Beat: Sendable {
    let watchlist: Watchlist
    let classifier: Classifier
    /// With the weights that the desk's rulings on events have taught.
    private(set) var rules: Rules
    /// Why the rulings teach nothing; nil where they do, or there are none.
    private(set) var refusal: String?
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

    /// Weighs what makes two reports one event as the desk's merges and splits teach; by the shipped weights where none hold.
    ///
    /// The weights are made anew of all rulings each time, so that one taken back teaches nothing any more; what would turn a
    /// frozen pair round is not learned (`refusal`).
    mutating func learn(_ rulings: [EventRuling]) {
        rules.weights = .shipped
        let lessons = rulings.filter { $0.undone == nil }.map {
            IdentityLesson($0.lesson.one, $0.lesson.other, isSame: $0.lesson.isSame, rules: rules)
        }
        let teaching = IdentityWeights.taught(by: lessons, without: IdentityLesson.frozen)
        rules.weights = teaching.weights
        refusal = teaching.refusal
    }
}
