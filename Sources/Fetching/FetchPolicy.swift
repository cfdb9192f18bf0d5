package import Foundation

/// The bounds of the schedule, in seconds.
package struct FetchPolicy: Sendable, Hashable {
    /// Between checks of a feed whose pace is not known yet.
    package var interval: TimeInterval
    /// Between checks of a feed that posts all the time.
    package var soonest: TimeInterval
    /// Between checks of a feed that hardly ever posts, where its publisher doesn't ask for more.
    package var latest: TimeInterval
    /// Never sooner, whoever says so.
    package var floor: TimeInterval
    /// Never later, whoever says so and however often it failed: a feed is never given up.
    package var ceiling: TimeInterval
    /// What `max-age`, `Expires` or a ttl can raise the interval to. Rules for static files put a year on feeds too,
    /// and a desk can't wait that long.
    package var freshnessCap: TimeInterval
    /// How many of a permanent redirect, in a row, move the feed. One may be a slip of the server, or a hotel's
    /// network.
    package var movesAfter: Int
    /// Failures in a row at an address moved to after which the configured one is tried again.
    package var returnsAfter: Int
    /// How long validators are sent, and how long ones that lied are not. Some servers answer 304 to an ETag for ever though the feed goes on.
    package var validatorsLast: TimeInterval
    package var distrustLasts: TimeInterval
    /// Added to every delay by chance, as a share of it: checks spread, also after a restart.
    package var jitter: Double

    package init(
        interval: TimeInterval = 15 * 60, soonest: TimeInterval = 5 * 60, latest: TimeInterval = 3600,
        floor: TimeInterval = 5 * 60, ceiling: TimeInterval = 24 * 3600,
        freshnessCap: TimeInterval = 3 * 3600, movesAfter: Int = 3, returnsAfter: Int = 3,
        validatorsLast: TimeInterval = 7 * 86_400, distrustLasts: TimeInterval = 30 * 86_400, jitter: Double = 0.1
    ) {
        self.interval = interval
        self.soonest = soonest
        self.latest = latest
        self.floor = floor
        self.ceiling = ceiling
        self.freshnessCap = freshnessCap
        self.movesAfter = movesAfter
        self.returnsAfter = returnsAfter
        self.validatorsLast = validatorsLast
        self.distrustLasts = distrustLasts
        self.jitter = jitter
    }

    /// Between checks at a feed's pace: half of the mean time between its items, sooner where more than half of the last
    /// document was new to us, since items may have come and gone unseen; within soonest and latest.
    package func interval(_ rhythm: FeedRhythm?, now: Date) -> TimeInterval {
        guard let rhythm, let gap = rhythm.meanGap(now: now) else { return min(max(interval, soonest), latest) }
        let haste = rhythm.newShare > 0.5 ? max(0.25, 1 - rhythm.newShare) : 1
        return min(max(gap / 2 * haste, soonest), latest)
    }

    /// Delay before the try after `failures` failures in a row (1 or more): it doubles, up to the ceiling. The first is
    /// short for what passes by itself, long for what needs somebody to mend it.
    package func backOff(_ kind: FeedFault.Kind, failures: Int) -> TimeInterval {
        let first: TimeInterval =
            switch kind {
            case .unreachable: 5 * 60
            case .server: 10 * 60
            case .noSuchHost: 20 * 60
            case .unreadable: 15 * 60
            case .busy: 30 * 60
            case .notFound, .refused, .wrongAddress: 3600
            case .tooLarge: 6 * 3600
            }
        return min(ceiling, first * pow(2, Double(min(max(failures, 1), 20) - 1)))
    }
}
