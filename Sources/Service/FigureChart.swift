internal import Alerting
internal import Foundation
internal import Model

/// Claims over time, one a line, oldest first, on one axis of values: a dot, a range, or an open end.
struct FigureChart {
    private let rows:
        [(day: String, label: String, span: (low: Double, high: Double), isOpenLow: Bool, isOpenHigh: Bool)]
    private let layout: FigureAnswer.Layout

    /// Values further apart than this times stand on a logarithmic axis: on a linear one the small ones would fall together.
    private static let logarithmic = 20.0
    /// Lines of a chart: the newest.
    private static let most = 60

    /// - Parameter rows: newest first, of one unit.
    init(_ rows: [FigureRow], zone: TimeZone, layout: FigureAnswer.Layout) {
        self.layout = layout
        self.rows = rows.prefix(Self.most).compactMap { row in
            guard let span = row.span else { return nil }
            let day = row.claim.asOf.map { Self.short($0) } ?? Day(row.known.told, in: zone).description
            return (day, "\(row.number). \(row.value)", span, row.claim.bounds.low == nil, row.claim.bounds.high == nil)
        }.reversed()
    }

    /// `2018`, `2018-06`, `2018-06-07`, and of a longer time its end.
    private static func short(_ days: DayInterval) -> String {
        let civil = days.to.civil
        if days == DayInterval(year: civil.year) { return "\(civil.year)" }
        if days == DayInterval(year: civil.year, month: civil.month) { return String(days.to.description.prefix(7)) }
        return days.to.description
    }

    var text: String {
        guard let low = rows.map(\.span.low).min(), let high = rows.map(\.span.high).max() else { return "" }
        let days = rows.map { TerminalText.width($0.day) }.max() ?? 10
        let labels = min(rows.map { TerminalText.width($0.label) }.max() ?? 0, max(12, layout.width / 3))
        let room = max(10, layout.width - days - labels - 6)
        let isLogarithmic = low > 0 && high / low > Self.logarithmic
        func place(_ value: Double) -> Int {
            guard high > low else { return room / 2 }
            let share =
                isLogarithmic ? (log(value) - log(low)) / (log(high) - log(low)) : (value - low) / (high - low)
            return max(0, min(room - 1, Int((share * Double(room - 1)).rounded())))
        }
        let (dot, from, line, to, edge) =
            layout.isASCII ? ("o", "[", "-", "]", "|") : ("●", "├", "─", "┤", "│")
        let (before, after): (Character, Character) = layout.isASCII ? ("<", ">") : ("◂", "▸")
        var lines = rows.map { row in
            var cells = [Character](repeating: " ", count: room)
            let (first, last) = (place(row.span.low), place(row.span.high))
            if first == last {
                cells[first] = Character(dot)
            } else {
                for cell in first...last { cells[cell] = Character(line) }
                cells[first] = Character(from)
                cells[last] = Character(to)
            }
            if row.isOpenLow, first > 0 { cells[first - 1] = before }
            if row.isOpenHigh, last < room - 1 { cells[last + 1] = after }
            return TerminalText.pad(row.day, to: days) + " \(edge)" + String(cells) + "\(edge) "
                + TerminalText.cut(TerminalText.field(row.label), to: labels)
        }
        if high > low {
            let (left, right) = (Wording.number(low), Wording.number(high))
            let gap = room - TerminalText.width(left) - TerminalText.width(right)
            let scale = isLogarithmic ? "  (logarithmic)" : ""
            lines.append(
                String(repeating: " ", count: days + 2) + left + String(repeating: " ", count: max(1, gap)) + right
                    + scale)
        }
        return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }
}
