package import Foundation
package import Model

/// What a delivery carries, decoded.
package enum Message: Sendable, Hashable {
    /// A new event, or a revision of one.
    case alert(Alert)
    /// Alerts gathered into one message, the first raised first, and why, in a sentence.
    case alerts([Alert], why: String)
    case digest(Digest)
    case notice(Notice)
    /// Sent by hand, to see whether a destination works.
    case test(Notice)
}

/// A message on its way to one destination: all that a channel needs to write it in its own form. The same envelope gives
/// the same bytes.
package struct Envelope: Sendable {
    /// The delivery's id, the same over all tries: what a receiver may drop a repeat by.
    package var id: String
    /// The destination's name in the configuration.
    package var destination: String
    package var message: Message
    /// Sent because nobody acknowledged the alert in time, or because a snooze has ended.
    package var isReminder: Bool
    /// When it should have gone out; nil unless it goes out more than an hour later.
    package var lateSince: Date?
    /// What the destination answered to the first message of the same event, by which a revision joins its thread.
    package var thread: String?
    /// The desk's, for times in the text.
    package var zone: TimeZone
    /// By which the desk marks and acknowledges alerts; nil where it has no address.
    package var links: MarkLinks?

    package init(
        id: String, destination: String, message: Message, isReminder: Bool = false, lateSince: Date? = nil,
        thread: String? = nil, zone: TimeZone, links: MarkLinks? = nil
    ) {
        self.id = id
        self.destination = destination
        self.message = message
        self.isReminder = isReminder
        self.lateSince = lateSince
        self.thread = thread
        self.zone = zone
        self.links = links
    }
}
