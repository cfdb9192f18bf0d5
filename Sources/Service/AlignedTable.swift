/// A small table for people, aligned in any script.
struct AlignedTable {
    var head: [String]
    var rows: [[String]]
    /// Columns at the most that a cell takes; what is longer is cut.
    var most = 48

    /// Its lines, each behind `indent`. The first column is aligned to the left, the others to the right where they are
    /// figures.
    func text(indent: String = "  ") -> String {
        let cells = ([head] + rows).map { $0.map { TerminalText.cut(TerminalText.field($0), to: most) } }
        let widths = head.indices.map { column in cells.map { TerminalText.width($0[column]) }.max() ?? 0 }
        let isFigure = head.indices.map { column in
            column > 0
                && cells.dropFirst().allSatisfy {
                    $0[column].first.map { $0.isNumber || ".–-+n<".contains($0) } ?? true
                }
        }
        return cells.map { row in
            let line = row.enumerated().map { TerminalText.pad($1, to: widths[$0], right: isFigure[$0]) }
                .joined(separator: "  ")
            return indent + String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
