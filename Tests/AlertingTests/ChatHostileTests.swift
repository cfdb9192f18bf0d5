import Foundation
import Model
import Testing

@testable import Alerting

/// Whatever a headline, an outlet or a sentence holds: it stays text, calls nobody, and keeps within the service's limits.
@Suite struct ChatHostileTests {
    static let hostile = [
        "@everyone @here @channel @all", "<!channel> <!here> <@U1> <!subteam^S1>", "</b><script>x</script>",
        "[x](javascript:alert(1)) ![y](https://evil.example/z)", "safe\u{202E}live\u{2066}",
        "**b** __u__ ~~s~~ `c` || s ||",
        "&amp; &lt; \" ' \\ \\\\", "<at>Desk</at> ${x} {{DATE(1)}}", "line\nbreak\r\n> quote\n# head", "👩‍👩‍👧‍👦🏳️‍🌈",
        "阿拉木图举行集会", "Айгүл Сейітқызы", "e" + String(repeating: "\u{301}", count: 500),
        ":fire: <:a:1> <t:1> /start #tag",
    ]

    static func message(_ texts: [String], sources: Int = 3) -> Message {
        func text(_ index: Int) -> String { texts[index % texts.count] }
        var event = Samples.event(place: text(0), title: text(1), evidence: text(2))
        event.persons = [Person(name: text(3), key: "x")]
        event.venue = text(4)
        event.tellings = (0..<sources).map { index in
            var telling = event.tellings[0]
            telling.article = "a\(index)"
            (telling.source, telling.title) = (text(index + 5), text(index + 6))
            telling.url = index % 3 == 2 ? text(index + 7) : "https://example.org/\(index)?q=" + text(index + 7)
            return telling
        }
        var alert = Samples.alert(events: [event])
        alert.kind = .revision
        alert.changes = [text(8), text(9)]
        alert.reason = text(10)
        return .alert(alert)
    }

    static let chats = ChatService.allCases.map(ChatSamples.chat) + ChatSamples.withToken

    @Test(arguments: chats)
    func nothingFromOutsideIsMarkup(chat: Chat) throws {
        for hostile in Self.hostile {
            try Self.check(try ChatSamples.request(Self.message([hostile]), chat, thread: "17"), chat)
        }
    }

    @Test(arguments: chats)
    func aTitleOfTenThousandCharactersKeepsWithinTheLimits(chat: Chat) throws {
        for piece in ["слово ", "长标题<&>", "\"\\👩‍👩‍👧‍👦", "*_`~[]()"] {
            let long = String(repeating: piece, count: 10_000 / piece.count + 1)
            try Self.check(try ChatSamples.request(Self.message([long], sources: 6), chat), chat)
        }
    }

    @Test(arguments: chats)
    func anyTextKeepsWithinTheLimits(chat: Chat) throws {
        var random = Seeded(state: 6)
        for _ in 0..<2 {
            let texts = (0..<12).map { _ in random.text(Self.hostile) }
            let message = Self.message(texts, sources: Int(random.next() % 60))
            try Self.check(try ChatSamples.request(message, chat), chat)
            guard case .alert(let alert) = message else { continue }
            let many = [Alert](repeating: alert, count: Int(random.next() % 40) + 1)
            try Self.check(try ChatSamples.request(.alerts(many, why: texts[0]), chat), chat)
            var digest = Samples.digest(alerts: many)
            digest.beat = texts[1]
            digest.developments = alert.events
            digest.feeds = [.init(feed: texts[2], url: texts[3], trouble: texts[4])]
            try Self.check(try ChatSamples.request(.digest(digest), chat), chat)
            let notice = Notice(id: "N1", raised: Samples.noon, subject: texts[5], lines: texts)
            try Self.check(try ChatSamples.request(.notice(notice), chat), chat)
        }
    }

    /// A long list keeps its most severe, in the order given, and says how many more there are.
    @Test(arguments: ChatService.allCases)
    func aLongListSaysHowManyMoreThereAre(service: ChatService) throws {
        let alerts = ChatSamples.gathered(310)
        let request = try ChatSamples.request(.alerts(alerts, why: "a burst"), ChatSamples.chat(service))
        let text = try JSONValue(bytes: request.body).strings.joined(separator: "\n").replacing("\\", with: "")
        #expect(text.contains("310 alerts"))
        let shown = alerts.indices.filter { text.contains("Town \($0),") }
        #expect(shown.count >= 5 && shown.count <= 100)
        #expect(shown.allSatisfy { alerts[$0].severity == .high })
        #expect(text.contains("… and \(310 - shown.count) more"))
    }

    private static func check(_ request: ChatRequest, _ chat: Chat) throws {
        let body = try JSONValue(bytes: request.body)
        // Bytes: a mark on a sign makes another character of it, for Swift alone.
        let all = Data(body.strings.joined(separator: "\n").utf8)
        for forbidden in [
            "@everyone", "@here", "@channel", "@all", "<@U1>", "\u{202E}",
        ] {
            #expect(all.range(of: Data(forbidden.utf8)) == nil, "\(forbidden) in \(chat)")
        }
        // Where brackets are markup, none from outside is left.
        if [.slack, .mattermost, .telegram].contains(chat.service) {
            for forbidden in ["<!channel>", "<script", "<at>"] { #expect(all.range(of: Data(forbidden.utf8)) == nil) }
        }
        #expect(request.body.count < 40_000)
        switch chat.service {
        case .slack: slack(body)
        case .mattermost: mattermost(body)
        case .teams: teams(body, request)
        case .discord: discord(body)
        case .telegram: try telegram(body)
        case .ntfy: ntfy(body)
        }
    }

    private static func slack(_ body: JSONValue) {
        let blocks = body["attachments"][0]["blocks"].items
        let texts = blocks.compactMap { $0["text"]["text"].string }
        #expect((1...50).contains(blocks.count) && texts.count == blocks.count)
        #expect(texts.allSatisfy { (1...3000).contains($0.utf16.count) })
        #expect(texts.reduce(0) { $0 + $1.utf16.count } <= 8000)
        let top = body["text"].string ?? ""
        #expect((1...3000).contains(top.utf16.count))
        // Only our own links begin with a bracket, and each is one of the web.
        for text in [top] + texts {
            for piece in text.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
                let piece = String(piece)
                #expect(
                    piece.hasPrefix("https://") && piece.utf8.contains(UInt8(ascii: "|"))
                        && piece.utf8.contains(UInt8(ascii: ">")), "\(piece)")
            }
        }
    }

    private static func mattermost(_ body: JSONValue) {
        let attachment = body["attachments"].value != nil ? body["attachments"][0] : body["props"]["attachments"][0]
        let text = attachment["text"].string ?? ""
        #expect((1...16_383).contains(text.unicodeScalars.count))
        links(text)
        links(body["text"].string ?? body["message"].string ?? "(no text)")
    }

    private static func discord(_ body: JSONValue) {
        #expect((body["allowed_mentions"]["parse"].value as? [Any])?.isEmpty == true)
        let embed = body["embeds"][0]
        let (title, text) = (embed["title"].string ?? "", embed["description"].string ?? "")
        let footer = embed["footer"]["text"].string ?? ""
        #expect((1...256).contains(title.utf16.count))
        #expect((1...4096).contains(text.utf16.count))
        #expect(title.utf16.count + text.utf16.count + footer.utf16.count <= 6000)
        links(text)
        #expect(!unescaped(text + title).utf8.contains(UInt8(ascii: "<")))
    }

    private static func teams(_ body: JSONValue, _ request: ChatRequest) {
        // As Teams keeps it: JSON as text in JSON.
        let quoted = request.body.reduce(0) { $0 + ($1 == 0x22 || $1 == 0x5C ? 2 : 1) }
        #expect(quoted <= 28 * 1024)
        func texts(_ value: JSONValue) -> [String] {
            let own = value["type"].string == "TextBlock" ? [value["text"].string ?? ""] : []
            return own + (value["items"].items + value["body"].items).flatMap(texts)
        }
        for text in texts(body["attachments"][0]["content"]) { links(text) }
    }

    private static func telegram(_ body: JSONValue) throws {
        let text = body["text"].string ?? ""
        let read = try TelegramHTML(text)
        #expect((1...4096).contains(read.text.utf16.count))
        #expect(text.utf8.count < 35_000 && read.entities <= 100)
        #expect(read.links.allSatisfy { $0.hasPrefix("https://") })
    }

    private static func ntfy(_ body: JSONValue) {
        #expect((1...4096).contains(body["message"].string?.utf8.count ?? 0))
        #expect((1...250).contains(body["title"].string?.utf8.count ?? 0))
        #expect(body["actions"].items.count <= 3)
        #expect((1...5).contains(body["priority"].integer ?? 0))
    }

    /// Markdown without what a backslash makes text.
    private static func unescaped(_ text: String) -> String {
        var (result, isEscaped) = (String.UnicodeScalarView(), false)
        for scalar in text.unicodeScalars {
            if isEscaped || scalar == "\\" {
                isEscaped.toggle()
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// All links of a Markdown text are of the web.
    private static func links(_ text: String) {
        for piece in unescaped(text).unicodeScalars.split(separator: "]", omittingEmptySubsequences: false).dropFirst()
        {
            #expect(String(piece).utf8.starts(with: "(https://".utf8), "\(String(piece).prefix(60))")
        }
    }
}

/// Telegram's HTML, read strictly: its tags closed in order, its entities whole.
struct TelegramHTML {
    struct Fault: Error { var text: String }

    var text = ""
    var links: [String] = []
    var entities = 0

    init(_ html: String) throws {
        var (open, rest) = ([String](), Substring(html).unicodeScalars)
        var read = String.UnicodeScalarView()
        while let scalar = rest.first {
            if scalar == "<" {
                guard let end = rest.firstIndex(of: ">") else { throw Fault(text: "no end: \(rest.prefix(40))") }
                let tag = String(rest[rest.index(after: rest.startIndex)..<end])
                rest = rest[rest.index(after: end)...]
                if tag.hasPrefix("/") {
                    guard open.popLast() == String(tag.dropFirst()) else { throw Fault(text: "closed: \(tag)") }
                } else if let link = tag.wholeMatch(of: /a href="([^"<>]*)"/.matchingSemantics(.unicodeScalar)) {
                    links.append(try TelegramHTML(String(link.1)).text)
                    open.append("a")
                    entities += 1
                } else if ["b", "blockquote"].contains(tag) {
                    open.append(tag)
                    entities += 1
                } else {
                    throw Fault(text: "tag: \(tag)")
                }
            } else if scalar == "&" {
                let known: [(String, Unicode.Scalar)] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")]
                guard let entity = known.first(where: { rest.starts(with: $0.0.unicodeScalars) }) else {
                    throw Fault(text: "entity: \(rest.prefix(10))")
                }
                read.append(entity.1)
                rest = rest.dropFirst(entity.0.unicodeScalars.count)
            } else {
                read.append(scalar)
                rest = rest.dropFirst()
            }
        }
        guard open.isEmpty else { throw Fault(text: "open: \(open)") }
        text = String(read)
    }
}

/// Numbers that are the same each time (the constants of PCG's generator).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state >> 17 & 0x7FFF)
    }

    mutating func text(_ pieces: [String]) -> String {
        (0..<Int(next() % 40)).map { _ in pieces[Int(next() % UInt64(pieces.count))] }.joined(separator: " ")
    }
}
