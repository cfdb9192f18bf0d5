import Foundation
import Model
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2021-03-27", 18_713, 6), ("2024-02-29", 19_782, 4),
        ("1969-12-31", -1, 3),
    ])
    func civilAndOrdinal(text: String, ordinal: Int, weekday: Int) throws {
        let day = try #require(Day(text))
        #expect(day.ordinal == ordinal)
        #expect(day.weekday == weekday)
        #expect("\(day)" == text)
    }

    @Test func everyDayOfFourCenturiesGoesThereAndBack() {
        for ordinal in stride(from: -200_000, to: 200_000, by: 7) {
            let (year, month, day) = Day(ordinal: ordinal).civil
            #expect(Day(year: year, month: month, day: day)?.ordinal == ordinal)
        }
    }

    @Test(arguments: [
        "2021-02-29", "2021-13-01", "2021-3-27", "", "2021-03-32", "21-03-27", "2021-03-27T", "0000-01-01",
    ])
    func notADay(text: String) { #expect(Day(text) == nil) }

    @Test func aDayBeginsInItsZone() throws {
        let almaty = try #require(TimeZone(identifier: "Asia/Almaty"))
        let instant = Date(timeIntervalSince1970: 1_616_785_200)  // 2021-03-26T19:00:00Z
        #expect(Day(instant, in: .gmt) == Day("2021-03-26"))
        #expect(Day(instant, in: almaty) == Day("2021-03-27"))
    }

    /// Kazakhstan went from +06 to +05 at midnight of 1 March 2024, Berlin springs forward in March and back in October.
    @Test(arguments: [
        ("Asia/Almaty", "2024-02-29", 7, "2024-02-29T07:00:00+06:00"),
        ("Asia/Almaty", "2024-03-01", 7, "2024-03-01T07:00:00+05:00"),
        ("Europe/Berlin", "2024-03-31", 7, "2024-03-31T07:00:00+02:00"),
        ("Europe/Berlin", "2024-03-30", 7, "2024-03-30T07:00:00+01:00"),
        ("Europe/Berlin", "2024-10-27", 7, "2024-10-27T07:00:00+01:00"),
    ])
    func aTimeOfDayIsOnTheWallClock(zone: String, day: String, hour: Int, expected: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let instant = try #require(Day(day)).instant(hour: hour, in: zone)
        #expect(Timestamp.text(instant, in: zone) == expected)
    }

    @Test func intervals() throws {
        let march = try #require(DayInterval(year: 2021, month: 3))
        #expect(march.count == 31)
        let saturday = DayInterval(try #require(Day("2021-03-27")))
        #expect(march.overlaps(saturday))
        #expect(saturday.distance(to: DayInterval(saturday.from + 3, saturday.from + 9)) == 3)
        #expect(DayInterval(saturday.from + 1, saturday.from) == DayInterval(saturday.from, saturday.from + 1))
    }
}

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2021-03-28T07:00:00+06:00", 1_616_893_200.0), ("2021-03-28T01:00:00Z", 1_616_893_200),
        ("2021-03-28 01:00Z", 1_616_893_200), ("2021-03-28T07:00:00.5+0600", 1_616_893_200.5),
        ("2021-03-28", 1_616_911_200),
    ])
    func read(text: String, seconds: Double) throws {
        let almaty = try #require(TimeZone(identifier: "Asia/Almaty"))
        #expect(Timestamp.read(text, zone: almaty)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "yesterday", "2021-03-28T", "2021-03-28T25:00:00Z", "2021-03-28T07:61:00Z", "2021-03-28T07:00:00Zebra",
    ])
    func unreadable(text: String) { #expect(Timestamp.read(text, zone: .gmt) == nil) }
}

@Suite struct BoundsTests {
    @Test(arguments: [
        (Bounds(300), Bounds(low: 200, high: 300), true), (Bounds(low: 300, high: nil), Bounds(1000), true),
        (Bounds(low: 300, high: nil), Bounds(50), false), (Bounds(100), Bounds(105), false),
    ])
    func overlap(left: Bounds, right: Bounds, expected: Bool) {
        #expect(left.overlaps(right) == expected)
        #expect(right.overlaps(left) == expected)
    }

    @Test func aFewPerCentMayBeForgiven() { #expect(Bounds(100).overlaps(Bounds(104), tolerance: 0.05)) }
}
