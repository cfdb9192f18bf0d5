/// Words, phrases, names, brackets, and what holds for one of them.
extension QueryParser {
    mutating func primary() throws(QueryFault) -> QueryNode {
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

    mutating func bracket() throws(QueryFault) -> QueryNode {
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

    func nothing(after token: QueryToken) -> QueryFault {
        fail(token, "nothing stands after '\(token.text)'; write a word there, or remove it")
    }

    func nothing(at token: QueryToken) -> QueryFault {
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
