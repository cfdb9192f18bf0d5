/// Text from outside as one line of a feed or calendar: no controls, nothing that turns the direction of writing or hides,
/// nothing that XML 1.0 forbids, and no longer than is good for it.
package enum OneLine {
    /// - Parameter most: letters as people count them; what is longer is visibly cut (…).
    package static func text(_ text: String, most: Int) -> String {
        if isPlain(text, most: most) { return text }
        var result = String.UnicodeScalarView()
        var isSpace = true
        // A title of a megabyte is looked at no further than it can be shown.
        for scalar in text.unicodeScalars.prefix(most * 8) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if !isSpace { result.append(" ") }
                isSpace = true
                continue
            // Joiners make letters and emoji; the other format characters turn the direction of writing or are not seen.
            case .format: guard scalar.value == 0x200C || scalar.value == 0x200D else { continue }
            // U+FFFE and U+FFFF are no characters, and others like them are in no font.
            case .unassigned, .surrogate: continue
            default: break
            }
            result.append(scalar)
            isSpace = false
        }
        if result.last == " " { result.removeLast() }
        let line = String(result)
        return line.count > most ? line.prefix(most - 1) + "…" : line
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

    /// A BCP 47 tag as attributes may carry it; `und` for what is none.
    static func language(_ tag: String) -> String {
        let isTag =
            !tag.isEmpty && tag.utf8.count <= 35
            && tag.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
                default: false
                }
            } && !tag.hasPrefix("-") && !tag.hasSuffix("-")
        return isTag ? tag : "und"
    }
}
