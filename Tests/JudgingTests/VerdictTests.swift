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
        #expect(desk.read(Desk.report()).verdict == .new)
        #expect(desk.ledger.map(\.status) == [.occurred])
        #expect(desk.read(Desk.report()).verdict == .update)
        #expect(desk.alerts.count == 1)
    }
}
