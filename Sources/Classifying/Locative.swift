import Model

/// Whether a name stands as a place where something is: behind "in" or "at", Russian в, Chinese 在; in Kazakh by its ending.
enum Locative {
    private static let before = ["in ", "at ", "In ", "At ", "в ", "во ", "В ", "Во ", "на "]
    private static let endings = ["да", "де", "та", "те", "da", "de", "ta", "te"]

    static func holds(_ range: Range<Int>, _ copy: Copy) -> Bool {
        guard let first = copy.bytes[range].first else { return false }
        if first >= 0xE3 { return copy.bytes[..<range.lowerBound].suffix(3).elementsEqual("在".utf8) }
        if before.contains(where: { Preceding.word($0, range, copy) }) { return true }
        return copy.isKazakh
            && endings.contains { copy.bytes[range].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}

/// Whether a place is only what something is near to: "near Almaty", "west of Almaty", "под Алматы", Алматы маңында, 阿拉木图附近.
enum Nearness {
    private static let before = [
        "near ", "Near ", "outside ", "Outside ", "north of ", "south of ", "east of ", "west of ", "from ", "под ",
        "Под ",
        "близ ", "около ", "неподалёку от ", "недалеко от ",
    ]
    private static let after = [" маңы", " түбі", " іргесі", "附近", "郊外", "近郊"]

    static func stands(before range: Range<Int>, _ copy: Copy) -> Bool {
        if before.contains(where: { Preceding.word($0, range, copy) }) { return true }
        let rest = copy.bytes[range.upperBound...]
        return after.contains { rest.starts(with: $0.utf8) }
    }
}

/// A word right before a name, whole.
private enum Preceding {
    static func word(_ word: String, _ range: Range<Int>, _ copy: Copy) -> Bool {
        let start = range.lowerBound - word.utf8.count
        guard start >= 0, copy.bytes[start..<range.lowerBound].elementsEqual(word.utf8) else { return false }
        // "In", not the end of "within".
        return start == 0 || copy.bytes[start - 1] <= 0x20 || copy.bytes[start - 1] == 0x28
    }
}

extension Copy {
    /// Whether a name is the first of the text, set off as a dateline is: "DUSHANBE, 18 June. …", "BISHKEK (AKIpress) —".
    func isDateline(_ range: Range<Int>) -> Bool {
        guard range.lowerBound >= textStart, range.lowerBound - textStart <= 2 else { return false }
        guard let next = bytes[range.upperBound...].first(where: { $0 != 0x20 }) else { return false }
        // , . ( - — –
        return [0x2C, 0x2E, 0x28, 0x2D, 0xE2].contains(next)
    }
}
