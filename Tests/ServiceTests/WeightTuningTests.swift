import Foundation
import Model
import Storing
import Synchronization
import Testing
import Watching

@testable import Service

@Suite struct WeightTuningTests {
    private static let fairs = (1...6).map { "A rally of cars opened the spring fair number \($0)" }
    private static let rallies = (1...4).map { "Villagers came to a rally and demanded land, day \($0)" }

    /// Fairs are marked wrong, rallies right.
    private func marked(
        _ work: (MarkedDesk) throws -> Void
    ) throws {
        let desk = try MarkedDesk("log: {level: error}\n")
        defer { desk.remove() }
        let alerts = try desk.alert(Self.fairs + Self.rallies)
        #expect(alerts.count == 10)
        for (index, alert) in alerts.enumerated() {
            try desk.mark(alert, index < Self.fairs.count ? .wrong : index % 2 == 0 ? .right : .wrongFigure)
        }
        try work(desk)
    }

    private func tuning(_ desk: MarkedDesk, _ examples: @escaping WeightTuning.Examples = { _ in [] }) -> WeightTuning {
        WeightTuning(settings: desk.settings, store: desk.store, now: MarkedDesk.noon, examples: examples)
    }

    private func weights(_ desk: MarkedDesk) throws -> [String: Double] {
        let types = try Watchlist.load(desk.settings.watchlistFolder).types
        let rules = types[0].triggers.map { ($0.name, $0.weight) } + types[0].cues.map { ($0.name, $0.weight) }
        return Dictionary(rules, uniquingKeysWith: { $1 })
    }

    @Test func aCueOfWrongAlertsLosesWeight() throws {
        try marked { desk in
            let own = try weights(desk)
            let dry = try tuning(desk).tune(isApplied: false)
            #expect(dry.hasChanges && !dry.isApplied && !dry.isRefused, "\(dry.text)")
            #expect(desk.weights == nil)

            let report = try tuning(desk).tune(isApplied: true)
            #expect(report.isApplied)
            #expect(report.text.contains("learned from 10 marks: 4 right, 6 wrong"))
            let learned = try weights(desk)
            #expect(learned["festive"]! < own["festive"]! - 0.15)
            #expect(learned["makes demands"]! >= own["makes demands"]!)
            let outcome = try #require(report.after)
            #expect(outcome.loss < (report.before?.loss ?? 0) && outcome.missed.isEmpty)
            let text = try #require(desk.weights)
            #expect(text.contains("10 marks (1 to 10), watchlist before: \(report.hash)"))
            #expect(text.contains("# 2021-03-27T06:00:00"))

            // Learnt once is learnt.
            #expect(try !tuning(desk).tune(isApplied: true).hasChanges)
            #expect(desk.weights == text)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
            #expect(object["applied"] as? Bool == true)
            #expect((object["changes"] as? [[String: Any]])?.contains { $0["rule"] as? String == "festive" } == true)
        }
    }

    @Test func anExampleThatPassesHasAVeto() throws {
        try marked { desk in
            let fault = InputFault(file: "beat/types.yaml", line: 40, column: 5, message: "this fair must alert")
            let known = InputFault(file: "beat/types.yaml", line: 50, column: 5, message: "fails anyway")
            let calls = Mutex(0)
            let refused = try tuning(desk) { beat in
                let count = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                let weight = beat.watchlist.types[0].cues[0].weight
                #expect((weight < 0.6) == (count == 2))
                return weight < 0.6 ? [fault, known] : [known]
            }.tune(isApplied: true)
            #expect(refused.isRefused && !refused.isApplied)
            #expect(refused.text.contains("an example that passes now would fail: beat/types.yaml:40:5"))
            #expect(!refused.text.contains("fails anyway"))
            #expect(desk.weights == nil)
            // One that fails as before speaks for nothing, even in other words.
            let words = Mutex(0)
            let passed = try tuning(desk) { _ in
                words.withLock { $0 += 1 }
                var fault = known
                fault.message += " (\(words.withLock { $0 }))"
                return [fault]
            }.tune(isApplied: true)
            #expect(passed.isApplied)
        }
    }

    @Test func undoPutsBackByteForByte() throws {
        try marked { desk in
            _ = try tuning(desk).tune(isApplied: true)
            let first = try #require(desk.weights)
            let more = try desk.alert([
                "A rally of boats opened the autumn fair", "A rally of kites at the winter fair",
            ])
            for alert in more { try desk.mark(alert, .wrong) }
            #expect(try tuning(desk).tune(isApplied: true).isApplied)
            let second = try #require(desk.weights)
            #expect(second != first)
            _ = try tuning(desk).undo()
            #expect(desk.weights == first)
            _ = try tuning(desk).undo()
            #expect(desk.weights == nil)
            #expect(try weights(desk)["festive"] == 0.6)
            #expect(throws: CommandFault.self) { try tuning(desk).undo() }
            let log = try String(contentsOfFile: desk.settings.storageFolder + "/tuning.jsonl", encoding: .utf8)
            #expect(log.split(separator: "\n").count == 4)
            #expect(log.contains("\"rule\":\"festive\""))
        }
    }

    @Test func whatAPersonChangedIsNotPutBack() throws {
        try marked { desk in
            _ = try tuning(desk).tune(isApplied: true)
            let text = try #require(desk.weights) + "# my own\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: desk.folder + "/beat/weights.yaml"))
            #expect(throws: CommandFault.self) { try tuning(desk).undo() }
            #expect(desk.weights == text)
        }
    }

    @Test func aFileOfSomebodyElseIsLeftAlone() throws {
        try marked { desk in
            let text = "weights:\n  - {type: protest, rule: festive, weight: 0.55}\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: desk.folder + "/beat/weights.yaml"))
            #expect(throws: CommandFault.self) { try tuning(desk).tune(isApplied: true) }
            #expect(desk.weights == text)
            // Under another name it is a person's word on that rule.
            try FileManager.default.moveItem(
                atPath: desk.folder + "/beat/weights.yaml", toPath: desk.folder + "/beat/ours.yaml")
            let report = try tuning(desk).tune(isApplied: true)
            #expect(!report.changes.contains { $0.rule == "festive" })
            #expect(try weights(desk)["festive"] == 0.55)
        }
    }

    /// Marks that are taken back, or say nothing of whether it was an event, leave no trace.
    @Test func marksTakenBackLeaveNoTrace() throws {
        try marked { desk in
            _ = try tuning(desk).tune(isApplied: true)
            for mark in try desk.store.marks(from: .distantPast, to: .distantFuture) {
                #expect(try desk.store.undoMark(mark.number, at: MarkedDesk.noon))
            }
            try desk.mark("A1", .notNew)
            let report = try tuning(desk).tune(isApplied: true)
            #expect(report.isApplied, "\(report.text)")
            #expect(report.text.contains("1 alert marked not-new or same-as alone"))
            #expect(try weights(desk)["festive"] == 0.6)
        }
    }

    /// What the crash left is a line of what was never done.
    @Test func aCrashBetweenLogAndFileUndoesNothing() throws {
        try marked { desk in
            _ = try tuning(desk).tune(isApplied: true)
            try FileManager.default.removeItem(atPath: desk.folder + "/beat/weights.yaml")
            _ = try tuning(desk).undo()
            #expect(desk.weights == nil)
            #expect(throws: CommandFault.self) { try tuning(desk).undo() }
            let log = desk.settings.storageFolder + "/tuning.jsonl"
            let handle = try #require(FileHandle(forWritingAtPath: log))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("{\"action\":\"promo".utf8))
            try handle.close()
            #expect(try tuning(desk).tune(isApplied: true).isApplied)
            _ = try tuning(desk).undo()
            #expect(desk.weights == nil)
        }
    }

    /// Whatever a rule is called, the file reads back.
    @Test(arguments: ["plain", "a, b", "\"so\": {c}", "# no comment", "- 'x'", "yes", "запрет: митинг", "2.0", "[a]"])
    func theFileReadsBack(rule: String) throws {
        let desk = try MarkedDesk()
        defer { desk.remove() }
        let types = MarkedDesk.types.replacing("name: festive", with: "name: \(YAMLText.scalar(rule))")
        try Data(types.utf8).write(to: URL(fileURLWithPath: desk.folder + "/beat/types.yaml"))
        let change = WeightChange(type: "protest", rule: rule, own: 0.6, old: 0.6, new: 0.41, marks: 3)
        let text = WeightsFile.text([change], marks: [1, 4, 9], hash: "0", now: MarkedDesk.noon)
        try WeightsFile(folder: desk.settings.watchlistFolder).replace(with: text)
        let read = try Watchlist.load(desk.settings.watchlistFolder).weights
        #expect(
            read == [RuleWeight(type: "protest", rule: rule, weight: 0.41, own: 0.6, file: WeightsFile.name)])
        #expect(try WeightsFile(folder: desk.settings.watchlistFolder).text == text)
        #expect(WeightsFile.text([], marks: [], hash: "0", now: MarkedDesk.noon).contains("weights: []"))
    }

    /// A right alert that would be missed outweighs what is won.
    @Test func rightAlertsMustNotBeMissed() {
        var before = MarkedOutcome([], beat: Self.nothing)
        before.marked = 10
        before.agreeing = 5
        before.missed = ["A9"]
        before.loss = 0.7
        var after = before
        after.agreeing = 8
        after.loss = 0.4
        #expect(after.worse(than: before) == nil)
        after.missed = ["A3"]
        #expect(after.worse(than: before) == "right alerts would be missed: A3")
        after.missed = []
        after.agreeing = 4
        #expect(after.worse(than: before)?.contains("4 would come out as the desk says, 5 do now") == true)
        after.agreeing = 5
        after.loss = 0.71
        #expect(after.worse(than: before)?.contains("further from the desk's word") == true)
    }

    private static let nothing: Beat = {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-tuning-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try! Data("beat: nothing\n".utf8).write(to: URL(fileURLWithPath: folder + "/beat.yaml"))
        return try! Beat(folder: folder, zone: .gmt)
    }()

    /// The service does it after the digest, where the configuration wants it.
    @Test(arguments: [("daily", true), ("never", false)])
    func afterTheDigest(setting: String, isTuned: Bool) async throws {
        let desk = try MarkedDesk(isOnDisk: true)
        defer { desk.remove() }
        for alert in try desk.alert(Self.fairs) { try desk.mark(alert, .wrong) }
        let settings = try Settings(
            file: desk.folder + "/copytaster.yaml",
            text: """
                watchlist: {folder: beat, feeds: false, tune: \(setting)}
                storage: {folder: .}
                """, environment: [:])
        let clock = ManualClock(MarkedDesk.noon)
        let service = try Newsdesk(settings: settings, clock: clock.clock, log: MarkedDesk.silent)
        _ = try await service.once()
        #expect(desk.weights == nil)
        clock.set(MarkedDesk.noon + 2 * 86_400)
        #expect(try await service.once().digest != nil)
        #expect((desk.weights != nil) == isTuned)
        #expect((service.beat.current.watchlist.types[0].cues[0].weight < 0.6) == isTuned)
        // What judges from now on is a version on record: `why` can show its lines.
        #expect(try service.store.versions().count == (isTuned ? 2 : 1))
        await service.shutdown()
    }
}
