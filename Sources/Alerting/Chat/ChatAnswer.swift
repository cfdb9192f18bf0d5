package import Foundation

extension ChatFormat {
    /// How a try ended, by the service's answer.
    /// - Parameters:
    ///   - retryAfter: the header, in seconds or as an HTTP date.
    ///   - body: of the answer, as much of it as was read.
    ///   - now: against which a Retry-After that is a date is held.
    package static func outcome(
        status: Int, retryAfter: String?, body: [UInt8], of chat: Chat, now: Date
    ) -> DeliveryOutcome {
        let answer = ChatAnswer(status: status, body: body, chat: chat)
        let again = ", then `copytaster destinations enable`"
        let wait = answer.wait ?? retryAfter.flatMap { DeliveryPolicy.seconds($0, now: now) }
        if let (verdict, advice) = answer.verdict {
            return switch verdict {
            case .passing: .failed(answer.told(advice), after: wait)
            case .refused: .refused(answer.told(advice))
            case .gone: .gone(answer.told(advice) + again)
            case .delivered: .delivered(receipt: answer.receipt)
            }
        }
        return switch status {
        case 200..<300: .delivered(receipt: answer.receipt)
        // The service itself said nothing: a proxy in between may have, and it may pass.
        case 300..<400: .failed(answer.told("the address leads elsewhere; give the one it leads to"), after: wait)
        case 408, 425, 429, 500...: .failed(answer.told(nil), after: wait)
        // A guard before the service may have misliked this one message.
        case 403 where [.slack, .teams, .discord].contains(chat.service):
            .refused(answer.told("it does not take this message; if it takes none, make a new webhook"))
        case 401, 403: .failed(answer.told("the token or the address is not accepted; set a new one"), after: wait)
        case 404: .failed(answer.told("nothing takes messages there; if that lasts, set a new address"), after: wait)
        case 410: .gone(answer.told("nothing takes messages there any more; set a new address") + again)
        case 413: .refused(answer.told("the message is too long for it"))
        default: .refused(answer.told("it does not take this message"))
        }
    }

    /// Whether an answer says that the thread which the message should have joined is no more: without `thread`, the
    /// same envelope would be taken.
    package static func isThreadGone(status: Int, body: [UInt8], of chat: Chat) -> Bool {
        let answer = ChatAnswer(status: status, body: body, chat: chat)
        return switch chat.service {
        case .slack: ["thread_not_found", "cannot_reply_to_message"].contains(answer.string("error"))
        case .mattermost:
            status == 400
                && (answer.string("id")?.contains("root_id") == true
                    || answer.string("message")?.lowercased().contains("rootid") == true)
        // Unknown channel; thread is archived and locked.
        case .discord: chat.isForum && [10003, 160005].contains(answer.integer("code"))
        case .teams, .telegram, .ntfy: false
        }
    }
}

/// A service's answer, read as far as it is JSON.
struct ChatAnswer {
    enum Verdict { case delivered, passing, refused, gone }

    var status: Int
    var chat: Chat
    private var fields: [String: Any]
    private var text: String

    /// Bytes of an answer that are read.
    private static let longest = 65_536

    init(status: Int, body: [UInt8], chat: Chat) {
        self.status = status
        self.chat = chat
        let body = body.prefix(Self.longest)
        fields = ((try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]) ?? [:]
        text = ChatText.line(String(decoding: body.prefix(2000), as: UTF8.self), longest: 500)
    }

    func string(_ key: String) -> String? { fields[key] as? String }
    func integer(_ key: String) -> Int? { fields[key] as? Int }
    private func object(_ key: String) -> [String: Any] { fields[key] as? [String: Any] ?? [:] }

    /// What the service calls the message, by which later ones join it.
    var receipt: String? {
        let receipt: String? =
            switch chat.service {
            case .slack: string("ts")
            case .mattermost: chat.token == nil ? nil : string("id")
            // A forum's post is a channel of its own.
            case .discord: string(chat.isForum ? "channel_id" : "id")
            case .telegram: (object("result")["message_id"] as? Int).map(String.init)
            case .ntfy: string("id")
            case .teams: nil
            }
        return receipt.flatMap { (1...100).contains($0.utf8.count) ? $0 : nil }
    }

    /// Seconds to wait that the body asks for.
    var wait: Double? {
        let wish =
            switch chat.service {
            case .discord: fields["retry_after"] as? Double
            case .telegram: object("parameters")["retry_after"] as? Double
            default: nil as Double?
            }
        return wish.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }

    /// `Slack at https://hooks.slack.com/… answered 404 (no_service): set a new address`, without secrets.
    func told(_ advice: String?) -> String {
        let words =
            switch chat.service {
            case .slack: string("error")
            case .mattermost, .discord: string("message")
            case .telegram: string("description")
            case .ntfy: string("error")
            case .teams: (object("error")["message"] as? String)
            }
        let said = ChatText.cut(chat.redacted(ChatText.line(words ?? text, longest: 500)), to: 160) { $0.count }
        return "\(chat.service.title) at \(chat.place) answered \(status)" + (said.isEmpty ? "" : " (\(said))")
            + (advice.map { ": \($0)" } ?? "")
    }

    /// What the service means by its own words; nil where the status says it all.
    var verdict: (Verdict, advice: String?)? {
        switch chat.service {
        case .slack: slack
        case .mattermost: mattermost
        case .teams: teams
        case .discord: discord
        case .telegram: telegram
        case .ntfy: nil
        }
    }

    // The errors of chat.postMessage and of incoming webhooks (Slack's reference and "Handling errors").
    private var slack: (Verdict, String?)? {
        guard let error = string("error") ?? (status >= 400 ? text.split(separator: " ").first.map(String.init) : nil)
        else {
            // With a token only an answer that says so is a delivery: some proxy may have answered.
            if chat.token != nil, (200..<300).contains(status), fields["ok"] as? Bool != true {
                return (.passing, "it did not say that it took the message")
            }
            return nil
        }
        return switch error {
        case "ratelimited", "rate_limited", "message_limit_exceeded", "internal_error", "fatal_error",
            "service_unavailable", "request_timeout", "team_added_to_org", "rollup_error":
            (.passing, nil)
        case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "invalid_token",
            "missing_scope", "no_permission", "not_allowed_token_type", "org_login_required", "access_denied":
            (.gone, "the token is not accepted; give the app the scope chat:write and set its token anew")
        case "channel_not_found", "not_in_channel", "is_archived", "channel_is_archived", "restricted_action":
            (.gone, "give a channel that the app may post in, and invite the app to it")
        case "no_service", "no_active_hooks", "no_team", "team_disabled", "action_prohibited",
            "posting_to_general_channel_denied":
            (.gone, "the webhook is no more or may not post; make a new one and set its address")
        case _ where fields["ok"] as? Bool == false || status == 400: (.refused, "it does not take this message")
        default: nil
        }
    }

    private var mattermost: (Verdict, String?)? {
        guard status >= 400, let id = string("id") else { return nil }
        if id.contains("incoming_webhook.invalid") || id.contains("incoming_webhook.disabled")
            || id.contains("incoming_webhook.channel") || id.contains("webhook.get_incoming")
        {
            return (.gone, "the webhook is no more or may not post; make a new one and set its address")
        }
        if id.contains("session_expired") || id.contains("permissions") {
            return (.gone, "the token is not accepted or may not post in the channel; set a new one, add the bot to it")
        }
        return nil
    }

    private var teams: (Verdict, String?)? {
        // An old connector says so in a 200.
        if (200..<300).contains(status), text.contains("failed with error") || text.contains("HTTP error 4") {
            return text.contains("429") ? (.passing, nil) : (.refused, "it does not take this message")
        }
        guard let code = object("error")["code"] as? String else { return nil }
        return switch code {
        case "WorkflowTriggerIsNotEnabled", "WorkflowNotFound", "DirectApiAuthorizationRequired", "WorkflowDisabled":
            (.gone, "turn the workflow on in Teams, or make a new one and set its address")
        default: nil
        }
    }

    // Discord's reference, "JSON Error Codes".
    private var discord: (Verdict, String?)? {
        switch integer("code") {
        case 10015, 50027: (.gone, "the webhook is no more; make a new one and set its address")
        case 220001: (.gone, "the webhook is a forum channel's; set forum: true, or a thread")
        case 220003, 220004: (.gone, "the webhook is no forum channel's; leave forum: true out")
        default: nil
        }
    }

    private var telegram: (Verdict, String?)? {
        let said = string("description")?.lowercased() ?? ""
        if let chat = object("parameters")["migrate_to_chat_id"] as? Int {
            return (.gone, "the group has a new id; set telegram: \(chat)")
        }
        switch status {
        case 200..<300 where fields["ok"] as? Bool != true:
            return (.passing, "it did not say that it took the message")
        case 401, 404: return (.gone, "the bot's token is not accepted; set the one that @BotFather shows")
        case 403: return (.gone, "the bot may not write there; add it to the chat, or let its user start it")
        case 400 where said.contains("chat not found") || said.contains("peer_id_invalid"):
            return (.gone, "set the chat's id, and add the bot to the chat")
        case 400 where said.contains("thread not found") || said.contains("topic_closed"):
            return (.gone, "the topic is no more or closed; set another thread, or none")
        case 400 where said.contains("not enough rights") || said.contains("chat_write_forbidden"):
            return (.gone, "let the bot post in the chat")
        default: return nil
        }
    }
}
