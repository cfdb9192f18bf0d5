import Model
import Watching

/// The base forms of inflected words of names: Токаева, Токаеву, Токаевым are Токаев; Тоқаевтың is Тоқаев.
///
/// A word is a form of another where the rules by which the watchlist's names are found say so. A base that never stands
/// bare is made by taking an ending off, where it is a surname's or several forms agree.
struct NameBases {
    private var bases: [String: String] = [:]

    /// - Parameter words: as written, with how often each stands.
    init(_ words: [String: Int], language: Language) {
        guard [.russian, .kazakh].contains(language.base) else { return }
        var counts = words.filter {
            $0.key.count >= 3 && $0.key.unicodeScalars.contains { $0.value > 0x7F } || language.rawValue == "kk-Latn"
        }
        // Bases that never stand bare are put beside those that do, with a count that loses to any.
        var proposed: [String: Int] = [:]
        for word in counts.keys { for base in Self.stripped(word, language) { proposed[base, default: 0] += 1 } }
        for (base, forms) in proposed where counts[base] == nil && (forms >= 2 || Self.isSurname(base)) {
            counts[base] = 0
        }
        let list = counts.keys.sorted()
        let matcher = Matcher(
            list.enumerated().map {
                Pattern($0.element, language: language, inflects: true, label: $0.offset, layer: Matcher.flatLayer)
            })
        for (index, word) in list.enumerated() {
            let whole = 0..<word.utf8.count
            let candidates = matcher.matches(in: NormalText(word)).filter { $0.range == whole && $0.label != index }
                .map { list[$0.label] }
            // Of several the one that stands most, then the shortest; none that is itself a form of this one and rarer.
            let best = candidates.filter { Self.isBase($0, of: word, language) }.max {
                (counts[$0] ?? 0, $1.count, $1) < (counts[$1] ?? 0, $0.count, $0)
            }
            if let best { bases[word] = best }
        }
    }

    func base(of word: String) -> String {
        var word = word
        for _ in 0..<3 {
            guard let next = bases[word], next != word else { break }
            word = next
        }
        return word
    }

    private static func isBase(_ base: String, of word: String, _ language: Language) -> Bool {
        // A base is no longer than its form, but for what falls out (Павел, Павла) or is exchanged (Мамай, Мамая).
        guard base.count <= word.count, base.first == word.first else { return false }
        if base.count == word.count {
            return base < word && (base.last.map { "йьаяовнр".contains($0) } ?? false) && !word.hasSuffix("й")
        }
        return base.count >= 3
    }

    private static let russianEndings = [
        "ыми", "ами", "ого", "ому", "ым", "ом", "ем", "ой", "ей", "а", "у", "е", "ы", "и", "я", "ю",
    ]
    private static let kazakhEndings = [
        "ының", "інің", "ына", "іне", "ында", "інде", "ның", "нің", "дың", "дің", "тың", "тің", "мен", "пен", "бен",
        "нан", "нен", "дан",
        "ден", "тан", "тен", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те", "дың",
        "нда", "нде",
    ]
    private static let latinEndings = [
        "nyñ", "niñ", "nyń", "nіń", "dyñ", "diñ", "tyñ", "tiñ", "men", "pen", "ben", "ğa", "ga", "ge", "qa", "ke", "da",
        "de", "dan", "den",
        "ta", "te", "tan", "ten", "dy", "di", "ty", "ti", "ny", "ni",
    ]

    private static func stripped(_ word: String, _ language: Language) -> [String] {
        let endings =
            language.rawValue == "kk-Latn" ? latinEndings : language.base == .russian ? russianEndings : kazakhEndings
        return endings.filter { word.hasSuffix($0) && word.count - $0.count >= 4 }.flatMap { ending -> [String] in
            let stem = String(word.dropLast(ending.count))
            // Мамая is Мамай's.
            if language.base == .russian, let last = stem.last, "аеоуи".contains(last),
                ending == "я" || ending == "ю" || ending == "ем"
            {
                return [stem + "й"]
            }
            return "аеоуиы".contains(stem.last ?? "а") && language.base == .russian ? [] : [stem]
        }
    }

    private static func isSurname(_ word: String) -> Bool {
        word.count >= 5 && ["ов", "ев", "ин", "бек", "бай", "хан"].contains(where: word.hasSuffix)
    }
}
