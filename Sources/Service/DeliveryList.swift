internal import Alerting
package import Foundation
package import Model
internal import Watching

/// A delivery as commands print it.
struct DeliveryLine: Encodable, Sendable {
    var id: String
    var destination: String
    var type: Delivery.Payload
    var cause: Delivery.Cause
    var alert: String?
    var event: String?
    var state: Delivery.State
    var attempts: Int
    var created: String
    /// When the next try is due; nil where none is.
    var due: String?
    var tried: String?
    var ended: String?
    var why: String?
    var receipt: String?
    var gatheredIn: String?

    init(_ delivery: Delivery, _ zone: TimeZone) {
        func time(_ instant: Date) -> String { Timestamp.text(instant, in: zone) }
        id = delivery.id
        destination = delivery.destination
        type = delivery.payload
        cause = delivery.cause
        alert = delivery.alert
        event = delivery.event
        state = delivery.state
        attempts = delivery.attempts
        created = time(delivery.created)
        due = delivery.state == .pending ? time(delivery.due) : nil
        tried = delivery.tried.map(time)
        ended = delivery.ended.map(time)
        why = delivery.lastError
        receipt = delivery.receipt
        gatheredIn = delivery.gatheredIn
    }

    /// `delivered 2021-03-27T19:01:02+06:00`, `pending, next try …: …`.
    var words: String {
        let reason = why.map { ": \($0)" } ?? ""
        let tries = attempts > 1 ? " after \(attempts) tries" : ""
        switch state {
        case .delivered: return "delivered \(ended ?? "")\(tries)"
        case .pending:
            return attempts == 0
                ? "waits until \(due ?? "")\(reason)" : "tried \(attempts)×, again \(due ?? "")\(reason)"
        case .failed: return "given up \(ended ?? "")\(tries)\(reason)"
        case .silenced: return "silenced \(ended ?? "")\(reason)"
        case .gathered: return "went with others in \(gatheredIn ?? "?")\(reason)"
        case .withdrawn: return "not sent\(reason)"
        }
    }
}

/// Accounts for every delivery: what was sent, when, what waits and why.
package struct DeliveryList: Sendable {
    private let store: any Store
    private let zone: TimeZone
    private let now: Date

    package init(store: any Store, now: Date, zone: TimeZone) {
        self.store = store
        self.now = now
        self.zone = zone
    }

    /// Which are wanted; empty: all of the days.
    package struct Wanted: Sendable {
        package var states: [String] = []
        package var destination: String?
        package var alert: String?
        package var days = 7
        package init() {}
    }

    private func found(_ wanted: Wanted) throws -> [Delivery] {
        let states = try wanted.states.map { word in
            guard let state = Delivery.State(rawValue: word) else {
                let words = Delivery.State.allCases.map(\.rawValue)
                throw CommandFault(
                    "error: '\(word)' is no state; use one of \(words.joined(separator: ", "))"
                        + Nearest.suggestion(for: word, among: words), 64)
            }
            return state
        }
        return try store.deliveries(
            DeliveryQuery(
                states: states.isEmpty ? nil : Set(states), destination: wanted.destination,
                alert: wanted.alert?.uppercased(),
                // What still waits is shown however old it is.
                from: states == [.pending] ? nil : now - Double(wanted.days) * 86_400))
    }

    package func text(_ wanted: Wanted) throws -> String {
        let found = try found(wanted)
        guard !found.isEmpty else { return "no such delivery in these days" }
        return found.map { delivery in
            let line = DeliveryLine(delivery, zone)
            return
                "\(line.id)  \(line.type.rawValue)\(line.cause == .made ? "" : " (\(line.cause.rawValue))")\n    \(line.words)"
        }.joined(separator: "\n")
    }

    package func json(_ wanted: Wanted) throws -> String {
        struct Document: Encodable { var deliveries: [DeliveryLine] }
        return try OutputJSON.text(
            Document(deliveries: try found(wanted).map { DeliveryLine($0, zone) }), pretty: true)
    }

    private func one(_ id: String) throws -> Delivery {
        if let delivery = try store.delivery(id: id.trimmingCharacters(in: .whitespaces)) { return delivery }
        throw CommandFault(
            "error: there is no delivery '\(id.prefix(80))'; `copytaster deliveries list` shows them", 65)
    }

    /// One delivery with what it carries.
    package func show(_ id: String) throws -> String {
        let delivery = try one(id)
        let line = DeliveryLine(delivery, zone)
        var lines = ["\(line.id)", "  \(line.type.rawValue), owed for: \(line.cause.rawValue), made \(line.created)"]
        lines.append("  \(line.words)")
        if let receipt = line.receipt { lines.append("  the destination calls it \(receipt)") }
        let envelope = Envelope(
            id: delivery.id, destination: delivery.destination, message: try Outbox.message(delivery), zone: zone)
        lines.append(String(decoding: try WebhookMessage.body(envelope), as: UTF8.self))
        return lines.joined(separator: "\n")
    }

    package func showJSON(_ id: String) throws -> String {
        try OutputJSON.text(DeliveryLine(try one(id), zone), pretty: true)
    }

    /// Puts what was given up back into the outbox, due at once.
    /// - Parameters:
    ///   - ids: deliveries; none: all given up at `destination`.
    package func retry(_ ids: [String], destination: String?) throws -> String {
        guard !ids.isEmpty || destination != nil else {
            throw CommandFault("error: name deliveries, or all of one destination with --destination NAME", 64)
        }
        let again =
            ids.isEmpty
            ? try store.deliveries(DeliveryQuery(states: [.failed], destination: destination, limit: 100_000))
            : try ids.map(one)
        if let wrong = again.first(where: { $0.state != .failed && $0.state != .pending }) {
            throw CommandFault(
                "error: \(wrong.id) is \(wrong.state.rawValue): only what was given up or waits can be tried again; "
                    + "`copytaster alerts resend` sends an alert a second time", 65)
        }
        let records = try store.destinationRecords()
        if let name = again.map(\.destination).first(where: { records[$0]?.disabled != nil }) {
            throw CommandFault("error: \(name) is disabled: first `copytaster destinations enable \(name)`", 65)
        }
        let count = try store.retry(again.map(\.id), at: now)
        guard count > 0 else { return "nothing was given up" }
        return "\(count == 1 ? again[0].id + " is" : "\(count) deliveries are") due again"
    }
}
