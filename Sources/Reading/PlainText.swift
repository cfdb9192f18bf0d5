import CText

/// The text of an HTML fragment: tags stripped, references decoded, white space collapsed, paragraphs parted by a blank
/// line. Scripts, styles and comments are left out. Linear, without a tree: meant for titles and summaries of feeds.
package func plainText(fromHTML html: String) -> String { written(html, keepsUnknownTags: false) }

/// A title as one line of plain text. `isHTML`: tags and references are markup; otherwise only white space is collapsed.
func plainTitle(_ text: String, isHTML: Bool) -> String {
    let span = text.utf8.span
    var hasMarkup = false
    var isFlat = true
    var previous: UInt8 = 0x20
    for index in span.indices {
        let byte = span[index]
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { hasMarkup = true }
        if byte < 0x20 || (byte == 0x20 && previous == 0x20) { isFlat = false }
        previous = byte
    }
    if isHTML, hasMarkup { return collapsed(written(text, keepsUnknownTags: true)) }
    return isFlat && previous != 0x20 ? text : collapsed(text)
}

/// Runs of white space, no-break spaces aside, become one space; none at the ends. Control characters go.
private func collapsed(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
            if let last = out.last, last != 0x20 { out.append(0x20) }
        } else if byte > 0x20 {
            out.append(byte)
        }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
}

private func written(_ html: String, keepsUnknownTags: Bool) -> String {
    let source = html.utf8.span
    // Nothing that is written is longer than what it was written as: `<p>` gives two line ends, `&lt` one sign.
    var out = [UInt8](repeating: 0, count: source.count)
    var writer = PlainTextWriter(keepsUnknownTags: keepsUnknownTags)
    var target = out.mutableSpan
    writer.read(source, into: &target)
    return String(validUTF8: out, 0..<writer.used)
}

/// Writes text as it walks over HTML bytes.
private struct PlainTextWriter {
    /// Whether what looks like a tag but is none of HTML's stays text: `List<String>` in a title.
    let keepsUnknownTags: Bool
    /// Bytes written.
    private(set) var used = 0
    private var needsSpace = false
    private var breaks = 0
    /// Set once a comment was found open to the end: the next ones needn't be searched.
    private var hasOpenComment = false

    init(keepsUnknownTags: Bool) { self.keepsUnknownTags = keepsUnknownTags }

    mutating func read(_ span: borrowing Span<UInt8>, into out: inout MutableSpan<UInt8>) {
        let count = span.count
        var index = 0
        while index < count {
            let byte = span[index]
            if isText(byte) {
                begin(&out)
                let copied = words(of: span, from: index, into: &out)
                used += copied
                index += copied
            } else if byte <= 0x20 {
                needsSpace = true
                index += 1
            } else if byte == UInt8(ascii: "<"), let end = tag(in: span, at: index) {
                index = end
            } else if byte == UInt8(ascii: "&"),
                let (scalar, end) = TextEntities.reference(in: span, at: index, strict: false)
            {
                if scalar.value > 0x20, scalar != "\u{A0}" {
                    begin(&out)
                    write(scalar, &out)
                } else {
                    needsSpace = true
                }
                index = end
            } else {
                begin(&out)
                out[used] = byte
                used += 1
                index += 1
            }
        }
    }

    /// Copies the run of plain words at a text byte; how many bytes.
    private func words(of span: borrowing Span<UInt8>, from index: Int, into out: inout MutableSpan<UInt8>) -> Int {
        // There is room: no more was written so far than was read.
        precondition(used <= index && out.count == span.count)
        return unsafe span.withUnsafeBufferPointer { bytes in
            unsafe out.withUnsafeMutableBufferPointer { target in
                guard let start = target.baseAddress else { return 0 }
                return unsafe Int(copytaster_copy_words(bytes.baseAddress, index, bytes.count, start + used))
            }
        }
    }

    private func isText(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: "<") || (byte > 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<"))
    }

    private mutating func write(_ scalar: Unicode.Scalar, _ out: inout MutableSpan<UInt8>) {
        guard let units = UTF8.encode(scalar) else { return }
        for unit in units { put(unit, &out) }
    }

    private mutating func put(_ byte: UInt8, _ out: inout MutableSpan<UInt8>) {
        out[used] = byte
        used += 1
    }

    /// Puts the white space that is owed before the next character.
    private mutating func begin(_ out: inout MutableSpan<UInt8>) {
        if used > 0 {
            if breaks > 0 {
                put(0x0A, &out)
                if breaks > 1 { put(0x0A, &out) }
            } else if needsSpace {
                put(0x20, &out)
            }
        }
        needsSpace = false
        breaks = 0
    }

    /// Takes the tag, comment or declaration at `index`; the index behind it, or nil where it is text.
    private mutating func tag(in span: borrowing Span<UInt8>, at index: Int) -> Int? {
        var next = index + 1
        guard next < span.count else { return nil }
        if span[next] == UInt8(ascii: "!") || span[next] == UInt8(ascii: "?") { return declaration(in: span, at: next) }
        let isEnd = span[next] == UInt8(ascii: "/")
        if isEnd { next += 1 }
        guard next < span.count, isLetter(span[next]) else { return nil }
        let element = FeedHTML.element(in: span, at: next)
        if keepsUnknownTags, element == nil { return nil }
        let end = close(span, from: element?.end ?? next)
        switch element?.kind {
        case .block: breaks = 2
        case .lineBreak: breaks = min(2, breaks + 1)
        case .cell: needsSpace = true
        case .script where !isEnd: return skip(to: "script", span, from: end)
        case .style where !isEnd: return skip(to: "style", span, from: end)
        default: break
        }
        return end
    }

    private mutating func declaration(in span: borrowing Span<UInt8>, at start: Int) -> Int? {
        if start + 2 < span.count, span[start + 1] == 0x2D, span[start + 2] == 0x2D {
            var end = start + 3
            while !hasOpenComment, end + 2 < span.count {
                if span[end] == 0x2D, span[end + 1] == 0x2D, span[end + 2] == UInt8(ascii: ">") { return end + 3 }
                end += 1
            }
            // Never closed: its own `>` ends it, and the text behind it lives.
            hasOpenComment = true
            return close(span, from: start)
        }
        let next = start + 1
        if next < span.count, span[start] == UInt8(ascii: "!"), !isLetter(span[next]), span[next] != UInt8(ascii: "[") {
            return nil
        }
        return close(span, from: start)
    }

    /// The index behind the `>` that ends a tag, quoted attribute values passed over.
    private func close(_ span: borrowing Span<UInt8>, from start: Int) -> Int {
        if start < span.count, span[start] == UInt8(ascii: ">") { return start + 1 }
        var index = start
        while true {
            index = find(UInt8(ascii: ">"), 0x22, 0x27, in: span, from: index)
            guard index < span.count else { return span.count }
            let byte = span[index]
            index += 1
            if byte == UInt8(ascii: ">") { return index }
            if index - 1 > start, span[index - 2] == UInt8(ascii: "=") {
                index = find(byte, byte, byte, in: span, from: index) + 1
            }
        }
    }

    /// The first of three bytes at or behind a place; the end where there is none.
    private func find(
        _ one: UInt8, _ two: UInt8, _ three: UInt8, in span: borrowing Span<UInt8>, from index: Int
    ) -> Int {
        precondition(index >= 0)
        return unsafe span.withUnsafeBufferPointer {
            unsafe Int(copytaster_find_any($0.baseAddress, index, $0.count, one, two, three))
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// The index of the end tag of an element that holds no text; the end where there is none.
    private func skip(to name: String, _ span: borrowing Span<UInt8>, from start: Int) -> Int {
        let name = name.utf8.span
        var index = start
        while index + name.count + 1 < span.count {
            if span[index] == UInt8(ascii: "<"), span[index + 1] == UInt8(ascii: "/") {
                var same = 0
                while same < name.count, span[index + 2 + same] | 0x20 == name[same] { same += 1 }
                if same == name.count { return index }
            }
            index += 1
        }
        return span.count
    }
}
