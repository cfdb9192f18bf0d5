/// Discord: a webhook, its answer awaited for the message's id. One embed; nobody is called (`allowed_mentions`).
///
/// A webhook can't answer a message. Where it is a forum channel's, an event's first message makes a post and the later ones
/// join it; elsewhere a revision stands by itself and says what it revises.
struct ChatDiscord: ChatDialect {
    /// Discord's reference, "Embed Limits": of a title, a description, a footer, and of all the text of a message.
    static let (titleLimit, bodyLimit, footerLimit, wholeLimit) = (256, 4096, 2048, 6000)
    /// Of the name of a forum's post.
    static let nameLimit = 100

    var quoteLimit: Int { 1500 }

    /// Markdown, and `<` too, with which mentions, custom pictures and times begin.
    func text(_ text: String) -> String {
        ChatMarkdown.escaped(text, and: "<")
    }
    func strong(_ escaped: String) -> String { ChatMarkdown.strong(escaped) }
    func link(_ escaped: String, url: String) -> String { "[\(escaped)](\(url))" }
    func cost(_ written: String) -> Int { written.utf16.count }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatDiscord()
        let footer = ChatText.cut(note.label, to: 300) { $0.utf16.count }
        let texts = dialect.body(note, budget: bodyLimit - 200, endingWith: note.buttonLine)
        let flags = note.flagLine.map { [dialect.strong(dialect.text($0))] } ?? []
        var embed: ChatJSON = [
            "title": .string(dialect.text(dialect.cut(note.heading, to: titleLimit))),
            "description": .string((flags + texts).joined(separator: "\n\n")), "color": .integer(note.colour.number),
            "footer": ["text": .string(footer)],
        ]
        if let url = note.url { embed["url"] = .string(url) }
        var body: ChatJSON = ["embeds": [embed], "allowed_mentions": ["parse": []]]
        var query = ["wait=true"]
        if let thread = chat.thread ?? (chat.isForum ? envelope.thread : nil) {
            query.append("thread_id=" + thread.filter { ("0"..."9").contains($0) })
        } else if chat.isForum {
            body["thread_name"] = .string(ChatText.cut(note.heading, to: nameLimit) { $0.utf16.count })
        }
        let url = chat.url + (chat.url.contains("?") ? "&" : "?") + query.joined(separator: "&")
        return ChatRequest(url: url, body: body, chat: chat)
    }
}
