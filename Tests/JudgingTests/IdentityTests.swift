import Judging
import Model
import Testing

/// Two reports: one event or two?
struct IdentityTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var first: Report
        var second: Report
        var firstPublished = "2021-03-28"
        var published = "2021-03-28"
        /// Verdict on the second.
        var verdict: Verdict
        var alerts: Int
    }

    @Test(arguments: [
        Pair(
            testDescription: "same day and city", first: Desk.report(), second: Desk.report(), verdict: .update,
            alerts: 1),
        Pair(
            testDescription: "another city of another country", first: Desk.report(),
            second: Desk.report(in: Desk.bishkek),
            verdict: .new, alerts: 2),
        Pair(
            testDescription: "another day", first: Desk.report(), second: Desk.report(on: "2021-04-03"),
            published: "2021-04-04", verdict: .new, alerts: 2),
        Pair(
            testDescription: "the anniversary", first: Desk.report(), second: Desk.report(on: "2022-03-27"),
            published: "2022-03-28", verdict: .new, alerts: 2),
        Pair(
            testDescription: "city and country, same day", first: Desk.report(),
            second: Desk.report(in: Desk.kazakhstan),
            verdict: .update, alerts: 1),
        Pair(
            testDescription: "told of without a day, months before",
            first: Desk.report(on: nil, actors: ["Aygul Bek"]), second: Desk.report(actors: ["Aygul Bek"]),
            firstPublished: "2020-11-20", verdict: .new, alerts: 1),
        Pair(
            testDescription: "told of without a day, on the day",
            first: Desk.report(on: nil, actors: ["Aygul Bek"]), second: Desk.report(actors: ["Aygul Bek"]),
            verdict: .new, alerts: 1),
        Pair(
            testDescription: "no day of its own", first: Desk.report(),
            second: Desk.report(on: "2021-03-28", to: "2021-03-30", inferred: true), published: "2021-03-30",
            verdict: .update, alerts: 1),
        Pair(
            testDescription: "crowds counted otherwise", first: Desk.report(size: Bounds(low: 200, high: 300)),
            second: Desk.report(size: Bounds(low: 500, high: 500)), verdict: .update, alerts: 1),
        Pair(
            testDescription: "over the weekend", first: Desk.report(on: "2021-03-27", to: "2021-03-28"),
            second: Desk.report(), verdict: .update, alerts: 1),
        Pair(
            testDescription: "loans of different sums",
            first: Desk.report("loan", amount: Money(low: 68e6, high: 68e6, currency: "USD")),
            second: Desk.report("loan", amount: Money(low: 88e6, high: 88e6, currency: "USD")), verdict: .new, alerts: 2
        ),
        Pair(
            testDescription: "a loan told again",
            first: Desk.report(
                "loan", actors: ["China Development Bank"], amount: Money(low: 68e6, high: 68e6, currency: "USD")),
            second: Desk.report("loan", in: Desk.kazakhstan, amount: Money(low: 69e6, high: 69e6, currency: "USD")),
            verdict: .update, alerts: 1),
        Pair(
            testDescription: "equal sums half a year apart",
            first: Desk.report("loan", on: "2020-09-01", amount: Money(low: 68e6, high: 68e6, currency: "USD")),
            second: Desk.report("loan", amount: Money(low: 68e6, high: 68e6, currency: "USD")),
            firstPublished: "2020-09-02", verdict: .new, alerts: 2),
        Pair(
            testDescription: "another person",
            first: Desk.report("detention", in: Desk.xinjiang, actors: ["Akan Berik"], scope: "xinjiang"),
            second: Desk.report("detention", in: Desk.xinjiang, actors: ["Sara Nur"], scope: "xinjiang"), verdict: .new,
            alerts: 2),
        Pair(
            testDescription: "the same person, a month on",
            first: Desk.report("detention", in: Desk.xinjiang, actors: ["Akan Berik"], stage: "detained"),
            second: Desk.report(
                "detention", on: "2021-04-27", in: Desk.xinjiang, actors: ["Akan Berik"], stage: "detained"),
            published: "2021-04-28", verdict: .update, alerts: 1),
        Pair(
            testDescription: "the same person, released",
            first: Desk.report("detention", in: Desk.xinjiang, actors: ["Akan Berik"], stage: "detained"),
            second: Desk.report(
                "detention", on: "2021-04-27", in: Desk.xinjiang, actors: ["Akan Berik"], stage: "released"),
            published: "2021-04-28", verdict: .new, alerts: 2),
    ])
    func pair(_ pair: Pair) {
        var desk = Desk()
        desk.read(pair.first, published: pair.firstPublished)
        let second = desk.read(pair.second, published: pair.published)
        #expect(second.verdict == pair.verdict, "\(second.rule): \(second.reason)")
        #expect(desk.alerts.count == pair.alerts)
    }

    @Test func aWaveOfCitiesInOneArticleHasOneAlert() {
        var desk = Desk()
        let ruling = desk.read([Desk.report(), Desk.report(in: Desk.astana)])
        #expect(ruling.judgements.map(\.verdict) == [.new, .new])
        #expect(desk.alerts.count == 1)
        #expect(desk.alerts.first?.events.count == 2)
        #expect(Set(desk.ledger.map(\.alert)) == ["A1"])
    }

    @Test func aWaveToldByTwoArticlesHasOneAlert() {
        var desk = Desk()
        desk.read(Desk.report())
        let second = desk.read(Desk.report(in: Desk.astana))
        #expect(second.verdict == .new)
        #expect(desk.alerts.count == 1)
        #expect(desk.ledger.count == 2)
        #expect(desk.ledger.last?.umbrella == "E1")
    }

    @Test func aDailyPicketIsASeries() {
        var desk = Desk()
        for day in 10...14 {
            desk.read(
                Desk.report(on: "2021-02-\(day)", cues: day == 10 ? [] : ["series"]), published: "2021-02-\(day)")
        }
        #expect(desk.alerts.count == 1)
    }

    @Test func threeTimesTheCrowdIsARevision() {
        var desk = Desk()
        desk.read(Desk.report(size: Bounds(low: 100, high: 100)))
        let second = desk.read([Desk.report(size: Bounds(low: 900, high: 1000))])
        #expect(second.judgements.map(\.verdict) == [.update])
        #expect(second.alerts.map(\.kind) == [.revision])
        #expect(second.alerts.first?.changes == ["crowd: 100 → 900–1,000 (Example)"])
    }

    /// Whichever of an event's articles comes first, it is alerted once, and so are the others.
    @Test func orderOfArrivalDoesNotChangeWhatIsAlerted() {
        let articles: [[Report]] = [
            [Desk.report(size: Bounds(low: 200, high: 300))],
            [Desk.report(in: Desk.kazakhstan)],
            [Desk.report(), Desk.report(in: Desk.astana)],
            [Desk.report("protest", .background, on: "2016-05-01"), Desk.report(actors: ["Zhanbolat Mamai"])],
            [Desk.report(in: Desk.bishkek)],
        ]
        for order in permutations(Array(articles.indices)) {
            var desk = Desk()
            for index in order { desk.read(articles[index]) }
            let new = desk.alerts.filter { $0.kind == .new }
            #expect(new.count == 2, "\(order): \(new.map { $0.events.map { $0.place?.name } })")
        }
    }

    @Test func idsAreHandedOutOnce() {
        var ids = EventIDs(events: 41, alerts: 6)
        #expect(ids.nextEvent() == "E42")
        #expect(ids.nextEvent() == "E43")
        #expect(ids.nextAlert() == "A7")
    }

    @Test func whatIsWantedOfTheLedgerIsAskedOnceByPlaceAndTime() {
        let findings = Findings(
            language: .english,
            reports: [Desk.report(), Desk.report(), Desk.report("detention", actors: ["Akan Berik"])])
        let queries = Judge.wanted(findings, rules: Desk.rules)
        #expect(queries.count == 2)
        #expect(queries.first?.place == Desk.almaty)
        #expect(queries.first?.countries == ["Kazakhstan"])
        #expect(queries.first?.reach == 31)
        #expect(queries.first?.names == [])
        #expect(queries.last?.names == ["Akan Berik"])
    }
}

func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index in
        var rest = items
        let first = rest.remove(at: index)
        return permutations(rest).map { [first] + $0 }
    }
}
