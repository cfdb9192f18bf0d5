internal import Alerting
internal import Foundation
internal import Model
internal import Watching

extension WatchlistScore {
    /// As people read it in a terminal.
    package var text: String {
        var parts = [
            "Alerts from \(Timestamp.text(from, in: zone)) to \(Timestamp.text(to, in: zone)), watchlist \(hash): "
                + "\(total.alerts), \(FeedTable.rate(Double(total.alerts) / days)) a day, \(total.marked) marked"
        ]
        if total.alerts > 0 {
            parts.append(table("TYPE", types))
            parts.append(table("LANGUAGE", languages))
            parts.append(table("SOURCE", Array(sources.prefix(Self.mostSources))))
        }
        parts.append(Self.legend)
        if total.wrongFigure + total.wrongDate > 0 {
            parts.append(
                "Wrong figure \(total.wrongFigure), wrong date \(total.wrongDate): the alerts themselves count as right."
            )
        }
        if !worst.isEmpty {
            parts.append("Terms in the sentences of alerts marked wrong")
            parts += worst.map { score in
                "  " + Self.name(score) + ": \(score.wrong) wrong, \(score.right) right\n"
                    + score.sentences.map { "    “\(TerminalText.field($0, most: 300))”" }.joined(separator: "\n")
            }
        }
        if articles == 0 {
            parts.append("No article was read in these days: nothing can be said of silent terms.")
        } else {
            let shown = silentCount > silent.count ? ", \(silent.count) of them" : ""
            parts.append("\(silentCount) of \(patterns) terms stand in none of \(articles) articles\(shown)")
            if !silent.isEmpty {
                parts.append(
                    AlignedTable(
                        head: ["TERM", "LANGUAGE", "OF"],
                        rows: silent.map { [$0.pattern.text, $0.pattern.language.rawValue, $0.owner] }
                    ).text())
            }
        }
        return parts.joined(separator: "\n\n")
    }

    static let legend = """
        Precision: right of right, wrong and not new. Recall: of the events that the desk marked right or named as what an alert
        was the same as, those that were alerted as new; what neither an alert nor a mark names is not counted. In brackets the
        95 % interval (Wilson) and the number it rests on.
        """

    private func table(_ name: String, _ tallies: [(name: String, tally: Tally)]) -> String {
        func row(_ name: String, _ tally: Tally) -> [String] {
            [
                name, "\(tally.alerts)", FeedTable.rate(Double(tally.alerts) / days), "\(tally.right)",
                "\(tally.wrong)",
                "\(tally.notNew)", tally.precision.text, tally.recall.text,
            ]
        }
        var rows = tallies.map { row($0.name, $0.tally) }
        if tallies.count > 1, name == "TYPE" { rows.append(row("all", total)) }
        return AlignedTable(
            head: [name, "ALERTS", "A DAY", "RIGHT", "WRONG", "NOT NEW", "PRECISION", "RECALL"], rows: rows, most: 32
        ).text()
    }

    private static func name(_ score: TermScore) -> String {
        "\(TerminalText.field(score.pattern.text)) (\(score.pattern.language.rawValue), \(TerminalText.field(score.owner)))"
    }

    package func json() throws -> String {
        TerminalText.json(try OutputJSON.text(Document(self), pretty: true))
    }

    private struct Document: Encodable {
        var from: String
        var to: String
        var watchlist: String
        var total: TallyJSON
        var types: [TallyJSON]
        var languages: [TallyJSON]
        var sources: [TallyJSON]
        var worst: [TermJSON]
        var silent: [TermJSON]
        var silentCount: Int
        var patterns: Int
        var articles: Int

        init(_ score: WatchlistScore) {
            let days = score.days
            func tallies(_ list: [(name: String, tally: Tally)]) -> [TallyJSON] {
                list.map { TallyJSON($0.name, $0.tally, days: days) }
            }
            from = Timestamp.text(score.from, in: score.zone)
            to = Timestamp.text(score.to, in: score.zone)
            watchlist = score.hash
            total = TallyJSON(nil, score.total, days: days)
            types = tallies(score.types)
            languages = tallies(score.languages)
            sources = tallies(score.sources)
            worst = score.worst.map(TermJSON.init)
            silent = score.silent.map(TermJSON.init)
            silentCount = score.silentCount
            patterns = score.patterns
            articles = score.articles
        }
    }

    private struct TallyJSON: Encodable {
        var name: String?
        var alerts: Int
        var alertsPerDay: Double
        var right: Int
        var wrong: Int
        var notNew: Int
        var wrongFigure: Int
        var wrongDate: Int
        var precision: ShareJSON
        var recall: ShareJSON

        init(_ name: String?, _ tally: Tally, days: Double) {
            self.name = name
            alerts = tally.alerts
            alertsPerDay = (Double(tally.alerts) / days * 100).rounded() / 100
            right = tally.right
            wrong = tally.wrong
            notNew = tally.notNew
            wrongFigure = tally.wrongFigure
            wrongDate = tally.wrongDate
            precision = ShareJSON(tally.precision)
            recall = ShareJSON(tally.recall)
        }
    }

    private struct TermJSON: Encodable {
        var text: String
        var language: String
        var owner: String
        var wrong: Int
        var right: Int
        var sentences: [String]

        init(_ score: TermScore) {
            text = score.pattern.text
            language = score.pattern.language.rawValue
            owner = score.owner
            wrong = score.wrong
            right = score.right
            sentences = score.sentences
        }
    }
}
