package import Foundation
package import Model
internal import Transport

/// What is known of one feed's fetching; a value that is stored between checks and changed by `FetchSchedule` alone.
package struct FeedState: Sendable, Codable, Hashable {
    /// The configured address: which feed it is.
    package let url: String
    /// Where it is fetched from: the configured address, until the feed has moved.
    package var address: String
    /// From the last 200, never from another status.
    package var validators: Validators?
    /// When these came.
    package var validatorsSince: Date?
    package var lastChecked: Date?
    /// The last 200 or 304 that was good.
    package var lastSuccess: Date?
    /// The last time that its bytes were others than before.
    package var lastChanged: Date?
    package var nextCheck: Date
    /// Failures in a row; 0 where the last check was good.
    package var failures = 0
    package var fault: FeedFault?
    /// Since when it fails.
    package var failingSince: Date?
    /// When it said that it is gone for good (410); it is not checked any more.
    package var retired: Date?
    /// Where it says that it has moved, and how often in a row.
    package var move: Move?
    /// Length and hash of the last body taken; see `ContentHash`.
    package var contentHash: String?
    /// What the last check did that the desk should know: it moved, it was retired. One line.
    package var notice: String?
    /// How it posts; nil before its first document.
    package var rhythm: FeedRhythm?
    /// What its last document and response said of when to come again.
    package var wish: Wish?
    /// Since when its validators are not believed: it changed, and they did not.
    package var distrustedSince: Date?
    /// Whether the last 200 brought other bytes under the validators of the one before.
    package var hasRepeatedValidators: Bool?
    /// Documents in a row that held nothing to read, and since when.
    package var emptyInARow: Int?
    package var emptySince: Date?

    /// When a publisher wants to be asked again. It can only put a check off.
    package struct Wish: Sendable, Codable, Hashable {
        /// Seconds for which the response stays fresh (`Cache-Control`, `Expires`).
        package var freshFor: TimeInterval?
        /// Seconds that the document asks for (RSS `ttl`, `sy:updatePeriod`).
        package var timeToLive: TimeInterval?
        /// Hours (0 ... 23) and days of the week (0 is Sunday), UTC, in which it is not to be asked.
        package var skipHours: [Int]
        package var skipDays: [Int]

        package init(
            freshFor: TimeInterval? = nil, timeToLive: TimeInterval? = nil, skipHours: [Int] = [], skipDays: [Int] = []
        ) {
            self.freshFor = freshFor
            self.timeToLive = timeToLive
            self.skipHours = skipHours
            self.skipDays = skipDays
        }
    }

    package struct Move: Sendable, Codable, Hashable {
        package var to: String
        package var seen: Int

        package init(to: String, seen: Int) {
            self.to = to
            self.seen = seen
        }
    }

    /// A feed never checked, due at once.
    package init(url: String, now: Date) {
        self.url = url
        address = url
        nextCheck = now
    }

    package func isDue(_ now: Date) -> Bool { retired == nil && nextCheck <= now }

    /// Its host, and for how long that asked to be left alone yet, as far as this feed knows; nil where it did not.
    package func hostPause(now: Date) -> (host: String, left: Duration)? {
        guard let fault, fault.kind == .busy, let wait = fault.retryAfter, let lastChecked, now >= lastChecked,
            case let left = wait - now.timeIntervalSince(lastChecked), left > 0, let url = try? HTTPURL(address)
        else { return nil }
        return (url.authority, .seconds(left))
    }

    /// The time of its newest item; nil where none is known.
    package var lastItem: Date? { rhythm?.newest }

    /// At its present pace; nil where too little is known.
    package func itemsPerDay(now: Date) -> Double? {
        rhythm?.meanGap(now: now).map { 86_400 / max($0, 60) }
    }

    // MARK: - As stored

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private static let decoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return decoder
    }()

    /// The feed's row: its state as JSON, its trouble in words.
    package func record(name: String) -> FeedRecord {
        // Strings, numbers and dates of this program's own making: this can't fail, and an empty state is due at once.
        let state = (try? Self.encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let trouble = retired.map { _ in "it says that it is gone for good (410)" } ?? fault?.description
        return FeedRecord(url: url, name: name, nextCheck: nextCheck, state: state, trouble: trouble)
    }

    /// From the feed's row. A state that can't be read (of another version) begins anew at the row's time.
    package init(_ record: FeedRecord) {
        self =
            (try? Self.decoder.decode(FeedState.self, from: Data(record.state.utf8)))
            .flatMap { $0.url == record.url ? $0 : nil } ?? FeedState(url: record.url, now: record.nextCheck)
    }
}

/// What a conditional request sends back, letter by letter as it came (RFC 9110, section 13.1).
package struct Validators: Sendable, Codable, Hashable {
    package var etag: String?
    package var lastModified: String?

    /// Nil where the response has neither. Ones that could not be sent again as they came are dropped.
    package init?(etag: String?, lastModified: String?) {
        func usable(_ value: String?) -> String? {
            value.flatMap {
                !$0.isEmpty && $0.utf8.count <= 1024 && $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? $0 : nil
            }
        }
        self.etag = usable(etag)
        self.lastModified = usable(lastModified)
        if self.etag == nil, self.lastModified == nil { return nil }
    }

    package var headers: [(name: String, value: String)] {
        (etag.map { [("If-None-Match", $0)] } ?? []) + (lastModified.map { [("If-Modified-Since", $0)] } ?? [])
    }
}

/// Why a check failed.
package struct FeedFault: Error, Sendable, Codable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// No answer: connection, time.
        case unreachable
        /// Its host's name does not resolve.
        case noSuchHost
        /// 429 or 503: it asks us to wait.
        case busy
        /// Any other 5xx.
        case server
        /// 401, 403 and the like.
        case refused
        /// 404.
        case notFound
        /// It answered with something that is no feed, or can't be taken.
        case unreadable
        /// More than the limits allow.
        case tooLarge
        /// The address itself is wrong or not allowed.
        case wrongAddress
    }

    package var kind: Kind
    /// What and where, for the desk.
    package var description: String
    /// Seconds that the server asks to wait.
    package var retryAfter: TimeInterval?

    package init(_ kind: Kind, _ description: String, retryAfter: TimeInterval? = nil) {
        self.kind = kind
        self.description = description
        self.retryAfter = retryAfter
    }
}

/// Tells whether a feed's bytes are those of last time. Against chance, not against forgery: who writes the feed may
/// anyway write what he likes.
package enum ContentHash {
    /// Length and 64-bit FNV-1a in hexadecimal.
    package static func of(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\(bytes.count)-" + String(hash, radix: 16)
    }
}
