/// Bytes of unknown charset to text, as browsers decide: byte-order mark, HTTP, the document's own declaration, and the
/// bytes themselves, which overrule what lies about them.
package enum Charset {
    /// Decodes a whole document.
    /// - Parameters:
    ///   - contentType: the HTTP `Content-Type`, whose `charset` is heeded.
    ///   - isHTML: whether a declaration is looked for in `<meta>` (within 4 KiB) or in `<?xml … encoding=…?>`.
    /// - Returns: the text without byte-order mark; the charset's name in lower case (`utf-8`, `windows-1251`); what was
    ///   wrong, a sentence each. Bytes that mean nothing become U+FFFD; it never fails.
    package static func decode(
        _ bytes: [UInt8], contentType: String?, isHTML: Bool
    ) -> (text: String, encoding: String, warnings: [String]) {
        let decoded = utf8(bytes, contentType: contentType, isHTML: isHTML)
        return (String(decoding: decoded.bytes, as: UTF8.self), decoded.encoding, decoded.warnings)
    }

    /// As `decode`, but as valid UTF-8 bytes; well-formed UTF-8 without a mark comes back without a copy.
    static func utf8(_ bytes: [UInt8], contentType: String?, isHTML: Bool) -> Decoded {
        if let (charset, length) = byteOrderMark(bytes) {
            let rest = [UInt8](bytes[length...])
            if charset == "utf-8" {
                let count = UTF8Count(rest)
                if count.invalid == 0 { return Decoded(bytes: rest) }
                return repaired(rest, count.invalid, [])
            }
            return converted(rest, charset, []) ?? repaired(rest, 0, [])
        }
        if let charset = CharsetDetection.wide(bytes), let result = converted(bytes, charset, []) { return result }

        let declared = declaredCharset(bytes, contentType: contentType, isHTML: isHTML)
        var warnings: [String] = []
        var charset = declared.flatMap(CharsetName.canonical)
        if let declared, charset == nil {
            warnings.append("charset '\(declared)' is unknown; it was guessed from the text")
        }
        let count = UTF8Count(bytes)
        if count.invalid == 0 {
            if let name = charset, name != "utf-8" {
                if CharsetName.usesEscapes(name), bytes.contains(0x1B), let result = converted(bytes, name, warnings) {
                    return result
                }
                // Two-byte sequences alone may be a double-byte charset by chance; longer ones aren't.
                if count.multibyte > 0, count.longer == 0, CharsetName.isDoubleByte(name),
                    let result = converted(bytes, name, warnings), result.warnings.count == warnings.count
                {
                    return result
                }
                if count.multibyte > 0 {
                    warnings.append("the document says charset \(name) but is utf-8")
                } else if name != "us-ascii", CharsetName.isASCIICompatible(name) {
                    return Decoded(bytes: bytes, encoding: name, warnings: warnings)
                }
            } else if charset == nil, let name = CharsetDetection.escaped(bytes),
                let result = converted(bytes, name, warnings)
            {
                return result
            }
            return Decoded(bytes: bytes, warnings: warnings)
        }
        if charset == nil || charset == "utf-8" {
            if count.multibyte > count.invalid * (charset == nil ? 4 : 1) {
                return repaired(bytes, count.invalid, warnings)
            }
            if charset != nil {
                warnings.append("the document says charset utf-8 but isn't; it was guessed from the text")
            }
            charset = nil
        }
        if let name = charset, let result = converted(bytes, name, warnings) {
            // A right declaration leaves hardly anything unread; a wrong one leaves much.
            let highs = count.high
            if result.bad &* 20 <= highs { return result }
            let guess = CharsetDetection.guess(bytes)
            if guess != name, let other = converted(bytes, guess, warnings), other.bad < result.bad {
                let note = "the document says charset \(name) but reads as \(guess)"
                return Decoded(bytes: other.bytes, encoding: guess, warnings: warnings + [note], bad: other.bad)
            }
            return result
        }
        let guess = CharsetDetection.guess(bytes)
        if let result = converted(bytes, guess, warnings) { return result }
        return repaired(bytes, count.invalid, warnings)
    }

    /// The mark at the start and its length (Encoding Standard, with UTF-32 as RFC 7303 readers meet it).
    private static func byteOrderMark(_ bytes: [UInt8]) -> (charset: String, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return nil
    }

    /// What HTTP says, else what the document says. HTTP's `iso-8859-1` is a server's default more often than a choice:
    /// the document's word goes before it.
    private static func declaredCharset(_ bytes: [UInt8], contentType: String?, isHTML: Bool) -> String? {
        let http = contentType.flatMap { charsetParameter(Array($0.utf8)) }
        let head = Array(bytes.prefix(4096))
        let own = isHTML ? metaCharset(head) ?? xmlEncoding(head) : xmlEncoding(head)
        guard let http else { return own }
        if let own, ["windows-1252", "us-ascii", "utf-8"].contains(CharsetName.canonical(http)),
            CharsetName.canonical(own) != nil, CharsetName.canonical(http) != "utf-8"
        {
            return own
        }
        // A charset that nobody knows must not hide the document's own.
        if CharsetName.canonical(http) == nil, let own { return own }
        return http
    }

    /// The `charset=` of a media type or of a `<meta>` tag's text, unquoted.
    private static func charsetParameter(_ bytes: [UInt8]) -> String? {
        let key = Array("charset".utf8)
        var start = 0
        while let at = find(key, in: bytes, from: start) {
            var index = at + key.count
            func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                start = index
                continue
            }
            index += 1
            while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 {
                index += 1
            }
            let from = index
            while index < bytes.count, isName(bytes[index]) { index += 1 }
            return index > from ? String(decoding: bytes[from..<index], as: UTF8.self) : nil
        }
        return nil
    }

    private static func metaCharset(_ head: [UInt8]) -> String? {
        var start = 0
        let meta = Array("<meta".utf8)
        while let at = find(meta, in: head, from: start) {
            let end = head[at...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
            if let name = charsetParameter(Array(head[at..<end])) { return name }
            start = at + meta.count
        }
        return nil
    }

    private static func xmlEncoding(_ head: [UInt8]) -> String? {
        guard let at = find(Array("<?xml".utf8), in: head, from: 0),
            let end = head[at...].firstIndex(of: UInt8(ascii: ">")),
            let key = find(Array("encoding".utf8), in: Array(head[..<end]), from: at)
        else { return nil }
        var index = key + 8
        while index < end, !isName(head[index]) { index += 1 }
        let from = index
        while index < end, isName(head[index]) { index += 1 }
        return index > from ? String(decoding: head[from..<index], as: UTF8.self) : nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
    }

    /// First place of an ASCII lower-case key, letter case aside.
    private static func find(_ key: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
        guard bytes.count >= key.count, from >= 0 else { return nil }
        var index = from
        while index + key.count <= bytes.count {
            var same = 0
            while same < key.count {
                let byte = bytes[index + same]
                let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                if lower != key[same] { break }
                same += 1
            }
            if same == key.count { return index }
            index += 1
        }
        return nil
    }

    private static func damage(_ count: Int, _ charset: String) -> String {
        "\(count) \(count == 1 ? "byte is" : "bytes are") not \(charset) and \(count == 1 ? "was" : "were") replaced"
    }

    private static func repaired(_ bytes: [UInt8], _ bad: Int, _ warnings: [String]) -> Decoded {
        let text = String(decoding: bytes, as: UTF8.self)
        return Decoded(
            bytes: Array(text.utf8), warnings: bad == 0 ? warnings : warnings + [damage(bad, "utf-8")], bad: bad)
    }

    private static func converted(_ bytes: [UInt8], _ charset: String, _ warnings: [String]) -> Decoded? {
        guard let (out, bad) = CharsetName.toUTF8(bytes, charset) else { return nil }
        return Decoded(
            bytes: out, encoding: charset, warnings: bad == 0 ? warnings : warnings + [damage(bad, charset)], bad: bad)
    }

    /// UTF-8 bytes with the charset they came in; `bad` counts replacements.
    struct Decoded {
        var bytes: [UInt8]
        var encoding = "utf-8"
        var warnings: [String] = []
        var bad = 0
    }
}
