internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// Words and phrases that recur in articles and that no theme has: each with the theme beside which it stands most.
enum LearnedTerms {
    struct Term: Sendable {
        var language: Language
        /// As a theme's list holds it.
        var term: String
        var articles: Int
        /// Name of the theme; nil where it goes with none.
        var theme: String?
    }

    /// Terms of a language at most.
    private static let limit = 40

    static func find(_ tally: TermTally, _ knowledge: Watchlist, _ texts: [LearningText]) -> [Term] {
        let least = texts.count < 20 ? 2 : 3
        var result: [Term] = []
        let byLanguage = Dictionary(grouping: tally.counted(articles: 1), by: \.language)
        for language in byLanguage.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            var counts = TermForms.merged(byLanguage[language] ?? [], language: language)
                .filter { $0.articles.reduce(0, +) >= least && $0.mentions.reduce(0, +) >= least + 1 }
            counts = withoutParts(counts).filter { !isKnown($0, knowledge) }
            counts.sort { (score($1), $0.text) < (score($0), $1.text) }
            let chosen = Array(counts.prefix(limit))
            result += placed(chosen, language, knowledge, texts)
        }
        return result
    }

    /// A phrase says more than a word: both by how many articles have them.
    private static func score(_ count: TermCount) -> Double {
        Double(count.articles.reduce(0, +)) * (count.words > 1 ? 2 : 1) + log(Double(1 + count.mentions.reduce(0, +)))
    }

    /// Without words that stand (nearly) only inside a longer phrase of the list.
    static func withoutParts(_ counts: [TermCount]) -> [TermCount] {
        let phrases = counts.filter { $0.words > 1 || $0.language.base == .chinese }
        guard !phrases.isEmpty else { return counts }
        var inside: [String: Int] = [:]
        for phrase in phrases {
            for part in parts(phrase) {
                inside[part] = max(inside[part] ?? 0, phrase.mentions.reduce(0, +))
            }
        }
        return counts.filter { count in
            Double(inside[count.text] ?? 0) < 0.8 * Double(count.mentions.reduce(0, +))
        }
    }

    private static func parts(_ phrase: TermCount) -> [String] {
        if phrase.language.base == .chinese {
            let letters = Array(phrase.text)
            return (2..<max(2, letters.count)).flatMap { length in
                (0...(letters.count - length)).map { String(letters[$0..<($0 + length)]) }
            }
        }
        let words = phrase.text.split(separator: " ")
        return (1..<max(1, words.count)).flatMap { length in
            (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: " ") }
        }
    }

    /// Whether some theme's term, place or actor is found in it already.
    static func isKnown(_ count: TermCount, _ knowledge: Watchlist) -> Bool {
        knowledge.hits(in: NormalText(count.text)).contains { hit in
            switch hit.term {
            case .theme, .place, .demonym, .actor: true
            case .trigger, .gate, .question: false
            }
        }
    }

    /// With the theme that stands in the same articles most, against chance.
    private static func placed(
        _ counts: [TermCount], _ language: Language, _ knowledge: Watchlist, _ texts: [LearningText]
    ) -> [Term] {
        let matcher = Matcher(
            counts.enumerated().map {
                Pattern(
                    TermForms.term($0.element.text, language: language), language: language, inflects: false,
                    label: $0.offset,
                    layer: Matcher.flatLayer)
            })
        // Counted by sentence: the articles of a corpus are few.
        var sentences = 0
        var themes = [Int](repeating: 0, count: knowledge.themes.count)
        var alone = [Int](repeating: 0, count: counts.count)
        var both = [[Int: Int]](repeating: [:], count: counts.count)
        var articles = [Int](repeating: 0, count: counts.count)
        for text in texts where text.language == language {
            let normal = NormalText(text.text)
            let found = matcher.matches(in: normal)
            for label in Set(found.map(\.label)) { articles[label] += 1 }
            let hits = knowledge.hits(in: normal)
            for sentence in NameFinder.sentences(text.text) {
                sentences += 1
                let present = Set(
                    hits.compactMap { hit -> Int? in
                        if case .theme(let index) = hit.term, sentence.contains(hit.range.lowerBound) {
                            index
                        } else {
                            nil
                        }
                    })
                for index in present { themes[index] += 1 }
                for label in Set(found.filter { sentence.contains($0.range.lowerBound) }.map(\.label)) {
                    alone[label] += 1
                    for index in present { both[label][index, default: 0] += 1 }
                }
            }
        }
        return counts.indices.map { label in
            let best = both[label].map { index, count in
                (
                    index: index,
                    score: TermStatistics.association(
                        both: count, first: alone[label], second: themes[index], all: sentences)
                )
            }.max { ($0.score, $1.index) < ($1.score, $0.index) }
            // Of single words one in a thousand goes wrong by chance, of phrases one in twenty (χ², one degree).
            let least = counts[label].words > 1 || language.base == .chinese ? 3.84 : 10.83
            let theme = best.flatMap { $0.score >= least ? knowledge.themes[$0.index].name : nil }
            return Term(
                language: language, term: TermForms.term(counts[label].text, language: language),
                articles: articles[label],
                theme: theme)
        }.filter { $0.articles > 0 }
    }
}
