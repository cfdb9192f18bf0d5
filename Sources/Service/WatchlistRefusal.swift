internal import Foundation
internal import Model

/// A watchlist that was refused while another was live: what `status` shows until it is mended, and what the desk is told
/// once.
struct WatchlistRefusal: Codable, Sendable, Hashable {
    /// Of the files that were refused.
    var hash: String
    var since: Date
    /// The hash of what stays live.
    var live: String
    /// As they are printed, `file:line:column: error: …`; the first ones where there are many.
    var faults: [String]
    /// How many there are.
    var count: Int

    /// The store's note that holds it; empty where nothing is refused.
    static let note = "watchlistRefused"
    static let mostFaults = 20

    init(hash: String, since: Date, live: String, faults: [InputFault]) {
        self.hash = hash
        self.since = since
        self.live = live
        self.faults = faults.prefix(Self.mostFaults).map(\.description)
        count = faults.count
    }

    func encoded() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    /// What stands in the store; nil where nothing is refused.
    static func read(_ store: any Store) throws(StoreFault) -> WatchlistRefusal? {
        guard let note = try store.note(note), !note.isEmpty else { return nil }
        return try? JSONDecoder().decode(WatchlistRefusal.self, from: Data(note.utf8))
    }

    /// By the hash, so that a restart doesn't tell it twice.
    func notice() -> Notice {
        let more = count > faults.count ? ["and \(count - faults.count) more: `copytaster watchlist check`"] : []
        return Notice(
            id: "watchlist-\(hash)", raised: since,
            subject: "The changed watchlist is refused; the one before stays live",
            lines: faults + more + ["Mend it and save: it is taken within seconds. Live is \(live.prefix(12))."])
    }
}
