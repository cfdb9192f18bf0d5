/// Words that make a number a part of one told before: "seventeen people, four of them women" are seventeen.
enum Share {
    private static let before = [
        "of them ", "of whom ", "among them ", "including ", "из них ", "из которых ", "в том числе ", "среди них ",
        "оның ішінде ", "соның ішінде ", "олардың ", "其中", "其中有", "包括",
    ]

    static func stands(before range: Range<Int>, _ copy: Copy) -> Bool {
        before.contains { copy.bytes[..<range.lowerBound].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}
