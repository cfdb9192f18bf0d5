import Model

@testable import Watching

/// Random numbers that are the same on every run.
struct QueryRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Words of random queries and texts; one Chinese character counts half a word.
    static let words = ["ash", "birch", "cedar", "elm", "fir", "土", "地"]

    private mutating func word() -> QueryNode {
        if Int.random(in: 0..<5, using: &self) == 0 {
            let text =
                "\(Self.words.prefix(5).randomElement(using: &self) ?? "") \(Self.words.prefix(5).randomElement(using: &self) ?? "")"
            return QueryNode(.word(QueryWord(text: text, isPhrase: true)), at: 0)
        }
        return QueryNode(
            .word(QueryWord(text: Self.words.randomElement(using: &self) ?? "ash", isPhrase: false)), at: 0)
    }

    /// Words, alternatives and what is near: what may stand near something.
    private mutating func positional(depth: Int) -> QueryNode {
        switch depth <= 1 ? 0 : Int.random(in: 0..<6, using: &self) {
        case 3: QueryNode.any([positional(depth: depth - 1), positional(depth: depth - 1)])
        case 4: near(depth: depth)
        case 5: QueryNode(.field(Bool.random(using: &self) ? .title : .lead, positional(depth: depth - 1)), at: 0)
        default: word()
        }
    }

    private mutating func near(depth: Int) -> QueryNode {
        let kind: QueryNear =
            Int.random(in: 0..<5, using: &self) == 0
            ? .paragraph : .words(Int.random(in: 0...4, using: &self), ordered: Bool.random(using: &self))
        return QueryNode(.near(kind, positional(depth: depth - 1), positional(depth: depth - 1)), at: 0)
    }

    /// A query that parses: about something.
    mutating func node(depth: Int) -> QueryNode {
        guard depth > 1 else { return word() }
        switch Int.random(in: 0..<9, using: &self) {
        case 0: return word()
        case 1, 2:
            var parts = [node(depth: depth - 1), node(depth: depth - 1)]
            if Bool.random(using: &self) { parts.append(QueryNode(.not(notNegated(node(depth: depth - 1))), at: 0)) }
            if Int.random(in: 0..<6, using: &self) == 0 { parts.append(QueryNode(.language(.russian), at: 0)) }
            if Int.random(in: 0..<6, using: &self) == 0 { parts.append(QueryNode(.source("azattyq"), at: 0)) }
            return QueryNode.all(parts)
        case 3, 4: return QueryNode.any([node(depth: depth - 1), node(depth: depth - 1)])
        case 5: return near(depth: depth)
        case 6: return QueryNode(.atLeast(Int.random(in: 1...4, using: &self), node(depth: depth - 1)), at: 0)
        case 7:
            let weighted = QueryNode(.weighted(1.5, node(depth: depth - 1)), at: 0)
            // A list of one that is itself alternatives would read as those.
            let other = word()
            return QueryNode(.score(Double(Int.random(in: 1...3, using: &self)), [weighted, other]), at: 0)
        default:
            return QueryNode(.field(Bool.random(using: &self) ? .title : .lead, node(depth: depth - 1)), at: 0)
        }
    }

    private func notNegated(_ node: QueryNode) -> QueryNode { node }
}

/// Evaluates a query the slow and plain way, over a list of words.
struct QueryOracle {
    struct Token {
        var text: String
        /// Bytes of the text.
        var range: Range<Int>
        /// In half words from the start.
        var start: Int
        var end: Int
        var paragraph: Int
    }

    var tokens: [Token]
    var titleEnd: Int
    var leadEnd: Int
    var sources: [String]
    var language: Language

    /// Tokens from–through.
    struct Span: Hashable {
        var first: Int
        var last: Int
    }

    /// Nil: false.
    func evaluate(_ node: QueryNode, limit: Int = .max) -> Set<Span>? {
        switch node.kind {
        case .word(let word):
            let words = word.text.split(separator: " ").map(String.init)
            let found = tokens.indices.filter { start in
                start + words.count <= tokens.count
                    && words.indices.allSatisfy { tokens[start + $0].text == words[$0] }
                    && tokens[start + words.count - 1].range.upperBound <= limit
            }
            return found.isEmpty ? nil : Set(found.map { Span(first: $0, last: $0 + words.count - 1) })
        case .and(let list):
            let all = list.map { evaluate($0, limit: limit) }
            return all.contains { $0 == nil } ? nil : all.reduce(into: []) { $0.formUnion($1 ?? []) }
        case .or(let list):
            let all = list.compactMap { evaluate($0, limit: limit) }
            return all.isEmpty ? nil : all.reduce(into: []) { $0.formUnion($1) }
        case .not(let one): return evaluate(one, limit: limit) == nil ? [] : nil
        case .near(let near, let left, let right):
            guard let one = evaluate(left, limit: limit), let two = evaluate(right, limit: limit) else { return nil }
            var kept: Set<Span> = []
            for a in one {
                for b in two where holds(near, a, b) {
                    kept.insert(a)
                    kept.insert(b)
                }
            }
            return kept.isEmpty ? nil : kept
        case .atLeast(let number, let one):
            guard let found = evaluate(one, limit: limit) else { return nil }
            var covered: Set<Int> = []
            for span in found { covered.formUnion(span.first...span.last) }
            // Runs of spans that overlap: a boundary between two tokens joins them if some span covers both.
            let joined = covered.count { token in found.contains { $0.first <= token && token < $0.last } }
            return covered.count - joined >= number ? found : nil
        case .score(let number, let list):
            var sum = 0.0
            var found: Set<Span> = []
            for one in list {
                guard let spans = evaluate(one, limit: limit) else { continue }
                if case .weighted(let weight, _) = one.kind { sum += weight } else { sum += 1 }
                found.formUnion(spans)
            }
            return sum >= number ? found : nil
        case .field(let field, let one): return evaluate(one, limit: min(limit, field == .title ? titleEnd : leadEnd))
        case .weighted(_, let one): return evaluate(one, limit: limit)
        case .language(let asked): return asked == language ? [] : nil
        case .source(let asked): return sources.contains(asked) ? [] : nil
        case .reference: return nil
        }
    }

    private func holds(_ near: QueryNear, _ a: Span, _ b: Span) -> Bool {
        switch near {
        case .paragraph:
            return tokens[a.first].paragraph == tokens[b.first].paragraph && (a.last < b.first || b.last < a.first)
        case .words(let words, let ordered):
            let forwards = tokens[b.first].start - tokens[a.last].end
            let backwards = tokens[a.first].start - tokens[b.last].end
            return forwards >= 0 && forwards <= 2 * words || !ordered && backwards >= 0 && backwards <= 2 * words
        }
    }
}
