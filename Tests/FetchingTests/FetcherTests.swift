import Fetching
import Foundation
import Synchronization
import Testing
import Transport

/// A client that answers by a closure and keeps what it was asked.
final class StubClient: HTTPSending {
    private let asked = Mutex<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest) async throws(TransportFault) -> HTTPResponse

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(TransportFault) -> HTTPResponse) {
        self.answer = answer
    }

    func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        return try await answer(request)
    }
}

/// A clock whose sleepers wake at once, having moved it on.
final class StubClock: Sendable {
    private let time = Mutex<Duration>(.zero)

    var now: Duration { time.withLock { $0 } }

    var clock: Politeness.Clock {
        Politeness.Clock(
            now: { self.now },
            sleep: { wait in
                try Task.checkCancellation()
                self.advance(wait)
            })
    }

    func advance(_ time: Duration) { self.time.withLock { $0 += time } }
}

@Suite struct FetcherTests {
    private let polite = Politeness(clock: StubClock().clock)

    @Test func asksConditionallyAndKeepsWhatCame() async throws {
        let client = StubClient { request in
            HTTPResponse(status: 200, finalURL: request.url, headers: HTTPHeaders([("ETag", "\"2\"")]), body: [60])
        }
        let fetcher = FeedFetcher(client: client, politeness: polite, policy: policy)
        let (state, outcome) = try await fetcher.fetch(.begun(), now: noon, jitter: 0)
        #expect(client.requests.first?.headers.contains { $0 == ("If-None-Match", "\"1\"") } == true)
        #expect(client.requests.first?.addresses == .publicOnly)
        guard case .changed(let feed, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(feed.bytes == [60])
        #expect(state.validators?.etag == "\"2\"")

        _ = try await fetcher.fetch(.begun(failures: 1), now: noon, jitter: 0)
        #expect(client.requests.last?.headers.map(\.name) == ["Accept"])
    }

    @Test func faultsAreOutcomesButCancellationIsNot() async throws {
        let down = StubClient { request throws(TransportFault) in throw .connect(url: request.url, detail: "refused") }
        let (state, _) = try await FeedFetcher(client: down, politeness: polite, policy: policy).fetch(
            .begun(), now: noon, jitter: 0)
        #expect(state.fault?.kind == .unreachable)
        let cancelled = StubClient { _ throws(TransportFault) in throw .cancelled }
        await #expect(throws: TransportFault.cancelled) {
            try await FeedFetcher(client: cancelled, politeness: polite, policy: policy).fetch(
                .begun(), now: noon, jitter: 0)
        }
        let wrong = FetchSchedule.begin(FeedState(url: "example.org", now: noon), now: noon, policy: policy, jitter: 0)
        let (after, _) = try await FeedFetcher(client: down, politeness: polite, policy: policy).fetch(
            wrong, now: noon, jitter: 0)
        #expect(after.fault?.kind == .wrongAddress)
    }

    @Test func aBusyHostIsLeftAlone() async throws {
        let clock = StubClock()
        let client = StubClient { request in
            HTTPResponse(status: 429, finalURL: request.url, headers: HTTPHeaders([("Retry-After", "600")]))
        }
        let fetcher = FeedFetcher(client: client, politeness: Politeness(clock: clock.clock), policy: policy)
        _ = try await fetcher.fetch(.begun(), now: noon, jitter: 0)
        #expect(client.requests.count == 1)
        let (state, outcome) = try await fetcher.fetch(.begun(), now: noon, jitter: 0)
        #expect(outcome == .postponed(601), "the next feed of that host is put off, not kept waiting")
        #expect(state.failures == 0)
        #expect(client.requests.count == 1)
        #expect(clock.now == .zero)
        clock.advance(.seconds(595))
        _ = try await fetcher.fetch(.begun(), now: noon, jitter: 0)
        #expect(clock.now == .seconds(600), "a few seconds are waited for")
        #expect(client.requests.count == 2)
    }

    @Test func pages() async throws {
        let client = StubClient { request in
            switch request.url.suffix(1) {
            case "1":
                HTTPResponse(
                    status: 200, finalURL: request.url,
                    headers: HTTPHeaders([("Content-Type", "Text/HTML; charset=x")]), body: [1])
            case "2":
                HTTPResponse(
                    status: 200, finalURL: request.url, headers: HTTPHeaders([("Content-Type", "application/pdf")]))
            default: HTTPResponse(status: 503, finalURL: request.url, headers: HTTPHeaders([("Retry-After", "7")]))
            }
        }
        let pages = PageFetcher(client: client, politeness: polite)
        let page = try await pages.fetch("https://a.example/1", now: noon)
        #expect(page == FetchedPage(bytes: [1], contentType: "Text/HTML; charset=x", finalURL: "https://a.example/1"))
        await #expect(throws: PageFault.noPage(url: "https://a.example/2", contentType: "application/pdf")) {
            try await pages.fetch("https://a.example/2", now: noon)
        }
        let busy = PageFault.status(503, url: "https://a.example/3", retryAfter: 7)
        await #expect(throws: busy) { try await pages.fetch("https://a.example/3", now: noon) }
        polite.pauses.pause(try HTTPURL("https://a.example/").authority, for: .seconds(3600))
        await #expect(throws: PageFault.paused(url: "https://a.example/1", seconds: 3601)) {
            try await pages.fetch("https://a.example/1", now: noon)
        }
        #expect(busy.isRetryable)
        #expect(!PageFault.status(404, url: "", retryAfter: nil).isRetryable)
    }
}

@Suite struct PolitenessTests {
    /// How many were at it at once, and when each began.
    private final class Running: Sendable {
        private let state = Mutex((now: 0, most: 0, starts: [Duration]()))
        var most: Int { state.withLock { $0.most } }
        var starts: [Duration] { state.withLock { $0.starts } }

        func begin(at time: Duration) {
            state.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
                $0.starts.append(time)
            }
        }
        func end() { state.withLock { $0.now -= 1 } }
    }

    @Test func oneAtATimeWithAGap() async throws {
        let clock = StubClock()
        let politeness = Politeness(gap: .seconds(2), clock: clock.clock)
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await politeness.turn(at: "a") { () async throws(TransportFault) in
                        running.begin(at: clock.now)
                        await Task.yield()
                        running.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(running.most == 1)
        #expect(running.starts == (0..<20).map { .seconds(2 * $0) })
    }

    @Test func hostsDoNotWaitForEachOther() async throws {
        let clock = StubClock()
        let politeness = Politeness(gap: .seconds(9), clock: clock.clock)
        for host in ["a", "b", "c"] {
            try await politeness.turn(at: host) { () async throws(TransportFault) in #expect(clock.now == .zero) }
        }
    }

    @Test func whoIsCancelledGivesWay() async throws {
        let politeness = Politeness(gap: .zero, clock: StubClock().clock)
        let (entered, entry) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await politeness.turn(at: "a") { () async throws(TransportFault) in
                entry.yield()
                for await _ in released { return }
            }
        }
        for await _ in entered { break }
        let second = Task { try await politeness.turn(at: "a") { () async throws(TransportFault) in true } }
        second.cancel()
        await #expect(throws: TransportFault.cancelled) { try await second.value }
        release.yield()
        try await first.value
        #expect(try await politeness.turn(at: "a") { () async throws(TransportFault) in true })
    }

    @Test func faultsEndTheTurn() async throws {
        let politeness = Politeness(gap: .zero, clock: StubClock().clock)
        await #expect(throws: TransportFault.shutDown) {
            try await politeness.turn(at: "a") { () async throws(TransportFault) in throw .shutDown }
        }
        #expect(try await politeness.turn(at: "a") { () async throws(TransportFault) in true })
    }
}
