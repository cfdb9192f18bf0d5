/// Where a response sends the request on to. libcurl could follow by itself; done here, every hop is a request like the
/// first: the same parser, the same guard, the same queue for its host, and credentials stay with their origin.
enum Redirection {
    /// The next address; nil where the response is the answer.
    ///
    /// - Parameter hops: redirects followed so far.
    static func next(
        status: Int, location: String?, from url: HTTPURL, asked: String, hops: Int, request: HTTPRequest
    ) throws(TransportFault) -> HTTPURL? {
        guard isRedirect(status), let location, request.limits.redirects > 0, request.method == .get else { return nil }
        guard hops < request.limits.redirects else {
            throw .tooManyRedirects(url: asked, limit: request.limits.redirects)
        }
        let next: HTTPURL
        do throws(TransportFault) {
            next = try HTTPURL(location, relativeTo: url)
        } catch {
            guard case .badURL(_, let why) = error else { throw error }
            throw .forbiddenRedirect(url: url.text, to: String(location.prefix(300)), why: why)
        }
        if url.isSecure, !next.isSecure {
            throw .forbiddenRedirect(
                url: url.text, to: next.text, why: "from https to http, which anybody on the way can forge")
        }
        return next
    }

    static func isRedirect(_ status: Int) -> Bool {
        switch status {
        case 301, 302, 303, 307, 308: true
        default: false
        }
    }

    /// The headers that go to the next hop: what proves who we are stays with the origin it was meant for.
    static func headers(_ headers: [(name: String, value: String)], from: HTTPURL, to: HTTPURL) -> [(
        name: String, value: String
    )] {
        from.hasSameOrigin(as: to)
            ? headers
            : headers.filter { !["authorization", "cookie", "proxy-authorization"].contains($0.name.lowercased()) }
    }
}
