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
        #expect(wait(FetchSchedule.honour(ttl, in: .begun(), now: noon, policy: policy)) == wanted)
    }

    static let backOffs: [(FeedFault.Kind, Int, TimeInterval)] = [
        (.unreachable, 1, 300), (.unreachable, 2, 600), (.unreachable, 5, 4800), (.unreachable, 20, 86_400),
        (.unreachable, 1_000_000, 86_400), (.server, 1, 600), (.server, 3, 2400), (.busy, 1, 1800),
        (.notFound, 1, 3600),
        (.notFound, 9, 86_400), (.refused, 2, 7200), (.unreadable, 1, 900), (.tooLarge, 1, 21_600),
        (.wrongAddress, 1, 3600),
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
