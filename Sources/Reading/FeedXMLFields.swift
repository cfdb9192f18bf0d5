import Foundation
import Model

/// What each element of a feed means.
extension FeedXML {
    /// Takes an element that tells something; false for one that is walked through.
    mutating func take(_ name: String, _ range: Range<Int>, isEmpty: Bool, base: String?) -> Bool {
        switch name {
        case "title", "media:title", "dc:title", "itunes:title", "dcterms:title", "atom:title":
            let title = textConstruct(range, isEmpty, base)
            guard let plain = FeedText.trimmed(plainTitle(title.text, isHTML: title.isHTML)) else { return true }
            let rank = name == "title" ? 3 : name == "atom:title" ? 2 : name == "dc:title" ? 1 : 0
            if item != nil {
                item?.setTitle(plain, rank: rank)
            } else if rank > 0, document.title == nil || rank > feedTitleRank {
                (document.title, feedTitleRank) = (plain, rank)
            }
        case "link", "atom:link", "url", "feedburner:origlink": takeLink(name, range, isEmpty, base)
        case "a" where item != nil && document.format == "cdf": takeLink("atom:link", range, isEmpty, base)
        case "guid", "id":
            let isPermanent = value(of: "ispermalink").map { $0.lowercased() != "false" } ?? (name == "guid")
            guard let id = plain(range, isEmpty) else { return true }
            guard item != nil else {
                // An Atom feed that names no page of its own may name one by its id.
                if name == "id", let link = FeedLink.absolute(id, base: nil) { setLink(link, rank: -1) }
                return true
            }
            guard item?.guid == nil else { return true }
            // RFC 4287, section 4.2.6: an Atom id is an IRI, so one without a scheme can only be meant against the base.
            item?.guid = names.isAtom && !id.contains(":") ? FeedLink.absolute(id, base: base) ?? id : id
            item?.guidIsLink = isPermanent || names.isAtom
        case "description", "summary", "abstract", "content", "content:encoded", "xhtml:body", "body", "fullitem",
            "media:description", "itunes:summary", "itunes:subtitle", "subtitle", "tagline", "dc:description",
            "dcterms:abstract", "atom:summary", "atom:content":
            takeProse(name, range, isEmpty, base)
        case "pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created", "dc:date", "updated",
            "modified", "dcterms:modified", "lastbuilddate", "atom:published", "atom:updated":
            takeDate(name, range, isEmpty)
        case "author", "dc:creator", "dc:author", "itunes:author", "media:credit", "managingeditor", "atom:author":
            takePerson(name, range, isEmpty)
        case "category", "dc:subject", "itunes:category", "keywords", "itunes:keywords", "media:category",
            "atom:category":
            takeCategory(name, range, isEmpty)
        case "enclosure", "media:content":
            if item != nil, let address = value(of: "url").flatMap({ FeedLink.absolute($0, base: base) }) {
                let type = value(of: "type").flatMap(FeedText.trimmed)
                let length = value(of: name == "enclosure" ? "length" : "filesize").flatMap {
                    Int($0.filter { $0 != "," && $0 != " " })
                }
                item?.addEnclosure(
                    address, type: type, length: length.flatMap { $0 >= 0 ? $0 : nil }, isMedia: name != "enclosure")
            }
            return name == "enclosure" ? skip(range, isEmpty, .plain) : false
        case "language", "dc:language":
            if let language = plain(range, isEmpty), item == nil, document.language == nil {
                document.language = language
            }
        case "ttl":
            if let minutes = plain(range, isEmpty).flatMap({ Int($0) }), item == nil, (1...525_600).contains(minutes) {
                document.minutesToLive = minutes
            }
        case "sy:updateperiod":
            let minutes = ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
            if let word = plain(range, isEmpty)?.lowercased(), item == nil { updatePeriod = minutes[word] }
        case "sy:updatefrequency":
            if let count = plain(range, isEmpty).flatMap({ Int($0) }), item == nil, (1...10_000).contains(count) {
                updateFrequency = count
            }
        // What tells of something else: another feed, a picture, a form, a thumbnail's own words, contributors.
        case "source", "image", "textinput", "atom:source", "contributor", "media:thumbnail", "itunes:owner", "cloud",
            "skiphours", "skipdays", "rdf:li", "logo", "icon", "generator", "rights", "copyright", "atom:contributor":
            return skip(range, isEmpty, .container)
        default: return false
        }
        return true
    }

    /// What a feed or its root says in attributes.
    mutating func noteFeedAttributes(_ kind: Kind) {
        if document.language == nil, let language = value(of: "xml:lang").flatMap(FeedText.trimmed) {
            document.language = language.replacing("_", with: "-")
        }
        if document.format == "cdf", kind == .feed {
            if let link = value(of: "href").flatMap({ FeedLink.absolute($0, base: currentBase) }) {
                document.link = link
            }
            if let date = value(of: "lastmod") { setFeedDate(date, rank: 1) }
        }
    }

    mutating func beginItem(base: String?) {
        var new = FeedItem()
        new.base = base
        new.about = value(of: "rdf:about").flatMap(FeedText.trimmed)
        if document.format == "cdf" {
            if let link = value(of: "href").flatMap({ FeedLink.absolute($0, base: base) }) {
                new.setLink(link, rank: 3)
            }
            if let text = value(of: "lastmod") {
                let (date, problem) = FeedDate.parse(text, now: now)
                if let problem { warnings.add(problem) }
                if let date { new.setUpdated(date, rank: 1) }
            }
        }
        item = new
    }

    mutating func finishItem() {
        guard let finished = item else { return }
        item = nil
        if document.entries.count < FeedParser.entryLimit { document.entries.append(finished.entry()) }
    }

    func finished() -> FeedDocument {
        var result = document
        if result.minutesToLive == nil, let updatePeriod {
            result.minutesToLive = max(1, updatePeriod / updateFrequency)
        }
        result.warnings = warnings.list
        return result
    }

    private mutating func skip(_ range: Range<Int>, _ isEmpty: Bool, _ content: Content) -> Bool {
        _ = inner(of: range, isEmpty: isEmpty, holding: content)
        return true
    }

    private mutating func takeProse(_ name: String, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?) {
        let construct = textConstruct(range, isEmpty, base)
        guard let trimmed = FeedText.trimmed(construct.text), item != nil else { return }
        let html = construct.isHTML ? trimmed : FeedText.escaped(trimmed)
        switch name {
        case "content:encoded": item?.setContent(html, rank: 3)
        case "content", "atom:content": item?.setContent(html, rank: 2)
        case "xhtml:body", "body", "fullitem": item?.setContent(html, rank: 1)
        case "description", "summary", "abstract": item?.setSummary(html, rank: 4)
        case "atom:summary", "dc:description", "dcterms:abstract": item?.setSummary(html, rank: 3)
        case "itunes:summary": item?.setSummary(html, rank: 2)
        case "media:description": item?.setSummary(html, rank: 1)
        case "itunes:subtitle": item?.setSummary(html, rank: 0)
        default: break
        }
    }

    private mutating func takeLink(_ name: String, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?) {
        if let href = value(of: "href") {
            let relation = value(of: "rel").flatMap(FeedText.trimmed)?.lowercased() ?? "alternate"
            let type = value(of: "type").flatMap(FeedText.trimmed)
            let length = value(of: "length").flatMap { Int($0) }
            _ = inner(of: range, isEmpty: isEmpty, holding: .plain)
            guard let link = FeedLink.absolute(href, base: base) else { return }
            let isPage = type.map { $0.lowercased().contains("html") } ?? true
            if relation == "enclosure" {
                item?.addEnclosure(link, type: type, length: length.flatMap { $0 >= 0 ? $0 : nil }, isMedia: false)
            } else if relation == "alternate" || relation.hasSuffix("/alternate") {
                setLink(link, rank: (name == "link" ? 2 : 1) + (isPage ? 1 : 0))
            } else if relation == "self", item == nil, names.isAtom {
                setLink(link, rank: 0)
            }
            return
        }
        let relation = value(of: "rel")?.lowercased()
        let type = value(of: "type")
        guard let text = plain(range, isEmpty) else { return }
        if name == "feedburner:origlink" {
            if let link = FeedLink.absolute(text, base: nil) { item?.setLink(link, rank: 5) }
        } else if relation == "enclosure" {
            if let link = FeedLink.absolute(text, base: base) {
                item?.addEnclosure(link, type: type, length: nil, isMedia: false)
            }
        } else if name == "url" || name == "atom:link" {
            return
        } else if let link = FeedLink.absolute(text, base: linkBase(base)) {
            setLink(link, rank: 4)
        }
    }

    /// RSS has no rule for relative links; where nothing is declared they are meant against the site.
    private func linkBase(_ base: String?) -> String? {
        item != nil && base == url && !names.isAtom ? document.link ?? base : base
    }

    private mutating func setLink(_ link: String, rank: Int) {
        if item != nil {
            item?.setLink(link, rank: rank)
        } else if document.link == nil || rank > feedLinkRank {
            (document.link, feedLinkRank) = (link, rank)
        }
    }

    private mutating func takeDate(_ name: String, _ range: Range<Int>, _ isEmpty: Bool) {
        guard let raw = plain(range, isEmpty) else { return }
        guard item != nil else {
            setFeedDate(raw, rank: name == "pubdate" || name == "published" ? 1 : name == "dc:date" ? 2 : 3)
            return
        }
        let (date, problem) = FeedDate.parse(raw, now: now)
        if let problem { warnings.add(problem) }
        guard let date else { return }
        switch name {
        case "pubdate", "published", "atom:published": item?.setPublished(date, rank: 4)
        case "issued", "dcterms:issued": item?.setPublished(date, rank: 3)
        // In RSS the Dublin Core date is the item's own, and its last change where nothing else is said.
        case "dc:date":
            item?.setPublished(date, rank: 2)
            item?.setUpdated(date, rank: 0)
        case "created", "dcterms:created": item?.setPublished(date, rank: 1)
        case "updated", "modified", "dcterms:modified", "atom:updated": item?.setUpdated(date, rank: 2)
        default: item?.setUpdated(date, rank: 1)
        }
    }

    private mutating func setFeedDate(_ raw: String, rank: Int) {
        let (date, problem) = FeedDate.parse(raw, now: now)
        if let problem { warnings.add(problem) }
        if let date, document.updated == nil || rank > updatedRank { (document.updated, updatedRank) = (date, rank) }
    }

    private mutating func takePerson(_ name: String, _ range: Range<Int>, _ isEmpty: Bool) {
        let inner = inner(of: range, isEmpty: isEmpty, holding: .container)
        guard item != nil else { return }
        let rank =
            name == "author" || name == "atom:author" ? 3 : name.hasPrefix("dc:") ? 4 : name == "itunes:author" ? 2 : 1
        if name == "media:credit" { return }
        if !inner.hasElements {
            let text = text.decoded(scanner.bytes, inner.range)
            if let person = FeedItem.personName(plainTitle(text, isHTML: true)) { item?.addAuthor(person, rank: rank) }
            return
        }
        // Atom's person construct: a name, else an address.
        var scan = FeedMarkup(Array(scanner.bytes[inner.range]))
        var found: [String: String] = [:]
        var open: String?
        var start = 0
        while true {
            let before = scan.index
            switch scan.next() {
            case .open(let child, false):
                open = String(decoding: scan.bytes[child].prefix(40), as: UTF8.self).lowercased()
                start = scan.index
            case .close:
                if let open, found[open] == nil {
                    found[open] = FeedText.trimmed(text.decoded(scan.bytes, start..<max(start, before)))
                }
                open = nil
            case .end:
                let named = found.first { $0.key == "name" || $0.key.hasSuffix(":name") }?.value
                let mailed = found.first { $0.key == "email" || $0.key.hasSuffix(":email") }?.value
                if let person = named.map({ plainTitle($0, isHTML: true) }) ?? mailed {
                    item?.addAuthor(person, rank: rank)
                }
                return
            default: continue
            }
        }
    }

    private mutating func takeCategory(_ name: String, _ range: Range<Int>, _ isEmpty: Bool) {
        let attribute = value(of: "term") ?? (name == "itunes:category" ? value(of: "text") : nil) ?? value(of: "label")
        let text =
            name == "itunes:category"
            ? {
                _ = skip(range, isEmpty, .container)
                return nil
            }() : plain(range, isEmpty)
        guard item != nil else { return }
        let word = attribute.flatMap(FeedText.trimmed) ?? text
        guard let word else { return }
        if name == "itunes:keywords" || name == "keywords" {
            for part in word.split(separator: ",") {
                if let trimmed = FeedText.trimmed(String(part)) { item?.addCategory(trimmed) }
            }
        } else {
            let plain = plainTitle(word, isHTML: true)
            if !plain.isEmpty { item?.addCategory(plain) }
        }
    }
}
