import Model

extension TimesAndFigures {
    /// The resolver for what follows a dateline: "ALMATY, March 27 (Reuters) –", "Алматы. 27 марта. КазТАГ –",
    /// 新华社北京3月27日电. Its day is when the copy was written, and "yesterday" in the copy is the day before it.
    ///
    /// A dateline is a day in the first line of a paragraph, with only names before it; a dash, a full stop, a bracket or
    /// the word for a wire comes after. One that is a week old, or ahead, is an event's day. nil: it is none.
    func dateline(_ tokens: Range<Int>, _ interval: DayInterval, _ resolver: DateResolver) -> DateResolver? {
        guard tokens.lowerBound < 150, interval.count == 1, let reference = resolver.reference, interval.to < reference,
            reference - interval.to <= 7, isDayOfMonth(tokens), let first = lineStart(before: tokens.lowerBound),
            first < tokens.lowerBound, isHead(first..<tokens.lowerBound), endsHead(tokens.upperBound)
        else { return nil }
        var moved = resolver
        moved.reference = interval.from
        return moved
    }

    private func isDayOfMonth(_ tokens: Range<Int>) -> Bool {
        found.contains { entry in
            guard entry.tokens == tokens, case .day = entry.expression else { return false }
            return true
        }
    }

    /// The token that begins the line, at most a dozen back.
    private func lineStart(before index: Int) -> Int? {
        var place = index
        while place > max(0, index - 12) {
            if reader.tokens[place].flags.contains(.newLine) { return place }
            place -= 1
        }
        return reader.tokens[place].flags.contains(.newLine) ? place : nil
    }

    /// Names of places and agencies, and marks.
    private func isHead(_ tokens: Range<Int>) -> Bool {
        if reader.isChinese { return !tokens.contains { reader.sort($0) == .sentenceEnd || reader.isMark($0, ",") } }
        return tokens.allSatisfy { index in
            switch reader.sort(index) {
            case .word, .other: reader.tokens[index].flags.contains(.capital)
            case .punctuation: true
            case .sentenceEnd:
                index == tokens.upperBound - 1 || reader.tokens[index].end - reader.tokens[index].start == 1
            default: false
            }
        }
    }

    private func endsHead(_ end: Int) -> Bool {
        guard let token = reader.token(end) else { return false }
        if reader.isChinese {
            let text = text(token.start..<token.end)
            return ["电", "電", "讯", "訊", "电讯", "消息", "报道"].contains(text)
        }
        if reader.isMark(end, "(") {
            var place = end + 1
            while place < end + 8, !reader.isMark(place, ")") { place += 1 }
            return reader.isMark(place + 1, "-")
        }
        return reader.isMark(end, "-") && token.isSpaced || (token.sort == .sentenceEnd && !token.isSpaced)
    }
}
