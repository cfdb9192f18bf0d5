internal import Alerting
internal import Foundation
internal import Model

extension BacktestResult {
    package func json() throws -> String {
        TerminalText.json(try OutputJSON.text(Document(self), pretty: true))
    }

    private struct Document: Encodable {
        var from: String
        var to: String
        var articles: Int
        var isSame: Bool
        var old: SideJSON
        var new: SideJSON
        var gained: [BacktestLine]
        var lost: [BacktestLine]
        var changed: [BacktestLine]
        var unchanged: Int
        var digest: DigestDocument?

        init(_ result: BacktestResult) {
            let zone = result.zone
            from = Timestamp.text(result.from, in: zone)
            to = Timestamp.text(result.to, in: zone)
            articles = result.articles
            isSame = result.isSame
            old = SideJSON(result.old, days: result.days)
            new = SideJSON(result.new, days: result.days)
            gained = result.comparison.gained.map { BacktestLine($0.alert, zone: zone, otherwise: $0.otherwise) }
            lost = result.comparison.lost.map { BacktestLine($0.alert, zone: zone, otherwise: $0.otherwise) }
            changed = result.comparison.changed.map { BacktestLine($0.new, zone: zone, changes: $0.changes) }
            unchanged = result.comparison.unchanged
            digest = result.digest.map { DigestDocument($0) }
        }
    }

    private struct SideJSON: Encodable {
        var title: String
        var hash: String
        var alerts: Int
        var alertsPerDay: Double
        var articlesOnTopic: Int
        var verdicts: [String: [String: Int]]
        var precision: ShareJSON
        var recall: ShareJSON
        var right: Int
        var wrong: Int
        var notNew: Int
        var unmarked: Int

        init(_ side: Side, days: Double) {
            title = side.title
            hash = side.hash
            alerts = side.alerts
            alertsPerDay = (Double(side.alerts) / days * 100).rounded() / 100
            articlesOnTopic = side.articlesOnTopic
            verdicts = side.verdicts.mapValues { counts in
                Dictionary(counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
            }
            precision = ShareJSON(side.score.precision)
            recall = ShareJSON(side.score.recall)
            right = side.score.right
            wrong = side.score.wrong
            notNew = side.score.notNew
            unmarked = side.score.unmarked
        }
    }

    /// A page that needs nothing beside it. Everything from outside is escaped; links are http or https.
    package func html() throws -> String {
        func link(_ line: BacktestLine) -> String {
            let title = Self.escaped(line.title)
            let isWeb = line.url.hasPrefix("https://") || line.url.hasPrefix("http://")
            return isWeb ? "<a href=\"\(Self.escaped(line.url))\">\(title)</a>" : title
        }
        func item(_ line: BacktestLine, _ rest: [String]) -> String {
            "<li><b>\(Self.escaped(line.headline))</b> (\(line.severity.rawValue))<br>\(Self.escaped(line.source)): \(link(line))"
                + "<blockquote>\(Self.escaped(line.sentence))</blockquote>"
                + ([line.rule] + rest).map { "<p>\(Self.escaped($0))</p>" }.joined() + "</li>\n"
        }
        func list(_ title: String, _ items: [String]) -> String {
            "<h2>\(title) \(items.count)</h2>\n<ul>\n\(items.joined())</ul>\n"
        }
        func table(_ table: AlignedTable) -> String {
            func row(_ cells: [String], _ tag: String) -> String {
                "<tr>" + cells.map { "<\(tag)>\(Self.escaped($0))</\(tag)>" }.joined() + "</tr>\n"
            }
            return "<table>\n" + row(table.head, "th") + table.rows.map { row($0, "td") }.joined() + "</table>\n"
        }
        let head = "Backtest, \(Timestamp.text(from, in: zone)) to \(Timestamp.text(to, in: zone))"
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(Self.escaped(head))</title>
            <style>body{font:16px/1.45 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}
            td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}blockquote{margin:.4em 0;padding-left:.8em;border-left:3px solid
            #bbb}p{margin:.2em 0;color:#444}</style></head><body>
            <h1>\(Self.escaped(head))</h1>
            <p>\(articles) articles. \(isSame ? "Both are the same watchlist: no alert is gained, none is lost." : "")</p>

            """ + table(AlignedTable(head: ["", "Old", "New"], rows: figures))
                + list(
                    "Gained",
                    comparison.gained.map { item(BacktestLine($0.alert, zone: zone), ["The old one: " + $0.otherwise]) }
                )
                + list(
                    "Lost",
                    comparison.lost.map { item(BacktestLine($0.alert, zone: zone), ["The new one: " + $0.otherwise]) })
                + list("Changed", comparison.changed.map { item(BacktestLine($0.new, zone: zone), $0.changes) })
                + "<h2>Reports by verdict, old → new</h2>\n" + table(verdicts)
                + "<p>\(Self.escaped(Self.legend))</p>\n</body></html>\n"
    }

    /// Text as HTML shows it, in attributes too; controls and what turns the direction of writing are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in TerminalText.lines(text).unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
