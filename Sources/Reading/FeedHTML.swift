/// Names of HTML's elements, as far as texts in feeds need them.
enum FeedHTML {
    /// What an element does to the text around it.
    enum Kind: UInt32 {
        case inline = 1
        /// A paragraph of its own.
        case block
        /// Parted from its neighbours by a space.
        case cell
        case lineBreak
        /// Its content is no text.
        case script, style
    }

    /// The element whose name begins at a place, and the index behind the name; nil where no name of HTML's stands there.
    static func element(in span: borrowing Span<UInt8>, at start: Int) -> (kind: Kind, end: Int)? {
        var key: UInt64 = 0
        var index = start
        while index < span.count {
            let byte = span[index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            let code = PackedNames.code(folded)
            if code == 0 { break }
            if index - start == PackedNames.limit { return nil }
            key = key << 6 | code
            index += 1
        }
        guard index > start, let value = names.value(key), let kind = Kind(rawValue: value) else { return nil }
        return (kind, index)
    }

    /// Whether a text holds an HTML tag or a named reference: it is HTML, whatever it is called.
    static func looksLikeHTML(_ text: String) -> Bool {
        let span = text.utf8.span
        for index in span.indices {
            let byte = span[index]
            if byte == UInt8(ascii: "&") {
                if TextEntities.reference(in: span, at: index, strict: true) != nil { return true }
            } else if byte == UInt8(ascii: "<"), index + 1 < span.count {
                let from = span[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
                if element(in: span, at: from) != nil { return true }
            }
        }
        return false
    }

    private static let names: PackedNames = {
        func entries(_ list: String, _ kind: Kind) -> [(name: String, value: UInt32)] {
            list.split { $0 == " " || $0 == "\n" }.map { (String($0), kind.rawValue) }
        }
        let blocks = """
            address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
            hr li main nav ol p pre section table tr ul
            """
        let others = """
            a abbr acronym applet area audio b base basefont bdi bdo big blink body button canvas caption center cite code
            col colgroup data datalist del details dfn dialog dir em embed font frame frameset head hgroup html i iframe
            img input ins kbd label legend link map mark marquee menu meta meter nobr noframes noscript object optgroup
            output param picture progress q rp rt ruby s samp select slot small source span strike strong sub summary sup
            svg tbody template textarea tfoot thead time track tt u var video wbr xmp
            """
        return PackedNames(
            entries(blocks, .block) + entries(others, .inline) + entries("td th option", .cell)
                + entries("br", .lineBreak) + entries("script", .script) + entries("style", .style))
    }()
}
