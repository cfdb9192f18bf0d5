import Foundation
import Synchronization
import Testing
import Transport

@testable import Fetching

/// A site whose robots.txt answers as told; every other address gives a page.
private final class Site: HTTPSending {
    private let answers: Mutex<[Result<(Int, String), TransportFault>]>
    private let asked = Mutex<[String]>([])

    var requests: [String] { asked.withLock { $0 } }
    var files: Int { requests.count { $0.hasSuffix("/robots.txt") } }

    /// The last answer stays.
    init(_ answers: [Result<(Int, String), TransportFault>]) { self.answers = Mutex(answers) }

    func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
        asked.withLock { $0.append(request.url) }
        guard request.url.hasSuffix("/robots.txt") else {
            return HTTPResponse(
                status: 200, finalURL: request.url, headers: HTTPHeaders([("Content-Type", "text/html")]), body: [1])
        }
        await Task.yield()
        let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        let (status, text) = try answer.get()
        return HTTPResponse(status: status, finalURL: request.url, body: Array(text.utf8))
    }
}

@Suite struct RobotsCacheTests {
    private let closed = "User-agent: *\nDisallow: /private"
    private let down = TransportFault.connect(url: "x", detail: "refused")
    private func cache(_ site: Site) -> RobotsCache {
        RobotsCache(client: site, politeness: Politeness(gap: .zero, clock: StubClock().clock))
    }

    /// What robots.txt answers, and what that says of a page that the file itself would close.
    @Test(arguments: [
        (200, RobotsCache.Verdict.disallowed), (204, .disallowed), (404, .allowed(delay: nil)),
        (410, .allowed(delay: nil)), (403, .allowed(delay: nil)), (301, .allowed(delay: nil)),
        (500, .unknown(why: "https://a.example/robots.txt: the server answered 500", isPassing: true)),
        (503, .unknown(why: "https://a.example/robots.txt: the server answered 503", isPassing: true)),
        (429, .unknown(why: "https://a.example/robots.txt: the server answered 429", isPassing: true)),
    ]) func statuses(_ status: Int, _ verdict: RobotsCache.Verdict) async throws {
        let site = Site([.success((status, closed))])
        #expect(try await cache(site).verdict(on: "https://a.example/private/1?x#y", now: noon) == verdict)
        #expect(site.requests == ["https://a.example/robots.txt"])
    }

    @Test func faultsForbidForTheWhileAndEndlessRedirectsAllow() async throws {
        for fault in [
            down, .resolve(url: "x", host: "a"), .tls(url: "x", detail: "old"), .badResponse(url: "x", detail: "?"),
        ] {
            #expect(
                try await cache(Site([.failure(fault)])).verdict(on: "https://a.example/1", now: noon)
                    == .unknown(why: fault.description, isPassing: true))
        }
        for fault in [TransportFault.tooManyRedirects(url: "x", limit: 5), .tooLarge(url: "x", what: "y", limit: 1)] {
            #expect(
                try await cache(Site([.failure(fault)])).verdict(on: "https://a.example/1", now: noon)
                    == .allowed(delay: nil))
        }
        await #expect(throws: TransportFault.shutDown) {
            try await cache(Site([.failure(.shutDown)])).verdict(on: "https://a.example/1", now: noon)
        }
    }

    @Test func asksOncePerHostAndDay() async throws {
        let site = Site([.success((200, closed))])
        let cache = cache(site)
        try await withThrowingTaskGroup(of: RobotsCache.Verdict.self) { group in
            for index in 0..<20 {
                group.addTask { try await cache.verdict(on: "https://a.example/\(index)", now: noon) }
            }
            for try await verdict in group { #expect(verdict == .allowed(delay: nil)) }
        }
        #expect(site.files == 1)
        _ = try await cache.verdict(on: "https://a.example/private", now: noon.addingTimeInterval(86_399))
        #expect(site.files == 1)
        _ = try await cache.verdict(on: "https://a.example/private", now: noon.addingTimeInterval(86_400))
        #expect(site.files == 2)
        // Another scheme, port or host has its own.
        for url in ["http://a.example/1", "https://a.example:8443/1", "https://b.example/1"] {
            _ = try await cache.verdict(on: url, now: noon)
        }
        #expect(
            site.requests.suffix(3) == [
                "http://a.example/robots.txt", "https://a.example:8443/robots.txt", "https://b.example/robots.txt",
            ])
    }

    @Test func anOldFileStandsInForThirtyDays() async throws {
        let site = Site([.success((200, closed)), .failure(down)])
        let cache = cache(site)
        func verdict(_ day: Double, _ path: String = "private") async throws -> RobotsCache.Verdict {
            try await cache.verdict(on: "https://a.example/\(path)", now: noon.addingTimeInterval(day * 86_400))
        }
        #expect(try await verdict(0) == .disallowed)
        #expect(try await verdict(2) == .disallowed)
        #expect(try await verdict(29, "open") == .allowed(delay: nil))
        #expect(try await verdict(31, "open") == .unknown(why: down.description, isPassing: false))
        // 30 days without any answer: as if there were none.
        #expect(try await verdict(33) == .allowed(delay: nil))
        #expect(site.files == 5)
    }

    @Test func aFailedFileIsAskedForAgainSoon() async throws {
        let site = Site([.failure(down), .success((404, ""))])
        let cache = cache(site)
        let unknown = RobotsCache.Verdict.unknown(why: down.description, isPassing: true)
        #expect(try await cache.verdict(on: "https://a.example/1", now: noon) == unknown)
        #expect(try await cache.verdict(on: "https://a.example/2", now: noon.addingTimeInterval(239)) == unknown)
        #expect(site.files == 1)
        let later = noon.addingTimeInterval(300)
        #expect(try await cache.verdict(on: "https://a.example/1", now: later) == .allowed(delay: nil))
    }

    @Test func isBounded() async throws {
        let site = Site([.success((404, ""))])
        let cache = cache(site)
        for index in 0...RobotsCache.hostLimit {
            _ = try await cache.verdict(on: "https://h\(index).example/", now: noon.addingTimeInterval(Double(index)))
        }
        #expect(site.files == RobotsCache.hostLimit + 1)
        let now = noon.addingTimeInterval(5000)
        _ = try await cache.verdict(on: "https://h\(RobotsCache.hostLimit).example/", now: now)
        #expect(site.files == RobotsCache.hostLimit + 1)
        _ = try await cache.verdict(on: "https://h0.example/", now: now)
        #expect(site.files == RobotsCache.hostLimit + 2)
    }

    @Test func pagesHeedIt() async throws {
        let clock = StubClock()
        let politeness = Politeness(gap: .seconds(1), clock: clock.clock)
        let site = Site([.success((200, closed + "\nCrawl-delay: 7"))])
        let pages = PageFetcher(
            client: site, politeness: politeness, robots: RobotsCache(client: site, politeness: politeness))
        let fault = PageFault.robots(url: "https://a.example/private/1")
        await #expect(throws: fault) { try await pages.fetch("https://a.example/private/1", now: noon) }
        #expect(!fault.isRetryable)
        #expect(fault.description.contains("robots.txt"))
        #expect(site.requests == ["https://a.example/robots.txt"])
        _ = try await pages.fetch("https://a.example/1", now: noon)
        #expect(clock.now == .seconds(1))
        _ = try await pages.fetch("https://a.example/2", now: noon)
        #expect(clock.now == .seconds(8))
        _ = try await pages.fetch("https://b.example/2", now: noon)
        #expect(clock.now == .seconds(9))

        let failing = Site([.success((500, ""))])
        let putOff = PageFetcher(
            client: failing, politeness: politeness, robots: RobotsCache(client: failing, politeness: politeness))
        let why = PageFault.robotsUnknown(
            url: "https://a.example/1", why: "https://a.example/robots.txt: the server answered 500", isPassing: true)
        await #expect(throws: why) { try await putOff.fetch("https://a.example/1", now: noon) }
        #expect(why.isRetryable)
        // Broken for a quarter of an hour, it isn't waited for any more.
        let late = PageFault.robotsUnknown(
            url: "https://a.example/1", why: "https://a.example/robots.txt: the server answered 500", isPassing: false)
        await #expect(throws: late) {
            try await putOff.fetch("https://a.example/1", now: noon.addingTimeInterval(900))
        }
        #expect(!late.isRetryable)
    }

    @Test func redirectsEndAtWhatIsOpen() async throws {
        let client = StubClient { request in
            switch request.url {
            case "https://closed.example/robots.txt":
                HTTPResponse(status: 200, finalURL: request.url, body: Array("User-agent: *\nDisallow: /".utf8))
            case "https://short.example/1":
                HTTPResponse(
                    status: 200, finalURL: "https://closed.example/1",
                    redirects: [.init(status: 302, to: "https://closed.example/1")])
            default: HTTPResponse(status: 404, finalURL: request.url)
            }
        }
        let politeness = Politeness(gap: .zero, clock: StubClock().clock)
        let pages = PageFetcher(
            client: client, politeness: politeness, robots: RobotsCache(client: client, politeness: politeness))
        await #expect(throws: PageFault.robots(url: "https://closed.example/1")) {
            try await pages.fetch("https://short.example/1", now: noon)
        }
    }

    @Test func longDelaysAreCapped() async throws {
        let site = Site([.success((200, "User-agent: *\nCrawl-delay: 3600"))])
        #expect(try await cache(site).verdict(on: "https://a.example/", now: noon) == .allowed(delay: 30))
    }
}
