package import Model

/// One query of a theme.
package struct ThemeQuery: Sendable, Hashable {
    /// By whose rules `~` gives a word its endings; nil: by the letters of each word.
    package var language: Language?
    package var node: QueryNode

    package init(language: Language?, node: QueryNode) {
        self.language = language
        self.node = node
    }
}

/// Reads `query:` and `weight:` of a theme.
enum ThemeQueryReader {
    /// Weights reach from 0 to this.
    private static let mostWeight = 10.0

    /// One text, or one by language.
    static func queries(_ value: YAMLValue, theme: Int, _ draft: inout WatchlistDraft) -> [ThemeQuery] {
        if value.isMap {
            var queries: [ThemeQuery] = []
            for (language, one) in value.byLanguage() ?? [] {
                if let query = query(one, language, theme, &draft) { queries.append(query) }
            }
            if value.map(keys: nil)?.entries.isEmpty ?? false {
                value.fault("no query at all; write one text, or one by language")
            }
            return queries
        }
        guard value.isScalar else {
            value.fault("expected a text, or one by language; write query: 'a AND b' or query: {en: 'a AND b'}")
            return []
        }
        return query(value, nil, theme, &draft).map { [$0] } ?? []
    }

    private static func query(
        _ value: YAMLValue, _ language: Language?, _ theme: Int, _ draft: inout WatchlistDraft
    ) -> ThemeQuery? {
        guard let text = value.string() else { return nil }
        do throws(QueryFaults) {
            let node = try Query.parse(text)
            draft.queries.append(QueryDraft(theme: theme, text: text, node: node, place: value))
            return ThemeQuery(language: language, node: node)
        } catch {
            for fault in error.faults { value.fault(fault.message, at: fault.offset, of: text) }
            return nil
        }
    }

    static func weight(_ value: YAMLValue) -> Double? {
        guard let weight = value.double() else { return nil }
        if weight >= 0, weight <= mostWeight { return weight }
        value.fault(
            "a weight from 0 to \(Int(mostWeight)); 1 is the standard, 0 keeps the theme from making an article on topic"
        )
        return nil
    }
}
