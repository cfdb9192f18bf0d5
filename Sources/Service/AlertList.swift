internal import Alerting
package import Foundation
package import Model

/// The desk's alerts of some days, each with its marks.
package struct AlertList: Sendable {
    private let alerts: [Alert]
    private let marks: [String: [Mark]]
    private let zone: TimeZone

    /// - Parameter days: those up to now that are looked at.
    package init(store: any Store, days: Int, now: Date, zone: TimeZone) throws(StoreFault) {
        // What this very second brought is in.
        alerts = try store.alerts(from: now - Double(days) * 86_400, to: now + 1)
        let standing = Marks.standing(try store.marks(from: .distantPast, to: .distantFuture))
        marks = Dictionary(grouping: standing, by: \.alert)
        self.zone = zone
    }

    package var text: String {
        guard !alerts.isEmpty else { return "no alert in these days" }
        return alerts.map { alert in
            let line = Line(alert, marks[alert.id] ?? [], zone: zone)
            var lines = ["\(line.id)  \(line.raised)  \(line.severity.rawValue)  \(line.headline)"]
            if line.kind == .revision { lines[0] += " (revision)" }
            lines.append("    “\(line.sentence)”")
            lines.append("    \(line.source): \(line.url)")
            for mark in line.marks { lines.append("    mark \(mark.number): \(mark.text)") }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    package func json() throws -> String {
        struct Document: Encodable { var alerts: [Line] }
        return try OutputJSON.text(
            Document(alerts: alerts.map { Line($0, marks[$0.id] ?? [], zone: zone) }), pretty: true)
    }

    private struct Line: Encodable {
        var id: String
        var kind: Alert.Kind
        var type: String
        var severity: Severity
        var raised: String
        var headline: String
        var event: String
        var sentence: String
        var source: String
        var url: String
        var marks: [MarkLine]

        init(_ alert: Alert, _ marks: [Mark], zone: TimeZone) {
            let document = AlertDocument(alert, zone: zone)
            id = alert.id
            kind = alert.kind
            type = alert.type
            severity = alert.severity
            raised = document.raised
            headline = document.headline
            event = alert.event
            sentence = alert.evidence
            source = document.evidence.source
            url = document.evidence.url
            self.marks = marks.map { MarkLine($0, stands: true, zone: zone) }
        }
    }
}

/// The marks that hold, oldest first; those that a later word of the same way replaced are told so.
package struct MarkList: Sendable {
    private let lines: [MarkLine]

    package init(store: any Store, zone: TimeZone) throws(StoreFault) {
        let marks = try store.marks(from: .distantPast, to: .distantFuture)
        let standing = Set(Marks.standing(marks).map(\.number))
        lines = marks.map { MarkLine($0, stands: standing.contains($0.number), zone: zone) }
    }

    package var text: String {
        guard !lines.isEmpty else { return "no mark yet; `copytaster alerts mark A1 right` makes one" }
        return lines.map { "\($0.number)  \($0.alert)  \($0.text)\($0.stands ? "" : " (a later one counts)")" }
            .joined(separator: "\n")
    }

    package func json() throws -> String {
        struct Document: Encodable { var marks: [MarkLine] }
        return try OutputJSON.text(Document(marks: lines), pretty: true)
    }
}

/// A mark as commands print it.
struct MarkLine: Encodable, Sendable {
    var number: Int64
    var alert: String
    var event: String
    var article: String?
    var word: Mark.Word
    var other: String?
    var note: String?
    var way: Mark.Way
    var made: String
    /// False where a later mark of the alert by the same way counts instead.
    var stands: Bool

    init(_ mark: Mark, stands: Bool, zone: TimeZone) {
        number = mark.number
        alert = mark.alert
        event = mark.event
        article = mark.article
        word = mark.word
        other = mark.other
        note = mark.note
        way = mark.way
        made = Timestamp.text(mark.made, in: zone)
        self.stands = stands
    }

    /// `same-as E7, by command, 2021-03-28T09:00:00+06:00: it is last week's`.
    var text: String {
        word.rawValue + (other.map { " \($0)" } ?? "") + ", by \(way.rawValue), \(made)"
            + (note.map { ": \($0)" } ?? "")
    }
}
