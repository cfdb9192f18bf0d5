import Fetching
import Foundation
import Testing

@Suite struct FeedRhythmTests {
    private func rhythm(_ gaps: [Double], end: Date = noon) -> FeedRhythm {
        var time = end - gaps.reduce(0, +)
        var times = [time]
        for gap in gaps {
            time += gap
            times.append(time)
        }
        var rhythm = FeedRhythm()
        rhythm.take(times.shuffled())
        return rhythm
    }

    @Test func orderAndBatchesDoNotMatter() {
        let times = (0..<50).map { noon - Double($0 * $0) * 60 }
        var whole = FeedRhythm()
        whole.take(times.shuffled())
        var parts = FeedRhythm()
        for time in times.sorted() { parts.take([time]) }
        #expect(whole == parts)
        #expect(whole.newest == noon)
        #expect(whole.gaps.count == 49)
    }

    @Test func olderItemsTellNothing() {
        var rhythm = rhythm([60, 60, 60, 60])
        let before = rhythm.gaps
        rhythm.take([noon - 1e6])
        #expect(rhythm.gaps == before)
        #expect(rhythm.newest == noon)
    }

    @Test func tooLittleIsNoPace() {
        #expect(FeedRhythm().meanGap(now: noon) == nil)
        #expect(rhythm([60, 60, 60]).meanGap(now: noon) == nil)
        #expect(rhythm([60, 60, 60, 60]).meanGap(now: noon) == 48)
        #expect(rhythm([Double](repeating: 60, count: 19)).usualSilence == nil)
    }

    @Test func silenceSlowsThePace() throws {
        let rhythm = rhythm([Double](repeating: 600, count: 32))
        let now = try #require(rhythm.meanGap(now: noon))
        let later = try #require(rhythm.meanGap(now: noon + 30 * 86_400))
        #expect(now < 600)
        #expect(later > 20 * 3600)
    }

    @Test func isBounded() {
        var rhythm = FeedRhythm()
        rhythm.take((0..<10_000).map { noon + Double($0) * 60 })
        #expect(rhythm.gaps.count == 128)
    }

    /// noon is a Saturday's. Items every three hours, with one gap of so many hours, an item a day at weekends or none.
    @Test(
        arguments: [
            // longest gap, 99th percentile counts it from under a hundred gaps on, hours
            ([3, 3, 3], 24.0), ([40], 40), ([100], 100),
        ] as [([Double], Double)])
    func usualSilenceIsTheFeedsOwn(_ special: [Double], _ hours: Double) {
        let gaps = [Double](repeating: 3, count: 40) + special + [Double](repeating: 3, count: 40)
        #expect(rhythm(gaps.map { $0 * 3600 }).usualSilence == hours * 3600)
    }

    @Test func oneOddGapOfAHundredIsNotUsual() {
        let gaps = [Double](repeating: 3, count: 60) + [500] + [Double](repeating: 3, count: 60)
        #expect(
            rhythm(gaps.map { $0 * 3600 }).usualSilence == 86_400, "99 % of 121 is the 120th: the next to longest")
        #expect(rhythm((gaps + [3, 3, 3, 3, 3, 3, 3]).map { $0 * 3600 }).gaps.count == 128)
    }

    @Test func anOutletThatRestsAtWeekends() {
        // Six items a day, 2021-03-22 (a Monday) to 26, and the weeks before.
        let monday = noon - 5 * 86_400
        var times: [Date] = []
        for week in 0..<4 {
            for day in 0..<5 {
                for hour in 0..<6 { times.append(monday - Double(week * 7 - day) * 86_400 + Double(hour) * 3600) }
            }
        }
        var rhythm = FeedRhythm()
        rhythm.take(times)
        #expect(rhythm.usualSilence == 259_200)
    }
}

@Suite struct FeedHealthTests {
    private func state(_ change: (inout FeedState) -> Void) -> FeedHealth {
        var state = FeedState.begun()
        state.lastSuccess = noon
        change(&state)
        return FeedHealth.of(state, now: noon)
    }

    @Test func words() {
        #expect(FeedHealth.of(FeedState(url: "u", now: noon), now: noon).state == .unchecked)
        #expect(state { _ in }.state == .fine)
        #expect(state { $0.retired = noon }.state == .retired)
        #expect(state { $0.retired = noon }.isTrouble)
    }

    @Test(arguments: FeedFault.Kind.allCases) func whatPassesIsTroubleFromTheThirdTimeOn(_ kind: FeedFault.Kind) {
        for failures in 1...4 {
            let health = state {
                $0.fault = FeedFault(kind, "x")
                $0.failures = failures
            }
            #expect(health.state == .failing)
            #expect(health.detail == "x")
            #expect(health.isTrouble == (kind.isLasting || failures >= 3))
        }
    }

    @Test func silence() {
        var rhythm = FeedRhythm()
        rhythm.take((0..<100).map { noon - Double($0) * 3600 })
        var state = FeedState.begun()
        state.lastSuccess = noon
        state.rhythm = rhythm
        #expect(FeedHealth.of(state, now: noon + 86_400).state == .fine)
        let health = FeedHealth.of(state, now: noon + 86_401)
        #expect(health.state == .silent)
        #expect(health.isTrouble)
        #expect(health.detail?.contains("2021-03-27") == true)
    }

    @Test func emptyDocuments() {
        var state = FeedState.begun()
        state.lastSuccess = noon
        func check(entries: Int, usable: Int) {
            state = FetchSchedule.take(
                .init(entries: entries, usable: usable, new: [], isFirst: false), state, now: noon, policy: policy,
                jitter: 0)
        }
        check(entries: 0, usable: 0)
        #expect(state.emptyInARow == nil, "it never had an item: nothing is missing")
        for _ in 0..<2 { check(entries: 9, usable: 0) }
        #expect(FeedHealth.of(state, now: noon).state == .fine)
        check(entries: 9, usable: 0)
        #expect(FeedHealth.of(state, now: noon).state == .empty)
        check(entries: 9, usable: 1)
        #expect(FeedHealth.of(state, now: noon).state == .fine)
    }
}
