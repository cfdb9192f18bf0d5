internal import Alerting
internal import Foundation
internal import Model
internal import Storing

/// An alert that a watchlist raises in a backtest, with the article that raises it and the rule that did.
struct BacktestAlert: Sendable {
    var alert: Alert
    var article: Article
    var read: Date
    /// The judgement behind it.
    var judgement: Judgement?
}

/// An article on which at least one of the two watchlists alerts.
struct BacktestOutcome: Sendable {
    struct Side: Sendable {
        var alerts: [Alert]
        var judgements: [Judgement]
        var onTopic: Bool

        init(_ record: ArticleRecord) {
            alerts = record.alerts
            judgements = record.judgements
            onTopic = record.findings.onTopic
        }
    }

    var article: Article
    var isHistory: Bool
    var read: Date
    var old: Side
    var new: Side

    var oldAlerts: [BacktestAlert] { alerts(of: old) }
    var newAlerts: [BacktestAlert] { alerts(of: new) }

    private func alerts(of side: Side) -> [BacktestAlert] {
        side.alerts.map { alert in
            BacktestAlert(
                alert: alert, article: article, read: read,
                judgement: side.judgements.first {
                    $0.event == alert.event && $0.report.type == alert.type && $0.verdict != .possible
                        && $0.report.evidence == alert.evidence
                } ?? side.judgements.first { $0.event == alert.event })
        }
    }
}

/// What the new watchlist changes: alerts are matched by their article, type and event, never by their ids.
struct BacktestComparison: Sendable {
    struct Changed: Sendable {
        var old: BacktestAlert
        var new: BacktestAlert
        /// What is other, old and new, a line each.
        var changes: [String]
    }

    /// An alert that only one of the two raises, with what the other made of its article.
    struct Single: Sendable {
        var alert: BacktestAlert
        var otherwise: String
    }

    private(set) var gained: [Single] = []
    private(set) var lost: [Single] = []
    private(set) var changed: [Changed] = []
    private(set) var unchanged = 0

    init(_ outcomes: [BacktestOutcome], old: MemoryLedger, new: MemoryLedger) {
        var lost: [(alert: BacktestAlert, otherwise: String)?] = []
        var gained: [(alert: BacktestAlert, otherwise: String)] = []
        for outcome in outcomes {
            var rest = outcome.newAlerts
            for alert in outcome.oldAlerts {
                if let index = rest.firstIndex(where: {
                    $0.alert.type == alert.alert.type && $0.alert.kind == alert.alert.kind
                }) {
                    pair(alert, rest.remove(at: index))
                } else {
                    lost.append((alert, Self.otherwise(outcome.new, type: alert.alert.type)))
                }
            }
            gained += rest.map { ($0, Self.otherwise(outcome.old, type: $0.alert.type)) }
        }
        // One event told of in several articles may be alerted from another of them now.
        var byArticle: [String: [Int]] = [:]
        for (index, entry) in lost.enumerated() {
            for article in Self.articles(entry?.alert, old) { byArticle[article, default: []].append(index) }
        }
        for entry in gained {
            let rivals = Self.articles(entry.alert, new).flatMap { byArticle[$0] ?? [] }
            let index = rivals.sorted().first { Self.isSame(lost[$0]?.alert, entry.alert) }
            if let index, let known = lost[index] {
                pair(known.alert, entry.alert)
                lost[index] = nil
            } else {
                self.gained.append(Single(alert: entry.alert, otherwise: entry.otherwise))
            }
        }
        self.lost = lost.compactMap { $0.map { Single(alert: $0.alert, otherwise: $0.otherwise) } }
    }

    private mutating func pair(_ old: BacktestAlert, _ new: BacktestAlert) {
        let changes = Self.changes(old, new)
        if changes.isEmpty { unchanged += 1 } else { changed.append(Changed(old: old, new: new, changes: changes)) }
    }

    /// The articles that tell of an alert's event, by the end of the window.
    private static func articles(_ alert: BacktestAlert?, _ ledger: MemoryLedger) -> [String] {
        guard let alert else { return [] }
        return [alert.article.id] + (ledger.event(id: alert.alert.event)?.tellings.map(\.article) ?? [])
    }

    private static func isSame(_ one: BacktestAlert?, _ other: BacktestAlert) -> Bool {
        guard let one = one?.alert, one.type == other.alert.type, one.kind == other.alert.kind else { return false }
        guard let left = one.events.first, let right = other.alert.events.first else { return false }
        if let here = left.place, let there = right.place, !here.isCompatible(with: there) { return false }
        guard let then = left.date, let now = right.date else { return true }
        return then.distance(to: now) <= 2
    }

    private static func changes(_ old: BacktestAlert, _ new: BacktestAlert) -> [String] {
        var changes: [String] = []
        func note(_ what: String, _ before: String?, _ after: String?) {
            if before != after { changes.append("\(what): \(before ?? "none") → \(after ?? "none")") }
        }
        let (before, after) = (old.alert.events.first, new.alert.events.first)
        note("severity", old.alert.severity.rawValue, new.alert.severity.rawValue)
        note("place", before?.place?.name, after?.place?.name)
        note("date", before?.date.map(Wording.days), after?.date.map(Wording.days))
        note("figure", figure(before), figure(after))
        if old.article.id != new.article.id {
            note(
                "raised by", "\(old.article.source): \(old.article.title)",
                "\(new.article.source): \(new.article.title)")
        }
        return changes
    }

    private static func figure(_ event: Event?) -> String? {
        let told = event.flatMap { event in
            [Wording.sizes(event), event.amount.map(Wording.money)].compactMap(\.self).joined(separator: ", ")
        }
        return told?.isEmpty == false ? told : nil
    }

    /// What a watchlist made of an article that it does not alert on, by the type that the other alerts of.
    private static func otherwise(_ side: BacktestOutcome.Side, type: String) -> String {
        let mine = side.judgements.filter { $0.report.type == type }
        if let best = mine.max(by: { $0.report.confidence < $1.report.confidence }) {
            if best.verdict == .new { return "new, but of a wave that an earlier alert tells of" }
            return "\(best.verdict.rawValue) (\(best.rule)): \(best.reason)"
        }
        return side.onTopic
            ? "of the beat, but it reports no event of the type \(type)"
            : "not of the beat: nothing in it meets what themes and event types require"
    }
}
