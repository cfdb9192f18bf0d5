import Fetching
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

@testable import Service

/// A publisher and its hub on loopback, and the reverse proxy between the hub and us.
final class FakeHub: Sendable {
    struct Answer: Sendable {
        var status: Int
        var body: String
        var head: String
    }

    private struct State {
        var feed = ""
        var status = 202
        var redirects = false
        var requests: [[String: String]] = []
        var polls = 0
    }

    private let state = Mutex(State())
    private let server: HTTPServer
    private let task: Task<Void, any Error>
    let port: UInt16

    init() async throws {
        let box = Box()
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in
                try await box.hub?.serve(request) ?? HTTPResponse(statusCode: .notFound)
            })
        task = Task { try await server.run() }
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.disconnected }
        self.server = server
        self.port = port
        box.hub = self
    }

    func stop() async {
        await server.stop(timeout: 0)
        task.cancel()
        _ = await task.result
    }

    var feedURL: String { "http://127.0.0.1:\(port)/feed.xml" }
    var hubURL: String { "http://127.0.0.1:\(port)/hub" }
    /// What the feed's address serves; it has an ETag of its content.
    func publish(_ feed: String) { state.withLock { $0.feed = feed } }
    /// What the hub answers to requests from now on.
    func answers(_ status: Int) { state.withLock { $0.status = status } }
    /// The hub sends the next request elsewhere first.
    func redirectOnce() { state.withLock { $0.redirects = true } }
    /// The forms that the hub was sent.
    var requests: [[String: String]] { state.withLock { $0.requests } }
    var polls: Int { state.withLock { $0.polls } }

    private func serve(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = String(decoding: try await request.bodyData, as: UTF8.self)
        return state.withLock { state in
            switch request.path {
            case "/feed.xml":
                state.polls += 1
                let etag = "\"\(state.feed.utf8.count)\""
                var headers = HTTPHeaders()
                headers[.eTag] = etag
                headers[HTTPHeader("Link")] = "<\(hubURL)>; rel=\"hub\", <\(feedURL)>; rel=\"self\""
                return request.headers[.init("If-None-Match")] == etag
                    ? HTTPResponse(statusCode: .notModified, headers: headers)
                    : HTTPResponse(statusCode: .ok, headers: headers, body: Data(state.feed.utf8))
            case "/hub" where state.redirects:
                state.redirects = false
                var headers = HTTPHeaders()
                headers[.location] = "/moved"
                return HTTPResponse(statusCode: .temporaryRedirect, headers: headers)
            case "/hub", "/moved":
                var components = URLComponents()
                components.percentEncodedQuery = body
                let fields = (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }
                state.requests.append(Dictionary(fields) { $1 })
                return HTTPResponse(statusCode: HTTPStatusCode(state.status, phrase: "Status"))
            default: return HTTPResponse(statusCode: .notFound)
            }
        }
    }

    /// Calls a callback as the proxy passes it on: the same path, to our port on loopback.
    static func call(
        _ callback: String, at port: UInt16, query: [(String, String)] = [], signature: String? = nil,
        body: String? = nil
    ) async throws -> Answer {
        let path = callback.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
        let target = path + (query.isEmpty ? "" : "?" + WebForm.encode(query))
        var lines = ["\(body == nil ? "GET" : "POST") \(target) HTTP/1.1", "Host: desk.example"]
        if let body { lines += ["Content-Type: application/rss+xml", "Content-Length: \(body.utf8.count)"] }
        if let signature { lines.append("X-Hub-Signature: \(signature)") }
        return try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""), to: port)
    }

    /// Sends bytes as they are, and reads until the other side hangs up.
    static func send(_ text: String, to port: UInt16) async throws -> Answer {
        let socket = try await connect(to: port)
        defer { try? socket.close() }
        try await socket.write(Data(text.utf8))
        var bytes: [UInt8] = []
        // We hang up once the answer is whole, as a proxy does.
        while !isWhole(bytes) {
            guard let more = try? await socket.read(atMost: 4096) else { break }
            bytes += more
        }
        let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        let status = parts[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, body: parts.dropFirst().joined(separator: "\r\n\r\n"), head: parts[0])
    }

    /// A minute: the machine may be busy with other tests.
    static func connect(to port: UInt16) async throws -> AsyncSocket {
        try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port), timeout: 60)
    }

    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        guard parts.count > 1,
            let field = parts[0].split(separator: "\r\n").first(where: { $0.hasPrefix("Content-Length: ") })
        else { return false }
        return parts.dropFirst().joined(separator: "\r\n\r\n").utf8.count >= Int(field.dropFirst(16)) ?? 0
    }
}

/// Set once the server that needs it is made.
private final class Box: Sendable {
    private let value = Mutex<FakeHub?>(nil)

    var hub: FakeHub? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
