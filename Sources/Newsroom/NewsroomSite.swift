import Foundation
import Model
import Synchronization

/// A webhook request that the sample newsroom's receiver took.
package struct ReceivedWebhook: Sendable, Hashable {
    /// The header `webhook-id`; empty where it is missing.
    package var id: String
    /// The header `webhook-timestamp` as sent (Unix seconds).
    package var timestamp: String
    /// The header `webhook-signature` as sent (`v1,` and base64, several parted by spaces).
    package var signature: String
    /// All headers, names in lower case.
    package var headers: [String: String]
    /// The body's bytes as they arrived: what the signature is over.
    package var body: [UInt8]

    /// `headers`: names in lower case.
    package init(headers: [String: String], body: [UInt8]) {
        id = headers["webhook-id"] ?? ""
        timestamp = headers["webhook-timestamp"] ?? ""
        signature = headers["webhook-signature"] ?? ""
        self.headers = headers
        self.body = body
    }
}

/// What the newsroom answers, and the state that its answers hang on. No sockets: the server puts it on the wire.
final class NewsroomSite: Sendable {
    struct Request: Sendable {
        var method = "GET"
        var path: String
        /// Names in lower case.
        var headers: [String: String] = [:]
        var body: [UInt8] = []
    }

    struct Reply: Sendable {
        var status: Int
        var headers: [String: String] = [:]
        var body: [UInt8] = []
    }

    private struct State {
        var asOf: Date
        var failuresLeft = 0
        var received: [ReceivedWebhook] = []
        var refused: [ReceivedWebhook] = []
        /// Paths that fail at first and have done so.
        var hasFailed: Set<String> = []
        var requests: [String: Int] = [:]
    }

    /// A receiver that is never emptied must not grow for ever.
    private static let maxKept = 10_000

    private let state: Mutex<State>

    init(asOf: Date) { state = Mutex(State(asOf: asOf)) }

    var asOf: Date {
        get { state.withLock { $0.asOf } }
        set { state.withLock { $0.asOf = newValue } }
    }

    var received: [ReceivedWebhook] { state.withLock { $0.received } }
    var refused: [ReceivedWebhook] { state.withLock { $0.refused } }
    var requests: [String: Int] { state.withLock { $0.requests } }

    func failHooks(_ count: Int) { state.withLock { $0.failuresLeft = max(0, count) } }

    func reply(to request: Request, base: String) -> Reply {
        if request.path == "/hook" { return hook(request) }
        guard request.method == "GET" || request.method == "HEAD" else {
            return text(405, "Only GET here.", ["Allow": "GET, HEAD"])
        }
        if request.path == "/robots.txt" { return text(200, "User-agent: *\nAllow: /\n") }
        if let outlet = Self.byFeedPath[request.path] { return feed(outlet, request, base) }
        if let article = Self.byPagePath[request.path], let outlet = SampleNewsroom.outlet(article.outlet) {
            return page(article, outlet, request, base)
        }
        // FlyingFox drops a path's last slash.
        let trimmed = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
        if let outlet = Self.byHomePath[trimmed] { return home(outlet, request, base) }
        return text(404, "Not found.")
    }

    /// An outlet's front page: its headlines, and where its feed stands.
    private func home(_ outlet: SampleOutlet, _ request: Request, _ base: String) -> Reply {
        let articles = SampleNewsroom.articles(of: outlet, asOf: asOf)
        let page = PageWriter.home(outlet, articles, base: base)
        return conditional(
            request, "text/html; charset=\(outlet.charset.rawValue)", outlet.charset.encode(page),
            modified: articles.first?.published)
    }

    private func hook(_ request: Request) -> Reply {
        guard request.method == "POST" else { return text(405, "Only POST here.", ["Allow": "POST"]) }
        let webhook = ReceivedWebhook(headers: request.headers, body: request.body)
        let isTaken = state.withLock { state in
            if state.failuresLeft > 0 {
                state.failuresLeft -= 1
                if state.refused.count < Self.maxKept { state.refused.append(webhook) }
                return false
            }
            if state.received.count < Self.maxKept { state.received.append(webhook) }
            return true
        }
        return isTaken
            ? Reply(status: 204) : text(503, "The receiver is down, as it was told to be.", ["Retry-After": "1"])
    }

    private func feed(_ outlet: SampleOutlet, _ request: Request, _ base: String) -> Reply {
        if outlet.trouble == .moved, request.path == outlet.path {
            return text(301, "Moved.", ["Location": base + outlet.servedPath])
        }
        let (asOf, isFailing) = state.withLock { state in
            state.requests[outlet.slug, default: 0] += 1
            let isFailing = outlet.trouble == .failsAtFirst && state.hasFailed.insert(outlet.path).inserted
            return (state.asOf, isFailing)
        }
        if isFailing { return text(500, "Internal error, gone at the next request.") }

        let (contentType, bytes) = SampleNewsroom.feed(outlet, asOf: asOf, base: base)
        let newest = SampleNewsroom.articles(of: outlet, asOf: asOf).first
        return conditional(request, contentType, bytes, modified: newest?.published)
    }

    private func page(_ article: SampleArticle, _ outlet: SampleOutlet, _ request: Request, _ base: String) -> Reply {
        let asOf = self.asOf
        guard article.published <= asOf else { return text(404, "Not published yet.") }
        let related = SampleNewsroom.articles(of: outlet, asOf: asOf).filter { $0.slug != article.slug }
        let bytes = SampleNewsroom.page(article, base: base, related: related)
        return conditional(
            request, "text/html; charset=\(outlet.charset.rawValue)", bytes, modified: article.published)
    }

    /// 304 where the request's validators still hold: `If-None-Match` alone decides where it is given (RFC 9110, 13.2.2).
    private func conditional(_ request: Request, _ type: String, _ bytes: [UInt8], modified: Date?) -> Reply {
        let etag = "\"\(Self.hash(bytes))\""
        var headers = ["Content-Type": type, "ETag": etag]
        let lastModified = modified.map(Stamp.http)
        headers["Last-Modified"] = lastModified
        let isUnchanged =
            if let given = request.headers["if-none-match"] {
                given.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == etag }
            } else if let given = request.headers["if-modified-since"] {
                given == lastModified
            } else {
                false
            }
        if isUnchanged {
            headers["Content-Type"] = nil
            return Reply(status: 304, headers: headers)
        }
        return Reply(status: 200, headers: headers, body: request.method == "HEAD" ? [] : bytes)
    }

    private func text(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Reply {
        Reply(
            status: status,
            headers: headers.merging(["Content-Type": "text/plain; charset=utf-8"]) { first, _ in first },
            body: Array(body.utf8))
    }

    /// FNV-1a, 64 bits, in hexadecimal digits: enough to tell two states of a sample feed apart.
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    private static let byFeedPath = Dictionary(
        SampleNewsroom.outlets.flatMap { [($0.path, $0), ($0.servedPath, $0)] }, uniquingKeysWith: { first, _ in first }
    )
    private static let byHomePath = Dictionary(
        SampleNewsroom.outlets.map { ("/\($0.slug)", $0) }, uniquingKeysWith: { first, _ in first })
    private static let byPagePath = Dictionary(
        SampleNewsroom.articles.map { (SampleNewsroom.path($0), $0) }, uniquingKeysWith: { first, _ in first })
}
