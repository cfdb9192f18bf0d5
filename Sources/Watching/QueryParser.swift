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
    private var place = 0
    private var level = 0
    /// Of the fields and ATLEASTs that are open: whether each counts as a level.
    private var levels: [Bool] = []
    /// What a word means: something of the text, an outlet, a language.
    private var context: QueryField?

    init(tokens: [QueryToken], isFactiva: Bool) {
        self.tokens = tokens
        self.isFactiva = isFactiva
    }

    private var token: QueryToken { tokens[place] }

    private func fail(_ token: QueryToken, _ message: String) -> QueryFault {
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

    private var startsOperand: Bool {
        switch token.kind {
        case .open, .word, .phrase, .perhaps, .reference, .field, .atLeast, .score: true
        default: false
        }
    }

    // MARK: - Side by side

    private mutating func side() throws(QueryFault) -> QueryNode {
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
    private func closes(_ first: Int) -> Bool {
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
    private func isFilter(_ node: QueryNode) -> Bool {
        switch node.kind {
        case .field, .source, .language: true
        case .or(let list): list.allSatisfy(isFilter)
        default: false
        }
    }

    // MARK: - Operators

    private mutating func or() throws(QueryFault) -> QueryNode {
        var nodes = [try and()]
        while token.kind == .or {
            place += 1
            nodes.append(try and())
        }
        return try bounded(QueryNode.any(nodes))
    }

    private mutating func and() throws(QueryFault) -> QueryNode {
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

    private mutating func not() throws(QueryFault) -> QueryNode {
        guard token.kind == .not else { return try near() }
        let start = token
        place += 1
        if token.kind == .not || token.kind == .minus { throw fail(token, "NOT twice; remove both, or one") }
        return try bounded(QueryNode(.not(try near()), at: start.offset))
    }

    private mutating func near() throws(QueryFault) -> QueryNode {
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
    private mutating func operand() throws(QueryFault) -> QueryNode {
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

    private var isFactivaNeighbour: Bool {
        switch token.kind {
        case .word, .phrase, .open, .reference: true
        default: false
        }
    }

    private func bounded(_ node: QueryNode) throws(QueryFault) -> QueryNode {
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

    private func tooDeep(_ offset: Int) -> QueryFault {
        QueryFault(
            offset: offset,
            message: "nested deeper than \(QueryLimit.depth) levels; make a theme of the inner part and write @its_name"
        )
    }

    // MARK: - Operands

    private mutating func primary() throws(QueryFault) -> QueryNode {
        let start = token
        if context != nil {
            switch start.kind {
            case .reference, .atLeast, .score, .field:
                throw fail(
                    start,
                    "within \(context?.rawValue ?? ""): only names, OR and NOT are read; move it out of the brackets")
            default: break
            }
        }
        var node: QueryNode
        switch start.kind {
        case .open:
            node = try bracket()
        case .word, .perhaps:
            place += 1
            node = try leaf(start, isPhrase: false)
        case .phrase(let within):
            place += 1
            if let within { node = try slop(start, within) } else { node = try leaf(start, isPhrase: true) }
        case .reference:
            place += 1
            node = QueryNode(.reference(try reference(start)), at: start.offset)
        case .field(let field):
            place += 1
            node = try self.field(field, start)
        case .atLeast(let number):
            place += 1
            try descend(start)
            let inner = token.kind == .open || !isFactiva ? try primary() : try near()
            ascend()
            node = QueryNode(.atLeast(number, inner), at: start.offset)
        case .score(let number):
            place += 1
            guard token.kind == .open else { throw fail(token, "a bracket is missing; write SCORE>=3(word^2 OR word)") }
            let inner = try bracket()
            let list = if case .or(let list) = inner.kind { list } else { [inner] }
            node = QueryNode(.score(number, list), at: start.offset)
        default:
            throw nothing(at: start)
        }
        if case .weight(let weight) = token.kind {
            place += 1
            if case .weight = token.kind { throw fail(token, "a second weight; keep one") }
            node = QueryNode(.weighted(weight, node), at: node.offset)
        }
        return try bounded(node)
    }

    /// Before the operand of `start`: a bracket counts its level itself, a word is none.
    private mutating func descend(_ start: QueryToken) throws(QueryFault) {
        switch token.kind {
        case .field, .atLeast, .score:
            level += 1
            levels.append(true)
            guard level <= QueryLimit.depth else { throw tooDeep(start.offset) }
        default: levels.append(false)
        }
    }

    private mutating func ascend() {
        if levels.removeLast() { level -= 1 }
    }

    private mutating func bracket() throws(QueryFault) -> QueryNode {
        let open = token
        level += 1
        guard level <= QueryLimit.depth else { throw tooDeep(open.offset) }
        place += 1
        let node = try side()
        guard token.kind == .close else { throw fail(open, "this bracket isn't closed; put ) where it ends") }
        place += 1
        level -= 1
        return node
    }

    private mutating func field(_ field: QueryField, _ start: QueryToken) throws(QueryFault) -> QueryNode {
        try descend(start)
        let outer = context
        if field == .source || field == .language { context = field }
        switch token.kind {
        case .open, .word, .phrase, .perhaps: break
        case .reference where context == nil, .atLeast where context == nil, .score where context == nil,
            .field where context == nil:
            break
        default: throw fail(start, "nothing stands after \(field.rawValue):; write \(example(field))")
        }
        let inner = try primary()
        context = outer
        ascend()
        return field == .title || field == .lead ? QueryNode(.field(field, inner), at: start.offset) : inner
    }

    private func example(_ field: QueryField) -> String {
        switch field {
        case .title, .lead: "\(field.rawValue):word or \(field.rawValue):(a OR b)"
        case .source: "SOURCE:azattyq.org or SOURCE:\"Radio Azattyq\""
        case .language: "LANG:ru"
        }
    }

    private func leaf(_ token: QueryToken, isPhrase: Bool) throws(QueryFault) -> QueryNode {
        switch context {
        case .source: return QueryNode(.source(try QuerySource.name(token)), at: token.offset)
        case .language:
            guard let language = QueryVocabulary.languages[token.text.lowercased()] else {
                throw fail(token, "'\(token.text.prefix(40))' is no language read here; use en, ru, kk or zh")
            }
            return QueryNode(.language(language), at: token.offset)
        default:
            let word = QueryWord(text: token.text, isPhrase: isPhrase)
            try QueryLeaf.check(word, at: token.offset)
            return QueryNode(.word(word), at: token.offset)
        }
    }

    /// `"a b c"~5`: a NEAR/5 b NEAR/5 c.
    private func slop(_ token: QueryToken, _ words: Int) throws(QueryFault) -> QueryNode {
        guard context == nil else { throw fail(token, "a distance within \(context?.rawValue ?? ""):; remove the '~'") }
        var node: QueryNode?
        for part in token.text.split(separator: " ") {
            let word = QueryWord(text: String(part), isPhrase: true)
            try QueryLeaf.check(word, at: token.offset)
            let next = QueryNode(.word(word), at: token.offset)
            node = try bounded(
                node.map { QueryNode(.near(.words(words, ordered: false), $0, next), at: token.offset) } ?? next)
        }
        guard let node, case .near = node.kind else {
            throw fail(token, "a distance takes two words or more; write \"a b\"~5")
        }
        return node
    }

    private func reference(_ token: QueryToken) throws(QueryFault) -> QueryReference {
        var name = Substring(token.text)
        var kind: QueryReference.Kind?
        if let colon = name.firstIndex(of: ":") {
            let word = name[..<colon].lowercased()
            guard let known = QueryReference.Kind(rawValue: word) else {
                throw fail(token, "'@\(word):' is no kind of name; write @actor:, @place: or @theme:")
            }
            kind = known
            name = name[name.index(after: colon)...]
        }
        let folded = QueryNames.fold(String(name))
        guard !folded.isEmpty else {
            throw fail(token, "'@' takes the name of an actor, place or theme; write for example @tokayev")
        }
        return QueryReference(kind: kind, name: folded)
    }

    // MARK: - What is missing

    private func nothing(after token: QueryToken) -> QueryFault {
        fail(token, "nothing stands after '\(token.text)'; write a word there, or remove it")
    }

    private func nothing(at token: QueryToken) -> QueryFault {
        let before = place > 0 ? tokens[place - 1] : nil
        switch token.kind {
        case .end, .close:
            if let before, before.kind != .open { return nothing(after: before) }
            return fail(token, "nothing stands in these brackets; write a word, or remove them")
        case .weight: return fail(token, "a weight follows nothing; write word^2")
        case .minus: return fail(token, "a dash after an operator; write NOT, or a space between them")
        default:
            if let before, before.kind != .open {
                return fail(
                    token, "'\(token.text)' follows '\(before.text)'; keep one of them, or write a word between")
            }
            return fail(token, "nothing stands before '\(token.text)'; write a word there, or remove it")
        }
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
