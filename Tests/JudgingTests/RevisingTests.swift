import Judging
import Model
import Testing

/// What the desk hears of an event after its alert: each kind of change once, with old and new.
struct RevisingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What the first article tells, which alerts.
        var first: Report
        /// What the second tells.
        var second: Report
        /// The changes of the revision; empty: none is raised.
        var changes: [String]
    }

    private static func count(_ number: Double) -> Bounds { Bounds(number) }
    private static func loan(
        _ status: Report.Status = .occurred, amount: Money? = nil, stage: String? = nil, by speaker: Speaker? = nil
    ) -> Report {
        var report = Desk.report("loan", status, actors: ["Eximbank"], amount: amount, stage: stage)
        report.speaker = speaker
        return report
    }
    private static func held(
        _ size: Double? = nil, stage: String? = "detained", on day: String = "2021-03-27", cues: [String] = []
    ) -> Report {
        Desk.report(
            "detention", on: day, in: Desk.xinjiang, actors: ["Akan Berik"], size: size.map(Bounds.init),
            stage: stage, cues: cues)
    }
    private static func said(_ report: Report, _ kind: Speaker.Kind, _ name: String) -> Report {
        var report = report
        report.speaker = Speaker(kind: kind, name: name, isQuoted: false)
        return report
    }
    private static func dollars(_ millions: Double) -> Money {
        Money(low: millions * 1e6, high: millions * 1e6, currency: "USD")
    }

    @Test(arguments: [
        // Figures
        Row(
            testDescription: "three times the crowd", first: Desk.report(size: count(300)),
            second: Desk.report(size: count(1000)), changes: ["crowd: 300 → 1,000 (Example)"]),
        Row(
            testDescription: "who counted is named", first: Desk.report(size: count(300)),
            second: said(Desk.report(size: count(1000)), .police, "police"),
            changes: ["crowd: 300 → 1,000 (police, Example)"]),
        Row(
            testDescription: "police and organisers differ by half", first: Desk.report(size: count(300)),
            second: Desk.report(size: count(500)), changes: []),
        Row(
            testDescription: "inside the range", first: Desk.report(size: Bounds(low: 200, high: 300)),
            second: Desk.report(size: count(250)), changes: []),
        Row(
            testDescription: "a part of the crowd", first: Desk.report(size: count(300)),
            second: Desk.report(size: count(30)), changes: []),
        Row(
            testDescription: "somebody counted far fewer", first: Desk.report(size: count(900)),
            second: said(Desk.report(size: count(200)), .official, "the akimat"),
            changes: ["crowd: 900 → 200 (the akimat, Example)"]),
        Row(
            testDescription: "more than three times, open above", first: Desk.report(size: count(100)),
            second: Desk.report(size: Bounds(low: 500, high: nil)), changes: ["crowd: 100 → at least 500 (Example)"]),
        Row(
            testDescription: "the first count", first: Desk.report(), second: Desk.report(size: count(300)),
            changes: []),
        Row(
            testDescription: "the first count, large", first: Desk.report(), second: Desk.report(size: count(600)),
            changes: ["crowd: unknown → 600 (Example)"]),
        Row(
            testDescription: "half as many held again", first: held(10), second: held(20),
            changes: ["held: 10 → 20 (Example)"]),
        Row(testDescription: "a few more held", first: held(10), second: held(12), changes: []),
        Row(
            testDescription: "the first sum, large", first: loan(), second: loan(amount: dollars(400)),
            changes: ["amount: unknown → USD 400 million (Example)"]),
        Row(
            testDescription: "the first sum, small", first: loan(), second: loan(amount: dollars(4)), changes: []),
        // Status
        Row(
            testDescription: "pledged, then signed", first: loan(.planned, amount: dollars(20), stage: "pledged"),
            second: loan(.planned, amount: dollars(20), stage: "signed"),
            changes: ["stage: pledged → signed (Example)"]),
        Row(
            testDescription: "signed, and once pledged", first: loan(amount: dollars(20), stage: "signed"),
            second: loan(amount: dollars(20), stage: "pledged"), changes: []),
        Row(
            testDescription: "announced, then done", first: loan(.planned, amount: dollars(20)),
            second: loan(.occurred, amount: dollars(20)),
            changes: ["status: announced → said to have happened (Example)"]),
        Row(
            testDescription: "released", first: held(), second: held(stage: "released"),
            changes: ["stage: detained → released (Example)"]),
        Row(
            testDescription: "released, then sentenced on a later day", first: held(stage: "released"),
            second: held(stage: "threatened", on: "2021-03-28"),
            changes: ["stage: released → threatened (Example)"]),
        Row(
            testDescription: "denied", first: Desk.report(), second: Desk.report("protest", .denied),
            changes: ["status: reported → denied (Example)"]),
        // Signs
        Row(
            testDescription: "violence", first: Desk.report(), second: Desk.report(cues: ["severity 1"]),
            changes: ["violence: first told (Example)"]),
        Row(
            testDescription: "violence told at once", first: Desk.report(cues: ["severity 1"]),
            second: Desk.report(cues: ["severity 1"]), changes: []),
        // What is no report of it
        Row(
            testDescription: "recalled", first: Desk.report(size: count(100)),
            second: Desk.report("protest", .background, size: count(1000)), changes: []),
        Row(
            testDescription: "another is announced", first: Desk.report(size: count(100)),
            second: Desk.report("protest", .planned, size: count(1000)), changes: []),
        Row(
            testDescription: "faint", first: Desk.report(size: count(100)),
            second: Desk.report(size: count(1000), confidence: 0.4), changes: []),
    ])
    func aChangeIsTold(row: Row) {
        var desk = Desk()
        #expect(desk.read([row.first]).alerts.map(\.kind) == [.new])
        let second = desk.read([row.second])
        #expect(second.alerts.flatMap(\.changes) == row.changes)
        #expect(second.alerts.map(\.kind) == (row.changes.isEmpty ? [] : [.revision]))
        // Another outlet that says the same says nothing new.
        #expect(desk.read([row.second]).alerts.isEmpty)
        #expect(desk.ledger.count == 1)
    }

    @Test func oneArticleRaisesOneRevisionOfAllThatChanged() {
        var desk = Desk()
        desk.read(Desk.report(size: Bounds(100)))
        let ruling = desk.read([
            Desk.report(size: Bounds(1000)), Desk.report(size: Bounds(1200), cues: ["severity 1"]),
        ])
        #expect(
            ruling.alerts.map(\.changes) == [
                ["crowd: 100 → 1,000 (Example)", "violence: first told (Example)"]
            ])
        #expect(ruling.alerts.first?.severity == .high)
    }

    @Test func historyRevisesNothing() {
        var desk = Desk()
        desk.read(Desk.report(size: Bounds(100)))
        desk.read(Desk.report(size: Bounds(1000)), history: true)
        #expect(desk.alerts.count == 1)
    }

    @Test func aDenialBesideTheReportIsBothSides() {
        var desk = Desk()
        desk.read(Desk.report())
        #expect(desk.read([Desk.report(), Desk.report("protest", .denied)]).alerts.isEmpty)
    }

    @Test func whoDeniesStandsAmongTheTellingsAndIsNoSource() {
        var desk = Desk()
        desk.read(Desk.report())
        desk.read(Desk.report("protest", .denied, size: Bounds(2000)))
        #expect(desk.ledger.map { $0.tellings.map(\.verdict) } == [[.new, .denied]])
        #expect(desk.ledger.first?.independentSources == 1)
        #expect(desk.ledger.first?.tellings.last?.size == nil)
    }

    /// What was alerted before signs were noted is not told of again.
    @Test func anEventOfAnEarlierVersionHasNoSigns() {
        var desk = Desk()
        desk.read(Desk.report())
        desk.ledger[0].turns = []
        #expect(desk.read([Desk.report(cues: ["severity 1"])]).alerts.isEmpty)
    }

    /// In whatever order the articles of one rally come, the desk hears of the event once, and of its crowd at most once more.
    @Test func theOrderOfTellingsChangesNoCount() {
        let reports = [Desk.report(), Desk.report(size: Bounds(300)), Desk.report(size: Bounds(1000))]
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            var desk = Desk()
            for index in order { desk.read(reports[index]) }
            #expect(desk.alerts.filter { $0.kind == .new }.count == 1)
            #expect(desk.alerts.count <= 2)
            #expect(desk.ledger.first?.severity == .high)
        }
    }
}

/// How urgent: the watchlist's floor, and a level for every two steps.
struct SeverityTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var report: Report
        var isNewPlace = false
        var severity: Severity
    }

    @Test(arguments: [
        Row(testDescription: "everyday", report: Desk.report(), severity: .medium),
        Row(testDescription: "the floor", report: Desk.report(size: Bounds(600)), severity: .high),
        Row(testDescription: "a new place alone", report: Desk.report(), isNewPlace: true, severity: .medium),
        Row(
            testDescription: "large in a new place", report: Desk.report(size: Bounds(120)), isNewPlace: true,
            severity: .high),
        Row(testDescription: "large", report: Desk.report(size: Bounds(120)), severity: .medium),
        Row(testDescription: "violent", report: Desk.report(cues: ["severity 1"]), severity: .high),
    ])
    func severity(row: Row) {
        var desk = Desk()
        desk.unfamiliar = row.isNewPlace ? [0] : []
        desk.read(row.report)
        #expect(desk.alerts.map(\.severity) == [row.severity])
    }

    @Test func itRisesWithSources() {
        var desk = Desk()
        desk.read(Desk.report(size: Bounds(120)))
        for source in ["Two", "Three"] { desk.read([Desk.report(size: Bounds(120))], source: source) }
        #expect(desk.ledger.first?.independentSources == 3)
        // The alert is not raised again; the event stands higher in the digest.
        #expect(desk.alerts.count == 1)
        #expect(desk.ledger.first?.severity == .high)
    }
}
