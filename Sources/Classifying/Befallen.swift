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
