/// Where the words and paragraphs of a text stand, for what must be near. A word counts two, a Chinese character one.
struct QueryLayout {
    /// By byte of the text as given: what has begun before it.
    private let begun: [Int32]
    private let breaks: [Int]

    /// Nothing is near across the end of the title: more than any distance asked for.
    private static let titleGap = Int32(2 * QueryLimit.distance + 2)

    init(_ text: NormalText, titleEnd: Int) {
        let bytes = text.bytes.span
        var begun = [Int32](repeating: 0, count: text.source.count + 1)
        var origins = text.origins()
        var index = 0
        var count: Int32 = 0
        var filled = 0
        func fill(_ upTo: Int, _ begun: inout [Int32], _ filled: inout Int, _ count: Int32) {
            while filled <= min(upTo, begun.count - 1) {
                begun[filled] = count
                filled += 1
            }
        }
        var isBehindTitle = titleEnd == 0
        while index < bytes.count {
            let kind = Tokens.kind(bytes, index)
            if kind != 0 {
                let origin = origins.original(of: index)
                if !isBehindTitle, origin >= titleEnd {
                    isBehindTitle = true
                    fill(titleEnd - 1, &begun, &filled, count)
                    count += QueryLayout.titleGap
                }
                fill(origin, &begun, &filled, count)
                count += kind == 1 ? 2 : 1
            }
            let end = kind == 1 ? Tokens.end(bytes, from: index) : index
            index = max(end, index + max(1, UTF8Bytes.length(bytes[index])))
        }
        fill(begun.count - 1, &begun, &filled, count)
        self.begun = begun
        breaks = text.source.indices.filter { text.source[$0] == 0x0A }
    }

    /// Places in words, in order of start, and their order by end.
    struct Measures {
        var starts: [Int]
        var ends: [Int]
        var byEnd: [Int]
    }

    func measure(_ spans: [QuerySpan]) -> Measures {
        let starts = spans.map { Int(begun[min($0.start, begun.count - 1)]) }
        let ends = spans.map { Int(begun[min($0.end, begun.count - 1)]) }
        var byEnd = Array(spans.indices)
        // Only of places that lie in each other the order by end is another.
        if zip(ends, ends.dropFirst()).contains(where: { $0 > $1 }) { byEnd.sort { (ends[$0], $0) < (ends[$1], $1) } }
        return Measures(starts: starts, ends: ends, byEnd: byEnd)
    }

    /// The paragraph in which each begins.
    func paragraphs(_ spans: [QuerySpan]) -> [Int] {
        var paragraph = 0
        return spans.map { span in
            while paragraph < breaks.count, breaks[paragraph] < span.start { paragraph += 1 }
            return paragraph
        }
    }
}

extension NormalText {
    /// Goes from places of the normal form to the original, forwards only.
    struct Origins {
        fileprivate let segments: [Segment]
        private var index = 0

        fileprivate init(_ segments: [Segment]) { self.segments = segments }

        mutating func original(of position: Int) -> Int {
            while index + 1 < segments.count, Int(segments[index + 1].normal) <= position { index += 1 }
            let segment = segments[index]
            return segment.length == 0 ? Int(segment.original) + position - Int(segment.normal) : Int(segment.original)
        }
    }

    func origins() -> Origins { Origins(segments) }
}
