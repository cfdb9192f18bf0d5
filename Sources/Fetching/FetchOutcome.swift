package import Foundation
package import Transport

/// What came of asking for a feed.
package enum FetchOutcome: Sendable, Hashable {
    /// 200 with bytes that differ from the last.
    case changed(FetchedFeed, Hints)
    /// 304, or 200 with the same bytes, which alone brings validators.
    case unchanged(Validators?, Hints)
    case failed(FeedFault)
    /// 410.
    case gone
    /// Not asked: its host wants to be left alone for so many seconds more.
    case postponed(TimeInterval)

    /// What a good response says beside its content.
    package struct Hints: Sendable, Hashable {
        /// Seconds for which it says that asking again is of no use.
        package var freshFor: TimeInterval?
        /// Where permanent redirects alone lead; nil where there were none.
        package var movedTo: String?
        package var isFull: Bool

        package init(freshFor: TimeInterval? = nil, movedTo: String? = nil, isFull: Bool = true) {
            self.freshFor = freshFor
            self.movedTo = movedTo
            self.isFull = isFull
        }
    }

    /// Judges a response to a request that was conditional or not. Pure.
    package static func of(_ response: HTTPResponse, to state: FeedState, wasConditional: Bool, now: Date)
        -> FetchOutcome
    {
        let movedTo = response.redirects.prefix { $0.status == 301 || $0.status == 308 }.last?.to
        let url = response.finalURL
        var hints = Hints(freshFor: ServerHints.freshFor(response.headers, now: now), movedTo: movedTo)
        func failed(_ kind: FeedFault.Kind, _ what: String) -> FetchOutcome {
            .failed(FeedFault(kind, "\(url): \(what)", retryAfter: ServerHints.retryAfter(response.headers, now: now)))
        }
        switch response.status {
        case 200:
            let validators = Validators(etag: response.headers["etag"], lastModified: response.headers["last-modified"])
            let hash = ContentHash.of(response.body)
            if hash == state.contentHash { return .unchanged(validators, hints) }
            return .changed(
                FetchedFeed(
                    bytes: response.body, contentType: response.headers["content-type"], finalURL: url,
                    validators: validators,
                    hash: hash, links: response.headers.all("link")), hints)
        case 304:
            guard wasConditional else {
                return failed(.unreadable, "it says 'not modified' (304) to a request that asked for all")
            }
            hints.isFull = false
            return .unchanged(nil, hints)
        case 410: return .gone
        case 404: return failed(.notFound, "there is nothing at that address (404)")
        case 429: return failed(.busy, "too many requests, it says (429)")
        case 503: return failed(.busy, "the server is unavailable (503)")
        case 500...599: return failed(.server, "the server failed (\(response.status))")
        case 400...499: return failed(.refused, "the server refuses (\(response.status))")
        default: return failed(.unreadable, "an answer that is no feed (\(response.status))")
        }
    }

    /// Judges a request that was not answered. Pure. Nil where nothing was learnt about the feed: we gave up ourselves.
    package static func of(_ fault: TransportFault) -> FetchOutcome? {
        let kind: FeedFault.Kind
        switch fault {
        case .cancelled, .shutDown: return nil
        case .resolve: kind = .noSuchHost
        case .connect, .tls, .timeout, .cutOff, .engine: kind = .unreachable
        case .tooLarge: kind = .tooLarge
        case .badResponse: kind = .unreadable
        case .badURL, .badRequest, .refusedAddress, .tooManyRedirects, .forbiddenRedirect: kind = .wrongAddress
        }
        return .failed(FeedFault(kind, fault.description))
    }
}

/// A feed document as it came, decompressed, in the charset it came in.
package struct FetchedFeed: Sendable, Hashable {
    package var bytes: [UInt8]
    /// As sent, parameters included.
    package var contentType: String?
    /// What relative links are relative to.
    package var finalURL: String
    package var validators: Validators?
    package var hash: String
    /// The values of its `Link` headers.
    package var links: [String]

    package init(
        bytes: [UInt8], contentType: String?, finalURL: String, validators: Validators?, hash: String,
        links: [String] = []
    ) {
        self.bytes = bytes
        self.contentType = contentType
        self.finalURL = finalURL
        self.validators = validators
        self.hash = hash
        self.links = links
    }
}
