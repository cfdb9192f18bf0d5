/// Where a destination's mail goes and from whom it comes, as configured.
package struct MailSettings: Sendable, Hashable {
    package enum Security: String, Sendable, CaseIterable {
        /// Begins in plain and is secured before anything is said (RFC 3207); port 587.
        case starttls
        /// TLS from the first byte (RFC 8314); port 465.
        case tls
        /// In plain, even where the server offers more (a relay's own certificate is seldom one to trust); port 25. For a
        /// relay on this machine or in the desk's own network.
        case none
    }

    package var from: MailAddress
    package var to: [MailAddress]
    package var replyTo: MailAddress?
    /// Stands in brackets before every subject, for people's eyes and filters: the beat, shortly. Empty: nothing does.
    package var tag: String
    /// Where whoever wants no more of it says so: `mailto:` or `https:`.
    package var unsubscribe: String?
    /// `host` or `host:port`.
    package var server: String
    package var security: Security
    package var user: String?
    package var password: String?
    /// A PEM file with the certificates that are trusted instead of the system's.
    package var certificates: String?

    package init(
        from: MailAddress, to: [MailAddress], replyTo: MailAddress? = nil, tag: String = "", unsubscribe: String? = nil,
        server: String, security: Security = .starttls, user: String? = nil, password: String? = nil,
        certificates: String? = nil
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.tag = tag
        self.unsubscribe = unsubscribe
        self.server = server
        self.security = security
        self.user = user
        self.password = password
        self.certificates = certificates
    }

    /// `smtp://host:587`: the server as the transport takes it, with the port of its security where none is given.
    package var serverURL: String {
        let hasPort = server.last != "]" && server.contains(":") && (server.first != "[" || server.contains("]:"))
        let port =
            switch security {
            case .starttls: ":587"
            case .tls: ":465"
            case .none: ":25"
            }
        return (security == .tls ? "smtps://" : "smtp://") + server + (hasPort ? "" : port)
    }

    /// What is wrong, a sentence each, in the words of the configuration; empty where nothing is.
    package var faults: [String] {
        var faults: [String] = []
        if to.isEmpty { faults.append("mail needs an address to go to, as in: mail: [desk@example.org]") }
        if to.count > 100 { faults.append("mail goes to at most 100 addresses; write to a list instead") }
        if user != nil, password == nil { faults.append("user needs a password: give secretFile or secretEnv") }
        if user == nil, password != nil { faults.append("a password needs a user") }
        let host = server.hasPrefix("[::1]") ? "::1" : String(server.prefix { $0 != ":" })
        if user != nil, security == .none, !["localhost", "127.0.0.1", "::1"].contains(host) {
            faults.append("a password is sent only over TLS: security must be starttls or tls")
        }
        if server.isEmpty || !server.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/@?#\\<>".utf8.contains($0) }) {
            faults.append("server must be a host, or host:port, as in: mail.example.org:587")
        }
        if let unsubscribe, !MailHeaders.isUnsubscribe(unsubscribe) {
            faults.append("unsubscribe must be a mailto: or https: address without spaces or angle brackets")
        }
        return faults
    }
}

/// `Night desk <desk@example.org>`: an address with the name that stands before it.
package struct MailAddress: Sendable, Hashable {
    /// Empty: none.
    package var name: String
    /// `local@domain` in ASCII.
    package var address: String

    /// The part behind the @.
    package var domain: String { String(address[address.index(after: address.lastIndex(of: "@")!)...]) }

    /// Nil where it is no such address: the local part is a dot-atom, the domain a name (an international one as xn--…).
    package init?(_ text: String) {
        var name = ""
        var address = text[...]
        if text.last == ">", let open = text.lastIndex(of: "<") {
            name = MailText.line(String(text[..<open]), most: 80).trimmed
            if name.count > 1, name.first == "\"", name.last == "\"" {
                name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
            }
            address = text[text.index(after: open)...].dropLast()
        }
        guard Self.isAddress(address) else { return nil }
        self.name = name
        self.address = String(address)
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")), (1...64).contains(at) else {
            return false
        }
        let local = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return local.allSatisfy { !$0.isEmpty && $0.allSatisfy(MailText.isAtom) }
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { MailText.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }
}
