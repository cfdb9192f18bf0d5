/// Which elements of a page are surely no article.
extension PageText {
    mutating func isDropped(_ index: Int, total: Int) -> Bool {
        let node = document.nodes[index]
        let share = Double(prose(index)) / Double(total)
        switch node.tag {
        case .noscript where strictness == .never: break
        case .head, .script, .style, .noscript, .template, .iframe, .object, .svg, .math, .canvas, .video, .audio,
            .button,
            .select, .textarea, .input, .progress, .dialog, .map, .nav, .figcaption, .caption, .menu, .rt, .rp,
            .ampAside:
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
}
