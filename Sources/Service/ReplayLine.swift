internal import Alerting
internal import Foundation
internal import Model

/// One line of what `replay` prints; the form is public (README, "replay").
struct ReplayLine: Encodable {
    var id: String
    var url: String
    var title: String
    /// As given.
    var published: String?
    var language: String?
    var onTopic: Bool
    var themes: [String]
    var actors: [String]
    var places: [String]
    var reports: [ReportLine]
    var alerts: [AlertLine]

    struct ReportLine: Encodable {
        var type: String
        var status: Report.Status
        /// Nil in `read`, which knows no ledger.
        var verdict: Verdict?
        var event: String?
        var rule: String?
        var reason: String?
        var date: DayInterval?
        var dateInferred: Bool
        var place: String?
        /// Canonical, and persons whom the watchlist does not know as the text writes them.
        var actors: [String]
        /// Those of `actors` whom the watchlist does not know.
        var persons: [String]
        var roles: [Role]
        var venue: String?
        var issues: [String]
        var speaker: Speaker?
        var size: Bounds?
        var amount: Money?
        var scope: String?
        var stage: String?
        var confidence: Double
        var evidence: String
        var cues: [String]

        init(_ report: Report, judgement: Judgement?) {
            type = report.type
            status = report.status
            verdict = judgement?.verdict
            event = judgement?.event
            rule = judgement?.rule
            reason = judgement?.reason
            date = report.date
            dateInferred = report.dateInferred
            place = report.place?.name
            actors = report.actors + report.persons.map(\.name)
            persons = report.persons.map(\.name)
            roles = report.roles
            venue = report.venue
            issues = report.issues
            speaker = report.speaker
            size = report.size
            amount = report.amount
            scope = report.scope
            stage = report.stage
            confidence = (report.confidence * 100).rounded() / 100
            evidence = report.evidence
            cues = report.cues.map { "\($0.rule): \($0.text)" }
        }
    }

    struct AlertLine: Encodable {
        var id: String
        var event: String
        var kind: Alert.Kind
        var type: String
        var severity: Severity
    }

    init(_ record: ArticleRecord, given: ReplayArticle) {
        id = given.id
        url = given.url ?? ""
        title = given.title ?? ""
        published = given.published
        language = record.article.language?.base.rawValue
        onTopic = record.findings.onTopic
        themes = record.findings.names(.theme)
        actors = record.findings.names(.actor)
        places = record.findings.names(.place)
        reports = record.judgements.map { ReportLine($0.report, judgement: $0) }
        alerts = record.alerts.map {
            AlertLine(id: $0.id, event: $0.event, kind: $0.kind, type: $0.type, severity: $0.severity)
        }
    }
}
