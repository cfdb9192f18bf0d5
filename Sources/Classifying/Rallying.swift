import Model

/// Who calls a protest, who comes, against whom and before whose doors it stands.
struct Rallying {
    let cast: Cast
    let copy: Copy
    let gazetteer: Gazetteer

    func roles() -> [(name: Int, part: Role.Part, form: NameCases.Case)] {
        cast.names.indices.compactMap { index in part(cast.names[index]).map { (index, $0.0, $0.1) } }
    }

    private func text(_ index: Int) -> String {
        cast.words.indices.contains(index) ? copy.text(cast.words[index].range).lowercased() : ""
    }

    /// Persons and the watchlist's actors call and come; states, offices and venues are what it is against.
    private func part(_ name: Cast.Name) -> (Role.Part, NameCases.Case)? {
        switch name.party {
        case .actor, .person: if let part = side(name) { return part }
        case .place, .demonym: break
        }
        if name.party != .person, isTarget(name) { return (.target, .nominative) }
        return nil
    }

    private func side(_ name: Cast.Name) -> (Role.Part, NameCases.Case)? {
        let start = name.words.lowerBound
        let end = name.words.upperBound
        let isOblique = cast.language.base == .russian && name.party == .person && NameCases.looksOblique(name.text)
        let form: NameCases.Case = isOblique ? .genitive : .nominative
        // The organiser (of the rally) N.
        var index = start - 1
        while index >= 0, start - index <= 4, cast.gap(index + 1) == .blank,
            cast.words[index].name == nil || cast.words[index].isPlace
        {
            let cue = cast.cue(index)
            if cue.has(.organiser) { return (.organiser, form) }
            if cue.has(.speech) || cue.has(.by) && !cast.cue(index - 1).has(.organises) { break }
            if cue.has(.by) { return (.organiser, form) }
            if cue.has(.participant), start - index == 1, !isOblique || cast.language.base != .russian {
                return (.participant, form)
            }
            if cue.has(.supporters), start - index <= 2,
                index == start - 1 ? name.party != .person : cast.cue(index + 1).has(.of)
            {
                return (.participant, form)
            }
            if cue.has(.organises), cast.language.base == .russian,
                ((index + 1)..<start).allSatisfy({
                    cast.words[$0].isPlace || cast.cue($0).has([.preposition, .filler])
                })
            {
                // По инициативе N; организованный N.
                return (.organiser, text(index).hasPrefix("организованн") ? .instrumental : form)
            }
            index -= 1
        }
        var next = end
        while next < end + 3, cast.gap(next) == .blank, cast.cue(next).has([.be, .filler]) { next += 1 }
        let isPassive = (end..<max(end, next)).contains { ["was", "were", "been"].contains(text($0)) }
        if cast.gap(next) == .blank, cast.cue(next).has(.organises), !isPassive, !isOblique,
            !(start > 0 && cast.gap(start) == .blank && cast.cue(start - 1).has([.preposition, .by, .of, .to, .from])),
            next == end || cast.language.base != .kazakh
        {
            return (.organiser, .nominative)
        }
        if cast.language.base == .kazakh {
            let last = (name.party == .person ? name.text.last : nil) ?? text(end - 1)
            if NameCases.kazakhCase(last) == .genitive, cast.gap(end) == .blank {
                if cast.cue(end).has(.supporters) { return (.participant, .genitive) }
            }
            // The rally that N called.
            if NameCases.kazakhCase(last) == .nominative,
                let verb = (end..<(end + 4)).first(where: { cast.cue($0).has(.organises) }),
                (end...verb).allSatisfy({ cast.gap($0) == .blank })
            {
                return (.organiser, .nominative)
            }
        }
        return nil
    }

    private func isTarget(_ name: Cast.Name) -> Bool {
        let start = name.words.lowerBound
        let end = name.words.upperBound
        let isDoor: Bool =
            switch name.party {
            case .place(let index): gazetteer.isMission[index]
            case .actor: true
            case .demonym, .person: false
            }
        if cast.language.base == .kazakh {
            // Қытайға қарсы; консулдықтың алдында.
            for next in end..<(end + 3) where cast.gap(next) == .blank {
                if cast.cue(next).has(.against) { return true }
                if isDoor, cast.cue(next).has(.before), next == end { return true }
            }
            return false
        }
        var index = start - 1
        while index >= 0, start - index <= 4, cast.gap(index + 1) == .blank {
            let cue = cast.cue(index)
            // A square is no one's: what stands there is against somebody else.
            if cue.has(.against), !isVenue(name) || isDoor { return true }
            if isDoor, cue.has(.before), isPlain(index, start) { return true }
            // "Against the persecution of Kyrgyz": another governs the name.
            if cast.words[index].name != nil || cue.has([.speech, .and, .of, .to, .from, .by, .preposition]) {
                return false
            }
            index -= 1
        }
        return false
    }

    private func isVenue(_ name: Cast.Name) -> Bool {
        if case .place(let index) = name.party { gazetteer.depths[index] == 4 } else { false }
    }

    /// Between "outside" and the name only what belongs to the name: здания, the, gates of.
    private func isPlain(_ index: Int, _ start: Int) -> Bool {
        start - index <= 3 && ((index + 1)..<start).allSatisfy { !cast.cue($0).has([.and, .by, .from, .to]) }
    }
}
