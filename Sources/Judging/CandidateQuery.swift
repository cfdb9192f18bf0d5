package import Model

/// Which events of the ledger a report could tell of. A store answers with every event of that type whose days meet the
/// interval (unknown days always do) and that shares a place or an actor, or has no place; more does no harm, less does.
package struct CandidateQuery: Sendable, Hashable {
    package var type: String
    /// Nil: whatever the day.
    package var days: DayInterval?
    /// Canonical names: the report's place and what it lies in. Empty: anywhere.
    package var places: [String]
    /// Canonical names of those it happened to or who did it.
    package var actors: [String]

    package init(type: String, days: DayInterval?, places: [String] = [], actors: [String] = []) {
        self.type = type
        self.days = days
        self.places = places
        self.actors = actors
    }
}

extension Judge {
    /// Days on either side of a report's date within which its event can lie: a series goes back 30 days
    /// (reading.md, "Is it new?"), and an undated report can tell of anything inside the window.
    static let slack = 31

    /// What to fetch from the ledger before `rule`: a query a report, equal ones once.
    package static func wanted(_ findings: Findings, rules: Rules) -> [CandidateQuery] {
        var queries: [CandidateQuery] = []
        for report in findings.reports {
            let places = report.place.map { [$0.name] + $0.within } ?? []
            var days: DayInterval?
            if rules.of(report.type).identity == .day, let date = report.date {
                days = DayInterval(date.from - slack, date.to + slack)
            }
            let query = CandidateQuery(type: report.type, days: days, places: places, actors: report.actors)
            if !queries.contains(query) { queries.append(query) }
        }
        return queries
    }
}
