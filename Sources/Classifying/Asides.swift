import Model

extension Candidate {
    /// Whether its words all stand in a relative clause: "supporters of an imam, who died in custody on June 4". Such a clause
    /// tells more of somebody, not what is new; its day is not that of the thing that the title or lead tells.
    func standsAside(_ copy: Copy) -> Bool {
        anchors.allSatisfy { copy.isInRelativeClause($0, of: sentence) }
    }
}

extension Copy {
    /// Whether the words from the last comma on begin as a relative clause does.
    func isInRelativeClause(_ range: Range<Int>, of sentence: Int) -> Bool {
        let start = sentences[sentence].range.lowerBound
        let before = bytes[start..<max(start, range.lowerBound)]
        guard let comma = before.lastIndex(of: 0x2C) else { return false }
        let clause = bytes[(comma + 1)..<range.lowerBound].drop { $0 == 0x20 }.prefix(40)
        return Relatives.words.contains { clause.starts(with: $0.utf8) }
    }
}

extension Copy {
    /// Whether, since the last comma, a relative clause has begun before a stretch, wherever in that run of words: "an ethnic
    /// Kazakh who slipped across in May". Weaker than `isInRelativeClause`: what follows the clause without a comma counts too.
    func isBehindRelative(_ range: Range<Int>, of sentence: Int) -> Bool {
        if isInRelativeClause(range, of: sentence) { return true }
        let start = sentences[sentence].range.lowerBound
        let before = bytes[start..<max(start, range.lowerBound)].suffix(Relatives.reach)
        let clause = before[(before.lastIndex(of: 0x2C).map { $0 + 1 } ?? before.startIndex)...]
        guard clause.count > 5 else { return false }
        // All of them begin " wh": one look at each byte, before any word is compared.
        guard
            let pronoun = clause.indices.dropLast(3).last(where: { place in
                clause[place] == 0x20 && clause[place + 1] == 0x77 && clause[place + 2] == 0x68
                    && Relatives.inside.contains { clause[place...].starts(with: $0) }
            }), let blank = clause[(pronoun + 1)...].firstIndex(of: 0x20)
        else { return false }
        let begin = blank + 1
        // "A woman who crossed in October will not be sent back": with a further verb the main clause goes on.
        let words = String(decoding: clause[begin...], as: UTF8.self).split(separator: " ").map(String.init)
        let verbs = words.indices.filter {
            Relatives.verbs.contains(words[$0]) && ($0 == 0 || !["and", "or", "but"].contains(words[$0 - 1]))
        }
        return verbs.count { $0 > 0 } == 0
    }
}

/// Words with which a relative clause begins, in the languages that have them. Kazakh and Chinese put a participle before the
/// noun instead, with no comma.
private enum Relatives {
    /// Bytes in which a clause's beginning is looked for.
    static let reach = 200
    /// Finite verbs that stand before another.
    static let verbs: Set<String> = ["will", "was", "were", "is", "are", "has", "had", "have", "would"]
    static let inside = [" who ", " whose ", " where ", " which "].map { Array($0.utf8) }
    static let words = [
        "who ", "who's ", "which ", "whose ", "whom ", "where ", "of whom ", "one of whom ", "some of whom ",
        "котор", "в котор", "на котор", "с котор", "у котор", "чей ", "чья ", "чьи ", "где ", "один из котор",
    ]
}
