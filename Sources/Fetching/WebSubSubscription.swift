package import Foundation
package import Model

/// What is known of one subscription at a hub (WebSub, W3C Recommendation of 23 January 2018); a value that is stored
/// between events and changed by `WebSub` alone.
package struct Subscription: Sendable, Codable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// Wanted; the hub has not verified it yet, or its lease is over.
        case pending
        /// The hub has verified it, and its lease runs.
        case active
        /// The hub doesn't want it; it is asked again much later.
        case denied
        /// Not wanted any more: the hub is asked to end it.
        case leaving
    }

    /// What nobody may guess: where the hub calls, and the key of its signatures.
    package struct Keys: Sendable, Codable, Hashable {
        /// The last part of the callback's path: 128 bits in hexadecimal.
        package let token: String
        /// 256 bits in hexadecimal; the specification allows less than 200 bytes.
        package let secret: String

        package init(token: String, secret: String) {
            self.token = token
            self.secret = secret
        }

        /// - Parameter source: must be fit for secrets, as `SystemRandomNumberGenerator` is.
        package init(using source: inout some RandomNumberGenerator) {
            func hexadecimal(words: Int) -> String {
                (0..<words).map { _ in
                    let digits = String(source.next() as UInt64, radix: 16)
                    return String(repeating: "0", count: 16 - digits.count) + digits
                }.joined()
            }
            self.init(token: hexadecimal(words: 2), secret: hexadecimal(words: 4))
        }
    }

    /// The feed's configured address.
    package let feed: String
    /// What is subscribed: the feed's address by its own word, letter by letter.
    package let topic: String
    package let hub: String
    /// The public address that the hub calls.
    package let callback: String
    package let keys: Keys

    package var state = State.pending
    /// When the hub was last asked: only a verification of that is confirmed.
    package var askedAt: Date?
    /// Since when it is active without a break.
    package var activeSince: Date?
    package var leaseUntil: Date?
    /// When the hub is asked next, whatever becomes of it until then.
    package var nextTry: Date
    /// Requests in a row that led to no verification.
    package var failures = 0
    /// Why, in words for the desk.
    package var trouble: String?
    /// The last push with a right signature that could be read.
    package var lastPush: Date?
    /// Pushes whose signature was wrong or absent.
    package var badSignatures = 0
    /// Good pushes since the last item that one should have brought and didn't.
    package var pushes = 0
    /// How many of these it takes to rely on them.
    package var pushesNeeded = 1

    package init(feed: String, topic: String, hub: String, callback: String, keys: Keys, now: Date) {
        self.feed = feed
        self.topic = topic
        self.hub = hub
        self.callback = callback
        self.keys = keys
        nextTry = now
    }

    /// Whether its pushes are enough for the feed to be polled once a day only: it is active, and it has shown that the
    /// publisher tells the hub. Many feeds name a hub that nobody ever pings.
    package func isReliable(at now: Date) -> Bool {
        state == .active && (leaseUntil ?? now) > now && isProven
    }

    var isProven: Bool { pushes >= pushesNeeded }

    /// When `WebSub` must look at it again.
    package var due: Date { state == .active ? min(nextTry, leaseUntil ?? nextTry) : nextTry }

    // MARK: - As stored

    /// The subscription's row.
    package var record: SubscriptionRecord {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and dates of this program's own making: this can't fail.
        let state = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return SubscriptionRecord(token: keys.token, feed: feed, due: due, state: state)
    }

    /// From its row; nil where the row is of another version and can't be read.
    package init?(_ record: SubscriptionRecord) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        guard let read = try? decoder.decode(Subscription.self, from: Data(record.state.utf8)),
            read.keys.token == record.token
        else { return nil }
        self = read
    }
}
