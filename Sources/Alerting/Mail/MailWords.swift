internal import Foundation

/// Header fields as mail carries them (RFC 5322): lines of at most 76 characters, folded at spaces, ASCII alone; whatever is
/// more in encoded words (RFC 2047).
enum MailWords {
    /// RFC 2047, section 2: of a line with an encoded word; RFC 5322 wishes 78.
    static let longestLine = 76
    static let longestWord = 75

    /// `Name: value`, folded, without the last CRLF. For text that people read.
    static func field(_ name: String, text: String) -> String {
        fold(name, needsCoding(text) ? coded(text, first: longestLine - name.utf8.count - 2) : words(text))
    }

    /// The same, for values of a form of their own: they are folded between the words given, and stand as they are.
    static func field(_ name: String, words: [String]) -> String { fold(name, words) }

    /// `=?UTF-8?B?…?= <desk@example.org>`, in words.
    static func mailbox(_ address: MailAddress) -> [String] {
        guard !address.name.isEmpty else { return [address.address] }
        return phrase(address.name) + ["<\(address.address)>"]
    }

    /// A name before an address or a list's id: atoms, a quoted string or encoded words.
    static func phrase(_ name: String) -> [String] {
        // The first word stands behind the name of its field: none used here is longer than this.
        if needsCoding(name) || name.utf8.count > 60 { return coded(name, first: 60, isPhrase: true) }
        if name.utf8.allSatisfy({ MailText.isAtom($0) || $0 == 0x20 }) { return words(name) }
        return ["\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }

    /// What can't stand as it is: letters beyond ASCII, what would be read as an encoded word, words too long to fold,
    /// spaces that folding would lose.
    private static func needsCoding(_ text: String) -> Bool {
        !text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } || text.contains("=?") || text.contains("  ")
            || text.first == " " || text.last == " " || words(text).contains { $0.utf8.count > 60 }
    }

    private static func fold(_ name: String, _ words: [String]) -> String {
        var field = name + ":"
        var column = field.utf8.count
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.utf8.count > longestLine {
                field += "\r\n"
                column = 0
            }
            field += " " + word
            column += 1 + word.utf8.count
        }
        return field
    }

    /// Encoded words, each of whole characters, so that each can be read alone; in the shorter of the two codings.
    /// - Parameter first: how long the first may be.
    static func coded(_ text: String, first: Int, isPhrase: Bool = false) -> [String] {
        let quoted = quotedLength(text, isPhrase: isPhrase)
        let isBase64 = quoted > (text.utf8.count + 2) / 3 * 4
        let frame = "=?UTF-8?B??=".utf8.count
        var words: [String] = []
        var chunk = ""
        var room = min(first, longestWord) - frame
        func close() {
            let body = isBase64 ? Data(chunk.utf8).base64EncodedString() : Self.quoted(chunk, isPhrase: isPhrase)
            words.append("=?UTF-8?\(isBase64 ? "B" : "Q")?\(body)?=")
            chunk = ""
            room = longestWord - frame
        }
        func length(_ text: String) -> Int {
            isBase64 ? (text.utf8.count + 2) / 3 * 4 : quotedLength(text, isPhrase: isPhrase)
        }
        for character in text {
            // A character with more marks than a word has room for is split between them.
            let pieces =
                length(String(character)) <= longestWord - frame
                ? [String(character)] : character.unicodeScalars.map { String($0) }
            for piece in pieces {
                if !chunk.isEmpty, length(chunk + piece) > room { close() }
                chunk += piece
            }
        }
        close()
        return words
    }

    private static func quoted(_ text: String, isPhrase: Bool) -> String {
        var word = ""
        for byte in text.utf8 {
            if byte == 0x20 {
                word += "_"
            } else if standsForItself(byte, isPhrase: isPhrase) {
                word.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                word += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return word
    }

    private static func quotedLength(_ text: String, isPhrase: Bool) -> Int {
        text.utf8.reduce(0) { $0 + ($1 == 0x20 || standsForItself($1, isPhrase: isPhrase) ? 1 : 3) }
    }

    /// RFC 2047, section 5 (3), is stricter with phrases.
    private static func standsForItself(_ byte: UInt8, isPhrase: Bool) -> Bool {
        if MailText.isAlphanumeric(byte) { return true }
        return isPhrase
            ? "!*+-/".utf8.contains(byte) : byte > 0x20 && byte < 0x7F && !"=?_\"(),.<>@[]:;\\".utf8.contains(byte)
    }
}
