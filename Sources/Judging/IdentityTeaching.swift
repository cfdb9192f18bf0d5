/// Weights that the desk's merges and splits have taught, or why they stay as they are.
package struct IdentityTeaching: Sendable, Hashable {
    package var weights: IdentityWeights
    /// Nil where the lessons were taken; else what they would have made worse.
    package var refusal: String?

    package init(weights: IdentityWeights, refusal: String? = nil) {
        self.weights = weights
        self.refusal = refusal
    }
}

extension IdentityWeights {
    /// Step of one update, and how hard each weight is pulled back towards the shipped one: small, so that a dozen lessons
    /// move a weight by tenths, and never through zero ("Learning from the desk's marks", reading.md).
    private static let rate = 0.1
    private static let pull = 0.02
    private static let rounds = 4
    /// A weight stays within this share of the shipped one.
    private static let least = 0.25
    private static let most = 2.5

    /// The shipped weights after the desk's lessons, gone through a few times in their order: logistic regression, an update a
    /// lesson. A pair that a veto decides teaches nothing, since no weight could have decided it otherwise.
    package static func taught(
        by lessons: [IdentityLesson], from shipped: IdentityWeights = .shipped
    ) -> IdentityWeights {
        let lessons = lessons.filter { !$0.features.isVetoed }
        var weights = shipped
        guard !lessons.isEmpty else { return weights }
        for _ in 0..<rounds {
            for lesson in lessons {
                let error = (lesson.isSame ? 1 : 0) - weights.probability(lesson.features)
                weights.bias += rate * error - pull * (weights.bias - shipped.bias)
                for field in IdentityField.allCases {
                    let moved =
                        weights[field] + rate * error * lesson.features[field]
                        - pull * (weights[field] - shipped[field])
                    weights[field] = min(max(moved, least * shipped[field]), most * shipped[field])
                }
            }
        }
        return weights
    }

    /// The same, unless more of the frozen pairs come out wrong than by the shipped weights.
    package static func taught(
        by lessons: [IdentityLesson], from shipped: IdentityWeights = .shipped, without worse: [IdentityLesson]
    ) -> IdentityTeaching {
        let taught = taught(by: lessons, from: shipped)
        let (before, after) = (shipped.mistakes(worse), taught.mistakes(worse))
        guard after > before else { return IdentityTeaching(weights: taught) }
        return IdentityTeaching(
            weights: shipped,
            refusal:
                "of \(worse.count) frozen pairs \(after) would come out wrong, not \(before); the shipped weights stay")
    }

    /// How many pairs come out on the wrong side of `join`.
    package func mistakes(_ lessons: [IdentityLesson]) -> Int {
        lessons.count { (probability($0.features) >= Self.join) != $0.isSame }
    }
}
