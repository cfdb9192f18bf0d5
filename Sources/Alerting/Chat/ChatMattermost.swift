/// Mattermost: an incoming webhook, or its posts API with a bot's token, which knows threads. Markdown; the heading is the
/// message, so that a notification shows it; the rest stands in an attachment, which alone has a colour.
struct ChatMattermost: ChatDialect {
    /// Characters of a post (`POST_MESSAGE_MAX_RUNES_V2` of its server is 16,383); the attachment is kept under it too.
    static let bodyLimit = 12_000

    var quoteLimit: Int { 4000 }

    /// Markdown; and `<` too, for a webhook takes `<!channel>` and `<address|text>` as Slack would.
    func text(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in ChatMarkdown.escaped(text).unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
    func strong(_ escaped: String) -> String { ChatMarkdown.strong(escaped) }
    func link(_ escaped: String, url: String) -> String { "[\(escaped)](\(url))" }
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String {
        // Without the empty line after it the next one would belong to the quotation.
        kind == .quote ? "> \(escaped)\n" : marked(kind, escaped)
    }
    func cost(_ written: String) -> Int { written.utf16.count }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatMattermost()
        let heading = dialect.text(dialect.cut(note.heading, to: 1000))
        let top = [
            note.flagLine.map { dialect.strong(dialect.text($0)) }, dialect.strong(heading), dialect.text(note.label),
        ].compactMap(\.self).joined(separator: "\n")
        let texts = dialect.body(note, budget: bodyLimit, endingWith: note.buttonLine)
        var attachment: ChatJSON = [
            "color": .string("#" + note.colour.hex), "text": .string(texts.joined(separator: "\n\n")),
            "fallback": .string(heading),
        ]
        if let url = note.url {
            attachment["title"] = "Read it at the source"
            attachment["title_link"] = .string(url)
        }
        guard let token = chat.token else {
            var body: ChatJSON = ["text": .string(top), "attachments": [attachment]]
            if let channel = chat.channel { body["channel"] = .string(channel) }
            return ChatRequest(url: chat.url, body: body, chat: chat)
        }
        var body: ChatJSON = [
            "channel_id": .string(chat.channel ?? ""), "message": .string(top),
            "props": ["attachments": [attachment]],
            // The server takes a post with the same one for the same post for half a minute.
            "pending_post_id": .string(envelope.id),
        ]
        if let thread = envelope.thread { body["root_id"] = .string(thread) }
        return ChatRequest(
            url: chat.url.withoutLastSlash + "/api/v4/posts", headers: [("Authorization", "Bearer " + token)],
            body: body, chat: chat)
    }
}

/// Markdown as chats read it: a backslash before a sign takes its meaning from it.
enum ChatMarkdown {
    /// The signs stand anywhere in a line; those that count at its beginning only never stand there, for every line
    /// begins with words of our own.
    /// - Parameter and: one more sign of the service's.
    static func escaped(_ text: String, and more: Unicode.Scalar? = nil) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "#", "|", "~":
                result.append("\\")
                result.append(scalar)
            default:
                if scalar == more { result.append("\\") }
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// A space before the closing stars would leave them as they are.
    static func strong(_ escaped: String) -> String {
        escaped.hasSuffix(" ") ? "**\(escaped.dropLast())** " : "**\(escaped)**"
    }
}
