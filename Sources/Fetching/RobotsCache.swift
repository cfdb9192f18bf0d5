package import Foundation
package import Transport

/// The robots.txt of the hosts that pages are fetched from: asked for once a day a host, once at a time, and kept in
/// memory.
///
/// Where it can't be had, RFC 9309, section 2.3.1, decides: a 4xx allows everything; a server that fails or doesn't answer
/// forbids it for as long as that lasts, unless an older file, of 30 days at most, tells better.
package actor RobotsCache {
    /// What robots.txt says of an address.
    package enum Verdict: Sendable, Hashable {
        /// `delay`: the seconds between requests that the site asks for, no more than 30.
        case allowed(delay: TimeInterval?)
        case disallowed
        /// Not to be told now, which forbids it for the while. Why, as a sentence without a full stop; `isPassing`: the
        /// fault is new, and asking again soon may help.
        case unknown(why: String, isPassing: Bool)
    }

    private struct Entry {
        /// Nil until there was an answer.
        var robots: Robots?
        /// When `robots` came.
        var since: Date
        /// When to ask again.
        var until: Date
        /// Since when there is no answer, and why.
        var failing: (since: Date, why: String)?
        var weight: Int { (robots?.weight ?? 0) + 256 }
    }

    private let client: any HTTPSending
    private let politeness: Politeness
    private let agent: String
    private let limits: Limits
    private var entries: [String: Entry] = [:]
    private var weight = 0
    /// Nil: it was stored; a fault: nothing was learnt.
    private var underWay: [String: Task<TransportFault?, Never>] = [:]

    /// - Parameters:
    ///   - politeness: turns at hosts, those of the pages: a robots.txt is one request more.
    ///   - agent: the product token that robots.txt may name.
    package init(
        client: any HTTPSending, politeness: Politeness, agent: String = "Copytaster", limits: Limits = .robots
    ) {
        self.client = client
        self.politeness = politeness
        self.agent = agent
        self.limits = limits
    }

    /// Seconds that a file counts (RFC 9309, section 2.4, has no more than a day).
    static let fresh: TimeInterval = 86_400
    /// Seconds that a failed request counts: less than until the first time that a page is tried again.
    static let failed: TimeInterval = 240
    /// Seconds after which a fault isn't taken to pass soon: news can't wait for a robots.txt that is broken for good.
    static let patience: TimeInterval = 900
    /// As `failed`, where an older file stands in.
    static let failedWithFile: TimeInterval = 3600
    /// Seconds that a file may stand in for one that can't be had, and after which a host that never gave one is taken to
    /// have none (RFC 9309, section 2.3.1.4).
    static let longest: TimeInterval = 30 * 86_400
    /// Seconds between requests that are heeded at most: some sites ask for hours, which nobody's news can wait.
    static let longestDelay: TimeInterval = 30
    static let hostLimit = 4096
    static let weightLimit = 32 << 20

    /// What the robots.txt of an address's host says of the address.
    /// - Throws: `TransportFault.badURL`, `.cancelled` or `.shutDown`.
    package func verdict(on url: String, now: Date) async throws(TransportFault) -> Verdict {
        let address = try HTTPURL(url)
        let file = try HTTPURL("/robots.txt", relativeTo: address).text
        // A clock that was put back doesn't make a file count for longer.
        if entries[file].map({ $0.until <= now || $0.until > now.addingTimeInterval(Self.fresh) }) ?? true {
            let task = underWay[file] ?? Task { await renew(file, at: address.authority, now: now) }
            underWay[file] = task
            if let fault = await task.value { throw fault }
            if Task.isCancelled { throw .cancelled }
        }
        return judge(address.text, by: entries[file], now: now)
    }

    private func judge(_ url: String, by entry: Entry?, now: Date) -> Verdict {
        let failing = entry?.failing
        guard let entry, let robots = entry.robots, failing == nil || now.timeIntervalSince(entry.since) < Self.longest
        else {
            if let failing, now.timeIntervalSince(failing.since) >= Self.longest { return .allowed(delay: nil) }
            return .unknown(
                why: failing?.why ?? "the site's robots.txt was not had",
                isPassing: failing.map { now.timeIntervalSince($0.since) < Self.patience } ?? true)
        }
        return robots.allows(url)
            ? .allowed(delay: robots.crawlDelay.map { min($0, Self.longestDelay) }) : .disallowed
    }

    private func renew(_ file: String, at host: String, now: Date) async -> TransportFault? {
        defer { underWay[file] = nil }
        let request = HTTPRequest(url: file, headers: [("Accept", "text/plain, */*;q=0.5")], limits: limits)
        do throws(TransportFault) {
            let response = try await politeness.turn(at: host) { [client] () throws(TransportFault) in
                try await client.send(request)
            }
            switch response.status {
            case 200...299: keep(Robots(response.body, agent: agent), of: file, now: now)
            case 429, 500...599:
                let wait = ServerHints.retryAfter(response.headers, now: now)
                if let wait { politeness.pauses.pause(host, for: .seconds(wait)) }
                fail(file, "\(file): the server answered \(response.status)", wait: wait, now: now)
            default: keep(.none, of: file, now: now)
            }
        } catch {
            switch error {
            case .cancelled, .shutDown: return error
            case _ where error.isRetryable: fail(file, error.description, wait: nil, now: now)
            // Redirects without end and addresses that aren't public are unavailable, as a 4xx is; the page itself is
            // guarded no less.
            default: keep(.none, of: file, now: now)
            }
        }
        return nil
    }

    private func keep(_ robots: Robots, of file: String, now: Date) {
        store(Entry(robots: robots, since: now, until: now.addingTimeInterval(Self.fresh)), of: file)
    }

    private func fail(_ file: String, _ why: String, wait: TimeInterval?, now: Date) {
        var entry = entries[file] ?? Entry(robots: nil, since: now, until: now)
        entry.failing = (entry.failing?.since ?? now, why)
        let wait = max(wait ?? 0, entry.robots == nil ? Self.failed : Self.failedWithFile)
        entry.until = now.addingTimeInterval(min(wait, Self.fresh))
        store(entry, of: file)
    }

    private func store(_ entry: Entry, of file: String) {
        weight += entry.weight - (entries[file]?.weight ?? 0)
        entries[file] = entry
        // Those go first that would be asked for again first.
        while entries.count > Self.hostLimit || weight > Self.weightLimit,
            let oldest = entries.filter({ $0.key != file }).min(by: { $0.value.until < $1.value.until })
        {
            weight -= oldest.value.weight
            entries[oldest.key] = nil
        }
    }
}

extension Limits {
    /// A robots.txt: 500 KiB of it are read; five redirects are followed, as RFC 9309, section 2.3.1.2, asks.
    package static let robots = Limits(
        connect: .seconds(10), firstByte: .seconds(20), total: .seconds(30), bytes: 4 << 20, wireBytes: 4 << 20,
        redirects: 5)
}
