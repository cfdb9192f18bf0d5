package import Foundation
internal import Model

/// A digest rendered, as mail takes it.
package struct MailDigest: Sendable, Hashable {
    package var html: String
    package var text: String
    /// BCP 47, of the program's own words in it.
    package var language: String

    package init(html: String, text: String, language: String = "en") {
        self.html = html
        self.text = text
        self.language = language
    }
}

/// A message as mail: RFC 5322 with MIME's multipart/alternative, plain text first, HTML second (the last one is what a
/// client prefers). Signing (DKIM) is the relay's.
package enum MailMessage {
    package enum Fault: Error, Hashable, CustomStringConvertible {
        /// A digest comes rendered.
        case digestMissing
        case tooLarge(Int)

        package var description: String {
            switch self {
            case .digestMissing: "a digest was to be mailed that nobody had rendered"
            case .tooLarge(let bytes):
                "the message has \(bytes) bytes; mail of more than \(MailMessage.mostBytes) is refused"
            }
        }
    }

    /// Relays refuse more than 10 or 25 MB; nobody reads a tenth of it.
    package static let mostBytes = 8 << 20

    /// - Parameters:
    ///   - now: for the Date field: a message that is sent late is dated when it is sent, and says so in words. All else is the
    ///     same over all tries.
    ///   - digest: rendered, where the message is one.
    package static func bytes(
        _ envelope: Envelope, _ settings: MailSettings, now: Date, digest: MailDigest? = nil
    ) throws(Fault) -> [UInt8] {
        let content: MailDigest
        if case .digest = envelope.message {
            guard let digest else { throw .digestMissing }
            content = digest
        } else {
            let body = MailBody(envelope)
            content = MailDigest(html: body.html, text: body.text)
        }
        // Coded it is larger still.
        let raw = content.html.utf8.count + content.text.utf8.count
        guard raw <= mostBytes else { throw .tooLarge(raw) }
        let headers = MailHeaders(
            envelope: envelope, settings: settings, now: now, languages: languages(envelope, content.language),
            title: MailHeaders.title(ofPage: content.html))
        // "=_" stands in no quoted-printable text and in no base64.
        let boundary = "=_" + MailHeaders.hash(envelope.id)
        var bytes: [UInt8] = []
        func line(_ text: String) {
            bytes += text.utf8
            bytes += [13, 10]
        }
        for header in headers.lines { line(header) }
        line("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
        line("")
        for (type, text) in [("text/plain", content.text), ("text/html", content.html)] {
            let part = MailCoding.part(text)
            line("--\(boundary)")
            line("Content-Type: \(type); charset=utf-8")
            line("Content-Transfer-Encoding: \(part.name)")
            line("")
            bytes += part.body
            line("")
        }
        line("--\(boundary)--")
        guard bytes.count <= mostBytes else { throw .tooLarge(bytes.count) }
        return bytes
    }

    /// What a delivered message is called: the receipt by which later ones join its thread.
    package static func messageID(_ envelope: Envelope, _ settings: MailSettings) -> String {
        MailHeaders.messageID(envelope.id, at: settings.from.domain)
    }

    /// The program's own, then those of the evidence.
    private static func languages(_ envelope: Envelope, _ own: String) -> [String] {
        let alerts: [Alert] =
            switch envelope.message {
            case .alert(let alert): [alert]
            case .alerts(let alerts, _): alerts
            case .digest(let digest): digest.alerts
            case .notice, .test: []
            }
        var languages = [own]
        for alert in alerts {
            for telling in alert.events.first?.tellings ?? [] where telling.evidence == alert.evidence {
                if let tag = MailText.language(telling.language.rawValue), !languages.contains(tag), languages.count < 8
                {
                    languages.append(tag)
                }
            }
        }
        return languages
    }
}
