/// What a query must be beyond its grammar: about something, and of parts that can stand near each other.
enum QueryChecks {
    static func faults(of node: QueryNode) -> [QueryFault] {
        var faults: [QueryFault] = []
        check(node, &faults)
        if faults.isEmpty, !isPositive(node) { faults.append(negative(node)) }
        return Array(faults.prefix(QueryLimit.faults))
    }

    /// Whether the query can only be true of a text in which some word of it stands.
    static func isPositive(_ node: QueryNode) -> Bool {
        switch node.kind {
        case .word, .reference, .near: true
        case .source, .language, .not: false
        case .and(let list): list.contains(where: isPositive)
        case .or(let list), .score(_, let list): list.allSatisfy(isPositive)
        case .atLeast(_, let one), .field(_, let one), .weighted(_, let one): isPositive(one)
        }
    }

    private static func negative(_ node: QueryNode) -> QueryFault {
        let culprit = culprit(node)
        switch culprit.kind {
        case .source, .language:
            return QueryFault(
                offset: culprit.offset,
                message: "SOURCE: and LANG: say nothing of the text; join words to it with AND")
        default:
            return QueryFault(
                offset: culprit.offset,
                message: "NOT stands alone, so that nearly every article would do; say with AND what must be there")
        }
    }

    private static func culprit(_ node: QueryNode) -> QueryNode {
        switch node.kind {
        case .or(let list), .score(_, let list), .and(let list):
            list.first { !isPositive($0) }.map(culprit) ?? node
        case .atLeast(_, let one), .field(_, let one), .weighted(_, let one): culprit(one)
        default: node
        }
    }

    private static func check(_ node: QueryNode, _ faults: inout [QueryFault]) {
        guard faults.count < QueryLimit.faults else { return }
        if case .near(_, let left, let right) = node.kind {
            for other in [left, right].compactMap(notPositional) {
                faults.append(
                    QueryFault(
                        offset: other.offset,
                        message:
                            "\(name(other)) can't stand near something; write a NEAR/5 b of words or of (a OR b), and "
                            + "join the rest with AND outside"))
            }
        }
        if case .atLeast(_, let one) = node.kind, !isPositive(one) { faults.append(negative(one)) }
        if case .score(_, let list) = node.kind, let odd = list.first(where: { !isPositive($0) }) {
            faults.append(negative(odd))
        }
        for child in node.children { check(child, &faults) }
    }

    /// The first part that is more than words and their alternatives.
    private static func notPositional(_ node: QueryNode) -> QueryNode? {
        switch node.kind {
        case .word, .reference, .near: nil
        case .or(let list): list.lazy.compactMap(notPositional).first
        case .field(_, let one), .weighted(_, let one): notPositional(one)
        default: node
        }
    }

    private static func name(_ node: QueryNode) -> String {
        switch node.kind {
        case .and: "what is joined by AND"
        case .not: "what must not be there"
        case .source: "SOURCE:"
        case .language: "LANG:"
        case .atLeast: "ATLEAST"
        case .score: "SCORE"
        default: "this"
        }
    }
}
