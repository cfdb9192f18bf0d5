import Model

/// A stem with what may follow it.
struct WordForm: Hashable, Sendable {
    /// Normal form, UTF-8.
    var stem: [UInt8]
    var rule: EndingRule
}

/// The forms of a pattern's word: by rule, from its base form and its language.
enum Inflection {
    static func forms(of word: Pattern.Word, language: Language) -> [WordForm] {
        let text = String(decoding: word.text, as: UTF8.self)
        let exact: EndingRule = language.base == .english ? .exactEnglish : .exact
        let forms: [(String, EndingRule)] =
            switch word.ending {
            case .exact: [(text, exact)]
            case .open: [(text, .open)]
            case .acronym: [(text, .acronym(acronym(language)))]
            case .name: names(text, language)
            case .people: language.base == .russian ? RussianInflection.people(text) : names(text, language)
            case .person: persons(text, language)
            case .place: places(text, language)
            case .placePart, .body: bodies(text, language, isPlace: word.ending == .placePart)
            case .relational: Demonyms.forms(text, language)
            case .term: terms(text, language)
            }
        var seen = Set<WordForm>()
        return forms.compactMap { stem, rule in
            let form = WordForm(stem: Array(stem.utf8), rule: rule)
            return stem.isEmpty || !seen.insert(form).inserted ? nil : form
        }
    }

    private static func acronym(_ language: Language) -> EndingRule.Acronym {
        if language == .kazakhLatin { return .kazakhLatin }
        if language.base == .kazakh { return .kazakh }
        return language.base == .russian ? .russian : .english
    }

    private static func names(_ word: String, _ language: Language) -> [(String, EndingRule)] {
        // Numbers and single letters (initials) don't inflect.
        guard word.count > 1, word.contains(where: \.isLetter) else { return [(word, .exact)] }
        if language == .kazakhLatin { return KazakhInflection.names(word, latin: true) }
        switch language.base {
        case .russian: return RussianInflection.names(word)
        case .kazakh: return KazakhInflection.names(word, latin: false)
        case .english: return [(word, .list(UInt8(Endings.englishName)))]
        default: return [(word, .exact)]
        }
    }

    /// A name of letters, not a number or an initial.
    private static func inflects(_ word: String) -> Bool { word.count > 1 && word.contains(where: \.isLetter) }

    private static func persons(_ word: String, _ language: Language) -> [(String, EndingRule)] {
        guard inflects(word) else { return [(word, .exact)] }
        if language == .kazakhLatin { return KazakhInflection.named(word, latin: true) }
        switch language.base {
        case .russian: return RussianInflection.persons(word)
        case .kazakh: return KazakhInflection.named(word, latin: false)
        default: return names(word, language)
        }
    }

    private static func places(_ word: String, _ language: Language) -> [(String, EndingRule)] {
        guard inflects(word) else { return [(word, .exact)] }
        if language == .kazakhLatin { return KazakhInflection.named(word, latin: true) }
        return language.base == .kazakh ? KazakhInflection.named(word, latin: false) : names(word, language)
    }

    private static func bodies(_ word: String, _ language: Language, isPlace: Bool) -> [(String, EndingRule)] {
        guard inflects(word) else { return [(word, .exact)] }
        if language.base == .russian { return RussianInflection.bodies(word) }
        return isPlace ? places(word, language) : names(word, language)
    }

    private static func terms(_ word: String, _ language: Language) -> [(String, EndingRule)] {
        guard word.count > 1 else { return [(word, .exact)] }
        if language == .kazakhLatin { return KazakhInflection.terms(word, latin: true) }
        switch language.base {
        case .russian: return RussianInflection.terms(word)
        case .kazakh: return KazakhInflection.terms(word, latin: false)
        case .english: return EnglishInflection.terms(word)
        default: return [(word, .exact)]
        }
    }
}

/// English: -s, -es, -ed, -ing, -er, 's, with e dropped, y as ies, the last consonant doubled.
enum EnglishInflection {
    static func terms(_ word: String) -> [(String, EndingRule)] {
        let letters = Array(word)
        guard let last = letters.last, letters.count >= 3 else { return [(word, .list(UInt8(Endings.englishTerm)))] }
        let stem = String(letters.dropLast())
        let before = letters[letters.count - 2]
        if last == "e" { return [(stem, .list(UInt8(Endings.englishAfterE)))] }
        if last == "y", !"aeiou".contains(before) { return [(stem, .list(UInt8(Endings.englishAfterY)))] }
        var forms: [(String, EndingRule)] = [(word, .list(UInt8(Endings.englishTerm)))]
        if !"aeiouwxy".contains(last), "aeiou".contains(before), !"aeiou".contains(letters[letters.count - 3]) {
            forms.append((word + String(last), .list(UInt8(Endings.englishDoubled))))
        }
        return forms
    }
}
