package import Foundation
package import Transport

/// Fetches articles' pages: one at a time from a host, with a gap, bounded in size and time, where robots.txt lets it.
package struct PageFetcher: Sendable {
    private let client: any HTTPSending
    private let politeness: Politeness
    private let robots: RobotsCache?
    private let limits: Limits

    /// - Parameter robots: nil where robots.txt isn't asked.
    package init(
        client: any HTTPSending, politeness: Politeness, robots: RobotsCache? = nil, limits: Limits = .page
    ) {
        self.client = client
        self.politeness = politeness
        self.robots = robots
        self.limits = limits
    }

    /// The page at an address. Where redirects end at one that robots.txt closes, there is none either.
    ///
    /// - Parameter now: what a `Retry-After` date is counted from.
    package func fetch(_ url: String, now: Date) async throws(PageFault) -> FetchedPage {
        let pause = politeness.pauses.left(at: (try? HTTPURL(url).authority) ?? "")
        guard pause <= FeedFetcher.patience else {
            throw .paused(url: url, seconds: TimeInterval(pause.components.seconds + 1))
        }
        try await checkRobots(url, now: now)
        let response: HTTPResponse
        do throws(TransportFault) { response = try await ask(url, now: now) } catch { throw .transport(error) }
        guard response.status == 200 else {
            throw .status(
                response.status, url: response.finalURL, retryAfter: ServerHints.retryAfter(response.headers, now: now))
        }
        let type = response.headers["content-type"]
        guard Self.isText(type) else { throw .noPage(url: response.finalURL, contentType: type ?? "") }
        if !response.redirects.isEmpty { try await checkRobots(response.finalURL, now: now) }
        return FetchedPage(bytes: response.body, contentType: type, finalURL: response.finalURL)
    }

    private func ask(_ url: String, now: Date) async throws(TransportFault) -> HTTPResponse {
        let host = try HTTPURL(url).authority
        let request = HTTPRequest(
            url: url, headers: [("Accept", "text/html, application/xhtml+xml, */*;q=0.5")], limits: limits)
        let response = try await politeness.turn(at: host) { [client] () throws(TransportFault) in
            try await client.send(request)
        }
        if response.status == 429 || response.status == 503,
            let wait = ServerHints.retryAfter(response.headers, now: now)
        {
            politeness.pauses.pause(host, for: .seconds(wait))
        }
        return response
    }

    /// Throws where robots.txt forbids an address or can't be had; the gap that it asks for is kept from now on.
    private func checkRobots(_ url: String, now: Date) async throws(PageFault) {
        guard let robots else { return }
        let verdict: RobotsCache.Verdict
        do throws(TransportFault) {
            verdict = try await robots.verdict(on: url, now: now)
            if case .allowed(let delay) = verdict {
                await politeness.widen(try HTTPURL(url).authority, to: .seconds(delay ?? 0))
            }
        } catch {
            throw .transport(error)
        }
        switch verdict {
        case .allowed: return
        case .disallowed: throw .robots(url: url)
        case .unknown(let why, let isPassing): throw .robotsUnknown(url: url, why: why, isPassing: isPassing)
        }
    }

    /// A page, or something that says nothing and may be one.
    private static func isText(_ contentType: String?) -> Bool {
        guard let type = contentType?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
        else {
            return true
        }
        return type.hasPrefix("text/") || type.hasSuffix("xml") || type.isEmpty
    }
}

/// An article's page as it came, decompressed, in the charset it came in.
package struct FetchedPage: Sendable, Hashable {
    package var bytes: [UInt8]
    package var contentType: String?
    package var finalURL: String

    package init(bytes: [UInt8], contentType: String?, finalURL: String) {
        self.bytes = bytes
        self.contentType = contentType
        self.finalURL = finalURL
    }
}

/// Why there is no page.
package enum PageFault: Error, Sendable, Hashable, CustomStringConvertible {
    case transport(TransportFault)
    /// `retryAfter` in seconds.
    case status(Int, url: String, retryAfter: TimeInterval?)
    /// Not asked: its host wants to be left alone for so long.
    case paused(url: String, seconds: TimeInterval)
    /// A film, a PDF, a picture.
    case noPage(url: String, contentType: String)
    /// The site's robots.txt forbids it.
    case robots(url: String)
    /// The site's robots.txt can't be had now, which forbids everything for the while (RFC 9309, section 2.3.1.4).
    /// `isPassing`: only since a short time.
    case robotsUnknown(url: String, why: String, isPassing: Bool)

    /// Whether trying again later may help.
    package var isRetryable: Bool {
        switch self {
        case .transport(let fault): fault.isRetryable
        case .status(let status, _, _): status == 408 || status == 425 || status == 429 || status >= 500
        case .paused: true
        case .noPage, .robots: false
        case .robotsUnknown(_, _, let isPassing): isPassing
        }
    }

    /// Seconds after which the host may be asked again, where it said so.
    package var retryAfter: TimeInterval? {
        switch self {
        case .status(_, _, let wait): wait
        case .paused(_, let wait): wait
        case .transport, .noPage, .robots, .robotsUnknown: nil
        }
    }

    package var description: String {
        switch self {
        case .transport(let fault): fault.description
        case .status(let status, let url, _): "\(url): the server answered \(status)"
        case .paused(let url, _): "\(url): its host asked to be left alone for a while"
        case .noPage(let url, let contentType): "\(url) is no page but \(contentType)"
        case .robots(let url): "\(url): the site's robots.txt asks robots not to read this page; the summary is used"
        case .robotsUnknown(let url, let why, true): "\(url) waits for the site's robots.txt (\(why))"
        case .robotsUnknown(let url, let why, false):
            "\(url): the site's robots.txt can't be had, which forbids its pages; the summary is used (\(why))"
        }
    }
}
