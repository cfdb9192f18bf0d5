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
    private var bodyHints: [Int] = []
    private var leads: [Int] = []

    init(_ document: HTMLDocument, classes: PageClasses) {
        self.document = document
        self.classes = classes
    }

    /// Paragraphs separated by a blank line; empty where the page has no prose.
    mutating func text(title: String?, headings: [String]) -> String {
        measure()
        collect()
        guard let container = container() else { return "" }
        let inside = blocks.filter { $0.node >= container && $0.node < Int(document.nodes[container].end) }
        let cleaning = PageCleaning(title: title, headings: headings)
        let text = cleaning.text(of: inside)
        guard let lead = lead(before: container), !text.hasPrefix(lead), cleaning.isNews(lead) else { return text }
        return lead + "\n\n" + text
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
            case .script, .style, .noscript, .template, .svg, .head, .select, .textarea, .iframe:
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
            current = PageBlock(node: place?.node ?? 0, tag: place?.tag ?? .body)
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
                if node.tag.isBlock { flush() } else { writer.space() }
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
                current = PageBlock(node: index, tag: node.tag)
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
        case .head, .script, .style, .noscript, .template, .iframe, .object, .svg, .math, .canvas, .video, .audio,
            .button,
            .select, .textarea, .input, .progress, .dialog, .map, .nav, .figcaption, .caption, .menu:
            return true
        case .footer, .aside: if share < 0.6 { return true }
        case .header: if share < 0.3 { return true }
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
        if flags.contains(.lead) && node.tag.isBlock && share < 0.3 { leads.append(index) }
        if flags.contains(.body) && prose(index) > 0 { bodyHints.append(index) }
        if document.range(of: .itemprop, at: index).map({ isArticleBody($0) }) ?? false { bodyHints.append(index) }
        if flags.contains(.comments) { return node.tag != .article }
        if flags.contains(.hidden) { return share < 0.9 }
        if node.tag == .article || node.tag == .main || flags.contains(.entry) { return false }
        if flags.contains(.strong) { return share < 0.7 }
        if flags.contains(.weak) || flags.contains(.byline) { return share < 0.3 }
        if flags.contains(.date) { return size(index) < 120 }
        return false
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
        var hint: Int?
        // One element alone that names itself the body is believed with less.
        let isAlone = bodyHints.allSatisfy { bodyHints[0] <= $0 && $0 < Int(document.nodes[bodyHints[0]].end) }
        for node in bodyHints where held(node) >= (isAlone ? 0.2 : 0.45) * held(best) && held(node) >= 120 {
            guard let known = hint else {
                hint = node
                continue
            }
            let isInside = node < Int(document.nodes[known].end)
            if isInside ? held(node) >= 0.8 * held(known) : held(node) > 2 * held(known) { hint = node }
        }
        if let hint { return hint }
        // Several whole articles in a row (endless scrolling): the first is the page's own.
        let articles = document.children(of: best).filter {
            document.nodes[$0].tag == .article && held($0) >= 0.15 * held(best)
        }
        if articles.count >= 2, let first = articles.first { return first }
        return best
    }

    /// The standfirst, where the page keeps it beside the body: the nearest before it, within its three parents.
    private func lead(before container: Int) -> String? {
        var top = container
        for _ in 0..<3 where document.nodes[top].parent >= 0 { top = Int(document.nodes[top].parent) }
        guard let node = leads.last(where: { $0 > top && Int(document.nodes[$0].end) <= container }) else { return nil }
        let inside = blocks.filter { $0.node >= node && $0.node < Int(document.nodes[node].end) }
        guard inside.count <= 3 else { return nil }
        let prose = inside.filter { $0.weight > 0 && $0.letters >= 60 && $0.letters < 900 }
        return prose.isEmpty ? nil : prose.map(\.text).joined(separator: "\n\n")
    }
}
