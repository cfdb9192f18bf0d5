import Model
import Watching

/// What was done, among all that a sentence names: place and day are bound to it.
extension Candidate {
    /// Whether what was done stands in the same clause as a stretch of its sentence: no mark between.
    func sharesClause(with range: Range<Int>, in copy: Copy) -> Bool {
        (deeds.isEmpty ? anchors : deeds).contains { copy.isOneClause($0, range) }
    }

    /// As `distance`, a mark between counting as the end of a clause: "gathering testimonies on camps in Xinjiang, was seized".
    func clauseDistance(to range: Range<Int>, in copy: Copy) -> Int {
        (deeds.isEmpty ? anchors : deeds).map { deed in
            let words = copy.words(between: deed, and: range)
            let start = min(deed.upperBound, range.upperBound)
            let end = max(deed.lowerBound, range.lowerBound)
            guard words < 60, start < end else { return words }
            return words + Self.clause * copy.bytes[start..<end].count { $0 == 0x2C || $0 == 0x3B || $0 == 0xEF }
        }.min() ?? 200
    }

    /// What a comma adds to the words between.
    private static let clause = 4

    /// The anchors that stand in the main clause, and of these whose weight comes near the strongest's: "was sentenced" rather
    /// than the camp in which she had been.
    mutating func findDeeds(_ copy: Copy, _ type: ReadableType, gates: [Gate]) {
        var found: [(range: Range<Int>, weight: Double)] = []
        tellings = copy.hitsOf[sentence].compactMap { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                gates[gate].effect == .said
            else { return nil }
            return copy.hits[index].range
        }
        for index in copy.hitsOf[sentence] {
            guard case .trigger(type.index, let group) = copy.hits[index].term, let trigger = type.triggers[group],
                anchors.contains(copy.hits[index].range)
            else { continue }
            found.append((copy.hits[index].range, trigger.weight))
        }
        let most = found.map(\.weight).max() ?? 0
        found.removeAll { $0.weight < most * Self.deed }
        let main = found.filter { !copy.isBehindRelative($0.range, of: sentence) }
        hasMainDeed = !main.isEmpty
        deeds = (hasMainDeed ? main : found).map(\.range)
    }

    /// Whether a place is where it was told: "her sister told reporters in Almaty".
    func isTold(at range: Range<Int>, _ copy: Copy, _ sentence: Int) -> Bool {
        sentence == self.sentence
            && tellings.contains {
                $0.upperBound <= range.lowerBound && copy.words(between: $0, and: range) <= 2
                    && copy.isOneClause($0, range)
            }
            && distance(to: range, in: copy) > 0
    }

    /// Whether a stretch stands in a relative clause that tells more of somebody, and what was done does not.
    func isBesides(_ range: Range<Int>, _ copy: Copy, _ sentence: Int) -> Bool {
        sentence == self.sentence && hasMainDeed && copy.isBehindRelative(range, of: sentence)
    }

    /// The share of the strongest trigger's weight from which on one counts beside it. Of a detention's, "held" stands at 1.7,
    /// what becomes of asylum seekers at 1.4, camps at 1.3.
    private static let deed = 0.8
}

extension Copy {
    /// Whether no comma or other mark stands between two stretches of a sentence.
    func isOneClause(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let start = min(one.upperBound, other.upperBound)
        let end = max(one.lowerBound, other.lowerBound)
        guard start < end else { return true }
        let between = bytes[start..<end]
        if between.contains(0x2C) || between.contains(0x3B) { return false }
        // ，；
        return !between.indices.dropLast(2).contains {
            bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBC && (bytes[$0 + 2] == 0x8C || bytes[$0 + 2] == 0x9B)
        }
    }
}
