/// Whether bytes are an HTML page at all.
enum PageKind {
    /// Markup that HTML knows, in a text; no picture, document, archive, feed or other data, whatever the server calls it.
    static func isHTML(_ bytes: [UInt8], contentType: String?) -> Bool {
        let type = contentType?.lowercased() ?? ""
        for kind in [
            "image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/json",
            "application/javascript", "text/javascript", "text/css", "text/csv",
        ] where type.hasPrefix(kind) {
            return false
        }
        for magic: [UInt8] in [Array("%PDF".utf8), [0x50, 0x4B, 3, 4], [0x1F, 0x8B]] where bytes.starts(with: magic) {
            return false
        }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || type.contains("utf-16")
        if isWide { return bytes.prefix(65_536).contains(UInt8(ascii: "<")) }
        return isText(bytes.prefix(4096)) && hasMarkup(bytes.prefix(65_536))
    }

    /// At most one byte in a hundred is a control that no text holds; ESC belongs to ISO 2022.
    private static func isText(_ head: ArraySlice<UInt8>) -> Bool {
        let controls = head.count { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1B) || $0 == 0x7F }
        return controls * 100 <= head.count
    }

    /// A tag of HTML among the first hundred, and no feed's or sitemap's root before it.
    private static func hasMarkup(_ head: ArraySlice<UInt8>) -> Bool {
        var index = head.startIndex
        var seen = 0
        while let start = head[index...].firstIndex(of: UInt8(ascii: "<")), seen < 100 {
            seen += 1
            index = start + 1
            if index < head.endIndex, head[index] == UInt8(ascii: "/") { index += 1 }
            var name = HTMLName()
            while index < head.endIndex, name.count <= 16, isName(head[index]) {
                name.append(head[index])
                index += 1
            }
            if roots.contains(name) { return false }
            if doctype == name || HTMLNameTable.tags.value(name) != nil { return true }
        }
        return false
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x3A) || byte == UInt8(ascii: "!")
    }

    private static let doctype = HTMLName("!doctype")
    private static let roots: Set<HTMLName> = [
        HTMLName("rss"), HTMLName("feed"), HTMLName("rdf:rdf"), HTMLName("urlset"), HTMLName("sitemapindex"),
        HTMLName("opml"),
    ]
}
