/// Turns raw ranges of a feed's bytes into text: references, CDATA, the entities that the document itself declares.
struct FeedText {
    /// Entities of the internal subset: name → replacement, in which no further ones are expanded.
    private var declared: [String: [UInt8]] = [:]
    /// Bytes that declared entities may still add: 1 MiB a document, so that no nest of them can blow up.
    private var allowance = 1 << 20
    /// What is being decoded; kept, so that its room is reused.
    private var scratch = FeedScratch()

    /// Takes `<!ENTITY name "text">` from a document type declaration. External and parameter entities are passed over.
    mutating func declare(from doctype: ArraySlice<UInt8>) {
        let text = Array(doctype)
        let key = Array("<!ENTITY".utf8)
        var index = 0
        while index + key.count < text.count, declared.count < 256 {
            guard text[index] == key[0], text[index..<(index + key.count)].elementsEqual(key) else {
                index += 1
                continue
            }
            index += key.count
            while index < text.count, text[index] <= 0x20 { index += 1 }
            let from = index
            while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: ">") { index += 1 }
            let name = String(decoding: text[from..<index], as: UTF8.self)
            while index < text.count, text[index] <= 0x20 { index += 1 }
            guard index < text.count, text[index] == 0x22 || text[index] == 0x27 else { continue }
            let quote = text[index]
            let start = index + 1
            index = start
            while index < text.count, text[index] != quote { index += 1 }
            if index - start <= 4096, declared[name] == nil { declared[name] = Array(text[start..<index]) }
        }
    }

    /// The character data of an element that holds no others: references decoded, CDATA sections unwrapped.
    mutating func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        if bytes.endOfPlainText(from: range.lowerBound, before: range.upperBound) >= range.upperBound {
            return String(validUTF8: bytes, range)
        }
        decode(bytes, range)
        return String(validUTF8: scratch.bytes, 0..<scratch.used)
    }

    /// As `decoded`, without white space at the ends; nil where nothing is left.
    mutating func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        if bytes.endOfPlainText(from: range.lowerBound, before: range.upperBound) >= range.upperBound {
            let kept = Self.withoutSpace(bytes, range)
            return kept.isEmpty ? nil : String(validUTF8: bytes, kept)
        }
        decode(bytes, range)
        let kept = Self.withoutSpace(scratch.bytes, 0..<scratch.used)
        return kept.isEmpty ? nil : String(validUTF8: scratch.bytes, kept)
    }

    private static func withoutSpace(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (from, to) = (range.lowerBound, range.upperBound)
        while from < to, bytes[from] <= 0x20 { from += 1 }
        while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
        return from..<to
    }

    /// Decodes into `scratch`.
    private mutating func decode(_ bytes: [UInt8], _ range: Range<Int>) {
        // References are longer than what they stand for; only the document's own entities may be shorter.
        scratch.begin(room: range.count + (declared.isEmpty ? 0 : allowance))
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            index += scratch.copyPlain(bytes, from: index, before: end)
            guard index < end else { return }
            switch bytes[index] {
            case UInt8(ascii: "&"): index = reference(bytes, at: index, end: end)
            case UInt8(ascii: "<"): index = aside(bytes, at: index, end: end)
            default:
                // Line ends as XML 1.0, section 2.11, has them.
                scratch.append(0x0A)
                index += index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
            }
        }
    }

    /// Takes the CDATA section, comment or processing instruction at a `<`, or the sign itself; the index behind it.
    private mutating func aside(_ bytes: [UInt8], at index: Int, end: Int) -> Int {
        if Self.begins(bytes, index, end, Self.sectionOpening) {
            var index = index + Self.sectionOpening.count
            var stop = index
            while stop < end {
                stop = bytes.position(of: 0x5D, from: stop, before: end)
                if stop + 2 < end, bytes[stop + 1] == 0x5D, bytes[stop + 2] == 0x3E { break }
                stop += 1
            }
            stop = min(stop, end)
            while index < stop {
                let line = bytes.position(of: 0x0D, from: index, before: stop)
                scratch.copy(bytes, index..<line)
                index = line
                guard index < stop else { break }
                scratch.append(0x0A)
                index += index + 1 < stop && bytes[index + 1] == 0x0A ? 2 : 1
            }
            return min(stop + 3, end)
        }
        if Self.begins(bytes, index, end, Self.commentOpening) {
            var stop = index + 4
            while stop < end {
                stop = bytes.position(of: 0x2D, from: stop, before: end)
                if stop + 2 < end, bytes[stop + 1] == 0x2D, bytes[stop + 2] == 0x3E { break }
                stop += 1
            }
            return min(stop + 3, end)
        }
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "?") {
            return min(bytes.position(of: UInt8(ascii: ">"), from: index, before: end) + 1, end)
        }
        scratch.append(bytes[index])
        return index + 1
    }

    private static func begins(_ bytes: [UInt8], _ index: Int, _ end: Int, _ key: [UInt8]) -> Bool {
        guard index + key.count <= end else { return false }
        for offset in key.indices where bytes[index + offset] != key[offset] { return false }
        return true
    }

    private static let sectionOpening = Array("<![CDATA[".utf8)
    private static let commentOpening = Array("<!--".utf8)

    private mutating func reference(_ bytes: [UInt8], at index: Int, end: Int) -> Int {
        if let (scalar, next) = TextEntities.reference(in: bytes.span, at: index, strict: true), next <= end {
            scratch.append(scalar)
            return next
        }
        if !declared.isEmpty {
            var stop = index + 1
            while stop < end, stop - index < 64, bytes[stop] != UInt8(ascii: ";"), bytes[stop] > 0x20 { stop += 1 }
            if stop < end, bytes[stop] == UInt8(ascii: ";"),
                let value = declared[String(decoding: bytes[(index + 1)..<stop], as: UTF8.self)],
                value.count <= allowance
            {
                allowance -= value.count
                var place = 0
                while place < value.count {
                    if value[place] == UInt8(ascii: "&"),
                        let (scalar, next) = TextEntities.reference(in: value.span, at: place, strict: true)
                    {
                        scratch.append(scalar)
                        place = next
                    } else {
                        scratch.append(value[place])
                        place += 1
                    }
                }
                return stop + 1
            }
        }
        scratch.append(UInt8(ascii: "&"))
        return index + 1
    }

    /// Plain text as HTML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The text without white space at its ends; nil where nothing is left.
    static func trimmed(_ text: String) -> String? {
        let utf8 = text.utf8
        guard let first = utf8.firstIndex(where: { $0 > 0x20 }), let last = utf8.lastIndex(where: { $0 > 0x20 }) else {
            return nil
        }
        if first == utf8.startIndex, utf8.index(after: last) == utf8.endIndex { return text }
        return String(Substring(utf8[first...last]))
    }
}
