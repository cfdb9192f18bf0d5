import Watching

/// What makes two ways of writing a person's name one: a key of given and family name without their spelling.
///
/// Serikzhan Bilash, Билаш Серикжан and Серікжан Біләш have one key. Patronymics are left out, as the languages differ in
/// whether they write them; the order of the words doesn't count, as they differ in which comes first.
enum PersonKey {
    /// - Parameter name: in its base form.
    static func of(_ name: String) -> String {
        if name.unicodeScalars.contains(where: { (0x4E00..<0xA000).contains($0.value) }) {
            return String(NormalText(name).text.unicodeScalars.filter { (0x4E00..<0xA000).contains($0.value) })
        }
        var words: [String] = []
        for word in NormalText(name).text.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "\u{A0}" }) {
            let word = String(word.filter { $0 != "-" })
            // Osmon uulu is a word, as Osmonuulu is.
            if NameLexicon.kinship.contains(word), let last = words.popLast() {
                words.append(last + word)
            } else {
                words.append(word)
            }
        }
        let kept = words.count > 2 ? words.filter { !isPatronymic($0) } : words.filter { !isRussianPatronymic($0) }
        let sounds = (kept.count >= 2 || words.count == 1 ? kept : words).map(sound).filter { !$0.isEmpty }
        return sounds.sorted().joined(separator: " ")
    }

    /// Of three words, the one on -uly or -kyzy; of two it is the family name.
    private static func isPatronymic(_ word: String) -> Bool {
        isRussianPatronymic(word)
            || ["uly", "ulı", "uulu", "kyzy", "qyzy", "qızı", "улы", "ұлы", "уулу", "кызы", "қызы", "оглы", "ogly"]
                .contains(where: word.hasSuffix)
    }

    private static func isRussianPatronymic(_ word: String) -> Bool {
        word.count > 5
            && ["ович", "евич", "овна", "евна", "ovich", "evich", "ovna", "evna"].contains(where: word.hasSuffix)
    }

    /// A word's skeleton without what still differs between spellings of Kazakh names: қ that Russian writes х
    /// (Бақыт, Бахыт), and a glide before a vowel (Мария, Maria).
    private static func sound(_ word: String) -> String {
        let letters = Array(NameSkeleton.of(String(word)))
        var sound = ""
        for (index, letter) in letters.enumerated() {
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            if letter == "i", "aeou".contains(next) { continue }
            let letter: Character = letter == "h" ? "k" : letter
            if sound.last != letter { sound.append(letter) }
        }
        return sound
    }
}
