import Foundation
import Model
import Testing

@testable import Watching

@Suite struct WeightReaderTests {
    private static let types = """
        beat: b
        types:
          - name: protest
            words: {rally: {en: [rally~]}, crowd: {en: [crowd~]}}
            triggers:
              - {words: rally, weight: 2.4}
              - {words: crowd, weight: 0.9}
            cues:
              - {name: in a crowd, weight: 0.8, within: sentence, words: [crowd]}
              - {name: twice, weight: 0.1, within: sentence, words: [crowd]}
              - {name: twice, weight: 0.2, within: sentence, words: [rally]}

        """

    private func load(_ weights: String) throws -> Result<Watchlist, InputFaults> {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-weights-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(Self.types.utf8).write(to: URL(fileURLWithPath: folder + "/types.yaml"))
        // Read before the types: what they are called is known only once all files are read.
        try Data(weights.utf8).write(to: URL(fileURLWithPath: folder + "/a.yaml"))
        do throws(InputFaults) { return .success(try Watchlist.load(folder)) } catch { return .failure(error) }
    }

    @Test func aWeightTakesThePlaceOfTheRulesOwn() throws {
        let watchlist = try load(
            """
            weights:
              - {type: protest, rule: in a crowd, weight: 0.65}
              - {type: protest, rule: rally, weight: -1}
            """
        ).get()
        let type = watchlist.types[0]
        #expect(type.triggers.map(\.weight) == [-1, 0.9])
        #expect(type.cues.map(\.weight) == [0.65, 0.1, 0.2])
        #expect(
            watchlist.weights == [
                RuleWeight(type: "protest", rule: "in a crowd", weight: 0.65, own: 0.8, file: "a.yaml"),
                RuleWeight(type: "protest", rule: "rally", weight: -1, own: 2.4, file: "a.yaml"),
            ])
        let other = watchlist.weighed([RuleWeight(type: "protest", rule: "crowd", weight: 0.5, own: 0.9)])
        #expect(other.types[0].triggers.map(\.weight) == [-1, 0.5])
        #expect(watchlist.types[0].triggers.map(\.weight) == [-1, 0.9])
    }

    @Test(arguments: ["", "weights:\n", "weights: []\n"]) func nothingIsNothing(yaml: String) throws {
        #expect(try load(yaml).get().types[0].triggers.map(\.weight) == [2.4, 0.9])
    }

    @Test(
        arguments: [
            (
                "{type: protst, rule: rally, weight: 1}", 12,
                "there is no event type 'protst' in the watchlist; did you mean 'protest'?"
            ),
            (
                "{type: protest, rule: raly, weight: 1}", 27,
                "'protest' has no trigger or cue 'raly'; did you mean 'rally'?"
            ),
            ("{type: protest, rule: announced, weight: 1}", 27, "known here: rally, crowd, in a crowd, twice"),
            ("{type: protest, rule: twice, weight: 1}", 27, "'protest' has 2 triggers and cues called 'twice'"),
            ("{type: protest, rule: rally, weight: 11}", 42, "a weight is from -10 to 10"),
            ("{type: protest, rule: rally, weight: much}", 42, "expected a number, found 'much'"),
            ("{type: protest, rule: rally}", 5, "'weight' is missing"),
            ("{type: protest, weight: 1}", 5, "'rule' is missing"),
            ("{type: protest, rule: rally, wieght: 1}", 34, "unknown key 'wieght'; did you mean 'weight'?"),
            ("rally", 5, "expected a map, found 'rally'"),
        ] as [(String, Int, String)])
    func mistakes(entry: String, column: Int, says: String) throws {
        guard case .failure(let faults) = try load("weights:\n  - \(entry)\n") else {
            Issue.record("no fault")
            return
        }
        let fault = try #require(faults.faults.first { $0.message.contains(says) }, "\(faults)")
        #expect(fault.line == 2 && fault.column == column, "\(fault)")
    }

    @Test func twiceIsAFault() throws {
        let entry = "  - {type: protest, rule: rally, weight: 1}\n"
        guard case .failure(let faults) = try load("weights:\n" + entry + entry) else {
            Issue.record("no fault")
            return
        }
        #expect(faults.faults.map(\.line) == [3])
    }
}
