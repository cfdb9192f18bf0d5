/// Escaping for the three notations in which the newsroom writes.
enum Markup {
    /// For XML and HTML, in text and in double-quoted attributes.
    static func escape(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A JSON string with its quotes (RFC 8259). `<` is escaped too, so that it may stand in a script element.
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "<": result += "\\u003C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    static func paragraphs(_ texts: [String]) -> String {
        texts.map { "<p>\(escape($0))</p>" }.joined(separator: "\n")
    }
}
