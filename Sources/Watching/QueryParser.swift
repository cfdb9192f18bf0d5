/// Reads a query.
///
/// What binds first: brackets, fields, ATLEAST, SCORE and `^`; then NEAR, ONEAR, ADJ, SAME (left to right); then NOT; then AND;
/// then OR; last what stands side by side with nothing between, which is AND too. Words side by side next to OR or NEAR
/// without brackets are refused: Google joins them after OR, others before. `-word` and a field with no operator before it
/// hold for the whole bracket in which they stand. In a search of Factiva (something stands in it that only Factiva
/// writes) words side by side are a phrase.
package enum Query {
    /// - Throws: what is wrong; at least one fault.
    package static func parse(_ text: String) throws(QueryFaults) -> QueryNode {
        guard text.utf8.count <= QueryLimit.length else {
            throw QueryFaults([
                QueryFault(offset: 0, message: "longer than \(QueryLimit.length) bytes; split it into several themes")
            ])
        }
        var lexer = QueryLexer(text)
        lexer.run()
        guard lexer.faults.isEmpty else { throw QueryFaults(lexer.faults) }
        var parser = QueryParser(tokens: lexer.tokens, isFactiva: lexer.isFactiva)
        let node: QueryNode
        do throws(QueryFault) { node = try parser.whole() } catch { throw QueryFaults([error]) }
        let faults = QueryChecks.faults(of: node)
        guard faults.isEmpty else { throw QueryFaults(faults) }
        return node
    }
}

/// All that is wrong with a query, in order of column.
package struct QueryFaults: Error, Hashable, Sendable {
    package var faults: [QueryFault]

    init(_ faults: [QueryFault]) {
        self.faults = faults.sorted { ($0.offset, $0.message) < ($1.offset, $1.message) }
    }
}

struct QueryParser {
    let tokens: [QueryToken]
    let isFactiva: Bool
    var place = 0
    var level = 0
    /// Of the fields and ATLEASTs that are open: whether each counts as a level.
    var levels: [Bool] = []
    /// What a word means: something of the text, an outlet, a language.
    var context: QueryField?

    init(tokens: [QueryToken], isFactiva: Bool) {
        self.tokens = tokens
        self.isFactiva = isFactiva
    }

    var token: QueryToken { tokens[place] }

    func fail(_ token: QueryToken, _ message: String) -> QueryFault {
        QueryFault(offset: token.offset, message: message)
    }

    mutating func whole() throws(QueryFault) -> QueryNode {
        guard tokens.count > 1 else {
            throw QueryFault(offset: 0, message: "an empty query; write at least one word")
        }
        let node = try side()
        if token.kind == .close { throw fail(token, "nothing was opened that this bracket closes; remove it") }
        return node
    }

    var startsOperand: Bool {
        switch token.kind {
        case .open, .word, .phrase, .perhaps, .reference, .field, .atLeast, .score: true
        default: false
        }
    }

    // MARK: - Side by side

    mutating func side() throws(QueryFault) -> QueryNode {
        var parts: [QueryNode] = []
        // A part that could be read in two ways beside another.
        var doubtful: (QueryToken, String)?
        var mains = 0
        while token.kind != .end, token.kind != .close {
            let start = token
            if start.kind == .minus {
                place += 1
                let inner = try near()
                parts.append(QueryNode(.not(inner), at: start.offset))
                if token.kind == .or {
                    throw fail(token, "OR beside a word that must not be there; put NOT before a bracket: NOT (a OR b)")
                }
                if token.kind == .and { place += 1 }
                if token.kind == .end, tokens[place - 1].kind == .and { throw nothing(after: tokens[place - 1]) }
                continue
            }
            let first = place
            let node = try or()
            parts.append(node)
            if case .field = start.kind, isFilter(node) { continue }
            mains += 1
            let isBracketed = start.kind == .open && closes(first)
            if !isBracketed {
                switch node.kind {
                case .or: doubtful = doubtful ?? (start, "OR")
                case .near where !isFactiva: doubtful = doubtful ?? (start, "NEAR")
                default: break
                }
            }
            if let (at, name) = doubtful, mains > 1 {
                throw fail(
                    at.offset == start.offset ? start : at,
                    "words side by side next to \(name) can be read in two ways; put a phrase in quotes, or brackets round "
                        + "what belongs together: (a \(name == "OR" ? "OR" : "NEAR/5") b) c")
            }
        }
        guard !parts.isEmpty else {
            throw fail(token, "nothing stands in these brackets; write a word, or remove them")
        }
        return try bounded(QueryNode.all(parts))
    }

    /// Whether the bracket that opens at a token closes just before the present one.
    func closes(_ first: Int) -> Bool {
        var open = 0
        for index in first..<place {
            if tokens[index].kind == .open { open += 1 }
            if tokens[index].kind == .close {
                open -= 1
                if open == 0 { return index == place - 1 }
            }
        }
        return false
    }

    /// A field, or one of several fields: `intitle:a OR intitle:b`.
    func isFilter(_ node: QueryNode) -> Bool {
        switch node.kind {
        case .field, .source, .language: true
        case .or(let list): list.allSatisfy(isFilter)
        default: false
        }
    }

    // MARK: - Operators

    mutating func or() throws(QueryFault) -> QueryNode {
        var nodes = [try and()]
        while token.kind == .or {
            place += 1
            nodes.append(try and())
        }
        return try bounded(QueryNode.any(nodes))
    }

    mutating func and() throws(QueryFault) -> QueryNode {
        var nodes = [try not()]
        while true {
            if token.kind == .and {
                place += 1
                if token.kind == .minus {
                    let at = token.offset
                    place += 1
                    nodes.append(QueryNode(.not(try near()), at: at))
                } else {
                    nodes.append(try not())
                }
            } else if token.kind == .not {
                nodes.append(try not())
            } else {
                return try bounded(QueryNode.all(nodes))
            }
        }
    }

    mutating func not() throws(QueryFault) -> QueryNode {
        guard token.kind == .not else { return try near() }
        let start = token
        place += 1
        if token.kind == .not || token.kind == .minus { throw fail(token, "NOT twice; remove both, or one") }
        return try bounded(QueryNode(.not(try near()), at: start.offset))
    }

    mutating func near() throws(QueryFault) -> QueryNode {
        var node = try operand()
        while true {
            if case .near(let near) = token.kind {
                place += 1
                let right = try operand()
                node = try bounded(QueryNode(.near(near, node, right), at: node.offset))
            } else if isFactiva, context == nil, isFactivaNeighbour {
                let right = try operand()
                node = try bounded(QueryNode(.near(.words(0, ordered: true), node, right), at: node.offset))
            } else {
                return node
            }
        }
    }

    /// In a search of Factiva a run of words is one phrase.
    mutating func operand() throws(QueryFault) -> QueryNode {
        let start = token
        var node = try primary()
        guard isFactiva, context == nil else { return node }
        while case .word(let one) = node.kind, token.isWord {
            let next = try primary()
            guard case .word(let two) = next.kind else {
                return try bounded(QueryNode(.near(.words(0, ordered: true), node, next), at: node.offset))
            }
            let word = QueryWord(text: one.text + " " + two.text, isPhrase: true)
            try QueryLeaf.check(word, at: start.offset)
            node = QueryNode(.word(word), at: node.offset)
        }
        return node
    }

    var isFactivaNeighbour: Bool {
        switch token.kind {
        case .word, .phrase, .open, .reference: true
        default: false
        }
    }

    func bounded(_ node: QueryNode) throws(QueryFault) -> QueryNode {
        guard node.depth <= QueryLimit.depth else { throw tooDeep(node.offset) }
        guard node.count <= QueryLimit.nodes else {
            throw QueryFault(
                offset: node.offset,
                message: "more than \(QueryLimit.nodes) words and operators; split it into several themes")
        }
        guard node.children.count <= QueryLimit.fanOut else {
            throw QueryFault(
                offset: node.offset, message: "more than \(QueryLimit.fanOut) words joined by one operator; split them")
        }
        return node
    }

    func tooDeep(_ offset: Int) -> QueryFault {
        QueryFault(
            offset: offset,
            message: "nested deeper than \(QueryLimit.depth) levels; make a theme of the inner part and write @its_name"
        )
    }
}

extension QueryToken {
    fileprivate var isWord: Bool {
        switch kind {
        case .word, .phrase(within: nil): true
        default: false
        }
    }
}
