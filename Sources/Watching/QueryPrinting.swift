import Model

extension QueryNode: CustomStringConvertible {
    /// In this program's own syntax, on one line: reads back as the same query.
    package var description: String { print(isOuter: true) }

    private func print(isOuter: Bool = false) -> String {
        func bracketed(_ text: String) -> String { isOuter ? text : "(\(text))" }
        switch kind {
        case .word(let word): return word.isPhrase ? "\"\(word.text)\"" : word.text
        case .reference(let reference):
            let name = (reference.kind.map { $0.rawValue + ":" } ?? "") + reference.name
            return name.unicodeScalars.allSatisfy(QueryLexer.isName) ? "@" + name : "@\"\(name)\""
        case .source(let name): return "SOURCE:\"\(name)\""
        case .language(let language): return "LANG:\(language.rawValue)"
        case .and(let list): return bracketed(list.map { $0.print() }.joined(separator: " AND "))
        case .or(let list): return bracketed(list.map { $0.print() }.joined(separator: " OR "))
        // Within NEAR the bracket keeps NOT from reaching further.
        case .not(let one): return "NOT \(one.print())"
        case .near(let near, let left, let right):
            return bracketed("\(left.print()) \(near.name) \(right.print())")
        case .atLeast(let number, let one): return "ATLEAST/\(number)\(one.inBrackets)"
        case .score(let number, let list):
            return "SCORE>=\(number.plain)(\(list.map { $0.print() }.joined(separator: " OR ")))"
        case .field(let field, let one): return "\(field.rawValue):\(one.fieldOperand)"
        case .weighted(let weight, let one): return "\(one.fieldOperand)^\(weight.plain)"
        }
    }

    private var inBrackets: String { "(\(print(isOuter: true)))" }

    /// What a field or weight holds for: a word, or a bracket.
    private var fieldOperand: String {
        switch kind {
        case .word, .reference: print()
        default: inBrackets
        }
    }

    /// As it was read, one operator a line, what it joins indented below it.
    package var outline: [String] {
        func below(_ head: String, _ nodes: [QueryNode]) -> [String] {
            [head] + nodes.flatMap { $0.outline.map { "  " + $0 } }
        }
        switch kind {
        case .word, .reference, .source, .language: return [description]
        case .and(let list): return below("AND", list)
        case .or(let list): return below("OR", list)
        case .not(let one): return below("NOT", [one])
        case .near(let near, let left, let right): return below(near.name, [left, right])
        case .atLeast(let number, let one): return below("ATLEAST/\(number)", [one])
        case .score(let number, let list): return below("SCORE>=\(number.plain)", list)
        case .field(let field, let one): return below("\(field.rawValue):", [one])
        case .weighted(let weight, let one):
            var lines = one.outline
            lines[0] += "^\(weight.plain)"
            return lines
        }
    }
}

extension QueryNear {
    fileprivate var name: String {
        switch self {
        case .words(let number, ordered: true): "ONEAR/\(number)"
        case .words(let number, ordered: false): "NEAR/\(number)"
        case .paragraph: "SAME"
        }
    }
}

extension Double {
    fileprivate var plain: String { self == rounded() && self < 1e12 ? String(Int(self)) : String(self) }
}
