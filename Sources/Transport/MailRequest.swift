internal import CCurl

/// A message for a mail server (RFC 5321), and how to get there.
package struct MailRequest: Sendable {
    /// What becomes of STARTTLS (RFC 3207) on a connection that begins in plain.
    package enum StartTLS: Sendable, Hashable {
        /// Nothing is said before it is secure.
        case required
        /// Secure where the server offers it; whoever sits on the way can see to it that it doesn't.
        case tried
        case off

        var level: Int {
            switch self {
            case .required: Int(CURLUSESSL_ALL.rawValue)
            case .tried: Int(CURLUSESSL_TRY.rawValue)
            case .off: Int(CURLUSESSL_NONE.rawValue)
            }
        }
    }

    package struct Login: Sendable, Hashable {
        package var user: String
        package var password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// `smtp://host:port`, or `smtps://host:port` for TLS from the first byte (RFC 8314). The desk's own server: its address
    /// need not be public.
    package var server: String
    /// Means nothing for smtps.
    package var startTLS: StartTLS
    /// Given only over TLS, or to this machine itself.
    package var login: Login?
    /// Certificates that are trusted instead of the system's: the path of a PEM file.
    package var certificates: String?
    /// What we call ourselves (EHLO): a domain.
    package var hello: String
    /// The envelope's addresses, `local@domain` in ASCII (IDNs as xn--).
    package var sender: String
    package var recipients: [String]
    /// The message with its headers, lines ended by CRLF; points at the beginning of lines are as written (libcurl doubles
    /// them).
    package var message: [UInt8]
    /// A recipient refused for now ("try again later") leaves the others waiting too, so that the next try tells nobody
    /// twice; true: the others get it now. A recipient refused for good never holds up the others.
    package var sendsToSome: Bool
    package var limits: Limits

    package init(
        server: String, startTLS: StartTLS = .required, login: Login? = nil, certificates: String? = nil,
        hello: String, sender: String, recipients: [String], message: [UInt8], sendsToSome: Bool = false,
        limits: Limits = .mail
    ) {
        self.server = server
        self.startTLS = startTLS
        self.login = login
        self.certificates = certificates
        self.hello = hello
        self.sender = sender
        self.recipients = recipients
        self.message = message
        self.sendsToSome = sendsToSome
        self.limits = limits
    }
}

/// A step of the dialogue with a mail server.
package enum MailStep: String, Sendable, Hashable {
    case greeting, hello, startTLS, login, sender, recipient, data, message
}

/// What a mail server said in the end.
package struct MailResponse: Sendable, Hashable {
    package struct Reply: Sendable, Hashable {
        package var step: MailStep
        /// The address that it is about, where the step is `recipient`.
        package var recipient: String?
        /// 2xx yes, 4xx not now, 5xx no (RFC 5321, section 4.2.1).
        package var code: Int
        /// The server's words: one line of at most 300 characters without controls.
        package var text: String

        package init(step: MailStep, recipient: String? = nil, code: Int, text: String) {
            self.step = step
            self.recipient = recipient
            self.code = code
            self.text = text
        }
    }

    /// The reply that decided: to the message itself, or the first no that ended the dialogue.
    package var last: Reply
    /// Recipients that the server did not take; where it took the message, the others have it.
    package var refused: [Reply]

    /// The server answers for the message from now on.
    package var isAccepted: Bool { last.step == .message && last.code < 300 }

    package init(last: Reply, refused: [Reply] = []) {
        self.last = last
        self.refused = refused
    }
}
