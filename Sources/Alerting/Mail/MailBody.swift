internal import Foundation
internal import Model

/// What an alert's, a gathering's or a notice's message says, as plain text and as HTML.
struct MailBody {
    private let title: String
    /// What stands above all else: that it is late, a reminder, a test; why alerts were gathered.
    private let notes: [String]
    private let alerts: [MailAlert]
    /// Alerts that are only named: there are more than anybody reads.
    private let further: [String]
    private let left: Int
    private let lines: [String]
    private let zone: String

    /// Alerts of a gathering shown with all that is known, and named.
    static let mostShown = 20
    static let mostNamed = 500

    init(_ envelope: Envelope) {
        var notes: [String] = []
        func show(_ alert: Alert) -> MailAlert {
            MailAlert(alert, zone: envelope.zone, links: envelope.links)
        }
        if let since = envelope.lateSince {
            notes.append("Late: it should have gone out at \(MailAlert.time(since, envelope.zone)).")
        }
        if envelope.isReminder { notes.append("Reminder: nobody has acknowledged it yet, or its snooze is over.") }
        var alerts: [Alert] = []
        var lines: [String] = []
        var title = ""
        switch envelope.message {
        case .alert(let alert): alerts = [alert]
        case .alerts(let gathered, let why):
            alerts = gathered
            title = "\(gathered.count) alerts"
            notes.append(MailText.line(why, most: 500))
        case .digest(let digest): title = MailText.line(digest.beat, most: 200)
        case .notice(let notice):
            title = MailText.line(notice.subject, most: 300)
            lines = Self.lines(notice)
        case .test(let notice):
            notes.append("Test: sent by hand, to see whether this destination works.")
            title = MailText.line(notice.subject, most: 300)
            lines = Self.lines(notice)
        }
        self.notes = notes
        self.title = title
        self.lines = lines
        self.alerts = alerts.prefix(Self.mostShown).map(show)
        further = alerts.dropFirst(Self.mostShown).prefix(Self.mostNamed).map {
            MailText.line("\(MailHeaders.headline($0)) (\($0.severity.rawValue), \($0.id))", most: 300)
        }
        left = alerts.count - self.alerts.count - further.count
        zone = envelope.zone.identifier
    }

    private static func lines(_ notice: Notice) -> [String] {
        notice.lines.prefix(100).map { MailText.line($0, most: 2000) }
    }

    // MARK: - Plain text

    var text: String {
        var parts: [String] = []
        if !title.isEmpty { parts.append(title) }
        parts += notes
        if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
        parts.append(contentsOf: alerts.map(Self.text))
        if !further.isEmpty { parts.append((["Further alerts:"] + further.map { "- " + $0 }).joined(separator: "\n")) }
        if left > 0 { parts.append("and \(left) more: copytaster alerts list") }
        if !alerts.isEmpty { parts.append("Times: \(zone).") }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func text(_ alert: MailAlert) -> String {
        var parts = [alert.headline + "\n" + alert.label.joined(separator: " · ")]
        if !alert.changes.isEmpty { parts.append(alert.changes.map { "Changed: " + $0 }.joined(separator: "\n")) }
        parts.append("> " + alert.evidence)
        if !alert.facts.isEmpty { parts.append(alert.facts.map { "\($0.name): \($0.value)" }.joined(separator: "\n")) }
        var sources = alert.sources.map { source in
            var lines = [
                "- " + ([source.outlet, source.time].compactMap(\.self).joined(separator: ", ")) + ": \(source.title)"
            ]
            if !source.notes.isEmpty { lines.append("  (" + source.notes.joined(separator: "; ") + ")") }
            if let url = source.url { lines.append("  <\(url)>") }
            return lines.joined(separator: "\n")
        }
        if alert.left > 0 { sources.append("- and \(alert.left) more") }
        if !sources.isEmpty { parts.append("Sources:\n" + sources.joined(separator: "\n")) }
        parts.append("Why: " + alert.why)
        if !alert.marks.isEmpty {
            parts.append("Mark it:\n" + alert.marks.map { "- \($0.title): <\($0.url)>" }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    // MARK: - HTML

    var html: String {
        var body = ""
        if !title.isEmpty { body += "<h1\(Self.foreign)>\(MailText.html(title))</h1>\n" }
        for note in notes { body += "<p class=\"note\">\(MailText.html(note))</p>\n" }
        for line in lines { body += "<p dir=\"auto\">\(MailText.html(line))</p>\n" }
        for alert in alerts { body += Self.html(alert, level: title.isEmpty ? 1 : 2) }
        if !further.isEmpty {
            let items = further.map { "<li dir=\"auto\">\(MailText.html($0))</li>" }.joined(separator: "\n")
            body += "<h2>Further alerts</h2>\n<ul>\n\(items)\n</ul>\n"
        }
        if left > 0 { body += "<p>and \(left) more: <code>copytaster alerts list</code></p>\n" }
        if !alerts.isEmpty { body += "<p class=\"small\">Times: \(MailText.html(zone)).</p>\n" }
        let name = MailText.html(title.isEmpty ? alerts.first?.headline ?? "Copytaster" : title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>\(name)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            \(body)</main>
            </body>
            </html>

            """
    }

    /// Text whose direction is its own.
    private static let foreign = " dir=\"auto\""

    private static func html(_ alert: MailAlert, level: Int) -> String {
        func escaped(_ text: String) -> String { MailText.html(text) }
        func tagged(_ language: String?) -> String { (language.map { " lang=\"\($0)\"" } ?? "") + foreign }
        var html = "<article>\n<h\(level)>\(escaped(alert.headline))</h\(level)>\n"
        let severity = alert.label[1]
        html += "<p class=\"small\">\(escaped(alert.label[0])) · <b class=\"\(severity)\">\(severity)</b> · "
        html += alert.label.dropFirst(2).map(escaped).joined(separator: " · ") + "</p>\n"
        if !alert.changes.isEmpty {
            html +=
                "<h\(level + 1)>What changed</h\(level + 1)>\n<ul>\n"
                + alert.changes.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
        }
        html += "<blockquote\(tagged(alert.language))>\(escaped(alert.evidence))</blockquote>\n"
        for fact in alert.facts {
            html += "<p><b>\(fact.name):</b> <span\(foreign)>\(escaped(fact.value))</span></p>\n"
        }
        if !alert.sources.isEmpty {
            html += "<h\(level + 1)>Sources</h\(level + 1)>\n<ul>\n"
            for source in alert.sources {
                let title = "<span\(tagged(source.language))>\(escaped(source.title))</span>"
                html += "<li><span\(foreign)>\(escaped(source.outlet))</span>: "
                html += source.url.map { "<a href=\"\(escaped($0))\">\(title)</a>" } ?? title
                let details = [source.time].compactMap(\.self) + source.notes
                if !details.isEmpty {
                    html += "<br><span class=\"small\">\(details.map(escaped).joined(separator: " · "))</span>"
                }
                html += "</li>\n"
            }
            if alert.left > 0 { html += "<li>and \(alert.left) more</li>\n" }
            html += "</ul>\n"
        }
        html += "<p><b>Why:</b> \(escaped(alert.why))</p>\n"
        if !alert.marks.isEmpty {
            let links = alert.marks.map { "<a href=\"\(escaped($0.url))\">\(escaped($0.title))</a>" }
            html += "<p class=\"marks\"><b>Mark it:</b> \(links.joined(separator: " "))</p>\n"
        }
        return html + "</article>\n"
    }

    /// Colours keep 4.5:1 (WCAG 2.2, AA) against their grounds, light and dark; links to mark by are as large as a finger.
    static let style = """
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 16px; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; \
        color: #1a1a1a; background: #ffffff; overflow-wrap: anywhere; }
        main { max-width: 40em; margin: 0 auto; }
        h1 { font-size: 1.35em; line-height: 1.25; margin: 0 0 .3em; }
        h2 { font-size: 1.15em; line-height: 1.3; margin: 1.2em 0 .3em; }
        h3 { font-size: 1em; margin: 1em 0 .3em; }
        p { margin: .5em 0; }
        ul { padding-left: 1.2em; margin: .5em 0; }
        li { margin: .4em 0; }
        blockquote { margin: 1em 0; padding: .3em 0 .3em 1em; border-left: 4px solid #b3541e; font-size: 1.05em; }
        a { color: #0b57a4; }
        .small { color: #595959; font-size: .9em; }
        .note { padding: .5em .8em; border-left: 4px solid #8a6d00; background: #fff6d6; }
        .high { color: #a3140f; }
        .marks a { display: inline-block; padding: .55em .8em; margin: .2em .1em; border: 1px solid #767676; border-radius: 6px; }
        article + article { border-top: 1px solid #767676; margin-top: 1.5em; padding-top: .5em; }
        @media (prefers-color-scheme: dark) {
        body { color: #e8e8e8; background: #16181a; }
        a { color: #8ab8f0; }
        .small { color: #b4b4b4; }
        .note { background: #3a3200; border-left-color: #d9b400; }
        .high { color: #ff9c94; }
        blockquote { border-left-color: #e08a55; }
        }
        """
}
