import Alerting
import Foundation
import Model
import Testing

@testable import Service

/// Each alert is in exactly one daily digest, and each daily digest in one weekly one, whatever happens.
@Suite struct DigestOnceTests {
    /// A row of numbers from a seed (SplitMix64).
    private struct Numbers {
        var state: UInt64
        mutating func next(_ below: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ mixed >> 31) % UInt64(below))
        }
    }

    /// Weeks in which the clocks of the three zones were changed.
    private static let starts = ["2024-02-26T12:00:00Z", "2024-03-26T12:00:00Z", "2024-10-22T12:00:00Z"]
    private static let zones = ["Asia/Almaty", "Europe/Berlin", "America/New_York"]
    /// 02:30 doesn't exist on one day of the year, and comes twice on another.
    private static let hours = [(7, 0), (2, 30), (0, 0), (23, 59)]

    /// - Parameter seed: odd: the clock is set and the zone and hour are changed too.
    @Test(arguments: 0..<16)
    func eachAlertIsInExactlyOneDailyDigest(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        var sample = try DigestSample()
        var real = try #require(Timestamp.read(Self.starts[seed / 2 % 3], zone: .gmt))
        var error = 0.0
        var now: Date { real.addingTimeInterval(error) }
        let began = now
        var zone = try #require(TimeZone(identifier: Self.zones[seed % 3]))
        var hour = Self.hours[seed / 4 % 4]
        var alerts: [String] = []
        func make(failAt: Int = 0) throws {
            let failing = FailingStore(sample.store, failAt: failAt)
            do {
                let schedule = DigestSchedule(hour: hour.0, minute: hour.1, weekday: 1)
                _ = try sample.makeDue(now, schedule, zone: zone, began: began, store: failAt > 0 ? failing : nil)
            } catch is StoreFault {
                #expect(failAt > 0)
            }
        }
        for _ in 0..<120 {
            let kind = numbers.next(16)
            switch kind {
            case 0...4: real.addTimeInterval(Double(numbers.next(6 * 3600)))
            case 5: real.addTimeInterval(Double(numbers.next(5 * 86_400)))
            case 6...9:
                alerts.append("A\(alerts.count)")
                try sample.alert(alerts[alerts.count - 1], at: now)
            case 10, 11:
                // Stamped, then a digest is made, then committed.
                let stamp = now
                real.addTimeInterval(Double(numbers.next(3 * 3600)))
                try make()
                alerts.append("A\(alerts.count)")
                try sample.alert(alerts[alerts.count - 1], at: stamp)
            case 12, 13: try make(failAt: 1 + numbers.next(30))
            case 14 where seed % 2 == 1:
                error += Double(numbers.next(2 * 86_400) - 86_400)
                if numbers.next(5) == 0 { error = [0, 400 * 86_400, -400 * 86_400][numbers.next(3)] }
            case 15 where seed % 2 == 1:
                zone = TimeZone(identifier: Self.zones[numbers.next(3)]) ?? zone
                hour = Self.hours[numbers.next(4)]
            default: break
            }
            if numbers.next(3) > 0 { try make() }
        }
        error = 0
        for _ in 0..<48 {
            real.addTimeInterval(6 * 3600)
            try make()
        }
        let digests = try sample.digests()
        let told = digests.flatMap { $0.alerts.map(\.id) }
        #expect(told.count == Set(told).count)
        #expect(Set(told) == Set(alerts), "seed \(seed)")
        #expect(alerts.count > 10 && digests.count > 10)
        let weekly = try sample.digests(.weekly).flatMap { $0.alerts.map(\.id) }
        #expect(!weekly.isEmpty && weekly.count == Set(weekly).count)
        guard seed % 2 == 0 else { return }
        // Under a clock that only goes on, windows adjoin, and close at their hour on each day's clock.
        for (one, other) in zip(digests, digests.dropFirst()) {
            #expect(one.to == other.from)
            #expect(other.to == other.day.instant(hour: hour.0, minute: hour.1, in: zone))
        }
        #expect(digests.first?.from == began)
    }

    /// Whichever call of the store fails, the next time makes the same digest, and nothing is told twice.
    @Test func whateverCallFails() throws {
        let noon = Date(timeIntervalSince1970: 1_616_824_800)
        for call in 1... {
            var sample = try DigestSample()
            try sample.alert("A1", at: noon)
            let schedule = DigestSchedule(hour: 7, minute: 0, weekday: 7)
            let failing = FailingStore(sample.store, failAt: call)
            let first = try? sample.makeDue(noon + 86_400, schedule, began: noon - 60, store: failing)
            guard failing.hasFailed else {
                #expect(call > 15)
                break
            }
            // The last call is the end of a transaction: it may have failed after it was done.
            try sample.alert("A2", at: noon + 60)
            _ = try sample.makeDue(noon + 86_460, schedule, began: noon - 60)
            _ = try sample.makeDue(noon + 2 * 86_400, schedule, began: noon - 60)
            let told = try sample.digests().map { $0.alerts.map(\.id) }
            #expect(first == nil && told.flatMap(\.self).sorted() == ["A1", "A2"], "call \(call)")
            #expect(try sample.digests(.weekly).count == 1)
        }
    }

    @Test func whatIsCommittedAfterADigestThoughStampedBeforeComesInTheNext() throws {
        var sample = try DigestSample()
        let close = try #require(Day("2021-03-28")).instant(hour: 7, in: DigestSample.zone)
        try sample.alert("A1", at: close - 60)
        #expect(try sample.makeDue(close + 1, began: close - 86_400).map { $0.alerts.map(\.id) } == [["A1"]])
        try sample.alert("A2", at: close - 1)
        try sample.alert("A3", at: close + 2)
        #expect(try sample.makeDue(close + 3600, began: close - 86_400).isEmpty)
        let next = try sample.makeDue(close + 86_400, began: close - 86_400)
        #expect(next.map(\.id) == ["D2021-03-29"] && next.first?.alerts.map(\.id) == ["A2", "A3"])
        #expect(next.first?.made == close + 86_400 && next.first?.verdicts == ["new": 2])
    }

    /// A week is what its daily digests told, whenever that was stamped.
    @Test func theWeekIsWhatItsDaysTold() throws {
        var sample = try DigestSample()
        let schedule = DigestSchedule(hour: 7, minute: 0, weekday: 1)
        let monday = try #require(Day("2021-03-22"))
        var weeks: [Digest] = []
        for number in 0..<15 {
            let close = (monday + number).instant(hour: 7, in: DigestSample.zone)
            let made = try sample.makeDue(close + 5, schedule, began: close - 86_400)
            #expect(made.first?.kind == .daily)
            weeks += made.filter { $0.kind == .weekly }
            try sample.alert("A\(number)", at: close + 3600)
        }
        #expect(weeks.map(\.id) == ["W2021-03-22", "W2021-03-29", "W2021-04-05"])
        #expect(weeks.map { $0.alerts.count } == [0, 7, 7])
        #expect(weeks[1].alerts.map(\.id) == (0..<7).map { "A\($0)" })
        #expect(weeks[2].from == weeks[1].to)
    }

    /// After an outage over its close the week is told late, without the day that closed after it.
    @Test func aWeekThatClosedInAnOutageIsToldLate() throws {
        var sample = try DigestSample()
        let schedule = DigestSchedule(hour: 7, minute: 0, weekday: 1)
        let friday = try #require(Day("2021-03-26")).instant(hour: 7, in: DigestSample.zone)
        try sample.alert("A1", at: friday - 60)
        _ = try sample.makeDue(friday, schedule, began: friday - 86_400)
        try sample.alert("A2", at: friday + 60)
        let late = try sample.makeDue(friday + 5 * 86_400, schedule, began: friday - 86_400)
        #expect(late.map(\.id) == ["D2021-03-31", "W2021-03-29"])
        #expect(late.map { $0.alerts.map(\.id) } == [["A2"], ["A1"]])
        let next = try sample.makeDue(friday + 10 * 86_400, schedule, began: friday - 86_400)
        #expect(next.map(\.id) == ["D2021-04-05", "W2021-04-05"] && next.last?.alerts.map(\.id) == ["A2"])
    }
}
