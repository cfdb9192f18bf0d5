/// Text from outside as a line of ours may show it, and how much room it takes where each column is as wide as the other.
package enum OneLine {
    /// One field of a line: control characters and line breaks become spaces, runs of white space one space, what turns the
    /// direction of writing or hides goes, and what is longer than `most` characters is cut.
    package static func text(_ text: String, most: Int = 300) -> String {
        if isPlain(text, most: most) { return text }
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

    /// Whether it is such a line as it stands; most of ours are.
    private static func isPlain(_ text: String, most: Int) -> Bool {
        guard text.utf8.count <= most else { return false }
        var before = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || before != 0x20 else { return false }
            before = byte
        }
        return text.isEmpty || before != 0x20
    }

    /// White space and controls: what parts words.
    package static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
        default: false
        }
    }

    /// The scalar to show in its place; nil for what is not shown at all.
    package static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
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
}
