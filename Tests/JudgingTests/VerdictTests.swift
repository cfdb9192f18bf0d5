import Judging
import Model
import Testing

/// One report over an empty ledger: which verdict, by which rule, and whether it alerts.
struct VerdictTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var report: Report
        var published: String? = "2021-03-28"
        var verdict: Verdict
        var rule: String
        var alerts: Int
    }

    @Test(arguments: [
        Row(testDescription: "yesterday", report: Desk.report(), verdict: .new, rule: "new-event", alerts: 1),
        Row(
            testDescription: "denied", report: Desk.report("protest", .denied), verdict: .denied, rule: "status-denied",
            alerts: 0),
        Row(
            testDescription: "hypothetical", report: Desk.report("protest", .hypothetical), verdict: .background,
            rule: "status-hypothetical", alerts: 0),
        Row(
            testDescription: "recalled", report: Desk.report("protest", .background, on: "2016-05-01"),
            verdict: .background,
            rule: "status-background", alerts: 0),
        Row(
            testDescription: "a rally called", report: Desk.report("protest", .planned, on: "2021-04-03"),
            verdict: .planned,
            rule: "status-planned", alerts: 0),
        Row(
            testDescription: "a loan approved", report: Desk.report("loan", .planned, on: "2021-03-27"), verdict: .new,
            rule: "new-event", alerts: 1),
        Row(
            testDescription: "ten days ago", report: Desk.report(on: "2021-03-18"), verdict: .new, rule: "new-event",
            alerts: 1),
        Row(
            testDescription: "eleven days ago", report: Desk.report(on: "2021-03-17"), verdict: .late,
            rule: "past-window",
            alerts: 0),
        Row(
            testDescription: "last year", report: Desk.report(on: "2020-03-17"), verdict: .background, rule: "past",
            alerts: 0),
        Row(
            testDescription: "some time this year", report: Desk.report(on: "2021-01-01", to: "2021-12-31"),
            verdict: .late,
            rule: "vague-date", alerts: 0),
        Row(
            testDescription: "published nobody knows when, day given", report: Desk.report(), published: nil,
            verdict: .late,
            rule: "unknown-date", alerts: 0),
        Row(
            testDescription: "no day at all", report: Desk.report(on: nil), verdict: .late, rule: "unknown-date",
            alerts: 0),
        Row(
            testDescription: "faint", report: Desk.report(confidence: 0.4), verdict: .possible, rule: "low-confidence",
            alerts: 0),
        Row(
            testDescription: "arrest at a rally", report: Desk.report("detention", scope: "kz_protester_arrest"),
            verdict: .background, rule: "silent-scope", alerts: 0),
        Row(
            testDescription: "an old detention come to light",
            report: Desk.report("detention", on: "2019-05-01", in: Desk.xinjiang, actors: ["Akan Berik"]),
            verdict: .new,
            rule: "come-to-light", alerts: 1),
    ])
    func verdict(row: Row) {
        var desk = Desk()
        let judgement = desk.read(row.report, published: row.published)
        #expect(judgement.verdict == row.verdict)
        #expect(judgement.rule == row.rule)
        #expect(!judgement.reason.isEmpty)
        #expect(desk.alerts.count == row.alerts)
    }

    @Test func historyEntersTheLedgerAndAlertsNobody() {
        var desk = Desk()
        desk.read(Desk.report(), history: true)
        #expect(desk.alerts.isEmpty)
        #expect(desk.ledger.count == 1)
        // What is known from the corpus is no news afterwards.
        #expect(desk.read(Desk.report()).verdict == .update)
        #expect(desk.alerts.isEmpty)
    }

    @Test func severityComesFromTheRules() {
        var desk = Desk()
        desk.read(Desk.report(size: Bounds(low: 600, high: 600)))
        desk.read(Desk.report(in: Desk.bishkek, size: Bounds(low: 40, high: 40)))
        #expect(desk.alerts.map(\.severity) == [.high, .medium])
    }

    @Test func whatIsAnnouncedAndThenHappensAlertsOnce() {
        var desk = Desk()
        desk.read(Desk.report("protest", .planned, on: "2021-03-27"), published: "2021-03-25")
        #expect(desk.alerts.isEmpty)
        #expect(desk.ledger.map(\.status) == [.planned])
        let told = desk.read(Desk.report())
        #expect(told.verdict == .new)
        #expect(told.reason == "E1 was announced on 2021-03-25; now it is told.")
        #expect(desk.ledger.map(\.status) == [.occurred])
        #expect(desk.ledger.first?.outcome(asOf: Desk.day("2021-03-29")) == .happened)
        #expect(desk.read(Desk.report()).verdict == .update)
        #expect(desk.alerts.count == 1)
    }

    @Test func whatIsAnnouncedAndCalledOffAlertsNobody() {
        var desk = Desk()
        desk.read(Desk.report("protest", .planned, on: "2021-03-27"), published: "2021-03-25")
        desk.read(Desk.report("protest", .denied), published: "2021-03-26")
        #expect(desk.alerts.isEmpty)
        #expect(desk.ledger.first?.outcome(asOf: Desk.day("2021-03-26")) == .denied)
    }

    /// A line each for the review list: what is missing most.
    @Test(arguments: [
        (Desk.report(confidence: 0.4), "it names nobody and gives no number"),
        (Desk.report(in: nil, confidence: 0.4), "it names no place"),
        (Desk.report(inferred: true, confidence: 0.4), "it gives no day"),
        (Desk.report(size: Bounds(20), confidence: 0.4), "nothing beside the words for it says so"),
    ])
    func whatIsFaintSaysWhy(report: Report, why: String) {
        var desk = Desk()
        #expect(desk.read(report).reason == "The text speaks of a protest, but too faintly to alert: \(why).")
        var against = report
        against.cues = [
            .init(rule: "another cause", text: "wages", weight: -2.6), .init(rule: "opinion", text: "", weight: -0.4),
        ]
        #expect(
            desk.read(against).reason
                == "The text speaks of a protest, but too faintly to alert: “another cause” speaks against it (“wages”)."
        )
    }

    /// Scripts and desks know a verdict's rule by its spelling: none is renamed.
    @Test func rulesKeepTheirNames() {
        #expect(
            VerdictRule.allCases.map(\.rawValue) == [
                "new-event", "next-stage", "series-resumed", "come-to-light", "same-event", "copy", "low-confidence",
                "possibly-same",
                "past-window", "vague-date", "unknown-date", "past", "silent-scope", "status-background",
                "status-hypothetical", "status-planned", "status-denied",
            ])
        #expect(Set(VerdictRule.allCases.map(\.meaning)).count == VerdictRule.allCases.count)
    }
}
