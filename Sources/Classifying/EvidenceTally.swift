package import Watching

/// What speaks for a name or term: in how many articles it stands, and in which sentences.
package struct Evidence: Sendable, Hashable {
    package struct Quote: Sendable, Hashable {
        /// At most 160 letters, cut at either end where the sentence is longer.
        package var sentence: String
        /// Address of the article.
        package var source: String

        package init(sentence: String, source: String) {
            self.sentence = sentence
            self.source = source
        }
    }

    /// Articles wanted, unwanted, and neither.
    package var articles = [0, 0, 0]
    package var mentions = 0
    /// From the first three articles.
    package var quotes: [Quote] = []
    /// What was written where it was found, with how often; of the first twenty ways.
    package var spellings: [String: Int] = [:]

    package init() {}

    package var total: Int { articles.reduce(0, +) }
}

/// What stands in many articles, by label: counts, spellings, and the sentences of the first three.
package struct EvidenceTally: Sendable {
    /// By label.
    package private(set) var found: [Evidence]

    /// Letters of a quoted sentence.
    package static let quoteLimit = 160

    package init(labels: Int) { found = [Evidence](repeating: Evidence(), count: labels) }

    /// - Parameter hits: labels with where they stand, in bytes of the text.
    package mutating func add(
        _ text: NormalText, hits: some Sequence<(label: Int, range: Range<Int>)>, source: String, side: TermTally.Side
    ) {
        var told: Set<Int> = []
        var sentences: [Sentence]?
        for (label, range) in hits {
            found[label].mentions += 1
            let spelling = String(decoding: text.source[range], as: UTF8.self)
            if found[label].spellings[spelling] != nil || found[label].spellings.count < 20 {
                found[label].spellings[spelling, default: 0] += 1
            }
            guard told.insert(label).inserted else { continue }
            found[label].articles[side.rawValue] += 1
            guard found[label].quotes.count < 3 else { continue }
            let split = sentences ?? Sentences.split(text.source, in: 0..<text.source.count)
            sentences = split
            if let sentence = split.first(where: { $0.range.upperBound > range.lowerBound }) {
                found[label].quotes.append(
                    .init(sentence: Self.quote(text.source, sentence.range, around: range), source: source))
            }
        }
    }

    /// What of a set of patterns stands in a text: as a watchlist that held them would find it.
    package mutating func add(_ text: String, patterns: Matcher, source: String, side: TermTally.Side) {
        let normal = NormalText(text)
        add(normal, hits: patterns.matches(in: normal).lazy.map { ($0.label, $0.range) }, source: source, side: side)
    }

    private static func quote(_ bytes: [UInt8], _ sentence: Range<Int>, around match: Range<Int>) -> String {
        let whole = String(decoding: bytes[sentence], as: UTF8.self)
        guard whole.count > quoteLimit else { return whole }
        let lower = min(max(sentence.lowerBound, match.lowerBound), sentence.upperBound)
        let before = String(decoding: bytes[sentence.lowerBound..<lower], as: UTF8.self).suffix(60)
        let after = String(decoding: bytes[lower..<sentence.upperBound], as: UTF8.self).prefix(
            quoteLimit - before.count - 2)
        let isCutBefore = before.utf8.count < lower - sentence.lowerBound
        let isCutAfter = after.utf8.count < sentence.upperBound - lower
        return (isCutBefore ? "…" : "") + before + after + (isCutAfter ? "…" : "")
    }
}
