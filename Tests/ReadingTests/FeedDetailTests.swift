import Foundation
import Model
import Testing

@testable import Reading

/// What feeds say beside their entries' words, and the corners of the formats, in our own words.
@Suite struct FeedDetailTests {
    func parse(_ text: String, url: String? = "https://news.example/feed.xml") throws -> FeedDocument {
        try FeedParser.parse(Array(text.utf8), contentType: nil, url: url, now: FeedParserTests.now)
    }

    @Test(
        "A feed names its hub and itself",
        arguments: [
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/"/>
            <link rel="hub" href="https://second.example/"/><link rel="self" href="/self.xml"/></feed>
            """,
            """
            <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><link>https://news.example/</link>
            <a:link rel="self" href="https://news.example/self.xml"/><a:link rel="HUB" href="https://hub.example/"/>
            <item><a:link rel="hub" href="https://wrong.example/"/></item></channel></rss>
            """,
            """
            {"version": "https://jsonfeed.org/version/1.1", "feed_url": "https://news.example/self.xml", "items": [],
             "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"},
                      {"type": "WebSub", "url": "https://hub.example/"}]}
            """,
        ])
    func namesHubAndItself(_ text: String) throws {
        let feed = try parse(text)
        #expect(feed.hub == "https://hub.example/")
        #expect(feed.selfLink == "https://news.example/self.xml")
    }

    @Test func asksToBeLeftAlone() throws {
        let feed = try parse(
            """
            <rss version="0.92"><channel><skipHours><hour>24</hour><hour> 3 </hour><hour>3</hour><hour>25</hour>
            <hour>x</hour></skipHours><skipDays><day>Sunday</day><day>friday</day><day>Someday</day></skipDays>
            <item><title>A</title></item></channel></rss>
            """)
        #expect(feed.skipHours == [0, 3])
        #expect(feed.skipDays == [0, 5])
        #expect(feed.entries.map(\.title) == ["A"])
    }

    @Test("RFC 4287, section 4.2.1: an entry's authors are its own, else its source's, else the feed's")
    func inheritsAuthors() throws {
        let feed = try parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a:1</id><author><name>Own</name></author>
            <source><author><name>Origin</name></author></source></entry><entry><id>a:2</id>
            <source><title>T</title><author><name>Origin</name></author></source></entry><entry><id>a:3</id></entry>
            <author><email>desk@news.example</email></author></feed>
            """)
        #expect(feed.entries.map(\.authors) == [["Own"], ["Origin"], ["desk@news.example"]])
        #expect(feed.entries.map(\.title) == [nil, nil, nil])
    }

    @Test func keepsRelativeLinksWhereNoBaseIsKnown() throws {
        let text = """
            <rss version="2.0"><channel><link>/</link><item><link>/1 2</link><enclosure url="a.mp3"/></item>
            <item><link>mailto:a@news.example</link></item></channel></rss>
            """
        let alone = try parse(text, url: nil)
        #expect(alone.link == "/")
        #expect(alone.entries.map(\.link) == ["/1%202", nil])
        #expect(alone.entries.first?.enclosures.map(\.url) == ["a.mp3"])
        #expect(try parse(text).entries.map(\.link) == ["https://news.example/1%202", nil])
    }

    @Test func nestsBases() throws {
        let feed = try parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><link href="."/>
            <entry xml:base="b/"><id>1</id><link href="c"/></entry>
            <entry xml:base="https://other.example/d/"><id>2</id><link xml:base="../e/" href="?f"/></entry></feed>
            """)
        #expect(feed.link == "https://news.example/a/")
        #expect(feed.entries.map(\.link) == ["https://news.example/a/b/c", "https://other.example/e/?f"])
    }

    @Test("Where an RSS item has a summary and a description, the description is the content")
    func tellsSummaryFromDescription() throws {
        let feed = try parse(
            """
            <rss version="2.0"><channel><item><description>Long</description><summary>Short</summary></item>
            <item><description>Only</description></item>
            <item xmlns:content="http://purl.org/rss/1.0/modules/content/"><description>Lead</description>
            <content:encoded>All</content:encoded></item></channel></rss>
            """)
        #expect(feed.entries.map(\.summary) == ["Short", "Only", "Lead"])
        #expect(feed.entries.map(\.content) == ["Long", nil, "All"])
    }

    @Test func readsModulesUnderAnyPrefixAndNoneUndeclared() throws {
        let feed = try parse(
            """
            <rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:thr="http://purl.org/syndication/thread/1.0"
              xmlns:georss="http://www.georss.org/georss" xmlns:dc="urn:something-else"><channel>
            <item><x:creator>Ann</x:creator><dc:creator>Nobody</dc:creator><thr:total>9</thr:total>
              <georss:point>43 76</georss:point><media:title>Undeclared</media:title>
              <category>Loans <image><title>Not this</title><link>https://no.example/</link></image></category>
              <category>Steel &amp; <b>coal</b></category></item></channel></rss>
            """)
        let entry = try #require(feed.entries.first)
        #expect(entry.authors == ["Ann"])
        #expect(entry.title == "Undeclared")
        #expect(entry.categories == ["Loans", "Steel & coal"])
        #expect(entry.link == nil)
    }

    @Test("The div around XHTML goes in Atom 1.0 and stays in 0.3, foreign namespaces stay")
    func unwrapsXHTML() throws {
        let body = """
            <div xmlns="http://www.w3.org/1999/xhtml"><p>x</p><math xmlns="http://www.w3.org/1998/Math/MathML"/></div>
            """
        let new = try parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>\(body)</content></entry></feed>")
        let old = try parse(
            """
            <feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>\
            <content type='application/xhtml+xml' mode='xml'>\(body)</content></entry></feed>
            """)
        let inside = "<p>x</p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" />"
        #expect(new.entries.first?.content == inside)
        #expect(old.entries.first?.content == "<div>\(inside)</div>")
    }

    @Test(
        "HTML as text",
        arguments: [
            ("<p>One<p>Two<br>three", "One\n\nTwo\nthree"), ("a<!-- > -->b<!-- never closed", "ab"),
            ("<script>x < y</script>z<style>p {}</STYLE>!", "z!"), ("<a title=\"1 > 0\" href=x>link</a>", "link"),
            ("1 &lt; 2 &amp;amp; 3&nbsp;&hellip; &unknown; &#x41;&#128;", "1 < 2 &amp; 3 … &unknown; A€"),
            ("  many   spaces \n and\tlines  ", "many spaces and lines"), ("a < b <> c </ d", "a < b <> c </ d"),
            ("<td>1</td><td>2</td>", "1 2"), ("Қазақстан <b>шеру</b>  өтті", "Қазақстан шеру өтті"), ("", ""),
            ("<p>", ""),
            (String(repeating: "word ", count: 40) + "<i>end</i>", String(repeating: "word ", count: 40) + "end"),
        ])
    func readsHTML(_ html: String, _ text: String) { #expect(plainText(fromHTML: html) == text) }

    /// Cuts, flips, repeats and splices of a document, always the same ones.
    static func mutations(of bytes: [UInt8], count: Int) -> [[UInt8]] {
        var seed = UInt32(truncatingIfNeeded: bytes.count &* 2_654_435_761 | 1)
        func random(_ limit: Int) -> Int {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return Int(seed >> 8) % max(1, limit)
        }
        let signs = Array("<>&;\"'/!?[]-=: \u{0}\u{D}\u{FF}".utf8)
        return (0..<count).map { round in
            var copy = bytes
            for _ in 0..<(1 + round % 4) where !copy.isEmpty {
                let place = random(copy.count)
                switch random(5) {
                case 0: copy.removeSubrange(place...)
                case 1: copy[place] = signs[random(signs.count)]
                case 2: copy[place] = UInt8(random(256))
                case 3: copy.removeSubrange(place..<min(copy.count, place + 1 + random(30)))
                default: copy.insert(contentsOf: bytes[..<random(min(bytes.count, 400))], at: place)
                }
            }
            return copy
        }
    }

    /// What must hold of any document, whatever is in it.
    static func check(_ bytes: [UInt8], _ source: Comment) {
        guard
            let feed = try? FeedParser.parse(
                bytes, contentType: nil, url: "https://n.example/f", now: FeedParserTests.now)
        else { return }
        #expect(feed.entries.count <= FeedParser.entryLimit, source)
        for entry in feed.entries {
            for text in [entry.id, entry.title, entry.link, entry.summary, entry.content] + entry.authors {
                guard let text else { continue }
                #expect(String(validating: text.utf8, as: UTF8.self) != nil, source)
            }
            #expect(entry.link.map { $0.hasPrefix("http") || $0.hasPrefix("HTTP") } ?? true, source)
            _ = plainText(fromHTML: entry.content ?? entry.summary ?? "")
        }
    }

    @Test("Damage of any kind is survived, and all text is valid")
    func survivesMutations() {
        let seeds = [
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e "Қала">]><rss version="2.0"><channel><title>T &e;</title><item>
            <title><![CDATA[A & “B”]]></title><link>https://n.example/1?a=1&amp;b</link><guid isPermaLink="false">1</guid>
            <pubDate>Sat, 27 Mar 2021 09:00:00 GMT</pubDate><description>&lt;p&gt;Шеру &#1234; &hellip;&lt;/p&gt;</description>
            <enclosure url="/a" length="1"/><category>x</category></item></channel></rss>
            """,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b/"><author><name>N</name></author><entry><id>i:1</id>
            <title type="html">&lt;b&gt;ü&lt;/b&gt;</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
            <p class='a'>抗议 <br/>x</p></div></content><source><author><name>O</name></author></source></entry></feed>
            """,
            #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "\ud83d\ude00 é", "url": "x"}]}"#,
        ]
        for seed in seeds {
            for (round, bytes) in Self.mutations(of: Array(seed.utf8), count: 150).enumerated() {
                Self.check(bytes, "round \(round) of \(seed.prefix(20))")
            }
        }
    }

    @Test func survivesMutationsOfTheSuites() throws {
        guard let folder = SharedFolder.path("suites/feeds") else {
            return print("mutations of suites: skipped, absent")
        }
        var count = 0
        for suite in ["feedparser", "gofeed", "feed-rs", "miniflux", "reader"] {
            for row in try SharedFolder.rows("\(folder)/\(suite).jsonl") {
                guard let input = row["input"] as? String else { continue }
                let bytes = try SharedFolder.bytes("\(folder)/\(input)")
                guard bytes.count < 6000 else { continue }
                for mutation in Self.mutations(of: bytes, count: 1) { Self.check(mutation, "\(input)") }
                count += 1
            }
        }
        #expect(count > 500)
    }
}
