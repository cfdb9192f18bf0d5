import Foundation
import Model

/// A report before the bench: what it says, what is known, and by which day it is measured.
struct Case {
    var report: Report
    var rules: Rules.TypeRules
    var thresholds: (alert: Double, review: Double)
    /// The desk's.
    var zone: TimeZone
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
    var rule: VerdictRule
    /// A sentence that a journalist can read.
    var reason: String

    init(_ verdict: Verdict, _ rule: VerdictRule, _ reason: String) {
        self.verdict = verdict
        self.rule = rule
        self.reason = reason
    }
}

extension Case {
    /// The verdict: the first line that applies.
    var decision: Decision {
        let type = rules.title.lowercased()
        if report.status == .denied { return .init(.denied, .statusDenied, "The text says that it did not happen.") }
        if report.status == .hypothetical {
            return .init(.background, .statusHypothetical, "Only a possibility is spoken of.")
        }
        if let known = same, report.status == .background, !known.event.isStanding, let date = report.date,
            date.count <= 14
        {
            return .init(.update, .sameEvent, "Known as \(known.event.id)\(agreement(known.identity)).")
        }
        if report.status == .background {
            return .init(.background, .statusBackground, "A past \(type) is recalled.")
        }
        if let scope = report.scope, rules.silentScopes.contains(scope) {
            return .init(.background, .silentScope, "The watchlist alerts nobody of “\(scope)”.")
        }
        if let known = same, known.identity.isNextStage == false, !isFirstOccurrence(of: known.event) {
            return .init(.update, .sameEvent, "Known as \(known.event.id)\(agreement(known.identity)).")
        }
        if report.status == .planned && !alertsAsPlanned {
            let doubt = report.confidence < thresholds.alert ? ", and faintly: \(weakness)" : ""
            return .init(.planned, .statusPlanned, "It is only announced\(doubt); it stands in the daybook.")
        }
        if report.confidence < thresholds.alert {
            return .init(
                .possible, .lowConfidence, "The text speaks of a \(type), but too faintly to alert: \(weakness).")
        }
        if let known = perhaps {
            return .init(
                .possible, .possiblySame, "Perhaps the same as \(known.event.id)\(comparison(known.identity)).")
        }
        if let known = same, known.identity.isNextStage, rules.alertsWhenDisclosed, hasComeToLight {
            return .init(.new, .nextStage, "\(known.event.id) has come to another stage\(stages(known.event)).")
        }
        if rules.alertsWhenDisclosed && hasComeToLight {
            return .init(.new, .comeToLight, "Not known before, whenever it happened.")
        }
        guard let reference else { return .init(.late, .unknownDate, "Nobody knows when it was published.") }
        guard let date = report.date, !(publishedUnknown && report.dateInferred) else {
            return .init(.late, .unknownDate, "The text does not say when it happened.")
        }
        let age = reference - date.to
        if age > rules.window * 4 + 5 {
            return .init(.background, .past, "It happened \(age) days before publication.")
        }
        if age > rules.window {
            return .init(
                .late, .pastWindow, "It happened \(age) days before publication; the desk wants \(rules.window).")
        }
        if report.status != .planned, date.count > (rules.identity == .day ? 14 : 45) {
            return .init(.late, .vagueDate, "The text gives no day, only \(date.from) to \(date.to).")
        }
        if let known = same, known.identity.isNextStage {
            return .init(.new, .nextStage, "\(known.event.id) has come to another stage\(stages(known.event)).")
        }
        if let known = same, known.event.status == .planned, report.status == .occurred {
            return .init(
                .new, .newEvent, "\(known.event.id) was announced\(announcement(known.event)); now it is told.")
        }
        if let known = same, let pause = known.identity.pause {
            return .init(.new, .seriesResumed, "\(known.event.id) goes on after \(pause) days.")
        }
        return .init(.new, .newEvent, "Nothing of the kind is known at that place and time.")
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
        if nearest?.identity.pause != nil { return true }
        guard let date = report.date else { return false }
        return rules.identity == .day && date.count <= 14 && event.date.map { $0.count > 14 } ?? true
    }

    private var alertsAsPlanned: Bool {
        rules.alertsWhenPlanned || report.stage.map(rules.alertingStages.contains) == true
    }

    /// A person or group that no known event tells of. An unknown publication date alerts nobody.
    private var hasComeToLight: Bool {
        reference != nil && !publishedUnknown && !report.cues.contains { $0.rule == "below the lead" }
            && !(report.date.map { $0.count > 800 } ?? false)
    }

    /// " on 25 March 2021", by the first telling.
    private func announcement(_ event: Event) -> String {
        guard let first = event.tellings.compactMap(\.published).min() else { return "" }
        return " on \(Day(first, in: zone))"
    }

    /// ": pledged → signed".
    private func stages(_ event: Event) -> String {
        guard let old = event.stage, let new = report.stage, old != new else { return "" }
        return ": \(old) → \(new)"
    }

    /// What the report lacks most to be sure of: what speaks against it, else the strongest thing that isn't there.
    private var weakness: String {
        let against = report.cues.filter { $0.weight < 0 && !$0.rule.hasPrefix("severity ") }.min {
            $0.weight < $1.weight
        }
        if let against {
            return "“\(against.rule)” speaks against it" + (against.text.isEmpty ? "" : " (“\(against.text)”)")
        }
        if report.place == nil { return "it names no place" }
        if report.date == nil || report.dateInferred { return "it gives no day" }
        if report.size == nil, report.amount == nil, report.actors.isEmpty {
            return "it names nobody and gives no number"
        }
        return "nothing beside the words for it says so"
    }

    /// ": same place, other day".
    private func comparison(_ identity: Identity) -> String {
        func word(_ field: String) -> String { field == "date" ? "day" : field }
        let words = identity.agrees.map { "same \(word($0))" } + identity.differs.map { "other \(word($0))" }
        return words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    }

    private func agreement(_ identity: Identity) -> String {
        identity.agrees.isEmpty ? "" : " by " + identity.agrees.joined(separator: ", ")
    }
}
