package import Foundation
package import Model

/// Makes the desk's mark of an alert out of what was said: looks up the alert, and the event that it is said to be.
package enum AlertMarking {
    /// What the desk says, by whatever way.
    package struct Said: Sendable, Hashable {
        /// The alert's id.
        package var alert: String
        package var word: Mark.Word
        /// For `same-as`: the id of an alert or event.
        package var other: String?
        package var note: String?

        package init(alert: String, word: Mark.Word, other: String? = nil, note: String? = nil) {
            self.alert = alert
            self.word = word
            self.other = other
            self.note = note
        }
    }

    /// Why it is no mark.
    package enum Refusal: Error, Hashable, CustomStringConvertible {
        case noAlert(String)
        /// Neither an alert nor an event.
        case noOther(String)
        /// `same-as` without what it is the same as.
        case otherMissing
        /// Something else than `same-as` with one.
        case otherNotMeant
        /// It is the event that the alert told of.
        case itself(String)

        package var description: String {
            switch self {
            case .noAlert(let id): "there is no alert '\(id.prefix(40))'"
            case .noOther(let id): "there is no alert or event '\(id.prefix(40))' that it could be the same as"
            case .otherMissing: "same-as needs the alert or event that it is the same as, as in: same-as A7"
            case .otherNotMeant: "only same-as names another alert or event"
            case .itself(let event): "\(event) is the event that it told of itself"
            }
        }
    }

    package static func mark(
        _ said: Said, way: Mark.Way, made: Date, in store: any Store
    ) throws(StoreFault) -> Result<Mark, Refusal> {
        guard let raised = try store.alert(id: said.alert) else { return .failure(.noAlert(said.alert)) }
        var other: String?
        if said.word == .sameAs {
            guard let id = said.other else { return .failure(.otherMissing) }
            let known =
                if let alert = try store.alert(id: id) { alert.alert.event } else { try store.event(id: id)?.id }
            guard let event = known else { return .failure(.noOther(id)) }
            guard event != raised.alert.event else { return .failure(.itself(event)) }
            other = event
        } else if said.other != nil {
            return .failure(.otherNotMeant)
        }
        let note = said.note.map { String($0.prefix(Mark.longestNote)) }.flatMap { $0.isEmpty ? nil : $0 }
        return .success(
            Mark(
                alert: raised.alert.id, event: raised.alert.event, article: raised.article, word: said.word,
                other: other, note: note, way: way, made: made))
    }
}
