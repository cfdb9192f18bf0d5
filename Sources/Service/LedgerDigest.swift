internal import Alerting
internal import Foundation
internal import Model

extension Ledger {
    /// Days back and ahead of a digest's window of which something announced may have become known in it: reports come
    /// late, and what is called off is called off before its day.
    private static var lookBack: Int { 31 }
    private static var lookAhead: Int { 400 }

    /// The digest of a window out of what this ledger holds of it.
    func digest(
        beat: String, from: Date, to: Date, zone: TimeZone, feeds: [FeedRecord] = [], undelivered: [Delivery] = []
    ) throws(StoreFault) -> Digest {
        var judgements = try judgements(from: from, to: to)
        let alerts = try alerts(from: from, to: to)
        var events: [String: Event] = [:]
        for id in judgements.compactMap(\.judgement.event) + alerts.flatMap({ $0.events.map(\.id) })
        where events[id] == nil {
            events[id] = try standing(id)
        }
        // What the desk has merged is told once, as the one that it is.
        for index in judgements.indices {
            guard let id = judgements[index].judgement.event, let event = events[id] else { continue }
            judgements[index].judgement.event = event.id
            events[event.id] = event
        }
        return DigestBuilder.digest(
            beat: beat, from: from, to: to, zone: zone, alerts: alerts, judgements: judgements, events: events,
            daybook: try daybook(from: Day(to, in: zone)),
            announced: try announced(from: Day(from, in: zone) - Self.lookBack, to: Day(to, in: zone) + Self.lookAhead),
            counts: try counts(from: from, to: to), feeds: feeds,
            undelivered: undelivered)
    }
}
