internal import Model

/// Slack: an incoming webhook, or `chat.postMessage` with a bot's token, which knows threads. The heading is the message's
/// text; the rest stands in an attachment, which alone has a colour.
///
/// mrkdwn: `&`, `<` and `>` are escaped, so that nobody is called by `<!channel>` or `<@U1>`; its other signs can't be
/// escaped, and look-alikes stand for them. Links in text, not buttons: a button's click asks the app for an answer.
struct ChatSlack: ChatDialect {
    /// Characters of a section's text (Slack's reference of the section block).
    static let sectionLimit = 3000
    /// Of an attachment with its blocks. None is documented; those beyond 8,000 characters or 20 blocks were seen refused.
    static let bodyLimit = 7000
    static let blockLimit = 15

    var quoteLimit: Int { 2500 }

    func text(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "*": result.append("∗")
            case "_": result.append("ˍ")
            case "~": result.append("∼")
            case "`": result.append("ˋ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    func strong(_ escaped: String) -> String {
        // A space before the closing star would leave both as they are.
        escaped.hasSuffix(" ") ? "*\(escaped.dropLast())* " : "*\(escaped)*"
    }
    func link(_ escaped: String, url: String) -> String { "<\(url.replacing("&", with: "&amp;"))|\(escaped)>" }
    /// UTF-16 units: no fewer than characters, by whatever Slack counts them.
    func cost(_ written: String) -> Int { written.utf16.count }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatSlack()
        let top = [
            note.flagLine.map { dialect.strong(dialect.text($0)) },
            dialect.strong(dialect.heading(note, limit: 600)), dialect.text(note.label),
        ].compactMap(\.self).joined(separator: "\n")
        let blocks = packed(dialect.body(note, budget: bodyLimit, endingWith: note.buttonLine)).map { text in
            ["type": "section", "text": ["type": "mrkdwn", "text": .string(text), "verbatim": true]] as ChatJSON
        }
        var body: ChatJSON = ["text": .string(top), "unfurl_links": false, "unfurl_media": false]
        if !blocks.isEmpty {
            body["attachments"] = [
                [
                    "color": .string("#" + note.colour.hex), "blocks": .array(blocks),
                    "fallback": .string(dialect.text(note.heading)),
                ]
            ]
        }
        guard let token = chat.token else { return ChatRequest(url: chat.url, body: body, chat: chat) }
        body["channel"] = .string(chat.channel ?? "")
        body["parse"] = "none"
        body["link_names"] = false
        if let thread = envelope.thread {
            body["thread_ts"] = .string(thread)
            // A thread is read by those who wrote in it: what is urgent, or was left lying, shows in the channel too.
            body["reply_broadcast"] = .boolean(note.severity == .high || envelope.isReminder)
        }
        let method = "/chat.postMessage"
        let url = chat.url.hasSuffix(method) ? chat.url : chat.url.withoutLastSlash + method
        return ChatRequest(url: url, headers: [("Authorization", "Bearer " + token)], body: body, chat: chat)
    }

    /// Sections put together into blocks, none beyond the limit, lines whole where they fit.
    static func packed(_ texts: [String]) -> [String] {
        var blocks: [String] = []
        for text in texts {
            var block = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if !block.isEmpty, block.utf16.count + 1 + line.utf16.count > sectionLimit {
                    blocks.append(block)
                    block = ""
                }
                block += (block.isEmpty ? "" : "\n") + line
            }
            if !block.isEmpty { blocks.append(block) }
        }
        return Array(blocks.prefix(blockLimit))
    }
}

extension String {
    var withoutLastSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
