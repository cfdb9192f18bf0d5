package import Foundation
package import Model

/// Makes the digest of a window out of what the store holds of it. Pure.
package enum DigestBuilder {
    /// What a digest is made of besides the rows that it tells.
    package struct Surroundings: Sendable {
        /// Planned events whose last day is the digest's day or later.
        package var daybook: [Event] = []
        /// Events that were announced, of which one became known in the window, perhaps.
        package var announced: [Event] = []
        /// Events that recur, told of lately.
        package var series: [Event] = []
        /// Event types of which one can be a series; nil: all.
        package var seriesTypes: Set<String>?
        package var counts = ReadingCounts()
        package var feeds: [FeedRecord] = []
        package var undelivered: [Digest.DeliveryTrouble] = []
        package var figures: [Digest.FigureChange] = []
        package var withheld: [Digest.Withheld] = []
        package var tallies: [EventTally] = []
        package var timelines: [Digest.Charts.Timeline] = []
        /// Place → where it lies, in degrees.
        package var coordinates: [String: (latitude: Double, longitude: Double)] = [:]
        /// Event type → its title.
        package var titles: [String: String] = [:]
        package var margin = Reviewing.Margin()

        package init() {}
    }

    /// - Parameters:
    ///   - window: from (inclusive) to (exclusive): windows adjoin.
    ///   - rows: what it tells, as the ledger gives it.
    ///   - events: the events that `rows` name, by id, as they stand now.
    ///   - made: now.
    package static func digest(
        _ kind: Digest.Kind = .daily, beat: String, from: Date, to: Date, zone: TimeZone, made: Date? = nil,
        rows: DigestRows, events: [String: Event], _ surroundings: Surroundings = Surroundings()
    ) -> Digest {
        // One on demand ends with a day; one that closes at an hour is that day's.
        let day = Day(kind == .requested ? to.addingTimeInterval(-1) : to, in: zone)
        let judgements = rows.judgements
        // The events as they stand at the window's end, so that sources told after the alert are in the list.
        let current = rows.alerts.map { alert in
            var alert = alert
            alert.events = alert.events.map { events[$0.id] ?? $0 }
            // What more outlets tell of, or has turned violent, is more urgent than when it was raised.
            alert.severity = max(alert.severity, alert.events.compactMap(\.severity).max() ?? .low)
            return alert
        }
        // By the ids that they have now: the desk may have merged them since.
        let alerted = Set(current.flatMap { $0.events.map(\.id) })
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
        let late = ids(.late).filter { told.insert($0).inserted }.compactMap { events[$0] }
        let fresh = joined.filter { told.insert($0).inserted }.compactMap { events[$0] }
        var series: [Digest.SeriesLine] = []
        let since = min(from, rows.since ?? from)
        let developed = ids(.update).filter { told.insert($0).inserted }.compactMap { events[$0] }.filter { event in
            guard surroundings.seriesTypes?.contains(event.type) ?? true,
                let line = SeriesLines.goingOn(event, since: since, from: Day(from, in: zone))
            else { return true }
            series.append(line)
            return false
        }
        let known = surroundings.series.filter { surroundings.seriesTypes?.contains($0.type) ?? true }
        series += known.filter { !told.contains($0.id) }.compactMap {
            SeriesLines.fallenSilent($0, from: from, to: to, zone: zone)
        }
        let review = Reviewing.lines(judgements, margin: surroundings.margin)
        var counts = surroundings.counts
        counts.verdicts = rows.verdicts
        return Digest(
            id: id(kind, day), day: day, from: from, to: to, zone: zone.identifier, beat: beat,
            alerts: current.sorted(by: isBefore),
            developments: (fresh + developed).mostImportantFirst, late: late.mostImportantFirst,
            daybook: surroundings.daybook.filter { ($0.date?.to ?? day) >= day && $0.turned(Turn.denied) == nil },
            review: review.lines,
            feeds: surroundings.feeds.compactMap { feed in
                feed.trouble.map { Digest.FeedTrouble(feed: feed.name, url: feed.url, trouble: $0) }
            },
            deliveries: surroundings.undelivered,
            articlesRead: counts.read, articlesOnTopic: counts.onTopic, verdicts: counts.verdicts,
            outcomes: outcomes(surroundings.announced, from: from, to: to, day: day, zone: zone),
            reviewLeft: review.left, kind: kind, made: made, figures: surroundings.figures, series: series,
            withheld: surroundings.withheld,
            charts: ChartNumbers.charts(
                to: day, tallies: surroundings.tallies, series: known,
                new: current.filter { $0.kind == .new }.flatMap(\.events) + fresh,
                coordinates: surroundings.coordinates, timelines: surroundings.timelines),
            titles: surroundings.titles)
    }

    /// `D2021-03-28`, a week's `W2021-03-29`; one on demand, which is on no record, `R2021-03-28`.
    private static func id(_ kind: Digest.Kind, _ day: Day) -> String {
        switch kind {
        case .daily: "D\(day)"
        case .weekly: "W\(day)"
        case .requested: "R\(day)"
        }
    }

    private static func outcomes(
        _ announced: [Event], from: Date, to: Date, day: Day, zone: TimeZone
    ) -> [Digest.Outcome] {
        announced.compactMap { event in
            guard let outcome = event.outcome(asOf: day), let settled = event.settled(outcome, in: zone),
                settled >= from, settled < to
            else { return nil }
            return Digest.Outcome(event: event, outcome: outcome)
        }
    }

    /// The most severe first, then what most outlets tell in their own words, then the surest, then the earliest.
    private static func isBefore(_ one: Alert, _ other: Alert) -> Bool {
        func sources(_ alert: Alert) -> Int { alert.events.map(\.independentSources).max() ?? 0 }
        let (mine, others) = (sources(one), sources(other))
        return (other.severity, others, other.confidence, one.raised, one.id)
            < (one.severity, mine, one.confidence, other.raised, other.id)
    }
}

extension [Event] {
    /// As alerts are; those alike stay in their order.
    fileprivate var mostImportantFirst: [Event] {
        enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            return (other.severity ?? .low, other.independentSources, left.offset)
                < (one.severity ?? .low, one.independentSources, right.offset)
        }.map(\.element)
    }
}
