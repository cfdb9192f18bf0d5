extension HTTPURL {
    /// A mail server's address: `smtp://host`, `smtps://host:465`. `text` is without a path.
    init(mailServer address: String) throws(TransportFault) {
        func bad(_ why: String) -> TransportFault { .badURL(String(address.prefix(300)), why: why) }
        let isSecure = address.hasPrefix("smtps://")
        guard isSecure || address.hasPrefix("smtp://") else {
            throw bad("a mail server is smtp://host:port or smtps://host:port")
        }
        // Read as the web address of the same host, which knows names, literals and ports.
        let rest = address.dropFirst(isSecure ? 8 : 7)
        guard !rest.isEmpty, rest.utf8.allSatisfy({ $0 > 0x20 && !"@/?#\\".utf8.contains($0) && $0 != 0x7F }) else {
            throw bad("it has more than a host and a port; the user and the password stand on their own")
        }
        let web = try HTTPURL((isSecure ? "https://" : "http://") + rest)
        let hasPort = rest.last != "]" && rest.last != ":" && rest.contains(":")
        port = hasPort ? web.port : isSecure ? 465 : 25
        host = web.host
        self.isSecure = isSecure
        text = "\(isSecure ? "smtps" : "smtp")://\(host):\(port)"
    }
}
