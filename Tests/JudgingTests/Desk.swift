import Foundation
import Judging
import Model

/// A desk for tests: its rules, an in-memory ledger, and short ways to write reports and articles.
struct Desk {
    static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    static let rules = Rules(
        types: [
            "protest": .init(
                title: "Protest", identity: .day,
                severity: [.init(.high, sizeFrom: 500), .init(.high, cue: "severity 1", name: "violence")]),
            "loan": .init(
                title: "Loan", identity: .sum, alertsWhenPlanned: true, stages: ["signed", "pledged"],
                severity: [.init(.high, amountFrom: 1e8)]),
            "detention": .init(
                title: "Detention", identity: .party, alertsWhenDisclosed: true, silentScopes: ["kz_protester_arrest"],
                stages: ["threatened", "sentenced", "released", "detained"]),
        ], countries: ["Kazakhstan", "Kyrgyzstan"])

    static let almaty = PlaceName(name: "Almaty", within: ["Kazakhstan", "Central Asia"])
    static let astana = PlaceName(name: "Nur-Sultan (Astana)", within: ["Kazakhstan", "Central Asia"])
    static let bishkek = PlaceName(name: "Bishkek", within: ["Kyrgyzstan", "Central Asia"])
    static let kazakhstan = PlaceName(name: "Kazakhstan", within: ["Central Asia"])
    static let xinjiang = PlaceName(name: "Xinjiang", within: ["China"])

    var ledger: [Event] = []
    var ids = EventIDs()
    var alerts: [Alert] = []
    /// Of the next article's reports, those of a city that is new.
    var unfamiliar: Set<Int> = []
    private var count = 0

    static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    /// A report of 27 March 2021 in Almaty, but for what is given.
    static func report(
        _ type: String = "protest", _ status: Report.Status = .occurred, on days: String? = "2021-03-27",
        to last: String? = nil, inferred: Bool = false, in place: PlaceName? = almaty, actors: [String] = [],
        size: Bounds? = nil, amount: Money? = nil, scope: String? = nil, stage: String? = nil, confidence: Double = 0.9,
        cues: [String] = [], persons: [String] = [], roles: [Role] = [], venue: String? = nil, issues: [String] = [],
        evidence: String = "Several hundred people came."
    ) -> Report {
        Report(
            type: type, status: status, date: days.map { DayInterval(day($0), day(last ?? $0)) },
            dateInferred: inferred,
            place: place, actors: actors, persons: persons.map { Person(name: $0, key: $0.lowercased()) }, roles: roles,
            venue: venue, issues: issues, size: size, amount: amount, scope: scope, stage: stage,
            confidence: confidence,
            evidence: evidence, evidenceRange: 0..<28,
            cues: cues.map { .init(rule: $0, text: "", weight: 0) })
    }

    /// Judges one article and takes what it rules into the ledger.
    @discardableResult
    mutating func read(
        _ reports: [Report], published: String? = "2021-03-28", history: Bool = false, source: String = "Example",
        again article: Int? = nil, told: [Int: Judge.Told] = [:]
    ) -> Judge.Ruling {
        count += 1
        let moment = published.map { Self.day($0).instant(hour: 12, in: Self.zone) }
        let story = Article(
            id: "a\(article ?? count)", url: "https://news.example/\(count)", title: "Story \(count)",
            source: source,
            published: moment, language: .english, text: "Several hundred people came.")
        let findings = Findings(language: .english, onTopic: true, reports: reports)
        let ruling = Judge.rule(
            Judge.Input(
                article: story, findings: findings, now: moment, candidates: ledger, isHistory: history,
                isRevision: article != nil, told: told, unfamiliar: unfamiliar, zone: Self.zone),
            rules: Self.rules, ids: &ids)
        for event in ruling.events {
            if let index = ledger.firstIndex(where: { $0.id == event.id }) {
                ledger[index] = event
            } else {
                ledger.append(event)
            }
        }
        alerts += ruling.alerts
        return ruling
    }

    @discardableResult
    mutating func read(_ report: Report, published: String? = "2021-03-28", history: Bool = false) -> Judgement {
        read([report], published: published, history: history).judgements[0]
    }
}
