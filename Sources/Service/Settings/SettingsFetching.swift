internal import Fetching
internal import Transport

extension Settings {
    /// When a feed is asked: at its pace within the configured bounds, or at its own interval, which is kept whatever its
    /// pace.
    func fetchPolicy(every: Double?) -> FetchPolicy {
        let interval = every ?? self.every
        let soonest = every ?? min(soonest, interval)
        return FetchPolicy(
            interval: interval, soonest: soonest, latest: every ?? max(latest, interval), floor: min(soonest, 300))
    }

    /// Asks for feeds as the service does, for a command: one at a time at a host.
    func feedFetcher(_ client: any HTTPSending, every: Double? = nil) -> FeedFetcher {
        FeedFetcher(
            client: client, politeness: Politeness(gap: .seconds(feedGap), perHost: 1),
            policy: fetchPolicy(every: every),
            limits: Limits(
                connect: .seconds(connectTimeout), firstByte: nil, total: .seconds(timeout), bytes: feedSize,
                wireBytes: feedSize, redirects: redirects))
    }
}
