internal import Alerting
internal import Classifying
internal import Foundation
internal import Model
internal import Reading

/// `read`: one text read, without novelty.
package struct TextReading: Sendable {
    private let beat: Beat
    private let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    package init(watchlists folder: String) throws { beat = try Beat(folder: folder, zone: zone) }

    package func json(title: String, text: String, published: String?, language: String?) throws -> String {
        let instant = published.flatMap { Timestamp.read($0, zone: zone) }
        if let published, instant == nil {
            throw InputFault(
                file: "--published", message: "'\(published)' is neither a day YYYY-MM-DD nor an RFC 3339 time")
        }
        let language = language.map(Language.init(rawValue:)) ?? LanguageIdentifier.identify(title + "\n\n" + text)
        let findings = beat.classifier.findings(
            title: title, text: text, language: language?.base ?? Language(rawValue: "und"), published: instant)
        return try OutputJSON.text(
            Answer(findings, title: title, text: text, published: published, language: language), pretty: true)
    }

    private struct Answer: Encodable {
        var title: String
        var published: String?
        var language: String?
        var onTopic: Bool
        var themes: [String]
        var actors: [String]
        var places: [String]
        var reports: [ReplayLine.ReportLine]
        var mentions: [MentionJSON]
        var dates: [DateJSON]
        var figures: [FigureJSON]

        init(_ findings: Findings, title: String, text: String, published: String?, language: Language?) {
            let scalars = ScalarOffsets(text)
            self.title = title
            self.published = published
            self.language = language?.base.rawValue
            onTopic = findings.onTopic
            themes = findings.names(.theme)
            actors = findings.names(.actor)
            places = findings.names(.place)
            reports = findings.reports.map { ReplayLine.ReportLine($0, judgement: nil) }
            mentions = findings.mentions.map { MentionJSON($0, scalars) }
            dates = findings.dates.map {
                DateJSON(
                    text: $0.text, start: scalars[$0.range.lowerBound], end: scalars[$0.range.upperBound],
                    from: $0.interval.from, to: $0.interval.to, grain: $0.grain,
                    alternatives: $0.alternatives.isEmpty ? nil : $0.alternatives)
            }
            figures = findings.figures.map {
                FigureJSON(
                    text: $0.text, start: scalars[$0.range.lowerBound], end: scalars[$0.range.upperBound],
                    low: $0.bounds.low, high: $0.bounds.high, unit: $0.unit, currency: $0.currency, kind: $0.kind)
            }
        }
    }

    private struct MentionJSON: Encodable {
        var actor: String?
        var place: String?
        var theme: String?
        var text: String
        var start: Int
        var end: Int

        init(_ mention: Mention, _ scalars: ScalarOffsets) {
            switch mention.kind {
            case .actor: actor = mention.name
            case .place: place = mention.name
            case .theme: theme = mention.name
            }
            text = mention.text
            start = scalars[mention.range.lowerBound]
            end = scalars[mention.range.upperBound]
        }
    }

    private struct DateJSON: Encodable {
        var text: String, start: Int, end: Int, from: Day, to: Day, grain: Grain
        var alternatives: [DayInterval]?
    }

    private struct FigureJSON: Encodable {
        var text: String, start: Int, end: Int
        var low: Double?, high: Double?, unit: String?, currency: String?
        var kind: Figure.Kind
    }
}

/// From UTF-8 bytes, in which the program counts, to Unicode scalars, in which its JSON does.
struct ScalarOffsets {
    /// For each byte offset, the scalars before it.
    private let before: [Int32]

    init(_ text: String) {
        var counts: [Int32] = []
        counts.reserveCapacity(text.utf8.count + 1)
        var count: Int32 = 0
        for byte in text.utf8 {
            counts.append(count)
            // A scalar ends where no continuation byte follows; counting its first byte is the same, one step later.
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        counts.append(count)
        before = counts
    }

    subscript(byte: Int) -> Int { Int(before[max(0, min(byte, before.count - 1))]) }
}
