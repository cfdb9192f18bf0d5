import Alerting
import Foundation
import Model

/// Messages of every kind, and a chat of every service.
enum ChatSamples {
    static let links = MarkLinks(address: "https://desk.example/copytaster", key: Array("a key of the tests".utf8))

    static func chat(_ service: ChatService) -> Chat {
        switch service {
        case .slack: Chat(service: .slack, url: "https://hooks.slack.com/services/T0001/B0001/slackSecretKey01")
        case .mattermost: Chat(service: .mattermost, url: "https://chat.example/hooks/mattermostSecret01")
        case .teams:
            Chat(service: .teams, url: "https://prod-1.logic.example:443/workflows/teamsFlow01/run?sig=teamsSecret01")
        case .discord: Chat(service: .discord, url: "https://discord.com/api/webhooks/1234567890/discordSecret01")
        case .telegram:
            Chat(
                service: .telegram, url: "https://api.telegram.org", token: "123456:telegramSecret01",
                channel: "-1001234567890")
        case .ntfy: Chat(service: .ntfy, url: "https://ntfy.example", token: "tk_ntfySecret01", channel: "desk-alerts")
        }
    }

    /// Slack's and Mattermost's with a bot's token.
    static let withToken = [
        Chat(service: .slack, url: "https://slack.com/api", token: "xoxb-slackSecret02", channel: "C0123456789"),
        Chat(service: .mattermost, url: "https://chat.example", token: "mattermostSecret02", channel: "channel01"),
    ]

    static func telling(
        _ article: String, _ source: String, _ title: String, language: Language, minutes: Double,
        evidence: String = "", size: Bounds? = nil, origin: String? = nil
    ) -> Telling {
        Telling(
            article: article, url: "https://\(article).example/news?id=1&part=(2)", source: source, title: title,
            language: language, published: Samples.noon.addingTimeInterval(60 * minutes), verdict: .new, size: size,
            amount: nil, evidence: evidence, origin: origin)
    }

    static let evidence = "На площади Республики собрались от 200 до 300 человек, сообщил корреспондент."
    static let rally: Event = {
        var event = Samples.event()
        event.persons = [Person(name: "Айгүл Сейітқызы", key: "aygul seyitkyzy")]
        event.venue = "Republic Square"
        event.tellings = [
            telling(
                "a1", "Степной вестник", "Митинг *в Алматы* & задержания <фото>", language: .russian, minutes: -30,
                evidence: evidence, size: Bounds(low: 200, high: 300)),
            telling("a2", "Дала газеті", "Алматыда митинг өтті", language: .kazakh, minutes: -10),
            telling("a3", "草原通讯社", "阿拉木图举行集会", language: .chinese, minutes: -5),
            telling("a4", "Reprinter", "Митинг в Алматы", language: .russian, minutes: -2, origin: "a1"),
        ]
        return event
    }()

    static var alert: Alert {
        Alert(
            id: "A1", kind: .new, type: "protest", severity: .high, raised: Samples.noon, events: [rally],
            evidence: evidence, reason: "no known event is near it", confidence: 0.93)
    }

    static var revision: Alert {
        var alert = alert
        alert.id = "A2"
        alert.kind = .revision
        alert.severity = .medium
        alert.changes = ["the size is now told as 500, was 200–300 people", "a second outlet tells of it"]
        return alert
    }

    static func gathered(_ count: Int) -> [Alert] {
        (0..<count).map { index in
            var event = Samples.event("E\(index)", place: "Town \(index)", url: "https://example.org/rally/\(index)")
            event.tellings[0].evidence = "Some people held rally number \(index)."
            return Samples.alert(
                "A\(index)", events: [event], severity: Severity.allCases[index % 3],
                raised: Samples.noon.addingTimeInterval(Double(60 * index)))
        }
    }

    static var digest: Digest {
        var digest = Samples.digest(
            alerts: gathered(5).sorted { ($1.severity, $0.raised) < ($0.severity, $1.raised) })
        digest.developments = [rally]
        digest.daybook = [Samples.event("E90", place: "Astana", size: nil)]
        digest.feeds = [
            .init(feed: "Steppe Wire", url: "https://example.org/feed", trouble: "no answer since 26 March 2021")
        ]
        digest.figures = [
            .init(
                question: "debt", title: "Debt to China", subject: "Kazakhstan",
                now: .init(
                    words: "USD 9.2 billion", low: 9.2e9, high: 9.2e9, unit: "USD", saidBy: "the ministry",
                    outlet: "Steppe Wire", url: "https://example.org/debt", title: "Debt grows", evidence: "It grew.",
                    language: "en", told: Samples.noon),
                before: .init(
                    words: "USD 8.9 billion", low: 8.9e9, high: 8.9e9, unit: "USD", saidBy: nil, outlet: nil, url: nil,
                    title: nil, evidence: "It was.", language: "en", told: Samples.noon))
        ]
        return digest
    }

    static let notice = Notice(
        id: "N1", raised: Samples.noon, subject: "the destination 'desk' is down",
        lines: [
            "https://example.org answered 410 Gone", "give its new address, then: copytaster destinations enable desk",
        ])

    enum Kind: String, CaseIterable, Sendable {
        case new, revision, reminder, gathered, digest, notice, test
    }

    static func envelope(_ kind: Kind) -> Envelope {
        let message: Message =
            switch kind {
            case .new, .reminder: .alert(alert)
            case .revision: .alert(revision)
            case .gathered: .alerts(gathered(12), why: "more than 10 alerts within an hour")
            case .digest: .digest(digest)
            case .notice: .notice(notice)
            case .test: .test(notice)
            }
        return envelope(
            message, isReminder: kind == .reminder,
            lateSince: kind == .notice ? Samples.noon.addingTimeInterval(-7200) : nil,
            thread: kind == .revision ? "17" : nil)
    }

    static func envelope(
        _ message: Message, isReminder: Bool = false, lateSince: Date? = nil, thread: String? = nil
    ) -> Envelope {
        Envelope(
            id: "msg_A1_desk", destination: "desk", message: message, isReminder: isReminder, lateSince: lateSince,
            thread: thread, zone: Samples.zone, links: links)
    }

    static func request(_ message: Message, _ chat: Chat, thread: String? = nil) throws -> ChatRequest {
        try ChatFormat.request(envelope(message, thread: thread), to: chat)
    }
}

/// A JSON value to walk through.
struct JSONValue {
    var value: Any?

    init(_ value: Any?) { self.value = value }
    init(bytes: [UInt8]) throws { value = try JSONSerialization.jsonObject(with: Data(bytes)) }

    subscript(key: String) -> JSONValue { JSONValue((value as? [String: Any])?[key]) }
    subscript(index: Int) -> JSONValue { items.indices.contains(index) ? items[index] : JSONValue(nil) }
    var items: [JSONValue] { (value as? [Any] ?? []).map { JSONValue($0) } }
    var string: String? { value as? String }
    var integer: Int? { value as? Int }

    /// All strings in it, whatever their keys.
    var strings: [String] {
        switch value {
        case let text as String: [text]
        case let items as [Any]: items.flatMap { JSONValue($0).strings }
        case let object as [String: Any]: object.sorted { $0.key < $1.key }.flatMap { JSONValue($0.value).strings }
        default: []
        }
    }
}
