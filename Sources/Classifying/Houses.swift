/// Whether somebody stands before the house of what is named: "outside the Almaty city hall", "к зданию алматинского акимата".
/// The name of a body says nothing of where; its house does.
enum Houses {
    private static let before = [
        "outside ", "outside the ", "in front of ", "in front of the ", "зданию ", "здания ", "зданием ", "здание ",
        "у ",
    ]

    /// - Parameter range: of a place's name or adjective.
    static func isBefore(_ range: Range<Int>, _ copy: Copy) -> Bool {
        before.contains { word in
            let start = range.lowerBound - word.utf8.count
            guard start >= 0, copy.bytes[start..<range.lowerBound].elementsEqual(word.utf8) else { return false }
            return start == 0 || copy.bytes[start - 1] <= 0x20
        }
    }
}
