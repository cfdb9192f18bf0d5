import Foundation
import Model

/// Reads sitemaps (https://www.sitemaps.org/protocol.html) as feeds, those of news (Google's sitemap-news 0.9) with titles
/// and dates, others with addresses and their last change alone. Pictures, films and translations in them are passed over.
struct NewsSitemap {
    private var scanner: FeedMarkup
    private var text = FeedText()
    private var warnings: FeedWarnings
    private var document = FeedDocument(format: "sitemap")
    /// Prefixes, with their colon, of the sitemap's own elements and of those of news.
    private var own = ""
    private var news: Set<String> = []
    private var languages: [String: Int] = [:]
    private let url: String?
    private let now: Date

    /// Entries read: the protocol allows 50,000 a file.
    private static let readLimit = 60_000

    /// Nil where the document is no sitemap.
    /// - Throws: `FeedFault.sitemapIndex` where it lists further sitemaps instead of pages.
    static func parse(
        _ utf8: [UInt8], url: String?, now: Date, warnings: FeedWarnings
    ) throws(FeedFault) -> FeedDocument? {
        var reader = NewsSitemap(utf8, url: url, now: now, warnings: warnings)
        switch reader.root() {
        case "urlset": return reader.readPages()
        case "sitemapindex": throw .sitemapIndex(reader.readIndex())
        default: return nil
        }
    }

    private init(_ utf8: [UInt8], url: String?, now: Date, warnings: FeedWarnings) {
        scanner = FeedMarkup(utf8, in: 0..<FeedParser.completeLength(utf8))
        self.url = url
        self.now = now
        self.warnings = warnings
    }

    /// The local name of the first element, in lower case; its namespaces are taken in.
    private mutating func root() -> String? {
        // Comments and stylesheets may stand before it, but no book.
        for _ in 0..<32 {
            switch scanner.next() {
            case .open(let range, _):
                let (prefix, local) = name(range)
                own = prefix
                declareNames()
                return local
            case .doctype(let range): text.declare(from: scanner.bytes[range])
            case .end: return nil
            default: continue
            }
        }
        return nil
    }

    private mutating func declareNames() {
        for (key, value) in scanner.attributes where scanner.bytes[key].starts(with: "xmlns:".utf8) {
            let address = String(decoding: scanner.bytes[value].prefix(200), as: UTF8.self).lowercased()
            if address.contains("/sitemap-news/"), news.count < 16 {
                news.insert(
                    String(decoding: scanner.bytes[key].dropFirst(6).prefix(64), as: UTF8.self).lowercased() + ":")
            }
        }
    }

    private func name(_ range: Range<Int>) -> (prefix: String, local: String) {
        let name = String(decoding: scanner.bytes[range.prefix(64)], as: UTF8.self).lowercased()
        guard let colon = name.firstIndex(of: ":") else { return ("", name) }
        return (String(name[...colon]), String(name[name.index(after: colon)...]))
    }

    /// What an element is called, whatever its prefix: `loc`, `news:title`; nil for those of other namespaces.
    private func meaning(_ range: Range<Int>) -> String? {
        let (prefix, local) = name(range)
        if prefix == own { return local }
        return news.contains(prefix) || prefix == "news:" ? "news:" + local : nil
    }

    private mutating func readPages() -> FeedDocument {
        var entry: FeedEntry?
        var title: String?
        var isClosed = false
        loop: while document.entries.count < Self.readLimit {
            switch scanner.next() {
            case .open(let range, let isEmpty):
                declareNames()
                guard let meaning = meaning(range) else { continue }
                if meaning == "url" {
                    finish(&entry)
                    entry = FeedEntry()
                } else if !isEmpty, entry != nil, Self.telling.contains(meaning), let text = leaf(range) {
                    if meaning == "news:name" {
                        if title == nil { title = plainTitle(text, isHTML: true) }
                    } else {
                        take(meaning, text, &entry)
                    }
                }
            case .close(let range):
                switch meaning(range) {
                case "url": finish(&entry)
                case "urlset": isClosed = true
                default: continue
                }
            case .end: break loop
            default: continue
            }
        }
        finish(&entry)
        if !isClosed { warnings.add("the document is cut off or not closed; what is there was read") }
        document.title = title
        document.language = languages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        document.updated = document.entries.compactMap { $0.published ?? $0.updated }.max()
        keepNewest()
        document.warnings = warnings.list
        return document
    }

    private static let telling: Set<String> = [
        "loc", "lastmod", "news:title", "news:publication_date", "news:name", "news:language", "news:keywords",
    ]

    /// The text up to the element's end tag. Where another element begins first, it was never closed.
    private mutating func leaf(_ range: Range<Int>) -> String? {
        let start = scanner.index
        let own = scanner.bytes[range]
        while true {
            let before = scanner.index
            switch scanner.next() {
            case .close(let other) where scanner.bytes[other].elementsEqual(own):
                return FeedText.trimmed(text.decoded(scanner.bytes, start..<before))
            case .open, .close:
                scanner.index = before
                return FeedText.trimmed(text.decoded(scanner.bytes, start..<before))
            // Half an address is worse than none.
            case .end: return nil
            default: continue
            }
        }
    }

    private mutating func take(_ meaning: String, _ text: String, _ entry: inout FeedEntry?) {
        switch meaning {
        case "loc":
            if entry?.link == nil { entry?.link = FeedLink.absolute(text, base: url) }
        case "lastmod": entry?.updated = date(text)
        case "news:publication_date": entry?.published = date(text)
        case "news:title":
            let title = plainTitle(text, isHTML: true)
            if !title.isEmpty { entry?.title = title }
        case "news:language":
            if text.utf8.count <= 20, languages.count < 64 || languages[text] != nil {
                languages[text, default: 0] += 1
            }
        case "news:keywords":
            for word in text.split(separator: ",").prefix(50) {
                let plain = plainTitle(String(word), isHTML: true)
                if !plain.isEmpty, entry?.categories.contains(plain) == false { entry?.categories.append(plain) }
            }
        default: return
        }
    }

    private mutating func date(_ text: String) -> Date? {
        let (date, problem) = FeedDate.parse(text, now: now)
        if let problem { warnings.add(problem) }
        return date
    }

    private mutating func finish(_ entry: inout FeedEntry?) {
        guard var done = entry else { return }
        entry = nil
        guard let link = done.link else {
            warnings.add("a page has no http or https address; it was left out")
            return
        }
        done.id = link
        document.entries.append(done)
    }

    /// Sitemaps of whole sites begin with the oldest pages as often as with the newest.
    private mutating func keepNewest() {
        guard document.entries.count > FeedParser.entryLimit else { return }
        warnings.add("the sitemap has more than \(FeedParser.entryLimit) pages; the oldest were left out")
        func time(_ entry: FeedEntry) -> Date { entry.published ?? entry.updated ?? .distantPast }
        document.entries = document.entries.enumerated()
            .sorted { (time($0.element), $1.offset) > (time($1.element), $0.offset) }
            .prefix(FeedParser.entryLimit).map(\.element)
    }

    /// Up to five of the sitemaps that an index lists: those of news, then those changed last.
    private mutating func readIndex() -> [String] {
        var found: [(url: String, isNews: Bool, changed: Date)] = []
        while found.count < Self.readLimit {
            switch scanner.next() {
            case .open(let range, let isEmpty):
                guard !isEmpty, let meaning = meaning(range), meaning == "loc" || meaning == "lastmod",
                    let text = leaf(range)
                else { continue }
                if meaning == "loc", let address = FeedLink.absolute(text, base: url) {
                    found.append((address, address.lowercased().contains("news"), .distantPast))
                } else if meaning == "lastmod", !found.isEmpty, let date = FeedDate.parse(text) {
                    found[found.count - 1].changed = date
                }
            case .end:
                return found.enumerated().sorted {
                    let (first, second) = ($0.element, $1.element)
                    if first.isNews != second.isNews { return first.isNews }
                    return first.changed != second.changed ? first.changed > second.changed : $0.offset < $1.offset
                }.prefix(5).map(\.element.url)
            default: continue
            }
        }
        return found.prefix(5).map(\.url)
    }
}
