internal import Alerting
package import Foundation
package import Model
internal import Storing
internal import Watching

/// The desk's word on an alert, as a command gives it: a wrong id or word is told with what there is.
package struct Marking: Sendable {
    private let store: any Store
    private let now: Date

    /// A mark, and whether it was there already.
    package struct Made: Sendable, Hashable {
        package var mark: Mark
        package var isNew: Bool

        /// A line for a person.
        package var text: String {
            let other = mark.other.map { " \($0)" } ?? ""
            return isNew
                ? "mark \(mark.number): \(mark.alert) is \(mark.word.rawValue)\(other); "
                    + "`copytaster alerts unmark \(mark.number)` takes it back"
                : "mark \(mark.number) says so already: \(mark.alert) is \(mark.word.rawValue)\(other)"
        }
    }

    package init(store: any Store, now: Date) {
        self.store = store
        self.now = now
    }

    /// The store of a configuration that has one.
    package static func store(_ settings: Settings) throws -> any Store {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw CommandFault(
                "error: \(settings.database) is not there: nothing was alerted under this configuration yet", 66)
        }
        return try SQLiteStore(path: settings.database)
    }

    /// Marks an alert.
    /// - Throws: `CommandFault` where there is no such alert, word or other; nothing is changed then.
    package func mark(_ alert: String, _ word: String, other: String?, note: String?, way: Mark.Way) throws -> Made {
        let words = Mark.Word.allCases.map(\.rawValue)
        guard let known = Mark.Word(rawValue: word.lowercased()) else {
            throw CommandFault(
                "error: '\(word)' is no word for an alert; use one of \(words.joined(separator: ", "))"
                    + Nearest.suggestion(for: word, among: words), 64)
        }
        if let note, note.count > Mark.longestNote {
            throw CommandFault("error: the note has \(note.count) characters; \(Mark.longestNote) are kept", 64)
        }
        let said = AlertMarking.Said(
            alert: Self.id(alert), word: known, other: other.map(Self.id),
            note: note?.trimmingCharacters(in: .whitespacesAndNewlines))
        switch try AlertMarking.mark(said, way: way, made: now, in: store) {
        case .failure(let refusal): throw try fault(refusal)
        case .success(var mark):
            let held = try store.marks(from: .distantPast, to: .distantFuture)
            mark.number = try store.add(mark)
            let there = held.last { $0.number == mark.number }
            return Made(mark: there ?? mark, isNew: there == nil)
        }
    }

    /// Takes a mark back.
    package func unmark(_ number: Int64) throws -> String {
        guard try store.undoMark(number, at: now) else {
            let held = try store.marks(from: .distantPast, to: .distantFuture).map(\.number)
            throw CommandFault(
                "error: there is no mark \(number) that holds"
                    + (held.isEmpty
                        ? "; there is none at all"
                        : "; the last ones are \(held.suffix(5).map(String.init).joined(separator: ", "))"),
                65)
        }
        return "mark \(number) is taken back"
    }

    /// `a12` and ` A12` are A12.
    private static func id(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces).uppercased() }

    private func fault(_ refusal: AlertMarking.Refusal) throws -> CommandFault {
        switch refusal {
        case .noAlert(let id):
            return CommandFault("error: \(refusal)\(try AlertLookup.offer(id, in: store))", 65)
        case .noOther(let id):
            return CommandFault("error: \(refusal)\(try AlertLookup.offer(id, in: store))", 65)
        case .otherMissing, .otherNotMeant: return CommandFault("error: \(refusal)", 64)
        case .itself: return CommandFault("error: \(refusal); name another", 65)
        }
    }
}
