package import Foundation

/// Text from outside as a terminal may see it, and how much room it takes there.
package enum TerminalText {
    /// One field of a line: control characters and line breaks become spaces, runs of white space one space, what turns the
    /// direction of writing or hides goes, and what is longer than `most` characters is cut.
    package static func field(_ text: String, most: Int = 300) -> String {
        var result = String.UnicodeScalarView()
        var isSpace = true
        // A title of a megabyte is looked at no further than it can be shown.
        for scalar in text.unicodeScalars.prefix(most * 8) {
            if isSeparator(scalar) {
                if !isSpace { result.append(" ") }
                isSpace = true
            } else if let shown = shown(scalar) {
                result.append(shown)
                isSpace = false
            }
        }
        if result.last == " " { result.removeLast() }
        let field = String(result)
        return field.count > most ? field.prefix(most - 1) + "…" : field
    }

    /// A text of lines: as it is, but for what a terminal would obey. An escape sequence in a feed's title must not recolour,
    /// retitle or type into the desk's terminal.
    package static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                result.append(scalar)
            } else if isSeparator(scalar) {
                result.append(" ")
            } else if let shown = shown(scalar) {
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
            if scalar == "\n" || (scalar.value >= 0x20 && shown(scalar) == scalar) {
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

    /// White space and controls: what parts words.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
        default: false
        }
    }

    /// The scalar to show in its place; nil for what is not shown at all.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: nil
        // Joiners make letters and emoji; the other format characters turn the direction of writing or are not seen.
        case .format: scalar.value == 0x200C || scalar.value == 0x200D ? scalar : nil
        case .privateUse, .surrogate, .unassigned: "\u{FFFD}"
        default: scalar
        }
    }

    // MARK: - Room

    /// Columns that a text takes: two for East Asian wide letters and emoji, none for what combines (UAX #11).
    package static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    private static func width(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F, width > 0 { return 2 }  // shown as an emoji
            width = max(width, Self.width(scalar))
        }
        return width
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Cut to `columns`, with an ellipsis where something is missing.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var result = ""
        var room = columns - 1
        for character in text {
            room -= width(character)
            if room < 0 { break }
            result.append(character)
        }
        return result + "…"
    }

    /// Cut or filled up to exactly `columns`.
    package static func pad(_ text: String, to columns: Int, right: Bool = false) -> String {
        let text = cut(text, to: columns)
        let blank = String(repeating: " ", count: max(0, columns - width(text)))
        return right ? blank + text : text + blank
    }

    /// Broken at spaces into lines of at most `columns`, a longer word on a line of its own.
    package static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if width(line) + 1 + width(String(word)) <= columns {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

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
