internal import Alerting
package import Foundation
internal import Model
internal import Storing
internal import Watching

/// `watchlist test`: what comes of a beat's examples.
package struct WatchlistTesting: Sendable {
    private let folder: String
    private let outcomes: [ExampleOutcome]
    private let only: String?

    /// Compiles the beat and runs its examples.
    /// - Parameters:
    ///   - only: the name of the one to run.
    ///   - database: the archive in which articles named by `url` stand; nil: those aren't tried.
    /// - Throws: every fault of the beat's files.
    package init(folder: String, zone: TimeZone, only: String? = nil, database: String? = nil) throws {
        let beat = try Beat(folder: folder, zone: zone)
        if let only, !beat.watchlist.examples.contains(where: { $0.name == only }) {
            let names = beat.watchlist.examples.map(\.name)
            throw CommandFault(
                "error: no example is called '\(only)'\(Nearest.suggestion(for: only, among: names))", 66)
        }
        if let database, !FileManager.default.fileExists(atPath: database) {
            throw CommandFault("error: there is no database \(database) yet; `copytaster once` or `run` makes it", 66)
        }
        let archive = try database.map { try SQLiteStore(path: $0) }
        self.folder = folder
        self.only = only
        outcomes = ExampleRun.outcomes(beat, zone: zone, only: only, archive: archive)
    }

    /// Whether no example fails. One with `todo` doesn't, nor one that can't be tried.
    package var isRight: Bool { !outcomes.contains { $0.result == .failed } }

    /// A line an example, more for one that fails, and the totals.
    package var text: String {
        guard !outcomes.isEmpty else {
            return
                "\(folder): no examples; add 'examples:' to a file of the beat, as examples.yaml of the shipped one says at its top"
        }
        var lines: [String] = []
        for outcome in outcomes {
            let name = outcome.example.name
            switch outcome.result {
            case .passed: lines.append("ok      \(name)")
            case .failed: lines.append("FAILED  \(name)")
            case .todo: lines.append("todo    \(name): \(outcome.note ?? "")")
            case .todoPasses:
                lines.append("todo    \(name): \(outcome.note ?? "") (\(place(outcome, outcome.example.todoPosition)))")
            case .notTried: lines.append("not tried: \(name): \(outcome.note ?? "")")
            }
            let isTold = outcome.result == .failed || outcome.result == .todo && only != nil
            for failure in isTold ? outcome.failures : [] {
                lines.append("        \(place(outcome, failure.position))")
                lines.append("          expected  \(failure.expected)")
                lines.append("          given     \(failure.given)")
                if let sentence = failure.sentence { lines.append("          sentence  \(sentence)") }
            }
        }
        lines.append("\(outcomes.count) examples: \(totals.map { "\($0.count) \($0.words)" }.joined(separator: ", "))")
        return lines.joined(separator: "\n")
    }

    private var totals: [(count: Int, words: String)] {
        [
            (.passed, "ok"), (.failed, "failed"), (.todo, "todo"), (.todoPasses, "todo that now pass"),
            (.notTried, "not tried"),
        ].map { (result: ExampleOutcome.Result, words) in (outcomes.count { $0.result == result }, words) }
            .filter { $0.0 > 0 || $0.1 == "failed" }
    }

    private func place(_ outcome: ExampleOutcome, _ position: Example.Position?) -> String {
        "\(outcome.example.file):\(position?.line ?? 0):\(position?.column ?? 0)"
    }

    package func json() throws -> String { try OutputJSON.text(Document(outcomes, isRight: isRight), pretty: true) }

    private struct Document: Encodable {
        var right: Bool
        var counts: [String: Int]
        var examples: [Line]

        init(_ outcomes: [ExampleOutcome], isRight: Bool) {
            right = isRight
            counts = Dictionary(outcomes.map { ($0.result.rawValue, 1) }, uniquingKeysWith: +)
            examples = outcomes.map(Line.init)
        }
    }

    private struct Line: Encodable {
        var name: String
        var file: String
        var line: Int?
        var column: Int?
        var result: ExampleOutcome.Result
        var note: String?
        var failures: [FailureLine]

        init(_ outcome: ExampleOutcome) {
            name = outcome.example.name
            file = outcome.example.file
            line = outcome.example.position.line
            column = outcome.example.position.column
            result = outcome.result
            note = outcome.note
            failures = outcome.failures.map(FailureLine.init)
        }
    }

    private struct FailureLine: Encodable {
        var line: Int?
        var column: Int?
        var expected: String
        var given: String
        var sentence: String?

        init(_ failure: ExampleOutcome.Failure) {
            line = failure.position.line
            column = failure.position.column
            expected = failure.expected
            given = failure.given
            sentence = failure.sentence
        }
    }
}
