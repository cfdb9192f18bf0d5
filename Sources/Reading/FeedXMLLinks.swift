import Foundation
import Model

/// Links, enclosures and people of feeds.
extension FeedXML {
    mutating func takeLink(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?) {
        if let href = value(of: "href") { return takeLink(to: href, element, range, isEmpty, base) }
        let relation = value(of: "rel")?.lowercased()
        let type = value(of: "type")
        guard let text = plain(range, isEmpty) else { return }
        if element == .feedburnerLink {
            if let link = FeedLink.absolute(text, base: nil) { item?.setLink(link, rank: 5) }
        } else if relation == "enclosure" {
            if let link = FeedLink.link(text, base: base) {
                item?.addEnclosure(link, type: type, length: nil, isMedia: false)
            }
        } else if element == .url || element == .atomLink {
            return
        } else if let link = FeedLink.link(text, base: linkBase(base)) {
            setLink(link, rank: 4)
        }
    }

    /// A link in Atom's manner.
    private mutating func takeLink(
        to href: String, _ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?
    ) {
        let relation = value(of: "rel").flatMap(FeedText.trimmed)?.lowercased() ?? "alternate"
        let type = value(of: "type").flatMap(FeedText.trimmed)
        let length = value(of: "length")
        skip(range, isEmpty, .plain)
        guard let link = FeedLink.link(href, base: base) else { return }
        switch relation {
        case "enclosure": item?.addEnclosure(link, type: type, length: length.flatMap(Self.size), isMedia: false)
        case "hub" where item == nil: document.hub = document.hub ?? link
        case "self" where item == nil:
            document.selfLink = document.selfLink ?? link
            if names.isAtom { setLink(link, rank: 0) }
        default:
            guard relation == "alternate" || relation.hasSuffix("/alternate") else { return }
            let isPage = type.map { $0.lowercased() }.map {
                $0.hasPrefix("text/html") || $0.hasPrefix("application/xhtml")
            }
            setLink(link, rank: (element == .link ? 2 : 1) + (isPage ?? true ? 1 : 0))
        }
    }

    /// RSS has no rule for relative links; where nothing is declared they are meant against the site.
    private func linkBase(_ base: String?) -> String? {
        item != nil && base == url && !names.isAtom ? document.link ?? base : base
    }

    mutating func setLink(_ link: String, rank: Int) {
        if item != nil {
            item?.setLink(link, rank: rank)
        } else if document.link == nil || rank > feedLinkRank {
            (document.link, feedLinkRank) = (link, rank)
        }
    }

    mutating func takeEnclosure(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?) {
        if item != nil, let address = value(of: "url").flatMap({ FeedLink.link($0, base: base) }) {
            let type = value(of: "type").flatMap(FeedText.trimmed)
            let length = value(of: element == .enclosure ? "length" : "filesize").flatMap(Self.size)
            item?.addEnclosure(address, type: type, length: length, isMedia: element != .enclosure)
        }
        if element == .enclosure { skip(range, isEmpty, .plain) }
    }

    /// Bytes; publishers write thousands with commas.
    private static func size(_ text: String) -> Int? {
        Int(text.filter { $0 != "," && $0 != " " }).flatMap { $0 >= 0 ? $0 : nil }
    }

    mutating func takePerson(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        let inner = inner(of: range, isEmpty: isEmpty, holding: .container)
        guard element != .mediaCredit, item != nil || names.isAtom, let name = person(inner) else { return }
        let rank =
            switch element {
            case .dcCreator, .dcAuthor: 4
            case .author, .atomAuthor: 3
            case .itunesAuthor: 2
            default: 1
            }
        if item != nil {
            item?.addAuthor(name, rank: rank)
        } else if element == .author, feedAuthors.count < 50, !feedAuthors.contains(name) {
            feedAuthors.append(name)
        }
    }

    /// Who an entry's origin says wrote it (RFC 4287, section 4.2.1); all else there tells of another feed.
    mutating func takeSource(_ range: Range<Int>, _ isEmpty: Bool) {
        let source = inner(of: range, isEmpty: isEmpty, holding: .container)
        guard item != nil else { return }
        for author in children(source.range, where: { $0 == .author }) {
            if let name = person(Inner(range: author.range, hasElements: true)) { item?.addAuthor(name, rank: 0) }
        }
    }

    /// The name in a person construct, or in what stands in its place; else the address.
    private mutating func person(_ inner: Inner) -> String? {
        guard inner.hasElements else {
            return text.trimmed(scanner.bytes, inner.range).flatMap {
                FeedItem.personName(plainTitle($0, isHTML: true))
            }
        }
        var name: String?
        var address: String?
        for child in children(inner.range, where: { _ in true }) {
            let local = String(decoding: scanner.bytes[child.name.prefix(40)], as: UTF8.self).lowercased()
            if name == nil, local == "name" || local.hasSuffix(":name") {
                name = text.trimmed(scanner.bytes, child.range).map { plainTitle($0, isHTML: true) }
            } else if address == nil, local == "email" || local.hasSuffix(":email") {
                address = text.trimmed(scanner.bytes, child.range)
            }
        }
        return name ?? address
    }

    /// The elements directly inside a range and what stands in them, no more than 100.
    mutating func children(
        _ range: Range<Int>, where isWanted: (FeedElement) -> Bool
    ) -> [(name: Range<Int>, range: Range<Int>)] {
        var scan = FeedMarkup(scanner.bytes, in: range)
        var found: [(name: Range<Int>, range: Range<Int>)] = []
        while found.count < 100 {
            guard case .open(let name, let isEmpty) = scan.next() else {
                if scan.index >= range.upperBound { return found }
                continue
            }
            if isEmpty { continue }
            let start = scan.index
            var depth = 1
            var stop = range.upperBound
            inside: while true {
                let before = scan.index
                switch scan.next() {
                case .open(let child, false): if scan.areEqual(child, name) { depth += 1 }
                case .close(let child):
                    if scan.areEqual(child, name) { depth -= 1 }
                    if depth == 0 {
                        stop = before
                        break inside
                    }
                case .end: break inside
                default: continue
                }
            }
            if isWanted(names.element(scanner.bytes, name)) { found.append((name, start..<stop)) }
        }
        return found
    }
}
