/// What to ask, and how much of time and memory the answer may take.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var url: String
    package var method: Method
    /// Name and value; the User-Agent, Accept-Encoding, Host and Content-Length are the client's own.
    package var headers: [(name: String, value: String)]
    /// Only of a POST.
    package var body: [UInt8]?
    package var limits: Limits
    package var addresses: AddressPolicy

    package init(
        url: String, method: Method = .get, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        limits: Limits = .page, addresses: AddressPolicy = .publicOnly
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.limits = limits
        self.addresses = addresses
    }
}

/// Where a request may go.
package enum AddressPolicy: Sendable, Hashable {
    /// Public addresses, and the hosts that the client's configuration allows. For every address that came from
    /// outside.
    case publicOnly
    /// Anywhere. Only for an address that the desk itself configured, such as a webhook inside its network.
    case anywhere
}

/// The bounds of one request. Time spent waiting for a turn (connection limits) is not counted.
package struct Limits: Sendable, Hashable {
    /// To resolve, connect and agree on TLS, for each hop.
    package var connect: Duration
    /// Until the first line of the response, for each hop; nil: only `total` counts.
    package var firstByte: Duration?
    /// All in all, redirects included.
    package var total: Duration
    /// Bytes of the body after decompression.
    package var bytes: Int
    /// Bytes of the body as sent.
    package var wireBytes: Int
    /// An answer with a longer body is no fault: as much as `bytes` of it comes, the rest is left.
    package var isClipped = false
    /// Redirects followed; 0: a 3xx is returned as it is. A POST is never redirected.
    package var redirects: Int

    package init(
        connect: Duration, firstByte: Duration?, total: Duration, bytes: Int, wireBytes: Int, redirects: Int
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.total = total
        self.bytes = bytes
        self.wireBytes = wireBytes
        self.redirects = redirects
    }

    /// A feed: the largest in the field's collections stay under 20 MB.
    package static let feed = Limits(
        connect: .seconds(15), firstByte: .seconds(30), total: .seconds(60), bytes: 32 << 20, wireBytes: 16 << 20,
        redirects: 8)
    /// An article's page.
    package static let page = Limits(
        connect: .seconds(10), firstByte: .seconds(20), total: .seconds(30), bytes: 5 << 20, wireBytes: 5 << 20,
        redirects: 8)
    /// A delivery: Standard Webhooks asks for 15 to 30 seconds; what a receiver says beyond its status is a word or a mark,
    /// and the length of it makes no delivery fail.
    package static let webhook = {
        var limits = Limits(
            connect: .seconds(10), firstByte: nil, total: .seconds(20), bytes: 64 << 10, wireBytes: 256 << 20,
            redirects: 0)
        limits.isClipped = true
        return limits
    }()
    /// Mail. `connect` is until the server is ready for a message, logged in; `firstByte` bounds the wait for each reply,
    /// `total` the wait for the last one: RFC 5321, section 4.5.3.2.6, would give that ten minutes, since who gives up sends
    /// the message twice. `bytes` is the largest message.
    package static let mail = Limits(
        connect: .seconds(30), firstByte: .seconds(60), total: .seconds(300), bytes: 16 << 20, wireBytes: 64 << 10,
        redirects: 0)
}
