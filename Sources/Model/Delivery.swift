package import Foundation

/// A message on its way to one destination. At-least-once, its id constant over all tries; none is ever forgotten: each ends in
/// one of the states, with the reason.
package struct Delivery: Hashable, Sendable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case pending, delivered
        /// Given up or refused; `lastError` says why.
        case failed
        /// A silence withheld it; `lastError` says which.
        case silenced
        /// It went out within another, `gatheredIn`.
        case gathered
        /// There was no more need of it: the desk had acknowledged the alert.
        case withdrawn
    }

    package enum Payload: String, Sendable, Codable {
        case alertNew = "alert.new"
        case alertRevision = "alert.revision"
        case alertGroup = "alert.group"
        case digest
        case notice
        case test

        /// Whether it tells of alerts.
        package var isAlert: Bool { [.alertNew, .alertRevision, .alertGroup].contains(self) }
    }

    /// What it is owed for.
    package enum Cause: String, Sendable, Codable {
        /// The alert, digest or notice was made.
        case made
        /// Nobody acknowledged the alert in time.
        case escalation
        /// A snooze has ended.
        case reminder
        /// The desk asked for it again.
        case resend
    }

    /// How it may be put together with others of its destination.
    package struct Grouping: Hashable, Sendable, Codable {
        /// Those of one key go together.
        package var key: String
        /// Seconds between two messages of one key.
        package var interval: Double

        package init(key: String, interval: Double) {
            self.key = key
            self.interval = interval
        }
    }

    /// `msg_` + alert, digest or notice id + `_` + destination: what a receiver may drop a repeat by.
    package var id: String
    /// The destination's name in the configuration.
    package var destination: String
    package var payload: Payload
    /// The alert that it carries; nil for any other message.
    package var alert: String?
    /// The event that this alert told of.
    package var event: String?
    package var cause: Cause
    package var grouping: Grouping?
    /// As JSON, the alert (`Alert`), the alerts (`AlertGroup`), the digest (`Digest`) or the notice (`Notice`): rendered at each
    /// try, from the same bytes.
    package var body: String
    package var state: State
    package var attempts: Int
    package var created: Date
    /// When the next try is due.
    package var due: Date
    /// When it was tried last.
    package var tried: Date?
    /// When it left `pending`.
    package var ended: Date?
    /// Why the last try failed, or why it was withheld.
    package var lastError: String?
    /// What the destination calls the message, by which later ones join its thread.
    package var receipt: String?
    /// The delivery that carries it, where it was gathered.
    package var gatheredIn: String?

    package init(
        id: String, destination: String, payload: Payload, alert: String?, event: String? = nil, cause: Cause = .made,
        grouping: Grouping? = nil, body: String, state: State = .pending, attempts: Int = 0, created: Date, due: Date,
        tried: Date? = nil, ended: Date? = nil, lastError: String? = nil, receipt: String? = nil,
        gatheredIn: String? = nil
    ) {
        self.id = id
        self.destination = destination
        self.payload = payload
        self.alert = alert
        self.event = event
        self.cause = cause
        self.grouping = grouping
        self.body = body
        self.state = state
        self.attempts = attempts
        self.created = created
        self.due = due
        self.tried = tried
        self.ended = ended
        self.lastError = lastError
        self.receipt = receipt
        self.gatheredIn = gatheredIn
    }

    /// It as it rests, out of the outbox.
    package func resting(_ state: State, _ why: String?, at: Date) -> Delivery {
        var delivery = self
        delivery.state = state
        delivery.lastError = why
        delivery.ended = at
        return delivery
    }
}

/// Alerts that go out as one message.
package struct AlertGroup: Hashable, Sendable, Codable {
    /// The first raised first.
    package var alerts: [Alert]
    /// Why they were put together, in a sentence.
    package var why: String

    package init(alerts: [Alert], why: String) {
        self.alerts = alerts
        self.why = why
    }
}

/// How a destination has fared: what decides when it is tried again.
package struct DestinationRecord: Hashable, Sendable {
    package var name: String
    /// Tries in a row that failed in a way that may pass.
    package var failures: Int
    /// When the first of those was.
    package var failingSince: Date?
    /// Nothing is tried before.
    package var nextTry: Date?
    package var lastTry: Date?
    package var lastSuccess: Date?
    package var lastError: String?
    /// When it said that it is no more; nothing is sent there until somebody enables it.
    package var disabled: Date?

    package init(
        name: String, failures: Int = 0, failingSince: Date? = nil, nextTry: Date? = nil, lastTry: Date? = nil,
        lastSuccess: Date? = nil, lastError: String? = nil, disabled: Date? = nil
    ) {
        self.name = name
        self.failures = failures
        self.failingSince = failingSince
        self.nextTry = nextTry
        self.lastTry = lastTry
        self.lastSuccess = lastSuccess
        self.lastError = lastError
        self.disabled = disabled
    }
}

/// Which deliveries are asked for; absent asks nothing.
package struct DeliveryQuery: Sendable, Hashable {
    package var states: Set<Delivery.State>?
    package var destination: String?
    package var alert: String?
    /// Made in [from, to).
    package var from: Date?
    package var to: Date?
    package var limit: Int

    package init(
        states: Set<Delivery.State>? = nil, destination: String? = nil, alert: String? = nil, from: Date? = nil,
        to: Date? = nil, limit: Int = 1000
    ) {
        self.states = states
        self.destination = destination
        self.alert = alert
        self.from = from
        self.to = to
        self.limit = limit
    }
}

/// What waits at one destination, with what its order depends on.
package struct Lane: Sendable {
    package var record: DestinationRecord
    /// What is due, with what may go together with it; the first made first.
    package var pending: [Delivery]
    /// When the alerts' messages of the last hour went out, oldest first.
    package var sent: [Date]
    /// Grouping key → when its last message went out.
    package var groups: [String: Date]
    /// What was done about the events of `pending`, by event.
    package var acts: [String: [AlertAct]]
    /// Alerts of which nobody was told: every delivery that was owed at first was silenced.
    package var untold: Set<String>

    package init(
        record: DestinationRecord, pending: [Delivery] = [], sent: [Date] = [], groups: [String: Date] = [:],
        acts: [String: [AlertAct]] = [:], untold: Set<String> = []
    ) {
        self.record = record
        self.pending = pending
        self.sent = sent
        self.groups = groups
        self.acts = acts
        self.untold = untold
    }
}

/// How a try ended, with all that is to be recorded of it.
package struct TriedDelivery: Sendable {
    package var delivery: Delivery
    package var destination: DestinationRecord
    package var marks: [Mark]
    package var acts: [AlertAct]
    /// Notices to others that this one fails.
    package var owed: [Delivery]

    package init(
        delivery: Delivery, destination: DestinationRecord, marks: [Mark] = [], acts: [AlertAct] = [],
        owed: [Delivery] = []
    ) {
        self.delivery = delivery
        self.destination = destination
        self.marks = marks
        self.acts = acts
        self.owed = owed
    }
}
