package import Foundation

/// Something that was done about the alerts of an event.
package struct AlertAct: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A person has seen it and takes care.
        case acknowledged
        /// Nothing more of it until `until`; then a reminder, unless it was acknowledged.
        case snoozed
        /// A snooze was ended before its time.
        case woken
        /// Sent again by hand.
        case resent
        /// The desk's word on it: who marks has seen.
        case marked
    }

    /// Handed out by the store, from 1 up; 0: not on record yet.
    package var number: Int64
    package var event: String
    /// The alert that it was said of.
    package var alert: String
    package var kind: Kind
    /// Who did it; nil is unknown.
    package var by: String?
    package var way: Mark.Way
    package var note: String?
    package var at: Date
    /// The end of a snooze.
    package var until: Date?

    package init(
        number: Int64 = 0, event: String, alert: String, kind: Kind, by: String? = nil, way: Mark.Way,
        note: String? = nil, at: Date, until: Date? = nil
    ) {
        self.number = number
        self.event = event
        self.alert = alert
        self.kind = kind
        self.by = by
        self.way = way
        self.note = note
        self.at = at
        self.until = until
    }
}

/// How the alerts of an event stand: new → (revised)* → settled, acknowledged or snoozed in between. A pure function of what
/// was raised, what was done about it, and the time.
package struct AlertStanding: Hashable, Sendable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case new, revised, acknowledged, snoozed, settled
    }

    package var state: State
    /// From when on.
    package var since: Date
    /// Who brought it about, where somebody did.
    package var by: String?
    /// The end of a snooze, or when it settles unless something comes; nil where it has settled.
    package var until: Date?

    /// Seconds after the last that was raised or done until it has settled: the longest window of the shipped types.
    package static let settling: TimeInterval = 14 * 86_400

    /// - Parameters:
    ///   - raised: when each alert of the event was raised, by kind, in any order; at least one.
    ///   - acts: what was done about them, in any order.
    package init(raised: [(kind: Alert.Kind, at: Date)], acts: [AlertAct], now: Date) {
        enum Step {
            case raised(Alert.Kind)
            case done(AlertAct)
        }
        let steps =
            raised.map { (at: $0.at, order: 0, step: Step.raised($0.kind)) }
            + acts.map { (at: $0.at, order: 1, step: Step.done($0)) }
        var standing = AlertStanding(state: .new, since: raised.map(\.at).min() ?? now)
        var open = standing
        for (at, _, step) in steps.sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
            switch step {
            case .raised(let kind):
                open = AlertStanding(state: kind == .new ? .new : .revised, since: at)
                // What comes during a snooze waits for its end.
                if standing.state == .snoozed, let until = standing.until, at < until { continue }
                standing = open
            case .done(let act):
                switch act.kind {
                case .acknowledged, .marked:
                    standing = AlertStanding(state: .acknowledged, since: at, by: act.by)
                    open = standing
                case .snoozed:
                    if standing.state != .snoozed { open = standing }
                    standing = AlertStanding(state: .snoozed, since: at, by: act.by, until: act.until)
                case .woken: if standing.state == .snoozed { standing = open }
                case .resent: continue
                }
            }
        }
        if standing.state == .snoozed, let until = standing.until, until <= now {
            standing = open
            standing.since = max(open.since, until)
        }
        if standing.state != .snoozed {
            let settles = standing.since + Self.settling
            if settles <= now {
                standing = AlertStanding(state: .settled, since: settles)
            } else {
                standing.until = settles
            }
        }
        self = standing
    }

    private init(state: State, since: Date, by: String? = nil, until: Date? = nil) {
        self.state = state
        self.since = since
        self.by = by
        self.until = until
    }
}

extension [AlertAct] {
    /// Who acknowledged an alert that was raised at `raised`, or a later one of its event: the first who did.
    package func acknowledgement(since raised: Date) -> AlertAct? {
        filter { ($0.kind == .acknowledged || $0.kind == .marked) && $0.at >= raised }.min { $0.at < $1.at }
    }

    /// The end of the snooze that holds now.
    package func snooze(at now: Date) -> Date? {
        // Whoever acknowledges it hears of it again.
        let last = filter { $0.kind != .resent }.max { ($0.at, $0.number) < ($1.at, $1.number) }
        guard let last, last.kind == .snoozed, let until = last.until, until > now else { return nil }
        return until
    }

    /// The last snooze, or the end of one before its time.
    package var lastSnooze: AlertAct? {
        filter { $0.kind == .snoozed || $0.kind == .woken }.max { ($0.at, $0.number) < ($1.at, $1.number) }
    }
}
