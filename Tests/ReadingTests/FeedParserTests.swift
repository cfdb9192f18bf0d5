import Foundation
import Model
import Testing

@testable import Reading

/// Feeds of each format, damaged and hostile ones, in our own words.
@Suite struct FeedParserTests {
    static let now = Date(timeIntervalSince1970: 1_616_900_000)  // 2021-03-28T02:53:20Z

    func parse(_ text: String, url: String? = "https://news.example/feed.xml") throws -> FeedDocument {
        try FeedParser.parse(Array(text.utf8), contentType: nil, url: url, now: Self.now)
    }

    func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test func readsRSS2() throws {
        let feed = try parse(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>Steppe &amp;amp; City</title><link>https://news.example/</link><language>en-GB</language><ttl>30</ttl>
            <atom:link href="https://news.example/feed.xml" rel="self"/>
            <image><title>Logo</title><url>/logo.png</url><link>https://elsewhere.example/</link></image>
            <item><title>Rally in <i>Almaty</i> &#8212; 200 came</title><link>/2021/rally?a=1&amp;b=2</link>
              <guid isPermaLink="false">n-17</guid><pubDate>Sat, 27 Mar 2021 15:04 +0600</pubDate>
              <dc:creator>Aigerim Bek</dc:creator><category>Protest</category><category>Almaty</category>
              <description>Some &lt;b&gt;200&lt;/b&gt; people</description>
              <content:encoded><![CDATA[<p>They met at noon.</p>]]></content:encoded>
              <enclosure url="/a.mp3" type="audio/mpeg" length="1024"/></item>
            </channel></rss>
            """)
        #expect(feed.format == "rss2.0")
        #expect(feed.title == "Steppe & City")
        #expect(feed.link == "https://news.example/")
        #expect(feed.language == "en-GB")
        #expect(feed.minutesToLive == 30)
        #expect(feed.warnings == [])
        let expected = FeedEntry(
            id: "n-17", title: "Rally in Almaty — 200 came", link: "https://news.example/2021/rally?a=1&b=2",
            published: try instant("2021-03-27T09:04:00Z"), authors: ["Aigerim Bek"], summary: "Some <b>200</b> people",
            content: "<p>They met at noon.</p>", categories: ["Protest", "Almaty"],
            enclosures: [.init(url: "https://news.example/a.mp3", type: "audio/mpeg", length: 1024)])
        #expect(feed.entries == [expected])
    }

    @Test func readsRSS1() throws {
        let feed = try parse(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="https://n.example/"><title>N</title><link>https://n.example/</link>
              <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
            <item rdf:about="https://n.example/1"><title>One</title><link>https://n.example/1</link>
              <dc:date>2021-03-27</dc:date></item>
            </rdf:RDF>
            """)
        #expect(feed.format == "rss1.0")
        #expect(feed.minutesToLive == 360)
        #expect(feed.entries.first?.id == "https://n.example/1")
        #expect(feed.entries.first?.published == (try instant("2021-03-27T00:00:00Z")))
    }

    @Test func readsAtom() throws {
        let feed = try parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk" xml:base="https://a.example/k/">
            <title type="text">A &lt; B</title><link href="./"/><updated>2021-03-27T10:00:00.5+06:00</updated>
            <entry><id>tag:a.example,2021:1</id><title type="html">Тұрғындар &lt;em&gt;шеруге&lt;/em&gt; шықты</title>
              <link rel="self" href="1.atom"/><link rel="alternate" type="text/html" href="1.html"/>
              <link rel="enclosure" href="1.mp3" type="audio/mpeg" length="9"/>
              <author><name>Ержан</name><email>e@a.example</email></author>
              <published>2021-03-27T09:00:00+06:00</published><updated>2021-03-27T10:00:00+06:00</updated>
              <category term="шеру"/><source><title>Other</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></source>
              <summary type="text">1 &lt; 2</summary>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Алаңда <b>200</b> адам.</p></div></content>
            </entry></feed>
            """)
        #expect(feed.format == "atom1.0")
        #expect(feed.title == "A < B")
        #expect(feed.link == "https://a.example/k/")
        #expect(feed.language == "kk")
        let expected = FeedEntry(
            id: "tag:a.example,2021:1", title: "Тұрғындар шеруге шықты", link: "https://a.example/k/1.html",
            published: try instant("2021-03-27T03:00:00Z"), updated: try instant("2021-03-27T04:00:00Z"),
            authors: ["Ержан"],
            summary: "1 &lt; 2", content: "<p>Алаңда <b>200</b> адам.</p>", categories: ["шеру"],
            enclosures: [.init(url: "https://a.example/k/1.mp3", type: "audio/mpeg", length: 9)])
        #expect(feed.entries == [expected])
    }

    @Test func readsJSONFeed() throws {
        let feed = try parse(
            #"""
            {"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example/",
             "authors": [{"name": "Desk"}], "items": [{"id": 17, "url": "/17", "title": "Loan \u2014 signed",
             "content_text": "a < b", "date_published": "2021-03-27T09:00:00Z", "tags": ["loan"],
             "attachments": [{"url": "https://j.example/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 5}]}]}
            """#)
        #expect(feed.format == "jsonfeed1.1")
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "17")
        #expect(entry.link == "https://news.example/17")
        #expect(entry.title == "Loan — signed")
        #expect(entry.content == "a &lt; b")
        #expect(entry.authors == ["Desk"])
        #expect(entry.enclosures == [.init(url: "https://j.example/a.pdf", type: "application/pdf", length: 5)])
    }

    @Test(
        "Damage costs only what is damaged",
        arguments: [
            // Leading garbage, a bare &, an undeclared entity, an unclosed <br>, an entry that is not closed, the end cut off.
            "\n\u{FEFF} junk <?xml version='1.0'?><rss version='2.0'><channel><title>T</title>"
                + "<item><title>One<br>&nbsp;A & B</title><link>https://x.example/?a=1&b=2</link>"
                + "<item><title>Two</title><description><p>x<br>y</description><link>https://x.example/2</link></item>"
                + "<item><title>Three</title><link>https://x.example/3</link><description>half a sen"
        ])
    func survives(_ text: String) throws {
        let feed = try parse(text)
        #expect(feed.entries.map(\.title) == ["One A & B", "Two", "Three"])
        #expect(
            feed.entries.map(\.link) == ["https://x.example/?a=1&b=2", "https://x.example/2", "https://x.example/3"])
        #expect(feed.entries.last?.summary == "half a sen")
        #expect(feed.warnings.count >= 3)
    }

    @Test("A document cut off at any byte gives what came before, and never half an address")
    func survivesEveryCut() throws {
        let text = Array(
            """
            <rss version="2.0"><channel><title>T</title><item><title>One</title><link>https://x.example/one</link>\
            <pubDate>Sat, 27 Mar 2021 09:00:00 GMT</pubDate><description><![CDATA[<p>a</p>]]></description></item></channel></rss>
            """.utf8)
        let time = try instant("2021-03-27T09:00:00Z")
        for length in 0...text.count {
            guard
                let feed = try? FeedParser.parse(Array(text[..<length]), contentType: nil, url: nil, now: Self.now)
            else { continue }
            for entry in feed.entries {
                #expect(entry.link == nil || entry.link == "https://x.example/one")
                #expect(entry.published == nil || entry.published == time)
            }
            if length < text.count - 6 { #expect(!feed.warnings.isEmpty) }
        }
    }

    @Test func keepsOnlyWebLinksAndSaneDates() throws {
        let feed = try parse(
            """
            <rss version="2.0"><channel><item><title>A</title><link>javascript:alert(1)</link>
            <guid>https://x.example/a</guid><pubDate>Fri, 27 Mar 2037 09:00:00 GMT</pubDate></item>
            <item><title>B</title><pubDate>yesterday, more or less</pubDate></item></channel></rss>
            """)
        #expect(feed.entries.map(\.link) == ["https://x.example/a", nil])
        #expect(feed.entries.map(\.published) == [nil, nil])
        #expect(feed.entries.last?.id?.hasPrefix("hash:") == true)
        #expect(feed.warnings.count == 2)
    }

    @Test func saysWhatIsNoFeed() {
        let faults: [(String, FeedFault)] = [
            ("", .empty), (" \n\t", .empty), ("<!DOCTYPE html><html><body><p>Hi</body></html>", .html),
            ("<HTML><head>", .html),
            ("{\"a\": 1}", .notAFeed("JSON without the version and items of a JSON Feed")),
            ("404 not found", .notAFeed("'404 not found'")), ("<sitemap><url/></sitemap>", .notAFeed("<sitemap>")),
        ]
        for (text, fault) in faults {
            #expect(throws: fault) { try parse(text) }
            #expect(!fault.description.isEmpty)
        }
    }

    @Test(
        "Hostile documents end soon and stay small",
        arguments: [
            "<!DOCTYPE r [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                + "<rss version=\"2.0\"><channel><item><title>&c;&c;&c;</title></item></channel></rss>",
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>",
            "<rss><channel>" + String(repeating: "<a>", count: 40_000),
            "<rss><channel><item><description>" + String(repeating: "<p>", count: 40_000),
            "<rss><channel>" + String(repeating: "<item>", count: 20_000),
            "<rss><channel>" + String(repeating: "<![CDATA[</", count: 20_000),
            "<rss>" + String(repeating: "<![>", count: 40_000), "<rss>" + String(repeating: "<!x '", count: 40_000),
            "<rss><channel><item><title>" + String(repeating: "<title>", count: 20_000),
            "<rss><channel><item><title>" + String(repeating: "&a", count: 40_000),
            "<rss><channel><item a='" + String(repeating: "<b ", count: 40_000),
            "<feed><entry><content type='xhtml'>" + String(repeating: "<div>", count: 20_000),
            "<rss><channel><item>" + String(repeating: "<author><name>", count: 20_000),
            "<rss><channel>" + String(repeating: "<x xmlns:a='b'>", count: 20_000),
            "{\"items\": " + String(repeating: "[", count: 100_000),
            "<rss><item><title>" + String(repeating: "<!--", count: 40_000),
            "<rss><channel><item><description>" + String(repeating: "&lt;!--", count: 40_000) + "</description>",
        ])
    func bounded(_ text: String) throws {
        let feed = try? parse(text)
        #expect((feed?.entries.count ?? 0) <= FeedParser.entryLimit)
        for entry in feed?.entries ?? [] {
            #expect((entry.title?.utf8.count ?? 0) < 2_000_000)
            #expect(entry.title?.contains("root:") != true)
            _ = plainText(fromHTML: entry.summary ?? entry.content ?? "")
        }
    }

    /// A tenth of the 50 MB that a feed may have, since a debug build is slow. Optimised, 50 MB of one repeated piece took
    /// 0.03 s to 8 s of one core, by the piece (`abc ` 0.7 s, `<b>` 7.8 s), and time grew with length, not faster.
    @Test("Megabytes of nothing are read in one pass") func muchGarbage() throws {
        var bytes = Array("<rss version='2.0'><channel><item><title>".utf8)
        bytes.reserveCapacity(5_000_000)
        var seed: UInt32 = 7
        while bytes.count < 5_000_000 {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            bytes.append(UInt8(truncatingIfNeeded: seed >> 24) & 0x7F)
        }
        let feed = try FeedParser.parse(bytes, contentType: nil, url: nil, now: Self.now)
        #expect(feed.entries.count >= 1)
    }
}
