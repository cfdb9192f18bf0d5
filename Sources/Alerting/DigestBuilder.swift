package import Foundation
package import Model

/// Makes the digest of a window out of what the store holds of it. Pure.
package enum DigestBuilder {
    /// - Parameters:
    ///   - window: from (inclusive) to (exclusive): windows adjoin, so that each alert is in exactly one digest.
    ///   - judgements: made in the window, oldest first.
    ///   - events: the events that `judgements` name, by id, as they stand now.
    ///   - daybook: planned events whose last day is the digest's day or later.
    ///   - announced: events that were announced, of which one became known in the window, perhaps.
    package static func digest(
        beat: String, from: Date, to: Date, zone: TimeZone, alerts: [Alert],
        judgements: [(article: Article, judgement: Judgement)], events: [String: Event], daybook: [Event],
        announced: [Event] = [], counts: ReadingCounts, feeds: [FeedRecord], undelivered: [Delivery],
        margin: Reviewing.Margin = .init()
    ) -> Digest {
        let day = Day(to, in: zone)
        let alerted = Set(alerts.flatMap { $0.events.map(\.id) })
        // The events as they stand at the window's end, so that sources told after the alert are in the list.
        let current = alerts.map { alert in
            var alert = alert
            alert.events = alert.events.map { events[$0.id] ?? $0 }
            // What more outlets tell of, or has turned violent, is more urgent than when it was raised.
            alert.severity = max(alert.severity, alert.events.compactMap(\.severity).max() ?? .low)
            return alert
        }
        func ids(_ verdict: Verdict) -> [String] {
            var seen = Set<String>()
            // A known event that is only recalled has not developed, nor has one that is only printed again.
            return judgements.filter {
                $0.judgement.verdict == verdict && $0.judgement.report.status != .background
                    && $0.judgement.rule != "copy"
            }
            .compactMap(\.judgement.event)
            .filter { seen.insert($0).inserted }
        }
        // A new event that joined a wave alerted before has no alert of its own: it must stand somewhere.
        let joined = ids(.new).filter { events[$0]?.alert != nil }
        var told = alerted
        let developments = (joined + ids(.update)).filter { told.insert($0).inserted }.compactMap { events[$0] }
        let late = ids(.late).filter { !alerted.contains($0) }.compactMap { events[$0] }
        let review = Reviewing.lines(judgements, margin: margin)
        let outcomes = announced.compactMap { event -> Digest.Outcome? in
            guard let outcome = event.outcome(asOf: day), let settled = event.settled(outcome, in: zone),
                settled >= from, settled < to
            else { return nil }
            return Digest.Outcome(event: event, outcome: outcome)
        }
        return Digest(
            id: "D\(day)", day: day, from: from, to: to, zone: zone.identifier, beat: beat,
            alerts: current.sorted { ($1.severity, $0.raised, $0.id) < ($0.severity, $1.raised, $1.id) },
            developments: developments, late: late,
            daybook: daybook.filter { ($0.date?.to ?? day) >= day && $0.turned(Turn.denied) == nil },
            review: review.lines,
            feeds: feeds.compactMap { feed in
                feed.trouble.map { Digest.FeedTrouble(feed: feed.name, url: feed.url, trouble: $0) }
            },
            deliveries: undelivered.map {
                Digest.DeliveryTrouble(
                    id: $0.id, destination: $0.destination,
                    trouble: ($0.state == .failed ? "given up: " : "still trying: ") + ($0.lastError ?? "not tried yet")
                )
            },
            articlesRead: counts.read, articlesOnTopic: counts.onTopic, verdicts: counts.verdicts,
            outcomes: outcomes, reviewLeft: review.left)
    }
}
