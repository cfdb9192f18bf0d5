package import Model

extension Judge {
    /// Days on either side of a report's date within which its event can lie: a series goes back 30 days
    /// (reading.md, "Is it new?").
    static let slack = 31
    /// An article that gives no day may tell of something of the last weeks; a loan goes on for as long.
    static let longSlack = 60

    /// What to fetch from the ledger before `rule`: a query a report, equal ones once.
    package static func wanted(_ findings: Findings, rules: Rules) -> [CandidateQuery] {
        var queries: [CandidateQuery] = []
        for report in findings.reports {
            let kind = rules.of(report.type).identity
            let chain = report.place.map { [$0.name] + $0.within } ?? []
            let query = CandidateQuery(
                type: report.type, days: report.date,
                reach: kind == .day && !report.dateInferred ? slack : longSlack, place: report.place,
                venue: kind == .day ? report.venue : nil,
                // Who came to a rally is no key to it: its place and day are.
                names: kind == .day
                    ? []
                    : report.actors + report.persons.map(\.key)
                        + report.persons.compactMap { NameSound.lookup($0.key) },
                amount: kind == .sum ? report.amount : nil,
                countries: kind == .day ? chain.filter(rules.countries.contains) : [])
            if !queries.contains(query) { queries.append(query) }
        }
        return queries
    }
}
