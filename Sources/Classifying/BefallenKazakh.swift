import Model

// Whom it befell, in Kazakh: the name's suffix and the verb at the clause's end tell.

extension Befallen {
    func kazakh(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
        let start = start(group)
        let end = end(group)
        let known = cast.names[group.upperBound]
        let last = known.party == .person ? known.text.last ?? "" : text(end - 1)
        let form = NameCases.kazakhCase(last)
        if form == .genitive {
            for next in end..<min(end + 3, max(end, cast.words.count)) where cast.gap(next) == .blank {
                let cue = cast.cue(next)
                if cue.has([.lawyer, .custody]) { return (.detainee, .genitive) }
                if cue.has(.kin) {
                    // Somebody's wife, named herself: she is the subject.
                    return kazakhPredicate(next + 1) ? (.relative, .genitive) : hasSpeech ? (.detainee, .genitive) : nil
                }
            }
            return nil
        }
        if form == .accusative {
            for next in end..<min(end + 9, max(end, cast.words.count)) {
                guard cast.gap(next) == .blank else { break }
                if cast.cue(next).has(.active) { return (.detainee, .accusative) }
                if cast.cue(next).has([.speech, .passive]) { break }
            }
        }
        let before = beforeTitles(start)
        if before >= 0, cast.cue(before).has(.participle) {
            return (
                .detainee,
                known.party == .person && form != .nominative && endsClause(end) == false ? form : .nominative
            )
        }
        if start > 0, cast.cue(start - 1).has(.judge), cast.gap(start) == .blank { return (.authority, .nominative) }
        if let next = afterApposition(end), kazakhPredicate(next) { return (.detainee, .nominative) }
        return nil
    }

    private func endsClause(_ index: Int) -> Bool { cast.gap(index) != .blank }

    /// A verb at the clause's end by which something befell the subject before it.
    private func kazakhPredicate(_ start: Int) -> Bool {
        var custody = false
        for index in start..<min(start + 13, max(start, cast.words.count)) {
            if index > start, cast.gap(index) != .blank { return false }
            let word = cast.words[index]
            if let name = word.name, cast.names[name].party == .person { return false }
            if word.cue.has(.custody) { custody = true }
            if word.cue.has(.passive) {
                // "ұсталған адамдар": of others; at the end of the clause it is said of the subject.
                let text = text(index)
                let isFinite = !(text.hasSuffix("ған") || text.hasSuffix("ген"))
                if isFinite || cast.gap(index + 1) != .blank || cast.cue(index + 1).has([.be, .filler]) { return true }
                return false
            }
            if custody, word.cue.has(.undergo) { return true }
            if word.cue.has([.speech, .active]) { return false }
        }
        return false
    }
}
