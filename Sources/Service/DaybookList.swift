internal import Alerting
package import Foundation
package import Model

/// What was announced for some days, and what became of it.
package struct DaybookList: Sendable {
    private let events: [Event]
    private let today: Day
    private let zone: TimeZone

    /// Days back and ahead that are shown where nobody says.
    private static let back = 14
    private static let ahead = 90

    /// - Parameters:
    ///   - from: the first day; nil: two weeks back.
    ///   - to: the last day; nil: three months ahead.
    package init(store: any Store, from: Day?, to: Day?, now: Date, zone: TimeZone) throws(StoreFault) {
        today = Day(now, in: zone)
        self.zone = zone
        let first = from ?? min(today, to ?? today) - Self.back
        events = try store.announced(from: first, to: to ?? max(today, first) + Self.ahead)
    }

    package var text: String {
        guard !events.isEmpty else { return "nothing was announced for these days" }
        return AlignedTable(
            head: ["day", "event", "type", "place", "announced", "sources", "outcome"],
            rows: events.map { event in
                [
                    event.date.map(Wording.days) ?? "", event.id, event.type, event.place?.name ?? "unknown",
                    event.announced.map { "\(Day($0, in: zone))" } ?? "", "\(event.independentSources)",
                    event.outcome(asOf: today)?.words ?? "",
                ]
            }
        ).text(indent: "")
    }

    /// As a calendar (RFC 5545), by the host of the desk's address. Nothing in it is a control but line ends.
    package func calendar(address: String?) -> String {
        let host = address.flatMap { URL(string: $0)?.host(percentEncoded: false) }
        return DaybookCalendar.text(events, identity: FeedIdentity(host: host))
    }

    package func json() throws -> String {
        struct Line: Encodable {
            var outcome: DaybookOutcome?
            var announced: String?
            var event: EventDocument
        }
        struct Document: Encodable { var daybook: [Line] }
        return try OutputJSON.text(
            Document(
                daybook: events.map {
                    Line(
                        outcome: $0.outcome(asOf: today), announced: $0.announced.map { Timestamp.text($0, in: zone) },
                        event: EventDocument($0, zone: zone))
                }), pretty: true)
    }
}
