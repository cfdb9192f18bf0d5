package import Foundation
package import Model

/// What is to be done now with what waits at a destination: the order of sending, what is withheld, what goes together. Pure.
package enum Dispatch {
    package enum Step: Sendable, Hashable {
        case send(Delivery)
        /// Not now: its `due` has moved.
        case put(Delivery)
        /// It rests, unsent, for the reason it carries.
        case rest(Delivery)
        /// These go out as one message, whose delivery is new.
        case gather([Delivery], into: Delivery)
    }

    /// Seconds between two gathered messages of a destination whose hour is full.
    package static let gatherEvery: Double = 600
    /// Alerts in one message at the most.
    package static let mostTogether = 100
    /// Tries after which what revises an event no longer waits for what told of it.
    static let patientTries = 3

    /// - Parameters:
    ///   - lane: what waits; only what is due, and what goes together with it, is looked at.
    ///   - perHour: messages of alerts that the destination takes within an hour before they are gathered.
    /// - Returns: steps in the order in which they are to be taken; none while the destination rests.
    package static func steps(
        _ lane: Lane, perHour: Int, silences: [Silence], now: Date
    ) throws -> [Step] {
        guard lane.record.disabled == nil, (lane.record.nextTry ?? .distantPast) <= now else { return [] }
        var steps: [Step] = []
        var open: [Delivery] = []
        for delivery in lane.pending {
            guard delivery.payload.isAlert, delivery.payload != .alertGroup else {
                if delivery.due <= now { open.append(delivery) }
                continue
            }
            switch try ruling(delivery, lane, silences, now) {
            case .go: open.append(delivery)
            case .step(let step): steps.append(step)
            }
        }
        var (together, single) = groups(open.filter { isPlain($0) }, lane, now)
        steps += together.held.map { Step.put($0) }
        // What was gathered before, digests and notices go as they are.
        single += open.filter { !isPlain($0) && $0.due <= now }
        single.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let waiting = Set(
            lane.pending.filter { $0.attempts > 0 && $0.attempts < patientTries && $0.due > now }.compactMap(\.event))
        single.removeAll { $0.payload == .alertRevision && $0.event.map(waiting.contains) ?? false }
        if let capped = try capped(&single, lane, perHour, now) { together.gathered.append(capped) }
        for members in together.gathered { steps.append(try gather(members.deliveries, why: members.why, now)) }
        return steps + single.map { .send($0) }
    }

    /// An alert that stands for itself.
    private static func isPlain(_ delivery: Delivery) -> Bool {
        delivery.payload.isAlert && delivery.payload != .alertGroup && delivery.cause == .made
    }

    // MARK: - Withheld

    private enum Ruling {
        case go
        case step(Step)
    }

    private static func ruling(
        _ delivery: Delivery, _ lane: Lane, _ silences: [Silence], _ now: Date
    ) throws -> Ruling {
        // What the desk asked for itself goes out whatever else it said.
        guard delivery.cause != .resend else { return .go }
        let alert = try Outbox.alert(delivery)
        let acts = delivery.event.flatMap { lane.acts[$0] } ?? []
        if delivery.cause != .made, let act = acts.acknowledgement(since: alert.raised) {
            let who = act.by.map { " by \($0)" } ?? ""
            return .step(.rest(delivery.resting(.withdrawn, "acknowledged\(who) before it was due", at: now)))
        }
        if delivery.due <= now || delivery.grouping != nil,
            let silence = silences.first(where: { $0.withholds(alert, at: now) })
        {
            let why = "silence \(silence.number) by \(silence.author): \(silence.reason)"
            return .step(.rest(delivery.resting(.silenced, why, at: now)))
        }
        // A reminder is due when its snooze ends; another snooze puts that off too.
        if let until = acts.snooze(at: now), delivery.due < until {
            var delivery = delivery
            delivery.due = until
            delivery.lastError = "snoozed"
            return .step(.put(delivery))
        }
        return .go
    }

    // MARK: - Together

    private struct Members {
        var deliveries: [Delivery]
        var why: String
    }

    private struct Together {
        var gathered: [Members] = []
        var held: [Delivery] = []
    }

    /// Those of one key go out as one message, not sooner than the key's interval after the last.
    private static func groups(
        _ open: [Delivery], _ lane: Lane, _ now: Date
    ) -> (together: Together, single: [Delivery]) {
        var together = Together()
        var single = open.filter { $0.grouping == nil && $0.due <= now }
        let keyed = Dictionary(grouping: open.filter { $0.grouping != nil }) { $0.grouping?.key ?? "" }
        for (key, members) in keyed.sorted(by: { $0.key < $1.key }) where members.contains(where: { $0.due <= now }) {
            let interval = members.compactMap(\.grouping?.interval).max() ?? 0
            if let last = lane.groups[key], last + interval > now, last <= now {
                together.held += members.filter { $0.due <= now }.map { member in
                    var member = member
                    member.due = last + interval
                    return member
                }
            } else if members.count == 1 {
                single += members
            } else {
                let route = key.split(separator: "|").first.map(String.init) ?? key
                together.gathered.append(
                    Members(
                        deliveries: Array(members.prefix(mostTogether)), why: "the route '\(route)' puts them together")
                )
            }
        }
        return (together, single)
    }

    /// Beyond the hour's cap alerts go out together, and what they say so.
    private static func capped(
        _ single: inout [Delivery], _ lane: Lane, _ perHour: Int, _ now: Date
    ) throws -> Members? {
        let plain = single.filter(isPlain)
        let lately = lane.sent.filter { $0 > now - 3600 && $0 <= now }
        let room = perHour - lately.count
        guard !plain.isEmpty, plain.count > room else { return nil }
        // The last message of the hour's room is the one that gathers.
        let rest = plain.dropFirst(max(0, room - 1))
        let ids = Set(rest.map(\.id))
        single.removeAll { ids.contains($0.id) }
        if room <= 0, let last = lately.last, last + gatherEvery > now { return nil }
        if rest.count == 1 {
            single += rest
            return nil
        }
        return Members(
            deliveries: Array(rest.prefix(mostTogether)),
            why: "more than \(perHour) messages within an hour: what came beyond is gathered")
    }

    private static func gather(_ members: [Delivery], why: String, _ now: Date) throws -> Step {
        let alerts = try members.map(Outbox.alert).sorted {
            ($0.raised, $0.id.count, $0.id) < ($1.raised, $1.id.count, $1.id)
        }
        let destination = members[0].destination
        let ids = alerts.map(\.id)
        let delivery = Delivery(
            id: "msg_\(ids[0])-\(ids[ids.count - 1])_\(destination)", destination: destination, payload: .alertGroup,
            alert: nil, grouping: members[0].grouping, body: try Outbox.encoded(AlertGroup(alerts: alerts, why: why)),
            created: members.map(\.created).min() ?? now, due: now)
        return .gather(
            members.map { member in
                var member = member.resting(.gathered, why, at: now)
                member.gatheredIn = delivery.id
                return member
            }, into: delivery)
    }
}
