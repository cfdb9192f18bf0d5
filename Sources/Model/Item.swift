package import Foundation

/// Where an item stands on its way through the pipeline, kept on its row.
package enum Stage: String, Sendable, Codable, CaseIterable {
    /// Taken from a feed; its text may still have to be fetched.
    case parsed
    /// Read, judged and recorded: done.
    case recorded
    /// Not read, for the reason on its row (`why`): done.
    case withheld
}

/// An entry of a feed on its way to becoming an article.
package struct Item: Sendable, Hashable {
    /// The feed's configured address.
    package var feed: String
    /// The entry's id within the feed.
    package var id: String
    package var url: String
    /// The address in normal form, by which copies are known; see `Article.canonicalURL`.
    package var canonicalURL: String
    package var title: String
    package var byline: String?
    /// The outlet, as the feed's entry in the watchlist or configuration names it.
    package var source: String
    package var published: Date?
    /// HTML as the feed gave it.
    package var summary: String?
    package var content: String?
    /// Enters the ledger as known, alerts nobody: it came with the first fetch of its feed, or with a republished archive.
    package var isHistory: Bool
    package var firstSeen: Date
    package var stage: Stage
    /// Tries to fetch its page that failed.
    package var attempts: Int
    /// When the next try is due.
    package var due: Date
    /// Why it was withheld, or why the last try failed.
    package var why: String?
    /// Hash of the entry's words as the feed last gave them, by which an edit is seen; 0 is unknown.
    package var print: UInt64
    /// How often its words changed after it was read, and it was read again.
    package var rereads: Int
    /// When they last did.
    package var revised: Date?

    package init(
        feed: String, id: String, url: String, canonicalURL: String, title: String, byline: String? = nil,
        source: String,
        published: Date?, summary: String?, content: String?, isHistory: Bool, firstSeen: Date, stage: Stage = .parsed,
        attempts: Int = 0,
        due: Date, why: String? = nil, print: UInt64 = 0, rereads: Int = 0, revised: Date? = nil
    ) {
        self.feed = feed
        self.id = id
        self.url = url
        self.canonicalURL = canonicalURL
        self.title = title
        self.byline = byline
        self.source = source
        self.published = published
        self.summary = summary
        self.content = content
        self.isHistory = isHistory
        self.firstSeen = firstSeen
        self.stage = stage
        self.attempts = attempts
        self.due = due
        self.why = why
        self.print = print
        self.rereads = rereads
        self.revised = revised
    }
}

/// A feed's row: its schedule and validators, which only `Fetching` understands, and what the desk asks about it.
package struct FeedRecord: Sendable, Hashable {
    /// The configured address: the row's key, even where the feed has moved.
    package var url: String
    package var name: String
    /// When it is due again; written before the request goes out.
    package var nextCheck: Date
    /// `Fetching.FeedState` as JSON.
    package var state: String
    /// Why the last check failed; nil where it did not.
    package var trouble: String?

    package init(url: String, name: String, nextCheck: Date, state: String, trouble: String? = nil) {
        self.url = url
        self.name = name
        self.nextCheck = nextCheck
        self.state = state
        self.trouble = trouble
    }
}
