import Model

/// Adjectives and peoples made of a place's name by rule: казахстанский, алматинцы, қазақстандық. They show that the place is
/// meant; those that no rule gives (московский, шведский) are listed in the watchlist.
///
/// Russian: Зализняк's and the Academy grammar's (1980, § 631–640) suffixes -ск-, -инск-, -анск-, -ейск- after the stem that
/// remains when the name's vowel falls. A stem too many makes no word of the language; none is offered for names under four
/// letters, where it might.
enum Demonyms {
    /// The forms of the last word of a place's name.
    static func forms(_ word: String, _ language: Language) -> [(String, EndingRule)] {
        guard word.count >= 4 else { return [] }
        if language == .kazakhLatin { return kazakh(word, latin: true) }
        switch language.base {
        case .kazakh: return kazakh(word, latin: false)
        case .russian: return russian(word)
        default: return []
        }
    }

    /// Whether the rule makes demonyms of a name: one word or words with hyphens, no abbreviation.
    static func applies(to alias: Alias) -> Bool {
        guard alias.language.base == .russian || alias.language.base == .kazakh else { return false }
        let last = alias.text.split(separator: "-").last ?? ""
        return !alias.text.contains(" ") && last.count >= 4 && last.dropFirst().contains(where: \.isLowercase)
    }

    private static func kazakh(_ word: String, latin: Bool) -> [(String, EndingRule)] {
        let suffixes = KazakhLetters.expand("LIK").filter { $0.hasSuffix("қ") || $0.hasSuffix("к") }
        return (latin ? suffixes.flatMap(KazakhLetters.latin) : suffixes).map {
            (word + $0, .kazakh(.noun, latin: latin, afterVoicing: false))
        }
    }

    private static func russian(_ word: String) -> [(String, EndingRule)] {
        let adjective = EndingRule.list(UInt8(Endings.russianAdjective))
        if word.hasSuffix("цк") { return [(word, adjective)] }
        if word.hasSuffix("ц") { return [(word + "к", adjective)] }
        // Турция, турецкий.
        let turkish: [(String, EndingRule)] = word.hasSuffix("ция") ? [(word.dropLast(3) + "ецк", adjective)] : []
        return turkish
            + stems(word).flatMap { stem -> [(String, EndingRule)] in
                let man = stem.hasSuffix("й") ? stem.dropLast() + "ец" : stem + "ец"
                return [
                    (stem, .list(UInt8(Endings.russianRelational))), (man, .exact),
                    (stem + "ц", .list(UInt8(Endings.russianPeople))),
                ]
            }
    }

    /// What stands before -ск-.
    static func stems(_ word: String) -> [String] {
        guard let last = word.last else { return [] }
        let stem = String(word.dropLast())
        // Омск, омский.
        if word.hasSuffix("ск") { return [String(word.dropLast(2))] }
        var all: [String] =
            switch last {
            // Казань, казанский; Израиль, израильский; Ярославль, ярославский.
            case "ь": stem.hasSuffix("л") ? [word, String(stem.dropLast())] : [stem]
            // Россия, российский; Германия, германский; Италия, итальянский; Норвегия, норвежский; Чехия, чешский.
            case "я" where stem.hasSuffix("и"):
                [stem + "й", String(stem.dropLast())]
                    + (stem.hasSuffix("ли") ? [stem.dropLast() + "ь", stem.dropLast() + "ьян"] : [])
                    + hushed(stem.dropLast())
            // Корея, корейский; Кения.
            case "я": [stem + "й", stem]
            // Канада, Астана, Америка, Руанда, Европа, Прага; Венесуэла, Москва.
            case "а":
                [stem, stem + "ин", word + "н", stem + "ий", stem + "ей"] + hushed(stem[...])
                    + (stem.hasSuffix("л") ? [stem + "ь"] : []) + (stem.hasSuffix("в") ? [stem.dropLast() + "ов"] : [])
            // Алматы, Сочи, Актобе; Урумчи, Чили; Филиппины, Косово.
            case "ы", "и", "е", "о": [stem, stem + "ин", word + "й"]
            // Атырау, Баку, Перу.
            case "у": [word, stem + "ин", word + "ан"]
            default: [word]
            }
        // Одесса, одесский.
        all += all.filter { $0.hasSuffix("с") }.map { String($0.dropLast()) }
        return all.filter { $0.count >= 3 }
    }

    /// г → ж, х → ш before -ск-.
    private static func hushed(_ stem: Substring) -> [String] {
        stem.hasSuffix("г") ? [stem.dropLast() + "ж"] : stem.hasSuffix("х") ? [stem.dropLast() + "ш"] : []
    }
}
