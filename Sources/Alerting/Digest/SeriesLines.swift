internal import Foundation
package import Model

/// Series in a digest: an event that recurs (a daily picket) takes a line where it goes on as before, and one where nothing
/// was heard of it for longer than is usual for it. Pure.
package enum SeriesLines {
    /// Days on which it took place from which on it is a series (reading.md, "Is it new?").
    static let least = 3
    /// The least days of silence that are worth a line, and how many times its usual gap they are.
    private static let quiet = (days: 7, gaps: 3.0)
    /// Days before a window in which a series that goes on took place last.
    private static let lately = 7
    /// How long before a digest a series may have been told of last and still be told to have fallen silent, in days: those
    /// with a longer gap (an anniversary's) are no news when they are not heard of.
    package static let reach = 120

    /// The days on which it is known to have taken place, in order: the last of its date, and the further ones.
    package static func days(_ event: Event) -> [Day] {
        let first = event.date.flatMap { $0.count <= EventTally.longest ? $0.to : nil }
        return Set(event.days + [first].compactMap(\.self)).sorted()
    }

    /// A line for what went on in the window; nil where the event is no series, did not take place lately, or something has
    /// become of it since.
    ///
    /// - Parameter from: the window's first day: a report in it of a day long before does not say that the series goes on.
    static func goingOn(_ event: Event, since: Date, from: Day) -> Digest.SeriesLine? {
        let days = days(event)
        guard let last = days.last, days.count >= least, event.status == .occurred, last >= from - lately,
            !event.turns.contains(where: { $0.at >= since })
        else { return nil }
        return Digest.SeriesLine(event: event, days: days.count, last: last, isQuiet: false)
    }

    /// A line where the time that it is usually silent at the most ended in [from, to): so that one digest says it.
    static func fallenSilent(_ event: Event, from: Date, to: Date, zone: TimeZone) -> Digest.SeriesLine? {
        let days = days(event)
        guard let last = days.last, days.count >= least, event.status == .occurred, event.mergedInto == nil else {
            return nil
        }
        let gaps = zip(days, days.dropFirst()).map { $1 - $0 }.sorted()
        let middle = gaps.count / 2
        let median = gaps.count % 2 == 1 ? Double(gaps[middle]) : Double(gaps[middle - 1] + gaps[middle]) / 2
        let patience = max(Self.quiet.days, Int((Self.quiet.gaps * median).rounded(.up)))
        guard patience <= reach else { return nil }
        let over = (last + patience + 1).instant(in: zone)
        guard over >= from, over < to else { return nil }
        return Digest.SeriesLine(event: event, days: days.count, last: last, isQuiet: true)
    }
}
