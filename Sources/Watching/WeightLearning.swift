import Foundation

/// What one mark teaches: what spoke for a report when it was judged, and whether the desk says that it told of an event.
package struct WeightLesson: Sendable, Hashable {
    /// A rule that spoke.
    package struct Cue: Sendable, Hashable {
        package var rule: String
        /// How much of the rule's weight was counted: 1, or less for a further list of triggers.
        package var share: Double
        /// What it added to the log-odds then: share × weight.
        package var weight: Double

        package init(rule: String, share: Double, weight: Double) {
            self.rule = rule
            self.share = share
            self.weight = weight
        }
    }

    /// The mark's number.
    package var mark: Int64
    package var type: String
    package var isEvent: Bool
    /// 0…1, as judged then.
    package var confidence: Double
    package var cues: [Cue]

    package init(mark: Int64, type: String, isEvent: Bool, confidence: Double, cues: [Cue]) {
        self.mark = mark
        self.type = type
        self.isEvent = isEvent
        self.confidence = confidence
        self.cues = cues
    }
}

/// A weight before and after learning.
package struct WeightChange: Sendable, Hashable {
    package var type: String
    package var rule: String
    /// What the rule's entry in the type says: what it is pulled towards.
    package var own: Double
    /// What is in force.
    package var old: Double
    package var new: Double
    /// How many marks spoke of it.
    package var marks: Int

    package init(type: String, rule: String, own: Double, old: Double, new: Double, marks: Int) {
        self.type = type
        self.rule = rule
        self.own = own
        self.old = old
        self.new = new
        self.marks = marks
    }
}

/// Small online updates of the weights from the desk's marks, pulled towards the watchlist's own. Pure and deterministic.
///
/// It is logistic regression by stochastic gradient descent with an L2 pull (a Gaussian prior round the own weight). Each
/// run begins at the own weights and takes all standing marks, in order of their number: a mark that is taken back leaves no
/// trace, and learning twice from the same marks gives the same weights.
package enum WeightLearning {
    /// How strongly a weight is pulled to its own: a whole unit off, as strongly as ten marks could push that are surely the
    /// other way. One wrong alert of high confidence moves each of its rules by about 0.08.
    static let strength = 10.0
    /// Of the gradient, at each mark of each pass.
    static let rate = 0.02
    /// Over all marks: enough to come to rest, since (1 - rate × strength)⁵⁰ is about 10⁻⁵.
    static let passes = 50
    /// The furthest that a weight goes from its own, and in one run from the one in force.
    package static let reach = 0.5
    /// The least size of a weight: a rule keeps its sign and goes on speaking. One that has less by itself isn't learned.
    package static let least = 0.05
    /// A confidence is never taken for certainty.
    private static let certainty = 0.01

    /// The weights that the lessons speak of, learned. Unchanged ones are in it too.
    /// - Parameters:
    ///   - types: as in force.
    ///   - weights: what `weights:` put in place, with the rules' own weights.
    ///   - own: the file whose entries may change; a rule that another file weighs is left alone.
    package static func learn(
        _ lessons: [WeightLesson], types: [EventType], weights: [RuleWeight], file: String
    ) -> [WeightChange] {
        types.flatMap { type in
            learn(
                lessons.filter { $0.type == type.name }.sorted { $0.mark < $1.mark }, type,
                weights.filter { $0.type == type.name }, file)
        }
    }

    private static func learn(
        _ lessons: [WeightLesson], _ type: EventType, _ weights: [RuleWeight], _ file: String
    ) -> [WeightChange] {
        var changes: [WeightChange] = []
        var indices: [String: Int] = [:]
        for rule in type.ruleNames {
            let inForce = type.weights(of: rule)
            let weight = weights.first { $0.rule == rule }
            let own = weight?.own ?? inForce[0]
            let marks = lessons.count { lesson in lesson.cues.contains { $0.rule == rule } }
            // Two rules of one name can't be told apart in a report.
            guard inForce.count == 1, marks > 0, abs(own) >= least, weight.map({ $0.file == file }) ?? true else {
                continue
            }
            indices[rule] = changes.count
            changes.append(
                WeightChange(type: type.name, rule: rule, own: own, old: inForce[0], new: own, marks: marks))
        }
        guard !changes.isEmpty else { return [] }
        let rows = lessons.map { Row($0, indices) }.filter { !$0.features.isEmpty }
        var learned = changes.map(\.own)
        let pull = rate * strength / Double(rows.count)
        for _ in 0..<passes {
            for row in rows {
                let error = (row.isEvent ? 1 : 0) - row.probability(learned)
                for (index, share) in row.features { learned[index] += rate * error * share }
                for index in learned.indices {
                    learned[index] -= pull * (learned[index] - changes[index].own)
                    learned[index] = bounded(learned[index], changes[index])
                }
            }
        }
        for index in changes.indices { changes[index].new = written(learned[index], changes[index]) }
        return changes
    }

    /// Within reach of its own weight and of the one in force, of its own sign, and not nothing.
    private static func bounded(_ weight: Double, _ change: WeightChange) -> Double {
        let (own, old) = (change.own, change.old)
        // A weight in force may lie further from its own than learning would go; then its reach is what counts.
        var low = max(own - reach, old - reach)
        var high = min(own + reach, old + reach)
        if own > 0 { low = max(low, least) } else { high = min(high, -least) }
        if low > high { return own > 0 ? max(least, min(old + reach, low)) : min(-least, max(old - reach, high)) }
        return min(max(weight, low), high)
    }

    /// In hundredths, as a file shows it; rounded towards the own weight, so that the bounds hold.
    private static func written(_ weight: Double, _ change: WeightChange) -> Double {
        guard abs(weight - change.own) >= 0.005 else { return change.own }
        let hundredths = weight * 100
        // What is a hundredth but for the last bit is that hundredth.
        let nearest = hundredths.rounded()
        if abs(hundredths - nearest) < 1e-9 { return nearest / 100 }
        let rounded = (weight < change.own ? hundredths.rounded(.up) : hundredths.rounded(.down)) / 100
        return abs(rounded - change.own) < 0.005 ? change.own : rounded
    }

    /// A lesson with its rules looked up.
    private struct Row {
        let isEvent: Bool
        /// Log-odds of what is not learned.
        let rest: Double
        let features: [(index: Int, share: Double)]

        init(_ lesson: WeightLesson, _ indices: [String: Int]) {
            isEvent = lesson.isEvent
            let confidence = min(max(lesson.confidence, certainty), 1 - certainty)
            var rest = log(confidence / (1 - confidence))
            var features: [(index: Int, share: Double)] = []
            for cue in lesson.cues {
                guard let index = indices[cue.rule] else { continue }
                rest -= cue.weight
                features.append((index, cue.share))
            }
            self.rest = rest
            self.features = features
        }

        func probability(_ weights: [Double]) -> Double {
            1 / (1 + exp(-features.reduce(rest) { $0 + $1.share * weights[$1.index] }))
        }
    }
}
