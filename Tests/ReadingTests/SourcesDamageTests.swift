import Foundation
import Model
import Testing

@testable import Reading

/// Lists, sitemaps, previews and pages, cut off or changed at any byte: they end, and what they give is sound.
@Suite struct SourcesDamageTests {
    static let documents: [String] = [
        """
        <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY n "Name">]><opml version="2.0"><body><outline text="A &amp; &n;">
        <outline text="B" xmlUrl="https://b.example/f?a=1&amp;b=2" category="/C/D,E"/></outline></body></opml>
        """,
        """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://a.example/1</loc><n:news><n:title><![CDATA[A & B]]></n:title><n:publication_date>2021-03-27
        </n:publication_date></n:news></url></urlset>
        """,
        TelegramPreviewTests.page(
            TelegramPreviewTests.message(
                1,
                TelegramPreviewTests.text(
                    "<b>Rally</b><br/><a href=\"https://a.example/?x=1&amp;y=2\">more</a> &#1178;"))),
        """
        <html><head><base href="/x/"><link rel="alternate" type="application/rss+xml" title="T &amp; U" href="f?a=1&amp;b=2">
        </head><body><a href="https://t.me/steppe_news">T</a><a href='/rss'>R</a></body></html>
        """,
    ]

    func check(_ bytes: [UInt8]) throws {
        for outline in (try? OPML.read(bytes)) ?? [] {
            #expect(outline.url.hasPrefix("http"))
            let again = OPML.write([outline], title: "", now: Date(timeIntervalSince1970: 0))
            #expect(try OPML.read(Array(again.utf8)).map(\.url) == [outline.url])
        }
        for candidate in FeedDiscovery.candidates(inPage: bytes, contentType: nil, url: "https://a.example/") {
            #expect(candidate.url.hasPrefix("http"))
        }
        let feed = try? FeedParser.parse(
            bytes, contentType: nil, url: "https://t.me/s/steppe_news", now: Date(timeIntervalSince1970: 1_616_900_000))
        for entry in feed?.entries ?? [] {
            #expect(entry.link?.hasPrefix("http") ?? true)
            // No tag but ours, whatever the page held.
            if feed?.format == "telegram" { #expect(entry.content?.contains("<script") == false) }
        }
    }

    @Test(arguments: documents.indices) func isHarmless(_ document: Int) throws {
        let bytes = Array(Self.documents[document].utf8)
        var state = UInt64(document + 1)
        for index in stride(from: 0, to: bytes.count, by: bytes.count > 1000 ? 23 : 5) {
            try check(Array(bytes[..<index]))
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var changed = bytes
            changed[index] = UInt8(truncatingIfNeeded: state >> 33)
            try check(changed)
            changed.removeSubrange(index..<min(bytes.count, index + Int(state >> 60)))
            try check(changed)
        }
    }
}
