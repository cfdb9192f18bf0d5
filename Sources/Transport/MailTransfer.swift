import CCurl
import Synchronization

/// A message on its way to its server. Made by the caller, then touched by the thread alone that runs it, but for `stop`:
/// that is why it may be handed over though it is no value.
final class MailTransfer: @unchecked Sendable {
    typealias Outcome = Result<MailResponse, TransportFault>

    let mail: MailRequest
    let url: HTTPURL
    private var dialogue: MailDialogue
    private var easy: EasyHandle?
    private var fault: TransportFault?
    private var hasReply = false
    private var replyBytes = 0
    private let stopped = Mutex<TransportFault?>(nil)

    /// Seconds that a server which has taken the message has for its good-bye.
    private static let quitSeconds = 2
    /// Bytes of replies taken.
    private static let mostReplyBytes = 64 << 10

    /// Throws where the message, its addresses or its server's are not what they should be.
    init(_ mail: MailRequest) throws(TransportFault) {
        url = try HTTPURL(mailServer: mail.server)
        if let why = mail.refusal(url: url) { throw .badRequest(url.text, why: why) }
        self.mail = mail
        dialogue = MailDialogue(mail)
    }

    /// Ends it with that fault, from any thread. libcurl asks every second at least; taking its handle away instead would
    /// make it end the message where it stands, as if it were whole.
    func stop(_ fault: TransportFault) { stopped.withLock { $0 = $0 ?? fault } }

    /// The whole dialogue, on the calling thread.
    func run() -> Outcome {
        if let fault = stopped.withLock(\.self) { return .failure(fault) }
        guard shim_global_init() == CURLE_OK, let easy = EasyHandle() else { return .failure(.engine("out of memory")) }
        self.easy = easy
        defer { self.easy = nil }
        easy.prepare(self)
        let code = unsafe curl_easy_perform(easy.pointer)
        if let fault { return .failure(fault) }
        if let response = dialogue.response { return .success(response) }
        return .failure(fault(for: code, easy: easy))
    }

    private func fault(for code: CURLcode, easy: EasyHandle) -> TransportFault {
        let detail = easy.explanation(code)
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            let phase = hasReply ? dialogue.phase : easy.phase(isSecure: url.isSecure)
            let limits = mail.limits
            let allowed: Duration =
                switch phase {
                case .receipt, .body: limits.total
                case .reply, .firstByte: min(limits.firstByte ?? limits.total, limits.total)
                case .resolve, .connect, .tls: min(limits.connect, limits.total)
                }
            return .timeout(url: url.text, phase, after: allowed)
        case CURLE_COULDNT_RESOLVE_HOST: return .resolve(url: url.text, host: url.host)
        case CURLE_COULDNT_CONNECT: return .connect(url: url.text, detail: detail)
        case CURLE_USE_SSL_FAILED: return .tls(url: url.text, detail: "the server offers no STARTTLS")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .tls(url: url.text, detail: detail)
        case CURLE_LOGIN_DENIED:
            return .badResponse(url: url.text, detail: "the server offers no login by PLAIN or LOGIN")
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_BAD_FUNCTION_ARGUMENT: return .engine(detail)
        case CURLE_WEIRD_SERVER_REPLY: return .badResponse(url: url.text, detail: detail)
        default: return .cutOff(url: url.text, detail: detail)
        }
    }

    // MARK: - What libcurl calls

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
    }

    static let onProgress: shim_progress = { context, _, _, _, _ in
        guard let transfer = unsafe MailTransfer.transfer(context) else { return 1 }
        guard let fault = transfer.stopped.withLock(\.self) else { return 0 }
        // What the server has taken is delivered, whoever gave up waiting for its good-bye.
        if !transfer.dialogue.isAccepted { transfer.fault = transfer.fault ?? fault }
        return 1
    }

    static let onCommand: shim_debug = { _, type, bytes, size, context in
        guard type == CURLINFO_HEADER_OUT, let transfer = unsafe MailTransfer.transfer(context),
            let bytes = unsafe bytes
        else { return 0 }
        unsafe transfer.dialogue.sent(UnsafeRawBufferPointer(start: bytes, count: size))
        return 0
    }

    static let onReply: shim_data = { bytes, size, count, context in
        let length = size * count
        guard let transfer = unsafe MailTransfer.transfer(context), let bytes = unsafe bytes else { return 0 }
        let line = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: length))
        return transfer.take(reply: line) ? length : 0
    }

    static let onMessage: shim_data = { bytes, size, count, context in
        guard let transfer = unsafe MailTransfer.transfer(context), let bytes = unsafe bytes else { return 0 }
        let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
        let next = transfer.dialogue.next(room.count)
        unsafe room.copyBytes(from: next)
        if transfer.dialogue.step == .message {
            transfer.easy?.waitForReplies(seconds: Int(transfer.mail.limits.total.components.seconds))
        }
        return next.count
    }

    private func take(reply line: [UInt8]) -> Bool {
        hasReply = true
        replyBytes += line.count
        guard replyBytes <= Self.mostReplyBytes else {
            fault = .tooLarge(url: url.text, what: "what the server says", limit: Self.mostReplyBytes)
            return false
        }
        let goesOn = dialogue.received(line)
        if dialogue.isAccepted { easy?.waitForReplies(seconds: Self.quitSeconds) }
        return goesOn
    }
}
