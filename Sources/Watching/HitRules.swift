import Model

/// What is found in one text, tried by what stands around it: capitals, conditions of aliases, initials, names of things.
struct HitRules {
    let terms: CompiledTerms
    let text: NormalText
    let map: WordMap

    /// Words either side within which `beside` and `notBeside` are looked for.
    static let besideWords = 3

    func apply(to found: inout [Matcher.Found], likeness: Likeness) {
        found.removeAll { !isWritten($0) }
        let stretches = conditions(found)
        // What an alias was found in is settled by its rules; likeness is for the rest.
        let settled = found.filter { check($0).isSettled }
        found.removeAll { found in
            let check = check(found)
            return check.hasConditions && !isAdmitted(found, stretches) || check.person >= 0 && isOther(found)
        }
        var full: [Int: Int] = [:]
        for one in found where check(one).isFull && full[Int(check(one).person)] == nil {
            full[Int(check(one).person)] = one.start
        }
        var isMoved = found.contains { check($0).isSurname } && takeInitials(&found, full)
        let count = found.count
        found += likeness.found(in: text, map, beside: settled + found, stretches: stretches).filter { !isOther($0) }
        if found.count > count { isMoved = true }
        if isMoved { Matcher.sort(&found) }
        for index in found.indices where check(found[index]).hasMarks { takeMarks(&found[index]) }
    }

    /// Quotes, stops and the like with which a name begins or ends in its pattern belong to it in the text too: Yahoo!,
    /// "Газпром".
    private func takeMarks(_ found: inout Matcher.Found) {
        let pattern = terms.patterns[Int(found.pattern)]
        if !pattern.tail.isEmpty, text.bytes[found.end...].starts(with: pattern.tail) {
            found.end += pattern.tail.count
        }
        if !pattern.head.isEmpty, text.bytes[..<found.start].suffix(pattern.head.count).elementsEqual(pattern.head) {
            found.start -= pattern.head.count
        }
    }

    private func check(_ found: Matcher.Found) -> HitCheck { terms.checks[Int(found.pattern)] }

    /// Capitals and stops as the pattern has them.
    private func isWritten(_ found: Matcher.Found) -> Bool {
        let check = check(found)
        if check.stops < .max, found.end - found.start > 2,
            Tokens.stops(text.bytes.span, found.start..<found.end) > Int(check.stops)
        {
            return false
        }
        return !check.isCapital || text.isCapital(at: found.start)
    }

    /// Where the conditions of aliases are met.
    private func conditions(_ found: [Matcher.Found]) -> [Int: [Range<Int>]] {
        var stretches: [Int: [Range<Int>]] = [:]
        for one in found {
            let label = terms.matcher.label(of: one)
            if label >= terms.firstCondition, label < terms.firstLeaf {
                stretches[label - terms.firstCondition, default: []].append(one.start..<one.end)
            }
        }
        return stretches
    }

    private func isAdmitted(_ found: Matcher.Found, _ stretches: [Int: [Range<Int>]]) -> Bool {
        let label = terms.matcher.label(of: found)
        guard label < terms.firstCondition else { return true }
        let entry = terms.entries[label]
        guard entry.near.isEmpty || entry.near.contains(where: { stretches[$0] != nil }),
            !entry.notNear.contains(where: { stretches[$0] != nil })
        else { return false }
        guard !entry.beside.isEmpty || !entry.notBeside.isEmpty else { return true }
        let range = found.start..<found.end
        let window = Neighbours.window(text, around: range, words: Self.besideWords)
        func stands(_ condition: Int) -> Bool {
            stretches[condition]?.contains { $0.overlaps(window) && !$0.overlaps(range) } ?? false
        }
        return (entry.beside.isEmpty || entry.beside.contains(where: stands))
            && !entry.notBeside.contains(where: stands)
    }

    /// Whether a person's name stands for something or somebody else.
    private func isOther(_ found: Matcher.Found) -> Bool {
        let trait = terms.traits[Int(found.pattern)]
        guard let person = trait.person, let names = terms.persons[Int(person)] else { return false }
        let pattern = terms.patterns[Int(found.pattern)]
        let range = found.start..<found.end
        // What is found by likeness has no words to compare with: its case isn't known.
        let isBare = pattern.words.last.map { text.bytes[range].suffix($0.text.count).elementsEqual($0.text) } ?? true
        if !trait.namedAfter, NamedAfter.holds(text, range, isBare: isBare) { return true }
        guard pattern.words.count == 1, let word = pattern.words.first else { return false }
        if pattern.language.base == .russian, Agreement.isWomans(text, range, surname: word.text, own: names) {
            return true
        }
        guard trait.origin == .written, !names.given.isEmpty, let initials = Initials.around(range, in: text) else {
            return false
        }
        return !Initials.fit(initials.letters, names)
    }

    /// A surname takes the initials beside it; one that no alias gives needs them, or a full mention before it. Says whether
    /// any start has moved.
    private func takeInitials(_ found: inout [Matcher.Found], _ full: [Int: Int]) -> Bool {
        var isMoved = false
        found = found.compactMap { one in
            let trait = terms.traits[Int(one.pattern)]
            guard trait.origin == .surname, let person = trait.person, let names = terms.persons[Int(person)] else {
                return one
            }
            if let initials = Initials.around(one.start..<one.end, in: text) {
                guard Initials.fit(initials.letters, names) else { return nil }
                var wider = one
                (wider.start, wider.end) = (initials.range.lowerBound, initials.range.upperBound)
                isMoved = true
                return wider
            }
            guard !trait.isShared, let first = full[Int(person)], first < one.start else { return nil }
            return one
        }
        return isMoved
    }
}
