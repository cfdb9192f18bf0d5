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
        state.nextCheck = next(state, now: now, policy: policy, jitter: jitter)
        return state
    }

    /// The validators to send, nil for an unconditional request. After a failure all is asked for: a 304 would prove
    /// nothing about what was not read then. So it is once in a while, against servers that say 304 for ever, and as soon
    /// as a feed is silent for longer than it uses to be.
    package static func validators(_ state: FeedState, now: Date, policy: FetchPolicy) -> Validators? {
        guard state.failures == 0, let since = state.validatorsSince, since <= now else { return nil }
        if let distrusted = state.distrustedSince, now < distrusted + policy.distrustLasts { return nil }
        let believed = min(policy.validatorsLast, state.rhythm?.usualSilence ?? policy.validatorsLast)
        return now < since + believed ? state.validators : nil
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
            state.hasRepeatedValidators = feed.validators != nil && feed.validators == state.validators
            state.contentHash = feed.hash
            state.lastChanged = now
            succeed(&state, validators: feed.validators, hints, now: now, policy: policy, jitter: jitter)
        case .unchanged(let validators, let hints):
            // Nothing new: what was new last time is known now.
            state.rhythm?.newShare = 0
            succeed(&state, validators: validators, hints, now: now, policy: policy, jitter: jitter)
        case .gone:
            state.retired = now
            state.nextCheck = .distantFuture
            state.notice = "\(state.address) says that it is gone for good (410): it is not checked any more"
        case .postponed(let wait):
            state = postpone(state, by: wait, now: now, policy: policy, jitter: jitter)
        case .failed(let fault):
            fail(&state, fault, now: now, policy: policy, jitter: jitter)
        }
        return state
    }

    /// What was found in a feed's document.
    package struct Found: Sendable, Hashable {
        package var entries: Int
        /// Entries of which anything can be told.
        package var usable: Int
        /// The times of those that are new, nil where the feed doesn't say.
        package var new: [Date?]
        /// Whether it is the feed's first document, or its archive published again: these tell its past, not its pace.
        package var isFirst: Bool
        package var isArchive: Bool
        /// What the document asks for.
        package var wish: FeedState.Wish

        package init(
            entries: Int, usable: Int, new: [Date?], isFirst: Bool, isArchive: Bool = false,
            wish: FeedState.Wish = FeedState.Wish()
        ) {
            self.entries = entries
            self.usable = usable
            self.new = new
            self.isFirst = isFirst
            self.isArchive = isArchive
            self.wish = wish
        }
    }

    /// The state after a document was read, to be stored with its items: pace, wishes, and the next check by them.
    package static func take(
        _ found: Found, _ state: FeedState, now: Date, policy: FetchPolicy, jitter: Double
    ) -> FeedState {
        var state = state
        var rhythm = state.rhythm ?? FeedRhythm()
        if !found.isArchive {
            // An item without a time came since the last check; in a first document that says nothing.
            rhythm.take(found.new.compactMap { time in time.map { min($0, now) } ?? (found.isFirst ? nil : now) })
        }
        let isPace = !found.isFirst && !found.isArchive && found.entries > 0
        rhythm.newShare = isPace ? Double(found.new.count) / Double(found.entries) : 0
        state.rhythm = rhythm
        state.wish = FeedState.Wish(
            freshFor: state.wish?.freshFor, timeToLive: found.wish.timeToLive, skipHours: found.wish.skipHours,
            skipDays: found.wish.skipDays)
        if found.usable == 0, found.entries > 0 || rhythm.newest != nil {
            state.emptyInARow = (state.emptyInARow ?? 0) + 1
            state.emptySince = state.emptySince ?? now
        } else {
            state.emptyInARow = nil
            state.emptySince = nil
        }
        if state.hasRepeatedValidators == true, !found.new.isEmpty, state.distrustedSince == nil {
            state.distrustedSince = now
            state.notice =
                "\(state.address) has new items under an old ETag or Last-Modified: it is asked for in full from now on"
        }
        state.hasRepeatedValidators = nil
        state.nextCheck = next(state, now: now, policy: policy, jitter: jitter)
        return state
    }

    /// Puts a check off, never nearer, because its host asked to be left alone until then.
    package static func postpone(
        _ state: FeedState, by wait: TimeInterval, now: Date, policy: FetchPolicy, jitter: Double
    ) -> FeedState {
        var state = state
        state.nextCheck = max(state.nextCheck, now + delay(wait, policy, jitter))
        return state
    }

    /// Seconds over which feeds that are all due at a start (after a pause of the service) are spread: those beyond fifty
    /// at ten a second, in five minutes at most.
    package static func startWindow(due: Int) -> TimeInterval { min(300, Double(max(0, due - 50)) / 10) }

    private static func succeed(
        _ state: inout FeedState, validators: Validators?, _ hints: FetchOutcome.Hints, now: Date, policy: FetchPolicy,
        jitter: Double
    ) {
        if hints.isFull {
            state.validators = validators
            state.validatorsSince = now
        }
        if let since = state.distrustedSince, now >= since + policy.distrustLasts { state.distrustedSince = nil }
        state.lastSuccess = now
        state.failures = 0
        state.fault = nil
        state.failingSince = nil
        consider(hints.movedTo, &state, policy)
        var wish = state.wish ?? FeedState.Wish()
        wish.freshFor = hints.freshFor
        state.wish = wish
        state.nextCheck = next(state, now: now, policy: policy, jitter: jitter)
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

    // MARK: - The next check

    /// At the feed's pace, later where its publisher wishes, outside the hours in which it is not to be asked.
    private static func next(_ state: FeedState, now: Date, policy: FetchPolicy, jitter: Double) -> Date {
        let wished = max(state.wish?.freshFor ?? 0, state.wish?.timeToLive ?? 0)
        let wait = max(policy.interval(state.rhythm, now: now), min(wished, policy.freshnessCap))
        let next = now + delay(wait, policy, jitter)
        return awake(next, state.wish, latest: now + policy.ceiling)
    }

    /// The first time from `time` on that lies in no hour or day to be left out; `latest` where there is none before.
    static func awake(_ time: Date, _ wish: FeedState.Wish?, latest: Date) -> Date {
        guard let wish, !wish.skipHours.isEmpty || !wish.skipDays.isEmpty else { return time }
        var time = time
        while time < latest {
            let hours = Int((time.timeIntervalSince1970 / 3600).rounded(.down))
            // 1970-01-01 was a Thursday, day 4 of a week that begins on Sunday.
            let day = ((hours / 24 + 4) % 7 + 7) % 7
            guard wish.skipHours.contains(((hours % 24) + 24) % 24) || wish.skipDays.contains(day) else { return time }
            // Keeps the minutes: feeds that sleep at the same hours don't wake at one instant.
            time += 3600
        }
        return latest
    }

    /// Within floor and ceiling; chance only adds, so that nobody is asked sooner than he wished, but for the ceiling.
    private static func delay(_ wanted: TimeInterval, _ policy: FetchPolicy, _ jitter: Double) -> TimeInterval {
        min(policy.ceiling, max(policy.floor, wanted) * (1 + policy.jitter * min(max(jitter, 0), 1)))
    }
}
