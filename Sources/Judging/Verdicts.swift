import Model

/// A report before the bench: what it says, what is known, and by which day it is measured.
struct Case {
    var report: Report
    var rules: Rules.TypeRules
    var thresholds: (alert: Double, review: Double)
    /// The nearest known event.
    var nearest: (event: Event, identity: Identity)?
    /// The day of publication, else of reading; nil where both are unknown.
    var reference: Day?
    /// Published on an unknown day: nothing may be inferred from it.
    var publishedUnknown: Bool
    /// One of a row of the same, by its own words or by the ledger.
    var isSeries: Bool
}

struct Decision: Equatable {
    var verdict: Verdict
    /// One of a closed set; README and `why` print it.
    var rule: String
    var reason: String

    init(_ verdict: Verdict, _ rule: String, _ reason: String) {
        self.verdict = verdict
        self.rule = rule
        self.reason = reason
    }
}

extension Case {
    /// The verdict: the first line that applies.
    var decision: Decision {
        let type = rules.title.lowercased()
        if report.status == .denied { return .init(.denied, "status-denied", "The text says that it did not happen.") }
        if report.status == .hypothetical {
            return .init(.background, "status-hypothetical", "Only a possibility is spoken of.")
        }
        if let known = same, report.status == .background, let date = report.date, date.count <= 14 {
            return .init(.update, "same-event", "Known as \(known.event.id)\(agreement(known.identity)).")
        }
        if report.status == .background {
            return .init(.background, "status-background", "A past \(type) is recalled.")
        }
        if let scope = report.scope, rules.silentScopes.contains(scope) {
            return .init(.background, "silent-scope", "The watchlist alerts nobody of “\(scope)”.")
        }
        if let known = same, known.identity.isNextStage == false, !isFirstOccurrence(of: known.event) {
            return .init(.update, "same-event", "Known as \(known.event.id)\(agreement(known.identity)).")
        }
        if report.status == .planned && !alertsAsPlanned {
            return .init(.planned, "status-planned", "It is only announced; it stands in the daybook.")
        }
        if report.confidence < thresholds.alert {
            return .init(.possible, "low-confidence", "The text speaks of a \(type), but too faintly to alert.")
        }
        if let known = perhaps {
            return .init(
                .possible, "possibly-same", "Perhaps the same as \(known.event.id)\(agreement(known.identity)).")
        }
        if let known = same, known.identity.isNextStage, rules.alertsWhenDisclosed, hasComeToLight {
            return .init(.new, "next-stage", "\(known.event.id) has come to another stage.")
        }
        if rules.alertsWhenDisclosed && hasComeToLight {
            return .init(.new, "come-to-light", "Not known before, whenever it happened.")
        }
        guard let reference else { return .init(.late, "unknown-date", "Nobody knows when it was published.") }
        guard let date = report.date, !(publishedUnknown && report.dateInferred) else {
            return .init(.late, "unknown-date", "The text does not say when it happened.")
        }
        let age = reference - date.to
        if age > rules.window * 4 + 5 {
            return .init(.background, "past", "It happened \(age) days before publication.")
        }
        if age > rules.window {
            return .init(
                .late, "past-window", "It happened \(age) days before publication; the desk wants \(rules.window).")
        }
        if date.count > (rules.identity == .day ? 14 : 45) {
            return .init(.late, "vague-date", "The text gives no day, only \(date.from) to \(date.to).")
        }
        if let known = same, known.identity.isNextStage {
            return .init(.new, "next-stage", "\(known.event.id) has come to another stage.")
        }
        return .init(.new, "new-event", "Nothing of the kind is known at that place and time.")
    }

    private var same: (event: Event, identity: Identity)? {
        nearest.flatMap { $0.identity.probability >= Identity.join ? $0 : nil }
    }

    private var perhaps: (event: Event, identity: Identity)? {
        nearest.flatMap { (Identity.doubt..<Identity.join).contains($0.identity.probability) ? $0 : nil }
    }

    /// An event that was only announced, or told of without a day, and now is said to have happened on one, is news.
    private func isFirstOccurrence(of event: Event) -> Bool {
        guard event.alert == nil, report.status == .occurred || alertsAsPlanned else { return false }
        if event.status == .planned { return true }
        guard let known = event.date, let date = report.date else { return false }
        return rules.identity == .day && known.count > 14 && date.count <= 14
    }

    private var alertsAsPlanned: Bool {
        rules.alertsWhenPlanned || report.stage.map(rules.alertingStages.contains) == true
    }

    /// A person or group that no known event tells of. An unknown publication date alerts nobody.
    private var hasComeToLight: Bool {
        reference != nil && !publishedUnknown && !report.cues.contains { $0.rule == "below the lead" }
            && !(report.date.map { $0.count > 800 } ?? false)
    }

    private func agreement(_ identity: Identity) -> String {
        identity.agrees.isEmpty ? "" : " by " + identity.agrees.joined(separator: ", ")
    }
}
