import Alerting
import Foundation
import FoundationXML
import Model
import Testing

/// The last alerts as feeds; what real readers make of them `Tests/peers/run` shows.
struct FeedTests {
    private static let identity = FeedIdentity(
        title: "Beat & Co", host: "Desk.Example", address: "https://desk.example/feeds/")

    private static func atom(_ alerts: [Alert], _ identity: FeedIdentity = identity) throws -> XMLDocumentLike {
        try XMLDocumentLike(AtomFeed.text(alerts, identity: identity, zone: Samples.zone))
    }

    @Test func anEntryIsWhole() throws {
        let feed = try Self.atom([Samples.alert("A2", raised: Samples.noon + 60), Samples.alert()])
        #expect(feed.texts("feed/id") == ["tag:desk.example,2026:alerts"])
        #expect(feed.texts("feed/title") == ["Beat & Co"])
        #expect(feed.texts("feed/updated") == ["2021-03-27T12:01:00+06:00"])
        #expect(feed.attributes("feed/link", "href") == ["https://desk.example/feeds/alerts.atom"])
        #expect(
            feed.texts("feed/entry/id") == [
                "tag:desk.example,2026:alert/2021-03-27/A2", "tag:desk.example,2026:alert/2021-03-27/A1",
            ])
        #expect(feed.texts("feed/entry/title")[0] == "Protest in Almaty, 27 March 2021: 200–300 people")
        #expect(feed.attributes("feed/entry/link", "rel") == ["alternate", "alternate"])
        #expect(feed.attributes("feed/entry/link", "href")[0] == "https://example.org/rally")
        #expect(feed.attributes("feed/entry/category", "term").prefix(3) == ["protest", "Almaty", "high"])
        #expect(feed.attributes("feed/entry/summary", "xml:lang") == ["en", "en"])
        #expect(feed.texts("feed/entry/author/name")[0] == "Steppe Wire")
    }

    /// Markup within text stays text, once for the reader of XML and once for that of HTML.
    @Test func textFromOutsideIsEscapedTwiceInTheContent() throws {
        let hostile = "</p><script>alert(\"1\")</script> & ]]> \u{0}\u{B}\u{FFFE}\u{202E}ok 集会 🏇"
        let alert = Samples.alert(events: [
            Samples.event(title: hostile, url: "javascript:alert(1)", evidence: hostile)
        ])
        let feed = try Self.atom([alert])
        let clean = "</p><script>alert(\"1\")</script> & ]]> \u{FFFD}ok 集会 🏇"
        #expect(feed.texts("feed/entry/summary") == [clean])
        let content = try #require(feed.texts("feed/entry/content").first)
        #expect(
            content.contains("&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ]]&gt; \u{FFFD}ok 集会 🏇")
        )
        #expect(!content.contains("<script") && !content.contains("javascript:") && !content.contains("<a "))
        #expect(feed.attributes("feed/entry/link", "href").isEmpty)
    }

    /// Whoever reads a feed is not the desk.
    @Test func noLinkThatMarksIsInAFeed() throws {
        let alert = Samples.alert()
        for text in [
            AtomFeed.text([alert], identity: Self.identity, zone: Samples.zone),
            try JSONFeed.text([alert], identity: Self.identity, zone: Samples.zone),
        ] { #expect(!text.contains("signature=") && !text.contains("/mark?")) }
    }

    @Test func aJSONFeedIsWhole() throws {
        let text = try JSONFeed.text([Samples.alert()], identity: Self.identity, zone: Samples.zone)
        let feed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        #expect(feed["feed_url"] as? String == "https://desk.example/feeds/alerts.feed.json")
        let item = try #require((feed["items"] as? [[String: Any]])?.first)
        #expect(item["id"] as? String == "tag:desk.example,2026:alert/2021-03-27/A1")
        #expect(item["date_published"] as? String == "2021-03-27T12:00:00+06:00")
        #expect(item["tags"] as? [String] == ["protest", "Almaty", "high"])
        #expect((item["_copytaster"] as? [String: Any])?["event"] as? String == "E1")
    }

    /// A feed of nothing is a feed, and doesn't change by itself.
    @Test func aFeedOfNothingIsOne() throws {
        let feed = try Self.atom([], FeedIdentity())
        #expect(feed.texts("feed/updated") == ["1970-01-01T06:00:00+06:00"])
        #expect(feed.attributes("feed/link", "rel").isEmpty)
    }

    @Test(arguments: [
        ("desk.example", "desk.example"), ("Desk.Example", "desk.example"), ("", "copytaster.invalid"),
        ("a b", "copytaster.invalid"), ("-a.b", "copytaster.invalid"), ("a..b", "copytaster.invalid"),
        ("стол.example", "copytaster.invalid"), ("10.0.0.1", "10.0.0.1"),
    ])
    func host(given: String, host: String) { #expect(FeedIdentity(host: given).host == host) }

    @Test(arguments: [
        ("a\r\n\tb  c ", 9, "a b c"), ("abcdef", 4, "abc…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ("\u{202E}\u{2066}x\u{0}y\u{FFFE}", 9, "x y\u{FFFD}"), ("👩‍👩‍👧👩‍👩‍👧", 1, "…"), ("", 5, ""),
    ])
    func oneLine(text: String, most: Int, line: String) { #expect(OneLine.text(text, most: most) == line) }
}

/// Just enough of an XML reader for these tests: texts and attributes by path.
private final class XMLDocumentLike: NSObject, XMLParserDelegate {
    private var path: [String] = []
    private var found: [(path: String, text: String, attributes: [String: String])] = []
    private var open: [Int] = []

    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func texts(_ path: String) -> [String] { found.filter { $0.path == path }.map(\.text) }
    func attributes(_ path: String, _ name: String) -> [String] {
        found.filter { $0.path == path }.compactMap { $0.attributes[name] }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        path.append(name)
        open.append(found.count)
        found.append((path.joined(separator: "/"), "", attributes))
    }
    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last.map { found[$0].text += text } }
    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
        open.removeLast()
    }
}
