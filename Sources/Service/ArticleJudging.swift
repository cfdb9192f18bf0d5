internal import Alerting
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// judge: what one article changes in the ledger as it stands. The one path of live, demo, replay, corpus and backtest.
struct ArticleJudging: Sendable {
    let ledger: any Ledger
    let zone: TimeZone
    let destinations: [Destination]

    /// What is to be recorded of an article that was looked up and read. Nobody else may record meanwhile.
    func record(
        of reading: ArticleInHand, _ findings: Findings, _ beat: Beat
    ) throws(StoreFault) -> ArticleRecord {
        reading.hasVerdicts(watchlist: beat.watchlist.hash)
            ? try repeated(reading, findings, beat) : try judge(reading, findings, beat)
    }

    private func judge(
        _ reading: ArticleInHand, _ findings: Findings, _ beat: Beat
    ) throws(StoreFault) -> ArticleRecord {
        let told = reading.told(findings.reports)
        let isHistory = reading.isHistory && !reading.hasNews(findings.reports, told: told)
        var candidates: [Event] = []
        for id in Set(told.values.map(\.event)).sorted() {
            if let event = try ledger.event(id: id) { candidates.append(event) }
        }
        candidates += try ledger.candidates(Judge.wanted(findings, rules: beat.rules))
        candidates += try ledger.survivors(of: candidates)
        let last = try ledger.counters()
        var ids = EventIDs(events: last.event, alerts: last.alert)
        let ruling = Judge.rule(
            Judge.Input(
                article: reading.article, findings: findings, now: reading.now, candidates: unique(candidates),
                isHistory: isHistory, isRevision: reading.past != nil, told: told,
                unfamiliar: try ledger.unfamiliar(findings.reports), zone: zone),
            rules: beat.rules, ids: &ids)
        let past = reading.past?.judgements ?? []
        let deliveries = try owed(ruling.alerts, routes: beat.watchlist.routes, now: reading.read)
        return ArticleRecord(
            article: reading.article, item: reading.done, findings: findings, judgements: ruling.judgements,
            events: ruling.events, alerts: ruling.alerts,
            deliveries: deliveries,
            read: reading.read, watchlist: beat.watchlist.hash,
            why: reading.why(summary(findings, ruling, deliveries, isHistory: isHistory)), lastEvent: ids.events,
            lastAlert: ids.alerts, fingerprint: reading.fingerprint, print: reading.fingerprint?.whole ?? 0,
            isHistory: reading.isHistory, revision: reading.revision,
            standing: Revisions.standing(ruling.judgements, told: told, past: past))
    }

    /// A reprint of what was judged already: its outlet joins the sources of the original's events, and that is all.
    private func repeated(
        _ reading: ArticleInHand, _ findings: Findings, _ beat: Beat
    ) throws(StoreFault) -> ArticleRecord {
        let original = reading.original
        let judgements = Judge.repeated(original?.judgements ?? [], of: reading.article.copyOf ?? "")
        var events: [Event] = []
        for judgement in judgements where judgement.verdict == .update {
            guard let told = judgement.event, let known = try ledger.standing(told) else { continue }
            let index = events.firstIndex { $0.id == known.id }
            var event = index.map { events[$0] } ?? known
            event.retell(judgement.report, reading.article, language: findings.language, at: reading.read)
            if let index { events[index] = event } else { events.append(event) }
        }
        let last = try ledger.counters()
        return ArticleRecord(
            article: reading.article, item: reading.done, findings: findings, judgements: judgements, events: events,
            alerts: [], deliveries: [], read: reading.read, watchlist: beat.watchlist.hash,
            why: reading.why("no alert: what it tells was judged there"), lastEvent: last.event, lastAlert: last.alert,
            print: reading.fingerprint?.whole ?? 0, isHistory: reading.isHistory,
            mentionsOf: findings.mentions.isEmpty ? original?.article.id : nil)
    }

    private func unique(_ events: [Event]) -> [Event] {
        var seen = Set<String>()
        return events.filter { seen.insert($0.id).inserted }
    }

    private func owed(_ alerts: [Alert], routes: [Route], now: Date) throws(StoreFault) -> [Delivery] {
        var deliveries: [Delivery] = []
        for alert in alerts {
            // What revises an event goes to those who were told of it.
            let earlier = alert.kind == .revision ? Set(alert.events.compactMap(\.alert)) : []
            let told = earlier.isEmpty ? [] : try ledger.destinations(ofAlerts: earlier)
            do {
                deliveries += try Outbox.deliveries(
                    for: alert, to: destinations, routes: routes, told: told, now: now, zone: zone)
            } catch { throw StoreFault("can't encode an alert: \(error)", isTransient: false) }
        }
        return deliveries
    }

    /// What the article as a whole came to, in a sentence.
    private func summary(
        _ findings: Findings, _ ruling: Judge.Ruling, _ deliveries: [Delivery], isHistory: Bool
    ) -> String {
        if !ruling.alerts.isEmpty {
            return "alerted: \(ruling.alerts.map(\.id).joined(separator: ", "))" + unsent(ruling.alerts, deliveries)
        }
        if isHistory { return "taken in as history: its feed's past, or the corpus; history alerts nobody" }
        if !findings.onTopic {
            return "not of the beat: "
                + (Language.read.contains(findings.language)
                    ? "nothing in it meets what the watchlist's themes and event types require"
                    : "its language (\(findings.language.rawValue)) is none that the program reads")
        }
        if ruling.judgements.isEmpty { return "of the beat, but it reports no event that the desk watches for" }
        let wave =
            ruling.judgements.contains { $0.verdict == .new }
            ? ruling.events.compactMap(\.alert).first.map { " (of the wave that \($0) told of)" } ?? "" : ""
        return "no alert\(wave): "
            + ruling.judgements.map { "\($0.report.type) \($0.verdict.rawValue)" }.joined(separator: ", ")
    }

    /// Says which alerts go nowhere at once: silence is never without its reason.
    private func unsent(_ alerts: [Alert], _ deliveries: [Delivery]) -> String {
        let sent = Set(deliveries.compactMap(\.alert))
        let unsent = alerts.map(\.id).filter { !sent.contains($0) }
        guard !unsent.isEmpty else { return "" }
        let why = destinations.contains(where: \.takesAlerts) ? "no route sends" : "no destination takes"
        return "; \(why) \(unsent.joined(separator: ", ")): the digest and `copytaster alerts list` tell of it"
    }
}
