/// Turns raw ranges of a feed's bytes into text: references, CDATA, the entities that the document itself declares.
struct FeedText {
    /// Entities of the internal subset: name → replacement, in which no further ones are expanded.
    private var declared: [String: [UInt8]] = [:]
    /// Bytes that declared entities may still add: 1 MiB a document, so that no nest of them can blow up.
    private var allowance = 1 << 20

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
        let span = bytes.span
        var plain = true
        for index in range {
            let byte = span[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == 0x0D {
                plain = false
                break
            }
        }
        if plain { return String(decoding: bytes[range], as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), Self.opensSection(bytes, index, end) {
                let from = index + 9
                var stop = from
                while stop < end {
                    stop = bytes.position(of: 0x5D, from: stop, before: end)
                    if stop + 2 < end, bytes[stop + 1] == 0x5D, bytes[stop + 2] == 0x3E { break }
                    stop += 1
                }
                stop = min(stop, end)
                append(bytes[from..<stop], to: &out)
                index = min(stop + 3, end)
            } else if byte == UInt8(ascii: "<"), bytes[index..<end].starts(with: "<!--".utf8) {
                var stop = index + 4
                while stop < end, !(bytes[stop] == 0x2D && bytes[stop..<end].starts(with: [0x2D, 0x2D, 0x3E])) {
                    stop += 1
                }
                index = min(stop + 3, end)
            } else if byte == UInt8(ascii: "<"), bytes[index..<end].starts(with: "<?".utf8) {
                while index < end, bytes[index] != UInt8(ascii: ">") { index += 1 }
                index += 1
            } else if byte == UInt8(ascii: "&") {
                index = reference(bytes, at: index, end: end, to: &out)
            } else {
                let from = index
                index += 1
                while index < end, span[index] != UInt8(ascii: "&"), span[index] != UInt8(ascii: "<") { index += 1 }
                append(bytes[from..<index], to: &out)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func opensSection(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        index + 9 <= end && bytes[index + 1] == UInt8(ascii: "!") && bytes[index..<end].starts(with: sectionOpening)
    }

    private static let sectionOpening = Array("<![CDATA[".utf8)

    /// Line ends as XML 1.0, section 2.11, has them.
    private func append(_ slice: ArraySlice<UInt8>, to out: inout [UInt8]) {
        guard slice.contains(0x0D) else {
            out.append(contentsOf: slice)
            return
        }
        var previous: UInt8 = 0
        for byte in slice {
            if byte == 0x0D {
                out.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                out.append(byte)
            }
            previous = byte
        }
    }

    private mutating func reference(_ bytes: [UInt8], at index: Int, end: Int, to out: inout [UInt8]) -> Int {
        if let (scalar, next) = TextEntities.reference(in: bytes.span, at: index, strict: true), next <= end {
            out.append(scalar)
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
                        out.append(scalar)
                        place = next
                    } else {
                        out.append(value[place])
                        place += 1
                    }
                }
                return stop + 1
            }
        }
        out.append(UInt8(ascii: "&"))
        return index + 1
    }

    /// Inner markup as HTML: CDATA sections become escaped text, the prefix of XHTML's elements and `xmlns` go.
    static func markup(_ bytes: [UInt8], _ range: Range<Int>, xhtmlPrefix: String?) -> String {
        let raw = bytes[range]
        guard xhtmlPrefix != nil || contains(raw, "<![CDATA[") || contains(raw, "xmlns") else {
            return String(decoding: raw, as: UTF8.self)
        }
        var scanner = FeedMarkup(Array(raw))
        let source = scanner.bytes
        let prefix = Array(((xhtmlPrefix ?? "") + ":").utf8)
        func local(_ name: Range<Int>) -> ArraySlice<UInt8> {
            source[name].starts(with: prefix) ? source[name].dropFirst(prefix.count) : source[name]
        }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        while true {
            switch scanner.next() {
            case .open(let name, let isEmpty):
                out.append(UInt8(ascii: "<"))
                out.append(contentsOf: local(name))
                for (key, value) in scanner.attributes where !source[key].starts(with: "xmlns".utf8) {
                    out.append(0x20)
                    out.append(contentsOf: source[key])
                    let quote: UInt8 = source[value].contains(0x22) ? 0x27 : 0x22
                    out.append(contentsOf: [UInt8(ascii: "="), quote])
                    out.append(contentsOf: source[value])
                    out.append(quote)
                }
                out.append(contentsOf: isEmpty ? Array(" />".utf8) : [UInt8(ascii: ">")])
            case .close(let name):
                out.append(contentsOf: "</".utf8)
                out.append(contentsOf: local(name))
                out.append(UInt8(ascii: ">"))
            case .text(let range): out.append(contentsOf: source[range])
            case .cdata(let range): out.append(contentsOf: escaped(String(decoding: source[range], as: UTF8.self)).utf8)
            case .doctype, .other: continue
            case .end: return String(decoding: out, as: UTF8.self)
            }
        }
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
        return first == utf8.startIndex && utf8.index(after: last) == utf8.endIndex ? text : String(text[first...last])
    }

    private static func contains(_ slice: ArraySlice<UInt8>, _ key: String) -> Bool {
        let wanted = Array(key.utf8)
        guard let first = wanted.first, slice.count >= wanted.count else { return false }
        var index = slice.startIndex
        while index + wanted.count <= slice.endIndex {
            if slice[index] == first, slice[index..<(index + wanted.count)].elementsEqual(wanted) { return true }
            index += 1
        }
        return false
    }
}
