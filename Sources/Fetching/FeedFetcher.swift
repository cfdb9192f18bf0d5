package import Foundation
package import Transport

/// Asks for one feed. All decisions are `FetchOutcome`'s and `FetchSchedule`'s; this only carries.
package struct FeedFetcher: Sendable {
    private let client: any HTTPSending
    private let politeness: Politeness
    private let policy: FetchPolicy
    private let limits: Limits

    package init(client: any HTTPSending, politeness: Politeness, policy: FetchPolicy, limits: Limits = .feed) {
        self.client = client
        self.politeness = politeness
        self.policy = policy
        self.limits = limits
    }

    /// Fetches a feed whose `begin` state has been stored, and gives the state to store with what it brought: neither
    /// without the other. Where the bytes turn out to be no feed, store instead
    /// `FetchSchedule.finish(begun, .failed(FeedFault(.unreadable, …)), …)`, so that they are asked for again.
    ///
    /// - Parameters:
    ///   - begun: as `FetchSchedule.begin` gave it.
    ///   - now: the time of the check.
    ///   - jitter: 0 ..< 1, by chance.
    /// - Throws: `TransportFault.cancelled` or `.shutDown` alone; every other fault is an outcome.
    package func fetch(
        _ begun: FeedState, now: Date, jitter: Double
    ) async throws(TransportFault) -> (state: FeedState, outcome: FetchOutcome) {
        let outcome = try await ask(begun, now: now)
        return (FetchSchedule.finish(begun, outcome, now: now, policy: policy, jitter: jitter), outcome)
    }

    private func ask(_ begun: FeedState, now: Date) async throws(TransportFault) -> FetchOutcome {
        let validators = FetchSchedule.validators(begun, now: now, policy: policy)
        let request = HTTPRequest(
            url: begun.address, headers: [("Accept", Self.accepted)] + (validators?.headers ?? []), limits: limits)
        do throws(TransportFault) {
            let host = try HTTPURL(begun.address).authority
            let pause = politeness.pauses.left(at: host)
            if pause > Self.patience { return .postponed(TimeInterval(pause.components.seconds + 1)) }
            let response = try await politeness.turn(at: host) { [client] () throws(TransportFault) in
                try await client.send(request)
            }
            let outcome = FetchOutcome.of(response, to: begun, wasConditional: validators != nil, now: now)
            if case .failed(let fault) = outcome, fault.kind == .busy, let wait = fault.retryAfter {
                politeness.pauses.pause(host, for: .seconds(wait))
            }
            return outcome
        } catch {
            guard let outcome = FetchOutcome.of(error) else { throw error }
            return outcome
        }
    }

    /// How long a check waits for a host that asked to be left alone, before it is put off.
    static let patience = Duration.seconds(10)

    private static let accepted =
        """
        application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5
        """
}
