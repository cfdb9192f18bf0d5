internal import FlyingSocks
internal import Foundation
internal import Logging
internal import Synchronization

/// What a caller is told.
struct WebSubReply: Sendable, Hashable {
    var status: Int
    var text = ""
    /// Fields of the head besides those that every answer has.
    var headers: [String: String] = [:]
}

/// Listens for hubs behind a reverse proxy. One request a connection; every head, body, time and number is bounded, and a
/// body is read only for a token that is ours.
struct WebSubServer: Sendable {
    /// The largest body that is taken, in bytes.
    let limit: Int
    /// Whether a token is ours.
    let expects: @Sendable (String) -> Bool
    let answer: @Sendable (WebSubRequest, [UInt8]) -> WebSubReply
    let log: Logger

    /// Connections at a time; who comes then is hung up on.
    private static let mostConnections = 64
    /// Bodies held in memory at a time; who comes then is told to try again.
    private static let mostBodies = 4
    private static let headTime = Duration.seconds(30)
    private static let bodyTime = Duration.seconds(60)
    private static let replyTime = Duration.seconds(30)

    /// Serves until the task is cancelled.
    /// - Parameter onListening: is told the port, once it is open.
    /// - Throws: where the address can't be listened on.
    func run(_ address: ListenAddress, onListening: @escaping @Sendable (UInt16) -> Void) async throws {
        let pool = SocketPool.make()
        try await pool.prepare()
        let socket = try Self.listen(address)
        defer { try? socket.close() }
        let listener = try AsyncSocket(socket: socket, pool: pool)
        let connected = Gate(most: Self.mostConnections)
        let bodies = Gate(most: Self.mostBodies)
        onListening(Self.port(of: socket) ?? address.port)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask {
                await withDiscardingTaskGroup { connections in
                    while !Task.isCancelled {
                        guard let caller = await accept(from: listener) else { continue }
                        guard connected.enter() else {
                            try? caller.close()
                            continue
                        }
                        connections.addTask {
                            await serve(caller, bodies)
                            connected.leave()
                        }
                    }
                }
            }
            // Whichever ends first ends the other.
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }

    private static func listen(_ address: ListenAddress) throws -> Socket {
        func open(_ address: some SocketAddress) throws -> Socket {
            let socket = try Socket(domain: Int32(type(of: address).family))
            do {
                try socket.setValue(true, for: .localAddressReuse)
                try socket.bind(to: address)
                try socket.listen()
                return socket
            } catch {
                try? socket.close()
                throw error
            }
        }
        return address.isSix
            ? try open(.inet6(ip6: address.host, port: address.port))
            : try open(.inet(ip4: address.host, port: address.port))
    }

    private static func port(of socket: Socket) -> UInt16? {
        switch try? socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): port
        default: nil
        }
    }

    /// Nil where nobody could be let in: too many open files pass, and so does a caller who has gone.
    private func accept(from listener: AsyncSocket) async -> AsyncSocket? {
        do { return try await listener.accept() } catch {
            if !Task.isCancelled {
                log.debug("a hub's connection was not accepted", metadata: ["why": "\(error)"])
                try? await Task.sleep(for: .milliseconds(200))
            }
            return nil
        }
    }

    // MARK: - One connection

    private func serve(_ caller: AsyncSocket, _ bodies: Gate) async {
        defer { try? caller.close() }
        do {
            let reply: WebSubReply
            do throws(WebSubRequest.Fault) {
                reply = try await self.reply(to: caller, bodies)
            } catch {
                guard error != Self.gone else { return }
                reply = WebSubReply(status: error.status)
            }
            try await Self.within(Self.replyTime) {
                try await caller.write(Self.response(reply))
                // Closing over unread bytes would reset the connection before the answer is read.
                while try await !caller.read(atMost: 4096).isEmpty {}
            }
        } catch {
            // Gone or too slow: there is nobody to tell.
        }
    }

    /// There is nobody to answer any more.
    private static let gone = WebSubRequest.Fault(status: 0)

    private func reply(
        to caller: AsyncSocket, _ bodies: Gate
    ) async throws(WebSubRequest.Fault) -> WebSubReply {
        let (head, rest) = try await Self.timed(Self.headTime) { () async throws(WebSubRequest.Fault) in
            try await Self.head(caller)
        }
        let request = try WebSubRequest(head: head)
        guard expects(request.token) else { return WebSubReply(status: 404) }
        guard request.method == "POST" else {
            return request.method == "GET" ? answer(request, []) : WebSubReply(status: 405)
        }
        guard bodies.enter() else { return WebSubReply(status: 503) }
        defer { bodies.leave() }
        let body = try await Self.timed(Self.bodyTime) { [limit] () async throws(WebSubRequest.Fault) in
            try await Self.body(of: request, caller, begun: rest, limit: limit)
        }
        return answer(request, body)
    }

    /// What comes up to the empty line, and what came after it.
    private static func head(_ caller: AsyncSocket) async throws(WebSubRequest.Fault) -> ([UInt8], [UInt8]) {
        var bytes: [UInt8] = []
        var searched = 0
        while true {
            bytes += try await read(caller)
            for index in max(0, searched - 3)..<max(0, bytes.count - 3)
            where bytes[index] == 0x0D && bytes[index + 1] == 0x0A && bytes[index + 2] == 0x0D
                && bytes[index + 3] == 0x0A
            {
                return (Array(bytes[..<index]), Array(bytes[(index + 4)...]))
            }
            searched = bytes.count
            guard bytes.count < WebSubRequest.longestHead else { throw WebSubRequest.Fault(status: 431) }
        }
    }

    private static func body(
        of request: WebSubRequest, _ caller: AsyncSocket, begun: [UInt8], limit: Int
    ) async throws(WebSubRequest.Fault) -> [UInt8] {
        var body = try WebSubBody(request.framing, limit: limit)
        if request.expectsContinue, begun.isEmpty, !body.isComplete {
            do { try await caller.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8)) } catch { throw gone }
        }
        try body.append(begun[...])
        while !body.isComplete { try body.append(try await read(caller)[...]) }
        return body.bytes
    }

    private static func read(_ caller: AsyncSocket) async throws(WebSubRequest.Fault) -> [UInt8] {
        do { return try await caller.read(atMost: 4096) } catch { throw gone }
    }

    private static func response(_ reply: WebSubReply) -> Data {
        let retry = reply.status == 503 ? "Retry-After: 60\r\n" : ""
        // A challenge is a stranger's text: plain, and not to be taken for anything else.
        let type = reply.headers["Content-Type"] ?? "text/plain; charset=utf-8"
        let others = reply.headers.filter { $0.key != "Content-Type" }.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value)\r\n" }.joined()
        return Data(
            """
            HTTP/1.1 \(reply.status) \(phrase(reply.status))\r
            Content-Type: \(type)\r
            X-Content-Type-Options: nosniff\r
            Content-Length: \(reply.text.utf8.count)\r
            \(others)\(retry)Connection: close\r
            \r
            \(reply.text)
            """.utf8)
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 202: "Accepted"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 410: "Gone"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }

    // MARK: - Time

    private static func timed<Value: Sendable>(
        _ time: Duration, _ work: @escaping @Sendable () async throws(WebSubRequest.Fault) -> Value
    ) async throws(WebSubRequest.Fault) -> Value {
        do { return try await within(time, work) } catch let fault as WebSubRequest.Fault { throw fault } catch {
            throw WebSubRequest.Fault(status: 408)
        }
    }

    private static func within<Value: Sendable>(
        _ time: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: time)
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}

/// Lets so many in at a time.
private final class Gate: Sendable {
    private let most: Int
    private let inside = Mutex(0)

    init(most: Int) { self.most = most }

    func enter() -> Bool {
        inside.withLock { inside in
            guard inside < most else { return false }
            inside += 1
            return true
        }
    }

    func leave() { inside.withLock { $0 -= 1 } }
}
