internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// A figure that a digest tells: it shares no value with the last one told before.
struct FigureChange: Sendable, Hashable {
    var now: FigureRow
    /// The last answer before; nil where the question had none.
    var before: FigureRow?
}

extension FigureBook {
    /// Changes that a digest shows: a feed's past may hold hundreds.
    private static let mostChanges = 40
    /// Days from its telling to its reading from which an answer comes out of a feed's past.
    private static let past = 7.0
    /// Points of one timeline, the newest.
    private static let mostPoints = 40
    /// Days back in which a question must have had an answer to be shown over time.
    private static let timelineReach = 400.0

    /// What stands on one axis: the answers to a question on one subject, in one measure.
    private struct Axis: Hashable {
        var question: String
        var subject: String?
        var measure: String?
        var kind: Figure.Kind

        init(_ row: FigureRow) {
            question = row.claim.question
            subject = row.claim.subject
            measure = row.measure
            kind = row.claim.kind
        }
    }

    /// The same claim, as it is on record.
    private struct Key: Hashable {
        var article: String?
        var claim: [String?]
        var bounds: Bounds

        init(_ known: KnownFigure) {
            article = known.article
            claim = [known.claim.question, known.claim.subject, known.claim.text, known.claim.speaker?.name]
            bounds = known.claim.bounds
        }
    }

    /// The answers among the fresh ones that share no value with the last one told before them, in the order of the
    /// questions, the latest first. Copies of a text that was known tell nothing, nor does what is older than that answer.
    ///
    /// - Parameters:
    ///   - fresh: what no digest has told yet.
    ///   - end: of the digest's window; what was taken in later is looked at by the next.
    func changes(of fresh: [KnownFigure], to end: Date) throws(StoreFault) -> [FigureChange] {
        let isFresh = Set(fresh.map(Key.init))
        let asked = Set(fresh.map(\.claim.question))
        let order = Dictionary(questions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [FigureChange] = []
        for question in asked.sorted(by: { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }) {
            let figures = try store.figures(FigureQuery(question: question, limit: Self.mostRows))
                .filter { $0.read < end || isFresh.contains(Key($0)) }
            let axes = Dictionary(grouping: FigureRow.rows(figures, zone: zone, marksConflicts: false), by: Axis.init)
            for (_, rows) in axes.sorted(by: {
                ($0.key.subject ?? "", $0.key.measure ?? "") < ($1.key.subject ?? "", $1.key.measure ?? "")
            }) {
                let before = rows.first { !isFresh.contains(Key($0.known)) }
                let candidates = rows.filter { row in
                    guard isFresh.contains(Key(row.known)) else { return false }
                    guard let before else {
                        return row.known.read.timeIntervalSince(row.known.told) < Self.past * 86_400
                    }
                    return row.known.told >= before.known.told && isChange(row, of: before)
                }
                guard let now = candidates.first else { continue }
                // One value stands as now; where several came, what it is told to have changed from is the last of them.
                let between = before == nil ? nil : candidates.dropFirst().first { isChange(now, of: $0) }
                changes.append(FigureChange(now: now, before: between ?? before))
            }
        }
        return Array(changes.prefix(Self.mostChanges))
    }

    /// Whether it says something else of the same thing: what is of earlier days, or goes with another count, does not.
    private func isChange(_ row: FigureRow, of before: FigureRow) -> Bool {
        if row.days(in: zone).to < before.days(in: zone).to { return false }
        if let mine = row.claim.beside, let others = before.claim.beside, mine != others { return false }
        return !before.claim.bounds.overlaps(row.claim.bounds)
    }

    /// Changes as a digest has them.
    func told(_ changes: [FigureChange]) throws(StoreFault) -> [Digest.FigureChange] {
        let articles = changes.flatMap { [$0.now.known.article, $0.before?.known.article].compactMap(\.self) }
        guard !changes.isEmpty else { return [] }
        let languages = try store.languages(ofArticles: articles)
        func told(_ row: FigureRow) -> Digest.FigureChange.Told {
            let (known, claim) = (row.known, row.claim)
            return Digest.FigureChange.Told(
                words: row.value, low: claim.bounds.low, high: claim.bounds.high, unit: claim.currency ?? claim.unit,
                saidBy: claim.speaker?.name, outlet: known.outlet, url: known.url, title: known.title,
                evidence: claim.sentence,
                language: known.article.flatMap { languages[$0]?.rawValue } ?? "und", told: known.told)
        }
        return changes.map {
            Digest.FigureChange(
                question: $0.now.claim.question, title: title($0.now.claim.question), subject: $0.now.claim.subject,
                now: told($0.now), before: $0.before.map(told))
        }
    }

    /// The answers over time, of the questions that changed first, then of those last answered; one needs two points.
    func timelines(_ changes: [FigureChange], to end: Date) throws(StoreFault) -> [Digest.Charts.Timeline] {
        let lately = try store.figures(
            FigureQuery(
                from: end.addingTimeInterval(-Self.timelineReach * 86_400), readTo: end, limit: Self.mostRows))
        var seen = Set<Axis>()
        let axes = (changes.map(\.now) + lately.map { FigureRow(number: 0, known: $0, printedBy: []) }).map(Axis.init)
            .filter { seen.insert($0).inserted }
        var rows: [String: [FigureRow]] = [:]
        var timelines: [Digest.Charts.Timeline] = []
        for axis in axes where timelines.count < ChartNumbers.mostTimelines {
            if rows[axis.question] == nil {
                rows[axis.question] = FigureRow.rows(
                    try store.figures(FigureQuery(question: axis.question, readTo: end, limit: Self.mostRows)),
                    zone: zone, marksConflicts: false)
            }
            let mine = (rows[axis.question] ?? []).filter { Axis($0) == axis && $0.span != nil }
            let points = mine.prefix(Self.mostPoints).map { row in
                Digest.Charts.Timeline.Point(
                    day: row.days(in: zone).to, low: row.span?.low, high: row.span?.high, outlet: row.known.outlet)
            }
            guard points.count > 1 else { continue }
            timelines.append(
                Digest.Charts.Timeline(
                    question: axis.question, title: title(axis.question), subject: axis.subject,
                    unit: mine.first.flatMap { $0.claim.currency ?? $0.claim.unit },
                    points: points.enumerated().sorted { ($0.element.day, $1.offset) < ($1.element.day, $0.offset) }
                        .map(\.element)))
        }
        return timelines
    }
}
