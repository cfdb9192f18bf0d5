package import Foundation
package import Model
internal import Watching

/// Lets a beat's weights learn from the desk's marks: learned weights are put in force only where no example that passed
/// fails by them and the marked articles come out no worse; what was is on record, and is put back at will.
package struct WeightTuning: Sendable {
    /// The faults of a watchlist's examples; none where it has none.
    typealias Examples = @Sendable (Beat) throws -> [InputFault]

    private let folder: String
    private let storage: String
    private let zone: TimeZone
    private let store: any Store
    private let now: Date
    private let examples: Examples

    /// - Parameter now: stands in the file and the log.
    package init(settings: Settings, store: any Store, now: Date) {
        let zone = settings.zone
        self.init(settings: settings, store: store, now: now) { ExampleRun.failures($0, zone: zone) }
    }

    init(settings: Settings, store: any Store, now: Date, examples: @escaping Examples) {
        folder = settings.watchlistFolder
        storage = settings.storageFolder
        zone = settings.zone
        self.store = store
        self.now = now
        self.examples = examples
    }

    /// Learns, and tries what was learned.
    /// - Parameter isApplied: where nothing speaks against it, it is put in force. False: nothing is changed.
    /// - Throws: `InputFaults` of the watchlist, `StoreFault`, `CommandFault`.
    package func tune(isApplied: Bool) throws -> TuningReport {
        let file = try WeightsFile(folder: folder)
        let beat = try Beat(folder: folder, zone: zone)
        let marked = try MarkedArticles(store: store)
        let changes = WeightLearning.learn(
            marked.lessons.map(\.lesson), types: beat.watchlist.types, weights: beat.watchlist.weights,
            file: WeightsFile.name)
        let all = changes + Self.dropped(beat.watchlist.weights, changes)
        let moved = all.filter { $0.new != $0.old }
        var report = TuningReport(
            marks: marked.lessons.map(\.lesson.mark), right: marked.lessons.count { $0.lesson.isEvent },
            identity: marked.identity, lost: marked.lost, changes: moved, hash: beat.watchlist.hash, file: file.path)
        guard !moved.isEmpty else { return report }
        let learned = Beat(
            watchlist: beat.watchlist.weighed(
                moved.map { RuleWeight(type: $0.type, rule: $0.rule, weight: $0.new, own: $0.own) }), files: beat.files,
            zone: zone)
        report.before = MarkedOutcome(marked.lessons, beat: beat)
        report.after = MarkedOutcome(marked.lessons, beat: learned)
        report.against = Self.against(report, before: try examples(beat), after: try examples(learned))
        if isApplied, report.against.isEmpty {
            try put(all, report, in: file)
            report.isApplied = true
        }
        return report
    }

    /// Puts the weights back to those before the last time.
    /// - Returns: a sentence that says what was done.
    package func undo() throws -> String {
        let log = TuningLog(storage: storage)
        guard let last = try log.standing(folder: folder).last else {
            throw CommandFault("error: nothing was tuned that could be put back", 1)
        }
        let file = try WeightsFile(folder: folder)
        guard file.text == last.after || file.text == last.before else {
            throw CommandFault(
                "\(file.path): error: was changed since it was tuned on \(last.time); nothing was put back", 65)
        }
        if file.text == last.after { try file.replace(with: last.before) }
        var entry = last
        entry.action = .undone
        entry.time = Timestamp.text(now, in: .gmt)
        try log.append(entry)
        return "\(file.path) is as it was before \(last.time)"
    }

    /// What speaks against putting the weights in force.
    private static func against(_ report: TuningReport, before: [InputFault], after: [InputFault]) -> [String] {
        struct Place: Hashable {
            var file: String
            var line: Int?
            var column: Int?
        }
        // What an example says of itself may change with the weights; that it fails is what counts.
        let failed = Set(before.map { Place(file: $0.file, line: $0.line, column: $0.column) })
        let failing = after.filter { !failed.contains(Place(file: $0.file, line: $0.line, column: $0.column)) }
        let examples = failing.map { "an example that passes now would fail: \($0.description)" }
        guard let old = report.before, let new = report.after else { return examples }
        return examples + [new.worse(than: old)].compactMap(\.self)
    }

    /// Weights learned once of which no mark speaks any more: they are their own again.
    private static func dropped(_ weights: [RuleWeight], _ changes: [WeightChange]) -> [WeightChange] {
        weights.filter { weight in
            weight.file == WeightsFile.name
                && !changes.contains { $0.type == weight.type && $0.rule == weight.rule }
        }.map {
            WeightChange(type: $0.type, rule: $0.rule, own: $0.own, old: $0.weight, new: $0.own, marks: 0)
        }
    }

    private func put(_ changes: [WeightChange], _ report: TuningReport, in file: WeightsFile) throws {
        let text = WeightsFile.text(changes, marks: report.marks, hash: report.hash, now: now)
        // Written down before it is done: a crash in between leaves a line that undoes nothing.
        try TuningLog(storage: storage).append(
            .init(
                time: Timestamp.text(now, in: .gmt), action: .promoted, folder: folder, hash: report.hash,
                marks: report.marks,
                changes: report.changes.map { .init(type: $0.type, rule: $0.rule, old: $0.old, new: $0.new) },
                before: file.text, after: text))
        try file.replace(with: text)
    }
}
