package import Model

/// A query by itself, tried on a text.
package struct QueryTrial: Sendable {
    private let compiled: CompiledTerms
    private let theme: Int

    /// - Parameter watchlist: where its `@` names are looked up; nil: it has none.
    /// - Throws: names that aren't there, or that can mean several.
    package init(_ node: QueryNode, language: Language?, watchlist: Watchlist?) throws(QueryFaults) {
        let actors = watchlist?.actors ?? []
        let places = watchlist?.places ?? []
        let themes = watchlist?.themes ?? []
        let names = QueryNames(actors: actors, places: places, themes: themes)
        var faults: [QueryFault] = []
        node.walk { node in
            guard case .reference(let reference) = node.kind else { return }
            if case .none(let message) = names.find(reference) {
                faults.append(QueryFault(offset: node.offset, message: message))
            }
        }
        guard faults.isEmpty else { throw QueryFaults(faults) }
        theme = themes.count
        let own = Theme(name: "", title: "", terms: [:], queries: [ThemeQuery(language: language, node: node)])
        compiled = CompiledTerms(actors: actors, places: places, themes: themes + [own], types: [], gates: [])
    }

    /// The places that make it true, with the word of the query by which each was found; empty where it is false.
    package func hits(in text: NormalText, frame: ArticleFrame) -> [(range: Range<Int>, word: String)] {
        compiled.hits(in: text, frame: frame).filter { $0.term == .theme(theme) }.map {
            ($0.range, compiled.pattern($0.pattern).text)
        }
    }
}
