internal import Alerting
internal import Foundation
package import Model

/// A claim as the ledger shows it: copies of one text joined, what contradicts it marked.
package struct FigureRow: Sendable, Hashable {
    /// From 1, by age: what others are said to contradict.
    package internal(set) var number: Int
    package var known: KnownFigure
    /// Outlets that print the same text.
    package var printedBy: [String]
    /// Numbers of claims on the same time that can't be true beside this one.
    package internal(set) var conflicts: [Int] = []

    package var claim: Claim { known.claim }
    /// What stands on one axis: a currency or measure. All that a question counts is one thing, whatever texts call it.
    var measure: String? { claim.kind == .count ? nil : claim.currency ?? claim.unit }

    /// The days that it is of: as the text says, else the day it was told.
    func days(in zone: TimeZone) -> DayInterval { claim.asOf ?? DayInterval(Day(known.told, in: zone)) }

    /// `USD 12.5 billion`, `51 enterprises`; a figure without a value is as written.
    var value: String {
        guard claim.bounds.low != nil || claim.bounds.high != nil else { return claim.text }
        if let high = claim.bounds.high, let low = claim.bounds.low, isNearly(low, high) {
            return (claim.currency.map { "\($0) " } ?? "") + "nearly \(Wording.number(high))"
                + (claim.unit.map { " \($0)" } ?? "")
        }
        if let currency = claim.currency {
            return Wording.money(Money(low: claim.bounds.low, high: claim.bounds.high, currency: currency))
        }
        let number = Wording.bounds(claim.bounds)
        switch claim.kind {
        case .percent: return number + "%"
        default: return claim.unit.map { "\(number) \($0)" } ?? number
        }
    }

    /// What stands for its place on a chart: nil where it has no end at all. "About 300" and "nearly 300" are 300, from which
    /// reading made bounds.
    var span: (low: Double, high: Double)? {
        if let low = claim.bounds.low, let high = claim.bounds.high, high > low {
            let half = (high - low) / (high + low)
            if abs(half - Self.about) < 0.001 { return ((low + high) / 2, (low + high) / 2) }
            if isNearly(low, high) { return (high, high) }
        }
        guard let low = claim.bounds.low ?? claim.bounds.high, let high = claim.bounds.high ?? claim.bounds.low else {
            return nil
        }
        return (low, high)
    }

    private func isNearly(_ low: Double, _ high: Double) -> Bool {
        high > low && abs(low / high - (1 - Self.about)) < 0.001
    }

    /// The share by which "about" widens a figure (`FigureReader`).
    private static let about = 0.15

    /// Claims further apart than this, without a date of their own, are not of the same time: in a year a figure may change.
    private static let sameTime = 366

    /// The ledger's figures as rows, newest first.
    /// - Parameter marksConflicts: false where nobody looks at them: it is what takes the time.
    static func rows(_ figures: [KnownFigure], zone: TimeZone, marksConflicts: Bool = true) -> [FigureRow] {
        struct Key: Hashable {
            var question: String
            var subject: String?
            var text: String
            var bounds: Bounds
            var speaker: String?
        }
        let sorted = figures.enumerated().sorted {
            ($0.element.told, $0.offset) < ($1.element.told, $1.offset)
        }.map(\.element)
        // What the watchlist knows of an article that was read since is that article's.
        let read = sorted.filter { $0.article != nil }
        let own = sorted.filter { known in
            known.article != nil
                || !read.contains {
                    $0.claim.question == known.claim.question && $0.claim.subject == known.claim.subject
                        && $0.claim.bounds.overlaps(known.claim.bounds, tolerance: 0.001) && $0.outlet == known.outlet
                        && Day($0.told, in: zone) == Day(known.told, in: zone)
                }
        }
        var rows: [FigureRow] = []
        var places: [Key: Int] = [:]
        for (offset, known) in own.enumerated() {
            let key = Key(
                question: known.claim.question, subject: known.claim.subject,
                text: known.origin ?? known.article ?? "known:\(offset)", bounds: known.claim.bounds,
                speaker: known.claim.speaker?.name)
            if let place = places[key] {
                if let outlet = known.outlet, outlet != rows[place].known.outlet,
                    !rows[place].printedBy.contains(outlet)
                {
                    rows[place].printedBy.append(outlet)
                }
            } else {
                places[key] = rows.count
                rows.append(FigureRow(number: rows.count + 1, known: known, printedBy: []))
            }
        }
        if marksConflicts { markConflicts(&rows, zone: zone) }
        return rows.reversed()
    }

    /// Two answers of one unit on one time that share no value contradict each other.
    private static func markConflicts(_ rows: inout [FigureRow], zone: TimeZone) {
        // By age: what is too far off in time ends the look back. A ledger of thousands stays quick.
        for index in rows.indices {
            for other in rows[..<index].indices.suffix(200) {
                guard rows[index].measure == rows[other].measure,
                    rows[index].claim.kind == rows[other].claim.kind,
                    rows[index].claim.subject == rows[other].claim.subject,
                    rows[index].claim.beside == nil || rows[other].claim.beside == nil
                        || rows[index].sameBeside(rows[other]),
                    !rows[index].claim.bounds.overlaps(rows[other].claim.bounds)
                else { continue }
                let gap = rows[index].days(in: zone).distance(to: rows[other].days(in: zone))
                let areDated = rows[index].claim.asOf != nil && rows[other].claim.asOf != nil
                guard gap <= (areDated ? 0 : sameTime) else { continue }
                rows[index].conflicts.append(rows[other].number)
                rows[other].conflicts.append(rows[index].number)
            }
        }
    }

    /// The worth of 51 plants and that of five don't contradict each other.
    private func sameBeside(_ other: FigureRow) -> Bool {
        func digits(_ text: String?) -> String { (text ?? "").filter(\.isNumber) }
        return digits(claim.beside) == digits(other.claim.beside)
    }
}
