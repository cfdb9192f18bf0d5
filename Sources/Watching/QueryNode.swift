package import Model

/// What is wrong with a query, and what to write instead.
package struct QueryFault: Error, Hashable, Sendable {
    /// In Unicode scalars of the query, from 0.
    package var offset: Int
    package var message: String
}

/// Where a word must stand: in the title; in the lead (title and first paragraph, `ArticleFrame`); who published; in which
/// language.
package enum QueryField: String, Sendable, Hashable, CaseIterable {
    case title = "TITLE"
    case lead = "LEAD"
    case source = "SOURCE"
    case language = "LANG"
}

/// How close two things must stand.
package enum QueryNear: Sendable, Hashable {
    /// At most so many words between them; two Chinese characters count as a word.
    case words(Int, ordered: Bool)
    /// In one paragraph.
    case paragraph
}

/// A word or quoted phrase, with its marks as written, blanks run together.
package struct QueryWord: Sendable, Hashable {
    package var text: String
    package var isPhrase: Bool
}

/// `@name` or `@kind:name`; the name is folded (`QueryNames.fold`).
package struct QueryReference: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case actor, place, theme }

    package var kind: Kind?
    package var name: String
}

/// A query as it was read. Two are equal that mean the same by the same words, wherever they stand.
package struct QueryNode: Sendable, Hashable {
    package indirect enum Kind: Sendable, Hashable {
        case word(QueryWord)
        case reference(QueryReference)
        /// The outlet's name or a site.
        case source(String)
        case language(Language)
        case and([QueryNode])
        case or([QueryNode])
        case not(QueryNode)
        case near(QueryNear, QueryNode, QueryNode)
        case atLeast(Int, QueryNode)
        /// The weights of those of the list that are true come to so much.
        case score(Double, [QueryNode])
        /// `title` or `lead`.
        case field(QueryField, QueryNode)
        /// Counts so much within `score`, and nothing elsewhere.
        case weighted(Double, QueryNode)
    }

    package let kind: Kind
    /// Where it begins, in Unicode scalars of the query.
    package let offset: Int
    /// Levels, 1 for a word.
    package let depth: Int
    /// Nodes, itself included.
    package let count: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
        let children = QueryNode.children(of: kind)
        depth = 1 + (children.map(\.depth).max() ?? 0)
        count = 1 + children.reduce(0) { $0 + $1.count }
    }

    package static func == (left: QueryNode, right: QueryNode) -> Bool { left.kind == right.kind }

    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    var children: [QueryNode] { QueryNode.children(of: kind) }

    private static func children(of kind: Kind) -> [QueryNode] {
        switch kind {
        case .word, .reference, .source, .language: []
        case .and(let list), .or(let list), .score(_, let list): list
        case .not(let one), .atLeast(_, let one), .field(_, let one), .weighted(_, let one): [one]
        case .near(_, let left, let right): [left, right]
        }
    }

    /// All of a list, as one level; what stands alone stays itself.
    static func all(_ nodes: [QueryNode]) -> QueryNode {
        let flat = nodes.flatMap { node in if case .and(let list) = node.kind { list } else { [node] } }
        return flat.count == 1 ? flat[0] : QueryNode(.and(flat), at: flat.first?.offset ?? 0)
    }

    /// Any of a list, as one level.
    static func any(_ nodes: [QueryNode]) -> QueryNode {
        let flat = nodes.flatMap { node in if case .or(let list) = node.kind { list } else { [node] } }
        return flat.count == 1 ? flat[0] : QueryNode(.or(flat), at: flat.first?.offset ?? 0)
    }

    /// Calls `body` for each node, parents first.
    func walk(_ body: (QueryNode) -> Void) {
        body(self)
        for child in children { child.walk(body) }
    }
}

/// What bounds a query. Each is a fault that says so.
package enum QueryLimit {
    /// Bytes.
    package static let length = 200_000
    package static let nodes = 25_000
    /// Things joined by one operator.
    package static let fanOut = 12_000
    /// Levels of brackets, and of operators within each other.
    package static let depth = 32
    /// Words between two that are near.
    package static let distance = 500
    package static let hits = 1000
    /// Wildcards in one word.
    static let wildcards = 4
    /// Queries are given up after so many faults.
    static let faults = 20
}
