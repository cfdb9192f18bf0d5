import Foundation
import Model

/// Reads RSS, RDF, Atom and CDF from markup: walks the tokens, keeps the few elements that give structure, and takes each
/// telling element whole. `FeedXMLFields.swift` says what each of those means.
struct FeedXML {
    /// An open structural element.
    struct Frame {
        /// The name as written, by which its end tag is known: where it stands in the document.
        var name: Range<Int>
        var kind: Kind
        /// The base of relative links inside, where `xml:base` set one.
        var base: String?
    }
    enum Kind { case root, feed, entry, other }

    var scanner: FeedMarkup
    var text = FeedText()
    var names = FeedNames()
    var frames: [Frame] = []
    var document: FeedDocument
    var warnings: FeedWarnings
    var item: FeedItem?
    let url: String?
    let now: Date
    /// What the feed says of its own address, and of its times, before they are weighed.
    var feedLinkRank = 0
    var feedTitleRank = 0
    var updatedRank = 0
    var updatePeriod: Int?
    var updateFrequency = 1
    /// Who wrote an Atom feed's entries where they don't say.
    var feedAuthors: [String] = []

    /// Elements deeper than this aren't told apart any more; no feed has twenty.
    static let depthLimit = 128

    init(_ bytes: [UInt8], url: String?, now: Date, warnings: FeedWarnings) {
        scanner = FeedMarkup(bytes, in: 0..<FeedParser.completeLength(bytes))
        document = FeedDocument(format: "")
        self.url = url
        self.now = now
        self.warnings = warnings
    }

    mutating func read() throws(FeedFault) -> FeedDocument {
        var beginning: String?
        loop: while true {
            switch scanner.next() {
            case .open(let name, let isEmpty):
                if document.format.isEmpty {
                    let root = String(decoding: scanner.bytes[name.prefix(64)], as: UTF8.self)
                    if beginning == nil { beginning = "<\(root)>" }
                    declareNames(depth: 0)
                    guard try recognise(name, root) else { continue }
                    if beginning != "<\(root)>" {
                        warnings.add("there is something else before the feed; it was left out")
                    }
                }
                open(name, isEmpty: isEmpty)
                if document.entries.count >= FeedParser.entryLimit {
                    warnings.add("the feed has more than \(FeedParser.entryLimit) entries; the rest were left out")
                    break loop
                }
            case .close(let name):
                if !document.format.isEmpty { close(name) }
            case .text(let range):
                if beginning == nil, let start = range.first(where: { scanner.bytes[$0] > 0x20 }) {
                    let shown = String(
                        decoding: scanner.bytes[start..<min(start + 24, range.upperBound)], as: UTF8.self)
                    beginning = "'\(plainTitle(shown, isHTML: false))'"
                    warnings.add("there is something else before the feed; it was left out")
                }
            case .doctype(let range):
                if document.format.isEmpty {
                    let words = String(decoding: scanner.bytes[range].prefix(40), as: UTF8.self).lowercased()
                    if words.hasPrefix("<!doctype html") { beginning = "<html>" }
                    text.declare(from: scanner.bytes[range])
                }
            case .cdata, .other: continue
            case .end: break loop
            }
        }
        if document.format.isEmpty {
            if beginning?.lowercased().hasPrefix("<html") == true { throw .html }
            throw .notAFeed(beginning ?? "nothing that is markup")
        }
        if !frames.isEmpty || scanner.isCutOff {
            warnings.add("the document is cut off or not closed; what is there was read")
        }
        finishItem()
        return finished()
    }

    /// Whether an element is a feed's root; sets the format. A page throws at once.
    private mutating func recognise(_ name: Range<Int>, _ root: String) throws(FeedFault) -> Bool {
        switch names.element(scanner.bytes, name) {
        case .html, .xhtmlHTML: throw .html
        case .rss:
            let version = value(of: "version").flatMap(FeedText.trimmed) ?? ""
            document.format = "rss" + version.prefix(8)
        case .rdfRDF, .rdf:
            let old = scanner.attributes.contains {
                String(decoding: scanner.bytes[$0.value], as: UTF8.self).contains("/rdf/simple/0.9")
            }
            document.format = old ? "rss0.90" : "rss1.0"
        case .atomFeed, .feed, .atomEntry, .entry:
            names.isAtom = true
            let space =
                scanner.attributes.first {
                    let key = String(decoding: scanner.bytes[$0.name], as: UTF8.self)
                    return key == "xmlns" || (key.hasPrefix("xmlns:") && root.hasPrefix(key.dropFirst(6) + ":"))
                }.map { String(decoding: scanner.bytes[$0.value], as: UTF8.self).lowercased() } ?? ""
            let isNew = space.contains("2005/atom") || (space.isEmpty && value(of: "version") == nil)
            document.format = isNew ? "atom1.0" : "atom0.3"
        case .channel:
            // Microsoft's Channel Definition Format; RSS has its root around the channel.
            document.format = "cdf"
        default: return false
        }
        return true
    }

    /// A start tag where structure is read: a frame, or an element to be taken whole.
    private mutating func open(_ range: Range<Int>, isEmpty: Bool) {
        let depth = frames.count + 1
        if depth > 1, !scanner.attributes.isEmpty { declareNames(depth: depth) }
        let element = names.element(scanner.bytes, range)
        let own = value(of: "xml:base") ?? (element == .channel && document.format == "cdf" ? value(of: "base") : nil)
        let base = own.map { FeedLink.base($0, outer: currentBase) } ?? currentBase
        let kind: Kind
        switch element {
        case .rss, .rdfRDF, .rdf: kind = .root
        case .channel, .feed: kind = .feed
        case .item, .entry:
            kind = .entry
            if item != nil {
                warnings.add("an entry isn't closed before the next one begins")
                finishItem()
                while let last = frames.last, last.kind != .feed, last.kind != .root { frames.removeLast() }
            }
            beginItem(base: base)
        default:
            kind = .other
            if element != .unknown, take(element, range, isEmpty: isEmpty, base: base) {
                names.leave(depth: depth)
                return
            }
        }
        if kind == .feed || kind == .root { noteFeedAttributes(kind) }
        if isEmpty {
            names.leave(depth: depth)
            if kind == .entry { finishItem() }
        } else if frames.count < Self.depthLimit {
            frames.append(Frame(name: range, kind: kind, base: base))
        } else {
            warnings.add("elements are nested more than \(Self.depthLimit) deep; the deeper ones aren't told apart")
        }
    }

    private mutating func close(_ range: Range<Int>) {
        guard let index = frames.lastIndex(where: { scanner.areEqual($0.name, range) }) else { return }
        // What was left open inside ends with it; but an unknown element never ends an entry that it is not in.
        if frames[index...].contains(where: { $0.kind == .entry }) { finishItem() }
        frames.removeSubrange(index...)
        names.leave(depth: index + 1)
    }

    var currentBase: String? { frames.last?.base ?? url }

    private mutating func declareNames(depth: Int) {
        for (key, value) in scanner.attributes where scanner.bytes[key].starts(with: "xmlns".utf8) {
            let name = String(decoding: scanner.bytes[key], as: UTF8.self)
            if name == "xmlns" || name.hasPrefix("xmlns:") {
                let address = String(decoding: scanner.bytes[value].prefix(200), as: UTF8.self)
                names.declare(prefix: String(name.dropFirst(6)), address: address, depth: depth)
            }
        }
    }

    /// An attribute of the last start tag, decoded; its name is given in lower case.
    mutating func value(of wanted: String) -> String? {
        scanner.attribute(wanted).map { text.decoded(scanner.bytes, $0) }
    }

    /// What may stand inside an element that is taken whole.
    enum Content { case plain, markup, container }

    /// What stands inside an element, up to its end tag or to what must end it.
    struct Inner {
        var range: Range<Int>
        var hasElements: Bool
        var isCutOff = false
    }

    /// Takes an element whole. Ends at its own end tag, at the end of an element around it, at the next entry, and at what
    /// can't stand inside: an element that the publisher forgot to close costs no more than itself.
    mutating func inner(of name: Range<Int>, isEmpty: Bool, holding content: Content) -> Inner {
        let start = scanner.index
        if isEmpty { return Inner(range: start..<start, hasElements: false) }
        var depth = 1
        var hasElements = false
        // A child that is none of HTML's: what stands in it is its own, and ends nothing.
        var stranger: Range<Int>?
        while true {
            let before = scanner.index
            switch scanner.next() {
            case .open(let child, let childIsEmpty):
                if scanner.areEqual(child, name) {
                    if !childIsEmpty { depth += 1 }
                } else if endsOther(child, stranger == nil || content != .plain ? content : .markup) {
                    warnUnclosed(name)
                    scanner.index = before
                    return Inner(range: start..<before, hasElements: hasElements)
                }
                hasElements = true
                if stranger == nil, !childIsEmpty, content == .plain, !isHTML(child) { stranger = child }
            case .close(let child):
                if let open = stranger, scanner.areEqual(child, open) {
                    stranger = nil
                } else if scanner.areEqual(child, name) {
                    depth -= 1
                    if depth == 0 { return Inner(range: start..<before, hasElements: hasElements) }
                } else if frames.contains(where: { $0.kind != .other && scanner.areEqual($0.name, child) }) {
                    warnUnclosed(name)
                    scanner.index = before
                    return Inner(range: start..<before, hasElements: hasElements)
                }
            case .end:
                warnings.add("the document is cut off or not closed; what is there was read")
                return Inner(range: start..<before, hasElements: hasElements, isCutOff: true)
            case .text, .cdata, .doctype, .other: continue
            }
        }
    }

    func isHTML(_ name: Range<Int>) -> Bool {
        FeedHTML.element(in: scanner.bytes.span, at: name.lowerBound)?.end == name.upperBound
    }

    private mutating func warnUnclosed(_ name: Range<Int>) {
        let shown = String(decoding: scanner.bytes[name.prefix(40)], as: UTF8.self)
        warnings.add("an element isn't closed: \(shown)")
    }

    /// Elements that stand in no text: they show that the one before was never closed.
    private func endsOther(_ name: Range<Int>, _ content: Content) -> Bool {
        // None is shorter or longer than these, which spares looking at most of HTML's.
        guard name.count >= 4, name.count <= 15 else { return false }
        if scanner.isAny(of: Self.entries, name) { return true }
        if content != .container, scanner.isAny(of: Self.properties, name) { return true }
        return content == .plain && scanner.isAny(of: Self.texts, name)
    }

    private static let entries = ["item", "entry"]
    private static let properties = ["pubdate", "guid", "content:encoded", "lastbuilddate", "published", "updated"]
    private static let texts = [
        "link", "description", "author", "category", "dc:date", "enclosure", "summary", "content",
    ]
}
