internal import CCLD2
package import Model

/// Tells the language of a text: statistics of our own for Cyrillic, letters for Chinese, Japanese, Korean, Uyghur and
/// Kazakh in Arabic script, function words for Kazakh in Latin letters, which no identifier knows, CLD2 for the rest.
package enum LanguageIdentifier {
    /// Bytes that are looked at; a text's first 4 KiB tell its language.
    private static let limit = 4096

    /// The language of a whole text or a paragraph: `en`, `ru`, `kk` (Cyrillic), `kk-Latn`, `zh` (simplified), `zh-Hant`, or
    /// any other by its ISO 639-1 code. nil where there are no letters to tell it by, or too few.
    package static func identify(_ text: String) -> Language? {
        let head = prefix(text)
        let letters = LanguageLetters(head)
        let eastern = (letters.han + letters.kana + letters.hangul) * 3
        if letters.other > max(eastern, letters.latin, letters.cyrillic) {
            return letters.arabicLanguage ?? guess(head)?.language
        }
        if eastern == 0 && letters.latin == 0 && letters.cyrillic == 0 { return nil }
        if eastern >= letters.latin && eastern >= letters.cyrillic { return letters.easternLanguage }
        if letters.cyrillic >= letters.latin { return cyrillic(head) }
        return latin(head)
    }

    /// The language of each paragraph of a text, for articles that quote or repeat themselves in another one.
    ///
    /// Paragraphs are separated by line feeds; blank ones are left out. One with fewer than 24 letters (four of Chinese),
    /// or that can't be told, takes the language of the whole text.
    /// - Returns: stretches in UTF-8 offsets of the text, in order; neighbours may have the same language.
    package static func identifyParagraphs(_ text: String) -> [(range: Range<Int>, language: Language?)] {
        let whole = identify(text)
        var found: [(range: Range<Int>, language: Language?)] = []
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(where: \.isNewline) ?? text.endIndex
            let paragraph = text[start..<end]
            if paragraph.contains(where: { !$0.isWhitespace }) {
                let offset = text.utf8.distance(from: text.startIndex, to: start)
                found.append(
                    (
                        offset..<offset + paragraph.utf8.count,
                        isTelling(paragraph) ? identify(String(paragraph)) ?? whole : whole
                    ))
            }
            start = end < text.endIndex ? text.index(after: end) : end
        }
        return found
    }

    /// Whether enough letters stand there.
    private static func isTelling(_ text: Substring) -> Bool {
        var letters = 0
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x2E80 { letters += 6 } else if scalar.properties.isAlphabetic { letters += 1 }
            if letters >= 24 { return true }
        }
        return false
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

    private static func cyrillic(_ text: String) -> Language? {
        let candidates = LanguageLikelihood.candidates(Array(text.utf8), .cyrillic)
        // Between near ones CLD2's longer letter sequences decide.
        if candidates.count > 1, let guess = guess(text), candidates.contains(guess.language.rawValue) {
            return guess.language
        }
        return candidates.first.map(Language.init)
    }

    private static func latin(_ text: String) -> Language? {
        let words = LanguageWords(text)
        if words.isKazakh { return Language(rawValue: "kk-Latn") }
        let candidates = LanguageLikelihood.candidates(Array(text.utf8), .latin)
        let guess = guess(text)
        let isSure = guess?.isReliable == true
        switch (candidates.first, candidates.count) {
        case ("kk-Latn", 1), ("ug", 1):
            // CLD2 knows neither; of others it is sure, but for their neighbours.
            if !isSure || neighbours.contains(guess?.language.rawValue ?? "") {
                return candidates.first.map(Language.init)
            }
        case ("kk-Latn", _), ("ug", _):
            if guess == nil { return candidates.first.map(Language.init) }
        case (let likeliest?, 1) where !isSure: return guess?.language ?? Language(rawValue: likeliest)
        default: break
        }
        if !isSure && words.isEnglish { return .english }
        return guess?.language
    }

    /// Turkic languages in Latin letters, for which CLD2 takes those that it doesn't know.
    private static let neighbours: Set<String> = ["tr", "az", "uz", "tk", "tt", "ky", "kk", "ug"]

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
