internal import Alerting
internal import Foundation
internal import Model

/// Who said what on one question, newest first: as a table with the sentences, as a chart over time, as JSON.
package struct FigureAnswer: Sendable {
    let name: String
    let title: String
    let rows: [FigureRow]
    let zone: TimeZone

    package struct Layout: Sendable {
        /// Columns that a line may take.
        package var width: Int
        /// No letters beyond ASCII in the chart.
        package var isASCII: Bool

        package init(width: Int, isASCII: Bool) {
            self.width = width
            self.isASCII = isASCII
        }

        package static let widths = 40...240
    }

    package func text(_ layout: Layout) -> String {
        guard !rows.isEmpty else { return "\(title): nobody named a figure in these days" }
        var parts = [title + " (\(name)), \(rows.count) figure\(rows.count == 1 ? "" : "s")"]
        // What is of another place or in another unit is another answer: it is not set on one axis.
        for group in groups {
            if let head = group.head { parts.append(head) }
            parts.append(FigureChart(group.rows, zone: zone, layout: layout).text)
            parts.append(group.rows.map { entry($0, layout) }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    private struct Group {
        var head: String?
        var rows: [FigureRow]
    }

    private var groups: [Group] {
        struct Key: Hashable {
            var question: String
            var subject: String?
            var kind: Figure.Kind
            var measure: String?
        }
        var order: [Key] = []
        var groups: [Key: [FigureRow]] = [:]
        for row in rows {
            let key = Key(
                question: row.claim.question, subject: row.claim.subject, kind: row.claim.kind, measure: row.measure)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        return order.map { key in
            let words = [key.question == name ? nil : key.question, key.subject, key.measure].compactMap(\.self).joined(
                separator: ", ")
            return Group(head: order.count > 1 && !words.isEmpty ? words + ":" : nil, rows: groups[key] ?? [])
        }
    }

    /// `2.  USD 12.5 billion, as of 2018, told 2018-07-16` and below it who, where and in which words.
    private func entry(_ row: FigureRow, _ layout: Layout) -> String {
        let claim = row.claim
        var head = "\(row.number). \(row.value)"
        if let beside = claim.beside { head += " (\(beside))" }
        if !claim.text.isEmpty { head += ", “\(claim.text)”" }
        if let days = claim.asOf { head += ", as of \(Wording.days(days))" }
        head += row.known.published.map { ", told \(Day($0, in: zone))" } ?? ", read \(Day(row.known.read, in: zone))"
        if !row.conflicts.isEmpty {
            head += layout.isASCII ? " <> " : " ≠ "
            head += row.conflicts.map(String.init).joined(separator: ", ")
        }
        var lines = [head]
        let outlet = row.known.outlet.map { " in \($0)" } ?? ""
        if let speaker = claim.speaker {
            let kind = speaker.kind == .other ? "" : " (\(speaker.kind.rawValue))"
            lines.append("\(speaker.name)\(kind)\(speaker.isQuoted ? ", quoted" : ""),\(outlet)")
        } else if let outlet = row.known.outlet {
            lines.append(outlet)
        }
        if !row.printedBy.isEmpty { lines.append("also printed by " + row.printedBy.joined(separator: ", ")) }
        if !claim.sentence.isEmpty { lines.append("“\(TerminalText.field(claim.sentence, most: 400))”") }
        if let url = row.known.url, !url.isEmpty { lines.append(url) }
        return lines.enumerated().flatMap { index, line in
            let line = TerminalText.field(line, most: 600)
            let wrapped = line.contains(" ") ? TerminalText.wrap(line, to: layout.width - 4) : [line]
            return wrapped.enumerated().map { (index == 0 && $0.offset == 0 ? "" : "    ") + $0.element }
        }.joined(separator: "\n")
    }

    package func json() throws -> String {
        struct Document: Encodable {
            var question: String
            var title: String
            var claims: [Line]
        }
        return try OutputJSON.text(
            Document(question: name, title: title, claims: rows.map { Line($0, zone: zone) }), pretty: true)
    }

    private struct Line: Encodable {
        struct Days: Encodable {
            var from: String
            var to: String
        }
        var number: Int
        var subject: String?
        var low: Double?
        var high: Double?
        var unit: String?
        var currency: String?
        var kind: Figure.Kind
        var text: String
        var beside: String?
        var asOf: Days?
        var saidBy: String?
        var speakerKind: Speaker.Kind?
        var isQuoted: Bool?
        var outlet: String?
        var alsoPrintedBy: [String]
        var article: String?
        var url: String?
        var title: String?
        var published: String?
        var sentence: String
        var conflicts: [Int]

        init(_ row: FigureRow, zone: TimeZone) {
            let claim = row.claim
            number = row.number
            subject = claim.subject
            low = claim.bounds.low
            high = claim.bounds.high
            unit = claim.unit
            currency = claim.currency
            kind = claim.kind
            text = claim.text
            beside = claim.beside
            asOf = claim.asOf.map { Days(from: $0.from.description, to: $0.to.description) }
            saidBy = claim.speaker?.name
            speakerKind = claim.speaker?.kind
            isQuoted = claim.speaker?.isQuoted
            outlet = row.known.outlet
            alsoPrintedBy = row.printedBy
            article = row.known.article
            url = row.known.url
            title = row.known.title
            published = row.known.published.map { Timestamp.text($0, in: zone) }
            sentence = claim.sentence
            conflicts = row.conflicts
        }
    }
}
