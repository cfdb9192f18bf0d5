import Model

/// Bars of block characters, for forms without pictures.
enum TextBars {
    /// Columns of a line, and of a bar in it.
    static let columns = 72
    private static let widest = 30

    /// `███▌`: its length against the longest; what is above nothing is seen.
    static func bar(_ value: Double, of most: Double, columns: Int = widest) -> String {
        guard most > 0, value > 0 else { return "" }
        let halves = max(1, Int((value / most * Double(columns * 2)).rounded()))
        return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
    }

    /// Rows of a label, a bar, and what stands behind it, aligned in any script and cut to the line.
    static func rows(
        _ rows: [(label: String, value: Double, note: String)], longest: Int = 26, widest: Int = widest
    ) -> [String] {
        let width = min(longest, rows.map { OneLine.width($0.label) }.max() ?? 0)
        let most = rows.map(\.value).max() ?? 0
        return rows.map { row in
            let bar = bar(row.value, of: most, columns: widest)
            let line = OneLine.pad(row.label, to: width) + " " + bar + (bar.isEmpty ? "" : " ") + row.note
            return OneLine.cut(line, to: columns)
        }
    }
}

/// Lines of at most 72 columns: what is longer is broken at spaces and between East Asian letters, and goes on under the text
/// of its first line. An address is never broken.
enum PlainText {
    static func wrapped(_ text: String, to columns: Int = TextBars.columns) -> String {
        var lines: [String] = []
        var isEmpty = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // One blank line between paragraphs, however many the template leaves.
            if line.allSatisfy({ $0 == " " }) {
                if !isEmpty { lines.append("") }
                isEmpty = true
                continue
            }
            isEmpty = false
            lines += OneLine.width(String(line)) <= columns ? [String(line)] : broken(line, to: columns)
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Not at the beginning of a line (UAX #14, classes CL, EX, IS).
    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "”", "’", "…", "】",
    ]

    private static func broken(_ line: Substring, to columns: Int) -> [String] {
        let indent = String(line.prefix { $0 == " " })
        var rest = line.dropFirst(indent.count)
        var (first, next) = (indent, indent)
        for mark in ["- ", "> "] where rest.hasPrefix(mark) {
            first += mark
            next += mark == "> " ? mark : "  "
            rest = rest.dropFirst(mark.count)
        }
        var lines: [String] = []
        var current = first
        var width = OneLine.width(current)
        var isStart = true
        for piece in pieces(rest) {
            let room = OneLine.width(String(piece.text))
            let gap = piece.hasSpace && !isStart ? 1 : 0
            if !isStart, width + gap + room > columns {
                lines.append(current)
                current = next
                width = OneLine.width(current)
                isStart = true
            }
            current += (isStart || gap == 0 ? "" : " ") + piece.text
            width += room + (isStart ? 0 : gap)
            isStart = false
        }
        return lines + [current]
    }

    /// What is not broken: words, and East Asian letters one by one with the marks that close behind them.
    private static func pieces(_ text: Substring) -> [(text: String, hasSpace: Bool)] {
        var pieces: [(text: String, hasSpace: Bool)] = []
        for word in text.split(separator: " ") {
            // An address that is parted leads nowhere.
            if word.contains("://") {
                pieces.append((String(word), true))
                continue
            }
            var current = ""
            var hasSpace = true
            func end() {
                if !current.isEmpty { pieces.append((current, hasSpace)) }
                hasSpace = current.isEmpty && hasSpace
                current = ""
            }
            for character in word {
                let isWide = OneLine.width(String(character)) == 2
                if isWide, !closing.contains(character) { end() }
                current.append(character)
            }
            end()
        }
        return pieces
    }
}
