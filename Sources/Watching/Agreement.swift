/// Tells a man's surname in an oblique case from a woman's by the given name beside it: "Токаеву Айгуль" is a woman's
/// accusative, "Токаеву Касыму" a man's dative. By how the words agree, without a list of given names.
enum Agreement {
    /// Whether the Russian word at `range`, a form of a man's surname, belongs to a woman.
    static func isWomans(_ text: NormalText, _ range: Range<Int>, surname: [UInt8], own: PersonNames) -> Bool {
        let bytes = text.bytes
        let ending = bytes[range].dropFirst(surname.count)
        let isA = ending.elementsEqual("а".utf8)
        guard isA || ending.elementsEqual("у".utf8), bytes[range].starts(with: surname) else { return false }
        if let next = Neighbours.next(text, after: range.upperBound), isGiven(next, text, own),
            bytes[range.upperBound..<next.lowerBound].elementsEqual([0x20]),
            // Айгуль, Динара; a man's would be Касыма, which looks like a woman's nominative: that stays.
            ends(bytes[next], isA ? ["ь"] : ["ь", "у", "ю"])
        {
            return true
        }
        guard let previous = Neighbours.previous(text, before: range.lowerBound),
            bytes[previous.upperBound..<range.lowerBound].elementsEqual([0x20]), isGiven(previous, text, own)
        else { return false }
        return ends(bytes[previous], ["ь", "овна", "евна", "ична", "овну", "евну", "ичну"])
    }

    /// A capitalised word of three letters or more that is no name of the person's own.
    private static func isGiven(_ word: Range<Int>, _ text: NormalText, _ own: PersonNames) -> Bool {
        word.count >= 6 && text.isCapital(at: word.lowerBound)
            && !text.isCapital(at: word.lowerBound + UTF8Bytes.length(text.bytes[word.lowerBound]))
            && !own.isOwn(text.bytes[word])
    }

    private static func ends(_ word: ArraySlice<UInt8>, _ endings: [String]) -> Bool {
        endings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}
