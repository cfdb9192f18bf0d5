import Foundation
import Glibc
import Synchronization

/// A server on loopback that does to a client whatever its script says: bytes, not HTTP. A thread a connection.
final class HostileServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let counts = Counts()

    /// Connections accepted so far.
    var accepted: Int { counts.values.withLock { $0.accepted } }
    /// Most connections that were open at once.
    var mostOpen: Int { counts.values.withLock { $0.mostOpen } }
    /// Requests read whole so far.
    var requests: Int { counts.values.withLock { $0.requests } }

    var authority: String { "127.0.0.1:\(port)" }
    func url(_ path: String = "/") -> String { "http://\(authority)\(path)" }

    /// - Parameter script: run for each connection, which is closed when it returns.
    init(_ script: @escaping @Sendable (Peer) -> Void) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                guard unsafe bind(listener, raw, length) == 0, listen(listener, 512) == 0 else { return false }
                return unsafe getsockname(listener, raw, &length) == 0
            }
        }
        precondition(isBound, "no port on loopback")
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [counts] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    _ = close(listener)
                    return
                }
                counts.opened()
                Thread.detachNewThread {
                    script(Peer(descriptor: connection, onRequest: { counts.read() }))
                    _ = close(connection)
                    counts.closed()
                }
            }
        }
    }

    /// Answers each request of a kept-alive connection with the bytes that `answer` gives.
    convenience init(answering answer: @escaping @Sendable (Peer.Request) -> String) {
        self.init { peer in
            while let request = peer.readRequest() { peer.send(answer(request)) }
        }
    }

    /// Takes no more connections. A server that is not stopped listens until the process ends: were it to stop when
    /// nobody holds it any more, that would be as soon as a test has its address, and reset what has not been accepted
    /// yet.
    ///
    /// The accepting thread closes the listener, not this one: were its number free before that thread has seen the end,
    /// another test's listener could get it, and this server's script would answer the other's clients.
    func stop() { _ = shutdown(listener, Int32(SHUT_RDWR)) }

    private final class Counts: Sendable {
        let values = Mutex((accepted: 0, open: 0, mostOpen: 0, requests: 0))

        func opened() {
            values.withLock {
                $0.accepted += 1
                $0.open += 1
                $0.mostOpen = max($0.mostOpen, $0.open)
            }
        }
        func closed() { values.withLock { $0.open -= 1 } }
        func read() { values.withLock { $0.requests += 1 } }
    }
}

/// The client's end of a connection, as the server sees it.
struct Peer: Sendable {
    struct Request: Sendable {
        var method: String
        var path: String
        /// Names in lower case.
        var headers: [String: String]
        var body: [UInt8]
    }

    let descriptor: Int32
    let onRequest: @Sendable () -> Void

    /// The next request; nil where the client has gone.
    func readRequest() -> Request? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard let byte = read(1)?.first else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        var body: [UInt8] = []
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while body.count < length, let more = read(length - body.count) { body += more }
        onRequest()
        return Request(method: words.first ?? "", path: words.count > 1 ? words[1] : "", headers: headers, body: body)
    }

    func readByte() -> UInt8? { read(1)?.first }
    /// Whatever has come; nil where the client has gone.
    func readSome() -> [UInt8]? { read(65_536) }

    private func read(_ count: Int) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, unsafe Glibc.recv(descriptor, buffer.baseAddress, count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// False where the client has gone.
    @discardableResult func send(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    @discardableResult func send(_ text: String) -> Bool { send(text.utf8) }

    /// Until the client has closed its end.
    func waitForClose() { while read(4096) != nil {} }

    /// The connection ends with RST instead of FIN when the script returns.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}

/// A response with a length.
func response(_ status: String, _ headers: String..., body: String = "") -> String {
    "HTTP/1.1 \(status)\r\n" + headers.map { $0 + "\r\n" }.joined() + "Content-Length: \(body.utf8.count)\r\n\r\n"
        + body
}
