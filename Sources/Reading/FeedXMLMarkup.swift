/// Markup that stands in a feed as elements, not escaped: XHTML, and HTML that the publisher forgot to escape.
extension FeedXML {
    /// The markup inside an element as HTML. `unwraps`: without the `div` that Atom 1.0 wraps around XHTML.
    func markup(_ range: Range<Int>, unwraps: Bool) -> String {
        var scan = FeedMarkup(scanner.bytes, in: range)
        var prefix: Range<Int>?
        var kept = range
        // The first element tells the prefix, and whether all the rest stands inside it.
        first: while true {
            switch scan.next() {
            case .text(let part) where part.allSatisfy { scan.bytes[$0] <= 0x20 }: continue
            case .open(let name, let isEmpty):
                let colon = name.last { scan.bytes[$0] == UInt8(ascii: ":") }
                prefix = colon.map { name.lowerBound..<($0 + 1) }
                let local = colon.map { ($0 + 1)..<name.upperBound } ?? name
                if unwraps, !isEmpty, scan.bytes[local].elementsEqual("div".utf8),
                    scan.attributes.allSatisfy({ scan.bytes[$0.name].starts(with: "xml".utf8) }),
                    let end = end(of: name, in: scan, before: range.upperBound)
                {
                    kept = scan.index..<end
                }
                break first
            default: break first
            }
        }
        return rewritten(kept, without: prefix)
    }

    /// Where the end tag of the element just opened begins, if nothing but white space follows it.
    private func end(of name: Range<Int>, in opened: FeedMarkup, before end: Int) -> Int? {
        var scan = opened
        var depth = 1
        while true {
            let before = scan.index
            switch scan.next() {
            case .open(let child, let isEmpty): if !isEmpty, scan.areEqual(child, name) { depth += 1 }
            case .close(let child):
                if scan.areEqual(child, name) { depth -= 1 }
                if depth == 0 { return (scan.index..<end).allSatisfy { scan.bytes[$0] <= 0x20 } ? before : nil }
            case .end: return nil
            default: continue
            }
        }
    }

    /// CDATA sections become escaped text; the prefix of XHTML's elements and the declaration of its namespace go.
    private func rewritten(_ range: Range<Int>, without prefix: Range<Int>?) -> String {
        let source = scanner.bytes
        guard prefix != nil || holds("<![CDATA[", range) || holds("xmlns", range) else {
            return String(decoding: source[range], as: UTF8.self)
        }
        func local(_ name: Range<Int>) -> ArraySlice<UInt8> {
            guard let prefix, source[name].starts(with: source[prefix]) else { return source[name] }
            return source[name].dropFirst(prefix.count)
        }
        var scan = FeedMarkup(source, in: range)
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        while true {
            switch scan.next() {
            case .open(let name, let isEmpty):
                out.append(UInt8(ascii: "<"))
                out.append(contentsOf: local(name))
                for (key, value) in scan.attributes where !declaresXHTML(key, value) {
                    out.append(0x20)
                    out.append(contentsOf: source[key])
                    let quote: UInt8 = source[value].contains(0x22) ? 0x27 : 0x22
                    out.append(UInt8(ascii: "="))
                    out.append(quote)
                    out.append(contentsOf: source[value])
                    out.append(quote)
                }
                if isEmpty { out.append(contentsOf: " /".utf8) }
                out.append(UInt8(ascii: ">"))
            case .close(let name):
                out.append(contentsOf: "</".utf8)
                out.append(contentsOf: local(name))
                out.append(UInt8(ascii: ">"))
            case .text(let part): out.append(contentsOf: source[part])
            case .cdata(let part):
                out.append(contentsOf: FeedText.escaped(String(decoding: source[part], as: UTF8.self)).utf8)
            case .doctype, .other: continue
            case .end: return String(decoding: out, as: UTF8.self)
            }
        }
    }

    /// Whether an attribute only names XHTML's namespace; MathML's and SVG's stay.
    private func declaresXHTML(_ name: Range<Int>, _ value: Range<Int>) -> Bool {
        let bytes = scanner.bytes
        return bytes[name].starts(with: "xmlns".utf8) && bytes[value].elementsEqual("http://www.w3.org/1999/xhtml".utf8)
    }

    private func holds(_ key: String, _ range: Range<Int>) -> Bool {
        guard let first = key.utf8.first else { return false }
        let bytes = scanner.bytes
        var place = bytes.position(of: first, from: range.lowerBound, before: range.upperBound)
        while place + key.utf8.count <= range.upperBound {
            if bytes[place...].starts(with: key.utf8) { return true }
            place = bytes.position(of: first, from: place + 1, before: range.upperBound)
        }
        return false
    }
}
