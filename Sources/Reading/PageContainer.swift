/// Where in a page the article is.
extension PageText {
    /// The element that holds the article; nil where nothing on the page reads like prose.
    func container() -> Int? {
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
    func lead(before container: Int, _ text: String) -> String? {
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
