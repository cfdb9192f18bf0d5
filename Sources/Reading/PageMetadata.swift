import Foundation
import Model

/// What a page says of its article in its head and its markup, besides JSON-LD.
struct PageMetadata: Sendable {
    /// Contents of `meta`, by property, name, itemprop or http-equiv in lower case; the first of each.
    var meta: [String: String] = [:]
    var titleTag: String?
    var headings: [String] = []
    var canonical: String?
    var declaredLanguage: String?
    var itemprops: [String: String] = [:]
    var times: [(value: String, isPublished: Bool)] = []
    var bylines: [String] = []
    /// Texts of elements whose class speaks of a date.
    var dateTexts: [String] = []

    /// Short texts with digits around the first headline, where pages show the date.
    var nearTexts: [String] = []
    /// The address of the page: its host names the site, its path the day.
    let url: String

    init(_ document: HTMLDocument, classes: inout PageClasses, url: String) {
        self.url = url
        var headline: Int?
        var depthOfSvg = 0
        for (index, node) in document.nodes.enumerated() {
            switch node.tag {
            case .text: continue
            case .svg: depthOfSvg = max(depthOfSvg, Int(node.end))
            case .meta: readMeta(document, index)
            case .title where index >= depthOfSvg && titleTag == nil:
                titleTag = document.text(of: index, limit: 2000)
            case .html:
                declaredLanguage = document.attribute(.lang, at: index) ?? document.attribute(.xmlLang, at: index)
            case .link:
                if canonical == nil, document.attribute(.rel, at: index)?.lowercased() == "canonical" {
                    canonical = document.attribute(.href, at: index)
                }
            case .h1 where headings.count < 4:
                let text = document.text(of: index, limit: 1000)
                if !text.isEmpty {
                    headings.append(text)
                    headline = headline ?? index
                }
            case .time where times.count < 12:
                let value = document.attribute(.datetime, at: index) ?? document.text(of: index, limit: 200)
                let flags = classes.flags(document, index)
                let isPublished =
                    document.has(.pubdate, at: index) || flags.contains(.date)
                    || document.attribute(.itemprop, at: index)?.lowercased() == "datepublished"
                times.append((value, isPublished))
            default: break
            }
            if node.attributeCount == 0 { continue }
            if let range = document.range(of: .itemprop, at: index), range.count < 100, itemprops.count < 64 {
                readItemprop(document, index, HTMLText.plain(document.source.span, range))
            }
            if bylines.count < 4, document.attribute(.rel, at: index)?.lowercased() == "author" {
                bylines.append(document.text(of: index, limit: 300))
            }
            if node.tag != .meta, node.tag != .body, Int(node.end) - index < 40 {
                let flags = classes.flags(document, index)
                if flags.contains(.byline), bylines.count < 8 { bylines.append(document.text(of: index, limit: 300)) }
                if flags.contains(.date), dateTexts.count < 12 {
                    dateTexts.append(document.text(of: index, limit: 300))
                }
            }
        }
        if let place = headline ?? subheadline(document) { readAround(document, place) }
    }

    /// The first lower heading that the title repeats, on pages without a first one.
    private func subheadline(_ document: HTMLDocument) -> Int? {
        guard let titleTag else { return nil }
        var seen = 0
        for (index, node) in document.nodes.enumerated() where node.tag.isHeading {
            let text = document.text(of: index, limit: 1000)
            if text.utf8.count >= 12, titleTag.contains(text) { return index }
            seen += 1
            if seen == 40 { break }
        }
        return nil
    }

    /// Two dozen short texts: from sixty nodes before the headline to a hundred and fifty behind it.
    private mutating func readAround(_ document: HTMLDocument, _ headline: Int) {
        let source = document.source.span
        for index in max(0, headline - 60)..<min(document.nodes.count, headline + 150) where nearTexts.count < 24 {
            let node = document.nodes[index]
            guard node.tag == .text, node.length >= 8, node.length <= 160 else { continue }
            if node.parent >= 0, document.nodes[Int(node.parent)].tag.isRaw { continue }
            let range = Int(node.start)..<Int(node.start) + Int(node.length)
            guard range.contains(where: { source[$0] >= 0x30 && source[$0] <= 0x39 }) else { continue }
            let text = HTMLText.plain(source, range)
            // More than a date and a word or two is a sentence, whose dates are what it tells of.
            if text.utf8.count >= 8, text.utf8.count <= 72 { nearTexts.append(text) }
        }
    }

    private mutating func readMeta(_ document: HTMLDocument, _ index: Int) {
        guard meta.count < 256, let content = document.attribute(.content, at: index), !content.isEmpty else { return }
        for name in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
            guard let keys = document.attribute(name, at: index) else { continue }
            for key in keys.lowercased().split(separator: " ").prefix(4) where meta[String(key)] == nil {
                meta[String(key)] = content
            }
        }
    }

    private mutating func readItemprop(_ document: HTMLDocument, _ index: Int, _ names: String) {
        for name in names.lowercased().split(separator: " ").prefix(4) {
            switch name {
            case "headline", "datepublished", "datemodified", "author", "datecreated", "inlanguage":
                if itemprops[String(name)] != nil { continue }
                let value =
                    document.attribute(.content, at: index) ?? document.attribute(.datetime, at: index)
                    ?? document.text(of: index, limit: 1000)
                if !value.isEmpty { itemprops[String(name)] = value }
            default: continue
            }
        }
    }

    private func first(_ names: String...) -> String? {
        for name in names { if let value = meta[name], !value.isEmpty { return value } }
        return nil
    }

    // MARK: Answers

    func site(_ data: PageStructuredData) -> String? {
        first("og:site_name") ?? data.site.map(Self.clean) ?? first("application-name", "twitter:site", "dc.publisher")
    }

    /// The headline as the page states it, in its data or for other sites; else the title without the site's name.
    func title(_ data: PageStructuredData) -> String? {
        let site = site(data)
        // Wikipedia's headline is a description, its name the title: the heading tells which is which.
        let subject = data.name.map(Self.clean).flatMap { headings.contains($0) ? $0 : nil }
        let candidates = [
            subject ?? data.headline.map(Self.clean) ?? data.name.map(Self.clean), first("og:title"),
            itemprops["headline"], first("twitter:title", "dc.title", "title"),
        ].compactMap { $0 }.filter { !$0.isEmpty && $0 != site }
        if let best = candidates.first {
            // A quotation mark in an attribute cuts it off; the heading has the rest.
            let isCutOff = { (heading: String) in
                heading.hasPrefix(best)
                    && heading.utf8.dropFirst(best.utf8.count).first { $0 != 0x20 } == UInt8(ascii: "\"")
            }
            if let whole = headings.first(where: isCutOff) { return whole }
            return best
        }
        guard let titleTag, !titleTag.isEmpty else { return headings.first }
        return PageTitle.fromTag(titleTag, names: PageTitle.names(site: site, url: url), headings: headings)
    }

    func byline(_ data: PageStructuredData) -> String? {
        var names = data.authors.map(Self.clean).filter(Self.isName)
        if names.isEmpty {
            names = [
                first(
                    "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl",
                    "og:article:author")
            ]
            .compactMap { $0 }.filter(Self.isName)
        }
        if names.isEmpty { names = [itemprops["author"]].compactMap { $0 }.filter(Self.isName) }
        if names.isEmpty { names = Array(bylines.filter(Self.isName).prefix(1)) }
        var seen: Set<String> = []
        let joined = names.filter { seen.insert($0).inserted }.prefix(8).joined(separator: ", ")
        return joined.isEmpty ? nil : joined
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count < 200 && !text.hasPrefix("http") && !text.hasPrefix("//")
            && !text.hasPrefix("@")
    }

    func image(_ data: PageStructuredData) -> String? {
        first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") ?? data.image
    }

    /// A time that isn't later than two days after none is known here: the page's own statements in order of trust.
    func published(_ data: PageStructuredData, monthFirst: Bool) -> Date? {
        let stated = [
            data.published, first("article:published_time", "og:article:published_time", "og:published_time"),
            itemprops["datepublished"], itemprops["datecreated"],
            first(
                "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
                "dc.date.created",
                "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
                "sailthru.date", "article.published", "published-date", "cxenseparse:recs:publishtime", "ptime",
                "pdate",
                "displaydate", "article_date_original", "last-modified-date", "shareaholic:article_published_time"),
        ].compactMap { $0 }
        var dayOnly: Date?
        func take(_ text: String) -> Date? {
            guard let found = PageDate(text, monthFirst: monthFirst) else { return nil }
            if found.hasTime { return found.date }
            dayOnly = dayOnly ?? found.date
            return nil
        }
        for text in stated { if let date = take(text) { return date } }
        for time in times where time.isPublished { if let date = take(time.value) { return date } }
        if let dayOnly { return dayOnly }
        if let time = times.lazy.compactMap({ PageDate($0.value, monthFirst: monthFirst) }).first { return time.date }
        for text in dateTexts + nearTexts { if let date = take(text) { return date } }
        return dayOnly ?? PageDate.inAddress(url)?.date
    }

    func modified(_ data: PageStructuredData, monthFirst: Bool) -> Date? {
        let stated = [
            data.modified, first("article:modified_time", "og:updated_time", "og:article:modified_time"),
            itemprops["datemodified"],
            first("datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified"),
        ]
        return stated.lazy.compactMap { $0 }.compactMap { PageDate($0, monthFirst: monthFirst)?.date }.first
    }

    /// Whether the page declares that it shows a part only: schema.org's `isAccessibleForFree`, Facebook's content tiers.
    func isPaywalled(_ data: PageStructuredData) -> Bool {
        if let isFree = data.isFree { return !isFree }
        let tier = first("article:content_tier", "og:article:content_tier")?.lowercased()
        return tier == "locked" || tier == "metered"
    }

    func language(_ data: PageStructuredData) -> Language? {
        for candidate in [
            declaredLanguage, data.language, first("og:locale", "content-language", "language", "dc.language"),
        ] {
            guard let candidate else { continue }
            let parts = candidate.lowercased().split { $0 == "-" || $0 == "_" }
            guard let base = parts.first, (2...3).contains(base.utf8.count),
                base.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
            else { continue }
            if base == "kz" { return .kazakh }
            if base == "zh",
                parts.dropFirst().contains(where: { $0 == "hant" || $0 == "tw" || $0 == "hk" || $0 == "mo" })
            {
                return Language(rawValue: "zh-Hant")
            }
            if base == "kk", parts.contains("latn") { return Language(rawValue: "kk-Latn") }
            return Language(rawValue: String(base))
        }
        return nil
    }

    /// References decoded and white space collapsed: JSON-LD often carries both.
    static func clean(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return HTMLText.plain(bytes.span, 0..<min(bytes.count, 65_536))
    }
}
