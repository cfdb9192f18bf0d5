/// A text cut where what is marked in it begins and ends: each piece with the marks that lie over it. Marks may nest and
/// overlap, as an actor's name does with the place in it.
struct ExplanationSegment: Equatable {
    var text: String
    /// Indices of the marks over it, as given.
    var marks: [Int]
    /// Those of them that begin with it, and those that end with it.
    var starting: [Int]
    var ending: [Int]

    /// - Parameters:
    ///   - text: what is cut.
    ///   - marks: in bytes of it; what lies outside or between two letters' bytes is cut to fit.
    static func cut(_ text: String, by marks: [Range<Int>]) -> [ExplanationSegment] {
        let bytes = Array(text.utf8)
        var cuts: Set<Int> = [0, bytes.count]
        for mark in marks {
            for end in [mark.lowerBound, mark.upperBound] where end > 0 && end < bytes.count {
                // Never inside a letter.
                if bytes[end] & 0xC0 != 0x80 { cuts.insert(end) }
            }
        }
        let order = cuts.sorted()
        // Marks come by their start: those that have begun and not ended are few.
        let sorted = marks.indices.sorted { (marks[$0].lowerBound, $0) < (marks[$1].lowerBound, $1) }
        var next = 0
        var open: [Int] = []
        return zip(order, order.dropFirst()).map { from, to in
            while next < sorted.count, marks[sorted[next]].lowerBound <= from {
                open.append(sorted[next])
                next += 1
            }
            open.removeAll { marks[$0].upperBound <= from }
            let over = open.filter { marks[$0].upperBound >= to && !marks[$0].isEmpty }.sorted()
            return ExplanationSegment(
                text: String(decoding: bytes[from..<to], as: UTF8.self), marks: over,
                starting: over.filter { marks[$0].lowerBound == from },
                ending: over.filter { marks[$0].upperBound == to })
        }
    }
}
