internal import Alerting
internal import Foundation
internal import Model
internal import Watching

extension ExplanationDocument {
    /// One self-contained page: no script, nothing is loaded.
    package func page() -> String { ExplanationPage(document: self).html }
}

/// An explanation as a page.
struct ExplanationPage {
    let document: ExplanationDocument

    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(heading): explained</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        <h1><span lang="\(language)">\(heading)</span></h1>
        <p class="result"><strong>Result:</strong> \(escaped(document.result))</p>
        <dl>
        \(facts)
        </dl>
        <h2>Text</h2>
        <p class="legend">Marked: \(legend). Point at a mark for its line in the watchlist; its number is that of the table below.</p>
        <div class="text" lang="\(language)">
        \(text)
        </div>
        <h2>Matches</h2>
        \(matches)
        <h2>Sentences looked at</h2>
        \(document.considered.isEmpty ? "<p>No sentence holds a word of any event type's triggers.</p>" : document.considered.map(considered).joined(separator: "\n"))
        <h2>Verdicts</h2>
        \(document.verdicts.isEmpty ? "<p>None. \(escaped(document.result))</p>" : document.verdicts.map(verdict).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private var heading: String { document.title.isEmpty ? "An article" : escaped(document.title) }
    private var language: String { escaped(document.language ?? "und") }

    private var facts: String {
        var rows = [("Beat", document.beat), ("Watchlist", document.watchlist), ("Ledger", document.ledger)]
        if let url = document.url { rows.append(("Address", url)) }
        if let record = document.onRecord { rows.append(("On record", record)) }
        rows.append(("Published", document.published ?? "unknown"))
        rows.append(("Language", document.language ?? "unknown"))
        return rows.map { "<dt>\($0.0)</dt><dd>\(escaped($0.1))</dd>" }.joined(separator: "\n")
    }

    private var legend: String {
        Match.Kind.allCases.map { "<mark class=\"\($0.rawValue)\">\($0.rawValue)</mark>" }.joined(separator: " ")
    }

    private var text: String {
        let full = document.title + "\n" + document.text
        var html = "<p class=\"title\">"
        for segment in ExplanationSegment.cut(full, by: document.matches.map(\.range)) {
            // A blank line parts paragraphs, and the first line is the title.
            let plain = escaped(segment.text).replacing("\n\n", with: "</p>\n<p>").replacing("\n", with: "</p>\n<p>")
            guard let kind = document.kind(over: segment) else {
                html += plain
                continue
            }
            let hover = segment.marks.map { index in
                let match = document.matches[index]
                return "\(match.kind.rawValue) \(match.name) ← \(match.pattern) \(match.origin?.position ?? "")"
            }.joined(separator: "; ")
            html +=
                "<mark class=\"\(kind.rawValue)\" title=\"\(escaped(hover))\">\(plain)</mark>"
            let numbers = segment.ending.map { String(document.matches[$0].number) }
            if !numbers.isEmpty { html += "<sup>\(numbers.joined(separator: ","))</sup>" }
        }
        return (html + "</p>").replacing("<p></p>", with: "")
    }

    private typealias Match = ExplanationDocument.Match

    private var matches: String {
        guard !document.matches.isEmpty else { return "<p>Nothing of the watchlist stands in it.</p>" }
        var seen = 0
        var rows = ""
        for match in document.matches where match.number > seen {
            seen = match.number
            rows +=
                "<tr><td>\(match.number)</td><td lang=\"\(language)\">\(escaped(match.text))</td><td><mark class=\"\(match.kind.rawValue)\">"
                + "\(match.kind.rawValue)</mark> \(escaped(match.name))</td><td lang=\"\(escaped(match.patternLanguage))\">\(escaped(match.pattern))</td>"
                + "<td>\(origin(match.origin))</td></tr>\n"
        }
        return
            "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">No</th><th scope=\"col\">In the text</th><th scope=\"col\">Is</th>"
            + "<th scope=\"col\">As written</th><th scope=\"col\">Line</th></tr></thead>\n<tbody>\n\(rows)</tbody></table></div>"
    }

    private func considered(_ one: ExplanationDocument.Considered) -> String {
        let place = one.inTitle ? "title" : "sentence \(one.position)"
        var html = "<section>\n<h3>\(escaped(one.type)), \(place) \(origin(one.origin))</h3>\n"
        html += "<blockquote lang=\"\(language)\">\(escaped(one.sentence))</blockquote>\n"
        html += "<p class=\"\(one.outcome == "reported" ? "yes" : "no")\">\(escaped(one.why))</p>\n"
        let groups = [
            ("trigger", one.triggers), ("cue", one.cues), ("requirement", one.requirements), ("gate", one.gates),
        ]
        html +=
            "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Holds</th><th scope=\"col\">Weight</th>"
            + "<th scope=\"col\">Found or wanted</th><th scope=\"col\">Line</th></tr></thead>\n<tbody>\n"
        for (what, rules) in groups {
            for rule in rules {
                let found = rule.found.map { "<span lang=\"\(language)\">“\(escaped($0))”</span> " } ?? ""
                let pattern = rule.pattern.map { "← \(escaped($0)) \(origin(rule.patternOrigin)) " } ?? ""
                let wanted = rule.found == nil || !rule.holds ? escaped(rule.looksFor ?? "") : ""
                html +=
                    "<tr><td>\(what) \(escaped(rule.name))</td><td>\(rule.holds ? "yes" : "no")</td><td>\(rule.weight.map(ExplanationWords.signed) ?? "")</td>"
                    + "<td>\(found)\(pattern)\(escaped(rule.why ?? "")) \(wanted)</td><td>\(origin(rule.origin))</td></tr>\n"
            }
        }
        html += "</tbody></table></div>\n"
        if !one.weights.isEmpty {
            let sum = one.weights.map { "\(ExplanationWords.signed($0.weight)) \(escaped($0.what))" }
            let odds = one.logOdds.map { " = log-odds \(ExplanationWords.signed($0))" } ?? ""
            let confidence = one.confidence.map { ", confidence \(ExplanationWords.number($0))" } ?? ""
            html +=
                "<p>Weight: \(sum.joined(separator: ", "))\(odds)\(confidence) (listed from "
                + "\(ExplanationWords.number(document.leastConfidence)), alerts from \(ExplanationWords.number(document.alertFrom))).</p>\n"
        }
        if !one.votes.isEmpty {
            let votes = one.votes.map { "\($0.what) \(ExplanationWords.number($0.weight))" }.joined(separator: ", ")
            let why = one.statusWhy.isEmpty ? "" : ", then: " + escaped(one.statusWhy.joined(separator: ", "))
            html += "<p>Status: \(one.status?.rawValue ?? "unsettled") (\(votes)\(why)).</p>\n"
        }
        if let bound = one.bound { html += "<p>Bound: \(escaped(ExplanationText.facts(bound, nil))).</p>\n" }
        return html + "</section>"
    }

    private func verdict(_ verdict: ExplanationDocument.Verdict) -> String {
        """
        <section>
        <h3>\(escaped(verdict.type)), \(verdict.status.rawValue): \(verdict.verdict.rawValue)</h3>
        <p>\(escaped(verdict.reason)) <code>\(escaped(verdict.rule))</code></p>
        <blockquote lang="\(language)">\(escaped(verdict.evidence))</blockquote>
        <p>\(escaped(ExplanationText.facts(verdict.bound, verdict.confidence)))</p>
        </section>
        """
    }

    private func origin(_ origin: Origin?) -> String {
        origin.map { "<code title=\"\(escaped($0.text))\">\(escaped($0.position))</code>" } ?? ""
    }

    /// Text from outside as it may stand in markup and in quoted attributes; controls and what turns the direction go.
    private func escaped(_ text: String) -> String {
        TerminalText.lines(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let style = """
        body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; max-width: 60em; margin: 0 auto;
          padding: 1em; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
        h1 { font-size: 1.4em; } h2 { font-size: 1.15em; border-bottom: 1px solid #767676; margin-top: 2em; }
        h3 { font-size: 1em; margin-bottom: .3em; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; font-size: .875em; }
        dt { color: #595959; } dd { margin: 0; }
        blockquote { margin: .5em 0; padding-left: .8em; border-left: 3px solid #767676; }
        .title { font-weight: 600; } .result { font-size: 1.05em; } .legend { font-size: .875em; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .875em; width: 100%; }
        .wide table { overflow-wrap: normal; min-width: 36em; }
        th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: 1px solid #ccc; }
        code { font-size: .9em; white-space: nowrap; } sup { font-size: .7em; color: #595959; }
        mark { color: inherit; padding: 0 .1em; border-bottom: 2px solid; }
        mark.actor { background: #d7e6ff; border-color: #0b57d0; } mark.place { background: #d9f2dd; border-color: #146c2e; }
        mark.people { background: #eef7e2; border-color: #55701c; } mark.theme { background: #d5f3f6; border-color: #00687a; }
        mark.trigger { background: #ffdcd8; border-color: #b3261e; } mark.gate { background: #f3dcf7; border-color: #7b2d8b; }
        mark.words { background: #f4ead5; border-color: #7a5900; }
        .yes::before { content: "✓ "; color: #146c2e; } .no::before { content: "✗ "; color: #b3261e; }
        @media (prefers-color-scheme: dark) {
          body { color: #e8e8e8; background: #121212; } dt, sup { color: #ababab; } th, td { border-color: #444; }
          mark.actor { background: #17325c; } mark.place { background: #14401f; } mark.people { background: #30400f; }
          mark.theme { background: #00404b; } mark.trigger { background: #5c1a15; } mark.gate { background: #48194f; }
          mark.words { background: #443300; }
          .yes::before { color: #7fd393; } .no::before { color: #ff8a80; }
        }
        """
}
