package import Foundation

/// How a feed does, for the desk: a word and, where it is not well, a sentence.
package struct FeedHealth: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// Never answered yet.
        case unchecked
        case fine
        /// The last check failed.
        case failing
        /// It said that it is gone for good.
        case retired
        /// It answers, but has been silent for longer than it ever is.
        case silent
        /// It says "not modified" though it is: its validators don't change when it does.
        case stale
        /// It answers with documents in which there is nothing to read.
        case empty
    }

    package let state: State
    /// A sentence without a full stop; nil where all is well.
    package let detail: String?
    /// Whether the desk should hear of it. A failure that will pass by itself is told from the third on.
    package let isTrouble: Bool

    private init(_ state: State, _ detail: String?, isTrouble: Bool) {
        self.state = state
        self.detail = detail
        self.isTrouble = isTrouble
    }

    /// Failures in a row from which on even a passing one is trouble.
    private static let tolerated = 2
    /// Documents in a row with nothing to read from which on that is no slip.
    static let emptyDocuments = 3

    /// Judges a feed by what is stored of it. Pure.
    package static func of(_ state: FeedState, now: Date) -> FeedHealth {
        if state.retired != nil {
            return FeedHealth(.retired, "it says that it is gone for good (410)", isTrouble: true)
        }
        if let fault = state.fault {
            return FeedHealth(
                .failing, fault.description, isTrouble: fault.kind.isLasting || state.failures > tolerated)
        }
        guard state.lastSuccess != nil else { return FeedHealth(.unchecked, nil, isTrouble: false) }
        if let since = state.emptySince, state.emptyInARow ?? 0 >= emptyDocuments {
            return FeedHealth(.empty, "it answers, but gives nothing to read, since \(day(since))", isTrouble: true)
        }
        if let rhythm = state.rhythm, let newest = rhythm.newest, let usual = rhythm.usualSilence,
            now.timeIntervalSince(newest) > usual
        {
            return FeedHealth(
                .silent,
                "it answers, but its newest item is of \(day(newest)); it is seldom silent for more than "
                    + words(usual), isTrouble: true)
        }
        if state.distrustedSince != nil {
            return FeedHealth(
                .stale,
                "its ETag or Last-Modified does not change when its items do; it is asked for in full each time",
                isTrouble: false)
        }
        return FeedHealth(.fine, nil, isTrouble: false)
    }

    private static func day(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }

    private static func words(_ seconds: TimeInterval) -> String {
        let hours = Int((seconds / 3600).rounded(.up))
        return hours < 48 ? "\(hours) hours" : "\((hours + 23) / 24) days"
    }
}

extension FeedFault.Kind {
    /// Whether somebody must mend something before it passes.
    package var isLasting: Bool {
        switch self {
        case .noSuchHost, .refused, .notFound, .unreadable, .tooLarge, .wrongAddress: true
        case .unreachable, .busy, .server: false
        }
    }
}
