internal import Foundation
internal import Model

/// An alert as an entry of a feed. Without the links that mark it: whoever reads a feed is not the desk.
struct FeedEntry {
    /// Constant for the alert.
    var id: String
    var title: String
    /// RFC 3339. An alert never changes: what becomes of its event is told by another.
    var raised: String
    /// The article that the evidence stands in; nil where it has no address that may be linked.
    var url: String?
    /// The evidence sentence and its language.
    var evidence: (text: String, language: String)
    var outlet: String
    /// Further articles: address and language.
    var related: [(url: String, language: String)]
    var html: String
    /// Kind and word: `type`, `place`, `severity`.
    var categories: [(scheme: String, term: String, label: String)]

    /// Letters of a sentence or a title at the most, and sources that are told before the rest is counted.
    private static let sentence = 2000, title = 300, sources = 20

    init(_ alert: Alert, identity: FeedIdentity, zone: TimeZone) {
        let document = AlertDocument(alert, zone: zone)
        id = identity.tag("alert/\(Day(alert.raised, in: .gmt))/\(alert.id)")
        title = OneLine.text((alert.kind == .new ? "" : "Revision: ") + document.headline, most: Self.title)
        raised = document.raised
        url = LinkAddress.linked(document.evidence.url)
        evidence = (
            OneLine.text(document.evidence.text, most: Self.sentence), OneLine.language(document.evidence.language)
        )
        outlet = OneLine.text(document.evidence.source, most: Self.title)
        var seen = Set([url].compactMap(\.self))
        related = document.sources.compactMap { source in
            guard let url = LinkAddress.linked(source.url), seen.insert(url).inserted else { return nil }
            return (url, OneLine.language(source.language))
        }
        if related.count > Self.sources { related.removeSubrange(Self.sources...) }
        categories = [("type", alert.type, OneLine.text(Wording.title(of: alert.type), most: Self.title))]
        if let place = document.place {
            let name = OneLine.text(place, most: Self.title)
            categories.append(("place", name, name))
        }
        categories.append(("severity", alert.severity.rawValue, alert.severity.rawValue))
        html = ""
        html = content(alert, document: document, zone: zone)
    }

    private func content(_ alert: Alert, document: AlertDocument, zone: TimeZone) -> String {
        func text(_ text: String, _ most: Int = Self.title) -> String {
            XMLText.escaped(OneLine.text(text, most: most))
        }
        var parts: [String] = []
        if !evidence.text.isEmpty {
            parts.append(
                "<blockquote lang=\"\(evidence.language)\"><p>\(XMLText.escaped(evidence.text))</p></blockquote>")
        }
        if !document.changes.isEmpty {
            parts.append("<p>Changed:</p><ul>" + document.changes.map { "<li>\(text($0))</li>" }.joined() + "</ul>")
        }
        let named = alert.events.first.map(Wording.named) ?? []
        if !named.isEmpty { parts.append("<p>Named: \(named.map { text($0) }.joined(separator: ", "))</p>") }
        if let venue = document.venue { parts.append("<p>At: \(text(venue))</p>") }
        if !document.wave.isEmpty {
            parts.append("<p>Also: " + document.wave.map { text($0.place ?? "?") }.joined(separator: ", ") + "</p>")
        }
        let groups = alert.events.first?.sourceGroups ?? []
        if !groups.isEmpty {
            let items = groups.prefix(Self.sources).map { group -> String in
                let telling = group.telling
                let title = text(telling.title.isEmpty ? telling.url : telling.title)
                let language = OneLine.language(telling.language.rawValue)
                let linked =
                    LinkAddress.linked(telling.url).map {
                        "<a href=\"\(XMLText.escaped($0))\" hreflang=\"\(language)\" lang=\"\(language)\">\(title)</a>"
                    } ?? "<span lang=\"\(language)\">\(title)</span>"
                let time = telling.published.map { ", " + Timestamp.text($0, in: zone) } ?? ""
                return "<li>\(text(telling.source)): \(linked)\(time)"
                    + (group.words.map { ", " + text($0) } ?? "") + "</li>"
            }
            let more = groups.count - items.count
            parts.append("<ul>" + items.joined() + (more > 0 ? "<li>and \(more) more</li>" : "") + "</ul>")
        }
        parts.append("<p>Severity: \(alert.severity.rawValue). Why: \(text(alert.reason, Self.sentence))</p>")
        return parts.joined(separator: "\n")
    }
}

/// XML and HTML.
enum XMLText {
    /// Printable ASCII that is no markup: most addresses and words of ours.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
        default: byte >= 0x20 && byte < 0x7F
        }
    }

    /// For text and for attributes between double quotes. What XML 1.0 forbids is left out (section 2.2).
    static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            // A parser would make it a line feed.
            case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                result.append(scalar)
            default: continue
            }
        }
        return String(result)
    }
}
