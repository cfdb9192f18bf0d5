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
    /// Where what is read ends: of the document, or of the element that is looked into.
    private let end: Int

    /// Reads a document or, again, a part of it, without copying.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    /// The raw value of an attribute of the last opening tag, by its name in lower case; nil where there is none.
    func attribute(_ wanted: String) -> Range<Int>? {
        for (name, value) in attributes where name.count == wanted.utf8.count && isName(name, wanted) { return value }
        return nil
    }

    /// Whether a name is the one given in lower case. The sizes must agree.
    private func isName(_ name: Range<Int>, _ wanted: String) -> Bool {
        var place = name.lowerBound
        for byte in wanted.utf8 {
            let given = bytes[place]
            if given != byte, given < 0x41 || given > 0x5A || given | 0x20 != byte { return false }
            place += 1
        }
        return true
    }

    /// Whether a name is one of those given in lower case.
    func isAny(of wanted: [String], _ name: Range<Int>) -> Bool {
        wanted.contains { $0.utf8.count == name.count && isName(name, $0) }
    }

    /// Whether two names are the same, as written.
    func areEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for offset in 0..<one.count where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] {
            return false
        }
        return true
    }

    mutating func next() -> Token {
        guard index < end else { return .end }
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
            index = position(of: Self.instructionEnd, from: start + 2).map { $0 + 2 } ?? cutOff()
            return .other
        default: return openTag(start)
        }
    }

    private func endOfText(from start: Int) -> Int {
        var position = bytes.position(of: UInt8(ascii: "<"), from: start, before: end)
        while position < end, !opensMarkup(position) {
            position = bytes.position(of: UInt8(ascii: "<"), from: position + 1, before: end)
        }
        return position
    }

    /// Whether the `<` at a place begins a tag, rather than being a stray sign.
    private func opensMarkup(_ place: Int) -> Bool {
        guard place + 1 < end else { return false }
        switch bytes[place + 1] {
        case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: ":"): return true
        case 0x41...0x5A, 0x61...0x7A, 0x80...: return true
        default: return false
        }
    }

    private mutating func closeTag(_ start: Int) -> Token {
        let from = start + 2
        var position = from
        while position < end, !isNameEnd(bytes[position]) { position += 1 }
        let name = from..<position
        while position < end, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
            position += 1
        }
        if position >= end {
            index = cutOff()
            return .end
        }
        index = bytes[position] == UInt8(ascii: ">") ? position + 1 : position
        return .close(name: name)
    }

    private mutating func openTag(_ start: Int) -> Token {
        attributes.removeAll(keepingCapacity: true)
        var position = start + 1
        while position < end, !isNameEnd(bytes[position]) { position += 1 }
        let name = start + 1..<position
        var isEmpty = false
        while position < end {
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
        while position < end, !isNameEnd(bytes[position]), bytes[position] != UInt8(ascii: "=") {
            position += 1
        }
        // A lone sign that no name begins with is passed over.
        if position == start { return position + 1 }
        let name = start..<position
        var after = position
        while after < end, bytes[after] <= 0x20 { after += 1 }
        guard after < end, bytes[after] == UInt8(ascii: "=") else { return position }
        after += 1
        while after < end, bytes[after] <= 0x20 { after += 1 }
        guard after < end else { return after }
        let quote = bytes[after]
        if quote == 0x22 || quote == 0x27 {
            after += 1
            let stop = bytes.position(of: quote, from: after, before: end)
            if attributes.count < 64 { attributes.append((name, after..<stop)) }
            return min(stop + 1, end)
        }
        var stop = after
        while stop < end, bytes[stop] > 0x20, bytes[stop] != UInt8(ascii: ">") { stop += 1 }
        if attributes.count < 64 { attributes.append((name, after..<stop)) }
        return stop
    }

    private mutating func declaration(_ start: Int) -> Token {
        if begins(Self.commentOpening, at: start) {
            index = position(of: Self.commentEnd, from: start + 4).map { $0 + 3 } ?? cutOff()
            return .other
        }
        if begins(Self.cdataOpening, at: start) {
            let from = start + Self.cdataOpening.count
            if !hasNoMoreSectionEnds, let stop = position(of: Self.sectionEnd, from: from) {
                index = stop + 3
                return .cdata(from..<stop)
            }
            // Never closed: it ends where the element around it may end, so that the items behind it live.
            isCutOff = true
            hasNoMoreSectionEnds = true
            let stop = max(from, position(of: Self.endTag, from: from) ?? end)
            index = stop
            return .cdata(from..<stop)
        }
        return doctype(start)
    }

    /// `<!DOCTYPE …>` with its internal subset; quotes and comments inside are passed over.
    private mutating func doctype(_ start: Int) -> Token {
        var position = start + 2
        var isInSubset = false
        var quote: UInt8 = 0
        while position < end, !hasOpenDoctype {
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
        let stop = bytes.position(of: UInt8(ascii: ">"), from: start, before: end)
        index = min(stop + 1, end)
        return .doctype(start..<stop)
    }

    private func begins(_ key: [UInt8], at place: Int) -> Bool {
        guard place + key.count <= end else { return false }
        for offset in key.indices where bytes[place + offset] != key[offset] { return false }
        return true
    }

    private func position(of key: [UInt8], from start: Int) -> Int? {
        var place = bytes.position(of: key[0], from: start, before: end)
        while place <= end - key.count {
            if begins(key, at: place) { return place }
            place = bytes.position(of: key[0], from: place + 1, before: end)
        }
        return nil
    }

    private mutating func cutOff() -> Int {
        isCutOff = true
        return end
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "=")
    }

    private static let cdataOpening = Array("<![CDATA[".utf8)
    private static let sectionEnd = Array("]]>".utf8)
    private static let commentOpening = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let instructionEnd = Array("?>".utf8)
    private static let endTag = Array("</".utf8)
}
