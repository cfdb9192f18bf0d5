import Alerting
import Foundation
import Testing

@Suite struct ChatAnswerTests {
    enum Verdict { case delivered, passing, refused, gone }

    struct Case: Sendable, CustomTestStringConvertible {
        var service: ChatService
        var status: Int
        var body: String
        var verdict: Verdict
        /// The receipt, or what the error must say.
        var says: String?
        var isToken = false
        var testDescription: String { "\(service.rawValue) \(status) \(body.prefix(60))" }

        init(_ service: ChatService, _ status: Int, _ body: String, _ verdict: Verdict, _ says: String? = nil) {
            (self.service, self.status, self.body, self.verdict, self.says) = (service, status, body, verdict, says)
        }
        var withToken: Case {
            var with = self
            with.isToken = true
            return with
        }
    }

    static let cases: [Case] = [
        Case(.slack, 200, "ok", .delivered), Case(.slack, 404, "no_service", .gone, "make a new one"),
        Case(.slack, 403, "action_prohibited", .gone), Case(.slack, 410, "channel_is_archived", .gone),
        Case(.slack, 400, "invalid_payload", .refused), Case(.slack, 400, "invalid_blocks", .refused),
        Case(.discord, 403, "<html>blocked", .refused), Case(.slack, 500, "rollup_error", .passing),
        Case(.slack, 502, "<html>bad gateway", .passing),
        Case(.slack, 429, #"{"ok":false,"error":"ratelimited"}"#, .passing),
        Case(.slack, 200, #"{"ok":true,"ts":"1616824800.000100"}"#, .delivered, "1616824800.000100").withToken,
        Case(.slack, 200, #"{"ok":false,"error":"ratelimited"}"#, .passing).withToken,
        Case(.slack, 200, #"{"ok":false,"error":"internal_error"}"#, .passing).withToken,
        Case(.slack, 200, #"{"ok":false,"error":"invalid_auth"}"#, .gone, "chat:write").withToken,
        Case(.slack, 200, #"{"ok":false,"error":"not_in_channel"}"#, .gone, "invite").withToken,
        Case(.slack, 200, #"{"ok":false,"error":"msg_too_long"}"#, .refused, "msg_too_long").withToken,
        Case(.slack, 200, "<html>sign in</html>", .passing, "did not say").withToken,
        Case(.mattermost, 200, "ok", .delivered),
        Case(.mattermost, 201, #"{"id":"post01"}"#, .delivered, "post01").withToken,
        Case(
            .mattermost, 400, #"{"id":"web.incoming_webhook.invalid.app_error","message":"Invalid webhook."}"#, .gone,
            "Invalid webhook."),
        Case(.mattermost, 401, #"{"id":"api.context.session_expired.app_error","message":"x"}"#, .gone).withToken,
        Case(.mattermost, 403, #"{"id":"api.context.permissions.app_error","message":"x"}"#, .gone).withToken,
        Case(.mattermost, 400, #"{"id":"model.post.is_valid.msg.app_error","message":"too long"}"#, .refused).withToken,
        Case(.mattermost, 503, "", .passing),
        Case(.teams, 202, "", .delivered), Case(.teams, 200, "1", .delivered),
        Case(.teams, 400, #"{"error":{"code":"TriggerInputSchemaMismatch","message":"no"}}"#, .refused, "no"),
        Case(
            .teams, 400, #"{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"off"}}"#, .gone,
            "turn the workflow on"),
        Case(.teams, 404, "", .passing), Case(.teams, 413, "", .refused, "too long"), Case(.teams, 429, "", .passing),
        Case(.teams, 200, "Webhook message delivery failed with error: HTTP error 429", .passing),
        Case(.discord, 200, #"{"id":"17","channel_id":"18"}"#, .delivered, "17"), Case(.discord, 204, "", .delivered),
        Case(.discord, 404, #"{"message":"Unknown Webhook","code":10015}"#, .gone, "make a new one"),
        Case(.discord, 401, #"{"message":"Invalid Webhook Token","code":50027}"#, .gone),
        Case(.discord, 400, #"{"message":"forum","code":220001}"#, .gone, "forum: true"),
        Case(.discord, 400, #"{"message":"Invalid Form Body","code":50035}"#, .refused, "Invalid Form Body"),
        Case(.telegram, 200, #"{"ok":true,"result":{"message_id":17}}"#, .delivered, "17"),
        Case(.telegram, 200, "hello from a proxy", .passing, "did not say"),
        Case(.telegram, 400, #"{"ok":false,"description":"Bad Request: chat not found"}"#, .gone, "add the bot"),
        Case(.telegram, 400, #"{"ok":false,"description":"Bad Request: message is too long"}"#, .refused, "too long"),
        Case(.telegram, 400, #"{"ok":false,"description":"Bad Request: can't parse entities"}"#, .refused),
        Case(
            .telegram, 400,
            #"{"ok":false,"description":"upgraded","parameters":{"migrate_to_chat_id":-1009876543210}}"#, .gone,
            "-1009876543210"),
        Case(.telegram, 401, #"{"ok":false,"description":"Unauthorized"}"#, .gone, "@BotFather"),
        Case(.telegram, 403, #"{"ok":false,"description":"Forbidden: bot was blocked by the user"}"#, .gone, "blocked"),
        Case(.telegram, 502, "", .passing),
        Case(.ntfy, 200, #"{"id":"abc"}"#, .delivered, "abc"),
        Case(.ntfy, 403, #"{"error":"forbidden"}"#, .passing, "forbidden"),
        Case(.ntfy, 413, #"{"error":"too large"}"#, .refused),
        Case(.ntfy, 429, #"{"error":"limit reached"}"#, .passing),
        Case(.ntfy, 301, "", .passing, "leads elsewhere"),
    ]

    @Test(arguments: cases)
    func anAnswerMeansWhatTheServiceSays(item: Case) {
        let chat =
            item.isToken
            ? ChatSamples.withToken.first { $0.service == item.service }! : ChatSamples.chat(item.service)
        let outcome = ChatFormat.outcome(
            status: item.status, retryAfter: nil, body: Array(item.body.utf8), of: chat, now: Samples.noon)
        switch outcome {
        case .delivered(let receipt):
            #expect(item.verdict == .delivered)
            #expect(receipt == item.says)
        case .failed(let text, _): said(text, item, .passing)
        case .refused(let text): said(text, item, .refused)
        case .gone(let text):
            said(text, item, .gone)
            #expect(text.hasSuffix(", then `copytaster destinations enable`"))
        }
    }

    private func said(_ text: String, _ item: Case, _ verdict: Verdict) {
        #expect(item.verdict == verdict, "\(text)")
        #expect(text.contains("answered \(item.status)"))
        if let says = item.says { #expect(text.contains(says), "\(text)") }
    }

    @Test(
        arguments: [
            (ChatService.slack, 429, "30", "", 30.0), (.discord, 429, nil, #"{"retry_after":0.75}"#, 0.75),
            (.discord, 429, "65", #"{"retry_after":64.57,"global":false}"#, 64.57),
            (.telegram, 429, nil, #"{"ok":false,"parameters":{"retry_after":35}}"#, 35),
            (.ntfy, 429, "Sat, 27 Mar 2021 06:01:30 GMT", "", 90), (.ntfy, 503, "Sat, 27 Mar 2021 05:00:00 GMT", "", 0),
            (.teams, 429, "soon", "", nil), (.teams, 503, "-5", "", nil), (.teams, 503, "nan", "", nil),
        ] as [(ChatService, Int, String?, String, Double?)])
    func itWaitsAsLongAsIsAsked(service: ChatService, status: Int, header: String?, body: String, wait: Double?) {
        let outcome = ChatFormat.outcome(
            status: status, retryAfter: header, body: Array(body.utf8), of: ChatSamples.chat(service), now: Samples.noon
        )
        guard case .failed(_, let after) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(after == wait)
    }

    /// Where a service repeats what it was sent, or its answer is a page of something else.
    @Test(arguments: ChatService.allCases.map(ChatSamples.chat) + ChatSamples.withToken)
    func noErrorHoldsASecret(chat: Chat) throws {
        let echo = "no POST to \(chat.url) \(chat.token ?? "") \u{1B}[31m" + String(repeating: "long ", count: 200)
        for status in [200, 302, 400, 401, 404, 410, 413, 429, 500] {
            let body = try JSONSerialization.data(withJSONObject: [
                "ok": false, "error": echo, "message": echo, "description": echo,
            ])
            for body in [Array(echo.utf8), Array(body)] {
                let outcome = ChatFormat.outcome(
                    status: status, retryAfter: nil, body: body, of: chat, now: Samples.noon)
                let text = "\(outcome)"
                #expect(!text.contains("Secret"), "\(text)")
                #expect(text.count < 500 && !text.contains("\u{1B}"))
            }
        }
        let request = try ChatFormat.request(ChatSamples.envelope(.new), to: chat)
        for text in [
            "\(chat)", String(reflecting: chat), "\(request)", "\([chat])", chat.redacted("\(chat.url) \(echo)"),
        ] {
            #expect(!text.contains("Secret"), "\(text)")
        }
        #expect(chat.redacted("nothing secret") == "nothing secret")
    }

    @Test func aThreadThatIsGoneIsTold() {
        let slack = ChatSamples.withToken[0]
        let gone = Array(#"{"ok":false,"error":"thread_not_found"}"#.utf8)
        #expect(ChatFormat.isThreadGone(status: 200, body: gone, of: slack))
        #expect(!ChatFormat.isThreadGone(status: 200, body: Array(#"{"ok":false,"error":"no_text"}"#.utf8), of: slack))
        let root = Array(#"{"id":"api.post.create_post.root_id.app_error","message":"Invalid RootId parameter."}"#.utf8)
        #expect(ChatFormat.isThreadGone(status: 400, body: root, of: ChatSamples.withToken[1]))
        var forum = ChatSamples.chat(.discord)
        let unknown = Array(#"{"message":"Unknown Channel","code":10003}"#.utf8)
        #expect(!ChatFormat.isThreadGone(status: 404, body: unknown, of: forum))
        forum.isForum = true
        #expect(ChatFormat.isThreadGone(status: 404, body: unknown, of: forum))
    }
}
