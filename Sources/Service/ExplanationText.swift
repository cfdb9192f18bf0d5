internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// An explanation for the terminal. Colours where they are wanted; without, a match stands in brackets. The number behind it
/// is that of its line below.
struct ExplanationText {
    let document: ExplanationDocument
    let isColoured: Bool
    private var lines: [String] = []

    init(_ document: ExplanationDocument, isColoured: Bool) {
        self.document = document
        self.isColoured = isColoured
    }

    static func of(_ document: ExplanationDocument, isColoured: Bool) -> String {
        var text = ExplanationText(document, isColoured: isColoured)
        text.write()
        return text.lines.joined(separator: "\n")
    }

    private mutating func write() {
        lines.append(bold("Result") + "  " + field(document.result, most: 1500))
        if let record = document.onRecord { lines.append("On record  " + field(record, most: 600)) }
        lines.append("Ledger     " + field(document.ledger))
        lines.append(
            "Read       \(document.language ?? "unknown language"), published \(document.published ?? "at an unknown time"), "
                + "\(document.onTopic ? "of the beat" : "not of the beat"), watchlist \(document.watchlist.prefix(12))")
        heading("Text")
        lines += marked()
        heading("Matches")
        if document.matches.isEmpty { lines.append("nothing of the watchlist stands in it") }
        var seen = 0
        for match in document.matches where match.number > seen {
            seen = match.number
            lines.append(
                paint("\(match.number)", match.kind) + "  “\(field(match.text, most: 60))”  \(match.kind.rawValue) "
                    + "\(field(match.name, most: 80))  ← \(field(match.pattern, most: 60)) (\(match.patternLanguage))  "
                    + dim(position(match.origin)))
        }
        heading("Looked at")
        if document.considered.isEmpty { lines.append("no sentence holds a word of any event type's triggers") }
        for one in document.considered { write(one) }
        heading("Verdicts")
        if document.verdicts.isEmpty { lines.append("none: " + field(document.result, most: 1500)) }
        for verdict in document.verdicts {
            lines.append(
                "\(verdict.type) \(verdict.status.rawValue) → \(bold(verdict.verdict.rawValue)) [\(verdict.rule)] "
                    + field(verdict.reason, most: 400))
            lines.append("  “\(field(verdict.evidence, most: 600))”")
            lines.append("  " + Self.facts(verdict.bound, verdict.confidence))
            if let nearest = verdict.nearest {
                lines.append(
                    "  nearest known event \(nearest.event), the same with p \(ExplanationWords.number(nearest.probability))"
                )
            }
        }
    }

    private mutating func write(_ one: ExplanationDocument.Considered) {
        let place = one.inTitle ? "title" : "sentence \(one.position)"
        lines.append(
            bold(field(one.type)) + ", \(place): “\(field(one.sentence, most: 400))”  \(dim(position(one.origin)))")
        for trigger in one.triggers { line("trigger", trigger) }
        for cue in one.cues { line("cue", cue) }
        for requirement in one.requirements { line("require", requirement) }
        for gate in one.gates { line("gate", gate) }
        if !one.weights.isEmpty {
            let sum = one.weights.map { "\(ExplanationWords.signed($0.weight)) \(field($0.what, most: 60))" }
            lines.append("  weight   " + sum.joined(separator: ", "))
            let odds = one.logOdds.map { "log-odds \(ExplanationWords.signed($0))" } ?? ""
            let confidence = one.confidence.map { " → confidence \(ExplanationWords.number($0))" } ?? ""
            lines.append(
                "           = \(odds)\(confidence) (listed from \(ExplanationWords.number(document.leastConfidence)), "
                    + "alerts from \(ExplanationWords.number(document.alertFrom)))")
        }
        if !one.votes.isEmpty {
            let votes = one.votes.map { "\($0.what) \(ExplanationWords.number($0.weight))" }.joined(separator: ", ")
            let why = one.statusWhy.isEmpty ? "" : ", then: " + field(one.statusWhy.joined(separator: ", "))
            lines.append("  status   \(one.status?.rawValue ?? "unsettled") (\(votes)\(why))")
        }
        if let bound = one.bound { lines.append("  bound    " + Self.facts(bound, nil)) }
        lines.append("  \(one.outcome == "reported" ? "✓" : "✗") " + field(one.why, most: 1000))
        lines.append("")
    }

    private mutating func line(_ what: String, _ rule: ExplanationDocument.Rule) {
        var line = "  \(TerminalText.pad(what, to: 8)) \(rule.holds ? "✓" : "–") \(field(rule.name, most: 80))"
        if let weight = rule.weight {
            line += " \(rule.holds ? ExplanationWords.signed(weight) : "(\(ExplanationWords.signed(weight)))")"
        }
        if let found = rule.found { line += "  “\(field(found, most: 80))”" }
        if let pattern = rule.pattern { line += " ← \(field(pattern, most: 60)) \(dim(position(rule.patternOrigin)))" }
        if let why = rule.why { line += "  " + field(why, most: 300) }
        // What holds by what was found needs no more words.
        if rule.found == nil || !rule.holds, let wanted = rule.looksFor { line += "  " + field(wanted, most: 400) }
        lines.append(line + "  " + dim(position(rule.origin)))
    }

    static func facts(_ bound: ExplanationDocument.Bound, _ confidence: Double?) -> String {
        var facts = [bound.date.map { Wording.days($0) + (bound.dateInferred ? " (inferred)" : "") } ?? "day unknown"]
        facts.append(bound.place ?? "place unknown")
        if let size = bound.size { facts.append(Wording.bounds(size) + " people") }
        if let amount = bound.amount { facts.append(Wording.money(amount)) }
        if let scope = bound.scope { facts.append("scope \(scope)") }
        if let stage = bound.stage { facts.append("stage \(stage)") }
        facts += bound.actors
        if let confidence { facts.append("confidence \(ExplanationWords.number(confidence))") }
        return TerminalText.field(facts.joined(separator: " · "), most: 600)
    }

    // MARK: - The text

    private func marked() -> [String] {
        let full = document.title + "\n" + document.text
        var text = ""
        for segment in ExplanationSegment.cut(full, by: document.matches.map(\.range)) {
            let plain = TerminalText.lines(segment.text)
            guard let kind = document.kind(over: segment) else {
                text += plain
                continue
            }
            let numbers = segment.ending.map { String(document.matches[$0].number) }
            if isColoured {
                text += paint(plain, kind)
            } else {
                // A bracket a stretch, however many patterns say the same of it.
                let opening = Set(segment.starting.map { document.matches[$0].range.upperBound }).count
                let closing = Set(segment.ending.map { document.matches[$0].range.lowerBound }).count
                text += String(repeating: "[", count: opening) + plain + String(repeating: "]", count: closing)
            }
            if !numbers.isEmpty { text += dim("(\(numbers.joined(separator: ",")))") }
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if document.title.isEmpty { lines.removeFirst() } else { lines[0] = bold(lines[0]) }
        return lines
    }

    // MARK: - Paint

    private mutating func heading(_ words: String) { lines += ["", bold(words)] }

    private func position(_ origin: Origin?) -> String { origin.map { TerminalText.field($0.position) } ?? "" }
    private func field(_ text: String, most: Int = 300) -> String { TerminalText.field(text, most: most) }
    private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[22m" : text }
    private func dim(_ text: String) -> String { isColoured && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[22m" : text }

    private func paint(_ text: String, _ kind: ExplanationDocument.Match.Kind) -> String {
        guard isColoured else { return text }
        // Foregrounds that are told apart on light and dark grounds; underlined too, for those who see no colours.
        let colour =
            switch kind {
            case .actor: 34
            case .place, .people: 32
            case .theme: 36
            case .words: 33
            case .trigger: 31
            case .gate: 35
            }
        return "\u{1B}[4;\(colour)m\(text)\u{1B}[24;39m"
    }
}

extension ExplanationDocument {
    /// What a piece of the text is shown as: the most telling of what lies over it.
    func kind(over segment: ExplanationSegment) -> Match.Kind? {
        Match.Kind.allCases.first { kind in segment.marks.contains { matches[$0].kind == kind } }
    }

    /// For a terminal, or plain.
    package func text(isColoured: Bool) -> String { ExplanationText.of(self, isColoured: isColoured) }
}
