import Model
import Watching

/// A question with its names looked up, ready to read with. A class only because it is handed round and never changes.
final class ReadableQuestion: Sendable {
    let index: Int
    let question: Question
    /// By group.
    let about: [Bool]
    let of: [Bool]
    let not: [Bool]
    /// By place; nil where no place need be named.
    let named: [Bool]?
    /// By place: the index into `question.subjects`, −1 where it is of none.
    let subjects: [Int]
    let requires: [Test]

    init(_ question: Question, index: Int, gazetteer: Gazetteer) {
        self.index = index
        self.question = question
        func flags(_ groups: [Int]) -> [Bool] { question.groups.indices.map(groups.contains) }
        about = flags(question.about)
        of = flags(question.of)
        not = flags(question.not)
        named = question.named.isEmpty ? nil : gazetteer.flags(lyingIn: question.named)
        var subjects = [Int](repeating: -1, count: gazetteer.placeNames.count)
        for (number, name) in question.subjects.enumerated() {
            for (place, lies) in gazetteer.flags(lyingIn: [name]).enumerated() where lies && subjects[place] < 0 {
                subjects[place] = number
            }
        }
        self.subjects = subjects
        requires = question.requires.map { Test($0.condition, of: question, gazetteer: gazetteer) }
    }
}
