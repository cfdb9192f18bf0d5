import Watching

/// What stays of a name when the ways of writing its sounds are taken out: Tokayev, Toqaev, Токаев and Тоқаев have one.
///
/// q/k, kh/h, zh/j/dzh, sh, ch, w/u/v behind a vowel, y/i, -yev/-iev/-ev, doubled letters; Cyrillic letters by their sound. It
/// proposes; a second cue decides.
package enum NameSkeleton {
    /// Of one word or several (joined by a blank); Chinese characters stay as they are.
    package static func of(_ name: String) -> String {
        let words = NormalText(name).text.split { !$0.isLetter && $0 != "-" && $0 != "'" }
        return words.map { word(String($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static let cyrillic: [Character: String] = [
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
        "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "C",
        "ш": "S", "щ": "S", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    ]

    /// Longest first.
    private static let pairs: [(String, String)] = [
        ("dzh", "j"), ("tch", "C"), ("sch", "S"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("sh", "S"),
        ("ch", "C"), ("ph", "f"), ("ng", "n"), ("ck", "k"),
    ]

    private static let latin: [Character: String] = [
        "q": "k", "w": "v", "y": "i", "ı": "i", "ğ": "g", "ñ": "n", "ş": "S", "ç": "C", "ö": "o", "ü": "u", "ä": "a",
        "ū": "u", "ǵ": "g", "ń": "n", "ó": "o", "ú": "u", "á": "a", "ý": "u", "-": "", "'": "",
    ]

    private static func word(_ word: String) -> String {
        var letters = ""
        var rest = Substring(word)
        while let first = rest.first {
            if let pair = pairs.first(where: { rest.hasPrefix($0.0) }) {
                letters += pair.1
                rest = rest.dropFirst(pair.0.count)
            } else {
                letters += cyrillic[first] ?? latin[first] ?? String(first)
                rest = rest.dropFirst()
            }
        }
        letters = letters.replacing("dj", with: "j")
        var skeleton: [Character] = []
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        let all = Array(letters)
        for (index, letter) in all.enumerated() {
            let next = index + 1 < all.count ? all[index + 1] : nil
            let last = skeleton.last
            if letter == last { continue }
            // ie, ia, io, iu: the glide goes, at the beginning too (Yerbolat, Erbolat).
            if letter == "i", let next, vowels.contains(next), next != "i" { continue }
            if letter == "u", let last, vowels.contains(last) {
                if last != "v" { skeleton.append("v") }
                continue
            }
            skeleton.append(letter)
        }
        return String(skeleton)
    }

    /// Whether two skeletons differ by one letter put in, left out, changed, or swapped with its neighbour.
    package static func isNear(_ left: String, _ right: String) -> Bool {
        let a = Array(left.unicodeScalars)
        let b = Array(right.unicodeScalars)
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var end = 0
        while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        let restA = a.count - start - end
        let restB = b.count - start - end
        if restA <= 1, restB <= 1 { return true }
        return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }
}

extension NormalText {
    /// The normal form as a text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
