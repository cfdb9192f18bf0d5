/// Russian stems and paradigms by the base form's own ending (Zaliznyak's classes, folded together where they differ only in
/// stress or animacy). е stands for ё too: the normal form knows no ё.
enum RussianInflection {
    private typealias Forms = [(String, EndingRule)]

    private static func form(_ stem: Substring, _ list: Int) -> (String, EndingRule) {
        (String(stem), .list(UInt8(list)))
    }

    /// Peoples and adjectives of a place: nouns in all cases and both numbers.
    static func people(_ word: String) -> [(String, EndingRule)] { (adjectives(word) ?? []) + nouns(word) }

    /// Given names and surnames, each of one sex: Токаев isn't Токаевой, Токаева isn't Токаевым.
    static func persons(_ word: String) -> [(String, EndingRule)] {
        guard word.count > 3 else { return names(word) }
        // Пушкиным, but Яковом, Чаплином: which, the name alone doesn't say.
        for ending in ["ов", "ев", "ин", "ын"] where word.hasSuffix(ending) {
            return [form(word[...], Endings.russianManSurname)]
        }
        if word.count > 4 {
            for ending in ["ова", "ева"] where word.hasSuffix(ending) {
                return [form(word.dropLast(), Endings.russianWomanSurname)]
            }
            for ending in ["ая", "яя"] where word.hasSuffix(ending) {
                return [form(word.dropLast(2), Endings.russianWomanAdjective)]
            }
            for ending in ["ый", "ий", "ой"] where word.hasSuffix(ending) {
                return [form(word.dropLast(2), Endings.russianManAdjective)] + singular(word)
            }
        }
        return names(word)
    }

    /// The words of a body's or a longer place's name: common nouns and adjectives in either number, or names.
    static func bodies(_ word: String) -> [(String, EndingRule)] {
        var forms: Forms = names(word) + (adjectives(word) ?? [])
        guard word.count > 2 else { return forms }
        forms += nouns(word) + [(word, .exact)]
        let stem = word.dropLast()
        // церковь, церкви.
        if word.hasSuffix("овь") { forms.append(form(word.dropLast(3) + "в", Endings.russianSoft)) }
        // острова, островов.
        if word.hasSuffix("а") { forms.append(form(stem, Endings.russianHard)) }
        if word.hasSuffix("ья") { forms.append(form(word.dropLast(2), Endings.russianBrothers)) }
        // нации, наций; войска, войск.
        if word.hasSuffix("ии") { forms.append(form(stem, Endings.russianYa)) }
        return forms
    }

    /// Given names, surnames, places, bodies.
    static func names(_ word: String) -> [(String, EndingRule)] {
        let length = word.count
        // Лев, Льва.
        if word == "лев" { return [(word, .exact), form("льв", Endings.russianBare)] }
        // Лу, Ли, Си, Хо: foreign syllables don't decline.
        if length <= 3, let last = word.last, "оуыиеэю".contains(last) { return [(word, .exact)] }
        if word.hasSuffix("озеро") { return nouns(word) }
        // Алматы, and any -у, -ю, -э, -ко: indeclinable.
        for ending in ["маты", "у", "ю", "э", "ко", "ло", "ро"] where word.hasSuffix(ending) { return [(word, .exact)] }
        if word.hasSuffix("о") {
            for ending in ["ово", "ево", "ино", "ыно", "ство"] where word.hasSuffix(ending) { return nouns(word) }
            return adjectives(word) ?? [(word, .exact)]
        }
        for ending in ["овы", "евы", "ины"] where length >= 5 && word.hasSuffix(ending) {
            return [form(word.dropLast(), Endings.russianFamily)] + nouns(word)
        }
        if let last = word.last, "иы".contains(last) {
            return length >= 5 ? nouns(word) : [(word, .exact)]
        }
        if length > 3 {
            for ending in ["ов", "ев"] where word.hasSuffix(ending) { return [form(word[...], Endings.russianSurname)] }
            for ending in ["ин", "ын"] where word.hasSuffix(ending) {
                return [form(word[...], Endings.russianSurnameIn)]
            }
        }
        return (adjectives(word) ?? []) + singular(word)
    }

    /// Names that end in a consonant, -й, -ь, -а, -я.
    private static func singular(_ word: String) -> Forms {
        let stem = word.dropLast()
        switch word.last {
        case "й": return [form(stem, Endings.russianSoftMasculineName)]
        case "а": return [form(stem, Endings.russianAName)]
        case "я": return [form(stem, Endings.russianYaName)]
        case "ь", "е": return nouns(word)
        default:
            return [form(word[...], Endings.russianHardName)]
                + fleeting(word).map { ($0.0, .list(UInt8(Endings.russianHardNameBare))) }
        }
    }

    /// Any noun, adjective or verb, from a base form or another.
    static func terms(_ word: String) -> [(String, EndingRule)] {
        if let verbs = verbs(word) { return verbs }
        return (adjectives(word) ?? []) + nouns(word) + cutOff(word)
    }

    /// A term may be given without its ending (жител~, протестн~, акци~): the endings of any class that such a stem can have.
    private static func cutOff(_ word: String) -> Forms {
        guard let last = word.last else { return [] }
        if last == "и" { return [form(word[...], Endings.russianYa), form(word[...], Endings.russianNeuterSoft)] }
        guard !"аеоуыэюяйь".contains(last) else { return [] }
        var forms: Forms = [
            form(word[...], Endings.russianSoft), form(word[...], Endings.russianA),
            form(word[...], Endings.russianAdjective),
        ]
        // заявк~: заявок.
        if last == "к", word.count >= 4 {
            let head = String(word.dropLast())
            forms += [(head + "ок", .exact), (head + "ек", .exact)]
        }
        return forms
    }

    private static func adjectives(_ word: String) -> [(String, EndingRule)]? {
        guard word.count >= 5 else { return nil }
        // собравшийся, собравшихся: participles keep their -ся.
        for ending in ["ийся", "аяся", "ееся", "иеся"] where word.count >= 8 && word.hasSuffix(ending) {
            return [form(word.dropLast(4), Endings.russianParticipleReflexive)]
        }
        for ending in ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"] where word.hasSuffix(ending) {
            return [form(word.dropLast(2), Endings.russianAdjective)]
        }
        return nil
    }

    private static func nouns(_ word: String) -> [(String, EndingRule)] {
        guard let last = word.last else { return [] }
        let stem = word.dropLast()
        switch last {
        case "й": return [form(stem, Endings.russianSoftMasculine)]
        case "ь":
            // день, дня; but Сибирь, Казань keep their vowel, and the bare stem is never a word of another kind.
            return [form(stem, Endings.russianSoft)]
        case "а": return [form(stem, Endings.russianA)] + fleetingPlural(word)
        case "я": return [form(stem, Endings.russianYa)]
        case "о": return [form(stem, Endings.russianNeuter)]
        case "е":
            return word.hasSuffix("ие") || word.hasSuffix("ье")
                ? [form(stem, Endings.russianNeuterSoft)]
                : [form(stem, Endings.russianNeuterSoft), form(stem, Endings.russianNeuter), (word, .exact)]
        case "ы", "и":
            return [form(stem, Endings.russianPlural), form(stem, Endings.russianHard)]
        case "у", "ю", "э": return [(word, .exact)]
        default: return [form(word[...], Endings.russianHard)] + fleeting(word)
        }
    }

    /// уралец, уральца; участок, участка; Павел, Павла: the vowel before the last consonant falls out.
    private static func fleeting(_ word: String) -> [(String, EndingRule)] {
        let letters = Array(word)
        guard letters.count >= 4 else { return [] }
        let before = letters[letters.count - 3]
        let last = letters[letters.count - 1]
        guard "её".contains(letters[letters.count - 2]) || letters[letters.count - 2] == "о" else { return [] }
        let head = String(letters.dropLast(2))
        switch last {
        case "ц":
            let link = "аеиоуыэюя".contains(before) ? "й" : before == "л" ? "ь" : ""
            return [form((head + link + "ц")[...], Endings.russianBare)]
        case "к" where !"аеиоуыэюя".contains(before): return [form((head + "к")[...], Endings.russianBare)]
        case "л" where !"аеиоуыэюя".contains(before) && letters.count <= 6:
            return [form((head + "л")[...], Endings.russianBare)]
        // Египет, Египта.
        case "т" where letters[letters.count - 2] == "е" && !"аеиоуыэюя".contains(before):
            return [form((head + "т")[...], Endings.russianBare)]
        default: return []
        }
    }

    /// забастовка, забастовок; акция has none: the genitive plural takes a vowel.
    private static func fleetingPlural(_ word: String) -> [(String, EndingRule)] {
        guard word.hasSuffix("ка"), word.count >= 5 else { return [] }
        let head = String(word.dropLast(2))
        return [(head + "ок", .exact), (head + "ек", .exact)]
    }

    private static func verbs(_ word: String) -> [(String, EndingRule)]? {
        var infinitive = word[...]
        for reflexive in ["ся", "сь"]
        where infinitive.hasSuffix("ть" + reflexive) || infinitive.hasSuffix("ти" + reflexive) {
            infinitive = infinitive.dropLast(2)
        }
        guard infinitive.count >= 4 else { return nil }
        if infinitive.hasSuffix("ти") {
            // пройти, прошл-; of the others (вести, вед-) only what stays regular.
            let stem = infinitive.dropLast(2)
            let forms: Forms = [
                (String(infinitive), .exact), form(infinitive, Endings.russianReflexive),
                form(stem, Endings.russianVerbConsonant),
            ]
            return forms + suppletives(stem)
        }
        guard infinitive.hasSuffix("ть"), let vowel = infinitive.dropLast(2).last, "аеиоуыюя".contains(vowel) else {
            return nil
        }
        let stem = infinitive.dropLast(2)
        var forms: Forms = [form(stem, Endings.russianVerbVowel)]
        let consonantal = stem.dropLast()
        for ending in ["ова", "ева"] where stem.hasSuffix(ending) {
            let present = String(stem.dropLast(3)) + (ending == "ова" ? "у" : "ю")
            forms.append((present, .list(UInt8(Endings.russianVerbVowel))))
        }
        switch vowel {
        case "и", "е":
            forms.append(form(consonantal, Endings.russianVerbConsonant))
            forms.append(form(consonantal, Endings.russianVerbPassive))
            for mutated in mutations(consonantal) {
                forms.append(form(mutated[...], Endings.russianVerbPassive))
                forms.append((mutated + "у", .exact))
                forms.append((mutated + "ю", .exact))
            }
        case "а", "я":
            forms.append(form(consonantal, Endings.russianVerbConsonant))
            for mutated in mutations(consonantal) { forms.append(form(mutated[...], Endings.russianVerbConsonant)) }
        case "у":
            // -нуть: свергнуть, свергнут, свергли.
            forms.append(form(consonantal, Endings.russianVerbConsonant))
        default: break
        }
        return forms
    }

    /// The stem's last consonant before -ен-, -у: выступить, выступл-; задержать has none; осудить, осужд-.
    private static func mutations(_ stem: Substring) -> [String] {
        let head = String(stem.dropLast())
        if stem.hasSuffix("ст") { return [String(stem.dropLast(2)) + "щ"] }
        switch stem.last {
        case "б", "п", "в", "ф", "м": return [String(stem) + "л"]
        case "д": return [head + "ж", head + "жд"]
        case "т": return [head + "ч", head + "щ"]
        case "с", "х": return [head + "ш"]
        case "з", "г": return [head + "ж"]
        case "к": return [head + "ч"]
        default: return []
        }
    }

    /// Verbs of going: прийти, пришел, придет.
    private static func suppletives(_ stem: Substring) -> [(String, EndingRule)] {
        guard stem.hasSuffix("й") else { return [] }
        let head = String(stem.dropLast())
        var forms: Forms = [(head + "шедш", .list(UInt8(Endings.russianAdjective)))]
        for past in ["шел", "шла", "шло", "шли"] { forms += [(head + past, .exact), (head + past + "сь", .exact)] }
        for present in ["йд", "д"] {
            forms.append((head + present, .list(UInt8(Endings.russianVerbConsonant))))
        }
        return forms
    }
}
