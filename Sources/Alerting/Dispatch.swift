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
    /// Tries after which what revises an event no longer waits for what told of it.
    static let patientTries = 3

    /// - Parameters:
    ///   - lane: what waits; only what is due, and what goes together with it, is looked at.
    ///   - perHour: messages of alerts that the destination takes within an hour before they are gathered.
    ///   - mostTogether: alerts that one message has room for.
    /// - Returns: steps in the order in which they are to be taken; none while the destination rests.
    package static func steps(
        _ lane: Lane, perHour: Int, mostTogether: Int = 100, silences: [Silence], now: Date
    ) throws -> [Step] {
        guard lane.record.disabled == nil, (lane.record.nextTry ?? .distantPast) <= now else { return [] }
        var steps: [Step] = []
        var open: [Delivery] = []
        for delivery in lane.pending {
            guard delivery.payload.isAlert, delivery.payload != .alertGroup else {
                if delivery.due <= now { open.append(delivery) }
                continue
            }
            switch ruling(delivery, lane, silences, now) {
            case .go: open.append(delivery)
            case .step(let step): steps.append(step)
            }
        }
        var (together, single) = groups(open.filter { isPlain($0) }, lane, mostTogether, now)
        steps += together.held.map { Step.put($0) }
        // What was gathered before, digests and notices go as they are.
        single += open.filter { !isPlain($0) && $0.due <= now }
        single.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let waiting = Set(
            lane.pending.filter { $0.attempts > 0 && $0.attempts < patientTries && $0.due > now }.compactMap(\.event))
        single.removeAll { $0.payload == .alertRevision && $0.event.map(waiting.contains) ?? false }
        if let capped = capped(&single, lane, perHour, mostTogether, now) { together.gathered.append(capped) }
        for members in together.gathered { steps.append(try gather(members.deliveries, why: members.why, now)) }
        return steps + single.map { .send($0) }
    }

    /// An alert that stands for itself and may go with others. One that was tried may have been taken: it keeps its id. One that
    /// can't be read goes alone, to be refused.
    private static func isPlain(_ delivery: Delivery) -> Bool {
        delivery.payload.isAlert && delivery.payload != .alertGroup && delivery.cause == .made && delivery.attempts == 0
            && (try? Outbox.alert(delivery)) != nil
    }

    // MARK: - Withheld

    private enum Ruling {
        case go
        case step(Step)
    }

    private static func ruling(
        _ delivery: Delivery, _ lane: Lane, _ silences: [Silence], _ now: Date
    ) -> Ruling {
        // What the desk asked for itself goes out whatever else it said.
        guard delivery.cause != .resend else { return .go }
        guard let alert = try? Outbox.alert(delivery) else { return .go }
        let acts = delivery.event.flatMap { lane.acts[$0] } ?? []
        func withdrawn(_ why: String) -> Ruling { .step(.rest(delivery.resting(.withdrawn, why, at: now))) }
        // Who asks for a reminder after having seen the alert wants to be reminded.
        let since = delivery.cause == .reminder ? delivery.created : alert.raised
        if delivery.cause != .made, let act = acts.acknowledgement(since: since) {
            return withdrawn("acknowledged\(act.by.map { " by \($0)" } ?? "") before it was due")
        }
        if delivery.cause == .reminder, let last = acts.lastSnooze,
            last.kind != .snoozed || !delivery.id.hasSuffix("_reminder\(last.number)")
        {
            return withdrawn("the snooze was ended or changed")
        }
        if delivery.cause == .escalation, lane.untold.contains(alert.id) {
            return withdrawn("nobody was told: a silence withheld it")
        }
        if delivery.due <= now || delivery.grouping != nil,
            let silence = silences.first(where: { $0.withholds(alert, at: now) })
        {
            let why = "silence \(silence.number) by \(silence.author): \(silence.reason)"
            return .step(.rest(delivery.resting(.silenced, why, at: now)))
        }
        // A reminder is due when its snooze ends; another snooze puts that off too.
        if delivery.due <= now, let until = acts.snooze(at: now) {
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
        _ open: [Delivery], _ lane: Lane, _ mostTogether: Int, _ now: Date
    ) -> (together: Together, single: [Delivery]) {
        var together = Together()
        var single = open.filter { $0.grouping == nil && $0.due <= now }
        // What is put off for a reason of its own (hours, a snooze) doesn't go with what is due.
        let ready = open.filter { $0.grouping != nil && ($0.due <= now || $0.lastError == nil) }
        let keyed = Dictionary(grouping: ready) { $0.grouping?.key ?? "" }
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
        _ single: inout [Delivery], _ lane: Lane, _ perHour: Int, _ mostTogether: Int, _ now: Date
    ) -> Members? {
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
