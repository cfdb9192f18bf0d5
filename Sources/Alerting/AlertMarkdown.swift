package import Foundation
package import Model

/// An alert as one Markdown list item: what, where, when, how many, the evidence, every source, why.
package enum AlertMarkdown {
    package static func text(_ alert: Alert, zone: TimeZone, links: MarkLinks? = nil) -> String {
        let document = AlertDocument(alert, zone: zone)
        let label = alert.kind == .new ? "" : "Revision: "
        var lines = [
            "- **\(label)\(Markdown.escaped(document.headline))** "
                + "(\(alert.severity.rawValue), \(alert.id), \(document.raised))"
        ]
        if !document.wave.isEmpty {
            lines.append("  also: " + document.wave.map { Markdown.escaped($0.place ?? "?") }.joined(separator: ", "))
        }
        if !document.changes.isEmpty { lines += document.changes.map { "  changed: " + Markdown.escaped($0) } }
        let named = alert.events.first.map(Wording.named) ?? []
        if !named.isEmpty { lines.append("  named: " + named.map(Markdown.escaped).joined(separator: ", ")) }
        if let venue = document.venue { lines.append("  at: " + Markdown.escaped(venue)) }
        lines.append("  > " + Markdown.escaped(alert.evidence))
        lines += (alert.events.first?.sourceGroups ?? []).map { group in
            "  " + Markdown.source(group.telling.source, title: group.telling.title, url: group.telling.url)
                + (group.words.map { ", " + Markdown.escaped($0) } ?? "")
        }
        lines.append("  why: " + Markdown.escaped(alert.reason))
        if let links { lines.append("  mark: " + links.markdown(alert.id, from: alert.raised, acknowledges: true)) }
        return lines.joined(separator: "  \n") + "\n"
    }
}

/// Text from outside, made safe for Markdown: one line, nothing in it is markup.
package enum Markdown {
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
            case "\\", "`", "*", "_", "[", "]", "#", "|", "~":
                result.append("\\")
                result.unicodeScalars.append(character)
            case "&": result.append("&amp;")
            case "<": result.append("&lt;")
            case ">": result.append("&gt;")
            // Controls and direction overrides can make a line say what it doesn't.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// A text that begins a paragraph: nor is it the first item of a list, a rule or a heading's line.
    package static func paragraph(_ text: String) -> String {
        let escaped = escaped(text)
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let next = escaped.dropFirst(digits.count).first, next == "." || next == ")" {
            return digits + "\\" + escaped.dropFirst(digits.count)
        }
        return "-+=".contains(escaped.first ?? " ") ? "\\" + escaped : escaped
    }

    /// `Outlet: [title](url)`; the address only where it is http or https.
    package static func source(_ outlet: String, title: String, url: String) -> String {
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
            return "\(escaped(outlet)): \(escaped(title))"
        }
        var address = ""
        for byte in url.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), 0...32,
                127...255:
                address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            default: address.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return "\(escaped(outlet)): [\(escaped(title))](\(address))"
    }
}
