internal import Model

/// ntfy: published as JSON to the server's root; plain text, so nothing is markup. Severity sets the priority; the
/// notification opens the first source, three buttons mark. It knows no threads.
struct ChatNtfy: ChatDialect {
    /// Bytes of a message; a longer one becomes an attached file (docs.ntfy.sh, "Limitations").
    static let messageLimit = 4096
    static let titleLimit = 250
    /// Buttons of a notification.
    static let buttons = 3

    var quoteLimit: Int { 1600 }

    func text(_ text: String) -> String { text }
    func strong(_ escaped: String) -> String { escaped }
    func link(_ escaped: String, url: String) -> String { "\(escaped) \(url)" }
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String {
        kind == .quote ? escaped : marked(kind, escaped)
    }
    func cost(_ written: String) -> Int { written.utf8.count }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatNtfy()
        let title = ([note.flagLine].compactMap(\.self) + [note.heading]).joined(separator: ". ")
        let texts = dialect.body(note, budget: messageLimit - dialect.cost(note.label) - 2)
        var body: ChatJSON = [
            "topic": .string(chat.channel ?? ""), "title": .string(dialect.cut(title, to: titleLimit)),
            "message": .string(([note.label] + texts).joined(separator: "\n\n")), "priority": .integer(priority(note)),
        ]
        if let severity = note.severity { body["tags"] = [.string(severity.rawValue)] }
        if let url = note.url { body["click"] = .string(url) }
        if !note.buttons.isEmpty {
            body["actions"] = .array(
                note.buttons.prefix(buttons).map {
                    ["action": "view", "label": .string($0.title), "url": .string($0.url)]
                })
        }
        let headers = chat.token.map { [("Authorization", "Bearer " + $0)] } ?? []
        return ChatRequest(url: chat.url.withoutLastSlash + "/", headers: headers, body: body, chat: chat)
    }

    /// 1…5, 3 being ntfy's own; low comes without a sound.
    private static func priority(_ note: ChatNote) -> Int {
        switch note.severity {
        case .high: 5
        case .medium: 4
        case .low: 2
        case nil: 3
        }
    }
}
