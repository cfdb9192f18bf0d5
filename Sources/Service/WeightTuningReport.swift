internal import Alerting
internal import Foundation
internal import Watching

/// What learning from the marks came to.
package struct TuningReport: Sendable {
    /// The marks learned from, by number.
    var marks: [Int64]
    /// How many of them say that the alert told of an event.
    var right: Int
    var identity: Int
    var lost: Int
    /// Weights that would change, or have.
    var changes: [WeightChange]
    /// Of the watchlist before.
    var hash: String
    var file: String
    /// How the marked articles come out by the weights in force and by the learned ones; nil where nothing would change.
    var before: MarkedOutcome?
    var after: MarkedOutcome?
    /// What speaks against the learned weights.
    var against: [String] = []
    package internal(set) var isApplied = false

    init(
        marks: [Int64], right: Int, identity: Int, lost: Int, changes: [WeightChange], hash: String, file: String
    ) {
        self.marks = marks
        self.right = right
        self.identity = identity
        self.lost = lost
        self.changes = changes
        self.hash = hash
        self.file = file
    }

    /// Whether something would change and something else speaks against it.
    package var isRefused: Bool { !against.isEmpty }
    package var hasChanges: Bool { !changes.isEmpty }

    package var text: String {
        var lines = ["learned from \(count(marks.count, "mark")): \(right) right, \(marks.count - right) wrong"]
        if identity > 0 {
            lines.append(
                "\(count(identity, "alert")) marked not-new or same-as alone: that is identity, not these weights")
        }
        if lost > 0 { lines.append("\(count(lost, "mark")) without an article on record any more (storage.keep)") }
        guard hasChanges else { return (lines + ["no weight would change"]).joined(separator: "\n") }
        for change in changes {
            lines.append(
                "\(change.type), \(change.rule): \(change.old) → \(change.new) "
                    + "(its own: \(change.own); \(count(change.marks, "mark")))")
        }
        if let before, let after {
            lines.append(
                "marked alerts that come out as the desk says: \(before.agreeing) of \(before.marked) now, "
                    + "\(after.agreeing) then; log-loss \(rounded(before.loss)) now, \(rounded(after.loss)) then")
        }
        if isRefused {
            lines.append("not put in force:")
            lines += against.map { "  " + $0 }
        } else {
            lines.append(
                isApplied
                    ? "written to \(file); `copytaster watchlist tune --undo` puts back what was"
                    : "nothing speaks against it; --apply writes it to \(file)")
        }
        return lines.joined(separator: "\n")
    }

    package func json() throws -> String { try OutputJSON.text(Document(self), pretty: true) }

    private struct Document: Encodable {
        struct Change: Encodable {
            var type: String, rule: String, own: Double, old: Double, new: Double, marks: Int
        }
        struct Outcome: Encodable {
            var marked: Int, agreeing: Int, missed: [String], logLoss: Double

            init(_ outcome: MarkedOutcome) {
                marked = outcome.marked
                agreeing = outcome.agreeing
                missed = outcome.missed
                logLoss = (outcome.loss * 10_000).rounded() / 10_000
            }
        }

        var marks: [Int64]
        var right: Int
        var wrong: Int
        var identity: Int
        var lost: Int
        var changes: [Change]
        var before: Outcome?
        var after: Outcome?
        var against: [String]
        var applied: Bool
        var hash: String
        var file: String

        init(_ report: TuningReport) {
            marks = report.marks
            right = report.right
            wrong = report.marks.count - report.right
            identity = report.identity
            lost = report.lost
            changes = report.changes.map {
                Change(type: $0.type, rule: $0.rule, own: $0.own, old: $0.old, new: $0.new, marks: $0.marks)
            }
            before = report.before.map { Outcome($0) }
            after = report.after.map { Outcome($0) }
            against = report.against
            applied = report.isApplied
            hash = report.hash
            file = report.file
        }
    }

    private func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
    private func rounded(_ number: Double) -> String { "\((number * 1000).rounded() / 1000)" }
}
