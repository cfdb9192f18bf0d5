import Model
import Watching

/// The words of one sentence, with what each tells of the people, offices and states named in it. For languages that
/// write words; Chinese is read by `CastChinese`.
struct Cast {
    /// What stands between two words.
    enum Gap { case blank, comma, stop }

    struct Word {
        var range: Range<Int>
        var shape: NameTokens.Shape
        var cue: CastCue
        var isPossessive: Bool
        /// Before it.
        var gap: Gap
        /// A place or its people: may stand before a person's name, and is no part of one.
        var isPlace: Bool
        /// Index into `names`.
        var name: Int?
    }

    /// Who or what is named.
    enum Party: Hashable {
        case actor(Int)
        /// Countries and venues.
        case place(Int)
        /// A people or adjective of a country.
        case demonym(Int)
        /// Somebody whom the watchlist doesn't know.
        case person
    }

    struct Name {
        var words: Range<Int>
        var party: Party
        /// As written, without a possessive ending.
        var text: [String]
    }

    let language: Language
    private(set) var words: [Word] = []
    private(set) var names: [Name] = []

    /// Longer sentences are lists.
    private static let mostWords = 120
    private static let mostNames = 40

    /// - Parameter wantsPersons: false: only those whom the watchlist knows.
    init?(_ copy: Copy, sentence: Int, language: Language, gazetteer: Gazetteer) {
        guard let table = CastCues.table(language) else { return nil }
        self.language = language
        let tokens = NameTokens.split(copy.bytes, in: copy.sentences[sentence].range)
        guard tokens.count <= Self.mostWords else { return nil }
        words.reserveCapacity(tokens.count)
        for (index, token) in tokens.enumerated() {
            words.append(
                Word(
                    range: token.range, shape: token.shape, cue: table.cues(copy.bytes, token.range),
                    isPossessive: token.isPossessive,
                    gap: index == 0 ? .stop : Self.gap(copy.bytes, tokens[index - 1].end..<token.range.lowerBound),
                    isPlace: false))
        }
        takeKnown(copy, sentence, gazetteer)
        findPersons(copy)
    }

    private static func gap(_ bytes: [UInt8], _ range: Range<Int>) -> Gap {
        var gap = Gap.blank
        for byte in bytes[range] {
            switch byte {
            case 0x20, 0xC2, 0xA0, 0x0A: continue
            // Quotation marks bind no less than blanks do.
            case 0x22, 0xAB, 0xBB, 0xE2, 0x80, 0x9C, 0x9D: continue
            case 0x2C: gap = .comma
            default: return .stop
            }
        }
        return gap
    }

    // MARK: - Known names

    private mutating func takeKnown(_ copy: Copy, _ sentence: Int, _ gazetteer: Gazetteer) {
        var next = 0
        for hit in copy.hitsOf[sentence] {
            let hit = copy.hits[hit]
            let party: Party?
            switch hit.term {
            case .actor(let index): party = .actor(index)
            case .place(let index): party = [1, 4].contains(gazetteer.depths[index]) ? .place(index) : nil
            case .demonym(let index): party = gazetteer.depths[index] == 1 ? .demonym(index) : nil
            default: continue
            }
            while next < words.count, words[next].range.upperBound <= hit.range.lowerBound { next += 1 }
            var end = next
            while end < words.count, words[end].range.lowerBound < hit.range.upperBound { end += 1 }
            guard next < end else { continue }
            let isActor = if case .actor = hit.term { true } else { false }
            for index in next..<end where !isActor && words[index].name == nil { words[index].isPlace = true }
            // A name inside another is the other's: the embassy of China.
            guard let party, words[next].name == nil, names.count < Self.mostNames else { continue }
            for index in next..<end { words[index].name = names.count }
            names.append(Name(words: next..<end, party: party, text: [copy.text(hit.range)]))
        }
    }

    // MARK: - Persons

    private mutating func findPersons(_ copy: Copy) {
        guard !isHeading || words.last.map({ isStopped(copy, $0.range.upperBound) }) == true else { return }
        var index = 0
        while index < words.count {
            guard isCapital(index) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < words.count, binds(end, copy), isCapital(end) || isKinship(end, copy) { end += 1 }
            if names.count < Self.mostNames { takePerson(index..<end, copy) }
            index = end
        }
        names.sort { $0.words.lowerBound < $1.words.lowerBound }
        for (number, name) in names.enumerated() { for index in name.words { words[index].name = number } }
    }

    /// Capitals On Nearly Every Word say nothing of names.
    private var isHeading: Bool {
        let long = words.filter { $0.shape != .number && $0.range.count > 3 && $0.name == nil && !$0.isPlace }
        return long.count >= 5 && long.count { $0.shape != .small } * 10 >= long.count * 8
    }

    /// A heading has no full stop.
    private func isStopped(_ copy: Copy, _ end: Int) -> Bool {
        copy.bytes[end...].prefix(4).contains { $0 == 0x2E || $0 == 0x3B || $0 == 0x21 }
    }

    private func isCapital(_ index: Int) -> Bool {
        let word = words[index]
        guard word.name == nil, !word.isPlace else { return false }
        return word.shape == .capital || word.shape == .capitals && word.range.count <= 2
    }

    /// uly, кызы: behind a father's name.
    private func isKinship(_ index: Int, _ copy: Copy) -> Bool {
        words[index].shape == .small && words[index].range.count <= 10
            && NameLexicon.kinship.contains(copy.text(words[index].range))
    }

    private func binds(_ index: Int, _ copy: Copy) -> Bool {
        let before = words[index - 1]
        guard !before.isPossessive else { return false }
        let gap = copy.bytes[before.range.upperBound..<words[index].range.lowerBound]
        if gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0]) { return true }
        // An initial: К. Токаев.
        return before.range.count <= 2 && gap.first == 0x2E && gap.dropFirst().allSatisfy { $0 == 0x20 }
    }

    private mutating func takePerson(_ run: Range<Int>, _ copy: Copy) {
        var run = run
        func isPlain(_ index: Int) -> Bool { words[index].cue.isDisjoint(with: .unlikeNames) }
        // Radio Azattyk, Nurly Investment Fund: no person.
        let isBody = run.filter { words[$0].cue.has([.body, .bank]) }
        // But: Полиция Ерлан Сәбитовті ұстады.
        let isSubject = isBody == [0] && run.count > 2 && language.base != .english
        guard isBody.isEmpty || isSubject else { return }
        while let first = run.first, !isPlain(first) || isCommon(first, copy) { run = (first + 1)..<run.upperBound }
        if let stop = run.first(where: { !isPlain($0) }) { run = run.lowerBound..<stop }
        // What a sentence begins with, before a name of two words that stand beside it.
        if run.lowerBound == 0, run.count == 3, !hasPatronymic(run, copy) { run = 1..<3 }
        guard (1...4).contains(run.count), run.allSatisfy({ words[$0].range.count >= 2 }),
            run.contains(where: { words[$0].range.count > 4 }), !isQuoted(run, copy)
        else { return }
        let last = words[run.upperBound - 1]
        guard run.count > 1 || (last.range.count >= 5 && run.lowerBound > 0) else { return }
        // Cyrillic in an English text, and the reverse, is a name in the original.
        names.append(Name(words: run, party: .person, text: run.map { copy.text(words[$0].range) }))
    }

    private func isCommon(_ index: Int, _ copy: Copy) -> Bool {
        (index == 0 || words[index].gap == .stop)
            && CommonWords.contains(copy.text(words[index].range).lowercased(), language)
    }

    private func hasPatronymic(_ run: Range<Int>, _ copy: Copy) -> Bool {
        run.contains { index in
            let word = copy.text(words[index].range)
            return isKinship(index, copy)
                || ["uly", "kyzy", "улы", "ұлы", "кызы", "қызы", "вич", "вна", "вича", "вны", "вну"]
                    .contains { word.hasSuffix($0) }
        }
    }

    /// «Свободная Азия»: a name between quotation marks is a thing's.
    private func isQuoted(_ run: Range<Int>, _ copy: Copy) -> Bool {
        let start = words[run.lowerBound].range.lowerBound
        let end = words[run.upperBound - 1].range.upperBound
        guard start > 0, end < copy.bytes.count else { return false }
        return [0x22, 0xAB, 0x9C].contains(copy.bytes[start - 1])
            && (copy.bytes[end] == 0x22 || copy.bytes[end...].starts(with: [0xC2, 0xBB])
                || copy.bytes[end...].starts(with: [0xE2, 0x80, 0x9D]))
    }

    // MARK: - Reading

    /// What the word tells; nothing beyond the ends.
    func cue(_ index: Int) -> CastCue { words.indices.contains(index) ? words[index].cue : [] }

    /// What stands before the word; beyond the ends nothing goes on.
    func gap(_ index: Int) -> Gap { words.indices.contains(index) ? words[index].gap : .stop }
}
