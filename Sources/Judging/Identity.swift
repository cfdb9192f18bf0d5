import Model

/// Whether a report tells of an event that is already known: weighed fields and a few vetoes, never words alone, since the
/// wording of day 1 and day 15 of one picket is nearer than that of two write-ups of one rally (reading.md).
struct Identity {
    /// 0…1; from `join` up it is the same event, from `doubt` up perhaps.
    var probability: Double
    var agrees: [String] = []
    var differs: [String] = []
    /// Known, but at another stage, long after: the next chapter of one story, which alerts again.
    var isNextStage = false
    /// A further day of a series.
    var isInstance = false
    /// A day of a series that had gone on and stopped: how many days ago. Nil: it did not stop.
    var pause: Int?
    /// What was compared; what the desk's word on the pair teaches.
    var features = IdentityFeatures()

    static let join = IdentityWeights.join
    static let doubt = IdentityWeights.doubt
}

extension Identity {
    fileprivate init(_ features: IdentityFeatures, _ weights: IdentityWeights) {
        self.init(
            probability: weights.probability(features), agrees: features.agrees, differs: features.differs,
            features: features)
    }

    /// Decided by one field whatever the rest weighs.
    fileprivate static func decided(_ probability: Double, _ field: IdentityField, _ likeness: Double) -> Identity {
        let features = IdentityFeatures([field: likeness])
        return Identity(
            probability: probability, agrees: features.agrees, differs: features.differs, features: features)
    }
}

/// How the reports of one article are compared with known events.
struct Comparison {
    var kind: Rules.Identity
    /// Days before publication within which an event of the type alerts.
    var window: Int
    /// The type's stages, the furthest first.
    var stages: [String] = []
    var weights: IdentityWeights = .shipped
    var commonness = Commonness()
    /// The report says that it is one of a row, or the ledger does: other days are no veto.
    var isSeries = false
    /// The report's words; nil: they are not compared.
    var words: WordPrint?
}

extension Comparison {
    func identity(_ report: Report, _ event: Event) -> Identity {
        guard report.type == event.type else { return Identity(probability: 0, differs: ["type"]) }
        switch kind {
        case .day: return byDay(report, event)
        case .party: return byParty(report, event)
        case .sum: return bySum(report, event)
        }
    }

    /// Whether the day or the place alone says that these are two events: `identity` then finds them all but surely so. Most
    /// pairs end here, and it costs a few comparisons.
    func isVetoed(_ report: Report, _ event: Event) -> Bool {
        guard report.type == event.type else { return true }
        guard kind == .day else { return false }
        return PlaceLikeness.value(report, event) == nil || days(report, event).likeness == nil
    }

    private func days(_ report: Report, _ event: Event) -> DayLikeness {
        DayLikeness(report, event, isSeries: isSeries)
    }

    // MARK: - By day and place

    private func byDay(_ report: Report, _ event: Event) -> Identity {
        let days = days(report, event)
        var features = IdentityFeatures()
        features.set(.date, days.likeness)
        features.set(.place, PlaceLikeness.value(report, event))
        features.set(.actors, max(0, commonness.likeness(report.names, event.names)))
        features.set(.issue, IssueLikeness.value(report.issues, event.issues))
        features.set(.size, sizeLikeness(report, event))
        features.set(.words, wordLikeness(event))
        var identity = Identity(features, weights)
        identity.isInstance = days.isInstance
        identity.pause = days.pause
        return identity
    }

    private func sizeLikeness(_ report: Report, _ event: Event) -> Double {
        guard let size = report.size else { return 0 }
        // Counts of one rally differ by half and more between police and organisers: agreement counts, difference doesn't.
        return event.tellings.contains { $0.size.map { agree($0, size, 0.25) } ?? false } ? 1 : 0
    }

    /// Whether two counts are about the same; "more than 30" and "more than 100" are not, though both are open above.
    private func agree(_ one: Bounds, _ other: Bounds, _ tolerance: Double) -> Bool {
        if one.high != nil || other.high != nil { return one.overlaps(other, tolerance: tolerance) }
        guard let left = one.low, let right = other.low else { return false }
        return max(left, right) <= min(left, right) * (1 + tolerance)
    }

    /// Tellings of an event whose words are compared: the first said it in full, the last is nearest.
    private static let mostTellings = 3
    /// What two sentences on two events of one kind have in common by chance.
    private static let chance = 0.15

    private func wordLikeness(_ event: Event) -> Double {
        guard let words else { return 0 }
        var best = 0.0
        for telling in event.tellings.suffix(Self.mostTellings) where telling.language.base == words.language {
            let other = WordPrint(title: telling.title, evidence: telling.evidence, language: telling.language)
            best = max(best, words.likeness(to: other) ?? 0)
        }
        return max(0, best - Self.chance)
    }

    // MARK: - By who it happened to

    private func byParty(_ report: Report, _ event: Event) -> Identity {
        if report.isStanding || event.isStanding {
            let isSame =
                report.isStanding && event.isStanding && report.scope == event.scope
                && report.place?.name == event.place?.name
            return .decided(isSame ? 0.8 : 0.1, .scope, isSame ? 1 : -1)
        }
        let (mine, known) = (report.parties, event.parties)
        let meeting = Parties.meet(mine, known)
        if meeting == true {
            var identity = Identity.decided(0.9, .actors, 1)
            if let one = report.stage, let other = event.stage, one != other {
                identity.differs.append("stage")
                if let now = report.date, now.from - (event.lastDay ?? event.toldBy) > window {
                    identity.isNextStage = true
                }
            }
            return identity
        }
        if meeting == false { return .decided(0.05, .actors, -1) }
        // A group is not the one person, or the few who are named; of one day and town the number may be misread (an age).
        let distance = daysApart(report.date, event)
        let isOtherGroup =
            !known.isEmpty && (report.size?.low.map { $0 >= 3 && event.isOfFew(than: $0) } ?? false)
        let isAtOnce = (distance ?? .max) <= 2 && report.place != nil && report.place?.name == event.place?.name
        if isOtherGroup, !isAtOnce || event.tellings.allSatisfy({ $0.size == nil }) {
            return .decided(0.1, .size, -1)
        }
        // What is only recalled ("people are held in Xinjiang") is no case that a new one could be the same as.
        guard event.status != .background else { return .decided(0.1, .actors, -1) }
        // Nobody is named on one side: a group, known by place, days and number.
        guard report.scope == event.scope else { return .decided(0.05, .scope, -1) }
        var features = IdentityFeatures()
        // One case at one place is followed for weeks; groups differ by their number.
        features.set(
            .date, distance.map { $0 <= window ? 0.7 : $0 <= 31 || isSameGroup(report, event, $0) ? 0.3 : nil } ?? 0.3)
        features.set(.scope, report.scope == nil ? 0 : 1)
        features.set(.place, PlaceLikeness.value(report.place, event.place))
        features.set(.issue, max(0, IssueLikeness.value(report.issues, event.issues)))
        features.set(.words, wordLikeness(event))
        // One is the number of whoever is spoken of alone: against another number it says little.
        let counts = event.tellings.compactMap(\.size)
        if let size = report.size, !counts.isEmpty {
            if counts.contains(where: { agree($0, size, 0.1) }) {
                features.set(.size, 1)
            } else if size != Bounds(1), isOtherGroup || counts.contains(where: { $0 != Bounds(1) }) {
                features.set(.size, -1.5)
            }
        }
        var identity = Identity(features, weights)
        if let stage = report.stage, let before = event.stage, stage != before, let days = distance, days > window {
            identity.isNextStage = report.date.map { $0.from > event.lastDay ?? $0.from } ?? false
            if identity.isNextStage { identity.differs.append("stage") }
        }
        return identity
    }

    /// Days for which a group of unnamed people is followed from stage to stage.
    private static let longestGroupCase = 400
    /// Days between what befell somebody and the day on which it is told.
    private static let longestSilence = 1500

    /// "The seventeen of one village", at another stage months later: the number is the name.
    private func isSameGroup(_ report: Report, _ event: Event, _ distance: Int) -> Bool {
        guard let size = report.size, let low = size.low, low >= 2, size.high == low,
            let place = report.place, let other = event.place, place.within.count >= 2,
            event.tellings.contains(where: { $0.size == size })
        else { return false }
        // How it began, told of a case that has come to light years later.
        let isEarlier = report.date.map { days in event.date.map { days.to < $0.from } ?? false } ?? false
        return isEarlier
            ? distance <= Self.longestSilence && low >= 3 && other.within.count >= 2 && place.isCompatible(with: other)
            : distance <= Self.longestGroupCase && place.name == other.name && report.stage != nil && event.stage != nil
                && report.stage != event.stage
    }

    // MARK: - By lender, borrower and sum

    /// Days from which on an interval says little.
    private static let vague = 62

    private func bySum(_ report: Report, _ event: Event) -> Identity {
        guard let place = PlaceLikeness.value(report.place, event.place) else {
            return .decided(0.02, .place, -1)
        }
        var features = IdentityFeatures()
        // A loan to a country is told with its capital, its works or its region.
        features.set(.place, max(place, 0.5) * 0.8)
        let parties = loanParties(report, event)
        let words = wordLikeness(event)
        features.set(.actors, parties)
        features.set(.words, words)
        let sums = SumLikeness(report.amount, event)
        let isOthers = commonness.likeness(report.names, event.names) < 0
        let isPart =
            !isOthers && LoanParts.isOf(report, event, stages: stages, parties: parties, words: words)
        if sums.differs, !isPart {
            return .decided(0.05, .amount, -1)
        }
        features.set(.amount, sums.likeness == 0 && isPart && report.amount != nil ? 0.3 : sums.likeness)
        let distance = daysApart(report.date, event)
        let stageDiffers = report.stage != nil && event.stage != nil && report.stage != event.stage
        switch distance {
        case nil: features.set(.date, 0.3)
        case let days? where days <= window:
            // "Its first loan in two years": whatever else is lent in the year falls into it.
            let isVague = max(report.date?.count ?? 0, event.date?.count ?? 0) > Self.vague
            features.set(.date, isVague ? 0.2 : sums.isSame ? 0.8 : 0.6)
        case let days?
        where (sums.isSame && stageDiffers && days <= 730 || isPart && days <= LoanParts.longest)
            && follows(report.date, event):
            var identity = Identity(features, weights)
            identity.isNextStage = true
            identity.probability = max(identity.probability, Identity.join)
            identity.differs.append("stage")
            return identity
        case let days? where sums.isSame && days <= 45: features.set(.date, 0.2)
        default:
            // Equal sums on different dates are different loans.
            features.set(.date, -1)
            var identity = Identity(features, weights)
            identity.probability = 0.1
            return identity
        }
        return Identity(features, weights)
    }

    /// Two borrowers are two loans, whoever lends.
    private func loanParties(_ report: Report, _ event: Event) -> Double {
        let borrowers = Set(report.roles.filter { $0.part == .borrower }.map(\.name))
        let known = Set(event.roles.filter { $0.part == .borrower }.map(\.name))
        if !borrowers.isEmpty, !known.isEmpty, borrowers.isDisjoint(with: known) { return -1 }
        return max(0, commonness.likeness(report.names, event.names))
    }

    private func follows(_ one: DayInterval?, _ event: Event) -> Bool {
        guard let one, let last = event.lastDay else { return false }
        return one.from > last
    }

    /// Days to the nearest day that is known of the event; to when it was first told of, where none is and it was told before.
    private func daysApart(_ one: DayInterval?, _ event: Event) -> Int? {
        guard let one else { return nil }
        guard let other = event.date else { return one.from > event.toldBy ? one.from - event.toldBy : nil }
        return event.days.reduce(one.distance(to: other)) { min($0, one.distance(to: DayInterval($1))) }
    }
}
