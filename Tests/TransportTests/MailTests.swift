import Foundation
import Testing

@testable import Transport

@Suite struct MailTests {
    static let text = Array("Subject: x\r\n\r\n.one\r\n..two\r\n.\r\nend\r\n".utf8)
    let client = loopbackClient()

    private func mail(
        to server: MailServer, _ recipients: [String] = ["a@example.org", "b@example.org"],
        startTLS: MailRequest.StartTLS = .off, login: MailRequest.Login? = nil, message: [UInt8] = text
    ) -> MailRequest {
        MailRequest(
            server: server.url, startTLS: startTLS, login: login, hello: "desk.example.org",
            sender: "desk@example.org", recipients: recipients, message: message, limits: .testing(total: .seconds(60)))
    }

    private func fault(_ mail: MailRequest) async -> TransportFault? {
        do throws(TransportFault) {
            _ = try await client.send(mail)
            return nil
        } catch { return error }
    }

    @Test func delivers() async throws {
        let server = MailServer()
        let answer = try await client.send(mail(to: server))
        #expect(answer.isAccepted)
        #expect(answer.last == .init(step: .message, code: 250, text: "2.0.0 queued as 4711"))
        #expect(
            server.commands == [
                "EHLO desk.example.org", "MAIL FROM:<desk@example.org> SIZE=\(Self.text.count)",
                "RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>", "DATA", "QUIT",
            ])
        // Points at the beginning of lines are doubled on the way (RFC 5321, section 4.5.2), by libcurl alone.
        #expect(
            server.messages.map { String(decoding: $0, as: UTF8.self) } == [
                "Subject: x\r\n\r\n..one\r\n...two\r\n..\r\nend\r\n"
            ])
    }

    @Test(arguments: [0, 1, 16_383, 16_384, 65_536, 100_000]) func ofAnySize(_ size: Int) async throws {
        let server = MailServer()
        let body = Array(String(repeating: "x", count: 62).utf8) + [13, 10]
        let message = (0..<size / 64).flatMap { _ in body } + [UInt8](repeating: 46, count: size % 64)
        #expect(try await client.send(mail(to: server, message: message)).isAccepted)
        let last = size % 64 == 0 ? [] : [UInt8](repeating: 46, count: size % 64 + 1) + [13, 10]
        let arrived = try #require(server.messages.first)
        // An empty message is an empty line: libcurl ends what it sends with a line of its own.
        #expect(arrived == (size == 0 ? arrived.filter { $0 == 13 || $0 == 10 } : message.dropLast(size % 64) + last))
    }

    /// The answer to QUIT is not waited for long, and nobody else waits at all.
    @Test func aServerWithoutGoodManners() async throws {
        let server = MailServer(.init(answers: ["QUIT": ""]))
        let started = ContinuousClock.now
        #expect(try await client.send(mail(to: server)).isAccepted)
        #expect(ContinuousClock.now - started < .seconds(30))
    }

    struct No: Sendable, CustomTestStringConvertible {
        var command: String
        var answer: String
        var step: MailStep
        var code: Int
        /// The reply without its codes.
        var text: String {
            answer.replacing("\r\n", with: " ").replacing("\(code)-", with: "").replacing("\(code) ", with: "")
        }
        var testDescription: String { "\(command): \(answer.prefix(30))" }
    }
    static let noes: [No] = [
        No(command: "greeting", answer: "554 no service here", step: .greeting, code: 554),
        No(command: "greeting", answer: "421 too busy", step: .greeting, code: 421),
        No(command: "MAIL", answer: "451 4.3.0 later", step: .sender, code: 451),
        No(command: "MAIL", answer: "553 5.7.1 not you", step: .sender, code: 553),
        No(command: "DATA", answer: "451 no room", step: .data, code: 451),
        No(command: "DATA", answer: "554 no", step: .data, code: 554),
        No(command: "taken", answer: "451 4.7.1 later", step: .message, code: 451),
        No(command: "taken", answer: "554-5.7.1 looks\r\n554 like spam", step: .message, code: 554),
        No(command: "AUTH", answer: "535 5.7.8 wrong password", step: .login, code: 535),
        No(command: "AUTH", answer: "454 4.7.0 later", step: .login, code: 454),
        No(command: "STARTTLS", answer: "454 no certificate today", step: .startTLS, code: 454),
    ]

    @Test(arguments: noes) func noIsAnAnswer(_ no: No) async throws {
        var script = MailServer.Script()
        script.answers["EHLO"] = "250-mail.example.org\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS"
        switch no.command {
        case "greeting": script.greeting = no.answer
        case "taken": script.taken = no.answer
        default: script.answers[no.command] = no.answer
        }
        let answer = try await client.send(
            mail(
                to: MailServer(script), startTLS: no.step == .startTLS ? .required : .off,
                login: no.step == .login ? .init(user: "desk", password: "QUIT") : nil))
        #expect(!answer.isAccepted)
        #expect(answer.last.step == no.step)
        #expect(answer.last.code == no.code)
        #expect(answer.last.text == no.text)
    }

    @Test func aRefusedRecipientIsNamedAndTheOthersGetIt() async throws {
        let server = MailServer(.init(answers: ["RCPT TO:<gone@": "550 5.1.1 no such user"]))
        let answer = try await client.send(mail(to: server, ["a@example.org", "gone@example.org", "b@example.org"]))
        #expect(answer.isAccepted)
        #expect(
            answer.refused == [
                .init(step: .recipient, recipient: "gone@example.org", code: 550, text: "5.1.1 no such user")
            ])
        #expect(server.messages.count == 1)
    }

    @Test func allRefused() async throws {
        let server = MailServer(.init(answers: ["RCPT": "550 no such user"]))
        let answer = try await client.send(mail(to: server))
        #expect(!answer.isAccepted)
        #expect(answer.refused.map(\.recipient) == ["a@example.org", "b@example.org"])
        #expect(answer.last.code == 550)
        #expect(server.messages.isEmpty)
    }

    @Test(arguments: [false, true]) func aRecipientRefusedForNow(sendsToSome: Bool) async throws {
        let server = MailServer(.init(answers: ["RCPT TO:<a@": "450 4.2.0 greylisted"]))
        var mail = mail(to: server)
        mail.sendsToSome = sendsToSome
        let answer = try await client.send(mail)
        #expect(answer.isAccepted == sendsToSome)
        #expect(answer.refused.map(\.recipient) == ["a@example.org"])
        #expect(server.messages.count == (sendsToSome ? 1 : 0))
        if !sendsToSome { #expect(answer.last.code == 450) }
    }

    @Test func noStartTLS() async {
        let server = MailServer()
        let fault = await fault(mail(to: server, startTLS: .required, login: .init(user: "desk", password: "p")))
        guard case .tls(_, "the server offers no STARTTLS") = fault else { return unexpected(fault) }
        #expect(!server.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        #expect(fault?.isRetryable == true)
    }

    @Test func triesStartTLS() async throws {
        let server = MailServer()
        #expect(try await client.send(mail(to: server, startTLS: .tried)).isAccepted)
    }

    @Test(arguments: [("PLAIN LOGIN", "AUTH PLAIN"), ("LOGIN", "AUTH LOGIN"), ("GSSAPI PLAIN", "AUTH PLAIN")])
    func logsIn(_ offered: String, _ asked: String) async throws {
        var script = MailServer.Script()
        script.answers = [
            "EHLO": "250-mail.example.org\r\n250 AUTH \(offered)", "AUTH": "334 ", "AUTH PLAIN ": "235 in",
            "AGRlc2sAUVVJVA==": "235 in", "ZGVzaw==": "334 UGFzc3dvcmQ6", "UVVJVA==": "235 in",
        ]
        let server = MailServer(script)
        let answer = try await client.send(mail(to: server, login: .init(user: "desk", password: "QUIT")))
        #expect(answer.isAccepted)
        #expect(server.commands[1].hasPrefix(asked))
    }

    @Test func silenceAfterTheMessage() async {
        var mail = mail(to: MailServer(.init(taken: "")))
        mail.limits.total = .seconds(1)
        let fault = await fault(mail)
        guard case .timeout(_, .receipt, _) = fault else { return unexpected(fault) }
        #expect(fault?.isRetryable == true)
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT", "DATA"]) func silence(after command: String) async {
        var mail = mail(to: MailServer(.init(answers: [command: ""])))
        mail.limits.total = .seconds(1)
        let fault = await fault(mail)
        guard case .timeout(_, .reply, _) = fault else { return unexpected(fault) }
    }

    @Test func noGreeting() async {
        var mail = mail(to: MailServer(.init(greeting: "")))
        mail.limits.firstByte = .seconds(1)
        let fault = await fault(mail)
        guard case .timeout(_, .firstByte, .seconds(1)) = fault else { return unexpected(fault) }
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT", "DATA"]) func cutOff(after command: String) async {
        let fault = await fault(mail(to: MailServer(.init(closesAfter: command))))
        #expect(fault?.isRetryable == true)
    }

    @Test(arguments: ["250-", "garbage without a code\r\n", "999"]) func noMailServer(_ words: String) async {
        let server = HostileServer { peer in while peer.send(words + String(repeating: "x", count: 900) + "\r\n") {} }
        var mail = mail(to: MailServer())
        mail.server = "smtp://\(server.authority)"
        mail.limits.total = .seconds(2)
        #expect(await fault(mail) != nil)
    }

    @Test(arguments: [
        "smtp://a:b@127.0.0.1:25", "smtp://127.0.0.1:25/x", "http://127.0.0.1:25", "127.0.0.1", "smtp://", "smtp://a b",
        "smtp://a\r\nQUIT", "smtp://127.0.0.1:0x", "ftp://127.0.0.1",
    ]) func serversThatAreNone(_ address: String) async {
        var mail = mail(to: MailServer())
        mail.server = address
        guard case .badURL = await fault(mail) else { return unexpected(nil) }
    }

    @Test(arguments: [
        ("smtp://Mail.Example.org", "smtp://mail.example.org:25"), ("smtps://[::1]", "smtps://[::1]:465"),
        ("smtps://127.0.0.1:2465", "smtps://127.0.0.1:2465"),
        ("smtp://почта.рф:587", "smtp://xn--80a1acny.xn--p1ai:587"),
    ]) func servers(_ address: String, _ read: String) throws {
        #expect(try HTTPURL(mailServer: address).text == read)
    }

    static let injections: [(String, @Sendable (inout MailRequest) -> Void)] = [
        ("sender", { $0.sender = "a@b.org>\r\nRCPT TO:<x@y.org" }),
        ("recipient", { $0.recipients = ["a@b.org\r\nDATA"] }),
        ("recipient's parameter", { $0.recipients = ["a@b.org> NOTIFY=NEVER"] }),
        ("second address", { $0.recipients = ["a@b.org,c@d.org"] }),
        ("no address", { $0.recipients = ["desk"] }),
        ("no recipient", { $0.recipients = [] }),
        ("too many", { $0.recipients = Array(repeating: "a@b.org", count: 101) }),
        ("not ASCII", { $0.recipients = ["ж@b.org"] }),
        ("hello", { $0.hello = "a.org\r\nMAIL FROM:<>" }),
        ("hello's path", { $0.hello = "a.org/../b" }),
        ("user", { $0.login = .init(user: "a\r\nQUIT", password: "b") }),
        ("password", { $0.login = .init(user: "a", password: "b\u{0}c") }),
        ("bare LF", { $0.message = Array("a\n.\nMAIL FROM:<x@y.org>\r\n".utf8) }),
        ("bare CR", { $0.message = Array("a\r.\r\n".utf8) }),
        ("CR at the end", { $0.message = Array("a\r".utf8) }),
        ("too large", { $0.limits.bytes = 3 }),
        (
            "password in plain",
            { mail in
                mail.server = "smtp://mail.example.org:25"
                mail.startTLS = .tried
                mail.login = .init(user: "a", password: "b")
            }
        ),
    ]

    @Test(arguments: injections.map(\.0)) func nothingIsInjected(_ name: String) async throws {
        let server = MailServer()
        var mail = mail(to: server)
        try #require(Self.injections.first { $0.0 == name }).1(&mail)
        guard case .badRequest = await fault(mail) else { return unexpected(nil) }
        #expect(server.commands.isEmpty)
    }

    /// Whoever waits for one server's word delays no other, and what is broken off is never taken for whole.
    @Test func aMessageCutOffByCancellationIsNotEnded() async throws {
        let (heard, hearing) = AsyncStream.makeStream(of: Void.self)
        let (left, leaving) = AsyncStream.makeStream(of: [UInt8].self)
        let server = HostileServer { peer in
            peer.send("220 hi\r\n")
            while let line = peer.readLine(), line != Array("DATA".utf8) { peer.send("250 fine\r\n") }
            peer.send("354 go ahead\r\n")
            var end = peer.readLine() ?? []
            hearing.yield()
            sleep(1)  // the socket's buffers fill, and libcurl waits with most of the message
            while let more = peer.readSome() { end = (end + more).suffix(8) }
            leaving.yield(end)
        }
        var mail = mail(to: MailServer(), message: [UInt8](repeating: 120, count: 8 << 20) + [13, 10])
        mail.limits.bytes = 32 << 20
        mail.server = "smtp://\(server.authority)"
        let (client, request) = (client, mail)
        let task = Task {
            do throws(TransportFault) {
                _ = try await client.send(request)
                return nil as TransportFault?
            } catch { return error }
        }
        var turns = heard.makeAsyncIterator()
        await turns.next()
        task.cancel()
        #expect(await task.value == .cancelled)
        var ends = left.makeAsyncIterator()
        let end = try #require(await ends.next())
        #expect(!end.suffix(5).elementsEqual("\r\n.\r\n".utf8))
    }

    /// A server that keeps silent holds up no other, nor any request.
    @Test func manyAtOnce() async throws {
        let (silent, server) = (MailServer(.init(taken: "")), MailServer())
        let client = loopbackClient()
        var stuck = mail(to: silent)
        stuck.limits.total = .seconds(110)
        let waiting = Task { [stuck] in try? await client.send(stuck) }
        while silent.messages.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask { [mail = mail(to: server)] in try await client.send(mail).isAccepted }
            }
            for try await isAccepted in group { #expect(isAccepted) }
        }
        #expect(server.messages.count == 40)
        #expect(server.mostOpen < 40, "\(MailThreads.most) at once, and who is about to close")
        waiting.cancel()
        #expect(await waiting.value == nil)
    }

    @Test func cancellationAndShutdown() async {
        let (heard, hearing) = AsyncStream.makeStream(of: Void.self)
        let server = HostileServer { peer in
            peer.send("220 hi\r\n")
            _ = peer.readLine()
            hearing.yield()
            peer.waitForClose()
        }
        var mail = mail(to: MailServer())
        mail.server = "smtp://\(server.authority)"
        let (client, request) = (loopbackClient(), mail)
        func send() -> Task<TransportFault?, Never> {
            Task {
                do throws(TransportFault) {
                    _ = try await client.send(request)
                    return nil
                } catch { return error }
            }
        }
        var turns = heard.makeAsyncIterator()
        let first = send()
        await turns.next()
        first.cancel()
        #expect(await first.value == .cancelled)
        let second = send()
        await turns.next()
        await client.shutdown()
        #expect(await second.value == .shutDown)
        #expect(await send().value == .shutDown)
    }
}
