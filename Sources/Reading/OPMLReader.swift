/// Reads an OPML list from markup, damaged or not: only `outline` elements and their nesting count.
struct OPMLReader {
    private var scanner: FeedMarkup
    private var text = FeedText()
    /// Names of the open outlines; empty for one that is a feed itself, or has no name.
    private var open: [String] = []
    /// Open outlines beyond those remembered.
    private var deeper = 0
    private var contents = OPML.Contents()
    private var places: [String: Int] = [:]

    init(_ utf8: [UInt8]) { scanner = FeedMarkup(utf8, in: 0..<FeedParser.completeLength(utf8)) }

    mutating func read() throws(OPMLFault) -> OPML.Contents {
        try findRoot()
        while true {
            switch scanner.next() {
            case .open(let name, let isEmpty):
                if isOutline(name) { take(isEmpty: isEmpty) }
            case .close(let name):
                guard isOutline(name) else { continue }
                if deeper > 0 {
                    deeper -= 1
                } else if !open.isEmpty {
                    open.removeLast()
                }
            case .doctype(let range): text.declare(from: scanner.bytes[range])
            case .text, .cdata, .other: continue
            case .end: return contents
            }
        }
    }

    /// Goes behind the root's start tag, whatever stands before it.
    private mutating func findRoot() throws(OPMLFault) {
        guard let start = scanner.bytes.firstIndex(where: { $0 > 0x20 }) else { throw .empty }
        let shown = { [bytes = scanner.bytes] in
            plainTitle(String(decoding: bytes[start..<min(start + 24, bytes.count)], as: UTF8.self), isHTML: false)
        }
        var first: String?
        while true {
            switch scanner.next() {
            case .open(let range, _):
                let root = localName(range)
                switch root {
                case "opml": return
                // Some hand-made lists have no root at all.
                case "outline":
                    scanner.index = range.lowerBound - 1
                    return
                case "html": throw .html
                case "rss", "feed", "rdf": throw .feed("<\(root)>")
                default: if first == nil { first = "<\(root)>" }
                }
            case .doctype(let range):
                let words = String(decoding: scanner.bytes[range].prefix(40), as: UTF8.self).lowercased()
                if words.hasPrefix("<!doctype html") { throw .html }
                text.declare(from: scanner.bytes[range])
            case .close, .text, .cdata, .other: continue
            case .end:
                if scanner.bytes[start] == UInt8(ascii: "{"), shown().contains("version") { throw .feed("JSON Feed") }
                throw .notOPML(first ?? "'\(shown())'")
            }
        }
    }

    /// One outline: a feed, a folder, or a line of somebody's notes.
    private mutating func take(isEmpty: Bool) {
        let values = attributes()
        let name = [values["text"], values["title"]].lazy.compactMap { $0 }.map { plainTitle($0, isHTML: false) }
            .first { !$0.isEmpty }
        let kind = values["type"]?.lowercased() ?? ""
        // OPML 1.0 lists have feeds under `url` too; of other kinds that attribute leads to pages and further lists.
        let address = values["xmlurl"] ?? (["rss", "atom", "pie"].contains(kind) ? values["url"] : nil)
        if let address { add(address, name: name, values) }
        guard !isEmpty else { return }
        if open.count < OPML.depthLimit * 4 {
            open.append(address == nil ? name ?? "" : "")
        } else {
            deeper += 1
        }
    }

    private mutating func add(_ address: String, name: String?, _ values: [String: String]) {
        guard let url = FeedDiscovery.address(address, base: nil) else {
            let shown = plainTitle(String(address.prefix(120)), isHTML: false)
            leaveOut("'\(name ?? "?")' has no http or https address ('\(shown)')")
            return
        }
        let place = places[url]
        if place == nil, contents.outlines.count >= OPML.countLimit {
            leaveOut("the list has more than \(OPML.countLimit) feeds; the rest were left out")
            return
        }
        var categories = place.map { contents.outlines[$0].categories } ?? []
        let enclosing = open.filter { !$0.isEmpty }.joined(separator: "/")
        let own = (values["category"] ?? "").split(separator: ",").prefix(100).map(String.init)
        for category in [enclosing] + own {
            let path = OPML.path(category).joined(separator: "/")
            if !path.isEmpty, categories.count < 100, !categories.contains(path) { categories.append(path) }
        }
        if let place {
            contents.outlines[place].categories = categories
            return
        }
        places[url] = contents.outlines.count
        let page = values["htmlurl"].flatMap { FeedLink.absolute($0, base: nil) }
        contents.outlines.append(
            Outline(
                title: String((name ?? page ?? url).prefix(1000)), url: url, page: page,
                language: values["language"].flatMap(FeedText.trimmed), categories: categories))
    }

    private mutating func leaveOut(_ why: String) {
        if contents.leftOut.count < 20, !contents.leftOut.contains(why) { contents.leftOut.append(why) }
    }

    /// The attributes that count, decoded; the first of a name stays.
    private mutating func attributes() -> [String: String] {
        var values: [String: String] = [:]
        for (key, range) in scanner.attributes where key.count <= 8 {
            let name = String(decoding: scanner.bytes[key], as: UTF8.self).lowercased()
            guard Self.wanted.contains(name), values[name] == nil else { continue }
            values[name] = text.decoded(scanner.bytes, range.prefix(8192))
        }
        return values
    }

    private static let wanted: Set<String> = [
        "text", "title", "type", "xmlurl", "htmlurl", "url", "language", "category",
    ]

    private func isOutline(_ range: Range<Int>) -> Bool { localName(range) == "outline" }

    private func localName(_ range: Range<Int>) -> String {
        let name = String(decoding: scanner.bytes[range.prefix(64)], as: UTF8.self).lowercased()
        return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
