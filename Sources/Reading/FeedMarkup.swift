import CText

/// Cuts XML, damaged or not, into tokens: ranges of the bytes given, nothing copied, nothing expanded.
///
/// libxml2's recover mode was measured first and serves feeds badly: behind the first error it drops every `&amp;`, a
/// bare `&` eats into links, one unclosed `<br>` puts all later items inside the one before, and depth 256 ends the
/// document. This scanner knows no nesting at all, so damage stays where it is; whoever reads the tokens decides what an
/// end tag ends. Every call moves forward and looks at each byte once, so the whole is linear.
struct FeedMarkup {
    enum Token {
        /// `attributes` hold what the tag carries. An unfinished tag at the end of the document gives `.end`.
        case open(name: Range<Int>, isEmpty: Bool)
        case close(name: Range<Int>)
        case text(Range<Int>)
        case cdata(Range<Int>)
        case doctype(Range<Int>)
        /// A comment or processing instruction.
        case other
        case end
    }

    let bytes: [UInt8]
    /// Where the next token begins. May be set back by one token to read it again.
    var index = 0
    /// Of the last opening tag: names and raw values.
    private(set) var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    /// Whether the document ended inside a tag, comment or CDATA section.
    private(set) var isCutOff = false

    /// Set once a search for an end failed: a second one would too, and many of them would be quadratic.
    private var hasNoMoreSectionEnds = false
    private var hasOpenDoctype = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token {
        let count = bytes.count
        guard index < count else { return .end }
        let start = index
        if bytes[start] != UInt8(ascii: "<") || !opensMarkup(start) {
            let position = endOfText(from: start + 1)
            index = position
            return .text(start..<position)
        }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): return closeTag(start)
        case UInt8(ascii: "!"): return declaration(start)
        case UInt8(ascii: "?"):
            index = position(of: [0x3F, 0x3E], from: start + 2).map { $0 + 2 } ?? cutOff()
            return .other
        default: return openTag(start)
        }
    }

    private func endOfText(from start: Int) -> Int {
        var position = bytes.position(of: UInt8(ascii: "<"), from: start)
        while position < bytes.count, !opensMarkup(position) {
            position = bytes.position(of: UInt8(ascii: "<"), from: position + 1)
        }
        return position
    }

    /// Whether the `<` at a place begins a tag, rather than being a stray sign.
    private func opensMarkup(_ place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        switch bytes[place + 1] {
        case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: ":"): return true
        case 0x41...0x5A, 0x61...0x7A, 0x80...: return true
        default: return false
        }
    }

    private mutating func closeTag(_ start: Int) -> Token {
        let from = start + 2
        var position = from
        while position < bytes.count, !isNameEnd(bytes[position]) { position += 1 }
        let name = from..<position
        while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
            position += 1
        }
        if position >= bytes.count {
            index = cutOff()
            return .end
        }
        index = bytes[position] == UInt8(ascii: ">") ? position + 1 : position
        return .close(name: name)
    }

    private mutating func openTag(_ start: Int) -> Token {
        attributes.removeAll(keepingCapacity: true)
        var position = start + 1
        while position < bytes.count, !isNameEnd(bytes[position]) { position += 1 }
        let name = start + 1..<position
        var isEmpty = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                index = position + 1
                return .open(name: name, isEmpty: isEmpty)
            }
            if byte == UInt8(ascii: "<") {
                // The tag was never closed; the next one begins.
                index = position
                return .open(name: name, isEmpty: isEmpty)
            }
            isEmpty = byte == UInt8(ascii: "/")
            if byte <= 0x20 || isEmpty || byte == UInt8(ascii: "=") {
                position += 1
                continue
            }
            position = attribute(position)
        }
        index = cutOff()
        return .end
    }

    private mutating func attribute(_ start: Int) -> Int {
        var position = start
        while position < bytes.count, !isNameEnd(bytes[position]), bytes[position] != UInt8(ascii: "=") {
            position += 1
        }
        // A lone sign that no name begins with is passed over.
        if position == start { return position + 1 }
        let name = start..<position
        var after = position
        while after < bytes.count, bytes[after] <= 0x20 { after += 1 }
        guard after < bytes.count, bytes[after] == UInt8(ascii: "=") else { return position }
        after += 1
        while after < bytes.count, bytes[after] <= 0x20 { after += 1 }
        guard after < bytes.count else { return after }
        let quote = bytes[after]
        var end = after
        if quote == 0x22 || quote == 0x27 {
            after += 1
            end = after
            end = bytes.position(of: quote, from: end)
            if attributes.count < 64 { attributes.append((name, after..<end)) }
            return min(end + 1, bytes.count)
        }
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
        if attributes.count < 64 { attributes.append((name, after..<end)) }
        return end
    }

    private mutating func declaration(_ start: Int) -> Token {
        let rest = bytes[start...]
        if rest.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
            index = position(of: [0x2D, 0x2D, 0x3E], from: start + 4).map { $0 + 3 } ?? cutOff()
            return .other
        }
        if rest.starts(with: Self.cdataOpening) {
            let from = start + Self.cdataOpening.count
            if !hasNoMoreSectionEnds, let end = position(of: [0x5D, 0x5D, 0x3E], from: from) {
                index = end + 3
                return .cdata(from..<end)
            }
            // Never closed: it ends where the element around it may end, so that the items behind it live.
            isCutOff = true
            hasNoMoreSectionEnds = true
            let end = position(of: [0x3C, 0x2F], from: from) ?? bytes.count
            index = end
            return .cdata(from..<max(from, end))
        }
        return doctype(start)
    }

    /// `<!DOCTYPE …>` with its internal subset; quotes and comments inside are passed over.
    private mutating func doctype(_ start: Int) -> Token {
        var position = start + 2
        var isInSubset = false
        var quote: UInt8 = 0
        while position < bytes.count, !hasOpenDoctype {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "["), !isInSubset {
                isInSubset = true
            } else if byte == UInt8(ascii: "]") {
                isInSubset = false
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: ">"), !isInSubset {
                index = position + 1
                return .doctype(start..<position)
            }
            position += 1
        }
        // A quote or bracket that never closes: the declaration ends at its first `>`.
        hasOpenDoctype = true
        let end = self.position(of: [0x3E], from: start) ?? bytes.count
        index = min(end + 1, bytes.count)
        return .doctype(start..<end)
    }

    private func position(of key: [UInt8], from start: Int) -> Int? {
        var place = bytes.position(of: key[0], from: start)
        while place <= bytes.count - key.count {
            var same = 1
            while same < key.count, bytes[place + same] == key[same] { same += 1 }
            if same == key.count { return place }
            place = bytes.position(of: key[0], from: place + 1)
        }
        return nil
    }

    private mutating func cutOff() -> Int {
        isCutOff = true
        return bytes.count
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "=")
    }

    private static let cdataOpening = Array("<![CDATA[".utf8)
}

extension [UInt8] {
    /// Index of the first such byte at or behind `from`; `count` where there is none.
    func position(of byte: UInt8, from: Int) -> Int { position(of: byte, from: from, before: count) }

    /// As above, looking no further than `end`, which is also what is given where there is none.
    func position(of byte: UInt8, from: Int, before end: Int) -> Int {
        let limit = Swift.min(end, count)
        guard from >= 0, from < limit else { return limit }
        return unsafe withUnsafeBufferPointer { unsafe Int(copytaster_find_byte($0.baseAddress, from, limit, byte)) }
    }

    /// Index behind the run of ASCII that begins at `from`.
    func endOfASCII(from: Int) -> Int {
        guard from >= 0, from < count else { return count }
        return unsafe withUnsafeBufferPointer { unsafe Int(copytaster_skip_ascii($0.baseAddress, from, $0.count)) }
    }
}
