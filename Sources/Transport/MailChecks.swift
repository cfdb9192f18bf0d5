extension MailRequest {
    /// Most recipients of one message: so many a server must take (RFC 5321, section 4.5.3.1.8).
    package static let mostRecipients = 100

    /// Why it can't go out; nil where it can. A line break in any of it would let whoever wrote it speak to the server.
    func refusal(url: HTTPURL) -> String? {
        guard Self.isDomain(hello) else { return "'\(hello)' is no domain by which to greet the server" }
        for address in [sender] + recipients {
            guard Self.isAddress(address) else {
                return "'\(address.prefix(100))' is no mail address such as desk@example.org, in ASCII (an "
                    + "international domain as xn--…)"
            }
        }
        guard (1...Self.mostRecipients).contains(recipients.count) else {
            return "a message has 1 to \(Self.mostRecipients) recipients, not \(recipients.count)"
        }
        guard message.count <= limits.bytes else { return "the message is larger than \(limits.bytes) bytes" }
        guard Self.hasWholeLines(message) else { return "the message has a line that does not end with CRLF" }
        guard let login else { return nil }
        guard !login.user.isEmpty, (login.user + login.password).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return "the user or the password is empty or has a control character"
        }
        let isHere = ["localhost", "127.0.0.1", "[::1]"].contains(url.host)
        guard url.isSecure || startTLS == .required || isHere else {
            return "a password is sent only over TLS: use smtps, or require STARTTLS"
        }
        return nil
    }

    /// RFC 5321's Mailbox without its quoted and bracketed forms, which no desk has.
    package static func isAddress(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")), (1...64).contains(at) else {
            return false
        }
        let local = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtom) }
            && isDomain(String(decoding: bytes[(at + 1)...], as: UTF8.self))
    }

    /// Labels of letters, digits and hyphens.
    package static func isDomain(_ name: String) -> Bool {
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return name.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
        default: false
        }
    }

    /// RFC 5322's atext.
    private static func isAtom(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    /// CR and LF stand only together. A server that takes a bare LF for an end of line would see commands in a message
    /// ("SMTP smuggling").
    private static func hasWholeLines(_ message: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in message {
            guard (previous == 13) == (byte == 10) else { return false }
            previous = byte
        }
        return previous != 13
    }
}
