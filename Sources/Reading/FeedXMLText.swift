import Foundation
import Model

/// Text constructs of feeds: plain, escaped HTML, XHTML, base64.
extension FeedXML {
    /// The text of an element that holds no markup, trimmed; nil where there is none, and where the document ends in it: half
    /// an address or half a date is worse than none.
    mutating func plain(_ range: Range<Int>, _ isEmpty: Bool) -> String? {
        let inner = inner(of: range, isEmpty: isEmpty, holding: .plain)
        return inner.isCutOff ? nil : FeedText.trimmed(text.decoded(scanner.bytes, inner.range))
    }

    /// An Atom text construct or an RSS text: what it says and whether it is HTML.
    mutating func textConstruct(_ range: Range<Int>, _ isEmpty: Bool, _ base: String?) -> (
        text: String, isHTML: Bool
    ) {
        let type = value(of: "type")?.lowercased()
        let mode = value(of: "mode")?.lowercased()
        let inner = inner(of: range, isEmpty: isEmpty, holding: .markup)
        if inner.hasElements {
            let html = markup(inner.range)
            // Escaped HTML inside a `div` that Atom does not foresee there: once unwrapped it reads like any other.
            let isWrapped = (type == "html" || type == "text/html") && !html.utf8.contains(UInt8(ascii: "<"))
            return (isWrapped ? text.decoded(Array(html.utf8), 0..<html.utf8.count) : html, true)
        }
        let plain = text.decoded(scanner.bytes, inner.range)
        if mode == "base64"
            || (type != nil && type?.hasPrefix("text/") == false && type?.contains("/") == true && names.isAtom)
        {
            let packed = String(decoding: plain.utf8.filter { $0 > 0x20 }, as: UTF8.self)
            if mode == "base64" || type?.hasSuffix("xml") == false, let data = Data(base64Encoded: packed) {
                let decoded = String(decoding: data, as: UTF8.self)
                return (decoded, type == "text/html" || FeedHTML.looksLikeHTML(decoded))
            }
        }
        guard names.isAtom else { return (plain, true) }
        switch type {
        case "html", "text/html", "xhtml", "application/xhtml+xml", "text/xml", "application/xml": return (plain, true)
        case nil where document.format == "atom0.3" && mode == "escaped": return (plain, FeedHTML.looksLikeHTML(plain))
        // Publishers who write HTML and call it text are many: a tag shows it.
        default: return (plain, FeedHTML.looksLikeHTML(plain))
        }
    }

    /// The markup inside an element, without the `div` that Atom wraps around XHTML.
    private func markup(_ range: Range<Int>) -> String {
        var scan = FeedMarkup(Array(scanner.bytes[range]))
        var prefix: String?
        var wrapper: (content: Int, name: ArraySlice<UInt8>)?
        // The first element tells the prefix, and whether all the rest stands inside it.
        first: while true {
            switch scan.next() {
            case .text(let part) where scan.bytes[part].allSatisfy { $0 <= 0x20 }: continue
            case .open(let name, let isEmpty):
                let word = String(decoding: scan.bytes[name], as: UTF8.self)
                if let colon = word.firstIndex(of: ":") { prefix = String(word[..<colon]) }
                if !isEmpty, word.hasSuffix("div"),
                    scan.attributes.allSatisfy({ scan.bytes[$0.name].starts(with: "xml".utf8) })
                {
                    wrapper = (scan.index, scan.bytes[name])
                }
                break first
            default: break first
            }
        }
        var kept = 0..<scan.bytes.count
        if let wrapper {
            var end = scan.bytes.count
            while end > 0, scan.bytes[end - 1] <= 0x20 { end -= 1 }
            let closing = Array("</".utf8) + wrapper.name + [UInt8(ascii: ">")]
            if end - closing.count >= wrapper.content, scan.bytes[(end - closing.count)..<end].elementsEqual(closing),
                isOnly(wrapper.name, in: scan)
            {
                kept = wrapper.content..<(end - closing.count)
            }
        }
        return FeedText.markup(scan.bytes, kept, xhtmlPrefix: prefix)
    }

    /// Whether the element just opened closes only at the end.
    private func isOnly(_ name: ArraySlice<UInt8>, in opened: FeedMarkup) -> Bool {
        var scan = opened
        var depth = 1
        while true {
            switch scan.next() {
            case .open(let child, let isEmpty): if !isEmpty, scan.bytes[child].elementsEqual(name) { depth += 1 }
            case .close(let child):
                if scan.bytes[child].elementsEqual(name) { depth -= 1 }
                if depth == 0 { return scan.bytes[scan.index...].allSatisfy { $0 <= 0x20 } }
            case .end: return false
            default: continue
            }
        }
    }
}
