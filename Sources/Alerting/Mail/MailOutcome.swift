/// What a mail server's words mean for a delivery. Pure.
package enum MailOutcome {
    /// One reply: as the transport gives it.
    package struct Reply: Sendable, Hashable {
        /// Whether it was to the message or its addresses, rather than to ourselves (greeting, TLS, login).
        package var isOfMessage: Bool
        /// The recipient that it is about, if any.
        package var recipient: String?
        package var code: Int
        package var text: String

        package init(isOfMessage: Bool, recipient: String? = nil, code: Int, text: String) {
            self.isOfMessage = isOfMessage
            self.recipient = recipient
            self.code = code
            self.text = text
        }

        fileprivate var words: String {
            "answered \(code)" + (recipient.map { " for \($0)" } ?? "") + (text.isEmpty ? "" : ": " + text)
        }
    }

    /// Failed tries after which a recipient that is refused for now no longer keeps the message from the others: by then
    /// greylisting (RFC 6647 speaks of minutes) is over.
    package static let patientTries = 3

    /// A 4xx may pass. A 5xx is final where the message or its addresses are refused; where we ourselves are (greeting, login)
    /// the message may go as soon as somebody mends that, so that it is kept and tried again.
    /// - Parameters:
    ///   - accepted: the server answers for the message.
    ///   - receipt: `MailMessage.messageID`.
    package static func outcome(accepted: Bool, last: Reply, receipt: String, server: String) -> DeliveryOutcome {
        if accepted { return .delivered(receipt: receipt) }
        let words = "\(server) \(last.words)"
        if last.code < 500 { return .failed(words, after: nil) }
        return last.isOfMessage
            ? .refused(words + "; check the addresses, and that the server may send for them")
            : .failed(words + "; check user, password and security", after: nil)
    }

    /// What the desk should know of a message that went out: who did not get it. Nil: everybody did.
    package static func warning(refused: [Reply], server: String) -> String? {
        guard !refused.isEmpty else { return nil }
        return "not delivered to "
            + refused.map { "\($0.recipient ?? "?") (\($0.code) \($0.text))" }.joined(separator: ", ")
            + " by \(server); the others have it"
    }
}
