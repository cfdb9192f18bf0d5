import Foundation
import Model

/// What is only recalled, doubted or denied, and is no known event, gets an event of its own all the same: so that what is told
/// of it again is known to be one thing. It counts as unknown for every verdict, and alerts nobody.
enum Hearsay {
    /// What is told by the year names no event.
    private static let longest = 190

    /// Whether a report says enough by which a second one could be known to tell of the same.
    static func isOf(_ report: Report, kind: Rules.Identity, from confidence: Double) -> Bool {
        guard report.status != .hypothetical, report.confidence >= confidence else { return false }
        let days = report.date.map(\.count) ?? .max
        switch kind {
        case .day: return days <= longest && (report.venue != nil || (report.place?.within.count ?? 0) >= 2)
        case .party: return !report.parties.isEmpty || days <= longest && report.size != nil && report.place != nil
        case .sum: return report.amount != nil && (days <= longest || !report.names.isEmpty)
        }
    }
}

extension Event {
    /// Only heard of: nobody yet told of it as of something that has happened or will.
    var isHearsay: Bool { status == .hypothetical && mergedInto == nil }

    /// Adds the telling of a report to what was only heard of, which it may make known.
    mutating func heed(_ report: Report, _ telling: Telling, at moment: Date) {
        switch telling.verdict {
        case .new, .late, .planned, .update:
            // What was doubted, recalled or denied of it is no fact of it: neither stage nor sum, nor anybody's figures.
            for index in tellings.indices { (tellings[index].size, tellings[index].amount) = (nil, nil) }
            (stage, amount) = (report.stage, report.amount)
            (scope, venue) = (report.scope ?? scope, report.venue ?? venue)
            if let day = report.date { (date, dateInferred) = (day, report.dateInferred) }
            take(report, telling, at: moment)
            status = report.status
            // Who made it known is its first teller.
            if let index = tellings.firstIndex(where: { $0.article == telling.article }) {
                tellings.insert(tellings.remove(at: index), at: 0)
                tellings[0].verdict = telling.verdict
            }
        case .possible, .background, .denied:
            take(report, telling, at: moment)
            status = .hypothetical
        }
    }
}
