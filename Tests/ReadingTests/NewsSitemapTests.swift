import Foundation
import Model
import Testing

@testable import Reading

@Suite struct NewsSitemapTests {
    static let now = Date(timeIntervalSince1970: 1_616_900_000)  // 2021-03-28T02:53:20Z

    func parse(_ text: String, url: String? = "https://news.example/sitemap-news.xml") throws -> FeedDocument {
        try FeedParser.parse(Array(text.utf8), contentType: "text/xml", url: url, now: Self.now)
    }

    func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test func readsNews() throws {
        let feed = try parse(
            """
            <?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="/x.xsl"?>
            <!-- made by hand -->
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url><loc>https://news.example/1?a=1&amp;b=2</loc><lastmod>2021-03-27T16:00:00+06:00</lastmod>
              <xhtml:link rel="alternate" hreflang="kk" href="https://news.example/kk/1"/>
              <n:news><n:publication><n:name>Steppe &amp; City</n:name><n:language>ru</n:language></n:publication>
                <n:genres>Blog</n:genres><n:publication_date>2021-03-27T15:04:05+06:00</n:publication_date>
                <n:title><![CDATA[Митинг в Алматы — 200 человек & больше]]></n:title>
                <n:keywords>митинг, Алматы,митинг</n:keywords></n:news>
              <image:image><image:loc>https://news.example/1.jpg</image:loc><image:title>A picture</image:title>
              </image:image></url>
            <url><loc> https://news.example/2 </loc><n:news><n:publication><n:name>Other</n:name>
              <n:language>kk</n:language></n:publication><n:title>Екінші</n:title>
              <n:publication_date>2021-03-26</n:publication_date></n:news></url>
            <url><loc>/3</loc><n:news><n:publication><n:language>ru</n:language></n:publication></n:news></url>
            <url><lastmod>2021-03-26</lastmod></url><url><loc>ftp://x.example/</loc></url>
            </urlset>
            """)
        #expect(feed.format == "sitemap")
        #expect(feed.title == "Steppe & City")
        #expect(feed.language == "ru")
        #expect(feed.updated == (try instant("2021-03-27T09:04:05Z")))
        #expect(
            feed.entries == [
                FeedEntry(
                    id: "https://news.example/1?a=1&b=2", title: "Митинг в Алматы — 200 человек & больше",
                    link: "https://news.example/1?a=1&b=2", published: try instant("2021-03-27T09:04:05Z"),
                    updated: try instant("2021-03-27T10:00:00Z"), categories: ["митинг", "Алматы"]),
                FeedEntry(
                    id: "https://news.example/2", title: "Екінші", link: "https://news.example/2",
                    published: try instant("2021-03-26T00:00:00Z")),
                FeedEntry(id: "https://news.example/3", link: "https://news.example/3"),
            ])
        #expect(feed.warnings == ["a page has no http or https address; it was left out"])
    }

    @Test func readsPlainOnes() throws {
        let feed = try parse(
            """
            <sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url><sm:loc>https://a.example/x</sm:loc>
            <sm:lastmod>2021-03-01</sm:lastmod><sm:changefreq>daily</sm:changefreq></sm:url></sm:urlset>
            """)
        let entry = FeedEntry(
            id: "https://a.example/x", link: "https://a.example/x", updated: try instant("2021-03-01T00:00:00Z"))
        #expect(feed.entries == [entry])
        #expect(feed.title == nil)
        #expect(feed.warnings == [])
    }

    @Test func readsDamagedOnes() throws {
        let cut = "<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2<url><loc>https://a.ex"
        let feed = try parse(cut)
        #expect(feed.entries.map(\.link) == ["https://a.example/1", "https://a.example/2"])
        #expect(feed.warnings.contains("the document is cut off or not closed; what is there was read"))
        // Undeclared prefix, a date that lies in the future.
        let loose = """
            <URLSET><URL><LOC>https://a.example/1</LOC><news:news><news:title>A</news:title>
            <news:publication_date>2031-01-01</news:publication_date></news:news></URL></URLSET>
            """
        #expect(try parse(loose).entries.map(\.title) == ["A"])
        #expect(try parse(loose).entries.map(\.published) == [nil])
        #expect(try parse("<urlset/>").entries.isEmpty)
    }

    @Test func keepsTheNewest() throws {
        var pages = (0..<FeedParser.entryLimit).map { "<url><loc>https://a.example/\($0)</loc></url>" }
        pages.append("<url><loc>https://a.example/new</loc><lastmod>2021-03-27</lastmod></url>")
        let feed = try parse("<urlset>" + pages.joined() + "</urlset>")
        #expect(feed.entries.count == FeedParser.entryLimit)
        #expect(feed.entries.first?.link == "https://a.example/new")
        #expect(feed.warnings.count == 1)
    }

    @Test func anIndexNamesWhatToConfigure() throws {
        let index = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>https://a.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
            <sitemap><loc>https://a.example/new.xml</loc><lastmod>2021-01-01</lastmod></sitemap>
            <sitemap><loc>https://a.example/sitemap-news.xml</loc></sitemap>
            <sitemap><loc>https://a.example/3.xml</loc></sitemap><sitemap><loc>https://a.example/4.xml</loc></sitemap>
            <sitemap><loc>https://a.example/5.xml</loc></sitemap></sitemapindex>
            """
        let fault = FeedFault.sitemapIndex([
            "https://a.example/sitemap-news.xml", "https://a.example/new.xml", "https://a.example/old.xml",
            "https://a.example/3.xml", "https://a.example/4.xml",
        ])
        #expect(throws: fault) { try parse(index) }
        #expect(fault.description.contains("https://a.example/sitemap-news.xml, "))
        #expect(throws: FeedFault.sitemapIndex([])) { try parse("<sitemapindex/>") }
    }
}
