package import Foundation
package import Transport

/// What a hub said to our request.
package enum HubAnswer: Sendable, Hashable {
    /// 2xx: it will verify, or deny.
    case accepted
    /// - Parameters:
    ///   - why: what and where, for the desk.
    ///   - isRefusal: it won't do until somebody mends something.
    ///   - retryAfter: seconds that it asks to wait.
    case failed(why: String, isRefusal: Bool, retryAfter: TimeInterval?)

    /// Judges a response that is no redirect to follow. Pure.
    package static func of(_ response: HTTPResponse, now: Date) -> HubAnswer {
        if (200..<300).contains(response.status) { return .accepted }
        // Section 5.1: an error's body is plain text that says why.
        let words = String(decoding: response.body.prefix(200), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return .failed(
            why: "\(response.finalURL) answered \(response.status)\(words.isEmpty ? "" : " (\(words))")",
            isRefusal: (300..<500).contains(response.status) && response.status != 429,
            retryAfter: ServerHints.retryAfter(response.headers, now: now))
    }

    /// Judges a request that was not answered. Nil where we gave up ourselves.
    package static func of(_ fault: TransportFault) -> HubAnswer? {
        if fault == .cancelled || fault == .shutDown { return nil }
        return .failed(why: fault.description, isRefusal: !fault.isRetryable, retryAfter: nil)
    }

    /// Where the same request goes on (307, 308; section 5.1.1); nil where the response is no such redirect.
    package static func redirect(_ response: HTTPResponse) -> String? {
        guard response.status == 307 || response.status == 308, let location = response.headers["location"],
            let base = try? HTTPURL(response.finalURL), let target = try? HTTPURL(location, relativeTo: base)
        else { return nil }
        // What was asked over TLS holds our key.
        return base.isSecure && !target.isSecure ? nil : target.text
    }
}

/// A hub's verification or denial, as its query says (sections 5.2 and 5.3).
package struct HubQuery: Sendable, Hashable {
    /// `subscribe`, `unsubscribe` or `denied`; others are nobody's.
    package var mode: String
    package var topic: String
    package var challenge: String?
    /// Seconds, 1 or more.
    package var lease: TimeInterval?
    /// For the log: the first 200 characters.
    package var reason: String?

    package init(
        mode: String, topic: String, challenge: String? = nil, lease: TimeInterval? = nil, reason: String? = nil
    ) {
        self.mode = mode
        self.topic = topic
        self.challenge = challenge
        self.lease = lease
        self.reason = reason
    }

    /// - Parameter query: as in the request's target, after the question mark. Of a field given twice the first counts.
    package init?(_ query: String) {
        let fields = Dictionary(
            WebForm.decode(query).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        guard let mode = fields["hub.mode"], let topic = fields["hub.topic"] else { return nil }
        let digits = fields["hub.lease_seconds"] ?? ""
        let isNumber = (1...9).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let lease = isNumber ? Double(digits) : nil
        self.init(
            mode: mode, topic: topic, challenge: fields["hub.challenge"].flatMap { $0.isEmpty ? nil : $0 },
            lease: lease.flatMap { $0 > 0 ? $0 : nil },
            reason: fields["hub.reason"].flatMap { $0.isEmpty ? nil : String($0.prefix(200)) })
    }
}
