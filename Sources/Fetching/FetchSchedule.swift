package import Foundation

/// When a feed is checked next, and what a check leaves behind. Pure: clock and chance are passed in.
package enum FetchSchedule {
    /// The state to store *before* the request goes out: whatever becomes of it, the next check is a full interval
    /// away, so that a crash can't make us ask again and again.
    package static func begin(
        _ state: FeedState, now: Date, policy: FetchPolicy, jitter: Double
    ) -> FeedState {
        var state = state
        state.lastChecked = now
        state.notice = nil
        state.nextCheck = now + delay(policy.interval, policy, jitter)
        return state
    }

    /// The validators to send, nil for an unconditional request. After a failure all is asked for: a 304 would prove
    /// nothing about what was not read then. So it is once in a while, against servers that say 304 for ever.
    package static func validators(_ state: FeedState, now: Date, policy: FetchPolicy) -> Validators? {
        guard state.failures == 0, let since = state.validatorsSince, now < since + policy.validatorsLast, since <= now
        else {
            return nil
        }
        return state.validators
    }

    /// The state after the check.
    ///
    /// - Parameters:
    ///   - state: as `begin` gave it.
    ///   - jitter: 0 ..< 1.
    package static func finish(
        _ state: FeedState, _ outcome: FetchOutcome, now: Date, policy: FetchPolicy, jitter: Double
    ) -> FeedState {
        var state = state
        switch outcome {
        case .changed(let feed, let hints):
            state.contentHash = feed.hash
            state.lastChanged = now
            succeed(&state, validators: feed.validators, hints, now: now, policy: policy, jitter: jitter)
        case .unchanged(let validators, let hints):
            succeed(&state, validators: validators, hints, now: now, policy: policy, jitter: jitter)
        case .gone:
            state.retired = now
            state.notice = "\(state.address) says that it is gone for good (410): it is not checked any more"
        case .failed(let fault):
            fail(&state, fault, now: now, policy: policy, jitter: jitter)
        }
        return state
    }

    /// Puts the next check off to what the feed itself asks for (RSS `ttl`, `sy:updatePeriod`), seconds; never nearer.
    package static func honour(_ wish: TimeInterval, in state: FeedState, now: Date, policy: FetchPolicy) -> FeedState {
        guard wish > 0 else { return state }
        var state = state
        state.nextCheck = max(state.nextCheck, now + min(wish, policy.freshnessCap))
        return state
    }

    private static func succeed(
        _ state: inout FeedState, validators: Validators?, _ hints: FetchOutcome.Hints, now: Date, policy: FetchPolicy,
        jitter: Double
    ) {
        if hints.isFull {
            state.validators = validators
            state.validatorsSince = now
        }
        state.lastSuccess = now
        state.failures = 0
        state.fault = nil
        state.failingSince = nil
        consider(hints.movedTo, &state, policy)
        let wish = min(hints.freshFor ?? 0, policy.freshnessCap)
        state.nextCheck = now + delay(max(policy.interval, wish), policy, jitter)
    }

    private static func consider(_ movedTo: String?, _ state: inout FeedState, _ policy: FetchPolicy) {
        guard let target = movedTo, target != state.address else {
            state.move = nil
            return
        }
        let seen = state.move?.to == target ? (state.move?.seen ?? 0) + 1 : 1
        guard seen >= policy.movesAfter else {
            state.move = FeedState.Move(to: target, seen: seen)
            return
        }
        state.notice = "\(state.address) has moved to \(target) and is fetched from there"
        state.address = target
        state.move = nil
    }

    private static func fail(
        _ state: inout FeedState, _ fault: FeedFault, now: Date, policy: FetchPolicy, jitter: Double
    ) {
        state.failures += 1
        state.fault = fault
        state.failingSince = state.failingSince ?? now
        var wait = policy.backOff(fault.kind, failures: state.failures)
        // It can ask for more than our own patience, not for less, and not for more than the ceiling: a wrong clock or
        // unit on its side would silence the feed for ever.
        if let asked = fault.retryAfter { wait = max(asked, fault.kind == .busy ? policy.floor : wait) }
        state.nextCheck = now + delay(wait, policy, jitter)
        if state.address != state.url, state.failures >= policy.returnsAfter {
            state.notice = "\(state.address) fails since it was moved to; \(state.url) is tried again"
            state.address = state.url
            state.validators = nil
        }
    }

    /// Within floor and ceiling; chance only adds, so that nobody is asked sooner than he wished, but for the ceiling.
    private static func delay(_ wanted: TimeInterval, _ policy: FetchPolicy, _ jitter: Double) -> TimeInterval {
        min(policy.ceiling, max(policy.floor, wanted) * (1 + policy.jitter * min(max(jitter, 0), 1)))
    }
}
