import Judging
import Model
import Testing

/// Pickets that go on, waves over cities, anniversaries.
struct SeriesTests {
    private static let consulate = "Chinese consulate in Almaty"

    private func picket(_ day: String, size: Double? = nil, venue: String? = consulate, cues: [String] = []) -> Report {
        Desk.report(
            on: day, size: size.map { Bounds($0) }, cues: cues, venue: venue, issues: ["detentions"],
            evidence: "Picket on \(day)")
    }

    /// A desk that has read of pickets on these days of 2021.
    private func desk(_ days: [String], cues: [String] = ["series"]) -> Desk {
        var desk = Desk()
        for (index, day) in days.enumerated() {
            desk.read(picket("2021-" + day, size: 10, cues: index == 0 ? [] : cues), published: "2021-" + day)
        }
        return desk
    }

    @Test func theDaysOfASeriesAreUpdatesOfOneEvent() {
        let desk = desk(["02-08", "02-10", "02-16", "02-22", "03-19"])
        #expect(desk.ledger.count == 1)
        #expect(desk.alerts.count == 1)
        #expect(desk.ledger.first?.days.map(\.description) == ["2021-02-10", "2021-02-16", "2021-02-22", "2021-03-19"])
        #expect(desk.ledger.first?.lastDay == Desk.day("2021-03-19"))
    }

    /// "Every day since February", "in May last year": what of the row lies in it is known by the venue.
    @Test func aStretchOfTimeIsOfTheRowThatItCovers() {
        var desk = desk(["02-08", "02-10", "02-16", "03-10"])
        func recalled(_ first: String, _ last: String) -> Judgement {
            desk.read(
                Desk.report("protest", .background, on: first, to: last, venue: Self.consulate), published: "2021-05-20"
            )
        }
        #expect(recalled("2021-02-01", "2021-05-19").event == "E1")
        #expect(recalled("2021-03-01", "2021-03-31").event == "E1")
        #expect(recalled("2021-04-01", "2021-04-30").event != "E1")
    }

    /// A row that has a venue is told with it: another rally of the city is none of it, unless the words say that it goes on.
    @Test func aRallyWithoutAVenueIsNoDayOfARow() {
        var desk = desk(["02-08", "02-10", "02-16"])
        #expect(desk.read(picket("2021-02-20", venue: nil), published: "2021-02-20").event != "E1")
        #expect(desk.read(picket("2021-02-22", venue: nil, cues: ["series"]), published: "2021-02-22").event == "E1")
    }

    /// Two before it within 14 days at one venue make a series of the third, though no word says so.
    @Test func threeAtOneVenueAreASeries() {
        var desk = desk(["02-08", "02-10"], cues: [])
        #expect(desk.ledger.count == 2)
        #expect(desk.read(picket("2021-02-16"), published: "2021-02-16").verdict == .update)
        #expect(desk.read(picket("2021-03-01"), published: "2021-03-01").verdict == .update)
        #expect(desk.read(picket("2021-03-03", venue: "Republic Square"), published: "2021-03-03").verdict == .new)
    }

    struct Turn: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var report: Report
        var published: String
        var verdict: Verdict
        var changes: [String]
    }

    @Test(arguments: [
        Turn(
            testDescription: "the next day",
            report: Desk.report(
                on: "2021-02-17", size: Bounds(12), venue: consulate, issues: ["detentions"]), published: "2021-02-17",
            verdict: .update, changes: []),
        Turn(
            testDescription: "three times the usual crowd",
            report: Desk.report(
                on: "2021-02-17", size: Bounds(30), venue: consulate, issues: ["detentions"]), published: "2021-02-17",
            verdict: .update, changes: ["crowd: 10 → 30 (Example)"]),
        Turn(
            testDescription: "resumed after two months",
            report: Desk.report(
                on: "2021-04-17", venue: consulate, issues: ["detentions"]), published: "2021-04-17",
            verdict: .update, changes: ["resumed after 60 days (Example)"]),
        Turn(
            testDescription: "a year later",
            report: Desk.report(
                on: "2022-02-17", venue: consulate, issues: ["detentions"]), published: "2022-02-17",
            verdict: .new, changes: []),
        Turn(
            testDescription: "in another city",
            report: Desk.report(
                on: "2021-02-25", in: Desk.astana, issues: ["detentions"], evidence: "x"), published: "2021-02-25",
            verdict: .new, changes: []),
    ])
    func aSeriesAlertsAgainWhereItTurns(turn: Turn) {
        var desk = desk(["02-08", "02-10", "02-12", "02-16"])
        let ruling = desk.read([turn.report], published: turn.published)
        #expect(ruling.judgements.map(\.verdict) == [turn.verdict], "\(ruling.judgements.map(\.reason))")
        #expect(ruling.alerts.filter { $0.kind == .revision }.flatMap(\.changes) == turn.changes)
        // The second outlet that tells of the same turn alerts nobody.
        #expect(desk.read([turn.report], published: turn.published).alerts.isEmpty)
    }

    @Test func aSeriesOfTheCorpusThatIsResumedAlerts() {
        var desk = Desk()
        for day in ["02-08", "02-10", "02-12"] {
            desk.read(picket("2021-" + day, cues: ["series"]), published: "2021-" + day, history: true)
        }
        #expect(desk.alerts.isEmpty)
        let judgement = desk.read(picket("2021-04-17"), published: "2021-04-17")
        #expect(judgement.rule == "series-resumed")
        #expect(judgement.event == "E1")
        #expect(desk.alerts.map(\.kind) == [.new])
    }

    @Test func anotherRallyOnADayOfASeriesIsNew() {
        var desk = desk(["02-08", "02-10", "02-16", "03-27"])
        #expect(desk.read(Desk.report(evidence: "Hundreds rallied on the square.")).verdict == .new)
    }

    @Test func twoRalliesOfOneDayAtTwoVenuesAreTwoStories() {
        var desk = Desk()
        desk.read(Desk.report(venue: "Republic Square", issues: ["land"]))
        #expect(desk.read(Desk.report(venue: "Sary-Arka cinema", issues: ["detentions"])).verdict == .new)
        #expect(desk.alerts.count == 2)
    }

    /// Days two apart are one wave only where the matter is the same.
    @Test(arguments: [("expansion", 1), ("land", 2)])
    func aWaveIsOfOneMatter(issue: String, alerts: Int) {
        var desk = Desk()
        desk.read(Desk.report(issues: ["expansion"]))
        desk.read(Desk.report(on: "2021-03-29", in: Desk.astana, issues: [issue]), published: "2021-03-29")
        #expect(desk.ledger.count == 2)
        #expect(desk.alerts.count == alerts)
    }

    @Test func theNextStageAlertsAndIsTheSameCase() {
        var desk = Desk()
        let sum = Money(low: 300e6, high: 300e6, currency: "USD")
        desk.read(Desk.report("loan", on: "2020-01-30", amount: sum, stage: "approved"), published: "2020-01-30")
        let signed = Desk.report("loan", on: "2020-03-23", amount: sum, stage: "signed")
        let judgement = desk.read(signed, published: "2020-03-23")
        #expect(judgement.rule == "next-stage")
        #expect(judgement.event == "E1")
        #expect(desk.ledger.map(\.stage) == ["signed"])
        #expect(desk.read(signed, published: "2020-03-24").verdict == .update)
        #expect(desk.alerts.count == 2)
    }

    @Test(arguments: [(2100e6, true), (900e6, false)])
    func aSumInYuanCanBeTheOneInDollarsOrNot(yuan: Double, isSame: Bool) {
        var desk = Desk()
        desk.read(Desk.report("loan", amount: Money(low: 300e6, high: 300e6, currency: "USD")))
        let second = desk.read(Desk.report("loan", amount: Money(low: yuan, high: yuan, currency: "CNY")))
        #expect((second.verdict == .new) == !isSame)
    }

    @Test func aDetaineeIsKnownByTheKeyOfTheName() {
        var desk = Desk()
        let first = Desk.report("detention", in: Desk.xinjiang, stage: "detained", persons: ["Erlan Sabyrbek"])
        desk.read(first)
        var later = Desk.report("detention", on: "2021-04-20", in: Desk.xinjiang, stage: "detained")
        later.persons = [Person(name: "Ерлан Сабырбек", key: "erlan sabyrbek")]
        #expect(desk.read(later, published: "2021-04-20").verdict == .update)
        let other = Desk.report("detention", in: Desk.xinjiang, persons: ["Aidos Marat"])
        #expect(desk.read(other).verdict == .new)
        let relative = Desk.report(
            "detention", in: Desk.xinjiang, roles: [Role(.relative, "Aidos Marat"), Role(.detainee, "Erlan Sabyrbek")])
        #expect(desk.read(relative).event == "E1" || desk.ledger.count == 3)
    }
}

extension SeriesTests {
    /// "People are held in Xinjiang", pasted under every story, is one thing that is known, and nobody hears of it.
    @Test func aStateOfThingsIsOneEvent() {
        var desk = Desk()
        func recalled(_ day: String) -> Report {
            Desk.report("detention", .background, on: day, inferred: true, in: Desk.xinjiang, scope: "xinjiang")
        }
        let first = desk.read(recalled("2021-03-28"))
        let second = desk.read(recalled("2021-09-28"), published: "2021-09-28")
        #expect([first.verdict, second.verdict] == [.background, .background])
        #expect(first.event == "E1" && second.event == "E1")
        #expect(desk.read(Desk.report("detention", in: Desk.xinjiang, scope: "xinjiang")).verdict == .new)
        #expect(desk.alerts.count == 1)
        #expect(desk.ledger.count == 2)
    }
}
