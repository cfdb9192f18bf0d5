import Model

/// What a further report changes of an event that the desk was alerted of. Pure: those who got the alert hear of each kind
/// of change once, with old and new.
///
/// A figure is a change where it leaves the range of all that was told before by a margin: counts of one crowd differ by
/// half and more between police and organisers, so what lies inside or near the known range says nothing new.
enum Revising {
    struct Change: Equatable {
        /// Its `Turn`.
        var kind: String
        /// `crowd: 300 → 1,000 (police, AFP)`.
        var text: String
    }

    /// How many times the known range a number must be off to be told: a crowd is guessed, the held are counted, sums are
    /// written down. The crowd's is reading.md's ("three times the median" is an escalation).
    static let crowdMargin = 3.0
    static let heldMargin = 1.5
    static let amountMargin = 1.25

    /// The turn of a severity rule's words (`violence`, `arrests`).
    static func sign(_ rule: Rules.SeverityRule) -> String? {
        rule.cue.map { "sign:\(rule.name ?? $0)" }
    }

    /// - Parameters:
    ///   - event: as it stood before the report's article was read.
    ///   - source: the outlet that tells it.
    ///   - pause: days for which a series had stopped before this.
    /// - Returns: kinds that the event has not turned to yet.
    static func changes(of event: Event, by report: Report, source: String, rules: Rules.TypeRules, pause: Int? = nil)
        -> [Change]
    {
        let teller = report.speaker.map { "\($0.name), \(source)" } ?? source
        func change(_ kind: String, _ name: String, _ old: String, _ new: String) -> Change {
            Change(kind: kind, text: "\(name): \(old) → \(new) (\(teller))")
        }
        var changes: [Change] = []
        if report.status == .denied {
            changes.append(change(Turn.denied, "status", "reported", "denied"))
            return changes.filter { event.turned($0.kind) == nil }
        }
        if let pause {
            changes.append(
                Change(
                    kind: "resumed:\(report.date?.from.description ?? "")",
                    text: "resumed after \(pause) days (\(teller))"))
        }
        let name = rules.identity == .party ? "held" : "crowd"
        if let size = report.size, let old = oldSize(event, size, report, rules) {
            changes.append(change(name, name, old, size.words))
        }
        if let amount = report.amount, let old = oldAmount(event, amount, rules) {
            changes.append(change("amount", "amount", old, amount.words))
        }
        if let stage = report.stage, let old = event.stage, isFurther(report, than: event, rules) {
            changes.append(change("stage:\(stage)", "stage", old, stage))
        }
        if event.status == .planned, report.status == .occurred, report.stage == nil || report.stage != event.stage {
            changes.append(change(Turn.occurred, "status", "announced", "said to have happened"))
        }
        // What was told before signs were noted may have told of them.
        if event.turned(Turn.alert) != nil {
            for rule in rules.severity where rule.severity > .medium {
                guard let sign = sign(rule), report.cues.contains(where: { $0.rule == rule.cue }) else { continue }
                changes.append(Change(kind: sign, text: "\(rule.name ?? "urgent"): first told (\(teller))"))
            }
        }
        var seen = Set<String>()
        return changes.filter { event.turned($0.kind) == nil && seen.insert($0.kind).inserted }
    }

    // MARK: - Figures

    /// The known range in words, where the number has left it; nil where it says nothing new.
    private static func oldSize(
        _ event: Event, _ size: Bounds, _ report: Report, _ rules: Rules.TypeRules
    ) -> String? {
        // A series is measured by its usual crowd, since one great day must not hide the next.
        let told = event.tellings.compactMap(\.size)
        let usual = event.isSeries ? median(told).map { [$0] } ?? [] : told
        guard let known = range(usual) else {
            // The first count is no change, unless it alone makes the thing urgent.
            return isLarge(event, rules) { rule in rule.sizeFrom.map { size.high ?? size.low ?? 0 >= $0 } ?? false }
                ? "unknown" : nil
        }
        let margin = rules.identity == .party ? heldMargin : crowdMargin
        if let now = size.low ?? size.high, now >= margin * known.high { return words(known) }
        // A text's small number is often that of a part of the crowd: a lower count needs somebody who counted.
        if report.speaker != nil, let now = size.high, now * margin <= known.low { return words(known) }
        return nil
    }

    private static func oldAmount(_ event: Event, _ amount: Money, _ rules: Rules.TypeRules) -> String? {
        let told = event.tellings.compactMap(\.amount) + (event.amount.map { [$0] } ?? [])
        let known = told.filter { $0.currency == amount.currency }
        guard let range = range(known.map(\.bounds)) else {
            // In another currency it is perhaps the same sum.
            guard told.isEmpty else { return nil }
            return isLarge(event, rules) { rule in
                rule.amountFrom.map { amount.high ?? amount.low ?? 0 >= $0 } ?? false
            } ? "unknown" : nil
        }
        let isAbove = (amount.low ?? amount.high).map { $0 >= amountMargin * range.high } ?? false
        let isBelow = amount.high.map { $0 * amountMargin <= range.low } ?? false
        guard isAbove || isBelow else { return nil }
        return Money(low: range.low, high: range.high, currency: amount.currency).words
    }

    private static func range(_ bounds: [Bounds]) -> (low: Double, high: Double)? {
        let lows = bounds.compactMap { $0.low ?? $0.high }
        let highs = bounds.compactMap { $0.high ?? $0.low }
        guard let low = lows.min(), let high = highs.max(), high > 0 else { return nil }
        return (low, high)
    }

    /// The one in the middle, the upper of two.
    private static func median(_ sizes: [Bounds]) -> Bounds? {
        sizes.sorted { $0.low ?? $0.high ?? 0 < $1.low ?? $1.high ?? 0 }.dropFirst(sizes.count / 2).first
    }

    private static func words(_ range: (low: Double, high: Double)) -> String {
        Bounds(low: range.low, high: range.high).words
    }

    /// Whether a rule that the number meets says more than the desk was told.
    private static func isLarge(
        _ event: Event, _ rules: Rules.TypeRules, _ holds: (Rules.SeverityRule) -> Bool
    ) -> Bool {
        rules.severity.contains { $0.severity > (event.severity ?? .medium) && $0.cue == nil && holds($0) }
    }

    // MARK: - Stages

    /// The watchlist lists the furthest stage first. What happens to a person may take any turn on a later day.
    private static func isFurther(_ report: Report, than event: Event, _ rules: Rules.TypeRules) -> Bool {
        guard let stage = report.stage, let known = event.stage, stage != known,
            let now = rules.stages.firstIndex(of: stage), let then = rules.stages.firstIndex(of: known)
        else { return false }
        if now < then { return true }
        guard rules.identity == .party, let date = report.date, let day = event.date else { return false }
        return stage != rules.stages.last && date.from > day.to
    }
}
