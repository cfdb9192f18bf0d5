import Model

/// Whether a report tells of an event that is already known: weighed fields and a few vetoes, never words alone, since the
/// wording of day 1 and day 15 of one picket is nearer than that of two write-ups of one rally (reading.md).
struct Identity {
    /// 0…1; from `join` up it is the same event, from `doubt` up perhaps.
    var probability: Double
    var agrees: [String] = []
    var differs: [String] = []
    /// Known, but at another stage, long after: the next chapter of one story, told as an event of its own.
    var isNextStage = false

    static let join = 0.6
    static let doubt = 0.35

    /// Weights of reading.md; the bias puts "same city, day unknown" just over `join` and "same country, day unknown" under.
    static let bias = -3.3
    static let dateWeight = 3.0
    static let placeWeight = 2.5
    static let actorWeight = 1.5
    static let figureWeight = 1.0
}

extension Identity {
    /// - Parameter isSeries: the report says that it is one of a row, so other days are no veto.
    static func compare(
        _ report: Report, _ event: Event, kind: Rules.Identity, window: Int, isSeries: Bool = false
    ) -> Identity {
        guard report.type == event.type else { return Identity(probability: 0, differs: ["type"]) }
        var identity =
            switch kind {
            case .day: byDay(report, event, isSeries: isSeries)
            case .party: byParty(report, event, window: window)
            case .sum: bySum(report, event, window: window)
            }
        identity.agrees.sort()
        identity.differs.sort()
        return identity
    }

    /// Whether the day or the place alone says that these are two events: `compare` then finds them all but surely so. Most
    /// pairs end here, and it costs a few comparisons.
    static func isVetoed(_ report: Report, _ event: Event, kind: Rules.Identity, isSeries: Bool) -> Bool {
        guard report.type == event.type else { return true }
        guard kind == .day else { return false }
        return dayLikeness(report, event, isSeries: isSeries) == nil || placeLikeness(report.place, event.place) == nil
    }

    // MARK: - By day and place

    private static func dayLikeness(_ report: Report, _ event: Event, isSeries: Bool) -> Double? {
        // What happened today is not what is announced for a day to come, though both be of one row.
        let isAhead = event.status == .planned && report.status == .occurred
        return isSeries && !isAhead ? seriesLikeness(report, event) : dateLikeness(report, event)
    }

    private static func byDay(_ report: Report, _ event: Event, isSeries: Bool) -> Identity {
        var weighed = Weighed()
        weighed.add("date", dayLikeness(report, event, isSeries: isSeries), dateWeight)
        weighed.add("place", placeLikeness(report.place, event.place), placeWeight)
        weighed.add("actors", actorLikeness(report.actors, event.actors), actorWeight)
        weighed.add("size", sizeLikeness(report, event), figureWeight)
        return weighed.identity
    }

    /// 1 same day … 0 says nothing; nil is a veto.
    static func dateLikeness(_ report: Report, _ event: Event) -> Double? {
        guard let one = report.date, let other = event.date else { return 0.3 }
        let distance = one.distance(to: other)
        let inferred = report.dateInferred || event.dateInferred
        if distance == 0 {
            let longest = max(one.count, other.count)
            if longest > 45 { return 0.3 }
            if longest > 10 { return 0.6 }
            return inferred ? 0.8 : 1
        }
        if report.dateInferred && event.dateInferred { return distance <= 2 ? 0.7 : nil }
        // An article without a date of its own tells of something of the last days, not only of the last two.
        if inferred { return distance <= 5 ? 0.6 : nil }
        // Known to the day, and to different days.
        if one.count == 1 && other.count == 1 { return nil }
        return distance <= 2 ? 0.5 : nil
    }

    private static func seriesLikeness(_ report: Report, _ event: Event) -> Double? {
        guard let one = report.date, let other = event.date else { return 0.3 }
        return one.distance(to: other) <= 30 ? 0.8 : nil
    }

    /// 1 same city … nil different cities.
    static func placeLikeness(_ one: PlaceName?, _ other: PlaceName?) -> Double? {
        guard let one, let other else { return 0.2 }
        guard one.isCompatible(with: other) else { return nil }
        // How fine the coarser of the two is: a country has nothing but a part of the world above it.
        switch min(one.within.count, other.within.count) {
        case 0, 1: return one.name == other.name && one.within.count >= 1 ? 0.5 : 0.4
        default: return one.name == other.name ? 0.95 : 0.8
        }
    }

    static func actorLikeness(_ one: [String], _ other: [String]) -> Double? {
        let left = Set(one)
        let right = Set(other)
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        return Double(left.intersection(right).count) / Double(left.union(right).count)
    }

    private static func sizeLikeness(_ report: Report, _ event: Event) -> Double? {
        guard let size = report.size else { return 0 }
        let known = event.tellings.compactMap(\.size)
        guard !known.isEmpty else { return 0 }
        // Counts of one rally differ by half and more between police and organisers: agreement counts, difference doesn't.
        return known.contains { agree($0, size, 0.25) } ? 1 : 0
    }

    /// Whether two counts are about the same; "more than 30" and "more than 100" are not, though both are open above.
    private static func agree(_ one: Bounds, _ other: Bounds, _ tolerance: Double) -> Bool {
        if one.high != nil || other.high != nil { return one.overlaps(other, tolerance: tolerance) }
        guard let left = one.low, let right = other.low else { return false }
        return max(left, right) <= min(left, right) * (1 + tolerance)
    }

    // MARK: - By who it happened to

    private static func byParty(_ report: Report, _ event: Event, window: Int) -> Identity {
        let shared = Set(report.actors).intersection(event.actors)
        let distance = daysApart(report.date, event.date)
        if shared.isEmpty {
            guard report.actors.isEmpty || event.actors.isEmpty else {
                return Identity(probability: 0.05, differs: ["actors"])
            }
            // What is only recalled ("people are held in Xinjiang") is no case that a new one could be the same as.
            guard event.status != .background else { return Identity(probability: 0.1, differs: ["actors"]) }
            // Nobody is named on one side: a group, known by place, days and number.
            guard report.scope == event.scope else { return Identity(probability: 0.05, differs: ["scope"]) }
            var weighed = Weighed()
            // One case at one place is followed for weeks; groups differ by their number.
            weighed.add("date", distance.map { $0 <= window ? 0.7 : $0 <= 31 ? 0.45 : nil } ?? 0.3, dateWeight)
            weighed.add("scope", report.scope == nil ? 0 : 1, 0.4)
            weighed.add("place", placeLikeness(report.place, event.place), placeWeight)
            if let size = report.size {
                let known = event.tellings.compactMap(\.size)
                let agrees = known.contains { agree($0, size, 0.1) }
                weighed.add("size", known.isEmpty ? 0 : agrees ? 1 : -1.5, figureWeight)
            }
            return weighed.identity
        }
        var identity = Identity(probability: 0.9, agrees: ["actors"])
        if let one = report.stage, let other = event.stage, one != other {
            identity.differs.append("stage")
            if let now = report.date, let then = event.date, now.from - then.to > window { identity.isNextStage = true }
        }
        return identity
    }

    // MARK: - By lender, borrower and sum

    private static func bySum(_ report: Report, _ event: Event, window: Int) -> Identity {
        guard let place = placeLikeness(report.place, event.place) else {
            return Identity(probability: 0.02, differs: ["place"])
        }
        var weighed = Weighed()
        weighed.add("place", max(place, 0.5), 2)
        weighed.add("actors", actorLikeness(report.actors, event.actors), actorWeight)
        var sameSum = false
        if let one = report.amount, let other = event.amount {
            guard one.currency == other.currency, one.bounds.overlaps(other.bounds, tolerance: 0.05) else {
                return Identity(probability: 0.05, agrees: ["place"], differs: ["amount"])
            }
            sameSum = true
            weighed.add("amount", 1, 2.5)
        }
        let distance = daysApart(report.date, event.date)
        let stageDiffers = report.stage != nil && event.stage != nil && report.stage != event.stage
        switch distance {
        case nil: weighed.add("date", 0.3, dateWeight)
        case let days? where days <= window: weighed.add("date", sameSum ? 0.8 : 0.6, dateWeight)
        case let days? where sameSum && stageDiffers && days <= 730 && follows(report.date, event.date):
            var identity = weighed.identity
            identity.isNextStage = true
            identity.probability = max(identity.probability, Identity.join)
            identity.differs.append("stage")
            return identity
        case let days? where sameSum && days <= 45: weighed.add("date", 0.2, dateWeight)
        default:
            // Equal sums on different dates are different loans.
            return Identity(probability: 0.1, agrees: weighed.identity.agrees, differs: ["date"])
        }
        return weighed.identity
    }

    private static func follows(_ one: DayInterval?, _ other: DayInterval?) -> Bool {
        guard let one, let other else { return false }
        return one.from > other.to
    }

    private static func daysApart(_ one: DayInterval?, _ other: DayInterval?) -> Int? {
        guard let one, let other else { return nil }
        return one.distance(to: other)
    }
}

/// A running sum of weighed likenesses; one veto ends it.
private struct Weighed {
    var total = Identity.bias
    var agrees: [String] = []
    var differs: [String] = []
    var vetoed = false

    mutating func add(_ field: String, _ likeness: Double?, _ weight: Double) {
        guard let likeness else {
            vetoed = true
            differs.append(field)
            return
        }
        total += likeness * weight
        if likeness >= 0.5 { agrees.append(field) } else if likeness < 0 { differs.append(field) }
    }

    var identity: Identity {
        Identity(probability: vetoed ? 0.02 : Logistic.probability(total), agrees: agrees, differs: differs)
    }
}
