import Alerting
import Testing

@Suite struct ChatSettingsTests {
    struct Given: Sendable {
        var service: ChatService
        var value: String
        var secret: String?
        var channel: String?
        var forum = false

        init(_ service: ChatService, _ value: String, _ secret: String? = nil, _ channel: String? = nil) {
            (self.service, self.value, self.secret, self.channel) = (service, value, secret, channel)
        }
    }

    @Test(
        arguments: [
            (
                Given(.slack, "https://hooks.slack.com/services/T/B/k"), "https://hooks.slack.com/services/T/B/k", nil,
                nil
            ),
            (Given(.slack, "secret", "https://hooks.slack.com/x"), "https://hooks.slack.com/x", nil, nil),
            (Given(.slack, "C0123", "xoxb-1"), "https://slack.com/api", "xoxb-1", "C0123"),
            (Given(.mattermost, "https://m.example", "tok", "ch"), "https://m.example", "tok", "ch"),
            (Given(.telegram, "-100123", "1:k"), "https://api.telegram.org", "1:k", "-100123"),
            (Given(.telegram, "@desk", "1:k"), "https://api.telegram.org", "1:k", "@desk"),
            (Given(.ntfy, "https://ntfy.sh/desk_1"), "https://ntfy.sh", nil, "desk_1"),
            (Given(.ntfy, "http://10.0.0.1:8080/base/desk", "tk_1"), "http://10.0.0.1:8080/base", "tk_1", "desk"),
            (
                Given(.teams, "secret", "https://prod.example/workflows/1?sig=2"),
                "https://prod.example/workflows/1?sig=2", nil, nil
            ),
            (Given(.discord, "https://discord.com/api/webhooks/1/k"), "https://discord.com/api/webhooks/1/k", nil, nil),
        ] as [(Given, String, String?, String?)])
    func aSettingIsRead(given: Given, url: String, token: String?, channel: String?) throws {
        let chat = try Chat.configured(given.service, value: given.value, secret: given.secret, channel: given.channel)
        #expect(chat.url == url && chat.token == token && chat.channel == channel)
        #expect(throws: Never.self) { try ChatFormat.request(ChatSamples.envelope(.test), to: chat) }
    }

    @Test(
        arguments: [
            (Given(.slack, "C0123"), "needs the bot's token"), (Given(.slack, "secret"), "secretFile"),
            (Given(.slack, "secret", "xoxb-no-address", "C1"), "https://"),
            (Given(.mattermost, "https://m.example", "tok"), "channel"), (Given(.mattermost, "m.example"), "https://"),
            (Given(.teams, "prod.example"), "https://"), (Given(.discord, "ftp://discord.com/x"), "https://"),
            (Given(.telegram, "-100123"), "@BotFather"), (Given(.telegram, "desk", "1:k"), "chat's id"),
            (Given(.telegram, "-100123", "1:k\n"), "token has"), (Given(.ntfy, "https://ntfy.sh"), "topic"),
            (Given(.ntfy, "https://ntfy.sh/a b"), "topic"), (Given(.ntfy, "https://ntfy.sh/тема"), "topic"),
            (Given(.ntfy, "https://ntfy.sh/desk?x=1"), "topic"),
        ] as [(Given, String)])
    func aWrongSettingSaysWhatToDo(given: Given, says: String) {
        let fault = #expect(throws: ChatFault.self) {
            try Chat.configured(given.service, value: given.value, secret: given.secret, channel: given.channel)
        }
        #expect(fault?.description.contains(says) == true, "\(fault?.description ?? "")")
        #expect(fault?.description.hasPrefix(given.service.rawValue) == true)
    }

    /// A revision joins the thread of the first message, where the service has threads.
    @Test func aRevisionJoinsItsThread() throws {
        func body(_ chat: Chat, thread: String?) throws -> (String, JSONValue) {
            let request = try ChatSamples.request(.alert(ChatSamples.revision), chat, thread: thread)
            return (request.url, try JSONValue(bytes: request.body))
        }
        let slack = ChatSamples.withToken[0]
        #expect(try body(slack, thread: "1.2").1["thread_ts"].string == "1.2")
        #expect(try body(slack, thread: "1.2").1["reply_broadcast"].value as? Bool == false)
        let urgent = try ChatSamples.request(.alert(ChatSamples.alert), slack, thread: "1.2")
        #expect(try JSONValue(bytes: urgent.body)["reply_broadcast"].value as? Bool == true)
        #expect(try body(ChatSamples.withToken[1], thread: "p1").1["root_id"].string == "p1")
        #expect(try body(ChatSamples.chat(.slack), thread: "1.2").1["thread_ts"].value == nil)
        let telegram = try body(ChatSamples.chat(.telegram), thread: "17").1["reply_parameters"]
        #expect(telegram["message_id"].integer == 17)
        #expect(telegram["allow_sending_without_reply"].value as? Bool == true)
        var discord = ChatSamples.chat(.discord)
        #expect(try body(discord, thread: "17").0.hasSuffix("?wait=true"))
        discord.isForum = true
        #expect(try body(discord, thread: "17").0.hasSuffix("?wait=true&thread_id=17"))
        #expect(
            try body(discord, thread: nil).1["thread_name"].string?.hasPrefix("Revision: Protest in Almaty") == true)
    }
}
