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
        if let charset = CharsetWide.detect(bytes), let result = converted(bytes, charset, []) { return result }

        let declared = CharsetDeclaration.label(bytes, contentType: contentType, isHTML: isHTML)
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
            } else if charset == nil, let name = CharsetEscapes.detect(bytes),
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
            // A right declaration leaves hardly anything unread; a wrong one leaves much, or makes no words.
            let isDamaged = result.bad &* 20 > count.high
            let guess =
                isDamaged
                ? CharsetDetection.guess(bytes)
                : CharsetName.isDoubleByte(name) ? nil : CharsetDetection.contradiction(bytes, declared: name)
            if let guess, guess != name, let other = converted(bytes, guess, warnings),
                other.bad < result.bad || !isDamaged
            {
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

    private static func damage(_ count: Int, _ charset: String) -> String {
        "\(count) \(count == 1 ? "byte is" : "bytes are") not \(charset) and \(count == 1 ? "was" : "were") replaced"
    }

    private static func repaired(_ bytes: [UInt8], _ bad: Int, _ warnings: [String]) -> Decoded {
        let text = String(decoding: bytes, as: UTF8.self)
        return Decoded(
            bytes: Array(text.utf8), warnings: bad == 0 ? warnings : warnings + [damage(bad, "utf-8")], bad: bad)
    }

    private static func converted(_ bytes: [UInt8], _ charset: String, _ warnings: [String]) -> Decoded? {
        guard let (out, bad) = CharsetDecoder.utf8(bytes, charset) else { return nil }
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
