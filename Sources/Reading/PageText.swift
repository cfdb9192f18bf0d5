/// The main text of a page.
///
/// 1. The page is cut into blocks of text, what is surely no article left out (`PageClasses`).
/// 2. Blocks that read like prose give weight to the elements around them; from the body down, the element that holds most
///    of its parent's weight is followed until none does; an element that names itself the article's body wins over it.
/// 3. Inside, blocks of links, labels, calls to read or share more, and headings over nothing are dropped.
struct PageText {
    let document: HTMLDocument
    var classes: PageClasses
    /// Before node i: letters of text that is shown; of those, letters of links; of prose (long runs outside links).
    var letters: [Int32] = [0]
    var linkLetters: [Int32] = [0]
    var prose: [Int32] = [0]
    var blocks: [PageBlock] = []
    /// Elements that name themselves the article's body; whether in words that mean nothing else.
    var bodyHints: [(node: Int, isStory: Bool)] = []
    /// The outermost such element around the current node.
    var story = 0
    var storyEnd = 0
    var leads: [Int] = []
    var strictness = Strictness.all
    var headline = -1
    /// Letters of prose under elements that no article can be in: comments, footers, forms.
    var given = 0

    /// Which names speak against an element.
    enum Strictness: Int {
        /// All that seldom name an article, those that surely name none, those that can't (consent, comments).
        case all, sure, never
    }

    init(_ document: HTMLDocument, classes: PageClasses) {
        self.document = document
        self.classes = classes
    }

    /// Paragraphs separated by a blank line; empty where the page has no prose.
    ///
    /// Names lie: a theme may call its whole column `widget`. Where little of the page's prose is left, what only its name
    /// spoke against is let in again, the doubtful first (as Readability retries without its filters).
    mutating func text(title: String?, headings: [String]) -> String {
        measure()
        headline = headline(title)
        var best = ""
        for strictness in [Strictness.all, .sure, .never] {
            self.strictness = strictness
            let text = attempt(title: title, headings: headings)
            // A later try must earn its place: it reads what looked like no article.
            if strictness == .all || text.utf8.count > max(2 * best.utf8.count, 400) { best = text }
            if best.utf8.count >= Self.enough, best.utf8.count * 4 >= Int(prose.last ?? 0) - given { break }
        }
        return best
    }

    /// Bytes of an article that need no second try: Readability's threshold.
    private static let enough = 500

    /// The heading of the first rank that repeats the title; -1 where none does.
    private func headline(_ title: String?) -> Int {
        guard let title else { return -1 }
        let folded = PageCleaning.fold(title)
        var seen = 0
        for (index, node) in document.nodes.enumerated() where node.tag == .h1 {
            let text = PageCleaning.fold(document.text(of: index, limit: 1000))
            if !text.isEmpty, folded == text || folded.contains(text) || text.contains(folded) { return index }
            seen += 1
            if seen == 4 { break }
        }
        return -1
    }

    private mutating func attempt(title: String?, headings: [String]) -> String {
        blocks = []
        bodyHints = []
        leads = []
        (story, storyEnd, given) = (0, 0, 0)
        collect()
        guard let container = container() else { return "" }
        let inside = blocks.filter { $0.node >= container && $0.node < Int(document.nodes[container].end) }
        let cleaning = PageCleaning(title: title, headings: headings)
        let text = cleaning.text(of: inside)
        guard let lead = lead(before: container, text), !text.hasPrefix(lead), cleaning.isNews(lead) else {
            return text
        }
        return lead + "\n\n" + text
    }

    /// Whether a line of the page sends readers to the subscription.
    func showsPaywall() -> Bool {
        let source = document.source.span
        var seen = 0
        for node in document.nodes where node.tag == .text && node.length >= 12 && node.length <= 300 && seen < 3000 {
            seen += 1
            if node.parent >= 0, document.nodes[Int(node.parent)].tag.isRaw { continue }
            if PagePhrases.isPaywall(HTMLText.plain(source, Int(node.start)..<Int(node.start) + Int(node.length))) {
                return true
            }
        }
        return false
    }

    /// The structured body where the page's own text is missing or less than half of it.
    static func better(_ text: String, structured: String?) -> String {
        guard let structured, structured.utf8.count >= 250, structured.utf8.count > 2 * text.utf8.count else {
            return text
        }
        if structured.contains("<p") || structured.contains("<br") || structured.contains("</") {
            let document = HTMLDocument(Array(("<body><div>" + structured + "</div></body>").utf8))
            var extractor = PageText(document, classes: PageClasses())
            let plain = extractor.text(title: nil, headings: [])
            if plain.utf8.count > text.utf8.count { return plain }
        }
        let paragraphs = structured.split(whereSeparator: \.isNewline).map { PageMetadata.clean(String($0)) }
        return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: 1. Blocks

    private mutating func measure() {
        let count = document.nodes.count
        letters.reserveCapacity(count + 1)
        linkLetters.reserveCapacity(count + 1)
        prose.reserveCapacity(count + 1)
        var linkEnd = 0
        var silentEnd = 0
        let page = document
        let source = page.source.span
        var sums: (Int32, Int32, Int32) = (0, 0, 0)
        for (index, node) in document.nodes.enumerated() {
            switch node.tag {
            case .a: linkEnd = max(linkEnd, Int(node.end))
            case .script, .style, .noscript, .template, .svg, .head, .select, .textarea, .iframe, .rt, .rp:
                silentEnd = max(silentEnd, Int(node.end))
            case .text where index >= silentEnd:
                let size = PageBlock.letters(source, Int(node.start), Int(node.start) + Int(node.length))
                sums.0 &+= size
                if index < linkEnd { sums.1 &+= size } else if size >= 80 { sums.2 &+= size }
            default: break
            }
            letters.append(sums.0)
            linkLetters.append(sums.1)
            prose.append(sums.2)
        }
    }

    func size(_ node: Int) -> Int { Int(letters[Int(document.nodes[node].end)] - letters[node]) }
    func links(_ node: Int) -> Int { Int(linkLetters[Int(document.nodes[node].end)] - linkLetters[node]) }
    func prose(_ node: Int) -> Int { Int(prose[Int(document.nodes[node].end)] - prose[node]) }

    private mutating func collect() {
        let total = max(1, Int(prose.last ?? 0))
        var current = PageBlock(node: 0, tag: .body)
        var writer = HTMLText()
        // Block elements around the current node, innermost last.
        var around: [(end: Int, node: Int, tag: HTMLTag)] = []
        // Inline elements whose text counts apart.
        var linkEnd = 0
        var strongEnd = 0
        var breaks = 0
        var index = 0
        let page = document
        let source = page.source.span
        var found: [PageBlock] = []
        defer { blocks = found }

        func flush() {
            current.text = writer.take()
            if !current.text.isEmpty { found.append(current) }
            let place = around.last
            current = block(place?.node ?? 0, place?.tag ?? .body)
        }

        func block(_ node: Int, _ tag: HTMLTag) -> PageBlock {
            var block = PageBlock(node: node, tag: tag)
            block.parent = Int(page.nodes[node].parent)
            if tag == .li || tag == .tr, block.parent >= 0 {
                block.groupLinkShare = Double(links(block.parent)) / Double(max(1, size(block.parent)))
            }
            return block
        }

        while index < document.nodes.count {
            while let last = around.last, index >= last.end {
                around.removeLast()
                flush()
            }
            let node = document.nodes[index]
            if node.tag == .text {
                let range = Int(node.start)..<Int(node.start) + Int(node.length)
                let size = Int(letters[index + 1] - letters[index])
                if size > 0 {
                    breaks = 0
                    current.letters += size
                    if index < linkEnd { current.linkLetters += size }
                    if index < strongEnd { current.strongLetters += size }
                }
                writer.append(source, range)
                index += 1
                continue
            }
            if isDropped(index, total: total) {
                if node.tag.isBlock { flush() } else if node.tag != .rt && node.tag != .rp { writer.space() }
                index = max(Int(node.end), index + 1)
                continue
            }
            if node.tag == .br {
                breaks += 1
                if breaks == 2 { flush() } else { writer.lineBreak() }
            } else if node.tag == .td || node.tag == .th {
                // A row is a paragraph; what stands in a cell on its own ends it.
                writer.space()
            } else if node.tag.isBlock {
                breaks = 0
                flush()
                around.append((Int(node.end), index, node.tag))
                current = block(index, node.tag)
            } else if node.tag == .a {
                linkEnd = max(linkEnd, Int(node.end))
            } else if node.tag == .strong || node.tag == .b {
                strongEnd = max(strongEnd, Int(node.end))
            }
            index += 1
        }
        around.removeAll()
        flush()
    }
}
