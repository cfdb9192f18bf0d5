import Model

/// Who lends, borrows and guarantees, in a sentence that tells of a loan.
///
/// The general rules: one lends from whom it comes, who gives it, whose loan it is; one borrows to whom it goes, who takes it.
/// A state stands for its government.
struct Dealings {
    let cast: Cast
    let copy: Copy
    let gazetteer: Gazetteer
    /// By place: where such loans are taken.
    let admits: [Bool]

    func roles() -> [(name: Int, part: Role.Part)] {
        let told = told()
        return told.isEmpty ? signed() : told
    }

    /// "A signed a loan agreement with B" doesn't say who lends: the bank does, or the state where such loans aren't taken.
    private func signed() -> [(name: Int, part: Role.Part)] {
        guard cast.words.contains(where: { $0.cue.has(.signs) }) else { return [] }
        var lenders: [(name: Int, part: Role.Part)] = []
        var borrowers: [(name: Int, part: Role.Part)] = []
        var hasBank = false
        for (index, name) in cast.names.enumerated() {
            let before = before(name)
            let isAside =
                before >= 0 && cast.cue(before).has(.preposition)
                && !["with", "между", "с", "со", "between"].contains(text(before))
            let written = text(name.words.upperBound - 1)
            let isLocative =
                cast.language.base == .kazakh && ["да", "де", "та", "те"].contains(where: written.hasSuffix)
            guard !isAside, !isLocative else { continue }
            switch name.party {
            case .actor(let actor):
                guard name.words.contains(where: { cast.cue($0).has(.bank) }) else { continue }
                if gazetteer.countryOf[actor].map({ admits[$0] }) ?? false {
                    borrowers.append((index, .borrower))
                } else {
                    hasBank = true
                    lenders.insert((index, .lender), at: 0)
                }
            case .place(let place) where gazetteer.depths[place] == 1:
                if admits[place] {
                    borrowers.append((index, .borrower))
                } else if !hasBank {
                    lenders.append((index, .lender))
                }
            case .place, .demonym, .person: continue
            }
        }
        guard let lender = lenders.first, let borrower = borrowers.first else { return [] }
        return [lender, borrower]
    }

    private func told() -> [(name: Int, part: Role.Part)] {
        cast.names.indices.compactMap { index in
            let name = cast.names[index]
            guard name.party != .person else { return nil }
            let part: Role.Part? =
                switch cast.language.base {
                case .russian: russian(name)
                case .kazakh: kazakh(name)
                default: english(name)
                }
            return part.map { (index, $0) }
        }
    }

    private func text(_ index: Int) -> String {
        cast.words.indices.contains(index) ? copy.text(cast.words[index].range).lowercased() : ""
    }

    private func isDemonym(_ name: Cast.Name) -> Bool {
        if case .demonym = name.party { true } else { false }
    }

    /// The word before the name, over articles and the like.
    private func before(_ name: Cast.Name) -> Int {
        var index = name.words.lowerBound - 1
        while index >= 0, cast.gap(index + 1) == .blank, cast.cue(index).has(.filler) { index -= 1 }
        return index >= 0 && cast.gap(index + 1) == .blank ? index : -1
    }

    /// What the name does: the first of the cues within reach, with whether an auxiliary stood before it.
    private func verb(_ name: Cast.Name, reach: Int) -> (cue: CastCue, isPassive: Bool)? {
        let wanted: CastCue = [.gives, .takes, .guarantee]
        var isPassive = false
        let end = name.words.upperBound
        for index in end..<min(end + reach, max(end, cast.words.count)) {
            guard cast.gap(index) == .blank else { return nil }
            let cue = cast.cue(index)
            if cue.has(wanted) { return (cue.intersection(wanted), isPassive) }
            if ["was", "were", "been", "being", "be"].contains(text(index)) { isPassive = true }
            if cast.language.base == .english, !cue.has([.be, .filler]), text(index) != "to", text(index) != "agreed" {
                return nil
            }
        }
        return nil
    }

    private func part(_ verb: CastCue) -> Role.Part {
        verb.has(.guarantee) ? .guarantor : verb.has(.gives) ? .lender : .borrower
    }

    private func english(_ name: Cast.Name) -> Role.Part? {
        let end = name.words.upperBound
        let isLoan = cast.gap(end) == .blank && cast.cue(end).has(.loan)
        if isDemonym(name) { return isLoan ? .lender : nil }
        let before = before(name)
        let cue = before >= 0 ? cast.cue(before) : []
        if cue.has(.by) || text(before) == "of", cast.cue(before - 1).has(.guarantee) { return .guarantor }
        if cue.has(.from) { return .lender }
        if cue.has(.by), cast.cue(before - 1).has(.gives) { return .lender }
        if cue.has(.to), (max(0, before - 6)..<max(0, before)).contains(where: { cast.cue($0).has([.gives, .loan]) }) {
            // The debt to China is owed to it.
            return (max(0, before - 3)..<max(0, before)).contains {
                ["debt", "owed", "owes", "repay"].contains(text($0))
            }
                ? .lender : .borrower
        }
        if cue.has([.preposition, .to, .by, .of]) { return nil }
        if isLoan { return .lender }
        guard let verb = verb(name, reach: 6) else { return nil }
        if verb.isPassive { return verb.cue.has(.gives) ? .borrower : nil }
        return part(verb.cue)
    }

    private func russian(_ name: Cast.Name) -> Role.Part? {
        let end = name.words.upperBound
        if isDemonym(name) { return cast.gap(end) == .blank && cast.cue(end).has(.loan) ? .lender : nil }
        let before = before(name)
        let cue = before >= 0 ? cast.cue(before) : []
        let written = text(end - 1)
        let first = text(name.words.lowerBound)
        let isDative =
            ["у", "ю", "ии"].contains { written.hasSuffix($0) || first.hasSuffix($0) } || first.hasSuffix("ану")
        if cue.has(.guarantee) { return .guarantor }
        if cue.has(.from) { return .lender }
        if isDative {
            let reach = max(0, name.words.lowerBound - 4)..<name.words.lowerBound
            return reach.contains { cast.cue($0).has([.gives, .loan]) } ? .borrower : nil
        }
        // The loan of the Exim Bank; of a country it may be either's.
        if cue.has(.loan), case .actor = name.party { return .lender }
        if cue.has([.preposition, .loan]) { return nil }
        guard !first.hasSuffix("ом"), let verb = verb(name, reach: 4) else { return nil }
        return part(verb.cue)
    }

    private func kazakh(_ name: Cast.Name) -> Role.Part? {
        let end = name.words.upperBound
        let written = text(end - 1)
        func ends(_ endings: [String]) -> Bool { endings.contains(where: written.hasSuffix) }
        if ends(["дан", "ден", "тан", "тен", "нан", "нен"]), !isBare(name, written) { return .lender }
        let next = (end..<(end + 8)).first { cast.cue($0).has([.gives, .takes, .guarantee]) }
        if cast.gap(end) == .blank, cast.cue(end).has(.loan) { return .lender }
        if cast.gap(end) == .blank, cast.cue(end).has(.guarantee) { return .guarantor }
        if ends(["ға", "ге", "қа", "ке", "на", "не"]) {
            return cast.words.contains { $0.cue.has(.gives) } ? .borrower : nil
        }
        if ends(["ның", "нің", "дың", "дің", "тың", "тің"]) {
            return cast.gap(end) == .blank && cast.cue(end).has(.loan) ? .lender : nil
        }
        guard !isDemonym(name) || written.hasSuffix("қытай"), !ends(["да", "де", "та", "те", "мен", "пен", "бен"]),
            let next
        else { return nil }
        return (end...next).contains { cast.gap($0) != .blank } ? nil : part(cast.cue(next))
    }

    /// Қазақстан ends as an ablative does.
    private func isBare(_ name: Cast.Name, _ written: String) -> Bool {
        written.hasSuffix("стан") || written.hasSuffix("иран") || written.hasSuffix("ұлан")
    }
}
