internal import Watching

/// `watchlist schema`.
package enum SchemaOfWatchlists {
    package static func json() throws -> String { try WatchlistSchema.json() }
}
