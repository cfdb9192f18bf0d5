/// The text of an HTML fragment: tags stripped, references decoded, white space collapsed, paragraphs parted by a blank
/// line. Scripts, styles and comments are left out. Linear, without a tree: meant for titles and summaries of feeds.
package func plainText(fromHTML html: String) -> String {
    var text = PlainTextWriter()
    text.read(Array(html.utf8))
    return text.finish()
}

/// A title as one line of plain text. `isHTML`: tags and references are markup; otherwise only white space is collapsed.
func plainTitle(_ text: String, isHTML: Bool) -> String {
    let bytes = Array(text.utf8)
    if isHTML, bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
        var writer = PlainTextWriter()
        writer.keepsUnknownTags = true
        writer.read(bytes)
        return collapsed(Array(writer.finish().utf8))
    }
    return collapsed(bytes)
}

/// Runs of white space, no-break spaces aside, become one space; none at the ends. Control characters go.
private func collapsed(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
            if let last = out.last, last != 0x20 { out.append(0x20) }
        } else if byte > 0x20 {
            out.append(byte)
        }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
}

/// Writes text as it walks over HTML bytes.
private struct PlainTextWriter {
    /// Whether what looks like a tag but is none of HTML's stays text: `List<String>` in a title.
    var keepsUnknownTags = false
    private var out: [UInt8] = []
    private var needsSpace = false
    private var breaks = 0

    mutating func read(_ bytes: [UInt8]) {
        out.reserveCapacity(bytes.count)
        let span = bytes.span
        var index = 0
        while index < span.count {
            let byte = span[index]
            if byte == UInt8(ascii: "<"), let end = tag(in: span, at: index) {
                index = end
            } else if byte == UInt8(ascii: "&"),
                let (scalar, end) = TextEntities.reference(in: span, at: index, strict: false)
            {
                if scalar == "\u{A0}" {
                    needsSpace = true
                } else if scalar.value > 0x20 {
                    begin()
                    out.append(scalar)
                } else {
                    needsSpace = true
                }
                index = end
            } else if byte <= 0x20 {
                needsSpace = true
                index += 1
            } else {
                begin()
                out.append(byte)
                index += 1
            }
        }
    }

    func finish() -> String { String(decoding: out, as: UTF8.self) }

    /// Puts the white space that is owed before the next character.
    private mutating func begin() {
        if breaks > 0 {
            if !out.isEmpty { out.append(contentsOf: breaks > 1 ? [0x0A, 0x0A] : [0x0A]) }
        } else if needsSpace, !out.isEmpty {
            out.append(0x20)
        }
        needsSpace = false
        breaks = 0
    }

    /// Takes the tag, comment or declaration at `index`; the index behind it, or nil where it is text.
    private mutating func tag(in span: borrowing Span<UInt8>, at index: Int) -> Int? {
        var next = index + 1
        guard next < span.count else { return nil }
        if span[next] == UInt8(ascii: "!") || span[next] == UInt8(ascii: "?") {
            if next + 2 < span.count, span[next + 1] == 0x2D, span[next + 2] == 0x2D {
                var end = next + 3
                while end + 2 < span.count {
                    if span[end] == 0x2D, span[end + 1] == 0x2D, span[end + 2] == UInt8(ascii: ">") { return end + 3 }
                    end += 1
                }
                // Never closed: its own `>` ends it, and the text behind it lives.
                return close(span, from: next)
            }
            if next + 1 < span.count, span[next] == UInt8(ascii: "!"), !isLetter(span[next + 1]) { return nil }
            return close(span, from: next)
        }
        let isEnd = span[next] == UInt8(ascii: "/")
        if isEnd { next += 1 }
        let from = next
        var name: [UInt8] = []
        while next < span.count, next - from < 12 {
            let byte = span[next]
            guard (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (next > from && byte >= 0x30 && byte <= 0x39) else {
                break
            }
            name.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            next += 1
        }
        guard !name.isEmpty else { return nil }
        let tag = String(decoding: name, as: UTF8.self)
        if keepsUnknownTags, !FeedHTML.all.contains(tag) { return nil }
        guard let end = close(span, from: next) else { return nil }
        if FeedHTML.blocks.contains(tag) {
            breaks = 2
        } else if tag == "br" {
            breaks = min(2, breaks + 1)
        } else if FeedHTML.cells.contains(tag) {
            needsSpace = true
        }
        if !isEnd, tag == "script" || tag == "style" { return skip(tag, span, from: end) }
        return end
    }

    /// The index behind the `>` that ends a tag, quoted attribute values passed over.
    private func close(_ span: borrowing Span<UInt8>, from start: Int) -> Int? {
        var index = start
        var quote: UInt8 = 0
        while index < span.count {
            let byte = span[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == 0x22 || byte == 0x27, index > start, span[index - 1] == UInt8(ascii: "=") {
                quote = byte
            }
            index += 1
        }
        return span.count
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private func skip(_ tag: String, _ span: borrowing Span<UInt8>, from start: Int) -> Int {
        let name = Array(tag.utf8)
        var index = start
        while index + name.count + 1 < span.count {
            if span[index] == UInt8(ascii: "<"), span[index + 1] == UInt8(ascii: "/"),
                name.indices.allSatisfy({ span[index + 2 + $0] | 0x20 == name[$0] })
            {
                return index
            }
            index += 1
        }
        return span.count
    }
}

/// Names of HTML's elements, as far as texts in feeds need them.
enum FeedHTML {
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "table", "tr", "ul",
    ]
    static let cells: Set<String> = ["td", "th", "option"]
    static let all: Set<String> = blocks.union(cells).union([
        "a", "abbr", "acronym", "area", "audio", "b", "base", "bdi", "bdo", "big", "body", "br", "button", "canvas",
        "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "del", "details", "dfn", "em",
        "embed",
        "font", "frame", "head", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "link", "map",
        "mark", "meta", "meter", "noscript", "object", "output", "param", "picture", "progress", "q", "rp", "rt",
        "ruby",
        "s", "samp", "script", "frameset", "noframes", "applet", "basefont", "dir", "marquee", "blink", "nobr", "menu",
        "optgroup",
        "dialog", "hgroup", "slot", "track", "xmp", "select", "small", "source", "span", "strike", "strong", "style",
        "sub", "summary", "sup",
        "svg", "tbody", "template", "textarea", "tfoot", "thead", "time", "tt", "u", "var", "video", "wbr",
    ])

    /// Whether a text holds an HTML tag or a named reference: it is HTML, whatever it is called.
    static func looksLikeHTML(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let span = bytes.span
        for index in span.indices {
            if span[index] == UInt8(ascii: "&") {
                if TextEntities.reference(in: span, at: index, strict: true) != nil { return true }
            } else if span[index] == UInt8(ascii: "<") {
                var next = index + 1
                if next < span.count, span[next] == UInt8(ascii: "/") { next += 1 }
                var name: [UInt8] = []
                while next < span.count, name.count < 12 {
                    let byte = span[next]
                    guard
                        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (!name.isEmpty && byte >= 0x30 && byte <= 0x39)
                    else { break }
                    name.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                    next += 1
                }
                if !name.isEmpty, all.contains(String(decoding: name, as: UTF8.self)) { return true }
            }
        }
        return false
    }
}
