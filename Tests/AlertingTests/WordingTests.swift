import Alerting
import Model
import Testing

@Suite struct WordingTests {
    @Test(arguments: [
        ("2021-03-27", "2021-03-27", "27 March 2021"), ("2019-09-02", "2019-09-10", "2–10 September 2019"),
        ("2021-03-28", "2021-04-02", "28 March – 2 April 2021"), ("2021-03-01", "2021-03-31", "March 2021"),
        ("2016-01-01", "2016-12-31", "2016"), ("2020-12-30", "2021-01-02", "30 December 2020 – 2 January 2021"),
    ])
    func days(from: String, to: String, expected: String) throws {
        #expect(Wording.days(DayInterval(try #require(Day(from)), try #require(Day(to)))) == expected)
    }

    @Test(arguments: [
        (7.0, "7"), (1200, "1,200"), (120_000, "120,000"), (727e6, "727 million"), (12.5e9, "12.5 billion"),
        (1e12, "1 trillion"),
        (569.4e6, "569.4 million"), (0.5, "0.5"),
    ])
    func numbers(value: Double, expected: String) { #expect(Wording.number(value) == expected) }

    @Test(arguments: [
        (Bounds(low: 200, high: 300), "200–300"), (Bounds(300), "300"), (Bounds(low: 300, high: nil), "at least 300"),
        (Bounds(low: nil, high: 50), "up to 50"), (Bounds(low: 255, high: 345), "about 300"),
        (Bounds(low: 8.5, high: 11.5), "about 10"),
    ])
    func bounds(bounds: Bounds, expected: String) { #expect(Wording.bounds(bounds) == expected) }

    @Test func aHeadlineSaysWhatWhereWhenHowMany() {
        #expect(Wording.headline(Samples.event()) == "Protest in Almaty, 27 March 2021: 200–300 people")
    }

    @Test func sizesAreShownSideBySide() {
        var event = Samples.event()
        var second = event.tellings[0]
        second.size = Bounds(100)
        event.tellings += [second, second]
        #expect(Wording.sizes(event) == "100 people / 200–300 people")
    }
}
