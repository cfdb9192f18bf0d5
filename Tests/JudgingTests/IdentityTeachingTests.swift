import Foundation
import Judging
import Model
import Testing

/// What the desk's merges and splits teach.
struct IdentityTeachingTests {
    /// A city's rallies whose outlets disagree about the day, which the desk merged again and again.
    private static let merged = IdentityLesson(
        features: IdentityFeatures([.date: 0.3, .place: 0.95, .issue: 1]), isSame: true)
    private static let split = IdentityLesson(
        features: IdentityFeatures([.date: 0.8, .place: 0.95, .issue: -0.3]), isSame: false)

    @Test func lessonsMoveTheWeightsAndNoFurther() {
        let shipped = IdentityWeights.shipped
        let taught = IdentityWeights.taught(by: Array(repeating: Self.merged, count: 5))
        #expect(taught.probability(Self.merged.features) > shipped.probability(Self.merged.features))
        #expect(taught[.issue] > shipped[.issue])
        #expect(taught[.amount] == shipped[.amount])
        // A thousand equal lessons are no licence: the pull holds.
        let many = IdentityWeights.taught(by: Array(repeating: Self.merged, count: 1000))
        for field in IdentityField.allCases {
            #expect(many[field] <= 2.5 * shipped[field] && many[field] >= 0.25 * shipped[field])
        }
    }

    @Test func aSplitTeachesTheOtherWay() {
        let taught = IdentityWeights.taught(by: [Self.split, Self.split])
        #expect(taught.probability(Self.split.features) < IdentityWeights.shipped.probability(Self.split.features))
    }

    @Test func nothingIsLearnedFromNothingAndFromVetoes() {
        #expect(IdentityWeights.taught(by: []) == .shipped)
        let vetoed = IdentityLesson(features: IdentityFeatures([.place: 1], vetoes: [.date]), isSame: true)
        #expect(IdentityWeights.taught(by: [vetoed]) == .shipped)
    }

    @Test func whatMakesTheFrozenPairsWorseIsRefused() {
        let frozen = [
            IdentityLesson(features: IdentityFeatures([.date: 0.3, .place: 0.95]), isSame: false),
            IdentityLesson(features: IdentityFeatures([.date: 1, .place: 0.95]), isSame: true),
        ]
        let bad = Array(
            repeating: IdentityLesson(features: IdentityFeatures([.date: 0.3, .place: 0.95]), isSame: true), count: 40)
        let refused = IdentityWeights.taught(by: bad, without: frozen)
        #expect(refused.weights == .shipped)
        #expect(refused.refusal != nil)
        #expect(IdentityWeights.taught(by: [Self.split], without: frozen).refusal == nil)
    }

    /// The shipped weights get every frozen pair right, a few merges may be learned, and a desk that merges whatever shares a city
    /// teaches nothing.
    @Test func theFrozenPairsHold() {
        let frozen = IdentityLesson.frozen
        #expect(IdentityWeights.shipped.mistakes(frozen) == 0)
        #expect(IdentityWeights.taught(by: [Self.split], without: frozen).refusal == nil)
        let city = IdentityLesson(features: IdentityFeatures([.date: 0.3, .place: 0.95]), isSame: true)
        let refused = IdentityWeights.taught(by: Array(repeating: city, count: 40), without: frozen)
        #expect(refused.weights == .shipped)
        #expect(refused.refusal != nil)
    }

    @Test func featuresAndWeightsAreKeptAsJSON() throws {
        let features = IdentityFeatures([.date: 0.5, .words: 0.25], vetoes: [.place])
        let lesson = IdentityLesson(features: features, isSame: true)
        let again = try JSONDecoder().decode(IdentityLesson.self, from: JSONEncoder().encode(lesson))
        #expect(again == lesson)
        #expect(again.features.differs == ["place"])
        let weights = try JSONDecoder().decode(
            IdentityWeights.self, from: JSONEncoder().encode(IdentityWeights.shipped))
        #expect(weights == .shipped)
    }

    @Test func aPairOfEventsHasTheFeaturesOfTheirReports() {
        var desk = Desk()
        desk.read(Desk.report())
        desk.read(Desk.report(on: "2021-05-01", in: Desk.astana), published: "2021-05-01")
        let lesson = IdentityLesson(desk.ledger[0], desk.ledger[1], isSame: false, rules: Desk.rules)
        #expect(lesson.features.isVetoed)
        #expect(lesson.features.differs == ["date", "place"])
        #expect(IdentityFeatures(desk.ledger[0], desk.ledger[0], rules: Desk.rules).agrees.contains("date"))
    }
}
