/// Who published: `SOURCE:` against the outlet's name and the article's site.
enum QuerySource {
    /// The value as written: a name, or a site without its scheme.
    static func name(_ token: QueryToken) throws(QueryFault) -> String {
        var text = Substring(token.text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
        while let scheme = ["https://", "http://", "www.", " "].first(where: { text.hasPrefix($0) }) {
            text = text.dropFirst(scheme.count)
        }
        while text.hasSuffix("/") || text.hasSuffix(" ") { text.removeLast() }
        if text.contains("/") {
            throw QueryFault(
                offset: token.offset,
                message: "a page of a site can't be asked for; write SOURCE:\(text.prefix { $0 != "/" }.prefix(60))")
        }
        let name = String(text)
        guard name.contains(where: { $0.isLetter || $0.isNumber }), name.utf8.count <= 200 else {
            throw QueryFault(
                offset: token.offset, message: "no name of an outlet or site; write for example SOURCE:azattyq.org")
        }
        return name
    }

    /// Whether a source, as the article gives it (an outlet's name, or a host), is the one asked for: equal; a site of which it
    /// is a part (`*.kz`, `azattyq.org` for rus.azattyq.org); or the words stand in the name in this order. A `*` at the end
    /// takes any ending.
    static func matches(_ asked: String, _ source: String) -> Bool {
        let source = fold(source)
        let asked = fold(asked)
        if source == asked { return true }
        if asked.contains("."), !asked.contains(" ") {
            let site = asked.hasPrefix("*.") ? String(asked.dropFirst(2)) : asked
            return source == site || source.hasSuffix("." + site)
        }
        let isOpen = asked.hasSuffix("*")
        let wanted = words(asked)
        let given = words(source)
        guard !wanted.isEmpty, wanted.count <= given.count else { return false }
        return (0...given.count - wanted.count).contains { start in
            wanted.indices.allSatisfy { index in
                let word = given[start + index]
                return isOpen && index == wanted.count - 1 ? word.hasPrefix(wanted[index]) : word == wanted[index]
            }
        }
    }

    private static func fold(_ text: String) -> String {
        let folded = String(decoding: NormalText(text).bytes, as: UTF8.self)
        return folded.hasPrefix("www.") ? String(folded.dropFirst(4)) : folded
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }
}
