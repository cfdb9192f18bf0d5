/// Who says something in a Chinese sentence: 警方表示, 据…称, 外交部发言人说.
enum SpeakersChinese {
    /// Bytes; an empty name is "he said".
    struct Found {
        var name: Range<Int>
        var range: Range<Int>
    }

    /// 表示 and its like say something wherever they stand; 说, 称 only before a mark or a number, else they are part of another
    /// word (名称, 传说).
    private static let verbs: [(bytes: [UInt8], isPlain: Bool)] =
        [
            "表示", "指出", "宣布", "透露", "证实", "强调", "报道说", "报道称", "报道", "声称", "宣称", "估计", "承认", "介绍说", "告诉",
        ].map { (Array($0.utf8), true) } + ["说", "称"].map { (Array($0.utf8), false) }
    private static let openers = ["根据", "据"].map { Array($0.utf8) }
    private static let enders = ["报道", "消息", "统计", "数据", "的说法", "估计", "介绍", "透露", "表示", "称", "说", "披露", "发布"].map {
        Array($0.utf8)
    }
    private static let pronouns = ["他", "她", "他们", "她们", "其"].map { Array($0.utf8) }
    /// 据悉, 据了解, 据报道: nobody is named.
    private static let nobody = ["悉", "了解", "报道", "估计", "统计", "信"].map { Array($0.utf8) }
    private static let edges = ["但", "则", "还", "也", "并", "同时", "日", "随后", "此前", "当天", "昨天", "今天"].map { Array($0.utf8) }
    /// Bytes: twenty characters.
    private static let longest = 60

    static func found(_ copy: Copy, _ sentence: Range<Int>) -> [Found] {
        var found: [Found] = []
        let bytes = copy.bytes
        var index = sentence.lowerBound
        var taken = sentence.lowerBound
        while index < sentence.upperBound {
            if let opener = openers.first(where: { stands($0, bytes, index, sentence.upperBound) }) {
                let start = index + opener.count
                if let name = source(bytes, start, sentence.upperBound) {
                    found.append(Found(name: name, range: index..<name.upperBound))
                    taken = name.upperBound
                    index = name.upperBound
                    continue
                }
                index = start
                taken = start
                continue
            }
            if let verb = verbs.first(where: { stands($0.bytes, bytes, index, sentence.upperBound) }) {
                let end = index + verb.bytes.count
                if verb.isPlain || isFollowed(bytes, end, sentence.upperBound),
                    let name = holder(bytes, index, max(taken, sentence.lowerBound))
                {
                    let isPronoun = pronouns.contains(Array(bytes[name]))
                    found.append(
                        Found(name: isPronoun ? name.lowerBound..<name.lowerBound : name, range: name.lowerBound..<end))
                    taken = end
                }
                index = end
                continue
            }
            index += bytes[index] < 0x80 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        }
        return found
    }

    private static func stands(_ word: [UInt8], _ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        guard index + word.count <= end, bytes[index] == word[0] else { return false }
        return bytes[index..<(index + word.count)].elementsEqual(word)
    }

    /// A mark, a quote, a number, or a word that begins a statement.
    private static func isFollowed(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        if isMark(bytes, index) || (0x30...0x39).contains(bytes[index]) { return true }
        return ["有", "约", "其", "共", "已", "大约", "至少", "超过", "该", "目前"].contains {
            stands(Array($0.utf8), bytes, index, end)
        }
    }

    private static func isMark(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x20...0x2F, 0x3A...0x3F, 0x5B...0x5D: true
        case 0xEF:
            index + 1 < bytes.count && (bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD)
                && !isWideDigit(bytes, index)
        case 0xE3: index + 1 < bytes.count && bytes[index + 1] == 0x80
        case 0xE2: index + 1 < bytes.count && bytes[index + 1] == 0x80
        default: false
        }
    }

    private static func isWideDigit(_ bytes: [UInt8], _ index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0xBC && (0x90...0x99).contains(bytes[index + 2])
    }

    /// What stands between 据 and its verb or mark.
    private static func source(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
        if nobody.contains(where: { stands($0, bytes, start, end) }) { return nil }
        var index = start
        while index < end, index - start <= longest {
            if isMark(bytes, index) || enders.contains(where: { stands($0, bytes, index, end) }) {
                return index > start ? start..<index : nil
            }
            index += bytes[index] < 0x80 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        }
        return nil
    }

    /// What stands before a verb, back to a mark.
    private static func holder(_ bytes: [UInt8], _ verb: Int, _ first: Int) -> Range<Int>? {
        var start = verb
        while start > first, verb - start <= longest {
            var previous = start - 1
            while previous > first, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
            if isMark(bytes, previous), bytes[previous] != 0x20 { break }
            start = previous
        }
        var isTrimmed = true
        while isTrimmed {
            isTrimmed = false
            for edge in edges where stands(edge, bytes, start, verb) {
                start += edge.count
                isTrimmed = true
            }
        }
        var end = verb
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        for edge in edges where end - start > edge.count && bytes[(end - edge.count)..<end].elementsEqual(edge) {
            end -= edge.count
        }
        return end > start && verb - start <= longest ? start..<end : nil
    }
}
