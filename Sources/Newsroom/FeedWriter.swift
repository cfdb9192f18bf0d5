import Foundation
import Model

/// Writes one outlet's feed in its format.
struct FeedWriter {
    let outlet: SampleOutlet
    /// Newest first.
    let articles: [SampleArticle]
    let base: String

    var contentType: String {
        if outlet.trouble == .html { return "text/html; charset=utf-8" }
        switch outlet.format {
        // The charset stands in the XML declaration alone: half of the field does that, and a reader must cope.
        case .rss, .rssFull, .rss091: return "application/rss+xml"
        case .rdf: return "application/rdf+xml"
        case .atom: return "application/atom+xml; charset=utf-8"
        case .json: return "application/feed+json"
        }
    }

    var bytes: [UInt8] {
        switch outlet.trouble {
        case .html:
            let page = """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(outlet.name): one moment</title></head>
                <body><h1>Before you continue</h1><p>Please accept cookies to read \(outlet.name).</p></body></html>
                """
            return Array(page.utf8)
        case .cutOff:
            let whole = outlet.charset.encode(text)
            // In the middle of the last item's description: the connection "broke".
            return Array(whole.prefix(max(0, whole.count - 190)))
        default: return outlet.charset.encode(text)
        }
    }

    private var text: String {
        switch outlet.format {
        case .rss: rss(full: false)
        case .rssFull: rss(full: true)
        case .rss091: rss091
        case .rdf: rdf
        case .atom: atom
        case .json: json
        }
    }

    private var home: String { "\(base)/\(outlet.slug)/" }
    private var selfLink: String { base + outlet.servedPath }
    private var declaration: String { "<?xml version=\"1.0\" encoding=\"\(outlet.charset.rawValue)\"?>" }
    private func link(_ article: SampleArticle) -> String { base + SampleNewsroom.path(article) }
    private func stamp(_ article: SampleArticle) -> Stamp { Stamp(article.published, offset: SampleNewsroom.offset) }

    private func rss(full: Bool) -> String {
        var lines = [
            declaration,
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
            "<channel>", "<title>\(Markup.escape(outlet.name))</title>", "<link>\(home)</link>",
            "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"\(selfLink)\"/>",
            "<description>\(Markup.escape(outlet.name)) (sample)</description>",
            "<language>\(outlet.language.rawValue)</language>", "<ttl>15</ttl>",
        ]
        if let newest = articles.first { lines.append("<lastBuildDate>\(stamp(newest).rfc822)</lastBuildDate>") }
        for article in articles {
            lines.append("<item>")
            lines.append("<title>\(Markup.escape(article.title))</title>")
            lines.append("<link>\(link(article))</link>")
            lines.append("<guid isPermaLink=\"false\">\(outlet.slug):\(article.slug)</guid>")
            lines.append("<pubDate>\(stamp(article).rfc822)</pubDate>")
            if let byline = article.byline { lines.append("<dc:creator>\(Markup.escape(byline))</dc:creator>") }
            if full {
                lines.append("<description>\(Markup.escape(article.paragraphs.first ?? ""))</description>")
                lines.append("<content:encoded><![CDATA[\(Markup.paragraphs(article.paragraphs))]]></content:encoded>")
            } else {
                let summary = Markup.paragraphs(Array(article.paragraphs.prefix(1)))
                lines.append("<description>\(Markup.escape(summary))</description>")
            }
            lines.append("</item>")
        }
        return (lines + ["</channel>", "</rss>", ""]).joined(separator: "\n")
    }

    private var rss091: String {
        var lines = [
            declaration,
            "<rss version=\"0.91\">", "<channel>", "<title>\(Markup.escape(outlet.name))</title>",
            "<link>\(home)</link>", "<description>\(Markup.escape(outlet.name)) (sample)</description>",
            "<language>\(outlet.language.rawValue)</language>",
        ]
        for article in articles {
            lines.append("<item>")
            lines.append("<title>\(Markup.escape(article.title))</title>")
            lines.append("<link>\(link(article))</link>")
            lines.append("<description>\(Markup.escape(article.paragraphs.first ?? ""))</description>")
            lines.append("</item>")
        }
        return (lines + ["</channel>", "</rss>", ""]).joined(separator: "\n")
    }

    private var rdf: String {
        var lines = [
            declaration,
            "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
            "<channel rdf:about=\"\(selfLink)\">", "<title>\(Markup.escape(outlet.name))</title>",
            "<link>\(home)</link>", "<description>\(Markup.escape(outlet.name)) (sample)</description>",
            "<dc:language>\(outlet.language.rawValue)</dc:language>", "<items><rdf:Seq>",
        ]
        lines += articles.map { "<rdf:li rdf:resource=\"\(link($0))\"/>" }
        lines += ["</rdf:Seq></items>", "</channel>"]
        for article in articles {
            lines.append("<item rdf:about=\"\(link(article))\">")
            lines.append("<title>\(Markup.escape(article.title))</title>")
            lines.append("<link>\(link(article))</link>")
            lines.append("<description>\(Markup.escape(article.paragraphs.first ?? ""))</description>")
            if let byline = article.byline { lines.append("<dc:creator>\(Markup.escape(byline))</dc:creator>") }
            lines.append("<dc:date>\(stamp(article).rfc3339)</dc:date>")
            lines.append("</item>")
        }
        return (lines + ["</rdf:RDF>", ""]).joined(separator: "\n")
    }

    private var atom: String {
        // An empty Atom feed must have a date as well (RFC 4287, section 4.1.1): the day before the sample begins.
        let updated = articles.first.map { stamp($0).rfc3339 } ?? "2021-03-25T00:00:00+06:00"
        var lines = [
            declaration,
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(outlet.language.rawValue)\">",
            "<title>\(Markup.escape(outlet.name))</title>", "<id>tag:sample.invalid,2021:\(outlet.slug)</id>",
            "<link rel=\"self\" href=\"\(selfLink)\"/>", "<link rel=\"alternate\" href=\"\(home)\"/>",
            "<author><name>\(Markup.escape(outlet.name))</name></author>", "<updated>\(updated)</updated>",
        ]
        for article in articles {
            let date = stamp(article).rfc3339
            lines.append("<entry>")
            lines.append("<title>\(Markup.escape(article.title))</title>")
            lines.append("<id>tag:sample.invalid,2021:\(outlet.slug):\(article.slug)</id>")
            lines.append("<link rel=\"alternate\" href=\"\(link(article))\"/>")
            lines.append("<published>\(date)</published><updated>\(date)</updated>")
            if let byline = article.byline {
                lines.append("<author><name>\(Markup.escape(byline))</name></author>")
            }
            lines.append("<summary>\(Markup.escape(article.paragraphs.first ?? ""))</summary>")
            lines.append("<content type=\"html\">\(Markup.escape(Markup.paragraphs(article.paragraphs)))</content>")
            lines.append("</entry>")
        }
        return (lines + ["</feed>", ""]).joined(separator: "\n")
    }

    private var json: String {
        let items = articles.map { article in
            var fields = [
                "\"id\": \(Markup.json("\(outlet.slug):\(article.slug)"))",
                "\"url\": \(Markup.json(link(article)))",
                "\"title\": \(Markup.json(article.title))",
                "\"content_html\": \(Markup.json(Markup.paragraphs(article.paragraphs)))",
                "\"date_published\": \(Markup.json(stamp(article).rfc3339))",
            ]
            if let byline = article.byline { fields.append("\"authors\": [{\"name\": \(Markup.json(byline))}]") }
            return "{\(fields.joined(separator: ", "))}"
        }
        return """
            {"version": "https://jsonfeed.org/version/1.1", "title": \(Markup.json(outlet.name)),
            "home_page_url": \(Markup.json(home)), "feed_url": \(Markup.json(selfLink)),
            "language": \(Markup.json(outlet.language.rawValue)),
            "items": [\(items.joined(separator: ",\n"))]}

            """
    }
}
