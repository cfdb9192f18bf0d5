import Alerting
import Foundation
import Model
import Testing

@Suite struct DigestBuilderTests {
    private func judged(
        _ verdict: Verdict, event: String?, status: Report.Status = .occurred, evidence: String = "A sentence."
    ) -> (article: Article, judgement: Judgement) {
        let report = Report(type: "protest", status: status, confidence: 0.9, evidence: evidence, evidenceRange: 0..<1)
        let article = Article(
            id: "a", url: "https://example.org/a", title: "T", source: "S", published: Samples.noon, text: "")
        return (article, Judgement(report: report, verdict: verdict, event: event, rule: "r", reason: "because"))
    }

    private func digest(
        alerts: [Alert] = [], judgements: [(article: Article, judgement: Judgement)] = [], events: [Event] = [],
        daybook: [Event] = []
    ) -> Digest {
        DigestBuilder.digest(
            beat: "b", from: Samples.noon, to: Samples.noon + 86_400, zone: Samples.zone, alerts: alerts,
            judgements: judgements, events: Dictionary(uniqueKeysWithValues: events.map { ($0.id, $0) }),
            daybook: daybook,
            counts: ReadingCounts(), feeds: [], undelivered: [])
    }

    @Test func anAlertShowsTheSourcesThatCameAfterIt() {
        var later = Samples.event()
        later.tellings += later.tellings
        let digest = digest(alerts: [Samples.alert()], judgements: [judged(.update, event: "E1")], events: [later])
        #expect(digest.alerts.first?.events.first?.tellings.count == 2)
        #expect(digest.developments.isEmpty)
        #expect("\(digest.day)" == "2021-03-28")
    }

    @Test func theMostSevereComesFirst() {
        let alerts = [
            Samples.alert("A1", severity: .low), Samples.alert("A2", severity: .high),
            Samples.alert("A3", severity: .medium),
        ]
        #expect(digest(alerts: alerts).alerts.map(\.id) == ["A2", "A3", "A1"])
    }

    @Test func whatIsOnlyRecalledHasNotDeveloped() {
        let digest = digest(
            judgements: [
                judged(.update, event: "E1"), judged(.update, event: "E1"),
                judged(.update, event: "E2", status: .background),
            ],
            events: [Samples.event("E1"), Samples.event("E2")])
        #expect(digest.developments.map(\.id) == ["E1"])
    }

    @Test func aNewEventOfAWaveAlertedBeforeIsNotLost() {
        let digest = digest(
            alerts: [Samples.alert()],
            judgements: [judged(.new, event: "E1"), judged(.new, event: "E2"), judged(.update, event: "E2")],
            events: [Samples.event("E1"), Samples.event("E2", place: "Shymkent")])
        #expect(digest.developments.map(\.id) == ["E2"])
    }

    @Test func aSentenceIsReviewedOnce() {
        let digest = digest(judgements: [
            judged(.possible, event: nil), judged(.possible, event: nil),
            judged(.possible, event: nil, evidence: "Another."),
        ])
        #expect(digest.review.map(\.evidence) == ["A sentence.", "Another."])
    }

    @Test func lateOnesAndTheDaybookStandApart() {
        let digest = digest(
            judgements: [judged(.late, event: "E1")], events: [Samples.event("E1")], daybook: [Samples.event("E9")])
        #expect(digest.late.map(\.id) == ["E1"])
        // Its day has passed: it is announced for nothing any more.
        #expect(digest.daybook.isEmpty)
    }
}
