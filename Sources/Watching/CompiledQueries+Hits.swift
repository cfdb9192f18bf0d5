import Model

extension CompiledQueries {
    /// Hits of the themes with queries: those of `hits` (what terms and names gave) and those of the queries that are true,
    /// within one theme none strictly inside another.
    /// - Parameters:
    ///   - found: all that the matcher found, in order of start.
    ///   - leaf: which leaf a pattern found stands for; nil for none.
    func added(
        to hits: [Hit], found: [Matcher.Found], text: NormalText, frame: ArticleFrame, leaf: (Matcher.Found) -> Int?
    ) -> [Hit] {
        var evaluation = QueryEvaluation(text, frame)
        return added(to: hits, found: found, text: text, evaluation: &evaluation, leaf: leaf)
    }

    func added(
        to hits: [Hit], found: [Matcher.Found], text: NormalText, evaluation: inout QueryEvaluation,
        leaf: (Matcher.Found) -> Int?
    ) -> [Hit] {
        var isTouched = [Bool](repeating: false, count: queries.count)
        var isAny = false
        for one in found {
            guard let number = leaf(one), verifies(number, one, text) else { continue }
            let range = text.original(one.start..<one.end)
            let span = QuerySpan(start: range.lowerBound, end: range.upperBound, pattern: Int(one.pattern))
            evaluation.leaves[Int32(number), default: []].append(span)
            isTouched[Int(queryOfLeaf[number])] = true
            isAny = true
        }
        if !referenced.isEmpty { gather(hits, &evaluation) }
        guard isAny || !evaluation.references.isEmpty else { return hits }
        var own: [Int: [QuerySpan]] = [:]
        for (number, query) in queries.enumerated() where isTouched[number] || query.asksForOthers {
            guard let spans = evaluation.evaluate(query.plan), !spans.isEmpty else { continue }
            own[query.theme, default: []] += spans
            // For the queries that name this theme, which come later.
            if referenced.contains(.theme(query.theme)) {
                let all = (evaluation.references[.theme(query.theme)] ?? []) + spans
                evaluation.references[.theme(query.theme)] = CompiledQueries.outermost(all)
            }
        }
        guard !own.isEmpty else { return hits }
        return joined(hits, own)
    }

    /// Whether each word of a place found is what the leaf's wildcards say.
    private func verifies(_ number: Int, _ one: Matcher.Found, _ text: NormalText) -> Bool {
        let globs = leaves[number].leaf.globs
        guard !globs.isEmpty else { return true }
        let bytes = text.bytes.span
        var index = one.start
        var word = 0
        while index < one.end {
            let end = Tokens.end(bytes, from: index)
            guard end > index else {
                index += max(1, UTF8Bytes.length(bytes[index]))
                continue
            }
            if word < globs.count, let glob = globs[word], !glob.matches(bytes, index..<end) { return false }
            word += 1
            index = end
        }
        return true
    }

    /// Places of the actors, places and themes that some query names.
    private func gather(_ hits: [Hit], _ evaluation: inout QueryEvaluation) {
        for hit in hits {
            let term: Term = if case .demonym(let place) = hit.term { .place(place) } else { hit.term }
            guard referenced.contains(term) else { continue }
            evaluation.references[term, default: []].append(
                QuerySpan(start: hit.range.lowerBound, end: hit.range.upperBound, pattern: hit.pattern))
        }
        for (term, spans) in evaluation.references { evaluation.references[term] = CompiledQueries.outermost(spans) }
    }

    /// In order of start, without what lies in another, each place once.
    private static func outermost(_ spans: [QuerySpan]) -> [QuerySpan] {
        var kept: [QuerySpan] = []
        for span in spans.sorted(by: { ($0.start, -$0.end, $0.pattern) < ($1.start, -$1.end, $1.pattern) }) {
            if let last = kept.last, last.end >= span.end { continue }
            kept.append(span)
        }
        return kept
    }

    private func joined(_ hits: [Hit], _ own: [Int: [QuerySpan]]) -> [Hit] {
        var own = own
        var result: [Hit] = []
        for hit in hits {
            if case .theme(let theme) = hit.term, own[theme] != nil {
                own[theme, default: []].append(
                    QuerySpan(start: hit.range.lowerBound, end: hit.range.upperBound, pattern: hit.pattern))
            } else {
                result.append(hit)
            }
        }
        for (theme, spans) in own.sorted(by: { $0.key < $1.key }) {
            result += CompiledQueries.outermost(spans).map {
                Hit(term: .theme(theme), range: $0.start..<$0.end, pattern: $0.pattern)
            }
        }
        // Stable, so that hits of one range keep the order in which names, terms and queries gave them.
        return result.enumerated().sorted { left, right in
            let (one, two) = (left.element.range, right.element.range)
            return (one.lowerBound, -one.upperBound, left.offset) < (two.lowerBound, -two.upperBound, right.offset)
        }.map(\.element)
    }
}
