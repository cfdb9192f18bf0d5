import Alerting
import Foundation
import Model
import Testing

@Suite struct DigestScheduleTests {
    private let schedule = DigestSchedule(hour: 7, minute: 0)

    private func time(_ text: String) throws -> Date { try #require(Timestamp.read(text, zone: .gmt)) }

    @Test(
        arguments: [
            // Before the day's close, the last one has been made: nothing is due.
            ("2021-03-28T06:59:00+06:00", "2021-03-27T07:00:00+06:00", nil, nil),
            (
                "2021-03-28T07:00:00+06:00", "2021-03-27T07:00:00+06:00", "2021-03-27T07:00:00+06:00",
                "2021-03-28T07:00:00+06:00"
            ),
            // After an outage of three days the window is long, and adjoins.
            (
                "2021-03-30T09:00:00+06:00", "2021-03-27T07:00:00+06:00", "2021-03-27T07:00:00+06:00",
                "2021-03-30T07:00:00+06:00"
            ),
            // Made already.
            ("2021-03-28T09:00:00+06:00", "2021-03-28T07:00:00+06:00", nil, nil),
        ] as [(String, String, String?, String?)])
    func due(now: String, last: String, from: String?, to: String?) throws {
        let window = schedule.due(now: try time(now), lastEnd: try time(last), zone: Samples.zone)
        #expect(window?.from == (try from.map(time)))
        #expect(window?.to == (try to.map(time)))
    }

    /// Over a year with two clock changes, each instant is in exactly one window.
    @Test func windowsAdjoinOverAYear() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        var now = try time("2024-01-01T12:00:00Z")
        let end = try time("2025-01-03T12:00:00Z")
        var last = now
        var windows = 0
        while now < end {
            if let window = schedule.due(now: now, lastEnd: last, zone: zone) {
                #expect(window.from == last)
                #expect(window.from < window.to)
                #expect(Timestamp.clock(window.to, in: zone) == "07:00")
                last = window.to
                windows += 1
            }
            now.addTimeInterval(1800)
        }
        #expect(windows == 368)
    }

    /// The clock that skips the hour closes after it, the one that repeats it closes at the first; a day has one close.
    @Test(arguments: [
        ("Europe/Berlin", "2024-03-31", "2024-03-31T03:30:00+02:00"),
        ("Europe/Berlin", "2024-10-27", "2024-10-27T02:30:00+02:00"),
        ("America/New_York", "2024-03-10", "2024-03-10T03:30:00-04:00"),
        ("America/New_York", "2024-11-03", "2024-11-03T02:30:00-05:00"),
        ("Asia/Almaty", "2024-03-01", "2024-03-01T02:30:00+05:00"),
    ])
    func closesWhereClocksChange(zone: String, day: String, close: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let day = try #require(Day(day))
        let schedule = DigestSchedule(hour: 2, minute: 30)
        let before = (day - 1).instant(hour: 2, minute: 30, in: zone)
        let window = schedule.due(now: day.instant(hour: 12, in: zone), lastEnd: before, zone: zone)
        let end = try time(close)
        #expect(window?.from == before && window?.to == end)
        let next = schedule.due(now: (day + 1).instant(hour: 12, in: zone), lastEnd: end, zone: zone)
        #expect(next?.from == end && next.map { Day($0.to, in: zone) } == day + 1)
    }

    @Test(
        arguments: [
            // Never wanted, and never made: the week that closed last.
            (nil, "2021-03-31T09:00:00+06:00", nil, nil, nil),
            (1, "2021-03-31T09:00:00+06:00", nil, "2021-03-22T07:00:00+06:00", "2021-03-29T07:00:00+06:00"),
            // Its day has come, its hour has not.
            (1, "2021-03-29T06:59:00+06:00", "2021-03-22T07:00:00+06:00", nil, nil),
            (
                1, "2021-03-29T07:00:00+06:00", "2021-03-22T07:00:00+06:00", "2021-03-22T07:00:00+06:00",
                "2021-03-29T07:00:00+06:00"
            ),
            // After two weeks of outage it adjoins; after half a year without any it is of a week.
            (
                7, "2021-03-31T09:00:00+06:00", "2021-03-07T07:00:00+06:00", "2021-03-07T07:00:00+06:00",
                "2021-03-28T07:00:00+06:00"
            ),
            (
                7, "2021-03-31T09:00:00+06:00", "2020-10-04T07:00:00+06:00", "2021-03-21T07:00:00+06:00",
                "2021-03-28T07:00:00+06:00"
            ),
        ] as [(Int?, String, String?, String?, String?)])
    func dueWeekly(weekday: Int?, now: String, last: String?, from: String?, to: String?) throws {
        let schedule = DigestSchedule(hour: 7, minute: 0, weekday: weekday)
        let window = schedule.dueWeekly(now: try time(now), lastEnd: try last.map(time), zone: Samples.zone)
        #expect(window?.from == (try from.map(time)))
        #expect(window?.to == (try to.map(time)))
    }
}
