import Model

/// The letters that each language of a watchlist is written in.
enum Alphabet {
    struct Letters {
        var latin = 0
        var cyrillic = 0
        var han = 0
        /// A word holds both Latin and Cyrillic letters.
        var mixedWord: String?

        init(_ text: String) {
            for word in text.split(whereSeparator: { !$0.isLetter }) {
                var inWord = (latin: 0, cyrillic: 0)
                for scalar in word.unicodeScalars {
                    switch scalar.value {
                    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x259, 0x275: inWord.latin += 1
                    case 0x400...0x52F: inWord.cyrillic += 1
                    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
                    default: break
                    }
                }
                if inWord.latin > 0, inWord.cyrillic > 0, mixedWord == nil { mixedWord = String(word) }
                latin += inWord.latin
                cyrillic += inWord.cyrillic
            }
        }
    }

    /// Whether a word of both alphabets would be one of either by letters that only look like the other's.
    static func looksLikeOne(_ word: String) -> Bool {
        let cyrillic = word.unicodeScalars.filter { (0x400..<0x530).contains($0.value) }
        let latin = word.unicodeScalars.filter { $0.value < 0x250 }
        return cyrillic.allSatisfy { LookAlikes.replacement($0, .latin) != nil }
            || latin.allSatisfy { LookAlikes.replacement($0, .cyrillic) != nil }
    }

    /// Nil, and a fault, where no text of that language is written so: Cyrillic or Chinese under `en`, Chinese under `ru`.
    static func checked(_ text: String, _ language: Language, _ place: YAMLValue) -> String? {
        let letters = Letters(text)
        let alphabet: String
        let home: String
        switch language.rawValue {
        case "en", "kk-Latn":
            guard letters.latin == 0, letters.cyrillic + letters.han > 0 else { return text }
            (alphabet, home) = letters.han > 0 ? ("Chinese", "'zh'") : ("Cyrillic", "'ru' or 'kk'")
        case "ru", "kk":
            guard letters.latin == 0, letters.cyrillic == 0, letters.han > 0 else { return text }
            (alphabet, home) = ("Chinese", "'zh'")
        case "zh":
            guard letters.han == 0, letters.cyrillic > 0 else { return text }
            (alphabet, home) = ("Cyrillic", "'ru' or 'kk'")
        default: return text
        }
        place.fault(
            "'\(text.prefix(40))' is in \(alphabet) letters, which '\(language.rawValue)' isn't written in; move it to \(home)"
        )
        return nil
    }
}
