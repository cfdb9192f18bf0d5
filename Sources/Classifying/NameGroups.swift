package import Model
import Watching

/// All spellings of what seems to be one name.
package struct NameGroup: Sendable, Hashable {
    package struct Spelling: Sendable, Hashable {
        package var text: String
        package var language: Language
        package var articles: Int
        package var mentions: Int
    }

    /// The fullest of its most frequent spellings.
    package var name: String
    package var kind: NameKind?
    /// What stands beside it most: `president`; nil where nothing does.
    package var role: String?
    /// The most frequent first.
    package var spellings: [Spelling]
    /// At least so many articles: those of its most frequent spelling.
    package var articles: Int
    package var mentions: Int
    package var companions: [String: Int]
    /// Why spellings that aren't alike stand together, for a person to judge.
    package var remarks: [String]
}

/// Puts spellings together that name one: inflected forms, ways of writing a sound, surnames with full names, bodies with and
/// without their country.
package enum NameGroups {
    /// - Parameters:
    ///   - places: adjective or name of a place in normal form → the place's canonical name (kazakh, kazakhstan → Kazakhstan).
    /// - Returns: the most mentioned first, then by name.
    package static func group(_ tally: NameTally, places: [String: String]) -> [NameGroup] {
        var work = NameGrouping(places: places)
        work.take(tally)
        work.join()
        return work.groups()
    }
}

/// The grouping under way.
struct NameGrouping {
    /// One base spelling.
    struct Item {
        var count: NameCount
        var words: [String]
        /// Skeletons of its words.
        var skeleton: [String]
        var kind: NameKind?
    }

    let places: [String: String]
    var items: [Item] = []
    /// Union-find.
    var parent: [Int] = []
    var remarks: [Int: [String]] = [:]

    init(places: [String: String]) { self.places = places }

    mutating func take(_ tally: NameTally) {
        var counts: [NameTally.Key: NameCount] = [:]
        for count in tally.counts.values.sorted(by: {
            ($0.language.rawValue, $0.text) < ($1.language.rawValue, $1.text)
        }) {
            guard let cleaned = Self.cleaned(count, tally) else { continue }
            counts[
                NameTally.Key(text: cleaned.text, language: cleaned.language),
                default: NameCount(text: cleaned.text, language: cleaned.language)
            ]
            .merge(cleaned)
        }
        var merged: [NameTally.Key: NameCount] = [:]
        for (language, list) in Dictionary(grouping: counts.values, by: \.language) {
            var words: [String: Int] = [:]
            for count in list {
                for word in Self.split(count.text) { words[word, default: 0] += count.mentions }
            }
            let bases = NameBases(words, language: language)
            for count in list {
                let text = Self.baseText(count.text, bases, language)
                var based = count
                based.text = text
                merged[
                    NameTally.Key(text: text, language: language), default: NameCount(text: text, language: language)
                ].merge(based)
            }
        }
        for count in merged.values.sorted(by: { ($0.language.rawValue, $0.text) < ($1.language.rawValue, $1.text) }) {
            let words = Self.split(count.text).map { NormalText($0).text }
            let item = Item(
                count: count, words: words, skeleton: words.map(NameSkeleton.of), kind: Self.kind(count, words, tally))
            guard !Self.isThing(item, places), !Self.isPlainBody(item, tally) else { continue }
            items.append(item)
        }
        cutFirstWords()
        parent = Array(items.indices)
    }

    /// "Слова Токаева передали": a sentence's first word and a surname that stands with another given name elsewhere.
    private mutating func cutFirstWords() {
        var surnames: Set<String> = []
        for item in items where item.words.count >= 2 && item.count.initial < item.count.mentions {
            surnames.insert(item.skeleton.last ?? "")
        }
        for index in items.indices {
            let item = items[index]
            guard item.words.count == 2, item.count.initial == item.count.mentions, item.count.mentions <= 2,
                item.count.kinds.isEmpty, let last = item.skeleton.last, surnames.contains(last),
                let text = Self.split(item.count.text).last
            else { continue }
            items[index].count.text = text
            items[index].words = [item.words[1]]
            items[index].skeleton = [last]
            items[index].kind = nil
        }
    }

    static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// Without a first word that is only a sentence's; nil where nothing is left.
    private static func cleaned(_ count: NameCount, _ tally: NameTally) -> NameCount? {
        var count = count
        let words = split(count.text)
        guard count.initial == count.mentions, let first = words.first, count.language.base != .chinese else {
            return count
        }
        let isWord = tally.isSmall(first) || CommonWords.contains(first.lowercased(), count.language)
        if words.count == 1 {
            guard !isWord else { return nil }
            // One capital where any word has one: only a full name elsewhere makes it a name.
            if count.mentions == 1 { count.kinds = [:] }
            return count
        }
        if isWord, NameLexicon.bodyKind(NormalText(first).text) == nil, words.count > 1 {
            count.text = words.dropFirst().joined(separator: " ")
            count.initial = 0
        }
        return count
    }

    /// The name with each of its words in the base form. A woman's surname keeps its ending beside her own name.
    private static func baseText(_ text: String, _ bases: NameBases, _ language: Language) -> String {
        guard language.base == .russian || language.base == .kazakh else { return text }
        let words = split(text)
        // In a Russian body's name only the head inflects.
        if language.base == .russian, words.count > 1, NameLexicon.bodyKind(NormalText(words[0]).text) != nil {
            return text
        }
        let based = words.map(bases.base)
        guard language.base == .russian, words.count > 1, let last = words.last else {
            return based.joined(separator: " ")
        }
        // Given name and surname agree: Бибинур Шералиева is a woman, Чингиза Айдарбекова a man's genitive.
        if ["ова", "ева", "ина"].contains(where: last.hasSuffix), words[0] == based[0] {
            guard words[0].hasSuffix("а"), !feminine.contains(words[0].lowercased()) else { return text }
            return (words.dropLast().map { $0.hasSuffix("а") ? String($0.dropLast()) : $0 } + [String(last.dropLast())])
                .joined(separator: " ")
        }
        if words.allSatisfy({ $0.hasSuffix("у") && $0.count > 3 }), based == words {
            return words.map { String($0.dropLast()) }.joined(separator: " ")
        }
        return based.joined(separator: " ")
    }

    /// Women's given names in -а, the frequent ones of the region.
    private static let feminine: Set<String> = Set(
        """
        анна ольга елена галина марина ирина светлана людмила надежда вера алла нина лариса тамара оксана инна полина екатерина
        татьяна диана жанна карина алина кристина динара гульнара айнара жанара сауле алма айша фатима асема дана дина лейла
        мадина сабина камила бота назира дарига баглана роза зара зухра рабига венера эльмира эльвира клара
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    private static func kind(_ count: NameCount, _ words: [String], _ tally: NameTally) -> NameKind? {
        if let kind = count.kind { return kind }
        if count.language.base == .chinese { return count.text.contains("·") ? .person : nil }
        guard (2...3).contains(words.count), count.articled == 0 else { return nil }
        let isPlain = split(count.text).allSatisfy { word in
            !tally.isSmall(word) && !CommonWords.contains(word.lowercased(), count.language) && word.count > 1
                && !word.contains("/") && word != word.uppercased()
        }
        return isPlain ? .person : nil
    }

    /// Names of days, roads and programmes.
    private static func isThing(_ item: Item, _ places: [String: String]) -> Bool {
        let isBody = item.words.count > 1 && item.words.contains { NameLexicon.bodyKind($0) != nil }
        if item.words.contains(where: NameLexicon.things.contains) { return !isBody }
        if item.count.language.base == .chinese { return false }
        // Қазақстанда банк, Қытай компаниясына: a place with a common noun.
        if item.count.language.base == .kazakh, item.words.count == 2, NameLexicon.bodyKind(item.words[1]) != nil {
            let letters = Array(item.words[0])
            if letters.count >= 4, (4...letters.count).contains(where: { places[String(letters[..<$0])] != nil }) {
                return true
            }
        }
        // "Chinese-Kazakh", "Central Asian": peoples and places alone.
        return item.words.allSatisfy {
            places[$0] != nil || NameLexicon.calendar.contains($0) || NameLexicon.particles.contains($0)
                || CommonWords.contains($0, item.count.language)
        }
    }

    /// "Investment Fund", "Breaking News": two words that stand in small letters as well, once.
    private static func isPlainBody(_ item: Item, _ tally: NameTally) -> Bool {
        item.words.count <= 2 && item.count.articles < 2 && item.kind != .person && item.kind != nil
            && item.words.allSatisfy { tally.isSmall($0) || CommonWords.contains($0, item.count.language) }
    }

    // MARK: - Union

    func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index { index = parent[index] }
        return index
    }

    mutating func unite(_ left: Int, _ right: Int, _ remark: String? = nil) {
        let (a, b) = (root(left), root(right))
        if a != b {
            parent[max(a, b)] = min(a, b)
            if let remark { remarks[left, default: []].append(remark) }
        }
    }

    // MARK: - Result

    func groups() -> [NameGroup] {
        var members: [Int: [Int]] = [:]
        for index in items.indices { members[root(index), default: []].append(index) }
        return members.values.map(group).sorted { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
    }

    private func group(_ members: [Int]) -> NameGroup {
        let list = members.map { items[$0] }.sorted {
            ($1.count.mentions, $0.count.text) < ($0.count.mentions, $1.count.text)
        }
        var kinds: [NameKind: Int] = [:]
        for item in list { if let kind = item.kind { kinds[kind, default: 0] += max(1, item.count.kinds[kind] ?? 1) } }
        let kind = NameKind.allCases.max { (kinds[$0] ?? 0, $1.rawValue) < (kinds[$1] ?? 0, $0.rawValue) }.flatMap {
            kinds[$0] == nil ? nil : $0
        }
        var roles: [String: Int] = [:]
        var companions: [String: Int] = [:]
        for item in list {
            roles.merge(item.count.roles, uniquingKeysWith: +)
            // Spellings of one name stand in the same articles.
            companions.merge(item.count.companions, uniquingKeysWith: max)
        }
        return NameGroup(
            name: name(list, kind), kind: kind,
            role: roles.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }?.key,
            spellings: spellings(list), articles: list.map(\.count.articles).max() ?? 0,
            mentions: list.reduce(0) { $0 + $1.count.mentions },
            companions: companions, remarks: members.flatMap { remarks[$0] ?? [] })
    }

    private func spellings(_ list: [Item]) -> [NameGroup.Spelling] {
        var result: [NameGroup.Spelling] = []
        for count in list.map(\.count) {
            if let index = result.firstIndex(where: { $0.text == count.text && $0.language == count.language }) {
                result[index].articles += count.articles
                result[index].mentions += count.mentions
            } else {
                result.append(
                    .init(
                        text: count.text, language: count.language, articles: count.articles, mentions: count.mentions))
            }
        }
        return result
    }

    /// English before the others, the full name before the surname, then the more frequent.
    private func name(_ list: [Item], _ kind: NameKind?) -> String {
        func rank(_ item: Item) -> (Int, Int, Int) {
            let language = item.count.language.base == .english ? 1 : 0
            let words = item.words.count
            let fullness = kind == .person ? (words == 2 || words == 3 ? 1 : 0) : words >= 2 ? 1 : 0
            return (language, fullness, item.count.mentions)
        }
        return list.max { (rank($0), $1.count.text) < (rank($1), $0.count.text) }?.count.text ?? ""
    }
}

private func < (left: ((Int, Int, Int), String), right: ((Int, Int, Int), String)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}
