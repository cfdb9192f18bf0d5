/// The base form of a person's name from the case that the words round it demand.
///
/// Without them a form is many things: Токаева is a man's genitive and a woman's nominative.
enum NameCases {
    enum Case { case nominative, accusative, genitive, dative, instrumental }

    // MARK: - Russian

    static func russian(_ words: [String], _ form: Case) -> [String] {
        guard form != .nominative else { return words }
        let isWoman = isWoman(words, form)
        return words.map { isWoman ? womans($0, form) : mans($0, form) }
    }

    /// By the surname where it tells, else by the given name.
    private static func isWoman(_ words: [String], _ form: Case) -> Bool {
        func ends(_ endings: [String]) -> Bool { words.contains { word in endings.contains(where: word.hasSuffix) } }
        if ends(["овой", "евой", "иной", "ской", "овну", "евну", "овны", "евны"]) { return true }
        if form == .accusative, ends(["ову", "еву", "ину", "скую"]) { return true }
        if ends(["овича", "евича", "овичу", "евичу", "ского", "скому"]) { return false }
        guard let first = words.first, words.count > 1 else { return false }
        switch form {
        case .accusative: return first.hasSuffix("у") || first.hasSuffix("ю")
        case .genitive: return first.hasSuffix("ы") && !first.hasSuffix("улы")
        case .dative: return first.hasSuffix("е")
        case .instrumental: return first.hasSuffix("ой") || first.hasSuffix("ей")
        case .nominative: return false
        }
    }

    private static func mans(_ word: String, _ form: Case) -> String {
        let stem = String(word.dropLast())
        switch form {
        case .accusative, .genitive:
            if word.hasSuffix("ского") || word.hasSuffix("цкого") { return word.dropLast(3) + "ий" }
            if word.hasSuffix("а"), word.count > 3 { return stem }
            return word.hasSuffix("я") && word.count > 3 ? soft(stem) : word
        case .dative:
            if word.hasSuffix("скому") || word.hasSuffix("цкому") { return word.dropLast(3) + "ий" }
            if word.hasSuffix("у"), word.count > 3, !word.hasSuffix("оу") { return stem }
            return word.hasSuffix("ю") ? soft(stem) : word
        case .instrumental:
            if word.hasSuffix("ским") || word.hasSuffix("цким") { return word.dropLast() + "й" }
            for ending in ["ом", "ем", "ым"] where word.hasSuffix(ending) && word.count > 5 {
                let stem = String(word.dropLast(2))
                if ending == "ем" { return soft(stem) }
                if ending == "ом" || ["ов", "ев", "ин"].contains(where: stem.hasSuffix) { return stem }
            }
            return word
        case .nominative: return word
        }
    }

    /// Сауытба(я) → Сауытбай, Игор(я) → Игорь.
    private static func soft(_ stem: String) -> String {
        stem.last.map { "аеиоуыэ".contains($0) } ?? false ? stem + "й" : stem + "ь"
    }

    private static func womans(_ word: String, _ form: Case) -> String {
        if word.hasSuffix("овой") || word.hasSuffix("евой") || word.hasSuffix("иной") { return word.dropLast(2) + "а" }
        if word.hasSuffix("ской") || word.hasSuffix("скую") { return word.dropLast(2) + "ая" }
        let stem = String(word.dropLast())
        switch form {
        case .accusative:
            if word.hasSuffix("у"), word.count > 3 { return stem + "а" }
            return word.hasSuffix("ю") ? stem + "я" : word
        case .genitive:
            return word.hasSuffix("ы") && word.count > 3 && !word.hasSuffix("улы") && !word.hasSuffix("кызы")
                ? stem + "а" : word
        case .dative: return word.hasSuffix("е") && word.count > 3 ? stem + "а" : word
        case .instrumental: return word.hasSuffix("ой") ? word.dropLast(2) + "а" : word
        case .nominative: return word
        }
    }

    /// Whether a man's name stands in the genitive or accusative: its given name ends in -а or -я, its surname not as a
    /// woman's does in the nominative beside it.
    static func looksOblique(_ words: [String]) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        if ["овой", "евой", "иной", "ову", "еву", "ского", "скую"].contains(where: last.hasSuffix) { return true }
        if ["у", "ю", "ы"].contains(where: first.hasSuffix), words.count > 1, !first.hasSuffix("улы") { return true }
        let isA = first.hasSuffix("а") || first.hasSuffix("я")
        guard words.count > 1 else { return isA }
        let lastIsA = last.hasSuffix("а") || last.hasSuffix("я")
        let isSurname = ["ова", "ева", "ина", "ская"].contains(where: last.hasSuffix)
        // Серикжана Билаша; Гульнара Жумабаева may be a woman in the nominative, Сайрагуль Сауытбая is nobody.
        return isA && lastIsA && !isSurname
    }

    /// Whether it can be: Ерлана Сабитова, which a woman may be called too.
    static func mayBeOblique(_ words: [String]) -> Bool {
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return ["а", "я", "ы"].contains(where: first.hasSuffix) && ["а", "я", "ой"].contains(where: last.hasSuffix)
    }

    /// Whether a man's name, or a woman's whose surname shows it, can be the subject of such a predicate.
    /// - Parameter predicate: its last letters tell gender and number: задержан, задержана, задержаны.
    static func agrees(_ words: [String], _ predicate: String, several: Bool) -> Bool {
        guard let first = words.first, let last = words.last, let end = predicate.last else { return true }
        if "ыи".contains(end) { return several }
        guard !several else { return false }
        if "ао".contains(end) {
            return !["у", "ю"].contains { last.hasSuffix($0) || first.hasSuffix($0) }
                && !["ой", "ов", "ев", "ин", "ский"].contains(where: last.hasSuffix)
        }
        if "нтвл".contains(end) || predicate.hasSuffix("ез") {
            return !["а", "я", "у", "ю"].contains(where: last.hasSuffix)
                && !(words.count > 1 && ["а", "я", "у", "ю"].contains(where: first.hasSuffix))
        }
        return true
    }

    // MARK: - Kazakh

    private static let kazakhEndings: [(Case, [String])] = [
        (.genitive, ["ның", "нің", "дың", "дің", "тың", "тің"]),
        (.accusative, ["ны", "ні", "ды", "ді", "ты", "ті"]),
        (.dative, ["ға", "ге", "қа", "ке", "на", "не"]),
        (.instrumental, ["мен", "пен", "бен"]),
    ]

    /// Which case a name's last word seems to stand in.
    static func kazakhCase(_ word: String) -> Case {
        for (form, endings) in kazakhEndings where endings.contains(where: word.hasSuffix) { return form }
        return .nominative
    }

    /// Only the last word is declined. One that merely ends so loses nothing: it is asked for only where the rule has its case.
    static func kazakh(_ words: [String], _ form: Case) -> [String] {
        guard let last = words.last, let endings = kazakhEndings.first(where: { $0.0 == form })?.1,
            let ending = endings.first(where: last.hasSuffix), last.count - ending.count >= 3
        else { return words }
        var stem = String(last.dropLast(ending.count))
        // Behind a possessive the dative and ablative have an н: Алимұлына.
        if form == .dative, ending.hasPrefix("н"), !["ы", "і"].contains(where: stem.hasSuffix) { return words }
        if stem.hasSuffix("-") { stem.removeLast() }
        return words.dropLast() + [stem]
    }
}
