import Model

/// Sentences that the program writes in English elsewhere (the judges' reasons, what changed), said in another language. What
/// is in no row stays English.
struct Sentences: Sendable {
    /// English with `%` for each thing that varies → the same with `%1`, `%2` …
    var rows: [(english: String, translation: String)]
    /// Fixed words that stand for such a thing.
    var words: [String: String]
    var language: DeskLanguage

    /// Longer than any sentence of ours.
    private static let most = 2000

    func translated(_ sentence: String) -> String {
        guard sentence.utf8.count <= Self.most else { return sentence }
        for row in rows {
            guard let found = Self.captures(row.english, in: sentence[...]) else { continue }
            return Self.filled(row.translation, with: found.map { word(String($0)) })
        }
        return sentence
    }

    /// A figure, a day, a known word, or a list of them.
    private func word(_ text: String) -> String {
        if let word = words[text] { return word }
        if let day = Day(text) { return Wording.days(DayInterval(day), in: language) }
        if let figure = WrittenFigure(text) { return figure.words(in: language) }
        let parts = text.split(separator: ", ").map(String.init)
        if parts.count > 1, parts.allSatisfy({ words[$0] != nil }) {
            return parts.compactMap { words[$0] }.joined(separator: ", ")
        }
        let sentence = translatedPart(text)
        return sentence ?? text
    }

    /// A part that is a row of its own (`it names no place`), once.
    private func translatedPart(_ text: String) -> String? {
        for row in rows where !row.english.hasSuffix(".") && !row.english.hasPrefix("%:") {
            guard let found = Self.captures(row.english, in: text[...]) else { continue }
            return Self.filled(row.translation, with: found.map(String.init))
        }
        return nil
    }

    /// What stands for the pattern's `%`, each the shortest that fits; nil where the sentence is another.
    static func captures(_ pattern: String, in text: Substring) -> [Substring]? {
        let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
        guard text.hasPrefix(parts[0]) else { return nil }
        var rest = text.dropFirst(parts[0].count)
        var found: [Substring] = []
        for (index, part) in parts.enumerated().dropFirst() {
            let isLast = index == parts.count - 1
            if isLast {
                guard rest.hasSuffix(part), rest.count > part.count else { return nil }
                found.append(rest.dropLast(part.count))
                return found
            }
            guard let range = rest.firstRange(of: part), range.lowerBound > rest.startIndex else { return nil }
            found.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return rest.isEmpty ? found : nil
    }

    private static func filled(_ translation: String, with words: [String]) -> String {
        var result = ""
        var rest = translation[...]
        while let sign = rest.firstIndex(of: "%") {
            result += rest[..<sign]
            let digit = rest.index(after: sign)
            if digit < rest.endIndex, let number = rest[digit].wholeNumberValue, words.indices.contains(number - 1) {
                result += words[number - 1]
                rest = rest[rest.index(after: digit)...]
            } else {
                result.append("%")
                rest = rest[digit...]
            }
        }
        return result + rest
    }
}
