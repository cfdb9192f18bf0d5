import Model

/// What an article makes of events that the desk knows: noted on them, and told as a revision to those who got the alert.
extension Bench {
    /// What the desk is told of an event with its alert is no change afterwards.
    mutating func tell(_ index: Int, _ reports: [Report], isNewPlace: Bool) {
        let type = rules.of(ledger[index].type)
        ledger[index].severity = type.severity(of: reports, ledger[index], isNewPlace: isNewPlace)
        ledger[index].turn(Turn.alert, at: moment)
        for rule in type.severity where reports.contains(where: { $0.cues.contains { $0.rule == rule.cue } }) {
            if let sign = Revising.sign(rule) { ledger[index].turn(sign, at: moment) }
        }
    }

    // MARK: - Revisions

    /// Notes what a report makes of the event that it joined.
    ///
    /// - Parameter pause: days for which a series had stopped.
    mutating func turn(_ index: Int, _ report: Report, _ verdict: Verdict, at position: Int, pause: Int?) {
        switch (report.status, verdict) {
        case (.occurred, .new), (.occurred, .update), (.occurred, .late):
            affirm(index, report, verdict)
            if ledger[index].wasAnnounced {
                ledger[index].turn(Turn.occurred, at: moment)
                note(index)
            }
        case (.planned, .update):
            // What is announced of a known event is no change of it, unless its type is one of announcements.
            let type = rules.of(report.type)
            guard type.alertsWhenPlanned || report.stage.map(type.alertingStages.contains) == true else { return }
        case (.denied, _): deny(index, report)
        default: return
        }
        let type = rules.of(report.type)
        // As it stood before the article, its own earlier words included: an edit that says the same changes nothing.
        guard let before = input.candidates.first(where: { $0.id == ledger[index].id }), before.alert != nil,
            verdict != .new, !input.isHistory, report.confidence >= rules.alertFrom,
            input.told[position]?.isVerbatim != true
        else { return }
        if report.status != .denied {
            ledger[index].severity = type.severity(of: [report], ledger[index], isNewPlace: false)
            note(index)
        }
        let changes = Revising.changes(
            of: before, by: report, source: input.article.source, rules: type, pause: pause)
        if !changes.isEmpty { turned.append((index, report, changes)) }
    }

    private mutating func affirm(_ index: Int, _ report: Report, _ verdict: Verdict) {
        affirmed.insert(index)
        // The article gave the denial first.
        let own = ledger[index].tellings.firstIndex { $0.article == input.article.id && $0.verdict == .denied }
        if let own { ledger[index].tellings[own] = telling(of: report, verdict: verdict) }
    }

    /// Who says that it did not happen stands among its tellings; what is known of it stays.
    private mutating func deny(_ index: Int, _ report: Report) {
        guard report.confidence >= rules.reviewFrom,
            !ledger[index].tellings.contains(where: { $0.article == input.article.id })
        else { return }
        var telling = telling(of: report, verdict: .denied)
        telling.size = nil
        telling.amount = nil
        ledger[index].hear(telling)
        if ledger[index].alert == nil { ledger[index].turn(Turn.denied, at: moment) }
        note(index)
    }

    /// One revision an event: those who got its alert hear what has changed, each kind of change once.
    mutating func raiseRevisions() {
        var indices: [Int] = []
        for item in turned where !indices.contains(item.event) { indices.append(item.event) }
        for index in indices {
            var said: [(report: Report, change: Revising.Change)] = []
            for item in turned where item.event == index {
                for change in item.changes where !said.contains(where: { $0.change.kind == change.kind }) {
                    // An article that tells of it and of who denies it has both sides: the desk reads them there.
                    if change.kind == Turn.denied && affirmed.contains(index) { continue }
                    said.append((item.report, change))
                }
            }
            guard let first = said.first else { continue }
            let type = rules.of(ledger[index].type)
            ledger[index].severity = type.severity(
                of: said.filter { $0.report.status != .denied }.map(\.report), ledger[index], isNewPlace: false)
            for item in said {
                ledger[index].turn(item.change.kind, at: moment)
                if item.change.kind.hasPrefix("stage:") { ledger[index].stage = item.report.stage }
            }
            note(index)
            alerts.append(
                Alert(
                    id: ids.nextAlert(), kind: .revision, type: ledger[index].type,
                    severity: ledger[index].severity ?? .medium, raised: moment, events: [ledger[index]],
                    evidence: first.report.evidence,
                    reason: first.change.kind == Turn.denied
                        ? "A known event is said not to have happened." : "A known event has changed.",
                    confidence: first.report.confidence, changes: said.map(\.change.text)))
        }
    }
}
