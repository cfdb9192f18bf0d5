import Foundation

/// Whoever can put a request: the client, or a test's stand-in for it.
package protocol HTTPSending: Sendable {
    /// The response, of whatever status. Cancelling the task ends the request at once (`TransportFault.cancelled`).
    func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse
}

/// All requests of the program, driven by one thread; mail goes out on threads of its own (`MailThreads`).
///
/// HTTP/1.1 and, over TLS, HTTP/2; compressed transfer; no cookies, no proxy, no credentials of its own; certificates
/// are always checked. Every hop of a redirect is bounded and guarded like the first (`Redirection`, `AddressGuard`).
package final class HTTPClient: HTTPSending {
    package struct Configuration: Sendable {
        /// `Copytaster/VERSION (+CONTACT)`.
        package var userAgent: String
        /// Requests under way in all.
        package var maxConnections: Int
        /// Requests under way to one host and port.
        package var maxPerHost: Int
        /// Hosts whose addresses need not be public, in lower case: `feeds.desk.example`, `127.0.0.1`, or with a port,
        /// `127.0.0.1:8080`, `[::1]:8080`, which then allows no other.
        package var allowedHosts: Set<String>

        package init(userAgent: String, maxConnections: Int = 64, maxPerHost: Int = 4, allowedHosts: Set<String> = []) {
            self.userAgent = userAgent
            self.maxConnections = maxConnections
            self.maxPerHost = maxPerHost
            self.allowedHosts = allowedHosts
        }
    }

    private let configuration: Configuration
    private let errands = ErrandBox()
    private let mailThreads = MailThreads()

    /// Starts the thread. It ends with `shutdown()`, or when the client is let go of.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        let thread = Thread { [errands] in
            guard let engine = Engine(configuration: configuration, errands: errands) else {
                return Self.refuse(errands)
            }
            engine.run()
        }
        thread.name = "copytaster.http"
        thread.start()
    }

    deinit {
        _ = errands.post(.stop(nil))
        mailThreads.stop()
    }

    package func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
        let url = try HTTPURL(request.url)
        try Self.check(request)
        let transfer = Transfer(
            request: request, url: url,
            allowsHost: { [allowed = configuration.allowedHosts] url in
                allowed.contains(url.host) || allowed.contains(url.authority)
            })
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                transfer.continuation = continuation
                if !errands.post(.start(transfer)) { continuation.resume(returning: .failure(.shutDown)) }
            }
        } onCancel: {
            _ = errands.post(.cancel(transfer))
        }
        return try outcome.get()
    }

    /// Puts a message before its server, over a connection of its own. What the server says to it is no fault, be it no.
    /// Cancelling the task ends the dialogue within a second (`TransportFault.cancelled`); the server may have taken the
    /// message by then.
    package func send(_ mail: MailRequest) async throws(TransportFault) -> MailResponse {
        let transfer = try MailTransfer(mail)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { mailThreads.start(transfer, $0) }
        } onCancel: {
            transfer.stop(.cancelled)
        }
        return try outcome.get()
    }

    /// Ends all requests and mail with `TransportFault.shutDown` and returns when the threads are done with them. May be called
    /// twice.
    package func shutdown() async {
        await withCheckedContinuation { continuation in
            if !errands.post(.stop(continuation)) { continuation.resume() }
        }
        await mailThreads.shutdown()
    }

    /// A line break in a header would let whoever wrote it write further headers.
    private static func check(_ request: HTTPRequest) throws(TransportFault) {
        guard request.body == nil || request.method == .post else {
            throw .badRequest(request.url, why: "only a POST has a body")
        }
        for (name, value) in request.headers {
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }) else {
                throw .badRequest(request.url, why: "'\(name)' is no name of a header")
            }
            guard value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 9 }) else {
                throw .badRequest(request.url, why: "the header \(name) has a control character")
            }
        }
    }

    /// Where libcurl could not be started at all.
    private static func refuse(_ errands: ErrandBox) {
        for errand in errands.close() {
            switch errand {
            case .start(let transfer): transfer.continuation?.resume(returning: .failure(.engine("it did not start")))
            case .cancel: break
            case .stop(let continuation): continuation?.resume()
            }
        }
    }
}
