import CCurl

/// A request under way. Made by the caller, then touched by the engine's thread alone, which also runs the callbacks:
/// that is why it may be handed over though it is no value.
final class Transfer: @unchecked Sendable {
    typealias Outcome = Result<HTTPResponse, TransportFault>

    let request: HTTPRequest
    /// Whether addresses that aren't public will do, by host as written.
    let allowsHost: @Sendable (HTTPURL) -> Bool
    var continuation: CheckedContinuation<Outcome, Never>?

    /// The hop under way.
    private(set) var url: HTTPURL
    private(set) var headers: [(name: String, value: String)]
    private(set) var redirects: [HTTPResponse.Redirect] = []
    private var allowsAnyAddress: Bool
    /// Its answer so far.
    private(set) var responseHeaders = HTTPHeaders()
    private(set) var body: [UInt8] = []
    private(set) var status = 0
    private(set) var hasFirstByte = false
    private(set) var fault: TransportFault?
    /// The body of a redirect, or of a clipped answer, was longer than worth reading: the hop is over though libcurl calls it
    /// a failure.
    private(set) var bodyWasLeft = false
    private var redirectBytes = 0
    private var headerBytes = 0
    private var isInHeaders = false
    /// The blank line after the head has come. libcurl itself takes a head that is cut off for a whole response.
    private(set) var isHeadWhole = false
    private var refusal: (address: String, why: String)?

    // The engine's.
    var easy: EasyHandle?
    var isOver = false
    var started: ContinuousClock.Instant?
    var hopStarted: ContinuousClock.Instant?

    /// Bytes of header lines taken over all hops.
    static let mostHeaderBytes = 256 << 10
    /// Bytes of a redirect's body read to keep its connection.
    static let mostRedirectBytes = 64 << 10

    init(request: HTTPRequest, url: HTTPURL, allowsHost: @escaping @Sendable (HTTPURL) -> Bool) {
        self.request = request
        self.allowsHost = allowsHost
        self.url = url
        headers = request.headers
        allowsAnyAddress = request.addresses == .anywhere || allowsHost(url)
    }

    /// Goes on to where the answer points.
    func follow(to next: HTTPURL) {
        redirects.append(.init(status: status, to: next.text))
        headers = Redirection.headers(headers, from: url, to: next)
        url = next
        allowsAnyAddress = request.addresses == .anywhere || allowsHost(next)
        resetHop()
        bodyWasLeft = false
    }

    func resetHop() {
        responseHeaders = HTTPHeaders()
        body.removeAll(keepingCapacity: true)
        status = 0
        hasFirstByte = false
        redirectBytes = 0
        isInHeaders = false
        isHeadWhole = false
        refusal = nil
    }

    /// The fault of a hop that libcurl gave up with `code`.
    func fault(for code: CURLcode, easy: EasyHandle) -> TransportFault {
        if let fault { return fault }
        let detail = easy.explanation(code)
        switch code {
        case CURLE_OK: return .cutOff(url: url.text, detail: "the connection ended within its head")
        case CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK:
            if let refusal { return .refusedAddress(url: url.text, address: refusal.address, why: refusal.why) }
            return .connect(url: url.text, detail: detail)
        case CURLE_COULDNT_RESOLVE_HOST: return .resolve(url: url.text, host: url.host)
        case CURLE_OPERATION_TIMEDOUT: return timeout(easy: easy)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .tls(url: url.text, detail: detail)
        case CURLE_FILESIZE_EXCEEDED:
            return .tooLarge(url: url.text, what: "the body as sent", limit: request.limits.wireBytes)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2_STREAM:
            return .cutOff(url: url.text, detail: detail)
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_BAD_FUNCTION_ARGUMENT: return .engine(detail)
        default: return .badResponse(url: url.text, detail: detail)
        }
    }

    /// The fault of a hop that took too long.
    func timeout(easy: EasyHandle) -> TransportFault {
        let phase = hasFirstByte ? .body : easy.phase(isSecure: url.isSecure)
        let limits = request.limits
        let spent = hopStarted.map { ContinuousClock.now - $0 } ?? .zero
        let allowed: Duration =
            switch phase {
            case .body, .reply, .receipt: limits.total
            case .firstByte: min(limits.firstByte ?? limits.total, limits.total)
            case .resolve, .connect, .tls: min(limits.connect, limits.total)
            }
        // The phase may have begun late in what the total allows.
        return .timeout(url: url.text, phase, after: spent + .milliseconds(50) < allowed ? limits.total : allowed)
    }

    // MARK: - What libcurl calls

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    static let onAddress: shim_guard = { context, bytes, count in
        guard let transfer = unsafe Transfer.transfer(context), let bytes = unsafe bytes else { return 0 }
        if transfer.allowsAnyAddress { return 1 }
        let address = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
        guard let why = AddressGuard.refusal(address) else { return 1 }
        transfer.refusal = (printed(address), why)
        return 0
    }

    static let onHeader: shim_data = { bytes, size, count, context in
        let length = size * count
        guard let transfer = unsafe Transfer.transfer(context), let bytes = unsafe bytes else { return 0 }
        let line = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: length))
        return transfer.take(header: line) ? length : 0
    }

    static let onBody: shim_data = { bytes, size, count, context in
        let length = size * count
        guard let transfer = unsafe Transfer.transfer(context), let bytes = unsafe bytes else { return 0 }
        let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
        return unsafe transfer.take(body: chunk) ? length : 0
    }

    /// The bytes as sent are counted here too: a compressed stream can go on for ever and never yield any to `onBody`.
    static let onProgress: shim_progress = { context, _, received, _, _ in
        guard let transfer = unsafe Transfer.transfer(context) else { return 1 }
        let limit = transfer.request.limits.wireBytes
        guard received > limit else { return 0 }
        transfer.fault = transfer.fault ?? .tooLarge(url: transfer.url.text, what: "the body as sent", limit: limit)
        return 1
    }

    private func take(header line: [UInt8]) -> Bool {
        hasFirstByte = true
        headerBytes += line.count
        guard headerBytes <= Self.mostHeaderBytes else {
            fault = .tooLarge(url: url.text, what: "the head of the response", limit: Self.mostHeaderBytes)
            return false
        }
        if !isInHeaders, line.starts(with: "HTTP/".utf8) {
            responseHeaders = HTTPHeaders()  // the real response after a 1xx
            isInHeaders = true
            status = Self.status(line)
        } else if line.allSatisfy({ $0 == 13 || $0 == 10 }) {
            isInHeaders = false
            isHeadWhole = status >= 200
        } else if isInHeaders {  // else a trailer
            responseHeaders.append(line: line)
        }
        return true
    }

    /// `HTTP/1.1 304 Not Modified` → 304; 0 where there is none.
    private static func status(_ line: [UInt8]) -> Int {
        var status = 0
        guard let space = line.firstIndex(of: 0x20) else { return 0 }
        for byte in line[(space + 1)...].prefix(3) {
            guard byte >= 0x30, byte <= 0x39 else { return 0 }
            status = status * 10 + Int(byte - 0x30)
        }
        return status
    }

    private func take(body chunk: UnsafeRawBufferPointer) -> Bool {
        if Redirection.isRedirect(status), request.limits.redirects > 0, request.method == .get,
            responseHeaders["location"] != nil
        {
            redirectBytes += chunk.count
            bodyWasLeft = redirectBytes > Self.mostRedirectBytes
            return !bodyWasLeft
        }
        guard body.count + chunk.count <= request.limits.bytes else {
            if request.limits.isClipped {
                unsafe body.append(contentsOf: chunk.prefix(request.limits.bytes - body.count))
                bodyWasLeft = true
                return false
            }
            fault = .tooLarge(url: url.text, what: "the body", limit: request.limits.bytes)
            return false
        }
        unsafe body.append(contentsOf: chunk)
        return true
    }

    private static func printed(_ address: [UInt8]) -> String {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { text in
            guard let base = text.baseAddress, unsafe shim_print_address(address, address.count, base) != 0 else {
                return "?"
            }
            return unsafe String(cString: base)
        }
    }
}
