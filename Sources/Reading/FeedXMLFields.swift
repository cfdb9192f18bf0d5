import Foundation
import Model

/// What each element of a feed means.
extension FeedXML {
    /// Takes an element that tells something; false for one that is walked through.
    mutating func take(_ element: FeedElement, _ range: Range<Int>, isEmpty: Bool, base: String?) -> Bool {
        switch element {
        case .title, .mediaTitle, .dcTitle, .itunesTitle, .dctermsTitle, .atomTitle:
            takeTitle(element, range, isEmpty)
        case .link, .atomLink, .url, .feedburnerLink: takeLink(element, range, isEmpty, base)
        case .a where item != nil && document.format == "cdf": takeLink(.atomLink, range, isEmpty, base)
        case .guid, .id: takeIdentity(element, range, isEmpty, base)
        case .description, .summary, .abstract, .content, .contentEncoded, .xhtmlBody, .body, .fullitem,
            .mediaDescription, .itunesSummary, .itunesSubtitle, .subtitle, .tagline, .dcDescription, .dctermsAbstract,
            .atomSummary, .atomContent:
            takeProse(element, range, isEmpty)
        case .pubDate, .published, .issued, .dctermsIssued, .created, .dctermsCreated, .dcDate, .updated, .modified,
            .dctermsModified, .lastBuildDate, .atomPublished, .atomUpdated:
            takeDate(element, range, isEmpty)
        case .author, .dcCreator, .dcAuthor, .itunesAuthor, .mediaCredit, .managingEditor, .atomAuthor:
            takePerson(element, range, isEmpty)
        case .category, .dcSubject, .itunesCategory, .keywords, .itunesKeywords, .mediaCategory, .atomCategory:
            takeCategory(element, range, isEmpty)
        case .enclosure: takeEnclosure(element, range, isEmpty, base)
        case .mediaContent:
            takeEnclosure(element, range, true, base)
            return false
        case .language, .dcLanguage:
            if let language = plain(range, isEmpty), item == nil, document.language == nil {
                document.language = language
            }
        case .ttl, .updatePeriod, .updateFrequency, .skipHours, .skipDays: takeManners(element, range, isEmpty)
        case .source, .atomSource:
            if names.isAtom { takeSource(range, isEmpty) } else { skip(range, isEmpty, .container) }
        case .image, .textInput, .contributor, .mediaThumbnail, .itunesOwner, .itunesImage, .cloud, .rdfLi, .logo,
            .icon, .generator, .rights, .copyright, .atomContributor:
            skip(range, isEmpty, .container)
        default: return false
        }
        return true
    }

    mutating func skip(_ range: Range<Int>, _ isEmpty: Bool, _ content: Content) {
        _ = inner(of: range, isEmpty: isEmpty, holding: content)
    }

    private mutating func takeTitle(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        guard let title = textConstruct(range, isEmpty) else { return }
        let plain = plainTitle(title.text, isHTML: title.isHTML)
        if plain.isEmpty { return }
        let rank =
            switch element {
            case .title: 3
            case .atomTitle: 2
            case .dcTitle: 1
            default: 0
            }
        if item != nil {
            item?.setTitle(plain, rank: rank)
        } else if rank > 0, document.title == nil || rank > feedTitleRank {
            (document.title, feedTitleRank) = (plain, rank)
        }
    }

    private mutating func takeIdentity(
        _ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool, _ base: String?
    ) {
        let isPermanent = value(of: "ispermalink").map { $0.lowercased() != "false" } ?? (element == .guid)
        guard let id = plain(range, isEmpty) else { return }
        guard item != nil else {
            // An Atom feed that names no page of its own may name one by its id.
            if element == .id, let link = FeedLink.absolute(id, base: nil) { setLink(link, rank: -1) }
            return
        }
        guard item?.guid == nil else { return }
        // RFC 4287, section 4.2.6: an Atom id is an IRI, so one without a scheme can only be meant against the base.
        item?.guid = names.isAtom && !id.utf8.contains(UInt8(ascii: ":")) ? FeedLink.absolute(id, base: base) ?? id : id
        item?.guidIsLink = isPermanent || names.isAtom
    }

    private mutating func takeProse(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        guard item != nil else { return skip(range, isEmpty, .markup) }
        guard let prose = textConstruct(range, isEmpty) else { return }
        let html = prose.isHTML ? prose.text : FeedText.escaped(prose.text)
        switch element {
        case .contentEncoded: item?.setContent(html, rank: 3)
        case .content, .atomContent: item?.setContent(html, rank: 2)
        case .xhtmlBody, .body, .fullitem: item?.setContent(html, rank: 1)
        case .description where !names.isAtom: item?.setDescription(html)
        case .summary where !names.isAtom: item?.setSummary(html, rank: 5)
        case .description, .summary, .abstract: item?.setSummary(html, rank: 4)
        case .atomSummary, .dcDescription, .dctermsAbstract: item?.setSummary(html, rank: 3)
        case .itunesSummary: item?.setSummary(html, rank: 2)
        case .mediaDescription: item?.setSummary(html, rank: 1)
        case .itunesSubtitle: item?.setSummary(html, rank: 0)
        default: break
        }
    }

    private mutating func takeDate(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        guard let raw = plain(range, isEmpty) else { return }
        guard item != nil else {
            let isFirst = element == .pubDate || element == .published
            return setFeedDate(raw, rank: isFirst ? 1 : element == .dcDate ? 2 : 3)
        }
        guard let date = date(raw) else { return }
        switch element {
        case .pubDate, .published, .atomPublished: item?.setPublished(date, rank: 4)
        case .issued, .dctermsIssued: item?.setPublished(date, rank: 3)
        // In RSS the Dublin Core date is the item's own, and its last change where nothing else is said.
        case .dcDate:
            item?.setPublished(date, rank: 2)
            item?.setUpdated(date, rank: 0)
        case .created, .dctermsCreated: item?.setPublished(date, rank: 1)
        case .updated, .modified, .dctermsModified, .atomUpdated: item?.setUpdated(date, rank: 2)
        default: item?.setUpdated(date, rank: 1)
        }
    }

    /// What a date says; what is wrong with it becomes a warning.
    mutating func date(_ raw: String) -> Date? {
        let (date, problem) = FeedDate.parse(raw, now: now)
        if let problem { warnings.add(problem) }
        return date
    }

    mutating func setFeedDate(_ raw: String, rank: Int) {
        if let date = date(raw), document.updated == nil || rank > updatedRank {
            (document.updated, updatedRank) = (date, rank)
        }
    }

    private mutating func takeCategory(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        var word = value(of: "term") ?? (element == .itunesCategory ? value(of: "text") : nil) ?? value(of: "label")
        if element == .itunesCategory {
            // One stands inside the other; the outer one is the subject.
            skip(range, isEmpty, .container)
        } else {
            let inner = inner(of: range, isEmpty: isEmpty, holding: .plain)
            if word == nil, !inner.isCutOff {
                let end = inner.hasElements ? endOfWords(inner.range) : inner.range.upperBound
                word = text.trimmed(scanner.bytes, inner.range.lowerBound..<end)
            }
        }
        guard item != nil, let word = word.flatMap(FeedText.trimmed) else { return }
        if element == .itunesKeywords || element == .keywords {
            for part in word.split(separator: ",") {
                if let trimmed = FeedText.trimmed(String(part)) { item?.addCategory(trimmed) }
            }
        } else {
            let plain = plainTitle(word, isHTML: true)
            if !plain.isEmpty { item?.addCategory(plain) }
        }
    }

    /// Where the words of an element end: at the first element inside that is none of HTML's.
    private func endOfWords(_ range: Range<Int>) -> Int {
        var scan = FeedMarkup(scanner.bytes, in: range)
        while true {
            let before = scan.index
            switch scan.next() {
            case .open(let name, _):
                if !isHTML(name) { return before }
            case .end: return range.upperBound
            default: continue
            }
        }
    }
}
