/// How far a dialogue with a mail server has come: commands and replies in, and whether to go on out. libcurl speaks; this
/// listens, since libcurl itself doesn't say which recipient was refused, nor what was answered.
struct MailDialogue {
    let mail: MailRequest
    private(set) var step = MailStep.greeting
    /// The reply to the last command; nil as long as there is none.
    private(set) var last: MailResponse.Reply?
    private(set) var refused: [MailResponse.Reply] = []
    private(set) var isAccepted = false
    private var recipient: String?
    private var text = ""
    private var isOver = false
    private var handedOver = 0

    /// Characters of a reply that are kept.
    static let mostText = 300

    init(_ mail: MailRequest) { self.mail = mail }

    /// A command has gone out.
    mutating func sent(_ command: some Collection<UInt8>) {
        func begins(_ words: String) -> Bool { command.starts(with: words.utf8) }
        let next: MailStep?
        switch true {
        case begins("MAIL FROM:"): next = .sender
        case step == .login: next = nil  // what else goes out then is the secret, whatever it reads as
        case begins("EHLO "), begins("HELO "): next = .hello
        case begins("STARTTLS\r"): next = .startTLS
        case begins("AUTH "): next = .login
        case begins("RCPT TO:"): next = .recipient
        case begins("DATA\r"): next = .data
        default: next = nil
        }
        if begins("QUIT\r"), step != .login { isOver = true }
        guard let next else { return }
        step = next
        last = nil
        recipient = nil
        if step == .recipient {
            let address = command.drop { $0 != UInt8(ascii: "<") }.dropFirst().prefix { $0 != UInt8(ascii: ">") }
            recipient = String(decoding: address, as: UTF8.self)
        }
    }

    /// A line has come in. False: the dialogue is to end here.
    mutating func received(_ line: [UInt8]) -> Bool {
        guard !isOver, line.count >= 3, line[..<3].allSatisfy({ (0x30...0x39).contains($0) }) else { return true }
        let code = line[..<3].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        if text.count < Self.mostText {
            if !text.isEmpty { text += " " }
            text += Self.clean(line.dropFirst(4))
        }
        guard line.count < 4 || line[3] != UInt8(ascii: "-") else { return true }  // more lines of this reply follow
        let reply = MailResponse.Reply(
            step: step, recipient: recipient, code: code, text: String(text.prefix(Self.mostText)))
        text = ""
        last = reply
        switch step {
        case .recipient where code >= 400:
            refused.append(reply)
            return code >= 500 || mail.sendsToSome
        case .message: isAccepted = (200..<300).contains(code)
        default: break
        }
        return true
    }

    /// The next bytes of the message; when there are none, what comes next is the server's word on it.
    mutating func next(_ most: Int) -> ArraySlice<UInt8> {
        let bytes = mail.message[handedOver...].prefix(most)
        handedOver += bytes.count
        // libcurl may know by the size that it has all, and ask no more.
        if handedOver == mail.message.count {
            step = .message
            last = nil
        }
        return bytes
    }

    var phase: TransportFault.Phase { step == .message ? .receipt : .reply }

    /// What the server said, where that settles it: yes, or a no that ended the dialogue. Nil: it broke off otherwise.
    var response: MailResponse? {
        guard let last, isAccepted || last.code >= 400 else { return nil }
        return MailResponse(last: last, refused: refused)
    }

    private static func clean(_ bytes: some Sequence<UInt8>) -> String {
        var text = String(
            decoding: bytes.prefix(4 * mostText).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
        while text.last == " " { text.removeLast() }
        return text
    }
}
