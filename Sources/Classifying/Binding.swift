import Model
import Watching

extension Candidate {
    /// Binds the scope: the first of the type's whose conditions hold. Gives the places in which its events can lie.
    mutating func bindScope(_ copy: Copy, _ type: ReadableType, _ gazetteer: Gazetteer) -> [Bool] {
        for (index, rule) in type.scopes.enumerated()
        where rule.tests.allSatisfy({ $0.holds(copy, sentence: sentence, type: type.index) })
            && !isElsewhere(copy, than: type.scopeAdmits[index], gazetteer)
        {
            scope = rule.name
            return type.scopeAdmits[index] ?? type.admits
        }
        return type.admits
    }

    /// Whether the sentence says where it was, right by the trigger, and not in one of those places: who "was arrested in
    /// Almaty" is held there, whatever the group gathers on Xinjiang.
    private func isElsewhere(_ copy: Copy, than admits: [Bool]?, _ gazetteer: Gazetteer) -> Bool {
        guard let admits else { return false }
        var nearest: (place: Int, distance: Int)?
        let start = copy.sentences[sentence].range.lowerBound
        for hit in copy.hitsOf[sentence] {
            guard case .place(let index) = copy.hits[hit].term, gazetteer.depths[index] >= 2 else { continue }
            let range = copy.hits[hit].range
            guard Locative.holds(range, copy), !copy.isDateline(range) else { continue }
            if isBesides(range, copy, sentence) || isTold(at: range, copy, sentence) { continue }
            if Locative.isAttributive(range, copy) { continue }
            // "A family in Semey told of a nurse who was arrested": not where she was.
            if !hasMainDeed, !deeds.isEmpty, !copy.isBehindRelative(range, of: sentence) { continue }
            // What a sentence begins with frames all of it.
            let begins = copy.words(between: start..<start, and: range) <= (copy.isKazakh ? 2 : 1)
            let distance = min(clauseDistance(to: range, in: copy), begins ? 4 : .max)
            if distance < nearest?.distance ?? 5 { nearest = (index, distance) }
        }
        return nearest.map { !admits[$0.place] } ?? false
    }

    /// Names, stage, and what the severity rules want to know.
    mutating func bindRest(_ copy: Copy, _ type: ReadableType, _ gazetteer: Gazetteer, _ watchlist: Watchlist) {
        var sentences = [sentence]
        // Who it happened to is often named in the sentence after: "She told the court …".
        if !copy.isInTitle(sentence), sentence + 1 < copy.sentences.count,
            copy.sentences[sentence + 1].paragraph == copy.sentences[sentence].paragraph, copy.position(sentence) <= 2
        {
            sentences.append(sentence + 1)
        }
        for sentence in sentences {
            for hit in copy.hitsOf[sentence] {
                guard case .actor(let index) = copy.hits[hit].term else { continue }
                // A detention is keyed on its people; offices and outlets say nothing of who is held.
                if type.type.identity == .party, !type.isParty[index] { continue }
                let name = gazetteer.actorNames[index]
                if !actors.contains(name) { actors.append(name) }
            }
        }
        stage =
            type.stages.first { step in
                step.tests.allSatisfy { $0.holds(copy, sentence: sentence, type: type.index) }
            }?.name
        for (index, tests) in type.severity.enumerated()
        where !tests.isEmpty && tests.allSatisfy({ $0.holds(copy, sentence: sentence, type: type.index) }) {
            cues.append(.init(rule: "severity \(index)", text: "", weight: 0))
        }
    }
}
