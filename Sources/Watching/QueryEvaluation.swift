import Model

/// A place in the text where something of a query stands; bytes of the text as given.
struct QuerySpan: Hashable, Sendable {
    var start: Int
    var end: Int
    /// Which line of the watchlist it was found by.
    var pattern: Int
}

/// Evaluates queries over one text. Each operator walks the sorted places of what it joins once, so that the time is linear in
/// the text and the hits (times the levels of the query, at most 32), whatever the query.
struct QueryEvaluation {
    private let text: NormalText
    private let frame: ArticleFrame
    /// By leaf, and by what `@` names: in order of start.
    var leaves: [Int32: [QuerySpan]] = [:]
    var references: [Term: [QuerySpan]] = [:]
    /// Places looked at: what the tests of the worst cases count.
    private(set) var steps = 0
    private var layout: QueryLayout?

    init(_ text: NormalText, _ frame: ArticleFrame) {
        self.text = text
        self.frame = frame
    }

    /// Nil where the query is false, else the places that made it true, in order of start.
    /// - Parameter limit: only what ends before this byte is looked at.
    mutating func evaluate(_ plan: QueryPlan, limit: Int = .max) -> [QuerySpan]? {
        steps += 1
        switch plan {
        case .leaf(let leaf): return within(leaves[leaf], limit)
        case .reference(let term): return within(references[term], limit)
        case .never: return nil
        case .source(let name):
            return frame.sources.contains { QuerySource.matches(name, $0) } ? [] : nil
        case .language(let language): return frame.language?.base == language.base ? [] : nil
        case .and(let list):
            var found: [[QuerySpan]] = []
            for one in list {
                guard let spans = evaluate(one, limit: limit) else { return nil }
                found.append(spans)
            }
            return union(found)
        case .or(let list):
            var found: [[QuerySpan]] = []
            for one in list { if let spans = evaluate(one, limit: limit) { found.append(spans) } }
            return found.isEmpty ? nil : union(found)
        case .not(let one): return evaluate(one, limit: limit) == nil ? [] : nil
        case .near(let near, let left, let right):
            guard let first = evaluate(left, limit: limit), let second = evaluate(right, limit: limit) else {
                return nil
            }
            return self.near(near, first, second)
        case .atLeast(let number, let one):
            guard let spans = evaluate(one, limit: limit), count(spans) >= number else { return nil }
            return spans
        case .score(let number, let list):
            var sum = 0.0
            var found: [[QuerySpan]] = []
            for (weight, one) in list {
                guard let spans = evaluate(one, limit: limit) else { continue }
                sum += weight
                found.append(spans)
            }
            return sum >= number ? union(found) : nil
        case .field(let field, let one):
            return evaluate(
                one, limit: min(limit, field == .title ? frame.titleEnd : max(frame.leadEnd, frame.titleEnd)))
        }
    }

    private mutating func within(_ spans: [QuerySpan]?, _ limit: Int) -> [QuerySpan]? {
        guard let spans, limit < text.source.count else { return spans }
        var kept: [QuerySpan] = []
        for span in spans {
            steps += 1
            if span.start >= limit { break }
            if span.end <= limit { kept.append(span) }
        }
        return kept.isEmpty ? nil : kept
    }

    /// Hits that overlap count once.
    private mutating func count(_ spans: [QuerySpan]) -> Int {
        var count = 0
        var end = -1
        for span in spans {
            steps += 1
            if span.start >= end { count += 1 }
            end = max(end, span.end)
        }
        return count
    }

    /// Merged two by two, then the results two by two; one place comes once.
    private mutating func union(_ lists: [[QuerySpan]]) -> [QuerySpan] {
        var lists = lists.filter { !$0.isEmpty }
        while lists.count > 1 {
            var next: [[QuerySpan]] = []
            next.reserveCapacity(lists.count / 2 + 1)
            for index in stride(from: 0, to: lists.count, by: 2) {
                next.append(index + 1 < lists.count ? merge(lists[index], lists[index + 1]) : lists[index])
            }
            lists = next
        }
        return lists.first ?? []
    }

    private mutating func merge(_ left: [QuerySpan], _ right: [QuerySpan]) -> [QuerySpan] {
        var merged: [QuerySpan] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            steps += 1
            if j == right.count || i < left.count && QueryEvaluation.precedes(left[i], right[j]) {
                merged.append(left[i])
                i += 1
            } else {
                if i < left.count, left[i].start == right[j].start, left[i].end == right[j].end { i += 1 }
                merged.append(right[j])
                j += 1
            }
        }
        return merged
    }

    private static func precedes(_ left: QuerySpan, _ right: QuerySpan) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }

    // MARK: - Near

    private mutating func near(_ near: QueryNear, _ first: [QuerySpan], _ second: [QuerySpan]) -> [QuerySpan]? {
        guard !first.isEmpty, !second.isEmpty else { return nil }
        if layout == nil { layout = QueryLayout(text, titleEnd: frame.titleEnd) }
        guard let layout else { return nil }
        var keepFirst = [Bool](repeating: false, count: first.count)
        var keepSecond = [Bool](repeating: false, count: second.count)
        switch near {
        case .words(let words, let ordered):
            let one = layout.measure(first)
            let two = layout.measure(second)
            follow(one, two, 2 * words, &keepFirst, &keepSecond)
            if !ordered { follow(two, one, 2 * words, &keepSecond, &keepFirst) }
        case .paragraph:
            share(layout.paragraphs(first), first, layout.paragraphs(second), second, &keepFirst)
            share(layout.paragraphs(second), second, layout.paragraphs(first), first, &keepSecond)
        }
        let left = first.indices.filter { keepFirst[$0] }.map { first[$0] }
        let right = second.indices.filter { keepSecond[$0] }.map { second[$0] }
        steps += first.count + second.count
        return left.isEmpty && right.isEmpty ? nil : merge(left, right)
    }

    /// Marks those of `one` behind which one of `two` begins within the gap, and those of `two` before which one of `one` ends.
    private mutating func follow(
        _ one: QueryLayout.Measures, _ two: QueryLayout.Measures, _ gap: Int, _ keepOne: inout [Bool],
        _ keepTwo: inout [Bool]
    ) {
        var next = 0
        for index in one.byEnd {
            while next < two.starts.count, two.starts[next] < one.ends[index] {
                next += 1
                steps += 1
            }
            steps += 1
            if next < two.starts.count, two.starts[next] - one.ends[index] <= gap { keepOne[index] = true }
        }
        next = 0
        for index in two.starts.indices {
            while next < one.byEnd.count, one.ends[one.byEnd[next]] <= two.starts[index] {
                next += 1
                steps += 1
            }
            steps += 1
            if next > 0, two.starts[index] - one.ends[one.byEnd[next - 1]] <= gap { keepTwo[index] = true }
        }
    }

    /// Marks those of `one` with one of `two` beside them in their paragraph: the last that begins there stands behind it, or
    /// the first that ends there before it.
    private mutating func share(
        _ ones: [Int], _ one: [QuerySpan], _ twos: [Int], _ two: [QuerySpan], _ keep: inout [Bool]
    ) {
        var next = 0
        var present = -1
        var lastStart = -1
        var firstEnd = Int.max
        for index in one.indices {
            steps += 1
            if ones[index] != present {
                present = ones[index]
                (lastStart, firstEnd) = (-1, .max)
                while next < two.count, twos[next] <= present {
                    if twos[next] == present {
                        lastStart = max(lastStart, two[next].start)
                        firstEnd = min(firstEnd, two[next].end)
                    }
                    next += 1
                    steps += 1
                }
            }
            keep[index] = lastStart >= one[index].end || firstEnd <= one[index].start
        }
    }
}
