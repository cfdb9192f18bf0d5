package import Foundation

/// What became of something that was announced.
package enum DaybookOutcome: String, Sendable, Codable, CaseIterable {
    /// Its day has not passed by two days, and nobody has told of it yet.
    case awaited
    /// Reported to have happened.
    case happened
    /// Reported not to have happened, or to be called off.
    case denied
    /// Its day has passed by two days, and nobody has told of it.
    case unreported

    /// `reported to have happened`.
    package var words: String {
        switch self {
        case .awaited: "awaited"
        case .happened: "reported to have happened"
        case .denied: "said to be called off, or not to have happened"
        case .unreported: "no report of it"
        }
    }
}

extension Event {
    /// Days after its own on which a report is still awaited: weekends and slow outlets.
    private static let patience = 2

    /// What is known of it on a day; nil where it was never announced, or nobody knows for when.
    package func outcome(asOf today: Day) -> DaybookOutcome? {
        guard wasAnnounced, let day = date?.to else { return nil }
        if status == .occurred { return .happened }
        if turned(Turn.denied) != nil || tellings.contains(where: { $0.verdict == .denied }) { return .denied }
        return today > day + Event.patience ? .unreported : .awaited
    }

    /// From when on that outcome stands, so that one digest tells it: when it was read of, yet nothing has happened before
    /// its day is over. Nil while it is awaited, and where no time was noted.
    package func settled(_ outcome: DaybookOutcome, in zone: TimeZone) -> Date? {
        guard let day = date?.to else { return nil }
        switch outcome {
        case .awaited: return nil
        case .happened: return turned(Turn.occurred).map { max($0, (day + 1).instant(hour: 0, in: zone)) }
        case .denied: return turned(Turn.denied)
        case .unreported: return (day + Event.patience + 1).instant(hour: 0, in: zone)
        }
    }

    /// When it was first told of as something to come.
    package var announced: Date? {
        let announcements = tellings.filter { $0.verdict == .planned }
        return (announcements.isEmpty ? tellings : announcements).compactMap(\.published).min()
    }
}
