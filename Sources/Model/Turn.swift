package import Foundation

/// Something that has become of an event since it was first told. A kind is noted once an event, so that the desk hears of
/// it once, however many outlets tell it.
package struct Turn: Hashable, Sendable, Codable {
    /// Which kind: `alert`, `occurred`, `denied`, `crowd`, `amount`, `stage:signed`, `sign:violence`.
    package var kind: String
    /// When the program read of it.
    package var at: Date

    package init(_ kind: String, at: Date) {
        self.kind = kind
        self.at = at
    }

    /// An alert told of it, and what was told with it is noted.
    package static let alert = "alert"
    /// What was announced is said to have happened.
    package static let occurred = "occurred"
    /// Said not to have happened.
    package static let denied = "denied"
}

extension Event {
    /// When something became of it first; nil where it did not.
    package func turned(_ kind: String) -> Date? { turns.first { $0.kind == kind }?.at }

    /// Notes what has become of it, once.
    package mutating func turn(_ kind: String, at moment: Date) {
        if turned(kind) == nil { turns.append(Turn(kind, at: moment)) }
    }

    /// Whether it stood in the daybook before it could have happened. An announcement that alerted (a loan's approval) was
    /// the event itself.
    package var wasAnnounced: Bool {
        (status == .planned && alert == nil) || tellings.contains { $0.verdict == .planned }
    }
}
