import Model
import Watching

extension Candidate {
    /// The consulate or square at which it happens: named in the sentence, else in the title or lead and in the same town.
    mutating func bindVenue(_ copy: Copy, _ gazetteer: Gazetteer) {
        let lead = 0..<min(copy.sentences.count, copy.titleSentences + 2)
        for sentence in [sentence] + Array(lead) where sentence == self.sentence || isLed {
            for hit in copy.hitsOf[sentence] {
                guard case .place(let index) = copy.hits[hit].term, gazetteer.depths[index] == 4 else { continue }
                if let place, !place.isCompatible(with: gazetteer.placeNames[index]) { continue }
                venue = gazetteer.placeNames[index].name
                return
            }
        }
    }

    /// Themes that its sentence and the next touch, its type's own left out.
    mutating func bindIssues(_ copy: Copy, _ type: ReadableType, _ gazetteer: Gazetteer) {
        let last = min(copy.sentences.count - 1, copy.isInTitle(sentence) ? sentence : sentence + 1)
        for sentence in sentence...max(sentence, last) {
            for hit in copy.hitsOf[sentence] {
                guard case .theme(let index) = copy.hits[hit].term, issues.count < Self.mostIssues else { continue }
                let name = gazetteer.themeNames[index]
                if name != type.type.name, !issues.contains(name) { issues.append(name) }
            }
        }
    }
}
