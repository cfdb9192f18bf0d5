package import Model

extension IdentityFeatures {
    /// How alike two known events are: what a merge or a split of the desk teaches.
    package init(_ one: Event, _ other: Event, rules: Rules) {
        let type = rules.of(one.type)
        let report = Report(one)
        let words = one.tellings.first.map {
            WordPrint(title: $0.title, evidence: $0.evidence, language: $0.language)
        }
        self =
            Comparison(
                kind: type.identity, window: type.window, stages: type.stages, weights: rules.weights, words: words
            )
            .identity(report, other).features
    }
}

extension IdentityLesson {
    /// The desk said that these are one event, or two.
    package init(_ one: Event, _ other: Event, isSame: Bool, rules: Rules) {
        self.init(features: IdentityFeatures(one, other, rules: rules), isSame: isSame)
    }
}

extension Report {
    /// An event as a report of it would tell it.
    fileprivate init(_ event: Event) {
        self.init(
            type: event.type, status: event.status, date: event.date, dateInferred: event.dateInferred,
            place: event.place, actors: event.actors, persons: event.persons, roles: event.roles, venue: event.venue,
            issues: event.issues, size: event.tellings.lazy.compactMap(\.size).first, amount: event.amount,
            scope: event.scope, stage: event.stage, confidence: 1,
            evidence: event.tellings.first?.evidence ?? "", evidenceRange: 0..<0)
    }
}
