import Fetching
import Foundation
import Model
import Testing
import Transport

let noon = Date(timeIntervalSince1970: 1_616_846_400)  // 2021-03-27T12:00:00Z
let policy = FetchPolicy()

extension FeedState {
    /// Checked before with success, just begun again.
    static func begun(failures: Int = 0, etag: String? = "\"1\"", hash: String? = "h") -> FeedState {
        var state = FeedState(url: "https://a.example/feed", now: noon)
        state.validators = Validators(etag: etag, lastModified: nil)
        state.validatorsSince = noon - 3600
        state.contentHash = hash
        state.failures = failures
        return FetchSchedule.begin(state, now: noon, policy: policy, jitter: 0)
    }
}

func feed(_ etag: String?) -> FetchedFeed {
    FetchedFeed(
        bytes: [1], contentType: nil, finalURL: "https://a.example/feed",
        validators: Validators(etag: etag, lastModified: nil),
        hash: "n")
}

@Suite struct FetchScheduleTests {
    private func wait(_ state: FeedState) -> TimeInterval { state.nextCheck.timeIntervalSince(noon) }

    @Test func beginPutsTheNextCheckAnIntervalAway() {
        let state = FetchSchedule.begin(FeedState(url: "u", now: noon), now: noon, policy: policy, jitter: 0.5)
        #expect(wait(state) == 900 * 1.05)
        #expect(state.lastChecked == noon)
        #expect(!state.isDue(noon))
        #expect(state.isDue(noon + 946))
    }

    @Test func onlyA200ReplacesValidators() {
        let begun = FeedState.begun()
        func after(_ outcome: FetchOutcome) -> FeedState {
            FetchSchedule.finish(begun, outcome, now: noon, policy: policy, jitter: 0)
        }
        #expect(after(.changed(feed("\"2\""), .init())).validators?.etag == "\"2\"")
        #expect(after(.changed(feed(nil), .init())).validators == nil)
        #expect(after(.unchanged(Validators(etag: "\"3\"", lastModified: nil), .init())).validators?.etag == "\"3\"")
        #expect(after(.unchanged(nil, .init(isFull: false))).validators == begun.validators)
        #expect(after(.unchanged(nil, .init(isFull: false))).validatorsSince == begun.validatorsSince)
        for kind in FeedFault.Kind.allCases {
            let failed = after(.failed(FeedFault(kind, "x")))
            #expect(failed.validators == begun.validators)
            #expect(failed.contentHash == "h")
            #expect(
                FetchSchedule.validators(failed, now: noon, policy: policy) == nil, "all is asked for after a failure")
        }
    }

    @Test func validatorsAreNotSentForEver() {
        let state = FeedState.begun()
        #expect(FetchSchedule.validators(state, now: noon, policy: policy)?.etag == "\"1\"")
        #expect(FetchSchedule.validators(state, now: noon + 8 * 86_400, policy: policy) == nil)
        #expect(FetchSchedule.validators(state, now: noon - 86_400, policy: policy) == nil, "the clock went back")
    }

    @Test(
        arguments: [
            (nil, 900), (60, 900), (3600, 3600), (31_536_000, 10_800),
        ] as [(TimeInterval?, TimeInterval)]) func freshnessRaisesUpToACap(
            _ fresh: TimeInterval?, _ wanted: TimeInterval
        )
    {
        let state = FetchSchedule.finish(
            .begun(), .unchanged(nil, .init(freshFor: fresh, isFull: false)), now: noon, policy: policy, jitter: 0)
        #expect(wait(state) == wanted)
    }

    @Test(arguments: [(0, 900), (-5, 900), (600, 900), (7200, 7200), (1e12, 10_800)] as [(TimeInterval, TimeInterval)])
    func aTTLRaisesUpToACap(_ ttl: TimeInterval, _ wanted: TimeInterval) {
        let found = FetchSchedule.Found(entries: 0, usable: 0, new: [], isFirst: true, wish: .init(timeToLive: ttl))
        let taken = FetchSchedule.take(found, .begun(), now: noon, policy: policy, jitter: 0)
        #expect(wait(taken) == wanted)
        let unchanged = FetchSchedule.finish(
            FetchSchedule.begin(taken, now: noon, policy: policy, jitter: 0),
            .unchanged(nil, .init(isFull: false)), now: noon, policy: policy, jitter: 0)
        #expect(wait(unchanged) == wanted, "a 304 has no document, the wish stands")
    }

    /// noon is a Saturday's; hours from then to the next check.
    @Test(
        arguments: [
            ([], [], 0.25), ([12], [], 1.25), ([12, 13, 14], [], 3.25), ([11], [], 0.25), ([], [6], 12.25),
            ([], [0], 0.25), ([0], [6], 13.25), (Array(0...23), [], 24), ([], Array(0...6), 24),
        ] as [([Int], [Int], Double)])
    func hoursAndDaysToBeLeftOut(_ hours: [Int], _ days: [Int], _ wanted: Double) {
        let found = FetchSchedule.Found(
            entries: 0, usable: 0, new: [], isFirst: true, wish: .init(skipHours: hours, skipDays: days))
        let state = FetchSchedule.take(found, .begun(), now: noon, policy: policy, jitter: 0)
        #expect(wait(state) == wanted * 3600)
    }

    /// Minutes between items → minutes to the next check.
    @Test(arguments: [(1, 5), (10, 5), (20, 10), (60, 30), (120, 60), (1440, 60)]) func asOftenAsItPosts(
        _ gap: Int, _ wanted: Int
    ) {
        let times = (0..<40).map { noon - Double($0 * gap * 60) }
        let found = FetchSchedule.Found(entries: 40, usable: 40, new: times, isFirst: true)
        let state = FetchSchedule.take(found, .begun(), now: noon, policy: policy, jitter: 0)
        // The silence since the last item, none yet, counts as a gap.
        #expect(abs(wait(state) / 60 - Double(wanted)) <= Double(wanted) * 0.04)
    }

    @Test func soonerWhereItemsMayHaveComeAndGone() {
        var state = FeedState.begun()
        state = FetchSchedule.take(
            .init(entries: 10, usable: 10, new: (0..<10).map { noon - Double($0) * 4000 }, isFirst: true), state,
            now: noon, policy: policy, jitter: 0)
        let calm = wait(state)
        let all = FetchSchedule.take(
            .init(entries: 10, usable: 10, new: (0..<10).map { noon - Double($0) * 100 }, isFirst: false), state,
            now: noon, policy: policy, jitter: 0)
        #expect(wait(all) < calm / 2)
        let archive = FetchSchedule.take(
            .init(entries: 30, usable: 30, new: (0..<30).map { _ in noon }, isFirst: false, isArchive: true), state,
            now: noon, policy: policy, jitter: 0)
        #expect(wait(archive) == calm, "an archive published again is no pace")
    }

    @Test func aPauseOfTheHostPutsOff() {
        func after(_ wait: TimeInterval) -> TimeInterval {
            self.wait(
                FetchSchedule.finish(.begun(), .postponed(wait), now: noon, policy: policy, jitter: 0))
        }
        #expect(after(7200) == 7200)
        #expect(after(60) == 900, "never nearer")
        #expect(after(1e9) == 86_400)
    }

    @Test func whatAHostAskedHoldsAfterARestart() throws {
        let state = FetchSchedule.finish(
            .begun(), .failed(FeedFault(.busy, "x", retryAfter: 600)), now: noon, policy: policy, jitter: 0)
        let stored = FeedState(state.record(name: "A"))
        let pause = try #require(stored.hostPause(now: noon + 100))
        #expect(pause.host == (try HTTPURL(state.address).authority))
        #expect(pause.left == .seconds(500))
        #expect(stored.hostPause(now: noon + 601) == nil)
        #expect(FeedState.begun().hostPause(now: noon) == nil)
    }

    /// A feed whose ETag stays while its items change is asked for in full from then on, and said so.
    @Test func validatorsThatLieAreNotBelieved() {
        func check(_ state: FeedState, _ etag: String, new: [Date?]) -> FeedState {
            let finished = FetchSchedule.finish(
                state, .changed(feed(etag), .init()), now: noon, policy: policy, jitter: 0)
            return FetchSchedule.take(
                .init(entries: 5, usable: 5, new: new, isFirst: false), finished, now: noon, policy: policy, jitter: 0)
        }
        let honest = check(.begun(), "\"2\"", new: [noon])
        #expect(honest.distrustedSince == nil)
        #expect(FetchSchedule.validators(honest, now: noon, policy: policy)?.etag == "\"2\"")
        #expect(check(.begun(), "\"1\"", new: []).distrustedSince == nil, "other bytes, no other items")
        let liar = check(.begun(), "\"1\"", new: [noon])
        #expect(liar.distrustedSince == noon)
        #expect(liar.notice?.contains("ETag") == true)
        #expect(FetchSchedule.validators(liar, now: noon, policy: policy) == nil)
        #expect(FeedHealth.of(liar, now: noon).state == .stale)
        let later = noon + 31 * 86_400
        let again = FetchSchedule.finish(
            liar, .unchanged(Validators(etag: "\"9\"", lastModified: nil), .init()), now: later, policy: policy,
            jitter: 0)
        #expect(FetchSchedule.validators(again, now: later, policy: policy)?.etag == "\"9\"", "believed again")
    }

    @Test func aSilentFeedIsAskedForInFull() {
        var state = FeedState.begun()
        var rhythm = FeedRhythm()
        rhythm.take((0..<30).map { noon - Double($0) * 3600 })
        state.rhythm = rhythm
        #expect(FetchSchedule.validators(state, now: noon + 3600 * 22, policy: policy) != nil)
        #expect(FetchSchedule.validators(state, now: noon + 86_400, policy: policy) == nil)
    }

    static let backOffs: [(FeedFault.Kind, Int, TimeInterval)] = [
        (.unreachable, 1, 300), (.unreachable, 2, 600), (.unreachable, 5, 4800), (.unreachable, 20, 86_400),
        (.unreachable, 1_000_000, 86_400), (.server, 1, 600), (.server, 3, 2400), (.busy, 1, 1800),
        (.notFound, 1, 3600),
        (.notFound, 9, 86_400), (.refused, 2, 7200), (.unreadable, 1, 900), (.tooLarge, 1, 21_600),
        (.wrongAddress, 1, 3600), (.noSuchHost, 1, 1200),
    ]

    @Test(arguments: backOffs) func backsOffByKindButNeverForEver(
        _ kind: FeedFault.Kind, _ failures: Int, _ wanted: TimeInterval
    ) {
        let state = FetchSchedule.finish(
            .begun(failures: failures - 1), .failed(FeedFault(kind, "x")), now: noon, policy: policy, jitter: 0)
        #expect(wait(state) == wanted)
        #expect(state.failures == failures)
        #expect(state.fault?.kind == kind)
        #expect(state.failingSince == noon)
    }

    @Test(
        arguments: [
            (.busy, 10, 300), (.busy, 900, 900), (.busy, 7200, 7200), (.busy, 1e9, 86_400), (.server, 10, 600),
            (.server, 7200, 7200),
        ] as [(FeedFault.Kind, TimeInterval, TimeInterval)])
    func waitsAsAsked(_ kind: FeedFault.Kind, _ asked: TimeInterval, _ wanted: TimeInterval) {
        let state = FetchSchedule.finish(
            .begun(), .failed(FeedFault(kind, "x", retryAfter: asked)), now: noon, policy: policy, jitter: 0)
        #expect(wait(state) == wanted)
    }

    @Test func successForgetsFailures() {
        let state = FetchSchedule.finish(
            .begun(failures: 7), .changed(feed("e"), .init()), now: noon, policy: policy, jitter: 0)
        #expect(state.failures == 0)
        #expect(state.fault == nil)
        #expect(state.failingSince == nil)
        #expect(state.lastSuccess == noon)
        #expect(wait(state) == 900)
    }

    @Test func goneIsRetired() {
        let state = FetchSchedule.finish(.begun(), .gone, now: noon, policy: policy, jitter: 0)
        #expect(state.retired == noon)
        #expect(!state.isDue(noon + 1e9))
        #expect(state.notice != nil)
    }

    @Test func movesAfterThreePermanentRedirects() {
        var state = FeedState.begun()
        let moved = FetchOutcome.unchanged(nil, .init(movedTo: "https://b.example/feed", isFull: false))
        func check(_ outcome: FetchOutcome) {
            state = FetchSchedule.finish(
                FetchSchedule.begin(state, now: noon, policy: policy, jitter: 0), outcome, now: noon, policy: policy,
                jitter: 0)
        }
        check(moved)
        check(moved)
        #expect(state.address == "https://a.example/feed")
        check(.unchanged(nil, .init(isFull: false)))
        check(moved)
        check(moved)
        #expect(state.address == "https://a.example/feed", "one that answers itself begins the count anew")
        check(moved)
        #expect(state.address == "https://b.example/feed")
        #expect(state.notice?.contains("moved") == true)
        #expect(state.url == "https://a.example/feed")
        // What was moved to fails: back to what the desk configured.
        for _ in 0..<3 { check(.failed(FeedFault(.notFound, "x"))) }
        #expect(state.address == "https://a.example/feed")
        #expect(state.notice?.contains("tried again") == true)
    }

    @Test(arguments: [0.0, 0.37, 0.999, 1, -3, 50]) func chanceOnlyAddsAndLittle(_ jitter: Double) {
        let state = FetchSchedule.finish(
            .begun(), .changed(feed("e"), .init()), now: noon, policy: policy, jitter: jitter)
        #expect(wait(state) >= 900 && wait(state) <= 990)
    }

    @Test func survivesItsRow() {
        var state = FetchSchedule.finish(
            .begun(), .failed(FeedFault(.busy, "später", retryAfter: 5)), now: noon, policy: policy, jitter: 0)
        state.move = .init(to: "https://b.example/", seen: 2)
        state = FetchSchedule.take(
            .init(
                entries: 2, usable: 0, new: [noon, nil], isFirst: false, wish: .init(timeToLive: 60, skipHours: [1])),
            state, now: noon, policy: policy, jitter: 0)
        let record = state.record(name: "A")
        #expect(FeedState(record) == state)
        #expect(record.trouble == "später")
        #expect(record.nextCheck == state.nextCheck)
        for damaged in ["", "{}", "null", "{\"url\":\"https://other.example/\"}"] {
            var other = record
            other.state = damaged
            #expect(FeedState(other) == FeedState(url: record.url, now: record.nextCheck))
        }
    }
}
