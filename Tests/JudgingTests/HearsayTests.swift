import Judging
import Model
import Testing

/// What is only recalled, doubted or denied: known as one thing when it is told of again, and unknown to every verdict.
struct HearsayTests {
    private func recalled(_ confidence: Double = 0.9) -> Report {
        Desk.report("protest", .background, on: "2020-09-02", confidence: confidence)
    }

    @Test func whatIsRecalledTwiceIsOneEventThatAlertsNobody() {
        var desk = Desk()
        let first = desk.read(recalled())
        let second = desk.read(recalled(), published: "2021-04-20")
        #expect(first.event != nil)
        #expect(first.event == second.event)
        #expect([first.verdict, second.verdict] == [.background, .background])
        #expect(desk.ledger.map(\.status) == [.hypothetical])
        #expect(desk.ledger.first?.tellings.count == 2)
        #expect(desk.alerts.isEmpty)
    }

    @Test func whatIsHeardOfDoesNotStandInTheWayOfNews() {
        var desk = Desk()
        let doubted = desk.read(Desk.report(confidence: 0.4))
        #expect(doubted.verdict == .possible)
        let sure = desk.read(Desk.report())
        #expect(sure.verdict == .new)
        #expect(sure.event == doubted.event)
        #expect(desk.ledger.map(\.status) == [.occurred])
        #expect(desk.alerts.count == 1)
        #expect(desk.ledger.first?.tellings.map(\.verdict) == [.new, .possible])
        // From then on it is known.
        #expect(desk.read(Desk.report()).verdict == .update)
        #expect(desk.alerts.count == 1)
    }

    /// Neither the stage nor the sum of a rumour is the event's once it is told as a fact, nor does a rumour count as a source.
    @Test func whatWasDoubtedIsNoFactOfIt() throws {
        var desk = Desk()
        let sum = Money(low: 5e8, high: 5e8, currency: "USD")
        desk.read(Desk.report("loan", amount: sum, stage: "pledged", confidence: 0.4))
        let sure = desk.read(Desk.report("loan", amount: sum, stage: "signed"), published: "2021-03-29")
        #expect(sure.verdict == .new)
        let event = try #require(desk.ledger.first { $0.id == sure.event })
        #expect(event.stage == "signed")
        #expect(event.tellings.filter { $0.verdict == .possible }.allSatisfy { $0.amount == nil })
        #expect(event.independentSources == 1)
        desk.read(Desk.report("loan", amount: sum, stage: "signed"), published: "2021-03-29")
        #expect(desk.alerts.count == 1, "the desk knows that it is signed")
    }

    /// The desk has said that it is the other event: it alerts nobody again.
    @Test func whatTheDeskMergedIsHearsayNoMore() throws {
        var desk = Desk()
        let rally = desk.read(Desk.report())
        let heard = desk.read(Desk.report(in: Desk.astana, confidence: 0.4))
        #expect(heard.verdict == .possible)
        let index = try #require(desk.ledger.firstIndex { $0.id == heard.event })
        desk.ledger[index].mergedInto = rally.event
        let sure = desk.read(Desk.report(in: Desk.astana))
        #expect((sure.verdict, sure.event) == (.update, rally.event))
        #expect(desk.alerts.count == 1)
    }

    @Test func aDenialHeardTwiceIsOfOneThing() {
        var desk = Desk()
        let sum = Money(low: 1e9, high: 1e9, currency: "USD")
        let first = desk.read(Desk.report("loan", .denied, amount: sum))
        let second = desk.read(Desk.report("loan", .denied, amount: sum), published: "2021-03-29")
        #expect(first.event != nil && first.event == second.event)
        #expect(desk.alerts.isEmpty)
    }

    /// Without day, number or name there is nothing by which to know it again; what is supposed is no event at all.
    @Test(arguments: [
        Desk.report("protest", .background, on: nil), Desk.report("protest", .hypothetical),
        Desk.report("loan", .background), Desk.report("protest", .background, confidence: 0.1),
    ])
    func whatSaysTooLittleIsNoEvent(report: Report) {
        var desk = Desk()
        #expect(desk.read(report).event == nil)
        #expect(desk.ledger.isEmpty)
    }

    /// "A rally was held there": not the one that the article has just told of.
    @Test func whatAnArticleRecallsWithoutADayIsNotItsOwnNews() {
        var desk = Desk()
        let ruling = desk.read([Desk.report(), Desk.report("protest", .background, on: nil)])
        #expect(ruling.judgements[0].event != nil)
        #expect(ruling.judgements[1].event == nil)
    }
}
