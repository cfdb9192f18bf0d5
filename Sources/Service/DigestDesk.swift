internal import Alerting
internal import Foundation
internal import Model

/// Makes and records the digests that are due: each alert is in exactly one daily digest, and each daily digest in exactly one
/// weekly one, whatever the clock, the zone, outages and crashes do.
///
/// What a digest tells is read, and marked as told, in one transaction: what is committed later is told by the next.
struct DigestDesk: Sendable {
    let store: any Store
    let schedule: DigestSchedule
    let destinations: [Destination]
    /// How it goes out, in each format, as it is kept.
    let texts: @Sendable (Digest) throws -> [DigestText]

    /// - Parameters:
    ///   - began: when the ledger began: nothing before it belongs to a digest.
    ///   - desk: how the desk stands, for a window that begins there.
    /// - Returns: what was made, a daily one before a weekly one of the same close.
    func makeDue(
        now: Date, began: Date, _ making: DigestMaking, desk: (Date) throws(StoreFault) -> DigestMaking.Desk
    ) throws(StoreFault) -> [Digest] {
        var made: [Digest] = []
        if let window = try daily(now: now, began: began, making.zone, in: store) {
            let standing = try desk(window.from)
            let digest = try together { store throws(StoreFault) -> Digest? in
                // Another process may have made it meanwhile.
                guard let window = try daily(now: now, began: began, making.zone, in: store) else { return nil }
                let (digest, rows) = try making.digest(window, of: store, desk: standing)
                try record(digest, telling: .rows(to: window.to, now: now, extent: rows.extent), now: now, in: store)
                return digest
            }
            made += [digest].compactMap(\.self)
        }
        if let window = try weekly(now: now, began: began, making.zone, in: store) {
            let standing = try desk(window.from)
            let digest = try together { store throws(StoreFault) -> Digest? in
                guard let window = try weekly(now: now, began: began, making.zone, in: store),
                    case .told(let days) = window.scope
                else {
                    return nil
                }
                let (digest, _) = try making.digest(window, of: store, desk: standing)
                try record(digest, telling: .digests(days), now: now, in: store)
                return digest
            }
            made += [digest].compactMap(\.self)
        }
        return made
    }

    private func daily(
        now: Date, began: Date, _ zone: TimeZone, in store: any Store
    ) throws(StoreFault) -> DigestMaking.Window? {
        // A ledger that began in the future began under a wrong clock: its first digest is that of the last close.
        let first = began <= now ? began : schedule.close(before: now, zone: zone).addingTimeInterval(-86_400)
        let last = try store.lastDigestEnd(.daily, upTo: now) ?? first
        guard let due = schedule.due(now: now, lastEnd: last, zone: zone),
            // The zone or the hour was changed, or the clock set back: the day has its digest, the next takes the rest.
            try !store.hasDigest(.daily, day: Day(due.to, in: zone))
        else { return nil }
        return DigestMaking.Window(
            kind: .daily, from: due.from, to: due.to, made: now, scope: .untold(to: due.to, now: now))
    }

    private func weekly(
        now: Date, began: Date, _ zone: TimeZone, in store: any Store
    ) throws(StoreFault) -> DigestMaking.Window? {
        let last = try store.lastDigestEnd(.weekly, upTo: now)
        guard let due = schedule.dueWeekly(now: now, lastEnd: last, zone: zone),
            // A desk that began after the week's close has nothing to tell of it; one that began in the future has a wrong clock.
            due.to > began || began > now,
            try !store.hasDigest(.weekly, day: Day(due.to, in: zone))
        else { return nil }
        let days = try store.dailyDigests(from: due.from, to: due.to, now: now)
        return DigestMaking.Window(kind: .weekly, from: due.from, to: due.to, made: now, scope: .told(by: days))
    }

    private func record(
        _ digest: Digest, telling: DigestTelling, now: Date, in store: any Store
    ) throws(StoreFault) {
        let owed: (texts: [DigestText], deliveries: [Delivery])
        do {
            owed = (try texts(digest), try Outbox.deliveries(for: digest, to: destinations, now: now))
        } catch { throw StoreFault("can't render the digest \(digest.id): \(error)", isTransient: false) }
        try store.record(digest, telling: telling, texts: owed.texts, deliveries: owed.deliveries)
    }

    private func together<Value>(
        _ body: (any Store) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value {
        try store.together { ledger throws(StoreFault) in
            guard let store = ledger as? any Store else {
                throw StoreFault("can't make a digest: the store's transaction is none of a store", isTransient: false)
            }
            return try body(store)
        }
    }
}
