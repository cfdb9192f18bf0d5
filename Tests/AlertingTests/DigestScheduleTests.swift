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
}
