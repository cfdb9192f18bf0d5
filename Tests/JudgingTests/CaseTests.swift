import Judging
import Model
import Testing

/// Loans through their stages, groups and people whose cases go on: which of it is one event.
struct CaseTests {
    private static let bank = "China Development Bank"

    private func loan(
        _ day: String, _ millions: Double?, _ stage: String?, status: Report.Status = .occurred,
        actors: [String] = [bank]
    ) -> Report {
        Desk.report(
            "loan", status, on: day, actors: actors,
            amount: millions.map { Money(low: $0 * 1e6, high: $0 * 1e6, currency: "USD") }, stage: stage)
    }

    @Test(
        arguments: [
            // A tranche, and terms put off: of the loan that was pledged.
            ("2021-09-15", 60.0, "signed", [bank], true), ("2021-09-15", nil, "signed", [bank], true),
            // More money than was pledged, and the money of others.
            ("2021-09-15", 900.0, "signed", [bank], false), ("2021-09-15", 60.0, "signed", ["Asian Bank"], false),
            // A smaller sum at the same stage is another loan.
            ("2021-09-15", 60.0, "pledged", [bank], false),
        ] as [(String, Double?, String, [String], Bool)])
    func aLaterStageOfLessMoneyIsOfTheLoan(
        day: String, millions: Double?, stage: String, actors: [String], isSame: Bool
    ) {
        var desk = Desk()
        let first = desk.read(loan("2021-03-27", 300, "pledged"))
        let second = desk.read(loan(day, millions, stage, actors: actors), published: day)
        #expect((first.event == second.event) == isSame)
        #expect(second.verdict == .new)
    }

    /// "Its first loan in two years": so vague an event withholds no other.
    @Test func aVagueLoanWithholdsNoNews() {
        var desk = Desk()
        desk.read(
            Desk.report(
                "loan", .planned, on: "2021-01-01", to: "2021-12-31", in: Desk.kazakhstan,
                evidence: "It is the first in two years."),
            published: "2021-01-10")
        #expect(desk.read(loan("2021-03-27", 200, "signed")).verdict == .new)
    }

    @Test func whatIsSaidOfALoanWithoutItsSumIsOfTheArticlesOwn() {
        var desk = Desk()
        let told = desk.read([
            loan("2021-03-27", 300, "signed"),
            Desk.report("loan", .background, on: "2021-03-01", to: "2021-03-31"),
            Desk.report("loan", .background, on: "2019-03-01", to: "2019-03-31"),
        ]).judgements
        #expect(told[1].event == told[0].event)
        #expect(told[2].event == nil)
    }

    private func held(
        _ count: Double?, on day: String = "2021-03-27", stage: String = "detained", persons: [String] = []
    ) -> Report {
        Desk.report(
            "detention", on: day, in: Desk.almaty, size: count.map { Bounds($0) }, scope: "xinjiang", stage: stage,
            persons: persons, roles: persons.map { Role(.detainee, $0) })
    }

    @Test func aGroupIsKnownByItsNumberFromStageToStage() {
        var desk = Desk()
        let first = desk.read(held(17))
        let freed = desk.read(held(17, on: "2021-08-20", stage: "released"), published: "2021-08-22")
        #expect(first.event == freed.event)
        #expect(freed.verdict == .new)
    }

    /// Two of the same number in one week and two cities are two cases, though nobody is named.
    @Test func asManyElsewhereAreAnotherCase() {
        var desk = Desk()
        func two(on day: String, in place: PlaceName) -> Report {
            Desk.report("detention", on: day, in: place, size: Bounds(2), scope: "kz_activist", stage: "detained")
        }
        let told = desk.read([two(on: "2021-03-26", in: Desk.almaty), two(on: "2021-03-25", in: Desk.astana)])
            .judgements
        #expect(told[1].event != told[0].event)
        #expect(told.map(\.verdict) == [.new, .new])
    }

    /// "Three brothers got …": told again as what befell three people years before, in the article and in the next one.
    @Test func howACaseBeganIsNoCaseOfItsOwn() {
        var desk = Desk()
        let told = desk.read([
            held(3, on: "2021-03-27", stage: "sentenced"),
            Desk.report(
                "detention", on: "2018-05-01", in: Desk.xinjiang, size: Bounds(3), scope: "elsewhere",
                stage: "detained",
                evidence: "They were led away."),
        ]).judgements
        #expect(told[1].event == told[0].event)
        #expect(desk.read(held(3, on: "2018-05-01"), published: "2021-03-29").event == told[0].event)
        #expect(desk.alerts.count { $0.kind == .new } == 1)
        // Two are no number to know anybody by; others are others.
        #expect(desk.read(held(7, on: "2018-05-01"), published: "2021-03-29").event != told[0].event)
    }

    @Test func aGroupIsNotTheOneWhoIsNamed() {
        var desk = Desk()
        let first = desk.read(held(1, persons: ["nurbek kalibek"]))
        #expect(desk.read(held(17, on: "2021-03-31"), published: "2021-04-01").event != first.event)
    }

    @Test(arguments: [
        ("erlan sabirbek", "叶尔兰萨布尔别克", true), ("aidos maratkan", "艾多斯马拉特汗", true),
        ("aidos maratkan", "努尔别克哈力别克", false),
    ])
    func aNameIsKnownInEitherScript(letters: String, chinese: String, isSame: Bool) {
        var desk = Desk()
        let first = desk.read(held(1, persons: [letters]))
        let second = desk.read(held(1, persons: [chinese]))
        #expect((first.event == second.event) == isSame)
        #expect(second.verdict == (isSame ? .update : .new))
    }
}
