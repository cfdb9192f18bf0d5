internal import Foundation
package import Model
internal import Watching

/// The figure ledger as a desk asks for it: which questions it answers, and who said what on one of them.
package struct FigureBook: Sendable {
    let store: any Store
    let questions: [Question]
    let zone: TimeZone

    /// The days that are asked for, both ends inclusive; nil is open.
    package struct Days: Sendable, Hashable {
        package var from: Day?
        package var to: Day?

        package init(from: Day?, to: Day?) {
            self.from = from
            self.to = to
        }

        func start(in zone: TimeZone) -> Date? { from?.instant(hour: 0, in: zone) }
        func end(in zone: TimeZone) -> Date? { to.map { ($0 + 1).instant(hour: 0, in: zone) } }
        func holds(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true }
    }

    /// Figures shown of one question: the newest.
    static let mostRows = 2000
    /// Events looked at for a question that reports answer: the most recently told.
    static let mostEvents = 500

    init(store: any Store, watchlist: Watchlist, zone: TimeZone) {
        self.init(store: store, questions: watchlist.questions, zone: zone)
    }

    init(store: any Store, questions: [Question], zone: TimeZone) {
        self.store = store
        self.questions = questions
        self.zone = zone
    }

    /// A question's title; the ledger may hold questions that the watchlist has no more.
    func title(_ name: String) -> String { questions.first { $0.name == name }?.title ?? name }

    /// Every question, with what there is of it.
    package func overview(_ days: Days) throws(StoreFault) -> FigureOverview {
        var counts = try store.figureCounts(from: days.start(in: zone), to: days.end(in: zone))
        // In the watchlist's order, then what it doesn't have.
        let order = Dictionary(questions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        counts.sort {
            (order[$0.question] ?? .max, $0.question, $0.subject ?? "", $0.unit ?? "")
                < (order[$1.question] ?? .max, $1.question, $1.subject ?? "", $1.unit ?? "")
        }
        for question in questions where !question.types.isEmpty {
            let events = try self.events(of: question, days)
            let spans = events.flatMap { event in event.rows.compactMap(\.span) }
            guard let newest = events.flatMap({ $0.rows.map(\.known.told) }).max() else { continue }
            counts.append(
                FigureCount(
                    question: question.name, subject: nil, unit: "people", count: events.count, newest: newest,
                    low: spans.map(\.low).min(), high: spans.map(\.high).max()))
        }
        return FigureOverview(
            lines: counts.map { FigureOverview.Line(title: title($0.question), count: $0) },
            unanswered: questions.map(\.name).filter { name in !counts.contains { $0.question == name } }, zone: zone)
    }

    /// Who said what on a question, by its name, or on an event (`E12`).
    /// - Throws: `CommandFault` where there is neither question nor event of that name.
    package func answer(_ name: String, _ days: Days) throws -> FigureAnswer {
        if name.first == "E", name.dropFirst().allSatisfy(\.isNumber), name.count > 1 {
            guard let event = try store.event(id: name) else {
                throw CommandFault("error: there is no event \(name) in the ledger", 66)
            }
            return FigureAnswer(name: name, title: Self.title(event), rows: Self.rows(event, zone: zone), zone: zone)
        }
        if let question = questions.first(where: { $0.name == name }), !question.types.isEmpty {
            return FigureAnswer(
                name: name, title: question.title, rows: Self.numbered(try events(of: question, days).map(\.rows)),
                zone: zone)
        }
        let figures = try store.figures(
            FigureQuery(
                question: name, from: days.start(in: zone), to: days.end(in: zone), limit: Self.mostRows))
        if figures.isEmpty, !questions.contains(where: { $0.name == name }) {
            let names = questions.map(\.name)
            throw CommandFault(
                "error: no question is called '\(name)'\(Nearest.suggestion(for: name, among: names)); `copytaster figures` "
                    + "lists them", 66)
        }
        return FigureAnswer(
            name: name, title: title(name), rows: FigureRow.rows(figures, zone: zone), zone: zone)
    }

    // MARK: - Events

    private func events(of question: Question, _ days: Days) throws(StoreFault) -> [(event: Event, rows: [FigureRow])] {
        var found: [(event: Event, rows: [FigureRow])] = []
        let interval: DayInterval? =
            days.from == nil && days.to == nil
            ? nil : DayInterval(days.from ?? Day(ordinal: -1_000_000), days.to ?? Day(ordinal: 1_000_000))
        for type in question.types {
            for event in try store.events(type: type, days: interval, limit: Self.mostEvents)
            where event.status != .hypothetical {
                let rows = Self.rows(event, zone: zone).filter { $0.claim.kind == question.kind }
                if !rows.isEmpty { found.append((event, rows)) }
            }
        }
        return found
    }

    /// The rows of several events under numbers of their own.
    private static func numbered(_ events: [[FigureRow]]) -> [FigureRow] {
        var last = 0
        return events.flatMap { rows in
            defer { last += rows.count }
            return rows.map { row in
                var row = row
                row.number += last
                row.conflicts = row.conflicts.map { $0 + last }
                return row
            }
        }
    }

    private static func title(_ event: Event) -> String {
        "\(event.type) \(event.id)" + (event.place.map { " in \($0.name)" } ?? "")
    }

    /// The sizes and sums that its reports give.
    static func rows(_ event: Event, zone: TimeZone) -> [FigureRow] {
        var figures: [KnownFigure] = []
        for telling in event.tellings {
            func add(_ kind: Figure.Kind, _ bounds: Bounds, unit: String?, currency: String?) {
                figures.append(
                    KnownFigure(
                        claim: Claim(
                            question: event.id, subject: event.place?.name, bounds: bounds, unit: unit,
                            currency: currency, kind: kind, text: "", asOf: event.date, speaker: telling.speaker,
                            sentence: telling.evidence),
                        outlet: telling.source, article: telling.article, url: telling.url, title: telling.title,
                        published: telling.published, read: event.lastSeen, origin: telling.origin))
            }
            if let size = telling.size { add(.count, size, unit: "people", currency: nil) }
            if let sum = telling.amount { add(.money, sum.bounds, unit: nil, currency: sum.currency) }
        }
        return FigureRow.rows(figures, zone: zone)
    }
}
