/// The main text of a page.
///
/// 1. The page is cut into blocks of text, what is surely no article left out (`PageClasses`).
/// 2. Blocks that read like prose give weight to the elements around them; from the body down, the element that holds most
///    of its parent's weight is followed until none does; an element that names itself the article's body wins over it.
/// 3. Inside, blocks of links, labels, calls to read or share more, and headings over nothing are dropped.
struct PageText {
    private let document: HTMLDocument
    private var classes: PageClasses
    /// Before node i: letters of text that is shown; of those, letters of links; of prose (long runs outside links).
    private var letters: [Int32] = [0]
    private var linkLetters: [Int32] = [0]
    private var prose: [Int32] = [0]
    private var blocks: [PageBlock] = []
    /// Elements that name themselves the article's body; whether in words that mean nothing else.
    private var bodyHints: [(node: Int, isStory: Bool)] = []
    /// The outermost such element around the current node.
    private var story = 0
    private var storyEnd = 0
    private var leads: [Int] = []
    private var strictness = Strictness.all
    private var headline = -1
    /// Letters of prose under elements that no article can be in: comments, footers, forms.
    private var given = 0

    /// Which names speak against an element.
    private enum Strictness: Int {
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
            if !text.isEmpty, folded.contains(text) || text.contains(folded) { return index }
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

    private func size(_ node: Int) -> Int { Int(letters[Int(document.nodes[node].end)] - letters[node]) }
    private func links(_ node: Int) -> Int { Int(linkLetters[Int(document.nodes[node].end)] - linkLetters[node]) }
    private func prose(_ node: Int) -> Int { Int(prose[Int(document.nodes[node].end)] - prose[node]) }

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

    private mutating func isDropped(_ index: Int, total: Int) -> Bool {
        let node = document.nodes[index]
        let share = Double(prose(index)) / Double(total)
        switch node.tag {
        case .noscript where strictness == .never: break
        case .head, .script, .style, .noscript, .template, .iframe, .object, .svg, .math, .canvas, .video, .audio,
            .button,
            .select, .textarea, .input, .progress, .dialog, .map, .nav, .figcaption, .caption, .menu, .rt, .rp:
            return true
        case .footer, .aside:
            if share < 0.9 {
                given += prose(index)
                return true
            }
        case .header:
            let holdsHeadline = index < headline && headline < Int(node.end)
            if share < 0.3, index >= storyEnd, !holdsHeadline { return true }
        case .form, .label, .fieldset: if share < 0.4 { return true }
        case .figure: if share < 0.2 && (prose(index) == 0 || hasPicture(index)) { return true }
        case .table:
            let size = size(index)
            if size > 0, prose(index) == 0, links(index) * 10 > size * 5 { return true }
        case .blockquote: return false
        case .ul, .ol, .dl:
            let size = size(index)
            if size > 0, share < 0.1, links(index) * 10 > size * 6 { return true }
        case .html, .body: return false
        default: break
        }
        if node.attributeCount == 0 { return false }
        let flags = classes.flags(document, index)
        // Words of a sentence keep their place whatever class marks them.
        if node.tag.isPhrase { return flags.contains(.hidden) }
        if flags.contains(.lead) && node.tag.isBlock && share < 0.3 { leads.append(index) }
        if flags.contains(.body) && prose(index) > 0 {
            hint(index, isStory: flags.contains(.story))
        } else if document.range(of: .itemprop, at: index).map({ isArticleBody($0) }) ?? false {
            hint(index, isStory: true)
        }
        if flags.contains(.comments), node.tag != .article {
            given += prose(index)
            return true
        }
        if flags.contains(.hidden) { return share < 0.9 }
        // Layouts speak of what stands in them (`with-sidebar`): what holds the page's headline is no sidebar.
        let holdsHeadline = index < headline && headline < Int(node.end)
        if node.tag == .article || node.tag == .main || flags.contains(.entry) || node.tag.isTablePart { return false }
        if flags.contains(.never), share < 0.7 {
            given += prose(index)
            return true
        }
        if holdsHeadline { return false }
        if !flags.isDisjoint(with: [.strong, .weak, .byline]), leavesArticle(index) { return true }
        if strictness == .never { return false }
        if flags.contains(.strong) { return share < 0.7 }
        if strictness == .sure { return false }
        if flags.contains(.weak) || flags.contains(.byline) { return share < 0.3 }
        if flags.contains(.doubtful) {
            return share < 0.3 && (prose(index) == 0 || links(index) * 10 > size(index) * 3)
        }
        if flags.contains(.date) { return size(index) < 120 }
        return false
    }

    private mutating func hint(_ node: Int, isStory: Bool) {
        bodyHints.append((node, isStory))
        if isStory, node >= storyEnd { (story, storyEnd) = (node, Int(document.nodes[node].end)) }
    }

    /// Whether the body that names itself so has a whole article without that element of it.
    private func leavesArticle(_ index: Int) -> Bool {
        index > story && index < storyEnd && prose(story) - prose(index) >= 1500
    }

    private func isArticleBody(_ range: Range<Int>) -> Bool {
        HTMLText.plain(document.source.span, range.prefix(60)).lowercased() == "articlebody"
    }

    private func hasPicture(_ node: Int) -> Bool {
        for index in node..<min(Int(document.nodes[node].end), node + 200) {
            switch document.nodes[index].tag {
            case .img, .picture, .video, .figcaption, .iframe: return true
            default: continue
            }
        }
        return false
    }

    // MARK: 2. Container

    /// The element that holds the article; nil where nothing on the page reads like prose.
    private func container() -> Int? {
        var weight = [Double](repeating: 0, count: document.nodes.count + 1)
        for block in blocks { weight[block.node + 1] += block.weight }
        for index in 1..<weight.count { weight[index] += weight[index - 1] }
        func held(_ node: Int) -> Double { weight[Int(document.nodes[node].end)] - weight[node] }

        guard !document.nodes.isEmpty, let total = weight.last, total > 0 else { return nil }
        // Trees without a single root: the heaviest of the outermost elements.
        var best = 0
        var top = 0
        while top < document.nodes.count {
            if held(top) > held(best) { best = top }
            top = Int(document.nodes[top].end)
        }
        guard held(best) > 0 else { return nil }
        while true {
            var heaviest = -1
            var child = best + 1
            let end = Int(document.nodes[best].end)
            while child < end {
                if heaviest < 0 || held(child) > held(heaviest) { heaviest = child }
                child = Int(document.nodes[child].end)
            }
            guard heaviest >= 0, held(heaviest) >= 0.7 * held(best), document.nodes[heaviest].tag != .p else { break }
            best = heaviest
        }
        // A table, a list or a quote is a part of an article, with its introduction beside it.
        while document.nodes[best].tag.isPart, document.nodes[best].parent >= 0 {
            best = Int(document.nodes[best].parent)
        }
        var hint: Int?
        // One element alone that names itself the body is believed with less.
        let isAlone = bodyHints.allSatisfy {
            bodyHints[0].node <= $0.node && $0.node < Int(document.nodes[bodyHints[0].node].end)
        }
        var isStory = false
        var sections: Int?
        for (node, isNamed) in bodyHints where held(node) >= (isAlone ? 0.2 : 0.45) * held(best) && held(node) >= 120 {
            guard let known = hint else {
                (hint, isStory) = (node, isNamed)
                continue
            }
            let isInside = node < Int(document.nodes[known].end)
            // A body in several sections.
            if !isInside, isNamed == isStory, document.nodes[node].parent == document.nodes[known].parent {
                sections = Int(document.nodes[node].parent)
                continue
            }
            let needed = isNamed && !isStory ? 0.45 : 0.8
            if isInside ? held(node) >= needed * held(known) : held(node) > 2 * held(known) {
                (hint, isStory) = (node, isNamed)
                sections = nil
            }
        }
        if let sections, sections >= 0 { return sections }
        if let hint { return hint }
        // Several whole articles in a row (endless scrolling): the first is the page's own.
        let articles = document.children(of: best).filter {
            document.nodes[$0].tag == .article && held($0) >= 0.15 * held(best)
        }
        if articles.count >= 2, let first = articles.first { return first }
        return best
    }

    /// The standfirst, where the page keeps it beside the body: the nearest element before the body that names itself so,
    /// or prose between the headline and the body that says what the body doesn't.
    private func lead(before container: Int, _ text: String) -> String? {
        var top = container
        for _ in 0..<3 where document.nodes[top].parent >= 0 { top = Int(document.nodes[top].parent) }
        if let node = leads.last(where: { $0 > top && Int(document.nodes[$0].end) <= container }) {
            let inside = blocks.filter { $0.node >= node && $0.node < Int(document.nodes[node].end) }
            guard inside.count <= 3 else { return nil }
            let prose = inside.filter { $0.weight > 0 && $0.letters >= 60 && $0.letters < 900 }
            if !prose.isEmpty { return prose.map(\.text).joined(separator: "\n\n") }
        }
        guard headline >= 0, headline < container else { return nil }
        let from = Int(document.nodes[headline].end)
        let between = blocks.filter {
            $0.node >= from && Int(document.nodes[$0.node].end) <= container && $0.letters >= 60 && $0.letters < 900
                && $0.linkShare < 0.2 && $0.hasSentence
        }
        guard let block = between.last, between.count <= 3 else { return nil }
        return PageCleaning.repeats(text, block.text) ? nil : block.text
    }
}
