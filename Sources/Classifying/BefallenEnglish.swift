import Model

// Whom it befell, in English: order and auxiliaries tell subject from object.

extension Befallen {
    func english(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
        let start = start(group)
        let end = end(group)
        let before = beforeTitles(start)
        let governor = before >= 0 ? cast.cue(before) : []
        let isKin = governor.has(.of) && before > 0 && cast.cue(before - 1).has(.kin)
        let befalls = predicate(from: end)
        if isKin { return befalls ? (.relative, .nominative) : hasSpeech ? (.detainee, .nominative) : nil }
        // N's brother was detained; N's trial; N's lawyer.
        if cast.words[end - 1].isPossessive {
            for next in end..<min(end + 3, cast.words.count) where cast.gap(next) == .blank {
                let cue = cast.cue(next)
                if cue.has(.kin) {
                    if let name = cast.words[next..<min(next + 3, cast.words.count)].compactMap(\.name).first,
                        cast.names[name].party == .person || name > group.upperBound
                    {
                        // Her husband is named himself.
                        return (.relative, .nominative)
                    }
                    return predicate(from: next + 1)
                        ? (.relative, .nominative) : speaks(next + 1) ? (.detainee, .nominative) : nil
                }
                if cue.has([.custody, .lawyer]) { return (.detainee, .nominative) }
            }
            return nil
        }
        let isGoverned = governor.has([.of, .by, .from, .to, .preposition])
        if befalls && (!isGoverned || cast.cue(end).has(.who)) || isApposed(end) { return (.detainee, .nominative) }
        if before >= 0 {
            let isPassive = cast.cue(before - 1).has(.be) && !isPerfect(before - 1)
            if governor.has([.active, .held]), !isPassive { return (.detainee, .nominative) }
            if governor.has(.of), cast.cue(before - 1).has([.custody, .lawyer]) { return (.detainee, .nominative) }
            if governor.has(.by), cast.cue(before - 1).has(.held) { return (.authority, .nominative) }
        }
        return authority(group) ? (.authority, .nominative) : nil
    }

    /// N, a nurse from Altay who was arrested: whatever governs the name.
    private func isApposed(_ index: Int) -> Bool {
        guard cast.gap(index) == .comma, ["a", "an", "the"].contains(text(index)) else { return false }
        var next = index + 1
        while next < cast.words.count, next < index + Befallen.reach, cast.gap(next) == .blank {
            if let name = cast.words[next].name, cast.names[name].party == .person { return false }
            if cast.cue(next).has(.who) { return predicate(from: next) }
            next += 1
        }
        return false
    }

    /// Whether something befalls the subject that ends at `index`.
    private func predicate(from index: Int) -> Bool {
        var index = index
        // A herder from Tarbaghatay.
        if cast.gap(index) == .blank, cast.cue(index).has([.from, .of, .circumstance]), cast.gap(index + 1) == .blank,
            index + 1 < cast.words.count, cast.words[index + 1].shape == .capital
        {
            index += 2
            while cast.gap(index) == .blank, cast.words[index].isPlace { index += 1 }
        }
        guard var next = afterApposition(index) else { return false }
        if cast.cue(next).has(.who) { next += 1 }
        var hasBe = false
        let limit = next + Befallen.reach
        while next < limit, cast.cue(next).has([.be, .filler]), next == index || cast.gap(next) != .stop {
            if cast.cue(next).has(.be), !isPerfect(next) { hasBe = true }
            next += 1
            if cast.gap(next) != .blank { break }
        }
        let cue = cast.cue(next)
        if cue.has(.passive) { return true }
        if cue.has(.held) {
            return hasBe || next + 1 >= cast.words.count || cast.gap(next + 1) != .blank
                || cast.cue(next + 1).has(.circumstance)
        }
        if cue.has(.undergo) { return hasCustody(from: next + 1) || hasBe && cue.has(.custody) }
        if hasBe, cue.has([.circumstance, .custody]) {
            return hasCustody(from: next, within: 4)
                && !cast.words[min(next, cast.words.count - 1)...].prefix(4).contains { $0.name != nil }
        }
        return false
    }

    /// "Have arrested" is done by the subject, "have been arrested" to it.
    private func isPerfect(_ index: Int) -> Bool { ["has", "have", "had"].contains(text(index)) }

    private func speaks(_ index: Int) -> Bool {
        (index..<(index + 3)).contains { cast.cue($0).has(.speech) && (cast.gap($0) == .blank) }
    }

    /// Judges, and offices that detain.
    private func authority(_ group: ClosedRange<Int>) -> Bool {
        let start = start(group)
        if start > 0, cast.cue(start - 1).has(.judge), cast.gap(start) == .blank { return true }
        guard case .actor = cast.names[group.lowerBound].party else { return false }
        var next = end(group)
        while next < end(group) + 3, cast.cue(next).has([.be, .filler]), cast.gap(next) == .blank {
            if cast.cue(next).has(.be), !isPerfect(next) { return false }
            next += 1
        }
        return cast.gap(next) == .blank && cast.cue(next).has([.active, .held])
            && !cast.cue(next + 1).has(.circumstance) && next + 1 < cast.words.count
    }
}
