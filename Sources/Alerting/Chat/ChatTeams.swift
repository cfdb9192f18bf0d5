internal import Model

/// Microsoft Teams: a webhook of its Workflows app, which takes an Adaptive Card (1.4: with a later version a workflow says
/// that it worked and shows nothing). It answers 202 before it has posted, and names no message: there are no threads.
///
/// What an outlet or a source wrote stands in text runs, which have no markup, save for lists with links, where a backslash
/// takes the meaning from each sign of the card's Markdown.
struct ChatTeams: ChatDialect {
    /// Bytes of a message, as Teams keeps it: 28 KiB. It keeps the card as text in text, and was seen to count 28,897
    /// bytes for a request of 24,453.
    static let wholeLimit = 28 * 1024
    static let bodyLimit = 16_000
    /// Buttons that show without a menu.
    static let buttons = 6

    var quoteLimit: Int { 4000 }
    /// `{"type":"TextBlock",…},`
    var lineCost: Int { 110 }

    func text(_ text: String) -> String {
        ChatMarkdown.escaped(Self.literal(text))
    }
    /// Text that the card takes as it is, but for its own functions (`{{DATE(…)}}`) and templates (`${…}`).
    static func literal(_ text: String) -> String {
        text.replacing("{{", with: "{\(ChatText.gap){").replacing("${", with: "$\(ChatText.gap){")
    }
    func strong(_ escaped: String) -> String { ChatMarkdown.strong(escaped) }
    func link(_ escaped: String, url: String) -> String { "[\(escaped)](\(url))" }
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String {
        kind == .quote ? escaped : marked(kind, escaped)
    }

    /// A quotation is not escaped, for it is no Markdown.
    func written(_ line: ChatLine) -> String {
        guard line.kind == .quote, case .text(let quote)? = line.spans.first else {
            return self.line(line.kind, line.spans.map(written).joined())
        }
        return ChatText.cut(Self.literal("“" + quote + "”"), to: quoteLimit, cost: cost)
    }

    /// Bytes of JSON kept in JSON: a quotation mark takes four, a backslash as many.
    func cost(_ written: String) -> Int {
        written.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\\") ? 4 : 1) }
    }

    static func request(_ note: ChatNote, _ envelope: Envelope, to chat: Chat) -> ChatRequest {
        let dialect = ChatTeams()
        let heading = ChatText.cut(literal(note.heading), to: 1500, cost: dialect.cost)
        var top: [ChatJSON] = note.flagLine.map { [run($0, ["weight": "Bolder", "color": "Warning"])] } ?? []
        top.append(run(heading, ["weight": "Bolder", "size": "Large"], url: note.url))
        top.append(run(literal(note.label), ["isSubtle": true]))
        let style: ChatJSON =
            switch note.severity {
            case .high: "attention"
            case .medium: "warning"
            case .low: "good"
            case nil: "emphasis"
            }
        var items: [ChatJSON] = [["type": "Container", "style": style, "bleed": true, "items": .array(top)]]
        for part in ChatFitting(dialect: dialect).fit(note.sections, budget: bodyLimit) {
            var blocks = part.title.map { [block(dialect.strong(dialect.text($0)))] } ?? []
            for line in part.lines { blocks.append(line.kind == .quote ? quote(line.text) : block(line.text)) }
            items.append(["type": "Container", "items": .array(blocks)])
        }
        var card: ChatJSON = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
            "lang": "en", "msteams": ["width": "Full"], "fallbackText": .string(dialect.text(heading)),
            "body": .array(items),
        ]
        if !note.buttons.isEmpty {
            card["actions"] = .array(
                note.buttons.prefix(buttons).map {
                    ["type": "Action.OpenUrl", "title": .string($0.title), "url": .string($0.url)]
                })
        }
        let attachment: ChatJSON = [
            "contentType": "application/vnd.microsoft.card.adaptive", "content": card,
        ]
        return ChatRequest(url: chat.url, body: ["type": "message", "attachments": [attachment]], chat: chat)
    }

    private static func block(_ markdown: String) -> ChatJSON {
        ["type": "TextBlock", "text": .string(markdown), "wrap": true, "spacing": "Small"]
    }

    private static func quote(_ text: String) -> ChatJSON {
        ["type": "Container", "style": "emphasis", "items": [run(text, ["italic": true])]]
    }

    /// Text without markup, in one look.
    private static func run(_ text: String, _ look: [String: ChatJSON], url: String? = nil) -> ChatJSON {
        var inline = ChatJSON.object(look)
        inline["type"] = "TextRun"
        inline["text"] = .string(text)
        if let url { inline["selectAction"] = ["type": "Action.OpenUrl", "url": .string(url)] }
        return ["type": "RichTextBlock", "inlines": [inline]]
    }
}
