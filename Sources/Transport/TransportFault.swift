/// Why a request gave no response. A response of any status is no fault.
package enum TransportFault: Error, Sendable, Hashable {
    /// How far a request had come when its time was up.
    package enum Phase: String, Sendable, Hashable {
        case resolve, connect, tls, firstByte, body
        /// Of mail: a server that answers did not answer a command; did not say whether it took the message.
        case reply, receipt
    }

    /// Nothing was asked: the address or the request itself is wrong.
    case badURL(String, why: String)
    case badRequest(String, why: String)
    /// The name resolves to, or the redirect leads to, an address that is not public. `address` as text, `why` what it
    /// is.
    case refusedAddress(url: String, address: String, why: String)
    case resolve(url: String, host: String)
    case connect(url: String, detail: String)
    case tls(url: String, detail: String)
    case timeout(url: String, Phase, after: Duration)
    /// `what` was larger than `limit` bytes.
    case tooLarge(url: String, what: String, limit: Int)
    case tooManyRedirects(url: String, limit: Int)
    case forbiddenRedirect(url: String, to: String, why: String)
    /// The connection ended within the response.
    case cutOff(url: String, detail: String)
    /// What came is no HTTP, or not what its headers say.
    case badResponse(url: String, detail: String)
    /// The task that asked was cancelled.
    case cancelled
    /// The client has been shut down.
    case shutDown
    /// libcurl failed in a way of its own.
    case engine(String)

    /// Whether the same request may succeed later without anybody changing anything.
    package var isRetryable: Bool {
        switch self {
        case .resolve, .connect, .tls, .timeout, .cutOff, .badResponse, .engine: true
        case .badURL, .badRequest, .refusedAddress, .tooLarge, .tooManyRedirects, .forbiddenRedirect, .cancelled,
            .shutDown:
            false
        }
    }
}

extension TransportFault: CustomStringConvertible {
    /// A sentence without a full stop that names the address.
    package var description: String {
        switch self {
        case .badURL(let url, let why): "'\(url)' can't be fetched: \(why)"
        case .badRequest(let url, let why): "the request to \(url) is wrong: \(why)"
        case .refusedAddress(let url, let address, let why):
            "\(url) leads to \(address), which is \(why): refused, unless the configuration allows the host"
        case .resolve(let url, let host): "\(url): the name \(host) does not resolve"
        case .connect(let url, let detail): "\(url): no connection (\(detail))"
        case .tls(let url, let detail): "\(url): no secure connection (\(detail))"
        case .timeout(let url, let phase, let after):
            "\(url): \(Self.awaited(phase)) within \(Self.seconds(after)) s"
        case .tooLarge(let url, let what, let limit): "\(url): \(what) is larger than \(limit) bytes"
        case .tooManyRedirects(let url, let limit): "\(url): more than \(limit) redirects"
        case .forbiddenRedirect(let url, let to, let why): "\(url) redirects to '\(to)': \(why)"
        case .cutOff(let url, let detail): "\(url): the response was cut off (\(detail))"
        case .badResponse(let url, let detail): "\(url): the response can't be read (\(detail))"
        case .cancelled: "cancelled"
        case .shutDown: "the HTTP client has been shut down"
        case .engine(let detail): "libcurl failed: \(detail)"
        }
    }

    private static func awaited(_ phase: Phase) -> String {
        switch phase {
        case .resolve: "the name did not resolve"
        case .connect: "no connection"
        case .tls: "no secure connection"
        case .firstByte: "no response"
        case .body: "the response did not end"
        case .reply: "no reply to a command"
        case .receipt: "the message went out, but the server did not say that it took it"
        }
    }

    private static func seconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let tenths = attoseconds / 100_000_000_000_000_000
        return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
    }
}
