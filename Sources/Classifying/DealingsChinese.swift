import Model

/// Roles in Chinese, from the characters on either side of a name that the watchlist knows: 由…提供, 向…借款, 反对….
struct DealingsChinese {
    let copy: Copy
    let sentence: Int

    /// So many bytes are looked at on either side: a dozen characters.
    private static let reach = 36

    private func before(_ range: Range<Int>) -> String {
        var start = max(copy.sentences[sentence].range.lowerBound, range.lowerBound - Self.reach)
        while start < range.lowerBound, copy.bytes[start] & 0xC0 == 0x80 { start += 1 }
        return String(copy.text(start..<range.lowerBound).reversed().drop { "“「《\"".contains($0) }.reversed())
    }

    private func behind(_ range: Range<Int>) -> String {
        var end = min(copy.sentences[sentence].range.upperBound, range.upperBound + Self.reach)
        while end > range.upperBound, end < copy.bytes.count, copy.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var text = copy.text(range.upperBound..<max(range.upperBound, end)).drop { "”」》\"".contains($0) }
        // Its short form: (DCK).
        if let first = text.first, "(（".contains(first), let close = text.firstIndex(where: { ")）".contains($0) }) {
            text = text[text.index(after: close)...]
        }
        // Another clause says other things.
        return String(text.prefix { !"，,。；".contains($0) })
    }

    private static func starts(_ text: String, _ words: [String], after most: Int = 0) -> Bool {
        words.contains { word in
            (0...most).contains { text.dropFirst($0).hasPrefix(word) }
        }
    }

    private static func has(_ text: String, _ words: [String]) -> Bool {
        words.contains { text.contains($0) }
    }

    func loan(_ range: Range<Int>) -> Role.Part? {
        let before = before(range)
        let behind = behind(range)
        if Self.starts(behind, ["担保", "提供担保", "的担保"]), !before.hasSuffix("向") { return .guarantor }
        if before.hasSuffix("由") {
            return Self.has(behind, ["担保"])
                ? .guarantor : Self.has(behind, ["提供", "贷款", "融资", "出资", "发放", "放贷", "拨"]) ? .lender : nil
        }
        if before.hasSuffix("从") || before.hasSuffix("自") {
            return Self.has(behind, ["借", "获", "贷", "取得", "得到"]) ? .lender : nil
        }
        if before.hasSuffix("向") || before.hasSuffix("为") || before.hasSuffix("给") || before.hasSuffix("给予") {
            if Self.has(behind, ["提供", "发放", "贷出", "给予", "拨付", "授信"]) || !before.hasSuffix("向") { return .borrower }
            return Self.has(behind, ["借", "申请", "贷款", "请求", "欠", "偿还"]) ? .lender : nil
        }
        if behind.hasPrefix("向") {
            return Self.has(behind, ["提供", "发放", "给予", "拨付", "放贷", "授信"])
                ? .lender : Self.has(behind, ["借", "申请", "请求", "偿还"]) ? .borrower : nil
        }
        if Self.starts(behind, ["从", "自", "获", "借", "申请", "取得", "得到"], after: 2) { return .borrower }
        if Self.starts(behind, ["提供", "发放", "贷给", "给予", "批准", "同意", "承诺", "授信", "放贷", "拨款"], after: 2) {
            return .lender
        }
        return Self.starts(behind, ["贷款", "的贷款", "信贷", "优惠贷款", "银团贷款"]) ? .lender : nil
    }

    /// - Parameter isDoor: a consulate, an office: something to stand in front of.
    func protest(_ range: Range<Int>, isDoor: Bool, isCaller: Bool) -> Role.Part? {
        let before = before(range)
        let behind = behind(range)
        if isCaller {
            if before.hasSuffix("由"), Self.has(behind, ["组织", "发起", "号召"]) { return .organiser }
            if Self.starts(behind, ["组织", "发起", "号召", "召集", "领导"], after: 1)
                || Self.has(String(before.suffix(4)), ["组织者", "发起人"])
            {
                return .organiser
            }
            if Self.starts(behind, ["支持者", "成员", "的支持者", "的成员"]) { return .participant }
        }
        if ["反对", "抗议", "针对", "声讨"].contains(where: before.hasSuffix) || before.hasSuffix("反对由") { return .target }
        let stands = ["前", "门前", "门口", "外", "门外", "外面", "附近", "大门", "大楼前", "对面"]
        return isDoor && Self.starts(behind, stands) ? .target : nil
    }
}
