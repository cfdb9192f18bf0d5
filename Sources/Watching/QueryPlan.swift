import Model

/// A query ready to be evaluated: words and references as numbers.
indirect enum QueryPlan: Sendable {
    case leaf(Int32)
    case reference(Term)
    /// A name that the watchlist doesn't have.
    case never
    case source(String)
    case language(Language)
    case and([QueryPlan])
    case or([QueryPlan])
    case not(QueryPlan)
    case near(QueryNear, QueryPlan, QueryPlan)
    case atLeast(Int, QueryPlan)
    case score(Double, [(weight: Double, plan: QueryPlan)])
    case field(QueryField, QueryPlan)
}

/// The queries of all themes, their words ready for the watchlist's matcher.
struct CompiledQueries: Sendable {
    struct Leaf: Sendable {
        var theme: Int
        /// As written.
        var text: String
        var leaf: QueryLeaf
    }

    struct Compiled: Sendable {
        var theme: Int
        var plan: QueryPlan
        /// Whether it can be true though none of its words stands in the text.
        var asksForOthers: Bool
    }

    private(set) var leaves: [Leaf] = []
    /// In an order in which a theme comes after those that its query names.
    private(set) var queries: [Compiled] = []
    /// By leaf: the query it stands in.
    private(set) var queryOfLeaf: [Int32] = []
    /// What `@` names.
    private(set) var referenced: Set<Term> = []

    var isEmpty: Bool { queries.isEmpty }

    init(actors: [Actor], places: [Place], themes: [Theme]) {
        guard themes.contains(where: { !$0.queries.isEmpty }) else { return }
        let names = QueryNames(actors: actors, places: places, themes: themes)
        var asks: [Int: [Int]] = [:]
        for (index, theme) in themes.enumerated() {
            for query in theme.queries {
                query.node.walk { node in
                    if case .reference(let reference) = node.kind, case .one(.theme(let other)) = names.find(reference)
                    {
                        asks[index, default: []].append(other)
                    }
                }
            }
        }
        // A cycle has been refused; in a watchlist built otherwise those themes' queries are left out.
        for theme in QueryOrder(asks, count: themes.count).themes {
            for query in themes[theme].queries {
                var known: [QueryWord: Int32] = [:]
                var asksForOthers = false
                let plan = plan(query.node, theme, query.language, names, &known, &asksForOthers)
                queries.append(Compiled(theme: theme, plan: plan, asksForOthers: asksForOthers))
            }
        }
    }

    private mutating func plan(
        _ node: QueryNode, _ theme: Int, _ language: Language?, _ names: QueryNames, _ known: inout [QueryWord: Int32],
        _ asksForOthers: inout Bool
    ) -> QueryPlan {
        switch node.kind {
        case .word(let word):
            if let number = known[word] { return .leaf(number) }
            let number = Int32(leaves.count)
            known[word] = number
            leaves.append(Leaf(theme: theme, text: word.text, leaf: QueryLeaf(word, language: language)))
            queryOfLeaf.append(Int32(queries.count))
            return .leaf(number)
        case .reference(let reference):
            guard case .one(let term) = names.find(reference) else { return .never }
            referenced.insert(term)
            asksForOthers = true
            return .reference(term)
        case .source(let name): return .source(name)
        case .language(let language): return .language(language)
        case .and(let list): return .and(plans(list, theme, language, names, &known, &asksForOthers))
        case .or(let list): return .or(plans(list, theme, language, names, &known, &asksForOthers))
        case .not(let one): return .not(plan(one, theme, language, names, &known, &asksForOthers))
        case .near(let near, let left, let right):
            let both = plans([left, right], theme, language, names, &known, &asksForOthers)
            return .near(near, both[0], both[1])
        case .atLeast(let number, let one):
            return .atLeast(number, plan(one, theme, language, names, &known, &asksForOthers))
        case .score(let number, let list):
            let weights = list.map { node -> Double in
                if case .weighted(let weight, _) = node.kind { weight } else { 1 }
            }
            return .score(
                number,
                zip(weights, plans(list, theme, language, names, &known, &asksForOthers)).map { (weight: $0, plan: $1) }
            )
        case .field(let field, let one): return .field(field, plan(one, theme, language, names, &known, &asksForOthers))
        case .weighted(_, let one): return plan(one, theme, language, names, &known, &asksForOthers)
        }
    }

    private mutating func plans(
        _ list: [QueryNode], _ theme: Int, _ language: Language?, _ names: QueryNames,
        _ known: inout [QueryWord: Int32], _ asksForOthers: inout Bool
    ) -> [QueryPlan] {
        var result: [QueryPlan] = []
        for one in list { result.append(plan(one, theme, language, names, &known, &asksForOthers)) }
        return result
    }
}
