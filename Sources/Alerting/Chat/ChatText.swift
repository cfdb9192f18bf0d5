/// Text from outside on its way into a chat: cleaned, kept from calling anybody, cut where a reader sees it.
enum ChatText {
    /// Code points of one character that a reader sees; a family emoji has eleven. What is over is left off.
    private static let scalarsOfCharacter = 16
    /// Invisible: between `@` and a name it keeps the name from being one.
    static let gap: Unicode.Scalar = "\u{200B}"

    /// One line: every white space is one space; controls and direction overrides are gone.
    /// - Parameter longest: characters that are read; what is over is cut off, and shows as `…`.
    static func line(_ text: String, longest: Int = 20_000) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        for character in text {
            if count == longest {
                result.append("…")
                break
            }
            count += 1
            for scalar in character.unicodeScalars.prefix(scalarsOfCharacter) {
                switch scalar {
                case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}": continue
                case _ where scalar.properties.isWhitespace:
                    if result.last != " ", !result.isEmpty { result.append(" ") }
                case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
                default: result.append(scalar)
                }
            }
        }
        while result.last == " " { result.removeLast() }
        return String(result)
    }

    /// A line in which nobody is called by name (`@everyone`, `@name`) and no word between colons is a picture
    /// (`:fire:`): an invisible space stands after the sign. An address of e-mail stays as it is.
    static func quiet(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars)
        guard scalars.contains(where: { $0 == "@" || $0 == ":" }) else { return line }
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            result.append(scalar)
            let isAfterWord = index > 0 && isOfWord(scalars[index - 1])
            if scalar == "@", index + 1 < scalars.count, isOfWord(scalars[index + 1]),
                !isAfterWord || callsAll(scalars[(index + 1)...])
            {
                result.append(gap)
            } else if scalar == ":", isPicture(scalars[(index + 1)...]) {
                result.append(gap)
            }
        }
        return String(result)
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Words that call everybody wherever they stand, as Discord reads them.
    private static func callsAll(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        var word = ""
        for scalar in rest.prefix(8) { word.unicodeScalars.append(scalar) }
        word = word.lowercased()
        return ["everyone", "here"].contains { word.hasPrefix($0) }
    }

    /// `fire:` after a colon: a name in the letters of which pictures' names are made.
    private static func isPicture(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix(64).prefix {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "_+-'".unicodeScalars.contains($0))
        }
        return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == ":"
    }

    /// Cut between two characters so that the whole, `…` included, costs no more than `limit`.
    /// - Parameter cost: what a piece of the text costs as it will be written, escaped; that of a whole is at the most
    ///   the sum of its characters'.
    static func cut(_ text: String, to limit: Int, cost: (String) -> Int) -> String {
        if cost(text) <= limit { return text }
        let room = limit - cost("…")
        guard room >= 0 else { return "" }
        var (result, spent) = ("", 0)
        // No character costs nothing.
        for character in text.prefix(room) {
            let price = cost(String(character))
            if spent + price > room { break }
            spent += price
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// An address that a link may have: of the web, in characters that are nowhere markup; nil for any other.
    static func address(_ url: String) -> String? {
        guard url.utf8.count <= 1500, let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else {
            return nil
        }
        let host = url.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        let isPlain = host.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || ".-_:@%[]~".unicodeScalars.contains(scalar)
                : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.canonicalCombiningClass != .notReordered
        }
        guard !host.isEmpty, isPlain else { return nil }
        var address = scheme + host
        for byte in url.dropFirst(scheme.count + host.count).utf8 {
            switch byte {
            case 0...32, 127...255, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "`"), UInt8(ascii: "^"), UInt8(ascii: "*"),
                UInt8(ascii: "'"), UInt8(ascii: "@"):
                address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            default: address.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        // A whole address or none: a cut one leads elsewhere.
        return address.utf8.count <= 1500 ? address : nil
    }
}
