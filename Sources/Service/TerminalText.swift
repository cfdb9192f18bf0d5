package import Foundation
internal import Model

/// Text from outside as a terminal may see it, and how much room it takes there.
package enum TerminalText {
    /// One field of a line, as `OneLine.text`.
    package static func field(_ text: String, most: Int = 300) -> String { OneLine.text(text, most: most) }

    /// A text of lines: as it is, but for what a terminal would obey. An escape sequence in a feed's title must not recolour,
    /// retitle or type into the desk's terminal.
    package static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                result.append(scalar)
            } else if OneLine.isSeparator(scalar) {
                result.append(" ")
            } else if let shown = OneLine.shown(scalar) {
                result.append(shown)
            }
        }
        return String(result)
    }

    /// JSON with what a terminal would obey written as `\u….`: the encoder leaves DEL, C1 and bidirectional controls as they
    /// are, and they stand in strings only.
    package static func json(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || (scalar.value >= 0x20 && OneLine.shown(scalar) == scalar) {
                result.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let hex = String(unit, radix: 16)
                    result.append(
                        contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).unicodeScalars)
                }
            }
        }
        return String(result)
    }

    // MARK: - Room

    /// As `OneLine.width`.
    package static func width(_ text: String) -> Int { OneLine.width(text) }

    /// Cut to `columns`, with an ellipsis where something is missing.
    package static func cut(_ text: String, to columns: Int) -> String { OneLine.cut(text, to: columns) }

    /// Cut or filled up to exactly `columns`.
    package static func pad(_ text: String, to columns: Int, right: Bool = false) -> String {
        OneLine.pad(text, to: columns, right: right)
    }

    /// Broken at spaces into lines of at most `columns`, a longer word on a line of its own.
    package static func wrap(_ text: String, to columns: Int) -> [String] { OneLine.wrap(text, to: columns) }

    // MARK: - Figures

    /// `▁▂▃▄▅▆▇█` against the largest of the counts; a blank for none.
    package static func sparkline(_ counts: [Int]) -> String {
        let bars = Array("▁▂▃▄▅▆▇█")
        guard let most = counts.max(), most > 0 else { return String(repeating: " ", count: counts.count) }
        return String(counts.map { $0 <= 0 ? " " : bars[min(7, ($0 * 8 - 1) / most)] })
    }

    /// A length of time in a word: `40 s`, `5 min`, `3 h`, `2 d`, `5 y`. Rounded down.
    package static func span(_ seconds: TimeInterval) -> String {
        let seconds = Int(max(0, min(seconds, 1e10)))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min"
        case ..<(2 * 86_400): return "\(seconds / 3600) h"
        case ..<(2 * 365 * 86_400): return "\(seconds / 86_400) d"
        default: return "\(seconds / (365 * 86_400)) y"
        }
    }

    /// `3 h ago`, `now`; a dash for never.
    package static func ago(_ instant: Date?, now: Date) -> String {
        guard let instant else { return "–" }
        let seconds = now.timeIntervalSince(instant)
        return seconds < 1 ? "now" : span(seconds) + " ago"
    }

    /// `in 12 min`, `due`.
    package static func ahead(_ instant: Date?, now: Date) -> String {
        guard let instant else { return "–" }
        let seconds = instant.timeIntervalSince(now)
        return seconds < 1 ? "due" : "in " + span(seconds)
    }

    /// `512 B`, `13 kB`, `4.2 MB`.
    package static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1000) kB"
        case ..<1_000_000_000: "\(Double(bytes / 100_000) / 10) MB"
        default: "\(Double(bytes / 100_000_000) / 10) GB"
        }
    }
}
