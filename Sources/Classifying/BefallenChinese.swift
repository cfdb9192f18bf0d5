import Model
import Watching

/// Whom it befell, in a Chinese sentence: the name before 被捕, 获刑, 失踪, behind 逮捕 or 判处, between 将 and 带走.
///
/// Chinese has no capitals: a name is a run of the characters that foreign names are written with, at the start of a clause or
/// behind what the person is (牧民, 公务员). Verbs are looked for first, so that most sentences cost one walk.
struct BefallenChinese {
    struct Finding {
        /// Bytes of the article.
        var range: Range<Int>
        var part: Role.Part
        /// An actor of the watchlist; nil: a person whom it doesn't know.
        var actor: Int?
    }

    private let letters: [Unicode.Scalar]
    /// Bytes of the article at which each letter begins, and the end.
    private let offsets: [Int]
    /// By letter: the actor named there, and letters of places.
    private var actors: [Int: (end: Int, actor: Int)] = [:]
    private var isPlace: [Bool]
    /// Longer sentences are lists.
    private static let mostLetters = 400

    private static let passives = lists(
        """
        被捕 被抓 被拘 被关 被带走 被判 被逮捕 被扣 被囚 被遣返 被引渡 被释放 被送 被羁押 被监禁 被起诉 被失踪 被绑架 被送进 被送入 被强行 被控 遭拘 遭逮捕
        遭抓 遭捕 遭关押 遭判 遭扣 获刑 获释 失踪 入狱 出狱 下落不明 锒铛入狱 死于狱中 服刑 被驱逐
        """)
    private static let actives = lists("逮捕 拘留 抓走 抓捕 扣押 带走 判处 释放 遣返 引渡 关押 羁押 绑架 拘捕 拘押 扣留 抓了")
    private static let behindTheme = lists("带走 逮捕 遣返 引渡 关押 拘留 关进 送进 送入 释放 抓走 判处 驱逐")
    private static let kin = lists("妻子 丈夫 哥哥 弟弟 姐姐 妹妹 父亲 母亲 儿子 女儿 亲属 家属 家人 兄弟 朋友 亲友 支持者 父母 的妻 的夫")
    private static let speech = lists("说 表示 称 告诉 呼吁 要求 讲述 透露 请求")
    /// What a person is: a name follows.
    private static let persons = lists(
        """
        公务员 牧民 学生 商人 教师 阿訇 伊玛目 男子 女子 青年 人士 公民 诗人 作家 活动家 活动人士 农民 居民 医生 歌手 音乐家 学者 教授 博主 记者 编辑 企业家 护士
        哈萨克人 哈萨克族 维吾尔人 维吾尔族 柯尔克孜族 吉尔吉斯人 干部 工人 司机 妇女 老人 村民 翻译 难民 寻求庇护者 组织者 发起人 名叫 名为 叫 丈夫 妻子 儿子 女儿
        哥哥 弟弟 父亲 母亲 女士 先生 出版人 导演 律师 毛拉 参加者 参与者 示威者 抗议者
        """)
    private static let judges = lists("法官 检察官 警官 审判长 公诉人")
    /// What may stand behind a name before its verb.
    private static let follows = Set("于在已也曾昨今因被遭、和与等及，,（(的将又近去本前两三四五六七八九十一二0123456789仍还均都同获失服入出下死锒".unicodeScalars)
    private static let stops = Set("。；！？;!?：:“”「」\n".unicodeScalars)

    private static func lists(_ text: String) -> [[Unicode.Scalar]] {
        text.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    }

    init?(_ copy: Copy, sentence: Int, gazetteer: Gazetteer) {
        let range = copy.sentences[sentence].range
        guard range.count <= Self.mostLetters * 3 else { return nil }
        var letters: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var offset = range.lowerBound
        for letter in copy.text(range).unicodeScalars {
            letters.append(letter)
            offsets.append(offset)
            offset += UTF8.width(letter)
        }
        offsets.append(offset)
        self.letters = letters
        self.offsets = offsets
        isPlace = [Bool](repeating: false, count: letters.count)
        for hit in copy.hitsOf[sentence] {
            let hit = copy.hits[hit]
            guard let start = offsets.firstIndex(where: { $0 >= hit.range.lowerBound }), start < letters.count else {
                continue
            }
            let end = min(letters.count, offsets.firstIndex { $0 >= hit.range.upperBound } ?? letters.count)
            switch hit.term {
            case .actor(let index): actors[start] = (max(end, start + 1), index)
            case .place, .demonym: for index in start..<max(start, end) { isPlace[index] = true }
            default: continue
            }
        }
    }

    func read() -> [Finding] {
        var findings: [Finding] = []
        func add(_ names: [(range: Range<Int>, actor: Int?)], _ part: Role.Part) {
            for name in names {
                let bytes = offsets[name.range.lowerBound]..<offsets[name.range.upperBound]
                if !findings.contains(where: { $0.range.overlaps(bytes) }) {
                    findings.append(Finding(range: bytes, part: part, actor: name.actor))
                }
            }
        }
        var index = 0
        while index < letters.count {
            if let verb = word(Self.passives, at: index) {
                let (names, isKin) = before(index)
                add(names, isKin ? .relative : .detainee)
                index += verb
            } else if let verb = word(Self.actives, at: index), !isPassive(index) {
                add(behind(index + verb), .detainee)
                index += verb
            } else if letters[index] == "将" || letters[index] == "把" {
                let names = behind(index + 1)
                if let last = names.last,
                    word(Self.behindTheme, at: last.range.upperBound) != nil
                        || word(Self.behindTheme, at: last.range.upperBound + 2) != nil
                {
                    add(names, .detainee)
                }
                index += 1
            } else if let title = word(Self.judges, at: index) {
                if let name = name(at: index + title) { add([name], .authority) }
                index += title
            } else if letters[index] == "的", let kin = word(Self.kin, at: index + 1),
                let name = nameEnding(at: index), speaks(behind: index + 1 + kin)
            {
                add([name], .detainee)
                index += kin
            } else {
                index += 1
            }
        }
        return findings
    }

    /// Names behind one of the titles, wherever they stand: organisers, participants.
    func names(behind titles: [String]) -> [Finding] {
        let titles = titles.map { Array($0.unicodeScalars) }
        return letters.indices.compactMap { index in
            guard let title = word(titles, at: index), let name = name(at: index + title) else { return nil }
            return Finding(
                range: offsets[name.range.lowerBound]..<offsets[name.range.upperBound], part: .organiser,
                actor: name.actor)
        }
    }

    /// The length of the word of the list that stands here.
    private func word(_ list: [[Unicode.Scalar]], at index: Int) -> Int? {
        list.first { word in
            index >= 0 && index + word.count <= letters.count
                && letters[index..<(index + word.count)].elementsEqual(word)
        }?.count
    }

    /// Whether the relatives speak, before anything is said to have befallen them.
    private func speaks(behind index: Int) -> Bool {
        for next in index..<max(index, min(letters.count, index + 8)) {
            if word(Self.passives, at: next) != nil { return false }
            if word(Self.speech, at: next) != nil { return true }
        }
        return false
    }

    private func isPassive(_ index: Int) -> Bool {
        (1...3).contains { index - $0 >= 0 && (letters[index - $0] == "被" || letters[index - $0] == "遭") }
    }

    /// The names nearest before a verb in its clause; and whether it was their relatives whom it befell.
    private func before(_ verb: Int) -> (names: [(range: Range<Int>, actor: Int?)], isKin: Bool) {
        var start = verb
        // A comma ends the clause, unless the name is all that stands before it.
        while start > 0, verb - start < 40, !Self.stops.contains(letters[start - 1]), letters[start - 1] != "，",
            letters[start - 1] != ","
        {
            start -= 1
        }
        var names: [(range: Range<Int>, actor: Int?)] = []
        var index = start
        while index < verb {
            if let name = name(
                at: index,
                isOpen: index == start || isBehindPerson(index) || isListed(index, names) || startsDotted(index))
            {
                names.append(name)
                index = name.range.upperBound
            } else {
                index += 1
            }
        }
        guard let last = names.last, last.range.upperBound <= verb else { return ([], false) }
        let between = last.range.upperBound..<verb
        // "N的案件": another thing is the subject; "N的妻子": another person.
        if !between.isEmpty, letters[between.lowerBound] == "的" {
            let isKin = word(Self.kin, at: between.lowerBound + 1) != nil
            return isKin ? ([last], true) : ([], false)
        }
        // Somebody speaks in between: another clause.
        if between.contains(where: { word(Self.speech, at: $0) != nil }) { return ([], false) }
        // Only names that a list joins share the verb.
        var group = [last]
        for name in names.dropLast().reversed() {
            guard let first = group.first, first.range.lowerBound - name.range.upperBound == 1,
                "、和与及".unicodeScalars.contains(letters[name.range.upperBound])
            else { break }
            group.insert(name, at: 0)
        }
        return (group, false)
    }

    /// Names behind a verb, over what the persons are, joined by 、 and 和.
    private func behind(_ index: Int) -> [(range: Range<Int>, actor: Int?)] {
        var next = index
        if next < letters.count, letters[next] == "了" { next += 1 }
        let limit = next + 12
        while next < limit, next < letters.count {
            if let name = name(at: next, isOpen: next == index || isBehindPerson(next)) {
                var names = [name]
                while let last = names.last, last.range.upperBound < letters.count,
                    "、和与及".unicodeScalars.contains(letters[last.range.upperBound]),
                    let more = self.name(at: last.range.upperBound + 1)
                {
                    names.append(more)
                }
                // The verb's object may be their relatives.
                if let last = names.last, last.range.upperBound < letters.count, letters[last.range.upperBound] == "的" {
                    return []
                }
                return names
            }
            guard letters[next].properties.isAlphabetic || letters[next].properties.numericType != nil else {
                return []
            }
            next += 1
        }
        return []
    }

    private func isBehindPerson(_ index: Int) -> Bool {
        Self.persons.contains { word in
            index >= word.count && letters[(index - word.count)..<index].elementsEqual(word)
        }
    }

    private func isListed(_ index: Int, _ names: [(range: Range<Int>, actor: Int?)]) -> Bool {
        guard let last = names.last, index > 0 else { return false }
        return last.range.upperBound == index - 1 && "、和与及".unicodeScalars.contains(letters[index - 1])
    }

    /// Whether a name with a dot in it, as only foreign ones have, can begin here: 村的艾多斯·马拉特汗.
    private func startsDotted(_ index: Int) -> Bool {
        guard index == 0 || isPlace[index - 1] || !isSound(index - 1, isDotted: true) else { return false }
        // The end of what a person is is no beginning of a name: 护士.
        let isWithin = Self.persons.contains { word in
            (1..<max(1, word.count)).contains { index >= $0 && self.word([word], at: index - $0) != nil }
        }
        return !isWithin && isDotted(index)
    }

    /// Whether the name that begins here has a dot behind its first part.
    private func isDotted(_ start: Int) -> Bool {
        for next in start..<min(start + 8, letters.count) {
            if Self.dots.contains(letters[next]) { return next - start >= 2 }
            guard isSound(next, isDotted: true) else { return false }
        }
        return false
    }

    private static let dots = Set("·・‧•".unicodeScalars)
    /// What only names from Turkic languages are written with, and much else besides: it counts in a name with a dot.
    private static let rarely = Set("汗木合力买则佳肉提".unicodeScalars)

    private func isSound(_ index: Int, isDotted: Bool) -> Bool {
        NameFinderChinese.isSound(letters[index]) || isDotted && Self.rarely.contains(letters[index])
    }

    /// The name that ends here.
    private func nameEnding(at end: Int) -> (range: Range<Int>, actor: Int?)? {
        for start in stride(from: max(0, end - 16), to: end - 1, by: 1) {
            let isOpen = start == 0 || !letters[start - 1].properties.isAlphabetic || isBehindPerson(start)
            if let name = name(at: start, isOpen: isOpen), name.range.upperBound == end { return name }
        }
        return nil
    }

    /// - Parameter isOpen: false: only an actor of the watchlist can begin here.
    private func name(at start: Int, isOpen: Bool = true) -> (range: Range<Int>, actor: Int?)? {
        guard start < letters.count else { return nil }
        if let known = actors[start] { return (start..<min(known.end, letters.count), known.actor) }
        guard isOpen, !isPlace[start] else { return nil }
        var end = start
        var hasDot = false
        let isDotted = isDotted(start)
        while end < letters.count, end - start < 20, !isPlace[end], actors[end] == nil {
            if isSound(end, isDotted: isDotted) {
                end += 1
            } else if Self.dots.contains(letters[end]), end > start, end + 1 < letters.count,
                isSound(end + 1, isDotted: isDotted)
            {
                hasDot = true
                end += 1
            } else {
                break
            }
        }
        while end > start, !NameFinderChinese.isEnd(letters[end - 1]),
            !(hasDot && Self.rarely.contains(letters[end - 1]))
        {
            end -= 1
        }
        // 提前: ahead of time, behind a name that could end in 提.
        if end > start, end < letters.count, letters[end - 1] == "提", letters[end] == "前" { end -= 1 }
        guard end - start >= (hasDot ? 4 : 3) else { return nil }
        guard
            hasDot || end == letters.count || Self.follows.contains(letters[end])
                || !letters[end].properties.isAlphabetic
                || word(Self.passives, at: end) != nil || word(Self.actives, at: end) != nil
                || word(Self.behindTheme, at: end) != nil || word(Self.speech, at: end) != nil
                || word([["组", "织"], ["发", "起"], ["号", "召"], ["年"], ["月"], ["有", "期"], ["无", "期"]], at: end) != nil
        else { return nil }
        return (start..<end, nil)
    }
}
