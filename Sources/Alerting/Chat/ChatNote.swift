internal import Foundation
internal import Model

/// A message in parts that every chat service has, in plain text: each service escapes it in its own way.
struct ChatNote {
    /// What must be seen before anything else: that it is a test, a reminder, late.
    var flags: [String] = []
    var heading: String
    /// Where the heading leads; nil where nothing of the web is told.
    var url: String?
    /// How urgent, which one, when: a few words each.
    var labels: [String]
    /// Nil where a message has none: notices, tests, digests.
    var severity: Severity?
    var sections: [ChatSection]
    /// By which a reader answers: title and address, the most useful first.
    var buttons: [(title: String, url: String)] = []

    var label: String { labels.joined(separator: " · ") }
}

struct ChatSection {
    var title: String?
    var lines: [ChatLine]
    /// How many there are beside those in `lines`.
    var more = 0

    /// Lines that are looked at; those less urgent and over it are counted only.
    static let longest = 100

    init(_ title: String? = nil, lines: [ChatLine]) {
        self.title = title
        guard lines.count > Self.longest else {
            self.lines = lines
            return
        }
        let kept = lines.indices.sorted { (lines[$0].rank, $0) < (lines[$1].rank, $1) }.prefix(Self.longest).sorted()
        self.lines = kept.map { lines[$0] }
        more = lines.count - kept.count
    }
}

struct ChatLine {
    enum Kind { case plain, quote, item }

    var kind: Kind
    var spans: [ChatSpan]
    /// Where not all can be shown, those of the lowest rank are.
    var rank: Int

    init(_ kind: Kind, rank: Int, _ spans: [ChatSpan]) {
        self.kind = kind
        self.spans = spans
        self.rank = rank
    }
}

/// Text is as it should be read; whoever writes it escapes it.
enum ChatSpan {
    case text(String)
    case strong(String)
    case link(String, url: String)

    /// A link where the address is one of the web, else its text.
    static func linked(_ text: String, _ url: String?) -> ChatSpan {
        url.flatMap(ChatText.address).map { .link(text, url: $0) } ?? .text(text)
    }
}

extension ChatNote {
    /// Characters of a title or a name, of a sentence about the event, and of a quoted sentence before a service's limit.
    static let (nameLength, sentenceLength, quoteLength) = (200, 400, 5000)

    init(_ envelope: Envelope) {
        let zone = envelope.zone
        switch envelope.message {
        case .alert(let alert): self.init(alert, zone: zone, links: envelope.links)
        case .alerts(let alerts, let why): self.init(alerts, why: why, zone: zone)
        case .digest(let digest): self.init(digest)
        case .notice(let notice): self.init(notice, zone: zone)
        case .test(let notice):
            self.init(notice, zone: zone)
            labels[0] = "Test"
            flags.append("Test: nothing has happened")
        }
        if envelope.isReminder { flags.append("Reminder") }
        if let late = envelope.lateSince { flags.append("Late: was due \(Self.time(late, zone))") }
    }

    private init(_ notice: Notice, zone: TimeZone) {
        heading = Self.clean(notice.subject, Self.nameLength)
        labels = ["Notice", Self.time(notice.raised, zone)]
        sections = [
            ChatSection(
                lines: notice.lines.enumerated().map { index, line in
                    ChatLine(.item, rank: index, [.text(Self.clean(line, Self.sentenceLength))])
                })
        ]
    }

    /// `27 March 2021, 12:00`, in the desk's zone.
    static func time(_ instant: Date, _ zone: TimeZone) -> String {
        "\(Wording.days(DayInterval(Day(instant, in: zone)))), \(Timestamp.clock(instant, in: zone))"
    }

    static func clean(_ text: String, _ longest: Int) -> String {
        ChatText.quiet(ChatText.line(text, longest: longest))
    }

    /// `1 source`, `3 sources`.
    static func count(_ count: Int, _ one: String, _ several: String? = nil) -> String {
        "\(count) \(count == 1 ? one : several ?? one + "s")"
    }
}
