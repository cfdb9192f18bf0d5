import Foundation
import Model

extension Event {
    /// Names kept of one event; an article that lists hundreds must not swell the ledger.
    private static let mostActors = 40
    private static let mostTellings = 500
    private static let mostDays = 400

    private mutating func add(day: Day) {
        guard date.map({ !($0.from...$0.to).contains(day) }) ?? true, !days.contains(day), days.count < Event.mostDays
        else { return }
        days.insert(day, at: days.firstIndex { $0 > day } ?? days.count)
    }

    /// An edited article says it otherwise: its telling is put right, once, before its reports are taken.
    mutating func correct(_ telling: Telling) {
        guard let index = tellings.firstIndex(where: { $0.article == telling.article }) else { return }
        tellings[index].title = telling.title
        tellings[index].evidence = telling.evidence
        tellings[index].size = telling.size ?? tellings[index].size
        tellings[index].amount = telling.amount ?? tellings[index].amount
    }

    /// Adds a telling that says nothing more of it (a denial).
    mutating func hear(_ telling: Telling) {
        guard tellings.count < Event.mostTellings else { return }
        tellings.append(telling)
    }

    /// Adds a report: the event keeps the finest place, the surest date, everybody named, and every telling.
    ///
    /// - Parameter isFurther: it is a further day of a series, or a further stage.
    mutating func take(_ report: Report, _ telling: Telling, at moment: Date, isFurther: Bool = false) {
        if status != .occurred, report.status == .occurred { status = .occurred }
        if isFurther {
            if let day = report.date?.to { add(day: day) }
        } else if let newDate = report.date {
            let finer = date.map { newDate.count < $0.count } ?? true
            if date == nil || (dateInferred && !report.dateInferred) || (finer && dateInferred == report.dateInferred) {
                date = newDate
                dateInferred = report.dateInferred
            }
        }
        if let newPlace = report.place, newPlace.within.count > (place?.within.count ?? -1) { place = newPlace }
        for actor in report.actors where !actors.contains(actor) && actors.count < Event.mostActors {
            actors.append(actor)
        }
        for person in report.persons where persons.count < Event.mostActors {
            if !persons.contains(where: { $0.key == person.key }) { persons.append(person) }
        }
        for role in report.roles where !roles.contains(role) && roles.count < 2 * Event.mostActors {
            roles.append(role)
        }
        venue = venue ?? report.venue
        for issue in report.issues where !issues.contains(issue) && issues.count < Event.mostActors {
            issues.append(issue)
        }
        scope = scope ?? report.scope
        stage = stage ?? report.stage
        amount = amount ?? report.amount
        lastSeen = max(lastSeen, moment)
        firstSeen = min(firstSeen, moment)
        // One article is one telling, however often it comes back to the thing: what it says first, with its first figure.
        if let index = tellings.firstIndex(where: { $0.article == telling.article }) {
            tellings[index].size = tellings[index].size ?? telling.size
            tellings[index].amount = tellings[index].amount ?? telling.amount
        } else if tellings.count < Event.mostTellings {
            tellings.append(telling)
        }
    }
}
