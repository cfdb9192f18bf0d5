internal import Alerting
package import Foundation
package import Model

/// Events of the ledger, a line each.
package struct EventList: Sendable {
    private let events: [Event]
    private let zone: TimeZone

    package init(store: any Store, query: EventQuery, zone: TimeZone) throws(StoreFault) {
        events = try store.events(query)
        self.zone = zone
    }

    package var text: String {
        guard !events.isEmpty else { return "no such event in the ledger" }
        return AlignedTable(
            head: ["event", "day", "type", "place", "told", "sources", "status", "alert"],
            rows: events.map { event in
                [
                    event.id, event.date.map { Wording.days($0) + (event.dateInferred ? "?" : "") } ?? "unknown",
                    event.type, event.place?.name ?? "unknown",
                    Wording.sizes(event) ?? event.amount.map(Wording.money) ?? "", "\(event.independentSources)",
                    event.status.rawValue, event.alert ?? "",
                ]
            }
        ).text(indent: "")
    }

    package func json() throws -> String {
        struct Document: Encodable { var events: [EventDocument] }
        return try OutputJSON.text(Document(events: events.map { EventDocument($0, zone: zone) }), pretty: true)
    }
}
