import Fetching
import FlyingSocks
import Foundation
import Logging
import Model
import Storing
import Synchronization
import Testing
import Transport

@testable import Service

/// The whole way over loopback: a feed names its hub, the hub is asked, verifies, pushes, is renewed and left.
@Suite("WebSub, end to end", .timeLimit(.minutes(5)))
struct WebSubServiceTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)
    private static let day: TimeInterval = 86_400

    /// Watches nothing: here nobody reads.
    private static let beat = Result {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-websub-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("beat: nothing\n".utf8).write(to: URL(fileURLWithPath: folder + "/beat.yaml"))
        return try Beat(folder: folder, zone: .gmt)
    }

    /// A feed of items; each is its number and its publication.
    private func feed(_ items: [(Int, Date)]) -> String {
        let entries = items.map { number, date in
            "<item><guid>\(number)</guid><title>Item \(number)</title><link>http://127.0.0.1/\(number)</link>"
                + "<pubDate>\(Timestamp.text(date, in: .gmt))</pubDate></item>"
        }
        return "<rss version=\"2.0\"><channel><title>T</title>\(entries.joined())</channel></rss>"
    }

    private func desk(
        _ hub: FakeHub, _ store: any Store, _ clock: ManualClock, callback: String = "https://desk.example/hub/",
        feeds: Bool = true
    ) throws -> Newsdesk {
        let text = """
            watchlist: {feeds: false}
            websub: {callback: "\(callback)", listen: "127.0.0.1:0"}
            fetching: {every: 15m, allowHosts: [127.0.0.1], feedSize: 100kB}
            feeds: \(feeds ? "[{name: A, url: \"\(hub.feedURL)\"}]" : "[]")
            """
        return try Newsdesk(
            settings: try Settings(file: "/tmp/copytaster.yaml", text: text, environment: [:]), store: store,
            beat: try Self.beat.get(), clock: clock.clock,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    private func with<Value>(
        _ work: (FakeHub, SQLiteStore, ManualClock) async throws -> Value
    ) async throws -> Value {
        let hub = try await FakeHub()
        do {
            let value = try await work(hub, try SQLiteStore(), ManualClock(Self.noon))
            await hub.stop()
            return value
        } catch {
            await hub.stop()
            throw error
        }
    }

    /// Serves the callback while `work` is done.
    private func listening(
        _ desk: Newsdesk, onNewItems: @escaping @Sendable () -> Void = {},
        _ work: (WebSubDesk, UInt16) async throws -> Void
    ) async throws {
        let webSub = try #require(desk.webSub)
        let listener = Task { await webSub.listen(onNewItems: onNewItems) }
        while webSub.port == nil { try await Task.sleep(for: .milliseconds(2)) }
        let port = try #require(webSub.port)
        do { try await work(webSub, port) } catch {
            listener.cancel()
            await listener.value
            throw error
        }
        listener.cancel()
        await listener.value
        #expect(webSub.port == nil)
        await desk.shutdown()
    }

    private func only(_ store: any Store, _ feed: String) throws -> Subscription {
        let records = try store.subscriptions(feed: feed)
        #expect(records.count == 1)
        return try #require(records.first.flatMap(Subscription.init))
    }

    private func waiting(_ store: any Store) throws -> [String] {
        try store.pendingItems(feed: nil, now: .distantFuture, limit: 100).map(\.id)
    }

    /// Minutes until the feed's next check.
    private func wait(_ store: any Store, _ feed: String, _ clock: ManualClock) throws -> Double {
        try #require(try store.feed(url: feed)).nextCheck.timeIntervalSince(clock.now) / 60
    }

    private func verification(_ form: [String: String], lease: Int = 864_000) -> [(String, String)] {
        [
            ("hub.mode", form["hub.mode"] ?? ""), ("hub.topic", form["hub.topic"] ?? ""), ("hub.challenge", "ch+a l&l"),
            ("hub.lease_seconds", "\(lease)"),
        ]
    }

    /// Polls, asks the hub, and verifies. The hub's form.
    private func subscribed(
        _ hub: FakeHub, _ desk: Newsdesk, _ webSub: WebSubDesk, _ port: UInt16
    ) async throws -> [String: String] {
        hub.publish(feed([(1, Self.noon - 600)]))
        _ = try await desk.checkDueFeeds()
        try await webSub.askHubs()
        let form = try #require(hub.requests.last)
        let answer = try await FakeHub.call(form["hub.callback"] ?? "", at: port, query: verification(form))
        #expect(answer.status == 200)
        return form
    }

    private func push(
        _ form: [String: String], _ body: String, at port: UInt16, _ method: WebSubSignature.Method = .sha256,
        secret: String? = nil
    ) async throws -> Int {
        let signature = WebSubSignature.sign(
            method, body: Array(body.utf8), secret: secret ?? form["hub.secret"] ?? "")
        return try await FakeHub.call(form["hub.callback"] ?? "", at: port, signature: signature, body: body).status
    }

    @Test func aFeedIsSubscribedAndPushed() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            let pokes = Mutex(0)
            try await listening(desk, onNewItems: { pokes.withLock { $0 += 1 } }) { webSub, port in
                hub.redirectOnce()
                let form = try await subscribed(hub, desk, webSub, port)
                #expect(form["hub.mode"] == "subscribe")
                #expect(form["hub.topic"] == hub.feedURL)
                #expect(form["hub.callback"]?.hasPrefix("https://desk.example/hub/") == true)
                #expect(form["hub.secret"]?.utf8.count == 64)
                #expect(form["hub.lease_seconds"] == "864000")
                let before = FeedState(try #require(try store.feed(url: hub.feedURL)))

                let pushed = feed([(1, Self.noon - 600), (2, Self.noon)])
                #expect(try await push(form, pushed, at: port) == 200)
                let items = try store.pendingItems(feed: nil, now: .distantFuture, limit: 9)
                #expect(items.map(\.id) == ["1", "2"])
                #expect(items.map(\.isHistory) == [true, false])
                let after = FeedState(try #require(try store.feed(url: hub.feedURL)))
                #expect(after.validators == before.validators)
                #expect(after.nextCheck == before.nextCheck)
                #expect(after.rhythm?.newest == Self.noon)
                #expect(pokes.withLock { $0 } == 1)

                // The same again brings nothing, whatever the method.
                #expect(try await push(form, pushed, at: port, .sha512) == 200)
                #expect(pokes.withLock { $0 } == 1)

                // What is not ours is acknowledged, and ignored.
                let forged = feed([(3, Self.noon)])
                #expect(try await push(form, forged, at: port, secret: "guessed") == 202)
                #expect(try await FakeHub.call(form["hub.callback"] ?? "", at: port, body: forged).status == 202)
                #expect(try waiting(store) == ["1", "2"])
                #expect(try only(store, hub.feedURL).badSignatures == 2)
                #expect(try await push(form, "<html>no feed</html>", at: port) == 202)

                // The hub has shown that it pushes: from its next check on the feed is polled once a day.
                clock.set(clock.now + 1200)
                _ = try await desk.checkDueFeeds()
                #expect(hub.polls == 2)
                #expect(try (22 * 60...24 * 60).contains(wait(store, hub.feedURL, clock)))
            }
        }
    }

    /// A hub may push nothing but what is new: that all of it is unknown doesn't make it an archive, its age does.
    @Test(arguments: [(3600, false), (30 * 86_400, true)] as [(TimeInterval, Bool)])
    func manyItemsAtOnce(age: TimeInterval, isHistory: Bool) async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            try await listening(desk) { webSub, port in
                let form = try await subscribed(hub, desk, webSub, port)
                let many = (100..<130).map { ($0, Self.noon - age) }
                #expect(try await push(form, feed(many), at: port) == 200)
                let items = try store.pendingItems(feed: nil, now: .distantFuture, limit: 99).filter { $0.id != "1" }
                #expect(items.count == 30)
                #expect(items.allSatisfy { $0.isHistory == isHistory })
            }
        }
    }

    @Test func onlyWhatWeAskedForIsConfirmed() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            try await listening(desk) { webSub, port in
                hub.publish(feed([(1, Self.noon)]))
                _ = try await desk.checkDueFeeds()
                try await webSub.askHubs()
                let form = try #require(hub.requests.last)
                let callback = try #require(form["hub.callback"])
                for (query, status) in [
                    (verification(form.merging(["hub.topic": "https://other.example/"]) { $1 }), 404),
                    (verification(form.merging(["hub.mode": "unsubscribe"]) { $1 }), 404), ([], 404),
                ] {
                    #expect(try await FakeHub.call(callback, at: port, query: query).status == status)
                }
                #expect(try await FakeHub.call(callback + "0", at: port, query: verification(form)).status == 404)
                #expect(try only(store, hub.feedURL).state == .pending)
                let answer = try await FakeHub.call(callback, at: port, query: verification(form))
                #expect(answer.status == 200)
                #expect(answer.body == "ch+a l&l")
                #expect(answer.head.contains("Content-Type: text/plain"))
                #expect(try only(store, hub.feedURL).state == .active)
            }
        }
    }

    @Test func theLeaseIsRenewedOrThePollingGoesOn() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            try await listening(desk) { webSub, port in
                let form = try await subscribed(hub, desk, webSub, port)
                #expect(try await push(form, feed([(2, Self.noon)]), at: port) == 200)

                clock.set(Self.noon + 7.9 * Self.day)
                try await webSub.askHubs()
                #expect(hub.requests.count == 1)
                clock.set(Self.noon + 9.1 * Self.day)
                try await webSub.askHubs()
                // The same callback and key: a renewal, no second subscription.
                #expect(hub.requests.count == 2)
                #expect(hub.requests.last == form)
                let answer = try await FakeHub.call(form["hub.callback"] ?? "", at: port, query: verification(form))
                #expect(answer.status == 200)
                let renewed = clock.now

                // The feed's check after that is a day away.
                _ = try await desk.checkDueFeeds()
                #expect(try wait(store, hub.feedURL, clock) > 20 * 60)
                hub.answers(500)
                clock.set(renewed + 9.5 * Self.day)
                _ = try await desk.checkDueFeeds()
                try await webSub.askHubs()
                #expect(try only(store, hub.feedURL).state == .active)
                #expect(try wait(store, hub.feedURL, clock) > 20 * 60)
                clock.set(renewed + 10 * Self.day)
                try await webSub.askHubs()
                #expect(try only(store, hub.feedURL).state == .pending)
                #expect(try wait(store, hub.feedURL, clock) <= 5)
                _ = try await desk.checkDueFeeds()
                #expect(try wait(store, hub.feedURL, clock) <= 17)
            }
        }
    }

    @Test func whatTheHubDidNotPushIsPolled() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            try await listening(desk) { webSub, port in
                let form = try await subscribed(hub, desk, webSub, port)
                #expect(try await push(form, feed([(2, Self.noon)]), at: port) == 200)
                clock.set(Self.noon + 1200)
                hub.publish(feed([(2, Self.noon)]))
                _ = try await desk.checkDueFeeds()
                #expect(try wait(store, hub.feedURL, clock) > 20 * 60)

                clock.set(Self.noon + 1.1 * Self.day)
                hub.publish(feed([(2, Self.noon), (30, Self.noon + 7200)]))
                _ = try await desk.checkDueFeeds()
                #expect(try waiting(store).contains("30"))
                #expect(try !only(store, hub.feedURL).isReliable(at: clock.now))
                #expect(try wait(store, hub.feedURL, clock) <= 17)
            }
        }
    }

    @Test func aFeedThatIsNoLongerConfiguredIsLeft() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            var form: [String: String] = [:]
            try await listening(desk) { webSub, port in form = try await subscribed(hub, desk, webSub, port) }
            let later = try self.desk(hub, store, clock, feeds: false)
            try await listening(later) { webSub, port in
                try await webSub.askHubs()
                let farewell = try #require(hub.requests.last)
                #expect(farewell["hub.mode"] == "unsubscribe")
                #expect(farewell["hub.callback"] == form["hub.callback"])
                #expect(try await push(form, feed([(2, Self.noon)]), at: port) == 410)
                let callback = form["hub.callback"] ?? ""
                #expect(try await FakeHub.call(callback, at: port, query: verification(farewell)).status == 200)
                #expect(try store.subscribedFeeds().isEmpty)
                #expect(try await push(form, feed([(2, Self.noon)]), at: port) == 404)
                #expect(try waiting(store) == ["1"])
            }
        }
    }

    @Test func withoutACallbackNothingIsSubscribed() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            try await listening(desk) { webSub, port in
                let form = try await subscribed(hub, desk, webSub, port)
                #expect(try await push(form, feed([(2, Self.noon)]), at: port) == 200)
                clock.set(Self.noon + 1200)
                _ = try await desk.checkDueFeeds()
            }
            let later = try self.desk(hub, store, clock, callback: "")
            #expect(later.webSub == nil)
            #expect(try store.subscribedFeeds().isEmpty)
            #expect(try wait(store, hub.feedURL, clock) <= 5)
            clock.set(clock.now + 1200)
            _ = try await later.checkDueFeeds()
            #expect(try store.subscribedFeeds().isEmpty)
            await later.shutdown()
        }
    }

    /// A disk that is full at any of a push's steps: the hub is told to push again, and then all is there once.
    @Test func aPushIsNeverLost() async throws {
        try await with { hub, store, clock in
            let desk = try desk(hub, store, clock)
            var form: [String: String] = [:]
            try await listening(desk) { webSub, port in form = try await subscribed(hub, desk, webSub, port) }
            let token = try only(store, hub.feedURL).keys.token
            var call = 1
            var statuses: [Int] = []
            while true {
                let failing = FailingStore(store, failAt: call)
                let webSub = try webSub(over: failing, desk.settings, hub, clock)
                let body = Array(feed([(100 + call, Self.noon)]).utf8)
                let head =
                    "POST /\(token) HTTP/1.1\r\nX-Hub-Signature: "
                    + WebSubSignature.sign(.sha1, body: body, secret: form["hub.secret"] ?? "")
                let request = try WebSubRequest(head: Array(head.utf8))
                statuses.append(webSub.answer(request, body, onNewItems: {}).status)
                guard failing.hasFailed else { break }
                #expect(try !waiting(store).contains("\(100 + call)"))
                #expect(webSub.answer(request, body, onNewItems: {}).status == 200)
                #expect(try waiting(store).contains("\(100 + call)"))
                call += 1
            }
            #expect(call > 5)
            #expect(statuses == [Int](repeating: 503, count: call - 1) + [200])
        }
    }

    private func webSub(
        over store: any Store, _ settings: Settings, _ hub: FakeHub, _ clock: ManualClock
    ) throws -> WebSubDesk {
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let client = HTTPClient(settings.transport)
        let subscriptions = Subscriptions(
            store: store, callbacks: "https://desk.example/hub", clock: clock.clock, log: log)
        let intake = Intake(
            store: store, client: client, politeness: Politeness(), pagePoliteness: Politeness(), robots: nil,
            settings: settings,
            clock: clock.clock, log: log, subscriptions: subscriptions)
        return WebSubDesk(
            intake: intake, subscriptions: subscriptions, client: client, address: settings.webSubListen,
            feeds: { [url = hub.feedURL] in [ConfiguredFeed(name: "A", url: url, outlet: "A", every: 900)] })
    }
}

@Suite("The callback's server", .timeLimit(.minutes(5)))
struct WebSubServerTests {
    /// A server for the token `ours` that echoes what it was sent; bodies up to 10,000 bytes.
    private func serving(_ work: (UInt16) async throws -> Void) async throws {
        let server = WebSubServer(
            limit: 10_000, expects: { $0 == "ours" },
            answer: { request, body in
                WebSubReply(status: 200, text: "\(request.method) \(request.query) \(body.count)")
            }, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let ports = AsyncStream.makeStream(of: UInt16.self)
        let task = Task {
            try await server.run(ListenAddress(host: "127.0.0.1", port: 0)) { ports.continuation.yield($0) }
        }
        defer { task.cancel() }
        for await port in ports.stream {
            try await work(port)
            break
        }
    }

    @Test(arguments: [
        ("GET /hub/ours?a=b HTTP/1.1\n\n", 200, "GET a=b 0"),
        ("GET /other HTTP/1.1\n\n", 404, ""), ("GET / HTTP/1.1\n\n", 404, ""),
        ("DELETE /ours HTTP/1.1\n\n", 405, ""), ("PUT /ours HTTP/1.1\nContent-Length: 2\n\nab", 405, ""),
        ("POST /ours HTTP/1.1\nContent-Length: 3\n\nabc", 200, "POST  3"),
        ("POST /ours HTTP/1.1\nTransfer-Encoding: chunked\n\n2\nab\n0\n\n", 200, "POST  2"),
        ("POST /ours HTTP/1.1\nContent-Length: 3\nExpect: 100-continue\n\nabc", 200, "POST  3"),
        ("POST /ours HTTP/1.1\nContent-Length: 10001\n\n", 413, ""),
        ("POST /ours HTTP/1.1\nTransfer-Encoding: chunked\n\n2711\n", 413, ""),
        ("POST /other HTTP/1.1\nContent-Length: 999999999\n\nabc", 404, ""),
        ("POST /ours HTTP/1.1\nContent-Length: 1\nContent-Length: 1\n\na", 400, ""),
        ("nonsense\n\n", 400, ""), ("\n\n", 400, ""),
        ("GET /ours HTTP/1.1\nA: (much)\n\n", 431, ""),
        // A second request in the same breath is nobody's.
        ("GET /ours HTTP/1.1\n\nGET /ours?second HTTP/1.1\n\n", 200, "GET  0"),
    ])
    func answers(text: String, status: Int, body: String) async throws {
        try await serving { port in
            let text = text.replacing("(much)", with: String(repeating: "a", count: 20_000))
            let answer = try await FakeHub.send(text.replacing("\n", with: "\r\n"), to: port)
            #expect(answer.status == status)
            #expect(answer.body == body)
        }
    }

    @Test func manyAtOnceAndManyInTurn() async throws {
        try await serving { port in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 {
                    group.addTask { try await FakeHub.send("GET /ours HTTP/1.1\r\n\r\n", to: port).status }
                }
                for try await status in group { #expect(status == 200) }
            }
            for _ in 0..<100 {
                #expect(try await FakeHub.send("GET /ours HTTP/1.1\r\n\r\n", to: port).status == 200)
            }
        }
    }

    @Test func whoHoldsEveryConnectionIsHungUpOn() async throws {
        try await serving { port in
            var held: [AsyncSocket] = []
            for _ in 0..<80 { held.append(try await FakeHub.connect(to: port)) }
            #expect(try await FakeHub.send("GET /ours HTTP/1.1\r\n\r\n", to: port).status == 0)
            for socket in held { try? socket.close() }
            var status = 0
            while status != 200 {
                status = (try? await FakeHub.send("GET /ours HTTP/1.1\r\n\r\n", to: port).status) ?? 0
            }
        }
    }
}
