import Foundation
import Model
import Testing

@testable import Alerting

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
        var surroundings = DigestBuilder.Surroundings()
        surroundings.daybook = daybook
        return DigestBuilder.digest(
            beat: "b", from: Samples.noon, to: Samples.noon + 86_400, zone: Samples.zone,
            rows: Self.rows(alerts, judgements), events: Dictionary(uniqueKeysWithValues: events.map { ($0.id, $0) }),
            surroundings)
    }

    private static func rows(
        _ alerts: [Alert], _ judgements: [(article: Article, judgement: Judgement)] = []
    ) -> DigestRows {
        var rows = DigestRows()
        (rows.alerts, rows.judgements) = (alerts, judgements)
        return rows
    }

    @Test func anAlertShowsTheSourcesThatCameAfterIt() {
        var later = Samples.event()
        later.tellings += later.tellings
        let digest = digest(alerts: [Samples.alert()], judgements: [judged(.update, event: "E1")], events: [later])
        #expect(digest.alerts.first?.events.first?.tellings.count == 2)
        #expect(digest.developments.isEmpty)
        #expect("\(digest.day)" == "2021-03-28")
    }

    @Test(arguments: [
        (Digest.Kind.daily, "D2021-03-28", "digest-2021-03-28"), (.weekly, "W2021-03-28", "digest-week-2021-03-28"),
        (.requested, "R2021-03-28", "digest-2021-03-28"),
    ])
    func theDigestsOfADayAndAWeekHaveNamesOfTheirOwn(kind: Digest.Kind, id: String, file: String) {
        let digest = DigestBuilder.digest(
            kind, beat: "b", from: Samples.noon, to: Samples.noon + 86_400, zone: Samples.zone, rows: DigestRows(),
            events: [:])
        #expect(digest.id == id && digest.fileName == file)
    }

    /// The desk merged two alerted events, and what was learned late is told late even if more came of it.
    @Test func whatWasMergedIsToldOnce() {
        let one = Samples.event("E1")
        let alerts = [
            Samples.alert("A1", events: [one]), Samples.alert("A2", events: [Samples.event("E2")]),
        ]
        let digest = DigestBuilder.digest(
            beat: "b", from: Samples.noon, to: Samples.noon + 86_400, zone: Samples.zone,
            rows: Self.rows(
                alerts,
                [judged(.update, event: "E1"), judged(.update, event: "E3"), judged(.late, event: "E3")]),
            events: ["E1": one, "E2": one, "E3": Samples.event("E3")])
        #expect(digest.developments.isEmpty && digest.late.map(\.id) == ["E3"])
        #expect(FoldedAlerts(digest.alerts).new.count == 1)
    }

    @Test func aSeriesGoesOnOnlyWhereItTookPlaceLately() throws {
        let start = try #require(Day("2021-03-28"))
        var event = Samples.event()
        event.turns = []
        event.date = DayInterval(start - 12)
        event.days = [start - 11, start - 7]
        #expect(SeriesLines.goingOn(event, since: Samples.noon, from: start)?.last == start - 7)
        #expect(SeriesLines.goingOn(event, since: Samples.noon, from: start + 1) == nil)
        event.status = .planned
        #expect(SeriesLines.goingOn(event, since: Samples.noon, from: start) == nil)
    }

    @Test func titlesSayTheDaysThatTheyAreOf() throws {
        let end = try #require(Day("2021-03-28")).instant(in: .gmt)
        for (kind, title) in [
            (Digest.Kind.weekly, "b: week of 21–27 March 2021"), (.requested, "b: 21–27 March 2021"),
        ] {
            let digest = DigestBuilder.digest(
                kind, beat: "b", from: end - 7 * 86_400, to: end, zone: .gmt, rows: DigestRows(), events: [:])
            #expect(try DigestRendering().html(digest).contains("<title>\(title)</title>"))
            #expect(MailHeaders.title(ofPage: try DigestRendering().html(digest)) == title)
        }
        #expect(MailHeaders.title(ofPage: "<title>A &amp;lt; &lt;b&gt;</title>") == "A &lt; <b>")
        #expect(MailHeaders.title(ofPage: "<p>") == nil)
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

    /// Each outcome stands in the one digest in whose window it became known.
    @Test func whatBecameOfTheAnnouncedIsToldOnce() {
        func event(_ id: String, _ status: Report.Status, _ turn: String?, after hours: Double = 1) -> Event {
            var event = Samples.event(id)
            event.status = status
            event.tellings[0].verdict = .planned
            if let turn { event.turn(turn, at: Samples.noon + hours * 3600) }
            return event
        }
        let announced = [
            event("E1", .occurred, Turn.occurred), event("E2", .planned, Turn.denied), event("E3", .planned, nil),
            event("E4", .planned, Turn.denied, after: -1), event("E5", .occurred, Turn.occurred, after: 30),
            Samples.event("E6"),
        ]
        func outcomes(from: Date) -> [String] {
            var surroundings = DigestBuilder.Surroundings()
            surroundings.announced = announced
            let digest = DigestBuilder.digest(
                beat: "b", from: from, to: from + 86_400, zone: Samples.zone, rows: DigestRows(), events: [:],
                surroundings)
            return (digest.outcomes ?? []).map { "\($0.event.id) \($0.outcome)" }
        }
        #expect(outcomes(from: Samples.noon) == ["E1 happened", "E2 denied"])
        #expect(outcomes(from: Samples.noon + 86_400) == ["E5 happened"])
        #expect(outcomes(from: Samples.noon + 2 * 86_400) == ["E3 unreported"])
        #expect(outcomes(from: Samples.noon + 3 * 86_400).isEmpty)
    }

    @Test func whatIsCalledOffIsAwaitedNoMore() {
        var event = Samples.event("E9")
        event.status = .planned
        event.date = Day("2021-04-24").map { DayInterval($0) }
        #expect(digest(daybook: [event]).daybook.map(\.id) == ["E9"])
        event.turn(Turn.denied, at: Samples.noon)
        #expect(digest(daybook: [event]).daybook.isEmpty)
    }

    /// Most likely first; the faint ones that no desk wants are left out, and what is over the limit is counted.
    @Test func theLikeliestIsReviewedFirst() {
        func judged(
            _ name: String, _ confidence: Double, _ verdict: Verdict = .possible, rule: String = "low-confidence",
            probability: Double? = nil
        ) -> (article: Article, judgement: Judgement) {
            var item = self.judged(verdict, event: nil, evidence: name)
            item.judgement.report.confidence = confidence
            item.judgement.rule = rule
            item.judgement.nearest = probability.map {
                .init(event: "E1", probability: $0, agrees: [], differs: [])
            }
            return item
        }
        let items = [
            judged("faint", 0.32), judged("fainter", 0.2), judged("nearly", 0.48),
            judged("perhaps E1", 0.9, rule: "possibly-same", probability: 0.58),
            judged("hardly E1", 0.9, rule: "possibly-same", probability: 0.36),
            judged("planned in doubt", 0.45, .planned, rule: "status-planned"),
            judged("planned", 0.9, .planned, rule: "status-planned"),
        ]
        let list = digest(judgements: items)
        #expect(list.review.map(\.evidence) == ["hardly E1", "nearly", "perhaps E1", "faint", "planned in doubt"])
        #expect(list.reviewLeft == 0)
        let many = digest(judgements: (0..<45).map { judged("s\($0)", 0.4) })
        #expect(many.review.count == 40 && many.reviewLeft == 5)
    }
}
