internal import Foundation

/// A chat service that a destination may be of.
package enum ChatService: String, CaseIterable, Sendable {
    case slack, mattermost, teams, discord, telegram, ntfy

    /// For people.
    package var title: String {
        switch self {
        case .slack: "Slack"
        case .mattermost: "Mattermost"
        case .teams: "Teams"
        case .discord: "Discord"
        case .telegram: "Telegram"
        case .ntfy: "ntfy"
        }
    }
}

/// Where a chat destination's messages go. Its address or token is a secret: `description` and `redacted` are what may
/// be shown.
package struct Chat: Sendable, Hashable {
    package var service: ChatService
    /// The webhook's address; or where a token is sent along, the base of the service's API (`https://slack.com/api`,
    /// `https://mattermost.example`, `https://api.telegram.org`); for ntfy the server's.
    package var url: String
    /// Slack's and Mattermost's bot token, Telegram's, ntfy's access token.
    package var token: String?
    /// Slack's or Mattermost's channel id (with a token), Telegram's chat id or `@name`, ntfy's topic.
    package var channel: String?
    /// A thread that is there already and takes all messages: of Discord its id, of Telegram a forum topic's.
    package var thread: String?
    /// Discord: the webhook is a forum channel's. Each event's first message makes a post, which the later ones join.
    package var isForum: Bool

    package init(
        service: ChatService, url: String, token: String? = nil, channel: String? = nil, thread: String? = nil,
        isForum: Bool = false
    ) {
        self.service = service
        self.url = url
        self.token = token
        self.channel = channel
        self.thread = thread
        self.isForum = isForum
    }
}

/// Why a chat destination can't be written to as it is configured. The text says what to set.
package struct ChatFault: Error, Hashable, CustomStringConvertible {
    package var description: String
}

/// One POST. Its address may hold a secret: show `description`.
package struct ChatRequest: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package var url: String
    package var headers: [(String, String)]
    package var body: [UInt8]
    /// Scheme and host: what may be shown of the address.
    private let place: String

    init(url: String, headers: [(String, String)] = [], body: ChatJSON, chat: Chat) {
        self.url = url
        self.headers = [("Content-Type", "application/json; charset=utf-8")] + headers
        self.body = body.bytes
        place = chat.place
    }

    package var description: String { "POST \(place), \(body.count) bytes" }
    package var debugDescription: String { description }
}

extension Chat: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "\(service.title) at \(place)" }
    package var debugDescription: String { description }

    /// Scheme and host of its address, `https://hooks.slack.com/…`.
    package var place: String { Self.parts(url).map { "\($0.origin)/…" } ?? "…" }

    /// A text without this destination's secrets: token, address, and those parts of the address that look like keys.
    package func redacted(_ text: String) -> String {
        var text = text
        for secret in secrets { text = text.replacingOccurrences(of: secret, with: "…", options: .literal) }
        return text
    }

    /// Longest first, so that a part doesn't leave the rest of the whole.
    private var secrets: [String] {
        var secrets: [String] = []
        if let token, !token.isEmpty {
            secrets += [token, token.replacing(":", with: "%3A"), token.replacing(":", with: "%3a")]
            // Telegram's is the bot's number, a colon and the key.
            if let key = token.split(separator: ":").last, key.count >= 8 { secrets.append(String(key)) }
        }
        let isKeyInAddress = service == .teams || service == .discord || (token == nil && service != .ntfy)
        if let parts = Self.parts(url), isKeyInAddress, !parts.rest.isEmpty {
            secrets += [url, parts.rest]
            secrets += parts.rest.split { "/?&=#".contains($0) }.map(String.init).filter(Self.isKeyLike)
        }
        // A topic that anybody may read is as good as its password.
        if service == .ntfy, let channel, channel.count >= 4 { secrets.append(channel) }
        return secrets.filter { $0.count >= 4 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    private static func isKeyLike(_ part: String) -> Bool {
        part.count >= 8
            && (part.contains(where: \.isNumber)
                || (part.contains(where: \.isUppercase) && part.contains(where: \.isLowercase)))
    }

    /// `https://host:port` and what follows it; nil where it is no address of the web.
    static func parts(_ url: String) -> (origin: String, rest: String)? {
        guard let scheme = ["https://", "http://"].first(where: { url.lowercased().hasPrefix($0) }) else { return nil }
        let after = url.dropFirst(scheme.count)
        let host = after.prefix { !"/?#".contains($0) }
        guard !host.isEmpty, url.utf8.count <= 4000, url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return nil
        }
        let rest = String(after.dropFirst(host.count))
        // A name and password before the host are not for showing.
        let shown = host.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return shown.isEmpty ? nil : (scheme + shown, rest == "/" ? "" : rest)
    }
}
