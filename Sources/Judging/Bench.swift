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
        let isSeries = report.cues.contains { $0.rule == "series" } || recursInLedger(report)
        let nearest = standing(
            told(report, at: index, type: type, isSeries: isSeries)
                ?? nearest(to: report, type: type, isSeries: isSeries))
        let decision = Case(
            report: report, rules: type, thresholds: (rules.alertFrom, rules.reviewFrom), zone: input.zone,
            nearest: nearest.map { (ledger[$0.index], $0.identity) }, reference: reference,
            publishedUnknown: input.article.published == nil, isSeries: isSeries
        ).decision
        let joined = nearest.flatMap { $0.identity.probability >= Identity.join ? $0 : nil }
        let event = record(report, decision, joined: joined)
        if decision.verdict == .new, let event, !input.isHistory {
            news.append((report.type, event, report, decision, input.unfamiliar.contains(index)))
        }
        if let event { turn(event, report, decision.verdict, at: index) }
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

    private func nearest(
        to report: Report, type: Rules.TypeRules, isSeries: Bool
    ) -> (index: Int, identity: Identity)? {
        var best: (index: Int, identity: Identity)?
        for index in ledger.indices {
            if Identity.isVetoed(report, ledger[index], kind: type.identity, isSeries: isSeries) { continue }
            var identity = Identity.compare(
                report, ledger[index], kind: type.identity, window: type.window, isSeries: isSeries)
            guard identity.probability > 0.04 else { continue }
            if input.isRevision, identity.probability >= Identity.doubt, isOwn(ledger[index]) {
                // What this article told before is the likelier the thing that it tells of now.
                identity.probability = max(identity.probability, Identity.join)
            }
            if identity.probability > (best?.identity.probability ?? 0) { best = (index, identity) }
        }
        return best
    }

    /// The event that the same words told of before: by them it is known, though they be read as of another day now. A
    /// sentence put in other words may correct the place, but a later day is another event.
    private func told(
        _ report: Report, at index: Int, type: Rules.TypeRules, isSeries: Bool
    ) -> (index: Int, identity: Identity)? {
        guard let told = input.told[index], let known = ledger.firstIndex(where: { $0.id == told.event }) else {
            return nil
        }
        var identity = Identity.compare(
            report, ledger[known], kind: type.identity, window: type.window, isSeries: isSeries)
        if !told.isVerbatim, let day = report.date, let before = ledger[known].date, day.from > before.to { return nil }
        identity.probability = max(identity.probability, 0.95)
        identity.agrees = (identity.agrees + ["words"]).sorted()
        return (known, identity)
    }

    private func isOwn(_ event: Event) -> Bool { event.tellings.contains { $0.article == input.article.id } }

    /// Three or more of its kind at its place within 14 days before (reading.md): a series, whatever its words say.
    private func recursInLedger(_ report: Report) -> Bool {
        guard rules.of(report.type).identity == .day, let place = report.place, place.within.count >= 2,
            let date = report.date
        else { return false }
        var count = 0
        for event in ledger where event.type == report.type && event.place?.name == place.name {
            guard let known = event.date, known.to <= date.from, date.from - known.to <= 14 else { continue }
            count += 1
        }
        return count >= 3
    }

    /// Enters a report; the index of its event, nil where it makes none.
    private mutating func record(
        _ report: Report, _ decision: Decision, joined: (index: Int, identity: Identity)?
    ) -> Int? {
        let telling = telling(of: report, verdict: decision.verdict)
        if let joined, decision.rule != .nextStage {
            // What is only recalled, possible or denied adds nothing to what is known of the event.
            guard [.new, .update, .late, .planned].contains(decision.verdict) else { return joined.index }
            if input.isRevision, !changed.contains(joined.index) {
                ledger[joined.index].correct(telling)
            }
            ledger[joined.index].take(report, telling, at: moment)
            note(joined.index)
            return joined.index
        }
        switch decision.verdict {
        case .new, .late, .planned: break
        case .background where input.isHistory && report.status != .hypothetical: break
        default: return nil
        }
        ledger.append(
            Event(
                id: ids.nextEvent(), type: report.type, status: report.status,
                date: report.date, dateInferred: report.dateInferred, place: report.place, actors: report.actors,
                persons: report.persons, roles: report.roles, venue: report.venue, issues: report.issues,
                scope: report.scope, stage: report.stage, amount: report.amount, firstSeen: moment, lastSeen: moment,
                tellings: [telling]))
        note(ledger.count - 1)
        return ledger.count - 1
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

    /// One alert a type for all that is new in the article; none where it belongs to a wave that is alerted already.
    mutating func raiseAlerts() {
        var types: [String] = []
        for item in news where !types.contains(item.type) { types.append(item.type) }
        for type in types {
            let items = news.filter { $0.type == type }
            let indices = items.map(\.event)
            if let known = alertedWave(of: indices, type: type) {
                let head = ledger[known].umbrella ?? ledger[known].id
                for index in indices {
                    ledger[index].alert = ledger[known].alert
                    ledger[index].umbrella = head
                    let own = items.filter { $0.event == index }
                    tell(index, own.map(\.report), isNewPlace: own.contains(where: \.isNewPlace))
                }
                continue
            }
            guard let first = items.max(by: { $0.report.weight < $1.report.weight }) else { continue }
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

    /// An alerted event that one of these is a wave with: of the type, in the same country, on the same days.
    private func alertedWave(of indices: [Int], type: String) -> Int? {
        guard rules.of(type).identity == .day else {
            // Loans and detentions of one article told before: the article's other events of the type.
            return nil
        }
        for known in ledger.indices where !indices.contains(known) {
            let event = ledger[known]
            guard event.type == type, event.alert != nil, let days = event.date else { continue }
            for index in indices {
                guard let mine = ledger[index].date, mine.distance(to: days) <= 1, max(mine.count, days.count) <= 14,
                    sharesCountry(ledger[index].place, event.place)
                else { continue }
                return known
            }
        }
        return nil
    }

    private func sharesCountry(_ one: PlaceName?, _ other: PlaceName?) -> Bool {
        guard let one, let other else { return false }
        let left = Set([one.name] + one.within).intersection(rules.countries)
        return !left.isDisjoint(with: [other.name] + other.within)
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
