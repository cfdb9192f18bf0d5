internal import Alerting
internal import Foundation
internal import Model

/// The questions of the beat, each with how many figures answer it, the newest, and the span of their values.
package struct FigureOverview: Sendable {
    struct Line: Sendable {
        var title: String
        var count: FigureCount
    }

    let lines: [Line]
    /// Questions of the watchlist that nobody answered.
    let unanswered: [String]
    let zone: TimeZone

    package var text: String {
        guard !lines.isEmpty else {
            return "no figure answers a question of the beat yet"
                + (unanswered.isEmpty ? "; add questions under 'questions:' in the watchlist" : "")
        }
        let table = AlignedTable(
            head: ["question", "of", "figures", "newest", "values"],
            rows: lines.map { line in
                [
                    line.count.question, line.count.subject ?? "", "\(line.count.count)",
                    Day(line.count.newest, in: zone).description, Self.values(line.count),
                ]
            })
        var text = table.text(indent: "")
        if !unanswered.isEmpty { text += "\n\nwithout an answer: " + unanswered.joined(separator: ", ") }
        return text
            + "\n\n`copytaster figures QUESTION` shows who said what; `copytaster figures E12` one event's crowd"
    }

    private static func values(_ count: FigureCount) -> String {
        let bounds = Bounds(low: count.low, high: count.high)
        let number =
            (count.low == count.high ? count.low : nil).map { Wording.number($0) }
            ?? [count.low, count.high].compactMap { $0.map { Wording.number($0) } }.joined(separator: " – ")
        return bounds.low == nil && bounds.high == nil ? "" : number + (count.unit.map { " \($0)" } ?? "")
    }

    package func json() throws -> String {
        struct Document: Encodable {
            struct Question: Encodable {
                var name: String
                var title: String
                var subject: String?
                var unit: String?
                var count: Int
                var newest: String
                var low: Double?
                var high: Double?
            }
            var questions: [Question]
            var unanswered: [String]
        }
        return try OutputJSON.text(
            Document(
                questions: lines.map {
                    .init(
                        name: $0.count.question, title: $0.title, subject: $0.count.subject, unit: $0.count.unit,
                        count: $0.count.count, newest: Timestamp.text($0.count.newest, in: zone), low: $0.count.low,
                        high: $0.count.high)
                }, unanswered: unanswered), pretty: true)
    }
}
