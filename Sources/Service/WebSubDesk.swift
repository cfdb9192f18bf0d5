internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import Reading
internal import ServiceLifecycle
internal import Synchronization
internal import Transport

/// WebSub carried out: requests to hubs go out, their calls come in. All decisions are `WebSub`'s.
final class WebSubDesk: Sendable {
    private let intake: Intake
    private let subscriptions: Subscriptions
    private let client: any HTTPSending
    private let address: ListenAddress
    private let feeds: @Sendable () -> [ConfiguredFeed]
    private let state = Mutex(State())

    private struct State {
        /// Where it listens now; nil where it doesn't.
        var port: UInt16?
        /// The configured feeds for which subscriptions were last looked through.
        var swept: Set<String>?
    }

    /// Hubs asked in one go.
    private static let batch = 64
    /// Redirects of one request that are followed.
    private static let mostRedirects = 3

    /// - Parameter feeds: those that are configured now.
    init(
        intake: Intake, subscriptions: Subscriptions, client: any HTTPSending, address: ListenAddress,
        feeds: @escaping @Sendable () -> [ConfiguredFeed]
    ) {
        self.intake = intake
        self.subscriptions = subscriptions
        self.client = client
        self.address = address
        self.feeds = feeds
    }

    /// Where it listens; nil while it doesn't.
    var port: UInt16? { state.withLock { $0.port } }

    // MARK: - Out

    /// Asks every hub that is due: for a subscription, its renewal or its end.
    func askHubs() async throws(StoreFault) {
        let configured = Set(feeds().map(\.url))
        var asks: [(token: String, url: String, body: String)] = []
        func tick(_ record: SubscriptionRecord) throws(StoreFault) {
            let isWanted = configured.contains(record.feed)
            for case .ask(let url, let body) in try subscriptions.on(.tick(isWanted: isWanted), record.token) ?? [] {
                asks.append((record.token, url, body))
            }
        }
        if state.withLock({ $0.swept }) != configured {
            for feed in try intake.store.subscribedFeeds() where !configured.contains(feed) {
                for record in try intake.store.subscriptions(feed: feed) { try tick(record) }
            }
            state.withLock { $0.swept = configured }
        }
        for record in try intake.store.dueSubscriptions(now: intake.clock.now(), limit: Self.batch) { try tick(record) }
        let answers = await withTaskGroup(of: (String, HubAnswer?).self) { group in
            for (token, url, body) in asks { group.addTask { (token, await self.ask(url, body)) } }
            var answers: [(String, HubAnswer?)] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
        for case (let token, let answer?) in answers { _ = try subscriptions.on(.answered(answer), token) }
    }

    /// Nil where we are stopping: nothing was learnt about the hub.
    private func ask(_ url: String, _ body: String) async -> HubAnswer? {
        var url = url
        do throws(TransportFault) {
            for _ in 0..<Self.mostRedirects {
                let response = try await post(url, body)
                guard let target = HubAnswer.redirect(response) else { return .of(response, now: intake.clock.now()) }
                url = target
            }
            throw .tooManyRedirects(url: url, limit: Self.mostRedirects)
        } catch { return .of(error) }
    }

    private func post(_ url: String, _ body: String) async throws(TransportFault) -> Transport.HTTPResponse {
        // The hub's address came from the feed: public ones only, unless the configuration allows the host.
        try await client.send(
            HTTPRequest(
                url: url, method: .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: Array(body.utf8), limits: .webhook, addresses: .publicOnly))
    }

    // MARK: - In

    /// Serves until the service is told to stop. An address that can't be listened on is tried again.
    /// - Parameter onNewItems: called when a push brought some.
    func listen(onNewItems: @escaping @Sendable () -> Void) async {
        let server = WebSubServer(
            limit: intake.settings.feedSize,
            expects: { [subscriptions] token in
                // Where the store can't tell, the answer will say so.
                do throws(StoreFault) { return try subscriptions.find(token) != nil } catch { return true }
            },
            answer: { request, body in self.answer(request, body, onNewItems: onNewItems) }, log: intake.log)
        let pause = Wake()
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            do {
                try await cancelWhenGracefulShutdown { [address, state = self] in
                    try await server.run(address) { port in state.listening(on: port) }
                }
            } catch {
                // A stop looks like a fault of the socket.
                if Task.isShuttingDownGracefully || Task.isCancelled { break }
                intake.log.error(
                    "can't listen for hubs, tried again",
                    metadata: ["address": "\(address)", "why": "\(error)"])
            }
            state.withLock { $0.port = nil }
            await pause.wait(upTo: 30)
        }
        state.withLock { $0.port = nil }
    }

    private func listening(on port: UInt16) {
        state.withLock { $0.port = port }
        intake.log.notice(
            "listening for hubs",
            metadata: ["address": "\(ListenAddress(host: address.host, port: port))"])
    }

    /// What a call to a token's callback comes to. The reply goes out when all is stored: a hub that hears nothing, or 503,
    /// pushes again.
    func answer(_ request: WebSubRequest, _ body: [UInt8], onNewItems: () -> Void) -> WebSubReply {
        do throws(StoreFault) {
            guard let subscription = try subscriptions.find(request.token) else { return WebSubReply(status: 404) }
            let event: WebSub.Event
            if request.method == "POST" {
                event = .pushed(
                    isSigned: WebSubSignature.verify(
                        request.headers["x-hub-signature"], body: body, secret: subscription.keys.secret))
            } else if let query = HubQuery(request.query) {
                event = .called(query)
            } else {
                return WebSubReply(status: 404)
            }
            for action in try subscriptions.on(event, request.token) ?? [] {
                switch action {
                case .reply(let status, let text): return WebSubReply(status: status, text: text)
                case .take: return try take(body, request, subscription, onNewItems: onNewItems)
                default: break
                }
            }
            return WebSubReply(status: 404)
        } catch {
            intake.log.error("can't take what a hub sent, it is asked to send it again", metadata: ["why": "\(error)"])
            return WebSubReply(status: 503)
        }
    }

    private func take(
        _ body: [UInt8], _ request: WebSubRequest, _ subscription: Subscription, onNewItems: () -> Void
    ) throws(StoreFault) -> WebSubReply {
        if let coding = request.headers["content-encoding"], coding.lowercased() != "identity" {
            return WebSubReply(status: 415)
        }
        guard let feed = feeds().first(where: { $0.url == subscription.feed }),
            let record = try intake.store.feed(url: feed.url)
        else { return WebSubReply(status: 410) }
        let document: FeedDocument
        do throws(Reading.FeedFault) {
            document = try FeedParser.parse(
                body, contentType: request.headers["content-type"], url: subscription.topic, now: intake.clock.now())
        } catch {
            // To send it again would not mend it; the daily poll brings what was in it.
            intake.log.warning("a push is no feed", metadata: ["feed": "\(feed.name)", "why": "\(error)"])
            return WebSubReply(status: 202)
        }
        let state = FeedState(record)
        let pushed = FetchedFeed(
            bytes: [], contentType: nil, finalURL: subscription.topic, validators: nil, hash: "")
        let items = try intake.take(
            document, Intake.Fetched(begun: state, after: state, feed: pushed, push: request.token), from: feed)
        if items > 0 { onNewItems() }
        return WebSubReply(status: 200)
    }
}
