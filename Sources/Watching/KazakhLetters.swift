/// Letters of the two Kazakh alphabets, as the rules of endings need them.
enum KazakhLetters {
    private static let classes: [Character: [String]] = [
        "A": ["а", "е"], "I": ["ы", "і"], "L": ["л", "д", "т"], "D": ["д", "т"], "G": ["ғ", "г", "қ", "к"],
        "N": ["н", "д", "т"], "M": ["м", "б", "п"], "K": ["к", "қ", "г", "ғ"],
    ]

    private static let back = Set("аығқ")
    private static let front = Set("еігк")

    /// All spellings of an ending written with class letters; back and front vowels and gutturals don't mix in one.
    static func expand(_ text: String) -> [String] {
        var spellings = [""]
        for letter in text {
            let choices = classes[letter] ?? [String(letter)]
            spellings = spellings.flatMap { start in choices.map { start + $0 } }
        }
        return Array(
            Set(spellings.filter { $0.allSatisfy { !back.contains($0) } || $0.allSatisfy { !front.contains($0) } })
        )
        .sorted()
    }

    /// The Latin letters of each Cyrillic one: the alphabet of 2021 (as news sites write it), and the plain one of names.
    private static let latinLetters: [Character: [String]] = [
        "а": ["a"], "ә": ["ä", "a"], "б": ["b"], "ғ": ["ğ", "g"], "г": ["g"], "д": ["d"], "е": ["e"], "з": ["z"],
        "и": ["i"], "й": ["i", "y"], "к": ["k"], "қ": ["q", "k"], "л": ["l"], "м": ["m"], "н": ["n"], "ң": ["ñ", "n"],
        "о": ["o"], "ө": ["ö"], "п": ["p"], "р": ["r"], "с": ["s"], "т": ["t"], "у": ["u", "w"], "ү": ["ü"],
        "ш": ["ş", "sh"], "ы": ["y", "ı"], "і": ["i"],
    ]

    /// The Latin spellings of a Cyrillic ending.
    static func latin(_ text: String) -> [String] {
        var spellings = [""]
        for letter in text {
            let choices = latinLetters[letter] ?? [String(letter)]
            spellings = spellings.flatMap { start in choices.map { start + $0 } }
        }
        return spellings
    }

    private static let vowels: Set<UInt16> = Set("аәеиоөуұүыіэюяäöüıū".utf8Pairs)

    /// Whether the character at `index` is a vowel of either alphabet.
    static func isVowel(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x80 { return "aeiouyw".utf8.contains(byte) }
        guard index + 1 < bytes.count else { return false }
        return vowels.contains(UInt16(byte) << 8 | UInt16(bytes[index + 1]))
    }
}

extension String {
    fileprivate var utf8Pairs: [UInt16] {
        unicodeScalars.compactMap { scalar in
            let bytes = Array(String(Character(scalar)).utf8)
            return bytes.count == 2 ? UInt16(bytes[0]) << 8 | UInt16(bytes[1]) : nil
        }
    }
}
