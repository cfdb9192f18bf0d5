package import Alerting
internal import Foundation
package import Transport

/// Puts a destination's mail before its server.
package enum MailSending {
    /// - Parameters:
    ///   - bytes: `MailMessage.bytes`.
    ///   - receipt: `MailMessage.messageID`.
    ///   - attempts: tries before this one: after a few, a recipient that is always refused for now holds up nobody.
    /// - Returns: how it ended, and what is amiss though it was delivered: recipients that the server refused.
    package static func send(
        _ bytes: [UInt8], _ settings: MailSettings, receipt: String, attempts: Int, by client: HTTPClient
    ) async -> (outcome: DeliveryOutcome, warning: String?) {
        let request = MailRequest(
            server: settings.serverURL,
            startTLS: settings.security == .none ? .off : .required,
            login: settings.user.map { .init(user: $0, password: settings.password ?? "") },
            certificates: settings.certificates, hello: settings.from.domain, sender: settings.from.address,
            recipients: settings.to.map(\.address), message: bytes,
            sendsToSome: attempts >= MailOutcome.patientTries)
        do throws(TransportFault) {
            let response = try await client.send(request)
            return (
                MailOutcome.outcome(
                    accepted: response.isAccepted, last: reply(response.last), receipt: receipt,
                    server: settings.serverURL),
                response.isAccepted
                    ? MailOutcome.warning(refused: response.refused.map(reply), server: settings.serverURL) : nil
            )
        } catch {
            switch error {
            case .badURL, .badRequest: return (.refused(error.description), nil)
            default: return (.failed(error.description, after: nil), nil)
            }
        }
    }

    static func reply(_ reply: MailResponse.Reply) -> MailOutcome.Reply {
        let isOfMessage =
            switch reply.step {
            case .greeting, .hello, .startTLS, .login: false
            case .sender, .recipient, .data, .message: true
            }
        return MailOutcome.Reply(
            isOfMessage: isOfMessage, recipient: reply.recipient, code: reply.code, text: reply.text)
    }
}
