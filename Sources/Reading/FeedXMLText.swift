import Foundation
import Model

/// Text constructs of feeds: plain, escaped HTML, XHTML, base64.
extension FeedXML {
    /// The text of an element that holds no markup, trimmed; nil where there is none, and where the document ends in it: half
    /// an address or half a date is worse than none.
    mutating func plain(_ range: Range<Int>, _ isEmpty: Bool) -> String? {
        let inner = inner(of: range, isEmpty: isEmpty, holding: .plain)
        return inner.isCutOff ? nil : text.trimmed(scanner.bytes, inner.range)
    }

    /// An Atom text construct or an RSS text: what it says and whether it is HTML.
    ///
    /// The text is without white space at its ends; nil where nothing is left.
    mutating func textConstruct(_ range: Range<Int>, _ isEmpty: Bool) -> (text: String, isHTML: Bool)? {
        let type = value(of: "type")?.lowercased()
        let mode = value(of: "mode")?.lowercased()
        let inner = inner(of: range, isEmpty: isEmpty, holding: .markup)
        if inner.hasElements {
            // RFC 4287, section 3.1.1.3: the `div` is no part of the content. Atom 0.3 gives markup as it stands.
            guard let html = FeedText.trimmed(markup(inner.range, unwraps: document.format != "atom0.3")) else {
                return nil
            }
            // Escaped HTML inside a `div` that Atom does not foresee there: once unwrapped it reads like any other.
            let isWrapped = (type == "html" || type == "text/html") && !html.utf8.contains(UInt8(ascii: "<"))
            return (isWrapped ? text.decoded(Array(html.utf8), 0..<html.utf8.count) : html, true)
        }
        guard let plain = text.trimmed(scanner.bytes, inner.range) else { return nil }
        if mode == "base64"
            || (names.isAtom && type?.hasPrefix("text/") == false && type?.utf8.contains(UInt8(ascii: "/")) == true)
        {
            let packed = String(decoding: plain.utf8.filter { $0 > 0x20 }, as: UTF8.self)
            if mode == "base64" || type?.hasSuffix("xml") == false, let data = Data(base64Encoded: packed) {
                guard let decoded = FeedText.trimmed(String(decoding: data, as: UTF8.self)) else { return nil }
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
}
