internal import Alerting
package import Foundation
package import Model
internal import Watching

/// The destinations, how each fares, and what waits there.
package struct DestinationList: Sendable {
    private let destinations: [Destination]
    private let records: [String: DestinationRecord]
    private let counts: [String: [Delivery.State: Int]]
    private let zone: TimeZone
    private let now: Date

    package init(_ settings: Settings, store: any Store, now: Date) throws(StoreFault) {
        destinations = settings.destinations
        records = try store.destinationRecords()
        counts = try store.deliveryCounts()
        zone = settings.zone
        self.now = now
    }

    init(
        _ destinations: [Destination], records: [String: DestinationRecord],
        counts: [String: [Delivery.State: Int]], now: Date, zone: TimeZone
    ) {
        self.destinations = destinations
        self.records = records
        self.counts = counts
        self.now = now
        self.zone = zone
    }

    struct Line: Encodable, Sendable {
        /// `refusing`: it answers, and has refused the last message for good.
        enum State: String, Encodable, CaseIterable, Sendable { case untried, well, refusing, failing, disabled }

        var name: String
        var kind: String
        var state: State
        var detail: String?
        var pending: Int
        var delivered: Int
        var failed: Int
        var lastSuccess: String?
        var nextTry: String?
    }

    var lines: [Line] {
        destinations.map { destination in
            let record = records[destination.name] ?? DestinationRecord(name: destination.name)
            let counts = counts[destination.name] ?? [:]
            func time(_ instant: Date?) -> String? { instant.map { Timestamp.text($0, in: zone) } }
            let state: Line.State =
                record.disabled != nil
                ? .disabled
                : record.failures > 0
                    ? .failing : record.lastTry == nil ? .untried : record.lastError != nil ? .refusing : .well
            return Line(
                name: destination.name, kind: destination.kind.name, state: state, detail: record.lastError,
                pending: counts[.pending] ?? 0, delivered: counts[.delivered] ?? 0, failed: counts[.failed] ?? 0,
                lastSuccess: time(record.lastSuccess), nextTry: time(record.nextTry))
        }
    }

    /// Those that fail for longer than a passing fault would, a sentence each.
    var troubles: [String] {
        lines.compactMap { line in
            let why = line.detail.map { ": \($0)" } ?? ""
            switch line.state {
            case .disabled:
                return
                    "the destination \(line.name) is disabled\(why); mend it, then `copytaster destinations enable \(line.name)`"
            case .failing:
                guard let since = records[line.name]?.failingSince, now.timeIntervalSince(since) > 600 else {
                    return nil
                }
                return "the destination \(line.name) fails since \(TerminalText.ago(since, now: now)), "
                    + "\(line.pending) wait for it\(why)"
            case .refusing: return "the destination \(line.name) refused the last message\(why)"
            case .untried, .well: return nil
            }
        }
    }

    package var text: String {
        guard !lines.isEmpty else { return "no destination is configured" }
        return lines.map { line in
            var words = "\(line.name)  \(line.kind), \(line.state.rawValue)"
            words += "; \(line.delivered) delivered, \(line.pending) wait, \(line.failed) given up"
            if let last = line.lastSuccess { words += "; last \(last)" }
            if let next = line.nextTry { words += "; tried again \(next)" }
            if let detail = line.detail { words += "\n    \(detail)" }
            return words
        }.joined(separator: "\n")
    }

    package func json() throws -> String {
        struct Document: Encodable { var destinations: [Line] }
        return try OutputJSON.text(Document(destinations: lines), pretty: true)
    }

    /// Sends again to a destination that had said it is no more.
    package static func enable(_ name: String, settings: Settings, store: any Store) throws -> String {
        _ = try destination(name, settings)
        guard var record = try store.destinationRecords()[name], record.disabled != nil else {
            return "\(name) is not disabled"
        }
        record.disabled = nil
        record.nextTry = nil
        record.failures = 0
        record.failingSince = nil
        try store.save(record)
        return "\(name) is enabled: what waits for it goes out"
    }

    static func destination(_ name: String, _ settings: Settings) throws -> Destination {
        if let found = settings.destinations.first(where: { $0.name == name }) { return found }
        let names = settings.destinations.map(\.name)
        throw CommandFault(
            "error: the configuration has no destination '\(name)'"
                + (names.isEmpty ? "; it names none" : "; it has \(names.sorted().joined(separator: ", "))"), 65)
    }
}

extension Newsdesk {
    /// Sends a marked message to one destination, past all that waits for it, and puts it on record.
    /// - Returns: what came of it, and whether it was taken.
    package func test(destination name: String) async throws -> (text: String, isDelivered: Bool) {
        let destination = try DestinationList.destination(name, settings)
        let now = clock.now()
        let notice = Notice(
            id: "T\(Int(now.timeIntervalSince1970 * 1000))", raised: now,
            subject: "Test: Copytaster reaches '\(name)'",
            lines: [
                "This is a test message, sent by hand with `copytaster destinations test \(name)`. Nothing has happened.",
                "Beat: \(beat.current.watchlist.title)",
            ])
        let tried = try await pipeline.deliverer.test(notice, destination, now: clock.now)
        switch tried.state {
        case .delivered:
            return ("\(name) took the test message \(tried.id)" + (tried.receipt.map { " as \($0)" } ?? ""), true)
        default: return ("\(name) did not take the test message: \(tried.lastError ?? "no reason given")", false)
        }
    }
}
