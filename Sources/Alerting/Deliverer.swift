package import Foundation
package import Model
internal import Synchronization

/// Sends what the outbox owes: each destination in a lane of its own, so that a dead one delays no other. What is to be sent,
/// withheld or gathered is decided by `Dispatch`, what becomes of a try by `DeliveryPolicy`.
package struct Deliverer: Sendable {
    package typealias Now = @Sendable () -> Date
    package typealias Jitter = @Sendable () -> Double

    /// Deliveries that are looked at together.
    private static let sight = 200
    /// Seconds after which a message says that it is late.
    private static let lateness: TimeInterval = 3600

    private let store: any Store
    package let destinations: [Destination]
    private let zone: TimeZone
    private let links: MarkLinks?
    private let sending: Sending
    private let unrecorded = Unrecorded()

    /// A digest in its formats; whether it goes out late, and says so.
    package typealias DigestTexts = @Sendable (_ digest: Digest, _ late: Bool) throws -> [DigestFormat: String]

    /// - Parameters:
    ///   - links: by which the desk marks alerts; nil where it has no address.
    ///   - texts: a digest in its formats, as it goes out.
    package init(
        store: any Store, destinations: [Destination], zone: TimeZone, links: MarkLinks? = nil, channels: Channels,
        texts: @escaping DigestTexts
    ) {
        self.store = store
        self.destinations = destinations
        self.zone = zone
        self.links = links
        sending = Sending(
            channels: channels, texts: texts,
            recent: { try store.latestAlerts(at: $0, inHand: $1, limit: FolderDelivery.most) },
            daybook: { try store.daybook(from: Day($0, in: zone)) })
    }

    /// Delivers what is due, to all destinations side by side.
    /// - Returns: what was tried, as it stands afterwards.
    package func deliverDue(now: @escaping Now, jitter: @escaping Jitter) async throws(StoreFault) -> [Delivery] {
        try refuseStrays(now: now())
        let results = await withTaskGroup(of: Result<[Delivery], StoreFault>.self) { group in
            for destination in destinations {
                group.addTask { await result(to: destination, now: now, jitter: jitter) }
            }
            var results: [Result<[Delivery], StoreFault>] = []
            for await result in group { results.append(result) }
            return results
        }
        var tried: [Delivery] = []
        for result in results { tried += try result.get() }
        return tried.sorted { $0.id < $1.id }
    }

    private func result(
        to destination: Destination, now: Now, jitter: Jitter
    ) async -> Result<[Delivery], StoreFault> {
        do throws(StoreFault) {
            return .success(try await deliver(to: destination, now: now, jitter: jitter))
        } catch { return .failure(error) }
    }

    /// Delivers what is due at one destination, until nothing is or a try fails.
    /// - Parameter onTry: called after each try, as a sign of life; whether it goes on.
    /// - Returns: what was tried, as it stands afterwards.
    package func deliver(
        to destination: Destination, now: Now, jitter: Jitter, onTry: @Sendable (Delivery) -> Bool = { _ in true }
    ) async throws(StoreFault) -> [Delivery] {
        var tried: [Delivery] = []
        while !Task.isCancelled {
            try assure(destination)
            let lane = try store.lane(destination.name, now: now(), limit: Self.sight)
            if lane.record.disabled != nil || lane.record.failingSince != nil { try giveUp(lane.record, now()) }
            let steps = try steps(lane, destination, now())
            guard !steps.isEmpty else { break }
            var record = lane.record
            for (index, step) in steps.enumerated() {
                switch step {
                case .put(let delivery), .rest(let delivery): try store.save(delivery)
                case .gather(let members, let delivery): try store.gather(members, into: delivery)
                case .send(let delivery):
                    let isLast = index == steps.count - 1
                    let after = try await send(
                        delivery, to: destination, record, isLast: isLast, now: now, jitter: jitter)
                    tried.append(after.delivery)
                    let goesOn = onTry(after.delivery)
                    record = after.destination
                    // What comes behind a failure would fail alike: it waits for the destination's next turn.
                    if !goesOn || record.nextTry != nil || record.disabled != nil || Task.isCancelled { return tried }
                }
            }
        }
        return tried
    }

    private func steps(_ lane: Lane, _ destination: Destination, _ now: Date) throws(StoreFault) -> [Dispatch.Step] {
        guard !lane.pending.isEmpty else { return [] }
        do {
            return try Dispatch.steps(
                lane, perHour: destination.perHour ?? .max, mostTogether: destination.kind.mostTogether,
                silences: try store.silences(endingAfter: now), now: now)
        } catch let fault as StoreFault { throw fault } catch {
            throw StoreFault("can't read a delivery to \(destination.name): \(error)", isTransient: false)
        }
    }

    /// What has waited for longer than the patience for a destination that fails all that time.
    private func giveUp(_ record: DestinationRecord, _ now: Date) throws(StoreFault) {
        let limit = now - DeliveryPolicy.patience
        guard let since = record.disabled ?? record.failingSince, since < limit else { return }
        try store.giveUp(
            record.name, madeBefore: limit,
            why: "\(record.name) took nothing for three days: \(record.lastError ?? "?")",
            at: now)
    }

    /// Deliveries to what is no destination any more.
    package func refuseStrays(now: Date) throws(StoreFault) {
        let known = Set(destinations.map(\.name))
        for name in try store.waitingDestinations(now: now) where !known.contains(name) {
            try store.giveUp(
                name, madeBefore: .distantFuture, why: "the configuration has no destination '\(name)' any more",
                at: now)
        }
    }

    // MARK: - One try

    private func send(
        _ delivery: Delivery, to destination: Destination, _ record: DestinationRecord, isLast: Bool, now: Now,
        jitter: Jitter
    ) async throws(StoreFault) -> (delivery: Delivery, destination: DestinationRecord) {
        let thread = try delivery.event.flatMap { event throws(StoreFault) in
            try store.receipt(event: event, destination: destination.name)
        }
        let (outcome, answer) = await attempt(
            delivery, at: destination, thread: thread, isLast: isLast, now: now())
        let moment = now()
        let after = DeliveryPolicy.after(outcome, of: delivery, at: record, now: moment, jitter: jitter())
        var tried = TriedDelivery(delivery: after.delivery, destination: after.destination)
        // Marks go in with the delivery's success: what a crash undoes, the next try brings again.
        (tried.marks, tried.acts) = try said(answer, to: delivery, at: moment)
        tried.owed = try FailureNotice.owed(after, before: record, to: destinations, zone: zone, now: moment)
        do throws(StoreFault) { try store.save(tried) } catch {
            _ = unrecorded.names.withLock { $0.insert(destination.name) }
            throw error
        }
        return after
    }

    /// Destinations of which the last try could not be recorded: nothing more is sent there before something can be, or a
    /// full disk would send the same message again and again.
    private final class Unrecorded: Sendable { let names = Mutex<Set<String>>([]) }

    private func assure(_ destination: Destination) throws(StoreFault) {
        guard unrecorded.names.withLock({ $0.contains(destination.name) }) else { return }
        try store.save(try store.destinationRecords()[destination.name] ?? DestinationRecord(name: destination.name))
        _ = unrecorded.names.withLock { $0.remove(destination.name) }
    }

    /// Sends a marked message past all that waits, and puts it on record; it is never tried again.
    package func test(_ notice: Notice, _ destination: Destination, now: Now) async throws -> Delivery {
        let delivery = try Outbox.test(notice, to: destination.name, now: now())
        let (outcome, _) = await attempt(delivery, at: destination, thread: nil, isLast: true, now: now())
        let after = DeliveryPolicy.after(
            outcome, of: delivery, at: DestinationRecord(name: destination.name), now: now(), jitter: 0)
        let tried =
            after.delivery.state == .pending
            ? after.delivery.resting(.failed, after.delivery.lastError, at: now()) : after.delivery
        try store.save(tried)
        return tried
    }

    private func attempt(
        _ delivery: Delivery, at destination: Destination, thread: String?, isLast: Bool, now: Date
    ) async -> (outcome: DeliveryOutcome, answer: [UInt8]) {
        let message: Message
        do { message = try Outbox.message(delivery) } catch { return (.refused("it can't be read: \(error)"), []) }
        let envelope = Envelope(
            id: delivery.id, destination: destination.name, message: message, isReminder: delivery.cause != .made,
            lateSince: Self.lateSince(delivery, now: now), thread: thread, zone: zone, links: links)
        return await sending.send(envelope, to: destination, attempts: delivery.attempts, isLast: isLast, now: now)
    }

    /// When it should have gone out, where that is more than an hour ago. Hours that defer a delivery make it late for nobody.
    static func lateSince(_ delivery: Delivery, now: Date) -> Date? {
        let due = delivery.attempts == 0 ? delivery.due : delivery.created
        return now.timeIntervalSince(due) > lateness ? due : nil
    }

    /// What the receiver answered with. What isn't understood is told of, and fails nothing.
    private func said(
        _ answer: [UInt8], to delivery: Delivery, at: Date
    ) throws(StoreFault) -> (marks: [Mark], acts: [AlertAct]) {
        guard !answer.isEmpty else { return ([], []) }
        let alerts =
            switch try? Outbox.message(delivery) {
            case .alert(let alert): [alert.id]
            case .alerts(let alerts, _): alerts.map(\.id)
            case .digest(let digest): digest.markable
            case .notice, .test, nil: [String]()
            }
        let read = MarkReplies.read(answer, alerts: alerts)
        for what in read.ignored { sending.channels.told(delivery.id, what) }
        var marks: [Mark] = []
        for said in read.said {
            switch try AlertMarking.mark(said, way: .webhook, made: at, in: store) {
            case .success(let mark): marks.append(mark)
            case .failure(let refusal):
                sending.channels.told(delivery.id, "a mark of \(said.alert) can't be taken: \(refusal)")
            }
        }
        var acts: [AlertAct] = []
        for acknowledged in read.acknowledged {
            guard let alert = try store.alert(id: acknowledged.alert)?.alert else { continue }
            acts.append(
                AlertAct(
                    event: alert.event, alert: alert.id, kind: .acknowledged, by: acknowledged.by, way: .webhook, at: at
                ))
        }
        return (marks, acts)
    }
}
