package import Foundation

/// A WebSub subscription's row: what only `Fetching` understands, and what it is looked up by.
package struct SubscriptionRecord: Sendable, Hashable {
    /// The last part of its callback's path: the row's key.
    package var token: String
    /// The configured address of the feed that it is for.
    package var feed: String
    /// When something must be done about it: asking its hub, noticing that its lease is over.
    package var due: Date
    /// `Fetching.Subscription` as JSON.
    package var state: String

    package init(token: String, feed: String, due: Date, state: String) {
        self.token = token
        self.feed = feed
        self.due = due
        self.state = state
    }
}
