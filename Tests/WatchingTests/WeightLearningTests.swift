import Testing

@testable import Watching

@Suite struct WeightLearningTests {
    private static let type = EventType(
        name: "protest", title: "Protest", identity: .day, window: 10,
        groups: [TermGroup(name: "rally", terms: [:]), TermGroup(name: "crowd", terms: [:])],
        triggers: [.init(name: "rally", weight: 2.4, group: 0), .init(name: "crowd", weight: 0.3, group: 1)],
        cues: [
            .init(name: "demands", weight: 0.8, condition: Condition(within: .sentence)),
            .init(name: "festive", weight: 0.6, condition: Condition(within: .sentence)),
            .init(name: "elsewhere", weight: -2, condition: Condition(within: .sentence)),
            .init(name: "nothing", weight: 0, condition: Condition(within: .sentence)),
        ])

    private static func weight(_ rule: String) -> Double { type.weights(of: rule)[0] }

    private func lesson(
        _ mark: Int64, _ isEvent: Bool, _ rules: [String], confidence: Double = 0.9
    ) -> WeightLesson {
        WeightLesson(
            mark: mark, type: "protest", isEvent: isEvent, confidence: confidence,
            cues: rules.map { .init(rule: $0, share: 1, weight: Self.weight($0)) })
    }

    private func learn(_ lessons: [WeightLesson], _ weights: [RuleWeight] = []) -> [String: WeightChange] {
        var type = Self.type
        for weight in weights { type.weigh(weight.rule, weight.weight) }
        let changes = WeightLearning.learn(lessons, types: [type], weights: weights, file: "weights.yaml")
        return Dictionary(changes.map { ($0.rule, $0) }, uniquingKeysWith: { $1 })
    }

    @Test func aCueThatStandsInWrongAlertsAloneLosesWeight() throws {
        let lessons =
            (1...6).map { lesson(Int64($0), false, ["rally", "festive"]) }
            + (7...12).map { lesson(Int64($0), true, ["rally", "demands"]) }
        let learned = learn(lessons)
        let festive = try #require(learned["festive"])
        #expect(festive.new < festive.old - 0.2)
        // What stands in both is hardly to blame, what stands in right ones gains.
        #expect(abs(try #require(learned["rally"]).new - 2.4) < abs(festive.new - 0.6))
        #expect(try #require(learned["demands"]).new > 0.8)
        #expect(learned["elsewhere"] == nil)
        #expect(festive.marks == 6 && learned["rally"]?.marks == 12)
    }

    @Test func oneMarkMovesLittle() throws {
        for isEvent in [true, false] {
            for change in learn([lesson(1, isEvent, ["rally", "festive"])]).values {
                #expect(abs(change.new - change.old) <= 0.1)
                #expect(isEvent ? change.new >= change.old : change.new < change.old)
            }
        }
    }

    @Test func ruleWithoutWeightOrOfAnotherFileStays() {
        #expect(learn([lesson(1, false, ["nothing"])]).isEmpty)
        let hand = RuleWeight(type: "protest", rule: "festive", weight: 0.5, own: 0.6, file: "ours.yaml")
        #expect(learn([lesson(1, false, ["festive"])], [hand]).isEmpty)
    }

    /// What was learned before is no ground to stand on: the same marks give the same weights, and none give the own ones.
    @Test func learningTwiceIsLearningOnce() throws {
        let lessons = (1...4).map { lesson(Int64($0), false, ["rally", "festive"]) }
        let once = learn(lessons)
        let weights = once.values.map {
            RuleWeight(type: $0.type, rule: $0.rule, weight: $0.new, own: $0.own, file: "weights.yaml")
        }
        let twice = learn(lessons, weights)
        #expect(once.mapValues(\.new) == twice.mapValues(\.new))
        #expect(twice.values.allSatisfy { $0.old == $0.new })
        #expect(learn(lessons.reversed()) == once)
    }

    /// Whatever is marked: no weight leaves its bounds or changes its sign.
    @Test(arguments: 0..<40) func bounds(seed: UInt64) {
        var random = SplitMix(state: seed)
        let rules = Self.type.ruleNames
        var weights: [RuleWeight] = []
        for _ in 0..<4 {
            let lessons = (0..<Int.random(in: 1...60, using: &random)).map { number in
                WeightLesson(
                    mark: Int64(number), type: "protest",
                    isEvent: Int.random(in: 0..<10, using: &random) < Int(seed % 11),
                    confidence: [0, 0.3, 0.5, 0.99, 1].randomElement(using: &random)!,
                    cues: rules.filter { _ in Bool.random(using: &random) }.map {
                        .init(
                            rule: $0, share: Bool.random(using: &random) ? 1 : 0.35,
                            weight: Self.weight($0) + .random(in: -3...3, using: &random))
                    })
            }
            let changes = learn(lessons, weights)
            for change in changes.values {
                #expect(abs(change.new - change.own) <= WeightLearning.reach + 1e-9)
                #expect(abs(change.new - change.old) <= WeightLearning.reach + 1e-9)
                #expect((change.new > 0) == (change.own > 0))
                #expect(abs(change.new) >= WeightLearning.least - 1e-9)
                let hundredths = change.new * 100
                #expect(abs(hundredths - hundredths.rounded()) < 1e-6)
            }
            weights = changes.values.map {
                RuleWeight(type: $0.type, rule: $0.rule, weight: $0.new, own: $0.own, file: "weights.yaml")
            }
        }
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
