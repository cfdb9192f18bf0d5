internal import Foundation
internal import Model

extension ChatNote {
    /// Sources shown before the rest is counted.
    private static let sources = 20
    /// Bytes of a mark's address, of which a line holds five.
    private static let buttonLength = 500

    init(_ alert: Alert, zone: TimeZone, links: MarkLinks?) {
        let event = alert.events.first
        let groups = event?.sourceGroups ?? []
        let isRevision = alert.kind == .revision
        heading = (isRevision ? "Revision: " : "") + Self.headline(alert)
        url = Self.address(alert)
        labels = [alert.severity.rawValue, alert.id, Self.time(alert.raised, zone)]
        if let count = event?.independentSources, count > 0 { labels.append(Self.count(count, "source")) }
        severity = alert.severity
        sections = []
        if !alert.changes.isEmpty {
            sections.append(
                ChatSection(
                    "Changed",
                    lines: alert.changes.enumerated().map { index, change in
                        ChatLine(.item, rank: index == 0 ? 1 : 3, [.text(Self.clean(change, Self.sentenceLength))])
                    }))
        }
        sections.append(ChatSection(lines: Self.evidence(alert)))
        sections.append(ChatSection(lines: Self.facts(alert)))
        var told = ChatSection(
            "Sources",
            lines: groups.prefix(Self.sources).enumerated().map { index, group in
                ChatLine(.item, rank: index == 0 ? 1 : 5, Self.source(group, zone: zone))
            })
        told.more += groups.count - told.lines.count
        if !groups.isEmpty { sections.append(told) }
        sections.append(
            ChatSection(
                lines: [
                    ChatLine(.plain, rank: 2, [.strong("Why: "), .text(Self.clean(alert.reason, Self.sentenceLength))])
                ]
            ))
        buttons = (links?.links(alert.id, from: alert.raised, acknowledges: true) ?? []).compactMap { word, url in
            ChatText.address(url).flatMap { $0.utf8.count <= Self.buttonLength ? (word.title, $0) : nil }
        }
    }

    static func headline(_ alert: Alert) -> String {
        clean(alert.events.first.map(Wording.headline) ?? Wording.title(of: alert.type), nameLength)
    }

    /// The first of its sources that can be opened.
    static func address(_ alert: Alert) -> String? {
        alert.events.first?.tellings.lazy.compactMap { ChatText.address($0.url) }.first
    }

    /// The sentence as the source has it, then who says so, in which language.
    private static func evidence(_ alert: Alert) -> [ChatLine] {
        guard !alert.evidence.isEmpty else { return [] }
        let tellings = alert.events.first?.tellings ?? []
        let teller = tellings.last { $0.evidence == alert.evidence } ?? tellings.last
        let quote = ChatLine(.quote, rank: 0, [.text(clean(alert.evidence, quoteLength))])
        guard let teller else { return [quote] }
        let language = languages[teller.language.base] ?? teller.language.rawValue
        return [quote, ChatLine(.plain, rank: 0, [.text("— \(clean(teller.source, 100)), in \(language)")])]
    }

    private static let languages: [Language: String] = [
        .english: "English", .russian: "Russian", .kazakh: "Kazakh", .chinese: "Chinese",
    ]

    private static func facts(_ alert: Alert) -> [ChatLine] {
        func fact(_ title: String, _ words: [String]) -> ChatLine? {
            guard !words.isEmpty else { return nil }
            let text = clean(words.joined(separator: ", "), sentenceLength)
            return ChatLine(.plain, rank: 3, [.strong(title + ": "), .text(text)])
        }
        return [
            fact("Also in", alert.events.dropFirst().prefix(50).map { $0.place?.name ?? "?" }),
            fact("Named", alert.events.first.map(Wording.named) ?? []),
            fact("At", alert.events.first?.venue.map { [$0] } ?? []),
        ].compactMap(\.self)
    }

    /// `Outlet: title, 27 March 2021, 12:00; 200–300 people; also printed by A`.
    private static func source(_ group: SourceGroup, zone: TimeZone) -> [ChatSpan] {
        let telling = group.telling
        var words = telling.published.map { ", " + time($0, zone) } ?? ""
        if let said = telling.size.map({ Wording.bounds($0) + " people" }) ?? telling.amount.map(Wording.money) {
            words += "; " + said
        }
        if let reprints = group.words { words += "; " + reprints }
        let title = clean(telling.title, nameLength)
        return [
            .text(clean(telling.source, 100) + ": "), .linked(title.isEmpty ? "untitled" : title, telling.url),
            .text(clean(words, sentenceLength)),
        ]
    }
}

extension ChatNote {
    /// Several in one message: a line each, the most severe first to stay.
    init(_ alerts: [Alert], why: String, zone: TimeZone) {
        heading = Self.count(alerts.count, "alert")
        severity = alerts.map(\.severity).max()
        labels = Severity.allCases.reversed().compactMap { severity in
            let count = alerts.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)"
        }
        sections = [
            ChatSection(lines: [
                ChatLine(.plain, rank: 0, [.strong("Why together: "), .text(Self.clean(why, Self.sentenceLength))])
            ]),
            ChatSection(
                lines: alerts.map { alert in
                    Self.line(alert, words: [Self.time(alert.raised, zone)])
                }),
        ]
    }

    /// An alert in a line.
    static func line(_ alert: Alert, words: [String] = []) -> ChatLine {
        let words = [alert.severity.rawValue, alert.id] + (alert.kind == .revision ? ["revision"] : []) + words
        return ChatLine(
            .item, rank: 1 + rank(alert.severity),
            [.linked(headline(alert), address(alert)), .text(" (\(words.joined(separator: ", ")))")])
    }

    /// 0 for the most urgent.
    static func rank(_ severity: Severity) -> Int { Severity.allCases.reversed().firstIndex(of: severity) ?? 0 }
}
