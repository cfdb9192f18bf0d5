internal import Alerting
package import Foundation
package import Model
internal import Watching

/// What became of an article, stage by stage, with the rule and the sentence.
package struct Why: Sendable {
    private let history: ArticleHistory
    private let zone: TimeZone
    private let versions: RuleVersions

    package init(_ history: ArticleHistory, zone: TimeZone) {
        self.init(history, zone: zone, versions: RuleVersions())
    }

    init(_ history: ArticleHistory, zone: TimeZone, versions: RuleVersions) {
        self.history = history
        self.zone = zone
        self.versions = versions
    }

    /// The hash of the watchlist that made a judgement.
    private func version(_ index: Int) -> String {
        history.judgedBy.indices.contains(index) ? history.judgedBy[index] : history.watchlist ?? ""
    }

    /// The rules that spoke, each with the line on which it stood then.
    private func rules(_ index: Int) -> [String] {
        let report = history.judgements[index].report
        let version = version(index)
        guard let rules = versions.rules(of: report, version: version) else {
            let cues = report.cues.map { "          rule \($0.rule) (\(signed($0.weight))): \($0.text)" }
            return cues + ["          by watchlist \(version.prefix(12)), whose lines are not on record"]
        }
        return ["          by watchlist \(version.prefix(12))"]
            + rules.map { rule in
                var line =
                    "          \(rule.kind == .program ? "rule" : rule.kind.rawValue) \(rule.name) (\(signed(rule.weight)))"
                if !rule.text.isEmpty { line += ": \(rule.text)" }
                if let pattern = rule.pattern { line += " ← \(pattern)" }
                if let origin = rule.patternOrigin { line += " \(origin.position)" }
                if let origin = rule.origin { line += ", rule \(origin.position): \(origin.text)" }
                return line
            }
    }

    package var text: String {
        var lines: [String] = []
        if let item = history.item {
            lines.append("fetch     \(time(item.firstSeen)) from \(item.feed)")
            lines.append("parse     '\(item.title)', published \(item.published.map(time) ?? "at an unknown time")")
            if item.stage == .withheld { lines.append("          withheld: \(item.why ?? "no reason on record")") }
            if item.stage == .parsed {
                lines.append("extract   waits until \(time(item.due))\(item.why.map { ": \($0)" } ?? "")")
            }
        }
        if let article = history.article {
            lines.append(
                "extract   \(article.text.count) letters, language \(article.language?.rawValue ?? "unknown"), \(article.source)"
            )
            if let original = article.copyOf { lines.append("          copy of \(original)") }
            if let revised = article.revised { lines.append("          last edited \(time(revised))") }
            lines.append("classify  \(history.onTopic ? "of the beat" : "not of the beat")")
        }
        for (index, judgement) in history.judgements.enumerated() {
            let report = judgement.report
            lines.append(
                "judge     \(report.type) \(report.status.rawValue) → \(judgement.verdict.rawValue) [\(judgement.rule)] \(judgement.reason)"
            )
            lines.append("          \(facts(report))")
            lines.append("          “\(report.evidence)”")
            lines += rules(index)
            if let nearest = judgement.nearest {
                lines.append(
                    "          nearest event \(nearest.event), p \(signed(nearest.probability)), agrees: "
                        + "\(list(nearest.agrees)), differs: \(list(nearest.differs))")
            }
        }
        if let why = history.why, history.article != nil { lines.append("record    \(why)") }
        for alert in history.alerts {
            lines.append("alert     \(alert.id) \(alert.kind.rawValue) \(alert.severity.rawValue): \(alert.reason)")
        }
        for delivery in history.deliveries {
            lines.append(
                "deliver   \(delivery.destination): \(delivery.state.rawValue) after \(delivery.attempts) tries"
                    + (delivery.lastError.map { ", \($0)" } ?? ""))
        }
        return lines.joined(separator: "\n")
    }

    package func json() throws -> String {
        let judgements = history.judgements.enumerated().map { index, judgement in
            JudgementLine(
                judgement: judgement, watchlist: version(index),
                rules: versions.rules(of: judgement.report, version: version(index)))
        }
        return try OutputJSON.text(Document(history, judgements, zone: zone), pretty: true)
    }

    /// A judgement with the version that made it and the lines of its rules; nil where that version is not on record.
    private struct JudgementLine: Encodable {
        var judgement: Judgement
        var watchlist: String
        var rules: [RuleLine]?

        private enum CodingKeys: String, CodingKey { case watchlist, rules }

        func encode(to encoder: any Encoder) throws {
            try judgement.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(watchlist, forKey: .watchlist)
            try container.encodeIfPresent(rules, forKey: .rules)
        }
    }

    private func facts(_ report: Report) -> String {
        var facts = [report.date.map { Wording.days($0) + (report.dateInferred ? " (inferred)" : "") } ?? "day unknown"]
        facts.append(report.place?.name ?? "place unknown")
        if let size = report.size { facts.append(Wording.bounds(size) + " people") }
        if let amount = report.amount { facts.append(Wording.money(amount)) }
        if let scope = report.scope { facts.append("scope \(scope)") }
        if let stage = report.stage { facts.append("stage \(stage)") }
        facts += report.actors + report.persons.map(\.name)
        facts.append("confidence \(signed(report.confidence))")
        return facts.joined(separator: " · ")
    }

    private func time(_ instant: Date) -> String { Timestamp.text(instant, in: zone) }
    private func list(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.joined(separator: ", ") }
    private func signed(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

    private struct Document: Encodable {
        var url: String?
        var canonicalURL: String?
        var title: String?
        var source: String?
        var feed: String?
        var stage: Stage?
        var firstSeen: String?
        var published: String?
        var read: String?
        var language: String?
        var onTopic: Bool
        var why: String?
        /// The archive's name of the article whose text it prints.
        var copyOf: String?
        var revised: String?
        var watchlist: String?
        var judgements: [JudgementLine]
        var alerts: [AlertDocument]
        var deliveries: [DeliveryLine]

        struct DeliveryLine: Encodable {
            var id: String
            var destination: String
            var state: Delivery.State
            var attempts: Int
            var lastError: String?
        }

        init(_ history: ArticleHistory, _ judgements: [JudgementLine], zone: TimeZone) {
            func time(_ instant: Date?) -> String? { instant.map { Timestamp.text($0, in: zone) } }
            url = history.article?.url ?? history.item?.url
            canonicalURL = history.article?.canonicalURL ?? history.item?.canonicalURL
            title = history.article?.title ?? history.item?.title
            source = history.article?.source ?? history.item?.source
            feed = history.item?.feed
            stage = history.item?.stage
            firstSeen = time(history.item?.firstSeen)
            published = time(history.article?.published ?? history.item?.published)
            read = time(history.read)
            language = history.article?.language?.rawValue
            onTopic = history.onTopic
            why = history.why
            copyOf = history.article?.copyOf
            revised = time(history.article?.revised)
            watchlist = history.watchlist
            self.judgements = judgements
            alerts = history.alerts.map { AlertDocument($0, zone: zone) }
            deliveries = history.deliveries.map {
                DeliveryLine(
                    id: $0.id, destination: $0.destination, state: $0.state, attempts: $0.attempts,
                    lastError: $0.lastError)
            }
        }
    }
}
