import CCurl

/// An http or https address as libcurl itself understands it: one parser decides for the guard and for the request.
package struct HTTPURL: Sendable, Hashable {
    /// The whole address: absolute, percent-encoded, the host in lower case ASCII, without fragment.
    package let text: String
    /// Lower case; an IPv6 literal keeps its brackets.
    package let host: String
    package let port: Int
    /// https.
    package let isSecure: Bool

    /// Longer ones are refused: no server takes them (8,000 octets is what RFC 9110, section 4.1, asks for at least).
    package static let longest = 8192

    /// Host and port: what politeness and connection limits go by.
    package var authority: String { "\(host):\(port)" }

    /// Reads an address; throws `TransportFault.badURL` where it isn't an absolute http or https address with a host.
    ///
    /// - Parameter base: what a relative address (of a redirect) is relative to.
    package init(_ address: String, relativeTo base: HTTPURL? = nil) throws(TransportFault) {
        let address = String(address.drop(while: { $0.isWhitespace }))
        func bad(_ why: String) -> TransportFault {
            .badURL(address.count > 300 ? address.prefix(300) + "…" : address, why: why)
        }
        guard !address.isEmpty else { throw bad("it is empty") }
        guard address.utf8.count <= Self.longest else { throw bad("it is longer than \(Self.longest) bytes") }
        guard address.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw bad("it has a control character") }
        guard let parts = unsafe curl_url() else { throw .engine("out of memory") }
        defer { unsafe curl_url_cleanup(parts) }

        let encode = UInt32(CURLU_URLENCODE)
        if let base, unsafe curl_url_set(parts, CURLUPART_URL, base.text, 0) != CURLUE_OK {
            throw bad("its base is none")
        }
        guard unsafe curl_url_set(parts, CURLUPART_URL, address, encode) == CURLUE_OK else {
            throw bad("it is not an absolute address such as https://example.org/feed.xml")
        }
        func part(_ which: CURLUPart, _ flags: Int32 = 0) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard unsafe curl_url_get(parts, which, &text, UInt32(flags)) == CURLUE_OK, let text = unsafe text else {
                return nil
            }
            defer { unsafe curl_free(text) }
            return unsafe String(validatingCString: text)
        }
        let scheme = part(CURLUPART_SCHEME)
        guard scheme == "http" || scheme == "https" else {
            throw bad("only http and https are fetched, not \(scheme ?? "that")")
        }
        // libcurl guesses a scheme for "example.org" by its first label; an address in a configuration says which.
        guard base != nil || address.lowercased().hasPrefix("\(scheme ?? ""):") else {
            throw bad("it has no http:// or https://")
        }
        guard let name = part(CURLUPART_HOST), !name.isEmpty else { throw bad("it has no host") }
        guard let host = name.utf8.allSatisfy({ $0 < 0x80 }) ? name.lowercased() : Punycode.host(name) else {
            throw bad("its host is no name that DNS can carry")
        }
        if host != name { unsafe curl_url_set(parts, CURLUPART_HOST, host, 0) }
        unsafe curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0)
        guard let text = part(CURLUPART_URL),
            let port = part(CURLUPART_PORT, Int32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { throw bad("it can't be read") }
        self.text = text
        self.host = host
        self.port = port
        isSecure = scheme == "https"
    }

    /// Same scheme, host and port: what may see the credentials that the other was sent.
    package func hasSameOrigin(as other: HTTPURL) -> Bool {
        host == other.host && port == other.port && isSecure == other.isSecure
    }
}
