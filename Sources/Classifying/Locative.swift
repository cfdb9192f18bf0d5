import Model
import Watching

/// Whether a name stands as a place where something is: behind "in" or "at", Russian в, Chinese 在; in Kazakh by its ending.
///
/// What only says more of the place may stand between: "in the western city of Aktobe", в казахстанском городе Атырау,
/// Алматы қаласында, 在哈萨克斯坦阿拉木图.
enum Locative {
    private static let prepositions: Set<String> = ["in", "at", "в", "во", "на"]
    /// Words of what the place is and where in it, that stand between the preposition and the name.
    private static let between: Set<String> = [
        "the", "a", "city", "town", "village", "district", "region", "province", "prefecture", "county", "port",
        "settlement", "of", "central", "downtown", "western", "eastern", "northern", "southern", "north", "south",
        "west", "east", "capital", "border", "mountainous", "nearby", "neighboring", "neighbouring", "far", "greater",
        "г", "городе", "городке", "селе", "ауле", "аиле", "посёлке", "поселке", "районе", "области", "центре",
        "столице",
        "регионе", "провинции", "уезде", "округе", "пригороде", "окрестностях", "столичном", "аэропорту",
    ]
    /// Russian adjectives in the case of place: в казахстанском, в приграничной.
    private static let adjectives = ["ском", "ской", "ном", "ной", "цком", "цкой", "вом", "вой"]
    private static let mostBetween = 4

    private static let endings = [
        "да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі", "da", "de", "ta", "te", "daǵy", "degi", "taǵy", "tegi",
        "dağy", "tağy",
    ]
    /// What a Kazakh name is: "Almaty city-in".
    private static let kinds = [
        " қала", " облыс", " аудан", " ауыл", " округ", " өңір", " шаһар", " кент", " орталы", " әуежай", " қалашы",
        " провинция", " уезі", " qala", " oblys", " aýdan", " audan", " aýyl", " auyl", " ortaly", " áýejaı", " äuejai",
    ].map { Array($0.utf8) }
    /// What a Chinese place is behind its name when something is there.
    private static let chinese = [
        "街头", "市中心", "中心广场", "广场", "机场", "举行", "发生", "爆发", "等地", "市民", "国际机场",
    ].map { Array($0.utf8) }

    static func holds(_ range: Range<Int>, _ copy: Copy) -> Bool {
        guard let first = copy.bytes[range].first else { return false }
        if first >= 0xE3 { return holdsChinese(range, copy) }
        if copy.isKazakh, holdsKazakh(range, copy) { return true }
        return followsPreposition(range, copy)
    }

    /// Kazakh -дағы: "the … that is in", which places a thing, not what happened.
    static func isAttributive(_ range: Range<Int>, _ copy: Copy) -> Bool {
        copy.isKazakh && attributive.contains { copy.bytes[range].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private static let attributive = [
        "дағы", "дегі", "тағы", "тегі", "daǵy", "degi", "taǵy", "tegi", "dağy", "tağy",
    ]

    private static func followsPreposition(_ range: Range<Int>, _ copy: Copy) -> Bool {
        var end = range.lowerBound
        for _ in 0...mostBetween {
            guard let word = wordBefore(end, copy) else { return false }
            let text = copy.text(word).lowercased()
            if prepositions.contains(text) { return true }
            guard
                between.contains(text) || text.hasSuffix("'s") || text.hasSuffix("’s")
                    || adjectives.contains(where: text.hasSuffix) || isPlace(word, copy)
            else { return false }
            end = word.lowerBound
        }
        return false
    }

    /// The word right before, with only a blank between (or the stop of "г.").
    private static func wordBefore(_ end: Int, _ copy: Copy) -> Range<Int>? {
        var last = end
        while last > 0, copy.bytes[last - 1] == 0x20 { last -= 1 }
        if last > 2, copy.bytes[last - 1] == 0x2E, copy.bytes[(last - 3)..<(last - 1)].elementsEqual("г".utf8) {
            last -= 1
        }
        guard last > 0, last < end, copy.bytes[last - 1] > 0x2F else { return nil }
        var start = last
        while start > 0, copy.bytes[start - 1] > 0x20, copy.bytes[start - 1] != 0x28, last - start < 40 { start -= 1 }
        return start..<last
    }

    /// Whether a word is another place's name: "in Kazakhstan's Almaty", "in the Kazakh city of Aktobe".
    private static func isPlace(_ word: Range<Int>, _ copy: Copy) -> Bool {
        guard let sentence = copy.sentence(at: word.lowerBound) else { return false }
        for index in copy.hitsOf[sentence] where copy.hits[index].range.overlaps(word) {
            switch copy.hits[index].term {
            case .place, .demonym: return true
            default: continue
            }
        }
        return false
    }

    private static func holdsKazakh(_ range: Range<Int>, _ copy: Copy) -> Bool {
        func isLocative(_ word: ArraySlice<UInt8>) -> Bool {
            endings.contains { word.count > $0.utf8.count && word.suffix($0.utf8.count).elementsEqual($0.utf8) }
        }
        if isLocative(copy.bytes[range]) { return true }
        let rest = copy.bytes[range.upperBound...]
        guard kinds.contains(where: { rest.starts(with: $0) }) else { return false }
        return isLocative(rest.dropFirst().prefix { $0 > 0x2F })
    }

    private static func holdsChinese(_ range: Range<Int>, _ copy: Copy) -> Bool {
        let rest = copy.bytes[range.upperBound...]
        if chinese.contains(where: { rest.starts(with: $0) }) { return true }
        guard let sentence = copy.sentence(at: range.lowerBound) else { return false }
        var start = range.lowerBound
        for _ in 0...mostBetween {
            let before = copy.bytes[..<start].suffix(3)
            if before.elementsEqual("在".utf8) || before.elementsEqual("于".utf8) { return true }
            // 在哈萨克斯坦阿拉木图: other places may stand between.
            let outer = copy.hitsOf[sentence].compactMap { index -> Int? in
                let hit = copy.hits[index]
                guard case .place = hit.term, hit.range.upperBound == start else { return nil }
                return hit.range.lowerBound
            }
            guard let next = outer.min(), next < start else { return false }
            start = next
        }
        return false
    }
}

extension Copy {
    /// Whether a name is the first of the text, set off as a dateline is: "DUSHANBE, 18 June. …", "BISHKEK (AKIpress) —".
    func isDateline(_ range: Range<Int>) -> Bool {
        if bytes[range].first.map({ $0 >= 0xE3 }) == true, isChineseDateline(range) { return true }
        guard range.lowerBound >= textStart, range.lowerBound - textStart <= 2 else { return false }
        guard let next = bytes[range.upperBound...].first(where: { $0 != 0x20 }) else { return false }
        // , . ( - — –
        return [0x2C, 0x2E, 0x28, 0x2D, 0xE2].contains(next)
    }

    /// Whether a sentence is a dateline and nothing else: "BISHKEK.", "АЛМАТЫ, 29 марта."
    func isDatelineOnly(_ sentence: Int) -> Bool {
        let range = sentences[sentence].range
        return range.count <= 48
            && hitsOf[sentence].contains { index in
                if case .place = hits[index].term { isDateline(hits[index].range) } else { false }
            }
    }

    /// "哈通社阿斯塔纳12月20日电": near the beginning, with a day and the word for a wire right behind it.
    private func isChineseDateline(_ range: Range<Int>) -> Bool {
        guard range.lowerBound >= textStart, range.lowerBound - textStart <= 36 else { return false }
        let rest = bytes[range.upperBound...].prefix(24)
        guard rest.first.map({ (0x30...0x39).contains($0) }) == true else { return false }
        return ["日电", "日讯", "日消息"].map { Array($0.utf8) }.contains { word in
            rest.indices.contains { rest[$0...].starts(with: word) }
        }
    }
}
