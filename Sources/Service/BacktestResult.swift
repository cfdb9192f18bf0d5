internal import Alerting
internal import Foundation
internal import Model

/// What `watchlist backtest` found.
package struct BacktestResult: Sendable {
    struct Side: Sendable {
        var title: String
        var hash: String
        var alerts: Int
        var articlesOnTopic: Int
        /// Type → verdict → reports.
        var verdicts: [String: [Verdict: Int]]
        var score: BacktestScore
    }

    let from: Date
    let to: Date
    let zone: TimeZone
    let articles: Int
    /// Both are one watchlist, by hash.
    let isSame: Bool
    let old: Side
    let new: Side
    let comparison: BacktestComparison
    /// The window's last digest as the new watchlist would have made it; nil where it is not asked for.
    let digest: Digest?

    var days: Double { max(1, to.timeIntervalSince(from) / 86_400) }

    /// How many alerts the old and the new watchlist raise.
    package var alertCounts: [Int] { [old.alerts, new.alerts] }

    func aDay(_ count: Int) -> String { FeedTable.rate(Double(count) / days) }

    /// As people read it in a terminal; titles and sentences are as their publishers wrote them.
    package func text() throws -> String {
        var parts = [head]
        if isSame {
            parts.append("Both are the same watchlist (\(new.hash)): no alert is gained, none is lost.")
        } else {
            parts.append("GAINED \(comparison.gained.count)")
            parts += comparison.gained.map { Self.lines($0, sign: "+", other: "old", zone) }
            parts.append("LOST \(comparison.lost.count)")
            parts += comparison.lost.map { Self.lines($0, sign: "-", other: "new", zone) }
            parts.append("CHANGED \(comparison.changed.count)")
            parts += comparison.changed.map { Self.lines($0, zone) }
        }
        parts.append(AlignedTable(head: ["", "OLD", "NEW"], rows: figures).text(indent: ""))
        parts.append("Reports by verdict, old → new\n" + verdicts.text())
        parts.append(Self.legend)
        if let digest { parts.append(try DigestRendering().markdown(digest)) }
        return parts.joined(separator: "\n\n")
    }

    static let legend = """
        Precision: of the alerts that bear a mark of the desk, how many are right. Recall: of the live alerts marked right, how
        many are raised. In brackets the 95 % interval (Wilson). What never alerted live bears no mark.
        """

    private var head: String {
        "\(articles) articles read from \(Timestamp.text(from, in: zone)) to \(Timestamp.text(to, in: zone)), judged again as of "
            + "then; nothing was sent or changed."
    }

    var figures: [[String]] {
        [
            ["watchlist", old.hash, new.hash],
            ["alerts", "\(old.alerts)", "\(new.alerts)"],
            ["alerts a day", aDay(old.alerts), aDay(new.alerts)],
            ["articles of the beat", "\(old.articlesOnTopic)", "\(new.articlesOnTopic)"],
            ["precision", old.score.precision.text, new.score.precision.text],
            ["recall", old.score.recall.text, new.score.recall.text],
            ["marked right", "\(old.score.right)", "\(new.score.right)"],
            ["marked wrong", "\(old.score.wrong)", "\(new.score.wrong)"],
            ["marked not new", "\(old.score.notNew)", "\(new.score.notNew)"],
            ["unmarked", "\(old.score.unmarked)", "\(new.score.unmarked)"],
        ]
    }

    /// A row a type; a column a verdict that occurs.
    var verdicts: AlignedTable {
        let types = Set(old.verdicts.keys).union(new.verdicts.keys).sorted()
        let used = Verdict.allCases.filter { verdict in
            types.contains { old.verdicts[$0]?[verdict] != nil || new.verdicts[$0]?[verdict] != nil }
        }
        return AlignedTable(
            head: ["TYPE"] + used.map { $0.rawValue.uppercased() },
            rows: types.map { type in
                [type]
                    + used.map { verdict in
                        let (before, after) = (old.verdicts[type]?[verdict] ?? 0, new.verdicts[type]?[verdict] ?? 0)
                        return before == after ? "\(after)" : "\(before) → \(after)"
                    }
            })
    }

    // MARK: - An alert in lines

    private static func lines(_ single: BacktestComparison.Single, sign: String, other: String, _ zone: TimeZone)
        -> String
    {
        let entry = BacktestLine(single.alert, zone: zone)
        return """
            \(sign) \(entry.headline) (\(entry.severity))
              \(TerminalText.field(single.alert.article.source)): \(TerminalText.field(entry.title))
              \(TerminalText.field(entry.url))
              “\(TerminalText.field(entry.sentence, most: 600))”
              \(entry.rule)
              the \(other) one: \(single.otherwise)
            """
    }

    private static func lines(_ changed: BacktestComparison.Changed, _ zone: TimeZone) -> String {
        let entry = BacktestLine(changed.new, zone: zone)
        return """
            ~ \(entry.headline) (\(entry.severity))
              \(TerminalText.field(entry.url))
            """ + changed.changes.map { "\n  \(TerminalText.field($0))" }.joined()
    }
}

/// An alert of a backtest as it is shown, and its line in JSON.
struct BacktestLine: Encodable {
    var article: String
    var url: String
    var title: String
    var source: String
    var published: String?
    var kind: Alert.Kind
    var type: String
    var severity: Severity
    var headline: String
    var sentence: String
    /// The rule that decided, its reason, and the words that set it off.
    var rule: String
    var otherwise: String?
    var changes: [String]?

    init(_ alert: BacktestAlert, zone: TimeZone, otherwise: String? = nil, changes: [String]? = nil) {
        article = alert.article.id
        url = alert.article.url
        title = alert.article.title
        source = alert.article.source
        published = alert.article.published.map { Timestamp.text($0, in: zone) }
        kind = alert.alert.kind
        type = alert.alert.type
        severity = alert.alert.severity
        headline = alert.alert.events.first.map(Wording.headline) ?? Wording.title(of: alert.alert.type)
        sentence = alert.alert.evidence
        let words = (alert.judgement?.report.cues ?? []).filter { !$0.text.isEmpty }
            .map { "\($0.rule) “\(TerminalText.field($0.text))”" }
        rule =
            (alert.judgement.map { "\($0.rule): " } ?? "") + alert.alert.reason
            + (words.isEmpty ? "" : " By " + words.joined(separator: ", ") + ".")
        self.otherwise = otherwise
        self.changes = changes
    }
}
