extension Chat {
    /// The word that stands for an address which is given as the secret.
    package static let addressIsSecret = "secret"

    /// A chat destination as its settings give it.
    ///
    ///     slack: https://hooks.slack.com/services/…      an incoming webhook
    ///     slack: C0123456789                             a channel, with a bot token as the secret: threads
    ///     mattermost: https://chat.example/hooks/…       an incoming webhook
    ///     mattermost: https://chat.example               a server, with `channel` and a bot token: threads
    ///     teams: https://….logic.azure.com/…             a Workflows webhook
    ///     discord: https://discord.com/api/webhooks/…    a webhook
    ///     telegram: -1001234567890                       a chat's id or `@name`, with the bot's token as the secret
    ///     ntfy: https://ntfy.sh/TOPIC                    a topic; an access token as the secret where it needs one
    ///
    /// For the webhooks `secret` in place of the address means that the address is the secret itself.
    ///
    /// - Parameters:
    ///   - value: what stands under the service's name.
    ///   - secret: from `secretFile` or `secretEnv`.
    ///   - server: the base of another server's API, for Slack and Telegram; nil: the service's own.
    /// - Throws: what is missing or wrong, without the secret.
    package static func configured(
        _ service: ChatService, value: String, secret: String? = nil, channel: String? = nil, thread: String? = nil,
        isForum: Bool = false, server: String? = nil
    ) throws(ChatFault) -> Chat {
        let name = service.rawValue
        var (address, token) = (value, secret.flatMap { $0.isEmpty ? nil : $0 })
        if value == addressIsSecret, service != .telegram, service != .ntfy {
            guard let secret = token, Chat.parts(secret) != nil else {
                throw ChatFault(
                    description:
                        "\(name): secret needs the webhook's address, beginning with https://, in secretFile or secretEnv"
                )
            }
            (address, token) = (secret, nil)
        }
        let isAddress = Chat.parts(address) != nil
        var chat = Chat(
            service: service, url: isAddress ? address : server ?? base(service), token: token, channel: channel,
            thread: thread, isForum: isForum)
        switch service {
        case .slack where !isAddress:
            chat.channel = address
            if token == nil {
                throw ChatFault(
                    description:
                        "slack: a channel's id needs the bot's token in secretFile or secretEnv; or give a webhook's address"
                )
            }
        case .telegram:
            (chat.url, chat.channel) = (server ?? base(service), value)
        case .ntfy:
            guard let (origin, rest) = Chat.parts(value),
                let slash = rest.lastIndex(of: "/"), !rest.contains("?"), !rest.contains("#")
            else { throw ChatFault(description: "ntfy: give server and topic, as in https://ntfy.sh/TOPIC") }
            chat.channel = String(rest[rest.index(after: slash)...])
            chat.url = origin + rest[..<slash]
        default: break
        }
        if !isForum || service == .discord {
            try chat.check()
        } else {
            throw ChatFault(description: "\(name): only discord has forum channels; leave forum out")
        }
        return chat
    }

    private static func base(_ service: ChatService) -> String {
        switch service {
        case .slack: "https://slack.com/api"
        case .telegram: "https://api.telegram.org"
        default: ""
        }
    }

    /// What must be there for a request to be made.
    func check() throws(ChatFault) {
        let name = service.rawValue
        func fail(_ text: String) -> ChatFault { ChatFault(description: "\(name): \(text)") }
        guard Chat.parts(url) != nil else {
            throw fail(
                token == nil
                    ? "give the webhook's address, beginning with https:// (or the word secret, and the address in secretFile)"
                    : "give the server's address, beginning with https://")
        }
        if let token, !token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) || token.utf8.count > 1000 {
            throw fail("the secret holds a space, a line's end or another character that no token has")
        }
        switch service {
        case .slack, .mattermost:
            if token != nil, channel?.isEmpty != false {
                throw fail("a bot token needs the channel's id: set channel")
            }
        case .telegram:
            guard token != nil else {
                throw fail("needs the bot's token, as @BotFather gave it, in secretFile or secretEnv")
            }
            guard let channel, Int(channel) != nil || (channel.hasPrefix("@") && channel.count > 1) else {
                throw fail("give the chat's id, as in -1001234567890, or a public channel's name, as in @name")
            }
        case .ntfy:
            // The form that ntfy's server takes (topicRegex of its server/server.go).
            guard let channel, (1...64).contains(channel.utf8.count),
                channel.utf8.allSatisfy({
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
                        || $0 == 0x2D
                })
            else { throw fail("a topic has 1 to 64 letters, digits, - and _, as in https://ntfy.sh/TOPIC") }
        case .teams, .discord: break
        }
        if let thread, Int(thread) == nil { throw fail("a thread is given by its number") }
    }
}
