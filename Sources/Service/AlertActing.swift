internal import Alerting
package import Foundation
package import Model

/// What a person does about alerts by a command: acknowledge, snooze, wake, send again.
package struct AlertActing: Sendable {
    private let store: any Store
    private let by: String
    private let now: Date
    private let zone: TimeZone

    package init(store: any Store, by: String, now: Date, zone: TimeZone) {
        self.store = store
        self.by = by
        self.now = now
        self.zone = zone
    }

    /// - Returns: a line for a person.
    package func acknowledge(_ id: String, note: String?) throws -> String {
        let alert = try AlertLookup.alert(id, in: store)
        try add(.acknowledged, alert, note: note)
        return "\(alert.id) (\(alert.event)) is acknowledged by \(by): nothing is escalated; what revises it is told of"
    }

    /// Nothing more of the event until then; a reminder at the end, unless it is acknowledged.
    package func snooze(_ id: String, until: Date, note: String?) throws -> String {
        guard until > now else { throw CommandFault("error: \(time(until)) is past; name a time to come", 64) }
        guard until.timeIntervalSince(now) <= 366 * 86_400 else {
            throw CommandFault("error: \(time(until)) is more than a year ahead; a silence is for that", 64)
        }
        let alert = try AlertLookup.alert(id, in: store)
        let told = try store.destinations(ofAlerts: [alert.id]).sorted()
        try add(.snoozed, alert, until: until, note: note) { number in
            try told.map { try Outbox.again(alert, to: $0, .reminder, number: number, now: now, due: until) }
        }
        return "\(alert.id) (\(alert.event)) is snoozed until \(time(until))"
            + (told.isEmpty ? "" : "; then \(told.joined(separator: ", ")) is reminded, unless it is acknowledged")
    }

    package func wake(_ id: String) throws -> String {
        let alert = try AlertLookup.alert(id, in: store)
        guard try store.acts(event: alert.event).snooze(at: now) != nil else {
            throw CommandFault("error: \(alert.id) is not snoozed", 65)
        }
        try add(.woken, alert, note: nil)
        try store.wake(event: alert.event, at: now)
        return "\(alert.id) (\(alert.event)) is no longer snoozed"
    }

    /// - Parameter destinations: names; none: those that were told.
    package func resend(_ id: String, to destinations: [String], known: [String]) throws -> String {
        let alert = try AlertLookup.alert(id, in: store)
        for name in destinations where !known.contains(name) {
            throw CommandFault(
                "error: the configuration has no destination '\(name)'; it has \(known.sorted().joined(separator: ", "))",
                65)
        }
        let names =
            destinations.isEmpty
            ? try store.destinations(ofAlerts: [alert.id]).filter(known.contains).sorted() : destinations
        guard !names.isEmpty else {
            throw CommandFault("error: \(alert.id) went to no destination of the configuration; name one with --to", 65)
        }
        try add(.resent, alert, note: names.joined(separator: ", ")) { number in
            try names.map { try Outbox.again(alert, to: $0, .resend, number: number, now: now, due: now) }
        }
        return "\(alert.id) goes again to \(names.joined(separator: ", ")), marked as sent again"
    }

    private func add(
        _ kind: AlertAct.Kind, _ alert: Alert, until: Date? = nil, note: String?,
        owed: (Int64) throws -> [Delivery] = { _ in [] }
    ) throws {
        let note = note.map { String($0.prefix(Mark.longestNote)) }
        _ = try store.add(
            AlertAct(
                event: alert.event, alert: alert.id, kind: kind, by: by, way: .command, note: note, at: now,
                until: until),
            owed: owed)
    }

    private func time(_ instant: Date) -> String { Timestamp.text(instant, in: zone) }
}
