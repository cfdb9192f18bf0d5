package import Foundation
package import Model

/// Decides of each report of an article whether it is new, and raises the alerts. Pure: the ledger comes in as candidates
/// and goes out as new and changed events.
///
/// An article's reports are judged in their order; each sees the events that those before it made. One article raises at
/// most one alert a type, and one event (or wave of events) is alerted once, whichever of its articles comes first.
package enum Judge {
    package struct Input: Sendable {
        package var article: Article
        package var findings: Findings
        /// As of when it is judged; replay gives the publication time. Nil: unknown, as where a replayed article has none.
        package var now: Date?
        /// Events of the ledger that the reports could tell of: the answers to `wanted`.
        package var candidates: [Event]
        /// Known of old (a corpus, a feed's first fetch): enters the ledger, alerts nobody.
        package var isHistory: Bool
        /// The article was read before, in other words.
        package var isRevision: Bool
        /// Which reports, by index, stand in an earlier version of the article, or in the one that it copies.
        package var told: [Int: Told]
        /// Which reports, by index, tell of a city at which nothing of their type is known for a year before.
        package var unfamiliar: Set<Int>
        /// The desk's zone, in which days begin.
        package var zone: TimeZone

        package init(
            article: Article, findings: Findings, now: Date?, candidates: [Event], isHistory: Bool = false,
            isRevision: Bool = false, told: [Int: Told] = [:], unfamiliar: Set<Int> = [], zone: TimeZone
        ) {
            self.article = article
            self.findings = findings
            self.now = now
            self.candidates = candidates
            self.isHistory = isHistory
            self.isRevision = isRevision
            self.told = told
            self.unfamiliar = unfamiliar
            self.zone = zone
        }
    }

    /// What became of a report when the same words were read before.
    package struct Told: Sendable, Hashable {
        package var event: String
        /// The sentence is the same; else it was put in other words, and the old one is gone.
        package var isVerbatim: Bool

        package init(event: String, isVerbatim: Bool) {
            self.event = event
            self.isVerbatim = isVerbatim
        }
    }

    package struct Ruling: Sendable, Equatable {
        /// One a report, in the reports' order.
        package var judgements: [Judgement]
        /// New or changed, whole: the store replaces what it has under the id.
        package var events: [Event]
        package var alerts: [Alert]

        package init(judgements: [Judgement] = [], events: [Event] = [], alerts: [Alert] = []) {
            self.judgements = judgements
            self.events = events
            self.alerts = alerts
        }
    }

    package static func rule(_ input: Input, rules: Rules, ids: inout EventIDs) -> Ruling {
        var bench = Bench(input: input, rules: rules, ids: ids)
        for (index, report) in input.findings.reports.enumerated() { bench.judge(report, at: index) }
        bench.raiseAlerts()
        bench.raiseRevisions()
        ids = bench.ids
        return Ruling(judgements: bench.judgements, events: bench.changedEvents, alerts: bench.alerts)
    }
}
