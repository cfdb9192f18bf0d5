import Foundation
import Model

/// Something of a watchlist that is no fault but probably not what the desk wants.
package struct WatchlistWarning: Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// 1-based.
    package var line: Int?
    package var column: Int?
    /// What is odd, and what to do.
    package var message: String

    package init(file: String, line: Int?, column: Int?, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String {
        let place = [file, line.map { "\($0)" }, column.map { "\($0)" }].compactMap(\.self).joined(separator: ":")
        return "\(place): warning: \(message)"
    }
}

/// What of a right watchlist is worth a second look, from its files alone.
package enum WatchlistWarnings {
    /// At most so many are told; a desk mends those and looks again.
    package static let limit = 500

    /// In order of file, line and column.
    package static func find(folder: String) -> [WatchlistWarning] {
        let written = WrittenWords(folder: folder)
        var log = Log()
        AliasWarnings.find(written.words, &log)
        letters(written.words, &log)
        languages(written, &log)
        swapped(written, &log)
        for list in written.emptyLists {
            log.add(list.place, "an empty list for '\(list.language)'; fill it in or remove it")
        }
        for text in written.cutTexts {
            log.add(
                text,
                "'\(text.string() ?? "")' ends where ' #' begins a comment; put the text in quotes if # belongs to it")
        }
        return log.sorted
    }

    struct Log {
        private var warnings: [WatchlistWarning] = []

        mutating func add(_ place: YAMLValue, _ message: String) {
            guard warnings.count < WatchlistWarnings.limit else { return }
            warnings.append(.init(file: place.file, line: place.line, column: place.column, message: message))
        }

        var sorted: [WatchlistWarning] {
            Array(Set(warnings)).sorted {
                ($0.file, $0.line ?? 0, $0.column ?? 0, $0.message) < (
                    $1.file, $1.line ?? 0, $1.column ?? 0, $1.message
                )
            }
        }
    }

    /// Letters of another language than that under which a text stands.
    private static func letters(_ words: [WrittenWord], _ log: inout Log) {
        // Russian texts print Kazakh names too: what stands under both is meant.
        let inKazakh = Set(words.filter { $0.language == .kazakh }.map { Spelling(owner: $0.owner, text: $0.text) })
        for word in words {
            let letters = Alphabet.Letters(word.text)
            if let mixed = letters.mixedWord, Alphabet.looksLikeOne(mixed) {
                log.add(
                    word.place,
                    "'\(mixed)' mixes Latin and Cyrillic letters that look alike; type it anew in one alphabet")
            } else if word.language == .russian, let letter = word.text.lowercased().first(where: kazakh.contains),
                !inKazakh.contains(Spelling(owner: word.owner, text: word.text))
            {
                log.add(word.place, "'\(word.text)' has the Kazakh letter '\(letter)'; move it to 'kk'")
            } else if word.language == .kazakh, let ending = russian(word.text) {
                log.add(word.place, "'\(word.text)' looks Russian (-\(ending)); move it to 'ru'")
            } else if word.isWrittenBySound, [.russian, .kazakh].contains(word.language), letters.latin > 0,
                letters.cyrillic == 0, word.text.contains(where: \.isLowercase), isFullName(word.text)
            {
                log.add(
                    word.place,
                    "'\(word.text)' is in Latin letters under '\(word.language.rawValue)'; write it in Cyrillic, or move it "
                        + "to 'en' or 'kk-Latn'")
            }
        }
    }

    private struct Spelling: Hashable {
        var owner: String
        var text: String
    }

    private static let kazakh: Set<Character> = ["ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і"]

    /// Two words or more, all begun with a capital: a name, no acronym or brand.
    private static func isFullName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return words.count >= 2 && words.allSatisfy { $0.first?.isUppercase ?? false }
    }

    /// An ending of Russian adjectives that no Kazakh word has, borrowed surnames (Достоевский) aside: small letters only.
    private static func russian(_ text: String) -> String? {
        let endings = ["ский", "ская", "ское", "ские", "цкий", "ного", "ной", "ная", "ный", "ние", "ость"]
        for word in text.split(whereSeparator: { !$0.isLetter }) where word.first?.isLowercase ?? false {
            if let ending = endings.first(where: { word.hasSuffix($0) && word.count > $0.count + 2 }) { return ending }
        }
        return nil
    }

    /// Themes and gates without words in a language that most others have.
    private static func languages(_ written: WrittenWords, _ log: inout Log) {
        for kind in [WrittenWord.Kind.theme, .gate] {
            let entries = written.entries.filter { $0.kind == kind }
            guard entries.count >= 3 else { continue }
            let what = kind == .theme ? "themes" : "gates"
            for language in Language.inWatchlist {
                let count = entries.count { $0.languages.contains(language) }
                guard count * 3 >= entries.count * 2 else { continue }
                for entry in entries where !entry.languages.contains(language) {
                    log.add(
                        entry.place,
                        "'\(entry.name)' has no words in '\(language.rawValue)', which \(count) of \(entries.count) "
                            + "\(what) have; add some, or its articles in that language go unseen")
                }
            }
        }
    }

    /// Coordinates that fit the place it lies in only the other way round.
    private static func swapped(_ written: WrittenWords, _ log: inout Log) {
        for (name, place) in written.coordinates {
            guard let parent = place.within.flatMap({ written.coordinates[$0] }), abs(place.longitude) <= 90 else {
                continue
            }
            let given = degrees((place.latitude, place.longitude), (parent.latitude, parent.longitude))
            let other = degrees((place.longitude, place.latitude), (parent.latitude, parent.longitude))
            if given > 20, other * 3 < given {
                log.add(
                    place.place,
                    "'\(name)' lies far from '\(place.within ?? "")' and near it the other way round; write [latitude, "
                        + "longitude]: [\(place.longitude), \(place.latitude)]?")
            }
        }
    }

    /// The angle between two points of the globe.
    private static func degrees(_ one: (Double, Double), _ other: (Double, Double)) -> Double {
        let scale = Double.pi / 180
        let (a, b) = (one.0 * scale, other.0 * scale)
        let cosine = sin(a) * sin(b) + cos(a) * cos(b) * cos((one.1 - other.1) * scale)
        return acos(max(-1, min(1, cosine))) / scale
    }
}
