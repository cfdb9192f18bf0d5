import Model

/// Whom it befell, in a sentence that tells of a detention: the subject of "was sentenced", the object of "arrested", the
/// one whose trial or whose wife is spoken of. Whoever else is named (judge, relative, lawyer, reporter) is not.
///
/// A name without such words by it is nobody's: a wrong name is worse than none.
struct Befallen {
    struct Finding {
        /// Index into the cast's names.
        var name: Int
        var part: Role.Part
        /// In which case the text has the name.
        var form: NameCases.Case
    }

    let cast: Cast
    let copy: Copy
    var findings: [Finding] = []

    /// Words that may stand between a name and what is said of it.
    static let reach = 8

    init(_ cast: Cast, _ copy: Copy) {
        self.cast = cast
        self.copy = copy
    }

    mutating func read() -> [Finding] {
        var index = 0
        while index < cast.names.count {
            guard isParty(cast.names[index].party) else {
                index += 1
                continue
            }
            let last = groupEnd(from: index)
            let found: (Role.Part, NameCases.Case)? =
                switch cast.language.base {
                case .russian: russian(index...last)
                case .kazakh: kazakh(index...last)
                default: english(index...last)
                }
            for name in index...last {
                if let (part, form) = found { findings.append(Finding(name: name, part: part, form: form)) }
            }
            index = last + 1
        }
        return findings
    }

    private func isParty(_ party: Cast.Party) -> Bool {
        switch party {
        case .actor, .person: true
        case .place, .demonym: false
        }
    }

    /// "Murager Alimuly, 25, and Qaster Musakhanuly": names that share what is said of them.
    private func groupEnd(from first: Int) -> Int {
        var last = first
        while last + 1 < cast.names.count, isParty(cast.names[last + 1].party) {
            let between = cast.names[last].words.upperBound..<cast.names[last + 1].words.lowerBound
            guard between.count <= 2,
                between.allSatisfy({ cast.cue($0).has(.and) || cast.words[$0].shape == .number }),
                !between.isEmpty || cast.gap(between.upperBound) == .comma,
                between.allSatisfy({ cast.gap($0) != .stop }), cast.gap(between.upperBound) != .stop
            else { break }
            last += 1
        }
        return last
    }

    func start(_ group: ClosedRange<Int>) -> Int { cast.names[group.lowerBound].words.lowerBound }
    func end(_ group: ClosedRange<Int>) -> Int { cast.names[group.upperBound].words.upperBound }

    func text(_ index: Int) -> String {
        guard cast.words.indices.contains(index) else { return "" }
        return copy.text(cast.words[index].range).lowercased()
    }

    /// Back over "the blogger", "ethnic Kazakh", "известного активиста": the word before what describes the name.
    func beforeTitles(_ start: Int, unknown most: Int = 2) -> Int {
        var index = start - 1
        var unknown = 0
        var hasTitle = false
        while index >= 0, start - index <= 7, cast.gap(index + 1) == .blank {
            let word = cast.words[index]
            guard word.name == nil || word.isPlace else { break }
            let isStrong = word.cue.has([
                .active, .held, .passive, .custody, .participle, .kin, .preposition, .of, .by, .from, .to, .who, .and,
                .speech, .be, .undergo,
            ])
            if !isStrong || word.cue.has([.person, .filler]) {
                if word.cue.has(.person) { hasTitle = true }
                let isKnown = word.cue.has([.person, .filler, .judge]) || word.isPlace || word.shape == .number
                if !isKnown {
                    unknown += 1
                    if !hasTitle || unknown > most { break }
                }
                index -= 1
            } else {
                break
            }
        }
        return cast.gap(index + 1) == .blank || index < 0 ? index : -1
    }

    /// Behind an apposition between commas, else where it was; nil where a comma has no second one.
    func afterApposition(_ index: Int) -> Int? {
        switch cast.gap(index) {
        case .blank: return index
        case .stop: return nil
        case .comma:
            if cast.cue(index).has(.who) { return index }
            for next in (index + 1)..<min(index + 15, max(index + 1, cast.words.count)) {
                if cast.gap(next) == .stop { return nil }
                if cast.gap(next) == .comma { return next }
            }
            return nil
        }
    }

    /// Whether a word of custody stands among the next few.
    func hasCustody(from index: Int, within count: Int = 5) -> Bool {
        var next = index
        while next < cast.words.count, next < index + count {
            if next > index, cast.gap(next) != .blank { return false }
            if cast.cue(next).has(.custody) { return true }
            next += 1
        }
        return false
    }

    /// Whether somebody speaks in the sentence.
    var hasSpeech: Bool { cast.words.contains { $0.cue.has(.speech) } }
}

// MARK: - English

extension Befallen {
    private func english(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
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
        if befalls, !isGoverned || cast.cue(end).has(.who) { return (.detainee, .nominative) }
        if before >= 0 {
            let isPassive = cast.cue(before - 1).has(.be) && !isPerfect(before - 1)
            if governor.has([.active, .held]), !isPassive { return (.detainee, .nominative) }
            if governor.has(.of), cast.cue(before - 1).has([.custody, .lawyer]) { return (.detainee, .nominative) }
            if governor.has(.by), cast.cue(before - 1).has(.held) { return (.authority, .nominative) }
        }
        return authority(group) ? (.authority, .nominative) : nil
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

// MARK: - Russian

extension Befallen {
    private func russian(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
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

// MARK: - Kazakh

extension Befallen {
    private func kazakh(_ group: ClosedRange<Int>) -> (Role.Part, NameCases.Case)? {
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
