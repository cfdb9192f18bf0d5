/// Whether a name in Chinese characters and one in letters are one name: 叶尔兰·萨布尔别克 and Erlan Sabyrbek.
///
/// Transcription keeps a name's consonants as far as Mandarin has them, in their order, and adds vowels. What is compared are
/// therefore the consonants in the few classes that it tells apart. It says of long names much, of short ones little.
package enum NameSound {
    /// Consonants from which two names are known to be one; from which they may differ by one; from which two are known to
    /// be two.
    private static let least = 3
    private static let mostlySame = 5
    private static let telling = 4

    /// A word by which a person is found in either script: the consonants of the key in order of the alphabet, since in letters
    /// a key's words stand in that order. Nil where there are too few to find anybody by.
    ///
    /// - Parameter key: a person's.
    package static func lookup(_ key: String) -> String? {
        let sound = isChinese(key) ? chinese(key) : lettered(key).map { $0.joined() }
        guard let sound, sound.count >= telling else { return nil }
        return "~" + String(sound.sorted())
    }

    /// Whether two keys are one person's; nil where they don't tell, false also where neither is in Chinese characters and
    /// they differ.
    package static func isSame(_ one: String, _ other: String) -> Bool? {
        if one == other { return true }
        switch (isChinese(one), isChinese(other)) {
        // A part may be a namesake's: place, days and number tell.
        case (true, true): return isPart(one, of: other) || isPart(other, of: one) ? nil : false
        case (true, false): return isSame(chinese: one, letters: other)
        case (false, true): return isSame(chinese: other, letters: one)
        case (false, false): return false
        }
    }

    private static func isSame(chinese: String, letters: String) -> Bool? {
        guard let sound = Self.chinese(chinese), let words = lettered(letters), !words.isEmpty else { return nil }
        for order in orders(words) {
            if sound.count >= least, sound == order { return true }
            // Brothers differ by one consonant as well: place, days and number tell.
            if sound.count >= mostlySame, isNear(Array(sound.utf8), Array(order.utf8)) { return nil }
        }
        for word in words where word.count >= least {
            if sound == word || words.count == 1 && (sound.hasPrefix(word) || sound.hasSuffix(word)) { return nil }
        }
        let isTelling = sound.count >= telling || !words.contains(sound) && sound.count >= 2
        return isTelling && words.joined().count >= telling ? false : nil
    }

    /// A given name without its family name.
    private static func isPart(_ one: String, of other: String) -> Bool {
        one.unicodeScalars.count >= 3 && (other.hasPrefix(one) || other.hasSuffix(one))
    }

    private static func isChinese(_ key: String) -> Bool {
        key.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
    }

    /// Given name first or family name first; of more words, as they stand and back to front.
    private static func orders(_ words: [String]) -> [String] {
        words.count == 1 ? [words[0]] : [words.joined(), words.reversed().joined()]
    }

    /// Nil where a character's sound is not known.
    private static func chinese(_ key: String) -> String? {
        var sound = ""
        for scalar in key.unicodeScalars {
            guard let known = NameSoundTable.sounds[scalar.value] else { return nil }
            sound += known
        }
        return sound
    }

    /// Of each word of a key in letters; nil where it has no word.
    private static func lettered(_ key: String) -> [String]? {
        var words: [String] = []
        for word in key.split(separator: " ") {
            var sound = ""
            for letter in word.utf8 {
                switch letter {
                case UInt8(ascii: "b"), UInt8(ascii: "p"): sound += "p"
                case UInt8(ascii: "d"), UInt8(ascii: "t"): sound += "t"
                case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "h"), UInt8(ascii: "q"): sound += "k"
                case UInt8(ascii: "l"), UInt8(ascii: "r"): sound += "l"
                case UInt8(ascii: "m"): sound += "m"
                case UInt8(ascii: "n"): sound += "n"
                case UInt8(ascii: "f"): sound += "f"
                case UInt8(ascii: "j"), UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "x"),
                    UInt8(ascii: "S"), UInt8(ascii: "C"):
                    sound += "s"
                default: break
                }
            }
            // -ov is written 夫; before a vowel v is a glide, and u.
            if word.hasSuffix("v") { sound += "f" }
            if !sound.isEmpty { words.append(sound) }
        }
        return words.isEmpty ? nil : words
    }

    /// Whether two differ by one consonant put in, left out or changed.
    private static func isNear(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard abs(one.count - other.count) <= 1 else { return false }
        var start = 0
        while start < min(one.count, other.count), one[start] == other[start] { start += 1 }
        var end = 0
        while end < min(one.count, other.count) - start, one[one.count - 1 - end] == other[other.count - 1 - end] {
            end += 1
        }
        return max(one.count, other.count) - start - end <= 1
    }
}
