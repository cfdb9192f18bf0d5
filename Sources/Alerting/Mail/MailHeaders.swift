internal import Foundation
internal import Model

/// The header of a message.
struct MailHeaders {
    let envelope: Envelope
    let settings: MailSettings
    let now: Date
    /// Of what stands in the message.
    let languages: [String]
    /// The page's, in the desk's language; nil where it has none.
    var title: String?

    /// Characters of a subject: more is cut in every list of messages.
    static let longestSubject = 200

    /// All but the fields that say how the body is coded; lines without their CRLF.
    var lines: [String] {
        var lines = [
            MailWords.field("Date", words: date.split(separator: " ").map(String.init)),
            MailWords.field("From", words: MailWords.mailbox(settings.from)),
            MailWords.field("To", words: list(settings.to)),
        ]
        if let replyTo = settings.replyTo {
            lines.append(MailWords.field("Reply-To", words: MailWords.mailbox(replyTo)))
        }
        lines.append(MailWords.field("Subject", text: subject))
        lines.append(MailWords.field("Message-ID", words: [messageID]))
        lines += thread
        lines.append("MIME-Version: 1.0")
        // RFC 3834: nobody's machine should answer. Exchange listens to a field of its own. No Precedence: the RFC knows it
        // as a habit only, and `bulk` is a word for what may be thrown away.
        lines.append("Auto-Submitted: auto-generated")
        lines.append("X-Auto-Response-Suppress: OOF, AutoReply")
        lines.append(MailWords.field("List-Id", words: listID))
        if let unsubscribe = settings.unsubscribe, Self.isUnsubscribe(unsubscribe) {
            lines.append(MailWords.field("List-Unsubscribe", words: ["<\(unsubscribe)>"]))
            // RFC 8058: one click, by POST.
            if unsubscribe.hasPrefix("https:") { lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click") }
        }
        if isUrgent {
            lines.append("Importance: high")  // RFC 2156, registered by RFC 4021
            lines.append("X-Priority: 2 (High)")
        }
        if !languages.isEmpty {
            let listed = languages.enumerated().map { $0.offset + 1 < languages.count ? $0.element + "," : $0.element }
            lines.append(MailWords.field("Content-Language", words: listed))
        }
        return lines + ours
    }

    // MARK: - Subject

    /// `[tag] Late: Revision: headline`.
    var subject: String {
        let tag = MailText.line(settings.tag, most: 40).trimmed
        var subject = tag.isEmpty ? "" : "[\(tag)] "
        if envelope.lateSince != nil { subject += "Late: " }
        if envelope.isReminder { subject += "Reminder: " }
        switch envelope.message {
        case .alert(let alert): subject += (alert.kind == .revision ? "Revision: " : "") + Self.headline(alert)
        case .alerts(let alerts, _):
            subject += "\(alerts.count) alerts" + (alerts.first.map { ": " + Self.headline($0) } ?? "")
            if alerts.count > 1 { subject += " …" }
        case .digest(let digest):
            subject +=
                title
                ?? Phrases.english.title(
                    digest.beat, digest.kind ?? .daily,
                    DigestWords(digest, vocabulary: DeskVocabulary()).period(digest))
        case .notice(let notice): subject += notice.subject
        case .test(let notice): subject += "Test: " + notice.subject
        }
        return MailText.line(subject, most: Self.longestSubject).trimmed
    }

    /// What a page's `title` says; nil where it has none or an empty one.
    static func title(ofPage html: String) -> String? {
        guard let start = html.firstRange(of: "<title>"),
            let end = html[start.upperBound...].firstRange(of: "</title>")
        else { return nil }
        var title = String(html[start.upperBound..<end.lowerBound])
        for (entity, sign) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("\u{200B}", ""), ("&amp;", "&"),
        ] {
            title = title.replacing(entity, with: sign)
        }
        title = MailText.line(title, most: longestSubject).trimmed
        return title.isEmpty ? nil : title
    }

    static func headline(_ alert: Alert) -> String {
        alert.events.first.map { Wording.headline($0) } ?? Wording.title(of: alert.type)
    }

    private var isUrgent: Bool {
        switch envelope.message {
        case .alert(let alert): alert.severity == .high
        case .alerts(let alerts, _): alerts.contains { $0.severity == .high }
        case .digest, .notice, .test: false
        }
    }

    // MARK: - Identity

    private var host: String { settings.from.domain }

    /// `<msg_A1_desk@example.org>`: the delivery's id, so that a message that comes twice is known as one.
    var messageID: String { Self.messageID(envelope.id, at: host) }

    static func messageID(_ id: String, at host: String) -> String { "<\(atom(id))@\(host)>" }

    /// RFC 5322's dot-atom has few signs; others are written `=41`. What is too long for a line keeps its beginning.
    private static func atom(_ id: String) -> String {
        var atom = ""
        for byte in id.utf8 {
            if MailText.isAtom(byte), byte != UInt8(ascii: "=") {
                atom.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                atom += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return atom.utf8.count <= 120 ? atom : atom.prefix(80) + "=." + hash(id)
    }

    /// 16 hexadecimal digits.
    static func hash(_ text: String) -> String {
        Signature.hmac(Array(text.utf8), key: []).prefix(8).map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
    }

    /// All messages of one event hang on one root that no message has: so they stand together even where the first was never
    /// mailed, or has been thrown away. A message on record as the first (`thread`) stands between.
    private var thread: [String] {
        guard case .alert(let alert) = envelope.message, !alert.event.isEmpty else { return [] }
        let root = "<event-\(Self.atom(alert.event))@\(host)>"
        let first = envelope.thread.flatMap { Self.isMessageID($0) && $0 != messageID ? $0 : nil }
        return [
            MailWords.field("In-Reply-To", words: [first ?? root]),
            MailWords.field("References", words: [root] + (first.map { [$0] } ?? [])),
        ]
    }

    private static func isMessageID(_ text: String) -> Bool {
        text.hasPrefix("<") && text.hasSuffix(">") && (5...250).contains(text.utf8.count)
            && text.utf8.filter { $0 == UInt8(ascii: "@") }.count == 1
            && text.dropFirst().dropLast().utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>".utf8.contains($0) }
    }

    /// RFC 2919: constant for a destination, what filters go by.
    private var listID: [String] {
        let label = envelope.destination.lowercased().utf8.map {
            MailText.isAlphanumeric($0) ? Character(Unicode.Scalar($0)) : "-"
        }
        let name = String(label).split(separator: "-").joined(separator: "-")
        let isWhole = name.utf8.count == envelope.destination.utf8.count && !name.isEmpty
        let id = isWhole ? name : (name.isEmpty ? "" : name.prefix(30) + "-") + Self.hash(envelope.destination)
        return ["<\(id.prefix(60)).copytaster.\(host)>"]
    }

    /// What a desk's own filters may go by.
    private var ours: [String] {
        guard case .alert(let alert) = envelope.message else { return [] }
        return [
            MailWords.field("X-Copytaster-Alert", text: MailText.line(alert.id, most: 40)),
            MailWords.field("X-Copytaster-Event", text: MailText.line(alert.event, most: 40)),
            MailWords.field("X-Copytaster-Type", text: MailText.line(alert.type, most: 60)),
            "X-Copytaster-Severity: \(alert.severity.rawValue)",
        ]
    }

    // MARK: - Forms

    /// `Sat, 27 Mar 2021 19:01:00 +0600` (RFC 5322, section 3.3).
    private var date: String {
        let text = Timestamp.text(now, in: envelope.zone)  // 2021-03-27T19:01:00+06:00
        let day = Day(now, in: envelope.zone)
        let civil = day.civil
        return
            "\(Self.weekdays[day.weekday - 1]), \(civil.day) \(Phrases.of(.en).shortMonths[civil.month - 1]) \(civil.year) "
            + "\(text.dropFirst(11).prefix(8)) \(text.suffix(6).filter { $0 != ":" })"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private func list(_ addresses: [MailAddress]) -> [String] {
        addresses.enumerated().flatMap { index, address in
            var words = MailWords.mailbox(address)
            if index + 1 < addresses.count { words[words.count - 1] += "," }
            return words
        }
    }

    static func isUnsubscribe(_ address: String) -> Bool {
        (address.hasPrefix("mailto:") || address.hasPrefix("https://")) && address.utf8.count <= 900
            && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>,".utf8.contains($0) }
    }
}
