package import Model
import Watching

/// Forms of one word put together: кредит, кредита and кредитам are counted as one, and written as a watchlist's term is.
package enum TermForms {
    /// - Parameter counts: of one language; phrases stay as they are.
    /// - Returns: the same with forms merged into the form that stands most; in order of text.
    package static func merged(_ counts: [TermCount], language: Language) -> [TermCount] {
        let single = counts.filter { $0.words == 1 }.sorted { $0.text < $1.text }
        guard language.base != .chinese, single.count > 1 else { return counts.sorted { $0.text < $1.text } }
        let matcher = Matcher(
            single.enumerated().map {
                Pattern(
                    $0.element.text + "~", language: language, inflects: false, label: $0.offset,
                    layer: Matcher.flatLayer)
            })
        var base = Array(single.indices)
        for (index, count) in single.enumerated() {
            let whole = 0..<count.text.utf8.count
            // The shortest word whose forms include this one.
            let candidates = matcher.matches(in: NormalText(count.text)).filter { $0.range == whole }.map(\.label)
            base[index] =
                candidates.min { (single[$0].text.count, single[$0].text) < (single[$1].text.count, single[$1].text) }
                ?? index
        }
        var merged: [Int: TermCount] = [:]
        for index in single.indices {
            var root = index
            for _ in 0..<4 where base[root] != root { root = base[root] }
            if merged[root] == nil { merged[root] = single[root] }
            if index != root { merged[root]?.merge(single[index]) }
        }
        return (merged.values + counts.filter { $0.words > 1 }).sorted { $0.text < $1.text }
    }

    /// As a theme's list holds it: with `~` where its language inflects.
    package static func term(_ text: String, language: Language) -> String {
        switch language.base {
        case .chinese: return text
        case .russian: return text.split(separator: " ").map { $0.count > 3 ? $0 + "~" : $0 }.joined(separator: " ")
        default: return text + "~"
        }
    }
}
