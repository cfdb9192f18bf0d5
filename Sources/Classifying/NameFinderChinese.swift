/// Names in Chinese text: transliterations by their characters, Chinese names by surname and a title beside, bodies by
/// what they end in.
enum NameFinderChinese {
    /// Characters that Xinhua's tables write foreign names with (世界人名翻译大辞典), the frequent ones.
    private static let sounds = Set(
        """
        阿埃艾安奥昂巴白班邦保鲍贝本比彼边宾别波伯博勃布查察昌茨茨次达大代丹当道德邓迪蒂丁东杜顿多恩尔法凡范方菲费芬丰佛夫弗福
        富盖甘冈高戈格根贡古瓜哈海汉豪赫亨华霍基吉季加贾简杰金津京居卡开凯坎康考科可克肯孔库昆奎拉莱赖兰朗劳勒雷蕾里利莉丽连
        廉列烈林琳留卢鲁路吕伦罗洛马玛迈麦曼芒毛梅门蒙孟米密敏明摩莫默姆穆娜纳奈南内尼妮年宁努诺欧帕派潘庞佩彭皮普齐奇契恰钱
        乔切钦丘瑞若萨塞赛桑瑟沙莎山尚绍舍申生圣施什史士舒朔斯松苏索塔泰坦汤唐陶特滕提田铁廷通图托瓦万汪威韦维温文翁沃乌武西
        希锡夏肖谢辛欣休许雅亚延扬耶叶伊因英尤于约泽扎詹珍哲治朱卓兹佐赞别耐拜江铎姆祖努鲍叶茹热热涅捷缅阔
        """.filter { !$0.isWhitespace })

    /// What transliterations end in.
    private static let ends = Set("夫娃斯克尔德特金科基林诺莫拉娜亚奇里利托多兹库别姆汗拜耶维奥伊卡巴瓦达提莎顿森曼茨什迪奇吉格瑟丽雅柳洛罗尼珍若赫伯勒鲁瑙")

    /// Whether foreign names are written with the character.
    static func isSound(_ letter: Unicode.Scalar) -> Bool {
        sounds.contains(Character(letter)) || "孜娅依江吾".unicodeScalars.contains(letter)
    }
    /// Whether they end in it.
    static func isEnd(_ letter: Unicode.Scalar) -> Bool {
        ends.contains(Character(letter)) || "孜娅依江兰朗杰恩玛扎哈热姆叶".unicodeScalars.contains(letter)
    }

    private static let surnames = Set(
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温胡栗严")

    private static let titles = [
        "国家主席", "主席", "总书记", "总理", "副总理", "部长", "外长", "大使", "总统", "委员长", "市长", "省长", "州长", "董事长", "总经理",
        "行长", "书记", "记者", "律师", "活动人士", "议员", "发言人", "署长", "局长", "校长", "教授", "学者", "导演", "作家", "领导人", "秘书长",
        "司令", "将军", "会长", "主任", "院长",
    ]

    private static let behind = [
        "说", "表示", "称", "在", "到访", "会见", "与", "和", "同", "出席", "访问", "指出", "强调", "认为", "、", "，", ",", "。", "将", "于",
        "主持",
        "宣布", "签署", "是", "等", "见证", "会谈", "抵达", "就", "的", "发表", "）", "(", "（",
    ]

    private static let bodies: [(String, NameKind)] = [
        ("有限公司", .organisation), ("公司", .organisation), ("集团", .organisation), ("银行", .organisation),
        ("基金会", .organisation),
        ("协会", .organisation), ("商会", .organisation), ("通讯社", .organisation), ("通訊社", .organisation),
        ("电台", .organisation),
        ("大学", .organisation), ("研究所", .organisation), ("委员会", .body), ("外交部", .body), ("内政部", .body), ("商务部", .body),
        ("國防部", .body), ("国防部", .body), ("财政部", .body), ("司法部", .body), ("法院", .body), ("检察院", .body), ("民主党", .group),
        ("共产党", .group), ("党", .group), ("运动组织", .group),
    ]

    /// A body's name doesn't reach back over these.
    private static let stops = Set("的与和在对向由是被将据称为同及等了从到于给个家名位这那该一上下中说有以把让使并也其某")

    static func names(_ bytes: [UInt8], _ range: Range<Int>, sentence: Int) -> [FoundName] {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let letters = Array(text)
        var offsets: [Int] = []
        var offset = range.lowerBound
        for letter in letters {
            offsets.append(offset)
            offset += letter.utf8.count
        }
        offsets.append(offset)
        var names: [FoundName] = []
        func add(_ part: Range<Int>, _ kind: NameKind?, _ role: String?) {
            names.append(
                FoundName(
                    text: String(letters[part]), range: offsets[part.lowerBound]..<offsets[part.upperBound],
                    sentence: sentence, kind: kind, role: role, isInitial: false, hasArticle: false))
        }
        var index = 0
        while index < letters.count {
            if let part = body(letters, at: index) {
                add(part.range, part.kind, nil)
                index = part.range.upperBound
            } else if sounds.contains(letters[index]), let end = transliteration(letters, from: index) {
                let role = title(letters, before: index)
                add(
                    index..<end,
                    role == nil && !speaks(letters, end) && !letters[index..<end].contains("·") ? nil : .person, role)
                index = end
            } else if surnames.contains(letters[index]), let end = chinese(letters, from: index) {
                add(index..<end, .person, title(letters, before: index))
                index = end
            } else {
                index += 1
            }
        }
        return names
    }

    private static func has(_ letters: [Character], _ text: String, at index: Int) -> Bool {
        index >= 0 && index + text.count <= letters.count && zip(letters[index...], text).allSatisfy { $0 == $1 }
    }

    private static func title(_ letters: [Character], before index: Int) -> String? {
        titles.first { has(letters, $0, at: index - $0.count) }
    }

    private static func speaks(_ letters: [Character], _ end: Int) -> Bool {
        ["说", "表示", "称", "指出", "强调", "认为"].contains { has(letters, $0, at: end) }
    }

    /// A run of three or more sounds, dots between: 托卡耶夫, 努尔苏丹·纳扎尔巴耶夫.
    private static func transliteration(_ letters: [Character], from start: Int) -> Int? {
        var end = start
        while end < letters.count, end - start < 24 {
            if sounds.contains(letters[end]) {
                end += 1
            } else if ["·", "・", "‧", "-"].contains(letters[end]), end > start, end + 1 < letters.count,
                sounds.contains(letters[end + 1])
            {
                end += 1
            } else {
                break
            }
        }
        // 大 and 于 at the edge are words.
        while end > start, !ends.contains(letters[end - 1]) { end -= 1 }
        guard end - start >= 3 else { return nil }
        // 月, 日 and numbers are none of these; 克里姆林 and other words stay for the reader.
        return end
    }

    /// A surname and one or two characters where a title stands before, or a title or verb behind.
    private static func chinese(_ letters: [Character], from start: Int) -> Int? {
        let before = title(letters, before: start)
        for length in [3, 2] where start + length <= letters.count {
            let given = letters[(start + 1)..<(start + length)]
            guard
                given.allSatisfy({
                    $0.isLetter && !stops.contains($0) && $0.unicodeScalars.allSatisfy { $0.value >= 0x4E00 }
                })
            else { continue }
            let end = start + length
            let isClosed = end == letters.count || behind.contains { has(letters, $0, at: end) }
            if before != nil, isClosed || length == 3 && !behind.contains(where: { has(letters, $0, at: end - 1) }) {
                return end
            }
            if titles.contains(where: { has(letters, $0, at: end) }), start == 0 || !letters[start - 1].isLetter {
                return end
            }
        }
        return nil
    }

    /// The name of a body that begins at `start` and ends in one of `bodies`.
    private static func body(_ letters: [Character], at start: Int) -> (range: Range<Int>, kind: NameKind)? {
        guard isBodyLetter(letters, start),
            start == 0 || !isBodyLetter(letters, start - 1) || isVerb(letters, endingAt: start)
        else { return nil }
        var end = start
        var found: (Range<Int>, NameKind)?
        while end < letters.count, isBodyLetter(letters, end), end - start < 18 {
            if isVerb(letters, at: end) { break }
            for (suffix, kind) in bodies where has(letters, suffix, at: end) && end - start >= 2 {
                found = (start..<(end + suffix.count), kind)
                break
            }
            end += 1
        }
        return found.map { (range: $0.0, kind: $0.1) }
    }

    /// Between a sentence's subject and a body: the body begins behind them.
    private static let verbs = [
        "会见", "介绍", "包括", "文章", "通过", "根据", "签署", "参与", "访问", "表示", "报道", "转述", "成立", "要求", "认为", "批准", "提供", "来自",
        "获得", "讨论", "并非", "计划",
    ]
    /// In which a stop character is none.
    private static let wholes = ["中国", "自由", "中央", "中亚", "中信", "上海", "对外", "和平", "中心", "个人", "中华"]

    private static func isVerb(_ letters: [Character], at index: Int) -> Bool {
        verbs.contains { has(letters, $0, at: index) }
    }

    private static func isVerb(_ letters: [Character], endingAt index: Int) -> Bool {
        verbs.contains { has(letters, $0, at: index - $0.count) }
    }

    private static func isBodyLetter(_ letters: [Character], _ index: Int) -> Bool {
        let letter = letters[index]
        guard let scalar = letter.unicodeScalars.first,
            scalar.value >= 0x4E00 && scalar.value < 0xA000 || scalar.properties.isAlphabetic && scalar.isASCII
        else { return false }
        return !stops.contains(letter)
            || wholes.contains { has(letters, $0, at: index) || has(letters, $0, at: index - 1) }
    }
}
