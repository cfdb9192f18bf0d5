package import Foundation
internal import Judging
package import Model

/// The desk's word on events, as a command gives it: two are one, one is two, or neither after all.
package struct EventRulings: Sendable {
    private let store: any Store
    private let by: String
    private let now: Date

    /// - Parameter by: who says so.
    package init(store: any Store, by: String, now: Date) {
        self.store = store
        self.by = String(by.prefix(100))
        self.now = now
    }

    /// Makes two events one; the first stands for both.
    package func merge(_ first: String, _ second: String, note: String?) throws -> String {
        let note = try checked(note)
        let event = try known(first)
        let other = try known(second)
        guard event.id != other.id else {
            throw CommandFault("error: \(first) and \(second) are \(event.id) both: there is nothing to merge", 65)
        }
        guard event.type == other.type else {
            throw CommandFault(
                "error: \(event.id) is a \(event.type) and \(other.id) a \(other.type): only events of one type can be one",
                65)
        }
        if event.apart.contains(other.id) || other.apart.contains(event.id) {
            let ruling = try standing().last { Set([$0.event, $0.other]) == Set([event.id, other.id]) }
            throw CommandFault(
                "error: the desk has split \(event.id) and \(other.id)"
                    + (ruling.map { "; `copytaster events undo \($0.number)` takes that back" } ?? ""), 65)
        }
        let made = DeskRulings.merged(event, other)
        let number = try store.add(
            EventRuling(
                kind: .merge, event: event.id, other: other.id, note: note, by: by, made: now, before: [event, other],
                lesson: .init(event, other, isSame: true)),
            events: [made.event, made.other], lastEvent: try store.counters().event)
        return "ruling \(number): \(other.id) is \(event.id) from now on, \(count(made.event.tellings, "telling")); "
            + "`copytaster events undo \(number)` takes it back"
    }

    /// Makes one event two: the tellings of some articles become an event of their own.
    /// - Parameters:
    ///   - articles: ids or addresses of articles.
    ///   - tellings: numbers of tellings, from 1, as `events show` gives them.
    package func split(_ id: String, articles: [String], tellings: [Int], note: String?) throws -> String {
        let note = try checked(note)
        let event = try known(id)
        var over: Set<String> = []
        for article in articles {
            let found = event.tellings.filter { $0.article == article || $0.url == article }
            guard !found.isEmpty else {
                throw CommandFault(
                    "error: no article '\(article.prefix(200))' tells of \(event.id); `copytaster events show \(event.id)` lists those that do",
                    65)
            }
            over.formUnion(found.map(\.article))
        }
        for number in tellings {
            guard event.tellings.indices.contains(number - 1) else {
                throw CommandFault(
                    "error: \(event.id) has \(count(event.tellings, "telling")), none with the number \(number)", 65)
            }
            over.insert(event.tellings[number - 1].article)
        }
        guard !over.isEmpty else {
            throw CommandFault("error: say which of its tellings are another event, with --articles or --telling", 64)
        }
        guard over.count < Set(event.tellings.map(\.article)).count else {
            throw CommandFault("error: these are all tellings of \(event.id); leave it at least one", 65)
        }
        let last = try store.counters().event + 1
        let reports = try reports(of: event)
        let made = DeskRulings.split(event, articles: over, reports: reports, id: "E\(last)")
        let number = try store.add(
            EventRuling(
                kind: .split, event: event.id, other: made.other.id, articles: over.sorted(), note: note, by: by,
                made: now, before: [event],
                lesson: .init(made.event, made.other, isSame: false)),
            events: [made.event, made.other], lastEvent: last)
        return
            "ruling \(number): \(count(made.other.tellings, "telling")) of \(event.id) are \(made.other.id) from now on; "
            + "`copytaster events undo \(number)` takes it back"
    }

    /// Takes a ruling back. What was told since stays with the event that heard it.
    package func undo(_ number: Int64) throws -> String {
        let standing = try standing()
        guard let ruling = standing.first(where: { $0.number == number }) else {
            throw CommandFault(
                "error: there is no ruling \(number) that holds"
                    + (standing.isEmpty
                        ? "; there is none at all"
                        : "; the last ones are \(standing.suffix(5).map { "\($0.number)" }.joined(separator: ", "))"),
                65)
        }
        let touched = Set([ruling.event, ruling.other])
        if let later = standing.first(where: {
            $0.number > number && !touched.isDisjoint(with: [$0.event, $0.other])
        }) {
            throw CommandFault(
                "error: ruling \(later.number) is on \(ruling.event) or \(ruling.other) too, and came later; undo that first",
                65)
        }
        guard let event = try store.event(id: ruling.event), let other = try store.event(id: ruling.other) else {
            throw CommandFault("error: \(ruling.event) or \(ruling.other) is on record no more", 65)
        }
        let reports = try reports(of: event).merging(try reports(of: other)) { $0 + $1 }
        let made =
            switch ruling.kind {
            case .merge: DeskRulings.unmerged(event, other, before: ruling.before, reports: reports)
            case .split: DeskRulings.unsplit(event, other, before: ruling.before, reports: reports)
            }
        guard let made, try store.undo(ruling, at: now, events: [made.event, made.other]) else {
            throw CommandFault("error: ruling \(number) can't be taken back: what stood before is not on record", 65)
        }
        return ruling.kind == .merge
            ? "ruling \(number) is taken back: \(ruling.other) is an event of its own again"
            : "ruling \(number) is taken back: \(ruling.other) is \(ruling.event) again"
    }

    // MARK: - Looking up

    /// Tellings whose reports are looked up: an event of more is known well enough by these.
    private static let mostTellings = 200

    private func standing() throws(StoreFault) -> [EventRuling] { try store.rulings().filter { $0.undone == nil } }

    private func known(_ text: String) throws -> Event {
        let id = text.trimmingCharacters(in: .whitespaces).uppercased()
        if let event = try store.standing(id) { return event }
        throw CommandFault(
            "error: there is no event '\(id.prefix(40))'; `copytaster events list` shows those that there are", 65)
    }

    private func checked(_ note: String?) throws -> String? {
        guard let note = note?.trimmingCharacters(in: .whitespacesAndNewlines), !note.isEmpty else { return nil }
        guard note.count <= EventRuling.longestNote else {
            throw CommandFault(
                "error: the note has \(note.count) characters; \(EventRuling.longestNote) are kept", 64)
        }
        return note
    }

    /// What each article that tells of an event reported of it, as far as that is on record.
    private func reports(of event: Event) throws(StoreFault) -> DeskRulings.Reports {
        var reports: DeskRulings.Reports = [:]
        for telling in event.tellings.prefix(Self.mostTellings) {
            guard let past = try store.pastReading(article: telling.article) else { continue }
            for judgement in past.judgements where ![.background, .denied, .possible].contains(judgement.verdict) {
                guard let id = judgement.event else { continue }
                let own = id == event.id ? id : try store.standing(id)?.id
                if own == event.id { reports[telling.article, default: []].append(judgement.report) }
            }
        }
        return reports
    }

    private func count(_ tellings: [Telling], _ word: String) -> String {
        "\(tellings.count) \(word)\(tellings.count == 1 ? "" : "s")"
    }
}
