internal import Model

/// When a changed watchlist is read, and what becomes of it. A value without I/O: `WatchlistKeeper` looks, reads and does.
///
///     look: settled ⇄ changing → read
///     rule: taken, refused (told once a version), or no change
struct WatchlistReload: Sendable {
    /// A folder as a look at it shows: enough to see a change without reading. Works on network drives, where nobody tells.
    struct Look: Sendable, Hashable {
        struct File: Sendable, Hashable {
            var size: Int
            /// Seconds since 1970.
            var modified: Double
        }

        /// By name; nil where there is no such folder.
        var files: [String: File]?
    }

    enum Step: Equatable, Sendable {
        /// Nothing has changed, or it still changes.
        case wait
        /// It has changed and lies still.
        case read
    }

    enum Ruling: Equatable, Sendable {
        /// The files are those of the live watchlist, as before.
        case unchanged
        /// The files are those of the live watchlist again, after others that were refused.
        case mended
        case take
        /// - Parameter isNews: these files have not been told of yet.
        case refuse(isNews: Bool)
    }

    /// Looks at which a changed folder must stay as it is: a save is over by then.
    static let stillness = 1
    /// The same where a file that was there is gone: editors put the new one in the old one's place, and network drives come
    /// back.
    static let patience = 5

    /// What was read last; nil before the first time.
    private var settled: Look?
    private var pending: Look?
    private var still = 0
    /// Hash of the files that were refused last.
    private var refused: String?

    mutating func look(_ now: Look) -> Step {
        guard now != settled else {
            pending = nil
            still = 0
            return .wait
        }
        guard now == pending else {
            pending = now
            still = 0
            return .wait
        }
        still += 1
        let isIncomplete = settled?.files.map { old in old.keys.contains { now.files?[$0] == nil } } ?? false
        return still >= (isIncomplete ? Self.patience : Self.stillness) ? .read : .wait
    }

    /// The folder was read while it looked so, before and after.
    mutating func hasRead(_ look: Look) {
        settled = look
        pending = nil
        still = 0
    }

    /// What becomes of files that were read.
    mutating func rule(hash: String, live: String, faults: Int) -> Ruling {
        guard faults == 0 else {
            defer { refused = hash }
            return .refuse(isNews: refused != hash)
        }
        defer { refused = nil }
        if hash == live { return refused == nil ? .unchanged : .mended }
        return .take
    }
}
