import Foundation
import Model

/// How near the days of a report and an event are.
struct DayLikeness {
    /// 1 same day … 0 says nothing; nil is a veto.
    var likeness: Double?
    /// A further day of a series.
    var isInstance = false
    /// Days for which a series had stopped before this one, where more than `quiet`.
    var pause: Int?

    /// A series goes back so far; what comes later is a resumption (reading.md, "Is it new?").
    static let quiet = 30
    /// A picket that nobody told of for longer is another one.
    static let longestPause = 270
    /// Days of a row from which on a stretch of time is known for the row's; days up to which one is enough.
    static let many = 3
    static let season = 62
    /// Days before publication from which an article that gives no day may tell.
    static let recalled = 45

    /// - Parameter isSeries: the report says that it is one of a row, or the ledger does.
    init(_ report: Report, _ event: Event, isSeries: Bool) {
        likeness = Self.plain(report, event)
        // What happened today is not what is announced for a day to come, though both be of one row.
        guard !(event.status == .planned && report.status == .occurred) else { return }
        // Another rally in the city on a day of the series is none of it.
        let isOfRow = Self.isOfRow(report, event, says: isSeries)
        guard isSeries || event.isSeries && isOfRow else { return }
        // "Every day since February", "in May last year": whatever of the row lies in it.
        if isOfRow, event.isSeries, let days = report.date, days.count > 14 {
            let known = event.knownDays(within: days)
            if known >= Self.many || known > 0 && days.count <= Self.season { likeness = max(likeness ?? 0, 0.8) }
            return
        }
        guard let days = report.date, let first = event.date, let last = event.lastDay, days.count <= 14 else { return }
        let distance = event.days.reduce(days.distance(to: first)) { min($0, days.distance(to: DayInterval($1))) }
        if distance == 0 {
            if event.isSeries, likeness ?? 0 < 0.9 { likeness = 0.9 }
            return
        }
        if distance <= Self.quiet {
            likeness = max(likeness ?? 0, 0.8)
            isInstance = true
        } else if event.isSeries, days.from > last, distance <= Self.longestPause, isOfRow {
            likeness = 0.7
            isInstance = true
            pause = distance
        }
    }

    private static func plain(_ report: Report, _ event: Event) -> Double? {
        guard let one = report.date else { return 0.3 }
        // What has been told of before cannot have come to pass after.
        guard let other = event.date else { return one.from > event.toldBy ? nil : 0.3 }
        let distance = one.distance(to: other)
        let inferred = report.dateInferred || event.dateInferred
        if distance == 0 {
            let longest = max(one.count, other.count)
            if longest > 45 { return 0.3 }
            if longest > 10 { return 0.6 }
            return inferred ? 0.8 : 1
        }
        if report.dateInferred && event.dateInferred { return distance <= 2 ? 0.7 : nil }
        // An article without a date of its own tells of something of the last days, not only of the last two; of something
        // older only where names and words say so.
        if inferred {
            return distance <= 5 ? 0.6 : report.dateInferred && distance <= recalled ? 0.05 : nil
        }
        // Known to the day, and to different days.
        if one.count == 1 && other.count == 1 { return nil }
        return distance <= 2 ? 0.5 : nil
    }

    /// Whether a report belongs to the place and matter of a known series. A picket with a venue of its own is told with it,
    /// unless the words say that it goes on.
    private static func isOfRow(_ report: Report, _ event: Event, says: Bool) -> Bool {
        if let venue = report.venue, let known = event.venue { return venue == known }
        guard says || event.venue == nil else { return false }
        guard let place = report.place, place.name == event.place?.name, place.within.count >= 2 else { return false }
        return !Set(report.issues).isDisjoint(with: event.issues)
    }
}

extension Event {
    /// It has taken place on more than one day.
    var isSeries: Bool { !days.isEmpty }

    /// The last day on which it can have taken place, where no text gives its day: the program has read of it since. A day
    /// more, for the desk's zone.
    var toldBy: Day { Day(firstSeen, in: .gmt) + 1 }

    /// It befell one or two, or a few who are named: by all that is told, fewer than half of so many.
    func isOfFew(than group: Double) -> Bool {
        let sizes = tellings.compactMap(\.size)
        let most = sizes.map { $0.high ?? .infinity }.max() ?? (parties.isEmpty ? .infinity : Double(parties.count))
        return most * 2 < group && most <= 2 || sizes.isEmpty && most < group
    }

    /// Whether one of its known days lies within these.
    func isKnown(within interval: DayInterval) -> Bool { knownDays(within: interval) > 0 }

    func knownDays(within interval: DayInterval) -> Int {
        (date?.distance(to: interval) == 0 ? 1 : 0) + days.count { (interval.from...interval.to).contains($0) }
    }
}

enum PlaceLikeness {
    /// 1 same venue … nil different venues or cities.
    static func value(_ report: Report, _ event: Event) -> Double? {
        guard let place = value(report.place, event.place) else {
            // A works and the road to it, in one region: one company's name on both says that it is one story.
            return isNeighbour(report.place, event.place) && !Set(report.actors).isDisjoint(with: event.actors)
                ? 0.5 : nil
        }
        guard let venue = report.venue, let known = event.venue else { return place }
        return venue == known ? 1 : nil
    }

    /// Whether both lie in one region of a country.
    private static func isNeighbour(_ one: PlaceName?, _ other: PlaceName?) -> Bool {
        guard let one, let other, one.within.count >= 3, other.within.count >= 3 else { return false }
        return one.within[0] == other.within[0]
    }

    /// .95 same city … nil different cities.
    static func value(_ one: PlaceName?, _ other: PlaceName?) -> Double? {
        guard let one, let other else { return 0.2 }
        guard one.isCompatible(with: other) else { return nil }
        // How fine the coarser of the two is: a country has nothing but a part of the world above it.
        switch min(one.within.count, other.within.count) {
        case 0, 1: return one.name == other.name && one.within.count >= 1 ? 0.5 : 0.4
        default: return one.name == other.name ? 0.95 : 0.8
        }
    }
}

enum IssueLikeness {
    /// Share of themes in common; a little against where both have themes and none is shared.
    static func value(_ one: [String], _ other: [String]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        let (left, right) = (Set(one), Set(other))
        let shared = left.intersection(right).count
        return shared == 0 ? -0.3 : Double(shared) / Double(left.union(right).count)
    }
}
