package import Foundation
package import Model

/// Makes the digest of a window out of what the store holds of it. Pure.
package enum DigestBuilder {
    /// Lines at the most in the review list; what is over is counted.
    static let reviewLimit = 40

    /// - Parameters:
    ///   - window: from (inclusive) to (exclusive): windows adjoin, so that each alert is in exactly one digest.
    ///   - judgements: made in the window, oldest first.
    ///   - events: the events that `judgements` name, by id, as they stand now.
    ///   - daybook: planned events whose last day is the digest's day or later.
    package static func digest(
        beat: String, from: Date, to: Date, zone: TimeZone, alerts: [Alert],
        judgements: [(article: Article, judgement: Judgement)], events: [String: Event], daybook: [Event],
        counts: ReadingCounts, feeds: [FeedRecord], undelivered: [Delivery]
    ) -> Digest {
        let day = Day(to, in: zone)
        let alerted = Set(alerts.flatMap { $0.events.map(\.id) })
        // The events as they stand at the window's end, so that sources told after the alert are in the list.
        let current = alerts.map { alert in
            var alert = alert
            alert.events = alert.events.map { events[$0.id] ?? $0 }
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
        // One sentence can speak of several places; it is read once.
        var sentences = Set<[String]>()
        let review = judgements.filter {
            $0.judgement.verdict == .possible && $0.judgement.rule != "copy"
                && sentences.insert([$0.article.url, $0.judgement.report.type, $0.judgement.report.evidence]).inserted
        }.map { article, judgement in
            Digest.Review(
                title: article.title, url: article.url, source: article.source, type: judgement.report.type,
                evidence: judgement.report.evidence, reason: judgement.reason)
        }
        return Digest(
            id: "D\(day)", day: day, from: from, to: to, zone: zone.identifier, beat: beat,
            alerts: current.sorted { ($1.severity, $0.raised, $0.id) < ($0.severity, $1.raised, $1.id) },
            developments: developments, late: late,
            daybook: daybook.filter { ($0.date?.to ?? day) >= day },
            review: Array(review.prefix(reviewLimit)),
            feeds: feeds.compactMap { feed in
                feed.trouble.map { Digest.FeedTrouble(feed: feed.name, url: feed.url, trouble: $0) }
            },
            deliveries: undelivered.map {
                Digest.DeliveryTrouble(
                    id: $0.id, destination: $0.destination,
                    trouble: ($0.state == .failed ? "given up: " : "still trying: ") + ($0.lastError ?? "not tried yet")
                )
            },
            articlesRead: counts.read, articlesOnTopic: counts.onTopic, verdicts: counts.verdicts)
    }
}
