/// Text from outside, made fit for mail.
enum MailText {
    /// One line of at most so many characters: controls and direction overrides go, since they can make a line say what it
    /// doesn't; what is cut off is marked `…`.
    static func line(_ text: String, most: Int) -> String {
        var line = String.UnicodeScalarView()
        // A character may have many marks; nobody needs more of them than this.
        for scalar in text.unicodeScalars.prefix(most * 4) {
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": line.append(" ")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            default: line.append(scalar)
            }
        }
        let cleaned = String(line)
        return cleaned.count > most || text.unicodeScalars.count > most * 4
            ? String(cleaned.prefix(most - 1)) + "…" : cleaned
    }

    /// For the text of HTML and its attributes in double quotes.
    static func html(_ text: String) -> String {
        var html = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default: html.unicodeScalars.append(scalar)
            }
        }
        return html
    }

    /// An address fit to be linked: http or https, of printable ASCII, other bytes percent-encoded. Nil: it isn't.
    static func link(_ url: String) -> String? {
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count <= 4096 else { return nil }
        var link = ""
        for byte in url.utf8 {
            switch byte {
            case 0...0x20, 0x7F...0xFF, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"):
                link += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            default: link.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return link
    }

    /// A BCP 47 tag, or nil: no attribute is made of anything else.
    static func language(_ tag: String) -> String? {
        let isTag =
            !tag.isEmpty && tag.utf8.count <= 35 && tag != "und"
            && tag.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        return isTag ? tag : nil
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
        default: false
        }
    }

    /// RFC 5322's atext.
    static func isAtom(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte) }
}

extension String {
    /// Without spaces at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
