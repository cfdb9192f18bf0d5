package import Model

/// What one pattern of an actor or place matches: its words with the forms that the rules accept, in normal form.
package struct NameForms: Sendable, Hashable {
    /// As written in the watchlist.
    package var text: String
    package var language: Language
    package var origin: WatchedPattern.Origin
    /// By word of the pattern: its forms, the base form first.
    package var words: [[String]]
    /// Whether a single word must begin with a capital.
    package var needsCapital: Bool
    /// For people: what must or must not stand around it.
    package var conditions: [String]
}

extension CompiledTerms {
    /// Most forms shown of one word.
    private static let mostForms = 60

    /// All patterns of a term, in the order of the file, with those made by rule after them.
    func forms(of term: Term) -> [NameForms] {
        let count = (patterns.map(\.label).max() ?? 0) - firstCondition + 1
        let conditions = count > 0 ? Array(patterns.suffix(count)) : []
        return patterns.indices.compactMap { index in
            let pattern = patterns[index]
            guard pattern.label < firstCondition, entries[pattern.label].term == term else { return nil }
            let trait = traits[index]
            let isCased =
                pattern.isCapitalised && (pattern.words.count == 1 || pattern.words.first?.ending == .person)
                && ![.relational, .people, .exact].contains(pattern.words.first?.ending)
            return NameForms(
                text: pattern.text, language: pattern.language, origin: trait.origin,
                words: pattern.words.map { Self.forms($0, pattern.language) }, needsCapital: isCased,
                conditions: told(entries[pattern.label], conditions) + told(trait, pattern))
        }
    }

    private func told(_ entry: Entry, _ conditions: [Pattern]) -> [String] {
        func list(_ numbers: [Int]) -> String {
            numbers.filter { $0 < conditions.count }.map { conditions[$0].text }.joined(separator: ", ")
        }
        var told: [String] = []
        if !entry.near.isEmpty { told.append("only if one of these stands in the article: \(list(entry.near))") }
        if !entry.notNear.isEmpty { told.append("not if one of these stands in the article: \(list(entry.notNear))") }
        let reach = "within \(HitRules.besideWords) words"
        if !entry.beside.isEmpty { told.append("only if one of these stands \(reach): \(list(entry.beside))") }
        if !entry.notBeside.isEmpty { told.append("not if one of these stands \(reach): \(list(entry.notBeside))") }
        return told
    }

    private func told(_ trait: PatternTrait, _ pattern: Pattern) -> [String] {
        guard let person = trait.person else { return [] }
        switch trait.origin {
        case .surname:
            return [
                "with initials that fit, before or after it"
                    + (trait.isShared ? "; alone not, since another watched person bears it" : "")
            ] + (trait.isShared ? [] : ["alone after a full mention in the same article"])
        case .likeness:
            let hasTitle = !likeness.titles[Int(person)].isEmpty
            return ["in spellings like it, beside a given name like the listed" + (hasTitle ? " or the title" : "")]
        case .written, .demonym:
            return trait.namedAfter ? ["streets, prizes and schools of that name count too"] : []
        }
    }

    private static func forms(_ word: Pattern.Word, _ language: Language) -> [String] {
        let base = String(decoding: word.text, as: UTF8.self)
        var all = [base]
        for form in Inflection.forms(of: word, language: language) {
            let stem = String(decoding: form.stem, as: UTF8.self)
            switch form.rule {
            case .exact, .exactEnglish: all.append(stem)
            case .open: all.append(stem + "…")
            case .list(let list): all += Endings.lists[Int(list)].all.map { stem + $0 }
            case .acronym(let kind):
                all += [stem] + (kind == .russian ? Endings.lists[Endings.russianAcronym].all.map { stem + $0 } : [])
                if kind == .kazakh { all += KazakhForms.of(stem) }
            case .kazakh(let start, let latin, let afterVoicing):
                // Latin spellings of endings vary too much to list: the base form stands for them.
                if start == .noun || start == .named || start == .namedPossessed, !latin, !afterVoicing {
                    all += KazakhForms.of(stem)
                }
            }
        }
        var seen = Set<String>()
        return Array(all.filter { seen.insert($0).inserted }.prefix(mostForms))
    }
}

/// A Kazakh name's cases in harmony with its last vowel and consonant: what the automaton accepts is more.
enum KazakhForms {
    static func of(_ stem: String) -> [String] {
        guard let last = stem.last else { return [] }
        let vowels = "аәеиоөуұүыіэюя"
        let isFront = stem.last { vowels.contains($0) }.map { "әеиөүіэ".contains($0) } ?? false
        let endsInVowel = vowels.contains(last)
        let isVoiceless = "бвгдкқпстфхцчшщғ".contains(last)
        let isNasal = "мнң".contains(last)
        let (a, i) = isFront ? ("е", "і") : ("а", "ы")
        let d = isVoiceless ? "т" : "д"
        let g = isFront ? (isVoiceless ? "к" : "г") : (isVoiceless ? "қ" : "ғ")
        // облысы, облысына: after a possessive.
        let isPossessive = "ыі".contains(last)
        let endings = [
            (endsInVowel || isNasal ? "н" : d) + i + "ң", isPossessive ? "н" + a : g + a,
            isPossessive ? "н" : (endsInVowel ? "н" : d) + i, (isPossessive ? "нд" : d) + a,
            (isPossessive ? "нан" : (isNasal ? "н" : d) + a + "н"),
            (isVoiceless ? ("бвгд".contains(last) ? "б" : "п") : "м") + "ен",
            (isPossessive ? "нд" : d) + a + (isFront ? "гі" : "ғы"),
        ]
        return endings.map { stem + $0.replacing("нан", with: "н" + a + "н") }
    }
}
