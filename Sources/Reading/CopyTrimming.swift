extension CopyTokens {
    /// What a republication adds is short: words (characters) that a footer may have to the end, and a dateline from the start.
    private static let longestFooter = 60
    private static let longestLabel = 25
    private static let longestDateline = 16
    private static let longestWire = 30

    /// The tokens between dateline and footer. At least half of the text is left: what cuts more is no footer.
    var story: Range<Int> {
        let start = datelineEnd
        let end = footerStart
        return end - start >= hashes.count / 2 ? start..<end : 0..<hashes.count
    }

    private var footerStart: Int {
        var index = max(0, hashes.count - CopyTokens.longestFooter)
        while index < hashes.count {
            if begins(index) {
                if CopyPhrases.footers.length(at: index, in: hashes) > 0 { return index }
                let label = CopyPhrases.labels.length(at: index, in: hashes)
                if label > 0, gaps[index + label - 1].contains(.colon), hashes.count - index <= CopyTokens.longestLabel
                {
                    return index
                }
            }
            index += 1
        }
        return hashes.count
    }

    private var datelineEnd: Int {
        var isKnown = false
        var sentences = 0
        for index in 0..<min(CopyTokens.longestDateline, hashes.count) {
            isKnown = isKnown || CopyPhrases.datelines.length(at: index, in: hashes) > 0
            let gap = gaps[index]
            if isKnown, gap.contains(.dash) { return afterAgency(index + 1) }
            // "АЛМАТЫ. 27 марта. КАЗИНФОРМ" is three short sentences; a fourth is the story.
            if gap.contains(.lineEnd) { break }
            if gap.contains(.sentenceEnd) {
                sentences += 1
                if sentences == 4 { break }
            }
        }
        return wireEnd
    }

    /// "27 мар — Sputnik. Text": the agency stands behind the dash.
    private func afterAgency(_ index: Int) -> Int {
        var end = index
        while end < min(index + 2, hashes.count) {
            let length = CopyPhrases.datelines.length(at: end, in: hashes)
            guard length > 0 else { break }
            end += length
            if !gaps[end - 1].isDisjoint(with: [.sentenceEnd, .dash]) { return end }
        }
        return index
    }

    private var wireEnd: Int {
        var hasWire = false
        for index in 0..<min(CopyTokens.longestWire, hashes.count) where hashes[index] & 1 == 1 {
            if hasWire, CopyPhrases.wireEnds.length(at: index, in: hashes) > 0 { return afterReporter(index) + 1 }
            hasWire = hasWire || CopyPhrases.wires.length(at: index, in: hashes) > 0
            if gaps[index].contains(.lineEnd) { break }
        }
        return 0
    }

    /// "…电（记者 …）": the last token of the parentheses that follow, else the one given.
    private func afterReporter(_ index: Int) -> Int {
        guard gaps[index].contains(.opening) else { return index }
        for end in index + 1..<max(index + 1, min(index + CopyTokens.longestWire, hashes.count))
        where gaps[end].contains(.closing) {
            return end
        }
        return index
    }
}
