import Foundation
import Model

extension Report {
    /// How well a report can stand at the head of an alert: the sure one, with a number, of the title.
    fileprivate var weight: Double {
        confidence + (size != nil || amount != nil ? 0.4 : 0) + (evidenceInTitle ? 0.4 : 0)
            + (status == .occurred ? 0.1 : 0)
    }
}

/// One article being judged: the ledger as it stands, and what the article changes in it.
struct Bench {
    let input: Judge.Input
    let rules: Rules
    var ids: EventIDs
    /// Candidates, then what this article makes.
    var ledger: [Event]
    private var changed: [Int] = []
    /// Indices of events that this article has made news, by type, in order.
    private var news: [(type: String, event: Int, report: Report, decision: Decision, isNewPlace: Bool)] = []
    /// What the article changes of events that were alerted before it, in order.
    var turned: [(event: Int, report: Report, changes: [Revising.Change])] = []
    /// Indices of events of which the article itself says that they happened.
    var affirmed: Set<Int> = []
    private(set) var judgements: [Judgement] = []
    var alerts: [Alert] = []
    private let reference: Day?
    /// The instant that stands on events and alerts.
    let moment: Date

    init(input: Judge.Input, rules: Rules, ids: EventIDs) {
        self.input = input
        self.rules = rules
        self.ids = ids
        ledger = input.candidates
        reference = (input.article.spoken ?? input.now).map { Day($0, in: input.zone) }
        moment = input.now ?? input.article.published ?? Date(timeIntervalSince1970: 0)
    }

    var changedEvents: [Event] { changed.map { ledger[$0] } }

    mutating func judge(_ report: Report, at index: Int) {
        let type = rules.of(report.type)
        let isSeries =
            report.cues.contains { $0.rule == "series" }
            || type.identity == .day && Recurrence.isFound(report, in: ledger)
        let comparison = comparison(of: report, type: type, isSeries: isSeries)
        let told = standing(told(report, at: index, comparison))
        let isToldOfHearsay = told.map { ledger[$0.index].isHearsay } ?? false
        let nearest =
            told == nil || isToldOfHearsay
            ? spokenOf(report, type, standing(self.nearest(to: report, comparison, amongHearsay: false))) : told
        let decision = Case(
            report: report, rules: type, thresholds: (rules.alertFrom, rules.reviewFrom), zone: input.zone,
            nearest: nearest.map { (ledger[$0.index], $0.identity) }, reference: reference,
            publishedUnknown: input.article.published == nil, isSeries: isSeries
        ).decision
        // What is recalled alerts nobody and adds nothing: it is enough that it is likely which event is meant.
        let isLikelyEnough =
            decision.verdict == .background && !input.isHistory && type.identity != .party
        let least = isLikelyEnough ? Identity.doubt : Identity.join
        let joined =
            nearest.flatMap { $0.identity.probability >= least ? $0 : nil }
            ?? (isToldOfHearsay ? told : heardOf(report, decision.verdict, comparison))
        let event = record(report, decision, joined: joined)
        if decision.verdict == .new, let event, !input.isHistory {
            news.append((report.type, event, report, decision, input.unfamiliar.contains(index)))
        }
        if let event { turn(event, report, decision.verdict, at: index, pause: joined?.identity.pause) }
        judgements.append(
            Judgement(
                report: report, verdict: decision.verdict, event: event.map { ledger[$0].id },
                rule: decision.rule.rawValue,
                reason: decision.reason,
                nearest: nearest.map {
                    .init(
                        event: ledger[$0.index].id, probability: $0.identity.probability, agrees: $0.identity.agrees,
                        differs: $0.identity.differs)
                }))
    }

    // MARK: - The ledger

    private func comparison(of report: Report, type: Rules.TypeRules, isSeries: Bool) -> Comparison {
        var comparison = Comparison(
            kind: type.identity, window: type.window, stages: type.stages, weights: rules.weights,
            isSeries: isSeries)
        guard !ledger.isEmpty else { return comparison }
        comparison.words = WordPrint(
            title: input.article.title, evidence: report.evidence, language: input.findings.language)
        if !report.names.isEmpty { comparison.commonness = Commonness(ledger, type: report.type) }
        return comparison
    }

    private func nearest(
        to report: Report, _ comparison: Comparison, amongHearsay: Bool
    ) -> (index: Int, identity: Identity)? {
        var best: (index: Int, identity: Identity)?
        for index in ledger.indices where ledger[index].isHearsay == amongHearsay {
            if comparison.isVetoed(report, ledger[index]) || isOwnNews(index, report) { continue }
            var identity = comparison.identity(report, ledger[index])
            guard identity.probability > 0.04 else { continue }
            if input.isRevision, identity.probability >= Identity.doubt, isOwn(ledger[index]) {
                // What this article told before is the likelier the thing that it tells of now.
                identity.probability = max(identity.probability, Identity.join)
            }
            if identity.probability > (best?.identity.probability ?? 0) { best = (index, identity) }
        }
        return best
    }

    /// The event, known by hearsay only, that a report surely tells of too. It weighs nothing in the verdict.
    private func heardOf(
        _ report: Report, _ verdict: Verdict, _ comparison: Comparison
    ) -> (index: Int, identity: Identity)? {
        guard report.status != .hypothetical,
            let heard = standing(nearest(to: report, comparison, amongHearsay: true)),
            heard.identity.probability >= Identity.join, !heard.identity.isNextStage
        else { return nil }
        return heard
    }

    /// The event that the same words told of before: by them it is known, though they be read as of another day now. A
    /// sentence put in other words may correct the place, but a later day is another event.
    private func told(
        _ report: Report, at index: Int, _ comparison: Comparison
    ) -> (index: Int, identity: Identity)? {
        guard let told = input.told[index], let known = ledger.firstIndex(where: { $0.id == told.event }) else {
            return nil
        }
        var identity = comparison.identity(report, ledger[known])
        if !told.isVerbatim, let day = report.date, let before = ledger[known].date, day.from > before.to { return nil }
        identity.probability = max(identity.probability, 0.95)
        identity.agrees = (identity.agrees + ["words"]).sorted()
        return (known, identity)
    }

    private func isOwn(_ event: Event) -> Bool { event.tellings.contains { $0.article == input.article.id } }

    /// Enters a report; the index of its event, nil where it makes none.
    private mutating func record(
        _ report: Report, _ decision: Decision, joined: (index: Int, identity: Identity)?
    ) -> Int? {
        let telling = telling(of: report, verdict: decision.verdict)
        if let joined, ledger[joined.index].isHearsay {
            ledger[joined.index].heed(report, telling, at: moment)
            note(joined.index)
            return joined.index
        }
        if let joined {
            // What is only recalled, possible or denied adds nothing to what is known of the event.
            guard [.new, .update, .late, .planned].contains(decision.verdict) else {
                if ledger[joined.index].isStanding {
                    ledger[joined.index].lastSeen = max(ledger[joined.index].lastSeen, moment)
                    note(joined.index)
                }
                return joined.index
            }
            if input.isRevision, !changed.contains(joined.index) {
                ledger[joined.index].correct(telling)
            }
            let identity = joined.identity
            ledger[joined.index].take(
                report, telling, at: moment, isFurther: identity.isInstance || identity.isNextStage)
            if identity.isNextStage { ledger[joined.index].stage = report.stage }
            note(joined.index)
            return joined.index
        }
        var isHearsay = false
        switch decision.verdict {
        case .new, .late, .planned: break
        case .background where input.isHistory && report.status != .hypothetical: break
        case .background where isStanding(report): break
        case .possible, .background, .denied:
            guard Hearsay.isOf(report, kind: rules.of(report.type).identity, from: rules.reviewFrom) else { return nil }
            isHearsay = true
        default: return nil
        }
        ledger.append(
            Event(
                id: ids.nextEvent(), type: report.type, status: isHearsay ? .hypothetical : report.status,
                date: isStanding(report) ? nil : report.date,
                dateInferred: report.dateInferred && !isStanding(report), place: report.place, actors: report.actors,
                persons: report.persons, roles: report.roles, venue: report.venue, issues: report.issues,
                scope: report.scope, stage: report.stage, amount: report.amount, firstSeen: moment, lastSeen: moment,
                tellings: [telling]))
        note(ledger.count - 1)
        return ledger.count - 1
    }

    private func isStanding(_ report: Report) -> Bool {
        rules.of(report.type).identity == .party && report.scope != nil && report.isStanding
    }

    mutating func note(_ index: Int) {
        if !changed.contains(index) { changed.append(index) }
    }

    func telling(of report: Report, verdict: Verdict) -> Telling {
        Telling(
            article: input.article.id, url: input.article.url, source: input.article.source, title: input.article.title,
            language: input.findings.language, published: input.article.published, verdict: verdict, size: report.size,
            amount: report.amount, evidence: report.evidence, speaker: report.speaker, origin: input.article.copyOf)
    }

    // MARK: - Alerts

    /// What happened lately goes before what came to light with it.
    private func headWeight(_ report: Report) -> Double {
        let age = reference.flatMap { day in report.date.map { day - $0.to } } ?? 0
        return report.weight - (age > rules.of(report.type).window ? 0.5 : 0)
    }

    /// One alert a type for all that is new in the article; none where it belongs to a wave that is alerted already.
    mutating func raiseAlerts() {
        var types: [String] = []
        for item in news where !types.contains(item.type) { types.append(item.type) }
        for type in types {
            let items = news.filter { $0.type == type }
            let indices = items.map(\.event)
            // Loans and detentions of one article, told before: the article's other events of the type, no wave.
            let isDated = rules.of(type).identity == .day
            if isDated, let known = Waves(countries: rules.countries).alerted(of: indices, type: type, in: ledger) {
                let head = ledger[known].umbrella ?? ledger[known].id
                for index in indices {
                    ledger[index].alert = ledger[known].alert
                    ledger[index].umbrella = head
                    let own = items.filter { $0.event == index }
                    tell(index, own.map(\.report), isNewPlace: own.contains(where: \.isNewPlace))
                }
                continue
            }
            guard let first = items.max(by: { headWeight($0.report) < headWeight($1.report) }) else { continue }
            let id = ids.nextAlert()
            var order = [first.event]
            for index in indices where !order.contains(index) { order.append(index) }
            for index in order {
                ledger[index].alert = id
                if order.count > 1 { ledger[index].umbrella = ledger[first.event].id }
                let own = items.filter { $0.event == index }
                tell(index, own.map(\.report), isNewPlace: own.contains(where: \.isNewPlace))
            }
            let severity = order.compactMap { ledger[$0].severity }.max() ?? .medium
            alerts.append(
                Alert(
                    id: id, kind: .new, type: type, severity: severity, raised: moment,
                    events: order.map { ledger[$0] },
                    evidence: first.report.evidence, reason: first.decision.reason, confidence: first.report.confidence)
            )
        }
    }

    /// The event that stands for a merged one, since the desk says that they are one.
    private func standing(_ nearest: (index: Int, identity: Identity)?) -> (index: Int, identity: Identity)? {
        guard var nearest else { return nil }
        for _ in ledger.indices {
            guard let id = ledger[nearest.index].mergedInto else { return nearest }
            guard let index = ledger.firstIndex(where: { $0.id == id }) else { return nil }
            nearest.index = index
        }
        return nil
    }
}
