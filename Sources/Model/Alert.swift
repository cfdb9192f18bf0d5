package import Foundation

/// How urgent an alert is, in the order of urgency.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case low, medium, high

    package static func < (left: Severity, right: Severity) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// A message to the desk: a new event, or a revision of one. It is complete in itself, as of when it was raised.
package struct Alert: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable { case new, revision }

    /// `A1`, `A2`, …: constant, and part of the id of each of its deliveries.
    package var id: String
    package var kind: Kind
    package var type: String
    package var severity: Severity
    package var raised: Date
    /// The event it tells of, first, then the other events of its wave.
    package var events: [Event]
    /// The evidence sentence, in the language of its source.
    package var evidence: String
    /// Why it was raised: the judgement's reason.
    package var reason: String
    package var confidence: Double
    /// For a revision: what changed, old and new, a sentence each.
    package var changes: [String]

    package init(
        id: String, kind: Kind, type: String, severity: Severity, raised: Date, events: [Event], evidence: String,
        reason: String, confidence: Double, changes: [String] = []
    ) {
        self.id = id
        self.kind = kind
        self.type = type
        self.severity = severity
        self.raised = raised
        self.events = events
        self.evidence = evidence
        self.reason = reason
        self.confidence = confidence
        self.changes = changes
    }

    /// The id of the event it tells of.
    package var event: String { events.first?.id ?? "" }
}
