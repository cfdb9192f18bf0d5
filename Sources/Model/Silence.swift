package import Foundation

/// Alerts that the desk wants to hear nothing of for a while. They are judged and recorded all the same, and the digest tells of
/// them.
package struct Silence: Hashable, Sendable, Codable {
    /// Handed out by the store, from 1 up; 0: not on record yet.
    package var number: Int64
    package var matcher: AlertMatcher
    package var author: String
    package var reason: String
    package var from: Date
    package var until: Date
    /// When it was ended before its time.
    package var ended: Date?

    package init(
        number: Int64 = 0, matcher: AlertMatcher, author: String, reason: String, from: Date, until: Date,
        ended: Date? = nil
    ) {
        self.number = number
        self.matcher = matcher
        self.author = author
        self.reason = reason
        self.from = from
        self.until = until
        self.ended = ended
    }

    package func holds(at now: Date) -> Bool { from <= now && now < until && ended.map { now < $0 } ?? true }

    /// Whether it withholds this alert now. A wave of which it means one event only goes out.
    package func withholds(_ alert: Alert, at now: Date) -> Bool { holds(at: now) && matcher.admitsAll(alert) }
}
