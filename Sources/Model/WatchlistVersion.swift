package import Foundation

/// A file of a watchlist's folder, as its bytes were.
package struct WatchlistFile: Sendable, Hashable {
    /// Within the folder.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A watchlist that was live, from one moment on.
package struct WatchlistVersion: Sendable, Hashable {
    /// A file's name and the hash of what stood in it.
    package struct Part: Sendable, Hashable {
        package var name: String
        package var hash: String

        package init(name: String, hash: String) {
            self.name = name
            self.hash = hash
        }
    }

    /// `Watchlist.hash`. A watchlist that came back is on record once more, under the same hash.
    package var hash: String
    /// When it became live.
    package var since: Date
    /// By name.
    package var parts: [Part]
    /// Alerts that it raised, as long as it was live.
    package var alerts: Int

    package init(hash: String, since: Date, parts: [Part], alerts: Int = 0) {
        self.hash = hash
        self.since = since
        self.parts = parts
        self.alerts = alerts
    }
}

/// Something about the program itself that the desk must hear of once: a watchlist that was refused.
package struct Notice: Sendable, Hashable, Codable {
    /// Constant for one matter, over restarts too: part of the ids of its deliveries.
    package var id: String
    package var raised: Date
    /// One line.
    package var subject: String
    /// What is wrong and what to do, a line each.
    package var lines: [String]

    package init(id: String, raised: Date, subject: String, lines: [String]) {
        self.id = id
        self.raised = raised
        self.subject = subject
        self.lines = lines
    }
}
