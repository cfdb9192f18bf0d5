/// What the desk's marks come to: said once, for all that learn from them.
package enum Marks {
    /// The marks that count: of one alert by one way the last one, as long as it isn't taken back. In order of number.
    ///
    /// Two ways are two voices: what came by a link doesn't unsay what was said by a command.
    package static func standing(_ marks: [Mark]) -> [Mark] {
        struct Voice: Hashable {
            var alert: String
            var way: Mark.Way
        }
        var last: [Voice: Mark] = [:]
        for mark in marks.sorted(by: { ($0.number, $0.made) < ($1.number, $1.made) }) where mark.undone == nil {
            last[Voice(alert: mark.alert, way: mark.way)] = mark
        }
        return last.values.sorted { ($0.number, $0.alert) < ($1.number, $1.alert) }
    }

    /// The mark that says whether an alert told of an event, by alert: of the standing ones that say so the last.
    package static func deciding(_ marks: [Mark]) -> [String: Mark] {
        var deciding: [String: Mark] = [:]
        for mark in standing(marks) where mark.word.tellsOfEvent != nil { deciding[mark.alert] = mark }
        return deciding
    }
}

extension Mark.Word {
    /// Whether it says that the alert told of an event of its type, whatever else was amiss. Nil: it speaks of something
    /// else, whether the event was known.
    package var tellsOfEvent: Bool? {
        switch self {
        case .right, .wrongFigure, .wrongDate: true
        case .wrong: false
        case .notNew, .sameAs: nil
        }
    }
}

extension Mark {
    /// The longest note that is kept, in characters.
    package static let longestNote = 1000

    /// Whether it says what another says, of the same alert by the same way.
    package func says(the other: Mark) -> Bool {
        alert == other.alert && way == other.way && word == other.word && self.other == other.other
            && note == other.note
    }
}
