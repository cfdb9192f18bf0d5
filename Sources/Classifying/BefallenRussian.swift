import Model

// Whom it befell, in Russian: the case that the words round a name demand tells its base form.

extension Befallen {
    func russian(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
        let start = start(group)
        let end = end(group)
        let name = cast.names[group.lowerBound]
        let isKnown = name.party != .person
        let words = name.text
        let several = group.count > 1
        let oblique = !isKnown && NameCases.looksOblique(words)
        let before = beforeTitles(start)
        let governor = before >= 0 ? cast.cue(before) : []
        let predicate = russianPredicate(end, words, several, isKnown: isKnown)
        // The wife of N, the lawyer of N.
        if governor.has(.kin), isKnown || oblique || NameCases.mayBeOblique(words) && !isPossessed(before) {
            // It is the relative whose gender the predicate has.
            return russianPredicate(end, words, several, isKnown: true) != nil || cast.cue(before - 1).has(.active)
                ? (.relative, .genitive) : hasSpeech ? (.detainee, .genitive) : nil
        }
        if start > 0, cast.cue(start - 1).has(.lawyer), oblique { return (.detainee, .genitive) }
        // A title's ending and the name's must agree: адвокат Серикжана Билаша is the lawyer.
        if before >= 0 {
            if governor.has(.active) { return (.detainee, .accusative) }
            if governor.has(.passive), !isOther(before) {
                return isKnown || NameCases.agrees(words, text(before), several: several)
                    ? (.detainee, .nominative) : nil
            }
            if governor.has(.participle) { return (.detainee, Befallen.participleCase(text(before))) }
            if governor.has(.of), before > 0, cast.cue(before - 1).has(.custody) {
                return (.detainee, text(before) == "над" ? .instrumental : .genitive)
            }
            if text(before) == "отношении" { return (.detainee, .genitive) }
            if governor.has(.custody), isKnown || oblique || words.count > 1 && !isPlain(before) {
                return (.detainee, .genitive)
            }
        }
        if let predicate, !governor.has(.preposition) { return (.detainee, predicate) }
        if start > 0, cast.cue(start - 1).has(.judge), cast.gap(start) == .blank { return (.authority, .nominative) }
        if case .actor = name.party, cast.cue(end).has(.active), cast.gap(end) == .blank {
            return (.authority, .nominative)
        }
        return nil
    }

    /// His brother N: the name is the brother's own.
    private func isPossessed(_ kin: Int) -> Bool {
        kin > 0 && ["его", "ее", "их", "мой", "моя", "моего", "мою", "свой", "своего"].contains(text(kin - 1))
    }

    /// Words of custody that are as often something else: year, court, term.
    private func isPlain(_ index: Int) -> Bool {
        ["суд", "суда", "суде", "судом", "лет", "года", "год", "месяцев", "срок", "процесс"].contains(text(index))
    }

    /// A predicate before the name that has its own subject before it: "Билаш задержан, …".
    private func isOther(_ index: Int) -> Bool {
        (max(0, index - 3)..<index).contains { number in
            cast.words[number].name.map { cast.names[$0].party == .person } ?? false
        }
    }

    private static func participleCase(_ word: String) -> NameCases.Case {
        if word.hasSuffix("ого") || word.hasSuffix("его") || word.hasSuffix("ой") || word.hasSuffix("ей") {
            return .genitive
        }
        if word.hasSuffix("ую") { return .accusative }
        if word.hasSuffix("ому") || word.hasSuffix("ему") { return .dative }
        return .nominative
    }

    /// In which case the name stands before the words by which something befalls it; nil where none follow.
    private func russianPredicate(
        _ end: Int, _ words: [String], _ several: Bool, isKnown: Bool
    ) -> NameCases.Case? {
        guard var next = afterApposition(end) else { return nil }
        var isObject = false
        if cast.cue(next).has(.who) {
            isObject = ["которого", "которую", "которых"].contains(text(next))
            next += 1
        }
        for index in next..<min(next + Befallen.reach, max(next, cast.words.count)) {
            if index > next || cast.gap(next) == .stop, cast.gap(index) != .blank { return nil }
            let word = cast.words[index]
            if let name = word.name, cast.names[name].party == .person { return nil }
            if word.cue.has(.passive) {
                return isKnown || NameCases.agrees(words, text(index), several: several) ? .nominative : nil
            }
            if word.cue.has(.undergo), hasCustody(from: index + 1) {
                return isKnown || NameCases.agrees(words, text(index), several: several) ? .nominative : nil
            }
            if word.cue.has(.active) {
                // "Билаша задержали": somebody did it to him. "Билаш задержал" is the doer.
                if isObject { return .nominative }
                guard text(index).hasSuffix("ли") || text(index).hasSuffix("ют") || text(index).hasSuffix("ят"),
                    !isKnown
                else {
                    return nil
                }
                let last = words.last ?? ""
                return NameCases.looksOblique(words) || last.hasSuffix("а") || last.hasSuffix("я") ? .accusative : nil
            }
            if word.cue.has([.speech, .who, .participle]) { return nil }
        }
        return nil
    }
}
