package import Foundation
package import Model

/// The last alerts as an Atom feed (RFC 4287). The same alerts give the same bytes.
package enum AtomFeed {
    /// - Parameter alerts: newest first.
    package static func text(_ alerts: [Alert], identity: FeedIdentity, zone: TimeZone) -> String {
        // A feed of nothing must say some time too, and it must not change by itself.
        let updated = alerts.map(\.raised).max() ?? Date(timeIntervalSince1970: 0)
        var lines = [
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            #"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">"#,
            element("id", identity.tag("alerts")),
            element("title", OneLine.text(identity.title, most: 300), #" type="text""#),
            element("updated", Timestamp.text(updated, in: zone)),
            "<author><name>Copytaster</name></author>",
            "<generator>Copytaster</generator>",
        ]
        if let address = identity.address {
            lines.append(
                #"<link rel="self" type="application/atom+xml" href="\#(XMLText.escaped(address))/alerts.atom"/>"#)
        }
        for alert in alerts { lines += entry(FeedEntry(alert, identity: identity, zone: zone), identity) }
        lines.append("</feed>")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func entry(_ entry: FeedEntry, _ identity: FeedIdentity) -> [String] {
        var lines = [
            "<entry>", element("id", entry.id), element("title", entry.title, #" type="text""#),
            element("published", entry.raised), element("updated", entry.raised),
        ]
        if let url = entry.url { lines.append(link("alternate", url, entry.evidence.language)) }
        lines += entry.related.map { link("related", $0.url, $0.language) }
        // Who wrote the sentence: the outlet.
        if !entry.outlet.isEmpty { lines.append("<author>\(element("name", entry.outlet))</author>") }
        lines += entry.categories.map { category in
            #"<category scheme="\#(identity.tag(category.scheme))" term="\#(XMLText.escaped(category.term))""#
                + #" label="\#(XMLText.escaped(category.label))"/>"#
        }
        if !entry.evidence.text.isEmpty {
            lines.append(
                element("summary", entry.evidence.text, #" type="text" xml:lang="\#(entry.evidence.language)""#))
        }
        lines.append(element("content", entry.html, #" type="html""#))
        lines.append("</entry>")
        return lines
    }

    private static func link(_ relation: String, _ url: String, _ language: String) -> String {
        let language = language == "und" ? "" : #" hreflang="\#(language)""#
        return #"<link rel="\#(relation)" type="text/html"\#(language) href="\#(XMLText.escaped(url))"/>"#
    }

    private static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
        "<\(name)\(attributes)>\(XMLText.escaped(text))</\(name)>"
    }
}
