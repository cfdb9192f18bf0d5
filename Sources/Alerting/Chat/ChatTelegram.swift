internal import Model

/// Telegram: the Bot API's `sendMessage`, in its HTML; marks are buttons under the message. A revision answers the first
/// message of its event.
struct ChatTelegram: ChatDialect {
    /// UTF-16 units of a text once its markup is read (Bot API, `sendMessage`).
    static let textLimit = 4096
    /// Its servers read 100 entities of a message and 35,000 bytes of markup: what a piece takes of these counts as much of
    /// the limit as it is of theirs.
    private static let (unitsOfEntity, bytesOfUnit) = (42, 8)

    var quoteLimit: Int { 1800 }

    func text(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
    func strong(_ escaped: String) -> String { "<b>\(escaped)</b>" }
    func link(_ escaped: String, url: String) -> String {
        "<a href=\"\(url.replacing("&", with: "&amp;"))\">\(escaped)</a>"
    }
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String {
        kind == .quote ? "<blockquote>\(escaped)</blockquote>" : marked(kind, escaped)
    }

    func cost(_ written: String) -> Int {
        var (units, tags, isTag, isEntity) = (0, 0, false, false)
        for unit in written.utf16 {
            switch unit {
            case 0x3C: (isTag, tags) = (true, tags + 1)
            case 0x3E where isTag: isTag = false
            case _ where isTag: continue
            case 0x26: (isEntity, units) = (true, units + 1)
            case 0x3B where isEntity: isEntity = false
            case _ where isEntity: continue
            default: units += 1
            }
        }
        return max(
            units, tags / 2 * Self.unitsOfEntity, (written.utf8.count + Self.bytesOfUnit - 1) / Self.bytesOfUnit)
    }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatTelegram()
        let top = [
            note.flagLine.map { dialect.strong(dialect.text($0)) },
            dialect.strong(dialect.heading(note, limit: 400)), dialect.text(note.label),
        ].compactMap(\.self).joined(separator: "\n")
        let texts = dialect.body(note, budget: textLimit - dialect.cost(top) - 2)
        var body: ChatJSON = [
            "chat_id": chat.channel.map { Int($0).map(ChatJSON.integer) ?? .string($0) } ?? "",
            "text": .string(([top] + texts).joined(separator: "\n\n")), "parse_mode": "HTML",
            "link_preview_options": ["is_disabled": true],
        ]
        if note.severity == .low || note.severity == nil { body["disable_notification"] = true }
        if let topic = chat.thread.flatMap({ Int($0) }) { body["message_thread_id"] = .integer(topic) }
        if let first = envelope.thread.flatMap({ Int($0) }) {
            body["reply_parameters"] = ["message_id": .integer(first), "allow_sending_without_reply": true]
        }
        if !note.buttons.isEmpty {
            let buttons = note.buttons.map { ["text": .string($0.title), "url": .string($0.url)] as ChatJSON }
            // Two a row: more don't show their words on a phone.
            let rows = stride(from: 0, to: buttons.count, by: 2).map {
                ChatJSON.array(Array(buttons[$0..<min($0 + 2, buttons.count)]))
            }
            body["reply_markup"] = ["inline_keyboard": .array(rows)]
        }
        let url = chat.url.withoutLastSlash + "/bot\(chat.token ?? "")/sendMessage"
        return ChatRequest(url: url, body: body, chat: chat)
    }
}
