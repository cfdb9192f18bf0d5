internal import Foundation

/// Texts as YAML scalars that every YAML reader reads back letter by letter.
enum YAMLText {
    /// Plain where nothing in the text can mean anything to YAML, else in double quotes.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// `[one, "two: three"]`.
    static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }

    /// Letters, digits and a few marks that mean nothing to YAML wherever they stand; far stricter than YAML 1.2 asks, so
    /// that a 1.1 reader agrees.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, text.utf8.count <= 200,
            isLetter(first), last != " ", last != ":", !text.contains(": "), !text.contains(" #"),
            !words.contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            isLetter(scalar) || ("0"..."9").contains(scalar) || " -_./:()+=%~;@".unicodeScalars.contains(scalar)
                || (scalar == "?" || scalar == "&") && text.hasPrefix("http")
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// What YAML 1.1 or 1.2 takes for something else than a text.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"]

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
            default:
                // Letters stand as they are; marks, signs and emoji too; what can't be seen is written out.
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate,
                    .spaceSeparator:
                    let hex = String(scalar.value, radix: 16)
                    let digits = scalar.value > 0xFFFF ? 8 : 4
                    result +=
                        (digits == 8 ? "\\U" : "\\u") + String(repeating: "0", count: digits - hex.count) + hex
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
