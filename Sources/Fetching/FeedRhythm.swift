package import Foundation

/// How a feed posts: the times between its items. From it come how often it is asked and when its silence is odd.
package struct FeedRhythm: Sendable, Codable, Hashable {
    /// Seconds between neighbouring items by their times, oldest first, at most `mostGaps`.
    package private(set) var gaps: [Int] = []
    /// The time of the newest item.
    package private(set) var newest: Date?
    /// Items of Saturdays and Sundays (UTC), and of other days; both halved now and then, so that old habits fade.
    private var weekendItems = 0
    private var weekdayItems = 0
    /// New entries in the last document that was read, as a share of its entries, 0 ... 1.
    package var newShare = 0.0

    package init() {}

    /// A hundred make a 99th percentile that is not the longest; more would remember a habit for too long.
    static let mostGaps = 128
    /// Gaps that the present pace is read from.
    private static let recentGaps = 32
    /// Gaps below which nothing is said of the pace, and of an odd silence.
    private static let leastForPace = 4
    private static let leastForSilence = 20

    /// Takes the times of new items in any order. Those older than the newest known tell nothing of the pace.
    package mutating func take(_ times: [Date]) {
        for time in times.sorted() {
            count(time)
            guard let last = newest else {
                newest = time
                continue
            }
            guard time >= last else { continue }
            gaps.append(Int(min(time.timeIntervalSince(last), 1e9)))
            newest = time
        }
        if gaps.count > Self.mostGaps { gaps.removeFirst(gaps.count - Self.mostGaps) }
    }

    /// Seconds from an item to the next, on average, the silence since the last one counted in; nil where too little is
    /// known.
    package func meanGap(now: Date) -> TimeInterval? {
        guard gaps.count >= Self.leastForPace, let newest else { return nil }
        let recent = gaps.suffix(Self.recentGaps)
        let sum = recent.reduce(0.0) { $0 + TimeInterval($1) } + max(0, now.timeIntervalSince(newest))
        return sum / TimeInterval(recent.count + 1)
    }

    /// Seconds of silence that are still usual: the 99th percentile (nearest rank) of the feed's own gaps, at least a day,
    /// and over a weekend for an outlet that rests then; nil where too little is known.
    package var usualSilence: TimeInterval? {
        guard gaps.count >= Self.leastForSilence else { return nil }
        let rank = Int((0.99 * Double(gaps.count)).rounded(.up))
        let restsAtWeekends = weekendItems * 20 < weekendItems + weekdayItems
        return max(TimeInterval(gaps.sorted()[rank - 1]), restsAtWeekends ? 3 * 86_400 : 86_400)
    }

    private mutating func count(_ time: Date) {
        // 1970-01-01 was a Thursday: day 2 a Saturday, day 3 a Sunday.
        let day = Int((time.timeIntervalSince1970 / 86_400).rounded(.down))
        let isWeekend = ((day - 2) % 7 + 7) % 7 < 2
        if isWeekend { weekendItems += 1 } else { weekdayItems += 1 }
        if weekendItems + weekdayItems > 1000 {
            weekendItems /= 2
            weekdayItems /= 2
        }
    }
}
