import Foundation
import Model
import Testing

@testable import Alerting

@Suite struct DigestChartTests {
    private static let day = Day("2021-03-28")!
    private static let words = DigestWords(RichDigest.digest(), vocabulary: DeskVocabulary())

    private func charts(
        _ events: [(Int, String, Int)] = [], places: [(String, Int, Double?, Double?)] = [],
        points: [(Int, Double?, Double?)] = []
    ) -> Digest.Charts {
        .init(
            from: Self.day - 27, to: Self.day,
            events: events.map { .init(day: Self.day - $0.0, type: $0.1, count: $0.2) },
            places: places.map { .init(place: $0.0, count: $0.1, new: 0, latitude: $0.2, longitude: $0.3) },
            timelines: [
                .init(
                    question: "q", title: "Question", subject: nil, unit: "USD",
                    points: points.map { .init(day: Self.day - $0.0, low: $0.1, high: $0.2, outlet: nil) })
            ])
    }

    @Test func numbersThatWouldMeetAreLeftOutButTheGreatest() {
        func label(_ x: Double, _ isMost: Bool = false, y: Double = 10) -> EventsChart.Label {
            EventsChart.Label(text: "12", x: x, y: y, half: 8, isMost: isMost)
        }
        let labels = [label(10), label(20), label(20.5, y: 60), label(40), label(45, true), label(80, true)]
        #expect(EventsChart.apart(labels).map(\.x) == [10, 20.5, 45, 80])
    }

    @Test func nothingIsNoChart() {
        #expect(EventsChart(charts(), Self.words) == nil)
        #expect(EventsChart(charts([(40, "protest", 2)]), Self.words) == nil)
        #expect(PlacesChart(charts(places: [("A", 0, nil, nil)]), Self.words) == nil)
        #expect(TimelineChart(charts(points: [(1, nil, nil)]).timelines[0], Self.words) == nil)
    }

    @Test func rareTypesAreOne() throws {
        let many = (1...9).map { ($0, "type \($0)", 10 - $0) }
        let chart = try #require(EventsChart(charts(many), Self.words))
        #expect(chart.kinds.count == EventsChart.types + 1)
        #expect(
            chart.caption == "Type 1 9, Type 2 8, Type 3 7, Type 4 6, Type 5 5, Others 10; most on 27 March 2021: 9.")
        let six = try #require(EventsChart(charts(Array(many.prefix(6))), Self.words))
        #expect(six.kinds.allSatisfy { $0.type != nil })
        #expect(chart.bars.first == "19 Mar ███▌ 1  Others 1")
    }

    @Test func barsAreAlignedInAnyScript() {
        let rows = TextBars.rows([("阿拉木图", 4, "4"), ("Astana", 2, "2"), ("Ө", 0, "0")])
        #expect(
            rows == [
                "阿拉木图 \(String(repeating: "█", count: 30)) 4", "Astana   \(String(repeating: "█", count: 15)) 2",
                "Ө        0",
            ])
        let most = TextBars.rows([(String(repeating: "名", count: 90), 1, String(repeating: "x", count: 90))])
        #expect(OneLine.width(most[0]) <= 72 && most[0].hasSuffix("…"))
        #expect(TextBars.bar(0.001, of: 9) == "▌")
    }

    @Test func threePlacesAreAMapAndFewerAreBars() throws {
        let two = [("A", 3, 43.0, 76.0), ("B", 2, 51.0, 71.0), ("C", 1, nil as Double?, nil as Double?)]
        let strip = try #require(PlacesChart(charts(places: two), Self.words))
        #expect(!strip.isMap && !strip.svg(id: "x").contains("<circle"))
        let map = try #require(PlacesChart(charts(places: two + [("D", 1, 42.0, 69.0)]), Self.words))
        #expect(map.isMap)
        let svg = map.svg(id: "x")
        #expect(svg.components(separatedBy: "<circle").count == 4)
        // What has no coordinates stands below, as a bar.
        #expect(svg.contains(">C</text>"))
        // The other side of the world, and one point three times.
        for places in [
            [("A", 1, -80.0, -179.0), ("B", 1, 80.0, 179.0), ("C", 1, 0.0, 0.0)],
            [("A", 1, 43.0, 76.0), ("B", 1, 43.0, 76.0), ("C", 1, 43.0, 76.0)],
            [("A", 1, 1000.0, 76.0), ("B", 1, .nan, 76.0), ("C", 1, 43.0, .infinity)],
        ] {
            let svg = try #require(PlacesChart(charts(places: places.map { ($0.0, $0.1, $0.2, $0.3) }), Self.words))
                .svg(id: "x")
            #expect(!svg.contains("nan") && !svg.contains("inf"))
        }
    }

    @Test func labelsCoverNothing() throws {
        let frame = Box(x: 0, y: 0, width: 300, height: 120)
        var room = LabelRoom(frame, taken: [])
        var placed = 0
        for index in 0..<40 {
            if room.place("Усть-Каменогорск \(index)", beside: 150, 60, radius: 5) != nil { placed += 1 }
        }
        #expect(placed > 3 && placed < 40)
        for (index, one) in room.taken.enumerated() {
            #expect(frame.holds(one))
            for other in room.taken.dropFirst(index + 1) { #expect(!one.meets(other)) }
        }
    }

    @Test func contradictionsAreBothShown() throws {
        let chart = try #require(
            TimelineChart(
                charts(points: [(300, 1e9, 1e9), (1, 2e9, 2e9), (1, 3e9, nil), (1, 2e9, 2e9)]).timelines[0], Self.words)
        )
        #expect(
            chart.caption
                == "1 June 2020: USD 1 billion; 27 March 2021: USD 2 billion; 27 March 2021: at least USD 3 billion.")
        let svg = chart.svg(id: "x")
        for label in ["USD 1 billion", "USD 2 billion", "at least USD 3 billion"] {
            #expect(svg.contains(">\(label)</text>"))
        }
        // All on one day, all of one value, an end of the world.
        for points in [[(1, 5.0, 5.0)], [(1, 5.0, 5.0), (2, 5.0, 5.0)], [(1, 1e300, 1e308), (9, 0, 1)]] {
            let svg = try #require(
                TimelineChart(charts(points: points.map { ($0.0, $0.1, $0.2) }).timelines[0], Self.words)
            ).svg(id: "x")
            #expect(!svg.contains("nan") && !svg.contains("inf"))
        }
    }

    @Test func aPictureSaysWhatItShowsAndNeedsNothing() throws {
        let svg = try #require(EventsChart(charts([(1, "<b>&\"", 2)]), Self.words)).svg(id: "D2021-03-28-events")
        #expect(
            svg.contains("role=\"img\" ")
                && svg.contains("aria-labelledby=\"D2021-03-28-events-title D2021-03-28-events-desc\""))
        #expect(
            svg.contains(
                "<desc id=\"D2021-03-28-events-desc\">&lt;b&gt;&amp;&quot; 2; most on 27 March 2021: 2.</desc>"))
        #expect(!svg.contains("<b>") && !svg.contains("href"))
        #expect(
            SVG(id: "a b\"<").document(height: 1, title: "", description: "").contains("\"a-b---title a-b---desc\""))
    }

    @Test(arguments: [(0.0, "0"), (1.5, "1.5"), (-2.25, "-2.25"), (10.05, "10.05"), (.nan, "0"), (1e9, "1000000")])
    func numbersAreTheSameEverywhere(value: Double, expected: String) { #expect(SVG.number(value) == expected) }
}
