/// What a document and its transport say of the charset.
enum CharsetDeclaration {
    /// Bytes in which a document must have declared itself; the Encoding Standard's own 1,024 are too few for pages that
    /// begin with comments.
    private static let headSize = 4096

    /// What HTTP says, else what the document says; the label as written. HTTP's `iso-8859-1` and `us-ascii` are a
    /// server's default more often than a choice: the document's word goes before them.
    static func label(_ bytes: [UInt8], contentType: String?, isHTML: Bool) -> String? {
        let http = contentType.flatMap { parameter(Array($0.utf8)) }
        let head = Array(bytes.prefix(headSize))
        let own = isHTML ? metaCharset(head) ?? xmlEncoding(head) : xmlEncoding(head)
        guard let http, let own else { return http ?? own }
        switch CharsetName.canonical(http) {
        // A charset that nobody knows must not hide the document's own.
        case nil: return own
        case "windows-1252", "us-ascii": return CharsetName.canonical(own) == nil ? http : own
        default: return http
        }
    }

    /// The `charset=` of a media type, unquoted.
    private static func parameter(_ bytes: [UInt8]) -> String? {
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

    /// `<meta charset=…>`, or `<meta http-equiv=content-type content=…>`, as the HTML standard's prescan finds them
    /// (13.2.3.2): not in comments, and what says UTF-16 in readable bytes means UTF-8.
    private static func metaCharset(_ head: [UInt8]) -> String? {
        var index = 0
        while index < head.count {
            guard head[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if head[index...].starts(with: "<!--".utf8) {
                index = find(Array("-->".utf8), in: head, from: index + 2) ?? head.count
            } else if find(Array("<meta".utf8), in: Array(head[index...].prefix(5)), from: 0) == 0 {
                index += 5
                if let name = declaration(ofMeta: attributes(head, &index)) {
                    return CharsetName.canonical(name)?.hasPrefix("utf-16") == true ? "utf-8" : name
                }
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func declaration(ofMeta attributes: [(name: String, value: [UInt8])]) -> String? {
        if let own = attributes.first(where: { $0.name == "charset" }) {
            return String(decoding: own.value, as: UTF8.self)
        }
        // Any http-equiv will do: pages misspell it, and no other one speaks of a charset.
        guard attributes.contains(where: { $0.name == "http-equiv" }) else { return nil }
        return attributes.first { $0.name == "content" }.flatMap { parameter($0.value) }
    }

    /// The attributes of a tag, from behind its name to its end; names in lower case.
    private static func attributes(_ head: [UInt8], _ index: inout Int) -> [(name: String, value: [UInt8])] {
        var found: [(String, [UInt8])] = []
        func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "/") }
        while index < head.count, found.count < 16 {
            while index < head.count, isSpace(head[index]) { index += 1 }
            guard index < head.count, head[index] != UInt8(ascii: ">") else { break }
            let from = index
            while index < head.count, !isSpace(head[index]), head[index] != UInt8(ascii: ">"),
                head[index] != UInt8(ascii: "=")
            { index += 1 }
            let name = String(decoding: head[from..<index], as: UTF8.self).lowercased()
            while index < head.count, head[index] <= 0x20 { index += 1 }
            guard index < head.count, head[index] == UInt8(ascii: "=") else {
                found.append((name, []))
                continue
            }
            index += 1
            while index < head.count, head[index] <= 0x20 { index += 1 }
            guard index < head.count else { break }
            let quote = head[index]
            let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            if isQuoted { index += 1 }
            let start = index
            while index < head.count,
                isQuoted ? head[index] != quote : head[index] > 0x20 && head[index] != UInt8(ascii: ">")
            { index += 1 }
            found.append((name, Array(head[start..<index])))
            if isQuoted { index += 1 }
        }
        return found
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
}
