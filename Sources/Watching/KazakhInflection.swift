/// Kazakh stems: the word as it is, with its last consonant voiced before a vowel, with its narrow vowel gone.
enum KazakhInflection {
    static func names(_ word: String, latin: Bool) -> [(String, EndingRule)] {
        let endsAsPossessive = word.last.map { (latin ? "yıi" : "ыі").contains($0) } ?? false
        let start: KazakhSuffixes.Start = endsAsPossessive ? .possessed : .noun
        var forms: [(String, EndingRule)] = [(word, .kazakh(start, latin: latin, afterVoicing: false))]
        if let voiced = voiced(word, latin: latin) {
            forms.append((voiced, .kazakh(.noun, latin: latin, afterVoicing: true)))
        }
        return forms
    }

    /// Persons and places: no derivation (алматылық is of Almaty, not Almaty), no "my" and "thy" (Сырым isn't my Сыр).
    static func named(_ word: String, latin: Bool) -> [(String, EndingRule)] {
        let endsAsPossessive = word.last.map { (latin ? "yıi" : "ыі").contains($0) } ?? false
        let start: KazakhSuffixes.Start = endsAsPossessive ? .namedPossessed : .named
        var forms: [(String, EndingRule)] = [(word, .kazakh(start, latin: latin, afterVoicing: false))]
        if let voiced = voiced(word, latin: latin) {
            forms.append((voiced, .kazakh(.named, latin: latin, afterVoicing: true)))
        }
        return forms
    }

    static func terms(_ word: String, latin: Bool) -> [(String, EndingRule)] {
        var forms = names(word, latin: latin)
        if let elided = elided(word, latin: latin) {
            forms.append((elided, .kazakh(.elided, latin: latin, afterVoicing: false)))
        }
        forms.append((word, .kazakh(.verb, latin: latin, afterVoicing: false)))
        for stem in verbStems(word, latin: latin) {
            forms.append((stem, .kazakh(.verbNeedsEnding, latin: latin, afterVoicing: false)))
            if let voiced = voiced(stem, latin: latin) {
                forms.append((voiced, .kazakh(.verbNeedsEnding, latin: latin, afterVoicing: true)))
            }
        }
        return forms
    }

    /// п → б, к → г, қ → ғ before a vowel: халық, халқы; мектеп, мектебі.
    private static func voiced(_ word: String, latin: Bool) -> String? {
        let pairs: [Character: String] =
            latin ? ["p": "b", "k": "g", "q": "ğ"] : ["п": "б", "к": "г", "қ": "ғ"]
        guard word.count > 2, let last = word.last, let voice = pairs[last] else { return nil }
        return word.dropLast() + voice
    }

    /// A narrow vowel between two consonants falls out before a possessive: орын, орны; халық, халқы.
    private static func elided(_ word: String, latin: Bool) -> String? {
        let letters = Array(word)
        guard letters.count >= 4 else { return nil }
        let narrow: Set<Character> = latin ? ["y", "ı", "i"] : ["ы", "і"]
        let finals: Set<Character> = latin ? ["q", "k", "n", "l", "r", "s"] : ["қ", "к", "н", "л", "р", "с"]
        guard narrow.contains(letters[letters.count - 2]), finals.contains(letters[letters.count - 1]) else {
            return nil
        }
        return String(letters.dropLast(2)) + String(letters[letters.count - 1])
    }

    /// A verb may be given as verbal noun (-у) or in the past (-ды, -ған).
    private static func verbStems(_ word: String, latin: Bool) -> [String] {
        let endings =
            latin ? ["u", "dy", "di", "ty", "ti"] : ["у", "ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен"]
        for ending in endings where word.hasSuffix(ending) && word.count >= ending.count + 2 {
            let stem = String(word.dropLast(ending.count))
            guard ending == "у" || ending == "u", let last = stem.last else { return [stem] }
            // After a consonant the verb's own narrow vowel is gone: оқу, оқы-; бару, бар-.
            return "аәеиоөүыіaäeioöüy".contains(last)
                ? [stem] : latin ? [stem, stem + "y", stem + "i"] : [stem, stem + "ы", stem + "і"]
        }
        return []
    }
}
