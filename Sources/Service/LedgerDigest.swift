internal import Alerting
internal import Foundation
internal import Model

extension Ledger {
    /// The digest of a window out of what this ledger holds of it.
    func digest(
        beat: String, from: Date, to: Date, zone: TimeZone, feeds: [FeedRecord] = [], undelivered: [Delivery] = []
    ) throws(StoreFault) -> Digest {
        let judgements = try judgements(from: from, to: to)
        let alerts = try alerts(from: from, to: to)
        var events: [String: Event] = [:]
        for id in judgements.compactMap(\.judgement.event) + alerts.flatMap({ $0.events.map(\.id) })
        where events[id] == nil {
            events[id] = try event(id: id)
        }
        return DigestBuilder.digest(
            beat: beat, from: from, to: to, zone: zone, alerts: alerts, judgements: judgements, events: events,
            daybook: try daybook(from: Day(to, in: zone)), counts: try counts(from: from, to: to), feeds: feeds,
            undelivered: undelivered)
    }
}
