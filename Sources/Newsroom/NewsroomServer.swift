import FlyingFox
import FlyingSocks
package import Foundation
import Model
import Synchronization

/// What can go wrong with the sample newsroom's server.
package enum NewsroomFault: Error, Sendable, CustomStringConvertible {
    /// The loopback port could not be opened; with the system's reason.
    case cannotListen(String)
    /// `start` was called while it serves.
    case isRunning

    /// What is wrong, in a line.
    package var description: String {
        switch self {
        case .cannotListen(let reason): "the sample newsroom can't listen on 127.0.0.1: \(reason)"
        case .isRunning: "the sample newsroom is running already"
        }
    }
}

/// Serves the sample newsroom on loopback: feeds and pages as they stood at `asOf`, and `POST /hook`, a webhook receiver.
///
/// Feeds have `ETag` and `Last-Modified` and answer 304. Four outlets misbehave on purpose, see `SampleOutlet.Trouble`.
package final class NewsroomServer: Sendable {
    private let site: NewsroomSite
    private let running = Mutex<(server: HTTPServer, task: Task<Void, any Error>)?>(nil)

    /// The longest webhook body taken, in bytes; a longer one gets 413.
    package static let maxBody = 4 << 20

    /// `asOf`: the moment at which the newsroom stands; by default the first of `SampleNewsroom.days`, at 00:00 UTC.
    package init(asOf: Date? = nil) {
        let start = SampleNewsroom.days.first.map { Double($0.ordinal) * 86_400 } ?? 0
        site = NewsroomSite(asOf: asOf ?? Date(timeIntervalSince1970: start))
    }

    /// The newsroom's clock: feeds and pages show what was published up to that moment.
    package var asOf: Date {
        get { site.asOf }
        set { site.asOf = newValue }
    }

    /// The webhooks that were taken (answered 204), in order of arrival.
    package func received() -> [ReceivedWebhook] { site.received }

    /// The webhooks that were answered 503 because of `failHooks`, in order of arrival.
    package func refused() -> [ReceivedWebhook] { site.refused }

    /// How often each outlet's feed was asked for, by its slug; redirects don't count.
    package func feedRequests() -> [String: Int] { site.requests }

    /// The next `count` webhooks get 503 with `Retry-After: 1`, the later ones are taken.
    package func failHooks(_ count: Int) { site.failHooks(count) }

    /// Opens a free port of 127.0.0.1, and returns it once the server listens.
    package func start() async throws(NewsroomFault) -> Int {
        guard running.withLock({ $0 == nil }) else { throw .isRunning }
        do {
            let site = self.site
            // The base of all links in the answers; known once the port is.
            let links = Links()
            let server = HTTPServer(
                address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
                handler: ClosureHTTPHandler { request in try await Self.answer(request, site, base: links.base) })
            let task = Task { try await server.run() }
            do {
                try await server.waitUntilListening(timeout: 60)
                guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.disconnected }
                links.base = "http://127.0.0.1:\(port)"
                running.withLock { $0 = (server, task) }
                return Int(port)
            } catch {
                task.cancel()
                throw error
            }
        } catch {
            throw .cannotListen("\(error)")
        }
    }

    /// Closes the port and all connections. May be called twice.
    package func stop() async {
        let last = running.withLock { current in
            defer { current = nil }
            return current
        }
        guard let last else { return }
        await last.server.stop(timeout: 0)
        last.task.cancel()
        _ = await last.task.result
    }

    private static func answer(_ request: HTTPRequest, _ site: NewsroomSite, base: String) async throws -> HTTPResponse
    {
        var body: [UInt8] = []
        for try await chunk in request.bodySequence {
            body.append(contentsOf: chunk)
            if body.count > maxBody { return HTTPResponse(statusCode: .payloadTooLarge) }
        }
        var headers: [String: String] = [:]
        for name in request.headers.keys {
            headers[name.rawValue.lowercased()] = request.headers.values(for: name).joined(separator: ", ")
        }
        let reply = site.reply(
            to: .init(method: request.method.rawValue, path: request.path, headers: headers, body: body), base: base)
        var answered = HTTPHeaders()
        for (name, value) in reply.headers { answered[HTTPHeader(name)] = value }
        return HTTPResponse(
            statusCode: HTTPStatusCode(reply.status, phrase: phrase(reply.status)), headers: answered,
            body: Data(reply.body))
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 304: "Not Modified"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}

/// The base of all links, set when the port is known and read by every answer.
private final class Links: Sendable {
    private let value = Mutex("")

    var base: String {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
