internal import CCLD2
package import Model

/// Tells the language of a text: letters decide where an alphabet is its language's own, function words for Kazakh in
/// Latin letters, which no identifier knows, CLD2 for the rest.
package enum LanguageIdentifier {
    /// Bytes that are looked at; a text's first 4 KiB tell its language.
    private static let limit = 4096

    /// The language of a whole text or a paragraph: `en`, `ru`, `kk` (Cyrillic), `kk-Latn`, `zh` (simplified), `zh-Hant`, or
    /// any other by its ISO 639-1 code. nil where there are no letters to tell it by, or too few.
    package static func identify(_ text: String) -> Language? {
        let head = prefix(text)
        let letters = LanguageLetters(head)
        let eastern = (letters.han + letters.kana + letters.hangul) * 3
        if eastern == 0 && letters.latin == 0 && letters.cyrillic == 0 {
            return letters.other > 0 ? guess(head)?.language : nil
        }
        if letters.other > max(eastern, letters.latin, letters.cyrillic) { return guess(head)?.language }
        if eastern >= letters.latin && eastern >= letters.cyrillic { return letters.easternLanguage }
        if letters.cyrillic >= letters.latin { return cyrillic(letters, head) }
        return latin(head)
    }

    /// At most `limit` bytes, whole characters.
    private static func prefix(_ text: String) -> String {
        if text.utf8.count <= limit { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }

    private static func cyrillic(_ letters: LanguageLetters, _ text: String) -> Language? {
        if let certain = letters.cyrillicLanguage { return Language(rawValue: certain) }
        let guess = guess(text)
        // CLD2 takes one Russian paragraph in seven for another language: its word counts where letters allow it.
        // A foreign name isn't the text's language.
        let turkic = (letters.turkic + letters.i) * 25 > letters.cyrillic
        if let guess {
            switch guess.language.rawValue {
            case "ru": return .russian
            case "kk", "ky", "tt", "mn": if turkic { return guess.language }
            case "uk", "be":
                if letters.i + letters.ukrainian + letters.belarusian > 0 || guess.isReliable { return guess.language }
            case "bg":
                if letters.russian == 0 && (letters.hard > 0 || guess.isReliable && letters.cyrillic > 60) {
                    return guess.language
                }
            case "sr", "mk":
                if letters.southern > 0 || letters.russian == 0 && letters.cyrillic > 60 { return guess.language }
            default: break
            }
        }
        if turkic, letters.turkic > 0 { return letters.front > 0 ? Language(rawValue: "tt") : .kazakh }
        if turkic { return letters.slavic > 0 ? Language(rawValue: "uk") : .kazakh }
        return .russian
    }

    private static func latin(_ text: String) -> Language? {
        let words = LanguageWords(text)
        if words.isKazakh { return Language(rawValue: "kk-Latn") }
        let guess = guess(text)
        if guess?.isReliable != true && words.isEnglish { return .english }
        return guess?.language
    }

    /// What CLD2 says; nil where it doesn't know.
    private static func guess(_ text: String) -> (language: Language, isReliable: Bool)? {
        var text = text
        let found = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe ccld2_detect($0.baseAddress, Int32($0.count)) }
        }
        guard let code = unsafe found.code else { return nil }
        let name = unsafe String(cString: code)
        let isReliable = unsafe found.reliable
        if name == "un" || name.isEmpty { return nil }
        switch name {
        case "iw": return (Language(rawValue: "he"), isReliable)
        case "zh-Hant", "zh": return (Language(rawValue: name), isReliable)
        default: return (Language(rawValue: String(name.prefix { $0 != "-" })), isReliable)
        }
    }
}
