import CCurl

/// One libcurl easy handle with the memory that must outlive its transfers. Lives on the engine's thread; used again
/// and again, since a new handle costs more than the request to a warm connection.
@safe final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let guarded: UnsafeMutablePointer<shim_guarded>
    private let message: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var recipientList: UnsafeMutablePointer<curl_slist>?

    init?() {
        guard let pointer = unsafe curl_easy_init() else { return nil }
        unsafe self.pointer = pointer
        unsafe guarded = .allocate(capacity: 1)
        unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe curl_slist_free_all(headerList)
        unsafe curl_slist_free_all(recipientList)
        unsafe guarded.deallocate()
        unsafe message.deallocate()
    }

    /// Everything back to the defaults of this program; the pointer's connections and TLS sessions stay with the multi.
    func reset() {
        unsafe curl_easy_reset(pointer)
        unsafe curl_slist_free_all(headerList)
        unsafe headerList = nil
        unsafe curl_slist_free_all(recipientList)
        unsafe recipientList = nil
        unsafe message[0] = 0
    }

    /// Sets up one hop of a transfer. `context` is handed to every callback.
    func prepare(_ transfer: Transfer, userAgent: String, remaining: Duration) {
        reset()
        let request = transfer.request
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        unsafe guarded.initialize(to: shim_guarded(allows: Transfer.onAddress, context: context))
        unsafe shim_set_callbacks(pointer, context, Transfer.onBody, Transfer.onHeader, Transfer.onProgress)
        unsafe shim_set_guard(pointer, guarded)
        unsafe shim_set_pointer(pointer, CURLOPT_ERRORBUFFER, message)

        set(CURLOPT_URL, transfer.url.text)
        set(CURLOPT_USERAGENT, userAgent)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_PROXY, "")  // else the environment's http_proxy would be asked, past the guard
        set(CURLOPT_ACCEPT_ENCODING, "")  // all that libcurl can undo
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_NOSIGNAL, 1)
        // A resolver thread that hangs is left to end by itself; else removing its transfer would hold up all others.
        set(CURLOPT_QUICK_EXIT, 1)
        // libcurl looks through all names it knows at each request (measured: a third of the time with 10,000 hosts and its
        // own choice, a minute). Pages of one host come over one connection anyway.
        set(CURLOPT_DNS_CACHE_TIMEOUT, 5)
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.limits.connect))
        set(CURLOPT_TIMEOUT_MS, milliseconds(remaining))
        unsafe shim_set_size(pointer, CURLOPT_MAXFILESIZE_LARGE, Int64(request.limits.wireBytes))
        if request.method == .post {
            let body = request.body ?? []
            set(CURLOPT_POST, 1)
            unsafe shim_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
            unsafe body.withUnsafeBytes { bytes in
                // No pointer, no copy: an empty body needs an address too.
                if let base = bytes.baseAddress, unsafe !bytes.isEmpty {
                    unsafe shim_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, base)
                } else {
                    set(CURLOPT_COPYPOSTFIELDS, "")
                }
            }
        }
        setHeaders(transfer.headers, isPost: request.method == .post)
    }

    /// Sets up mail. The server is the desk's own choice: its address is not guarded.
    func prepare(_ transfer: MailTransfer) {
        reset()
        let mail = transfer.mail
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        unsafe shim_set_callbacks(
            pointer, context, MailTransfer.onReply, MailTransfer.onReply, MailTransfer.onProgress)
        unsafe shim_set_pointer(pointer, CURLOPT_ERRORBUFFER, message)
        set(CURLOPT_URL, "\(transfer.url.text)/\(mail.hello)")  // the path is what EHLO says
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(mail.limits.connect))
        set(CURLOPT_TIMEOUT_MS, milliseconds(mail.limits.total))
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, milliseconds(mail.limits.firstByte ?? mail.limits.total) / 1000))
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_USE_SSL, mail.startTLS.level)
        if let certificates = mail.certificates { set(CURLOPT_CAINFO, certificates) }
        if let login = mail.login {
            set(CURLOPT_USERNAME, login.user)
            set(CURLOPT_PASSWORD, login.password)
            // What goes only over TLS needs no more; left to itself, libcurl prefers Kerberos where a server offers it.
            set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        set(CURLOPT_MAIL_FROM, "<\(mail.sender)>")
        for recipient in mail.recipients {
            if let longer = unsafe curl_slist_append(recipientList, "<\(recipient)>") { unsafe recipientList = longer }
        }
        unsafe shim_set_mail(pointer, context, recipientList, MailTransfer.onMessage, MailTransfer.onCommand)
        unsafe shim_set_size(pointer, CURLOPT_INFILESIZE_LARGE, Int64(mail.message.count))
    }

    /// The most to wait for each reply of a mail server from now on.
    func waitForReplies(seconds: Int) { set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, seconds)) }

    private func setHeaders(_ headers: [(name: String, value: String)], isPost: Bool) {
        for (name, value) in headers {
            append(header: value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        if isPost {
            append(header: "Expect:")  // a round trip that few receivers answer
            if !headers.contains(where: { $0.name.lowercased() == "content-type" }) { append(header: "Content-Type:") }
        }
        unsafe shim_set_pointer(pointer, CURLOPT_HTTPHEADER, headerList)
    }

    private func append(header: String) {
        if let longer = unsafe curl_slist_append(headerList, header) { unsafe headerList = longer }
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe shim_set_long(pointer, option, value) }

    private func set(_ option: CURLoption, _ value: String) { unsafe shim_set_string(pointer, option, value) }

    /// libcurl takes 0 for "no limit", so that the least is 1.
    private func milliseconds(_ time: Duration) -> Int {
        let (seconds, attoseconds) = time.components
        return Int(
            max(
                1,
                min(
                    86_400_000,
                    seconds.multipliedReportingOverflow(by: 1000).partialValue &+ attoseconds / 1_000_000_000_000_000)))
    }

    var status: Int { unsafe shim_info_long(pointer, CURLINFO_RESPONSE_CODE) }

    /// What libcurl says of a failure, in its words.
    func explanation(_ code: CURLcode) -> String {
        let detail = unsafe String(cString: message)
        return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
    }

    /// How far a transfer came that has seen no header line.
    func phase(isSecure: Bool) -> TransportFault.Phase {
        func reached(_ info: CURLINFO) -> Bool { unsafe shim_info_size(pointer, info) > 0 }
        if !reached(CURLINFO_NAMELOOKUP_TIME_T) { return .resolve }
        if !reached(CURLINFO_CONNECT_TIME_T) { return .connect }
        if isSecure, !reached(CURLINFO_APPCONNECT_TIME_T) { return .tls }
        return .firstByte
    }
}
