import Alerting
import Testing
import Transport

@testable import Service

@Suite struct MailSendingTests {
    @Test(arguments: [
        (MailStep.greeting, false), (.hello, false), (.startTLS, false), (.login, false), (.sender, true),
        (.recipient, true), (.data, true), (.message, true),
    ]) func whatIsRefused(_ step: MailStep, _ isOfMessage: Bool) {
        let reply = MailSending.reply(.init(step: step, recipient: "a@b.org", code: 550, text: "no"))
        #expect(reply == .init(isOfMessage: isOfMessage, recipient: "a@b.org", code: 550, text: "no"))
    }

    @Test func nobodyThereMayPassAndNoServerIsFinal() async throws {
        let client = HTTPClient(.init(userAgent: "Copytaster/test"))
        let desk = try #require(MailAddress("desk@example.org"))
        var settings = MailSettings(from: desk, to: [desk], server: "127.0.0.1:1", security: .none)
        let (outcome, warning) = await MailSending.send(
            [13, 10], settings, receipt: "<m@example.org>", attempts: 0, by: client)
        guard case .failed(let why, nil) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(why.contains("smtp://127.0.0.1:1"))
        #expect(warning == nil)
        settings.server = "a b"
        let (final, _) = await MailSending.send([13, 10], settings, receipt: "", attempts: 0, by: client)
        guard case .refused = final else { return #expect(Bool(false), "\(final)") }
        await client.shutdown()
    }
}
