package import Model
import Watching

/// A name as it stands in a text.
package struct FoundName: Sendable, Hashable {
    /// As written, without title and possessive; blanks are single.
    package var text: String
    /// In UTF-8 bytes of the text.
    package var range: Range<Int>
    /// Counted from 0.
    package var sentence: Int
    /// What its cues say that it is; nil where none speaks.
    package var kind: NameKind?
    /// Words beside it that say who it is, in normal form: `president`, `kazakh president`.
    package var role: String?
    /// Of one word, which stands only where a sentence begins: perhaps no name at all.
    package var isInitial: Bool
    /// An English name behind a bare "the": no person's.
    package var hasArticle: Bool
}

/// Names in running text, without a list of names: sequences of capitalised words, and in Chinese transliterations, surnames
/// with titles and words that end as bodies do. Proposes; what recurs, and what the desk accepts, is a name.
package struct NameFinder: Sendable {
    /// Peoples and adjectives of places in normal form (kazakh, chinese): they stand before titles, and are no names.
    private let demonyms: Set<String>
    /// Names of places: "ambassador to China Murat Auezov" names a person behind one.
    private let places: Set<String>

    /// - Parameters:
    ///   - demonyms: in any case and language.
    ///   - places: the same.
    package init(demonyms: some Sequence<String>, places: some Sequence<String>) {
        self.demonyms = Set(demonyms.map { NormalText($0).text })
        self.places = Set(places.map { NormalText($0).text })
    }

    /// Sentences of a text, in UTF-8 bytes.
    package static func sentences(_ text: String) -> [Range<Int>] {
        let bytes = Array(text.utf8.prefix(longest))
        return Sentences.split(bytes, in: 0..<bytes.count).map(\.range)
    }

    /// The longest text that is looked at, in bytes.
    private static let longest = 200_000

    /// Names of a text, in order, and its sentences.
    package func names(in text: String, language: Language?) -> (names: [FoundName], sentences: [Range<Int>]) {
        let bytes = Array(text.utf8.prefix(Self.longest))
        let sentences = Sentences.split(bytes, in: 0..<bytes.count)
        var names: [FoundName] = []
        for (index, sentence) in sentences.enumerated() {
            if language?.base == .chinese {
                names += NameFinderChinese.names(bytes, sentence.range, sentence: index)
            } else {
                names += self.names(bytes, sentence.range, index, language ?? .english)
            }
            // A list of names without end is no article.
            if names.count > 2_000 { break }
        }
        return (names, sentences.map(\.range))
    }

    private func names(_ bytes: [UInt8], _ range: Range<Int>, _ sentence: Int, _ language: Language) -> [FoundName] {
        let tokens = NameTokens.split(bytes, in: range)
        guard !tokens.isEmpty, bytes[range].last == 0x2E || !isHeading(tokens) else { return [] }
        var row = NameRow(
            bytes: bytes, tokens: tokens, sentence: sentence, language: language, demonyms: demonyms, places: places)
        return row.names()
    }

    /// Capitals On Nearly Every Word say nothing of names.
    private func isHeading(_ tokens: [NameTokens.Token]) -> Bool {
        let words = tokens.filter { $0.shape != .number && $0.range.count > 3 }
        guard words.count >= 5 else { return false }
        return words.count { $0.shape != .small } * 10 >= words.count * 8
    }
}

/// One sentence's words, read from the first to the last.
private struct NameRow {
    let bytes: [UInt8]
    let tokens: [NameTokens.Token]
    let sentence: Int
    let language: Language
    let demonyms: Set<String>
    let places: Set<String>

    mutating func names() -> [FoundName] {
        var names: [FoundName] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].shape == .capital || tokens[index].shape == .capitals else {
                index += 1
                continue
            }
            let end = runEnd(from: index)
            names += cut(index..<end)
            index = end
        }
        return names
    }

    private func word(_ index: Int) -> String {
        tokens.indices.contains(index) ? NormalText(written(tokens[index].range)).text : ""
    }

    private func written(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// What stands between a token and the next: a single blank, or an initial's stop, binds.
    private func binds(_ left: Int, _ right: Int) -> Bool {
        let gap = bytes[tokens[left].end..<tokens[right].range.lowerBound]
        if gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0]) { return !tokens[left].isPossessive }
        // К. Токаев, К.-Ж. Токаев, RFE / RL, Belt & Road.
        let isInitial = tokens[left].range.count <= 2
        if isInitial, gap.first == 0x2E, gap.dropFirst().allSatisfy({ $0 == 0x20 || $0 == 0x2D }) { return true }
        if gap.elementsEqual([0x20, 0x2F, 0x20]) {
            return tokens[left].shape == .capitals && tokens[right].shape == .capitals
        }
        return gap.elementsEqual([0x20, 0x26, 0x20])
    }

    private func isName(_ index: Int) -> Bool {
        tokens[index].shape == .capital || tokens[index].shape == .capitals
    }

    /// The end of the sequence that begins at a capital: capitals, and small words that are known to stand inside names.
    private func runEnd(from start: Int) -> Int {
        var end = start + 1
        var hasHead = NameLexicon.bodyKind(word(start)) != nil
        while end < tokens.count {
            if binds(end - 1, end), isName(end) {
                if NameLexicon.bodyKind(word(end)) != nil { hasHead = true }
                end += 1
                continue
            }
            // The people's own service: RFE/RL's Kazakh Service.
            if tokens[end - 1].isPossessive, isName(end), isBlank(end - 1, end), serviceEnd(end) != nil {
                end = serviceEnd(end) ?? end
                continue
            }
            let small = word(end)
            if binds(end - 1, end), NameLexicon.kinship.contains(small) {
                end += 1
                continue
            }
            guard language.base == .english, binds(end - 1, end) else { break }
            var next = end + 1
            let isOf = NameLexicon.particles.contains(small)
            let isAnd = small == "and" && hasHead
            guard isOf || isAnd, next < tokens.count, isBlank(end, next) else { break }
            if small == "of" || small == "for", word(next) == "the", next + 1 < tokens.count, isBlank(next, next + 1) {
                next += 1
            }
            guard isName(next) else { break }
            // "President of Kazakhstan" is a title, "Bank of China" a name.
            if small == "of" || small == "for" {
                guard !NameLexicon.isTitle(word(end - 1)), !NameLexicon.calendar.contains(word(end - 1)) else { break }
                guard hasHead || (start..<end).contains(where: { NameLexicon.bodyKind(word($0)) != nil }) else { break }
            }
            // "Ministry of Justice and Tokayev": only within what the head governs.
            if isAnd {
                let governs = (start..<end).contains { ["of", "for"].contains(word($0)) }
                guard governs, next + 1 >= tokens.count || !NameLexicon.speech.contains(word(next + 1)) else { break }
            }
            end = next + 1
            // "Center for Assessments and Forecasts Igor Pankratenko": a person begins.
            if isAnd {
                while end < tokens.count, binds(end - 1, end), isName(end), Self.afterAnd.contains(word(end)) {
                    end += 1
                }
                break
            }
        }
        if language.base == .russian { end = russianEnd(start, end) }
        if language.base == .kazakh, language.rawValue == "kk" { end = kazakhEnd(start, end) }
        return end
    }

    private static let afterAnd: Set<String> = [
        "affairs", "development", "integration", "resources", "infrastructure", "protection", "security", "industry",
        "trade",
        "communications", "research", "studies",
    ]

    private func isBlank(_ left: Int, _ right: Int) -> Bool {
        bytes[tokens[left].end..<tokens[right].range.lowerBound].elementsEqual([0x20])
    }

    /// "Kazakh Service" behind an outlet's possessive.
    private func serviceEnd(_ start: Int) -> Int? {
        guard start + 1 < tokens.count, demonyms.contains(word(start)), word(start + 1) == "service", isName(start + 1)
        else { return nil }
        return start + 2
    }

    /// Министерство иностранных дел, Банк развития Китая: what the head governs stands in the genitive.
    private func russianEnd(_ start: Int, _ end: Int) -> Int {
        guard end == start + 1, NameLexicon.bodyKind(word(start)) != nil else { return end }
        var last = end
        while last < tokens.count, last - start <= 4, binds(last - 1, last) {
            let next = word(last)
            if isName(last) {
                last += 1
                break
            }
            guard
                ["ых", "их", "ого", "его", "ой", "ей", "ии", "ия", "ства", "ности", "дел", "финансов", "ов"].contains(
                    where: next.hasSuffix), next.count > 2, !CommonWords.contains(next, language)
            else { break }
            last += 1
        }
        return last
    }

    /// Сыртқы істер министрлігі, Ұлттық банк: the head stands last.
    private func kazakhEnd(_ start: Int, _ end: Int) -> Int {
        var next = end
        while next < tokens.count, next - end < 3, binds(next - 1, next) {
            let small = word(next)
            if NameLexicon.bodyKind(small) != nil, !NameLexicon.isTitle(small) { return next + 1 }
            if CommonWords.contains(small, language) || NameLexicon.speech.contains(small) { break }
            next += 1
        }
        return end
    }

    // MARK: - From a sequence to names

    /// Titles and peoples before a name are cues, not parts of it.
    private func cut(_ run: Range<Int>) -> [FoundName] {
        var start = run.lowerBound
        var end = run.upperBound
        var cues: [String] = []
        let isAtStart = start == 0 || startsQuote(start)
        var titleIsLast = false
        // A head further on makes it a body's name: "Kazakh Democratic Party", "Foreign Ministry".
        let bodies = run.compactMap { NameLexicon.bodyKind(word($0)) }
        while start < end {
            let text = word(start)
            let rest = end - start
            if NameLexicon.isTitle(text), !(bodies.isEmpty == false && NameLexicon.bodyKind(text) != nil && rest > 1) {
                if !bodies.isEmpty, rest > 1, !hasTitleRow(start, end) { break }
                cues.append(text)
                titleIsLast = true
            } else if bodies.isEmpty, let length = placeLength(start, end), isGoverned(start) {
                // Behind "ambassador to", "scholar of": the place is the title's.
                start += length
                continue
            } else if rest > 1, bodies.isEmpty, isDemonym(text) {
                cues.append(text)
            } else if rest > 1, NameLexicon.besideTitles.contains(text), hasTitleRow(start, end) {
                cues.append(text)
            } else if start == run.lowerBound, isAtStart, rest > 1, isOrdinary(text) {
                // The sentence's first word.
            } else {
                break
            }
            start += 1
            // "Ambassador to China Murat Avezov": the title's own place.
            if titleIsLast, start == end { break }
        }
        while end > start, NameLexicon.calendar.contains(word(end - 1)) || isOrdinaryEnd(end - 1, start) { end -= 1 }
        while end > start, NameLexicon.particles.contains(word(start)) || word(start) == "the" { start += 1 }
        guard start < end else { return [] }
        return [found(start..<end, of: run, cues: cues, isAtStart: isAtStart)].compactMap(\.self)
    }

    /// kazakh, kazakh-chinese, eurasian.
    private func isDemonym(_ text: String) -> Bool {
        demonyms.contains(text) || NameLexicon.calendar.contains(text)
            || text.contains("-") && text.split(separator: "-").allSatisfy { demonyms.contains(String($0)) }
    }

    /// How many words from here on are a place's name, with others left behind it.
    private func placeLength(_ start: Int, _ end: Int) -> Int? {
        for length in [2, 1] where start + length < end {
            if places.contains((start..<(start + length)).map(word).joined(separator: " ")) { return length }
        }
        return nil
    }

    /// Behind a small word that governs a place.
    private func isGoverned(_ start: Int) -> Bool {
        start > 0 && ["to", "of", "in", "for", "from", "в", "во", "по"].contains(word(start - 1))
    }

    /// From here to a title only what stands beside titles.
    private func hasTitleRow(_ start: Int, _ end: Int) -> Bool {
        for index in start..<end {
            let text = word(index)
            if NameLexicon.isTitle(text) { return true }
            if !NameLexicon.besideTitles.contains(text), !demonyms.contains(text) { return false }
        }
        return false
    }

    private func isOrdinary(_ text: String) -> Bool {
        CommonWords.contains(text, language) || text.count == 1 && text != "о"
    }
    private func isOrdinaryEnd(_ index: Int, _ start: Int) -> Bool {
        index > start && tokens[index].shape == .capital && NameLexicon.particles.contains(word(index))
    }

    private func startsQuote(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let gap = bytes[tokens[index - 1].end..<tokens[index].range.lowerBound]
        return gap.contains(0x3A) || gap.contains(0x22) || gap.contains(0x0A)
            || gap.starts(with: [0x20, 0xE2, 0x80, 0x9C])
    }

    private func found(_ part: Range<Int>, of run: Range<Int>, cues: [String], isAtStart: Bool) -> FoundName? {
        let last = part.upperBound - 1
        let range = tokens[part.lowerBound].range.lowerBound..<tokens[last].range.upperBound
        let text = written(range).split { $0 == " " || $0 == "\u{A0}" || $0 == "\n" }.joined(separator: " ")
        let first = word(part.lowerBound)
        if part.count == 1 {
            guard text.unicodeScalars.count > 1, !demonyms.contains(first), !NameLexicon.calendar.contains(first),
                !isOrdinary(first), !NameLexicon.isTitle(first), !isPeople(first)
            else { return nil }
        }
        var role = cues
        var kind: NameKind? = cues.contains(where: NameLexicon.isTitle) ? .person : nil
        if let body = bodyKind(part) { kind = body }
        let before = before(part.lowerBound - cues.count, run)
        if kind == nil || kind == .person, !before.role.isEmpty { role = before.role + role }
        let behind = after(last)
        kind = kind ?? before.kind ?? behind.kind
        if role.isEmpty, let words = behind.role { role = [words] }
        if kind == nil, tokens[part.lowerBound].isCamel, part.count == 1 { kind = .organisation }
        let hasArticle = before.hasArticle && cues.isEmpty
        if kind == .person, hasArticle, part.count > 1 { kind = nil }
        return FoundName(
            text: text, range: range, sentence: sentence, kind: kind,
            role: role.isEmpty ? nil : role.suffix(5).joined(separator: " "),
            isInitial: part.lowerBound == run.lowerBound && isAtStart, hasArticle: hasArticle)
    }

    /// Kazakhs, Uyghurs, anti-Chinese, Казахстанский: forms of a people's name.
    private func isPeople(_ text: String) -> Bool {
        if text.hasSuffix("s"), demonyms.contains(String(text.dropLast())) { return true }
        if let hyphen = text.lastIndex(of: "-") {
            let tail = String(text[text.index(after: hyphen)...])
            if demonyms.contains(tail) || CommonWords.contains(tail, language) { return true }
        }
        return language.base == .russian
            && ["ский", "ская", "ское", "ские", "ского", "ской", "ских", "ским", "скому", "скую"]
                .contains(where: text.hasSuffix)
            && text.count > 7
    }

    private func bodyKind(_ part: Range<Int>) -> NameKind? {
        // The head of "Ministry of Justice" stands first, that of "Radio Free Asia" too, that of "Kazakh Democratic Party" last.
        let heads = part.filter { NameLexicon.bodyKind(word($0)) != nil }
        guard part.count > 1, let head = heads.first else { return nil }
        return NameLexicon.bodyKind(word(head))
    }

    /// What stands before: "the", "journalist", "news agency", "minister of national economy,".
    private func before(_ start: Int, _ run: Range<Int>) -> (kind: NameKind?, role: [String], hasArticle: Bool) {
        guard start > 0 else { return (nil, [], false) }
        let gap = bytes[tokens[start - 1].end..<tokens[start].range.lowerBound]
        let isClose =
            gap.elementsEqual([0x20]) || gap.elementsEqual([0x20, 0xC2, 0xAB]) || gap.elementsEqual([0x20, 0x22])
            || gap.elementsEqual([0x20, 0xE2, 0x80, 0x9C])
        let isComma = gap.elementsEqual([0x2C, 0x20])
        guard isClose || isComma else { return (nil, [], false) }
        let previous = word(start - 1)
        if isClose, previous == "the" { return (nil, [], true) }
        if isClose, NameLexicon.isPlaceCue(previous) { return (.place, [], false) }
        if isClose, previous == "of", start > 1, NameLexicon.isPlaceCue(word(start - 2)) { return (.place, [], false) }
        // Back to a title, over what may stand behind one: "ambassador to Kazakhstan Zhang Xiao".
        var role: [String] = []
        var index = start - 1
        var isBody: NameKind?
        while index >= 0, start - index <= 5 {
            let text = word(index)
            if index < start - 1 {
                let gap = bytes[tokens[index].end..<tokens[index + 1].range.lowerBound]
                guard gap.elementsEqual([0x20]) else { break }
            }
            if index == start - 1, isClose, NameLexicon.organisationCues.contains(text) { isBody = .organisation }
            if index == start - 1, isClose, let kind = NameLexicon.bodyKind(text), language.base != .english {
                isBody = kind
            }
            // Another name: what stands before it is its own.
            if isName(index), !NameLexicon.isTitle(text), !isDemonym(text), !places.contains(text),
                NameLexicon.bodyKind(text) == nil
            {
                break
            }
            role.insert(text, at: 0)
            if let isBody { return (isBody, [], false) }
            if NameLexicon.isTitle(text) {
                if index > 0, demonyms.contains(word(index - 1)) { role.insert(word(index - 1), at: 0) }
                return (.person, role, false)
            }
            if isComma, start - index > 4 { break }
            if !isClose, !isComma { break }
            if ["and", "in", "said", "with", "by", "from", "и", "в", "с", "и", "және"].contains(text) { break }
            index -= 1
        }
        return (nil, [], false)
    }

    /// What stands behind: "said", ", which is chaired", "region".
    private func after(_ last: Int) -> (kind: NameKind?, role: String?) {
        guard last + 1 < tokens.count else { return (nil, nil) }
        let gap = bytes[tokens[last].end..<tokens[last + 1].range.lowerBound]
        let next = word(last + 1)
        if gap.elementsEqual([0x20]) {
            if NameLexicon.speech.contains(next) { return (.person, nil) }
            if NameLexicon.isPlaceCue(next), !tokens[last].isPossessive { return (.place, nil) }
            if NameLexicon.organisationCues.contains(next), !tokens[last].isPossessive { return (.organisation, nil) }
        }
        if gap.elementsEqual([0x2C, 0x20]), next == "which" || next == "a" || next == "an" || next == "the" {
            for index in (last + 2)..<min(last + 6, tokens.count) where index < tokens.count {
                let text = word(index)
                if NameLexicon.isTitle(text) { return (.person, text) }
                if NameLexicon.organisationCues.contains(text) || NameLexicon.bodyKind(text) != nil {
                    return (.organisation, apposition(last + 2))
                }
            }
        }
        if gap.elementsEqual([0x2C, 0x20]), NameLexicon.speech.contains(next) { return (.person, nil) }
        if gap.elementsEqual([0x2C, 0x20]), NameLexicon.isTitle(next) { return (.person, next) }
        return (nil, nil)
    }

    /// The words up to the next comma, at most six: "kazak service of rfe / rl".
    private func apposition(_ start: Int) -> String? {
        var words: [String] = []
        for index in start..<min(start + 6, tokens.count) {
            words.append(word(index))
            guard index + 1 < tokens.count else { break }
            let gap = bytes[tokens[index].end..<tokens[index + 1].range.lowerBound]
            if gap.contains(0x2C) || gap.contains(0x2E) { break }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
