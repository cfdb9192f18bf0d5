internal import Judging
internal import Watching

extension Rules {
    /// What judging needs to know of a watchlist.
    init(_ watchlist: Watchlist) {
        self.init(
            types: Dictionary(
                watchlist.types.map { ($0.name, TypeRules($0)) }, uniquingKeysWith: { first, _ in first }),
            countries: Set(watchlist.places.filter { $0.kind == .country }.map(\.name)))
    }
}

extension Rules.TypeRules {
    init(_ type: EventType) {
        let identity: Rules.Identity =
            switch type.identity {
            case .day: .day
            case .party: .party
            case .sum: .sum
            }
        self.init(
            title: type.title, identity: identity, window: type.window, alertsWhenPlanned: type.alertsWhenPlanned,
            alertsWhenDisclosed: type.alertsWhenDisclosed,
            silentScopes: Set(type.scopes.filter { !$0.alerts }.map(\.name)),
            alertingStages: Set(type.stages.filter(\.alerts).map(\.name)), stages: type.stages.map(\.name),
            // A severity rule's words are looked for by the classifier, which marks the report with a cue of that name.
            severity: type.severity.enumerated().map { index, rule in
                Rules.SeverityRule(
                    rule.severity, sizeFrom: rule.sizeFrom, amountFrom: rule.amountFrom,
                    cue: rule.when.isEmpty ? nil : "severity \(index)",
                    // Called by its lists of words, as the watchlist names them.
                    name: rule.when.flatMap(\.groups).first.flatMap {
                        type.groups.indices.contains($0) ? type.groups[$0].name : nil
                    })
            })
    }
}
