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
    /// Whether a pronoun of relation parts the words from all triggers before them: "gathered for a driver who has not been
    /// seen since July". No comma tells it in English.
    func isParted(_ range: Range<Int>, from anchors: [Range<Int>], of sentence: Int) -> Bool {
        guard let last = anchors.last(where: { $0.upperBound <= range.lowerBound }), last == anchors.last else {
            return false
        }
        let between = bytes[last.upperBound..<range.lowerBound]
        return Relatives.pronouns.contains { between.firstRange(of: $0.utf8) != nil }
    }
}

/// Words with which a relative clause begins, in the languages that have them. Kazakh and Chinese put a participle before the
/// noun instead, with no comma.
private enum Relatives {
    static let pronouns = [" who ", " whose ", " whom "]
    static let words = [
        "who ", "who's ", "which ", "whose ", "whom ", "where ", "of whom ", "one of whom ", "some of whom ",
        "котор", "в котор", "на котор", "с котор", "у котор", "чей ", "чья ", "чьи ", "где ", "один из котор",
    ]
}
