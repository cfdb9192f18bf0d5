import Testing

@testable import Reading

@Suite struct FeedDiscoveryTests {
    func found(_ page: String, url: String = "https://news.example/kz/page.html") -> [FeedDiscovery.Candidate] {
        FeedDiscovery.candidates(inPage: Array(page.utf8), contentType: "text/html; charset=utf-8", url: url)
    }

    @Test func namesTheFeedsBestFirst() {
        let page = """
            <!DOCTYPE html><html><head><base href="/base/"><title>x</title>
            <link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="kk" href="https://news.example/kk/">
            <link rel="alternate" type="application/rss+xml" title="News &raquo; Comments Feed" href="/comments/feed/">
            <link rel="sitemap" type="application/xml" title="Map" href="/sitemap.xml">
            <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" TITLE=" Main &amp;  all " HREF="/feed/">
            <link rel="alternate" type="application/atom+xml" href="atom.xml">
            <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
            <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x&format=rss">
            <link rel="alternate" type="application/feed+json" href="//news.example/feed.json"></head>
            <body><a href="/rss/politics.xml">Politics</a><a href="/feed">Feed again</a>
            <a href="https://t.me/steppe_news">Telegram</a><a href="https://t.me/share/url?url=x">Share</a>
            <a href="/about">About our RSS</a><a href="https://other.example/rss">Other site's</a>
            <a href="https://feeds.feedburner.com/steppe">RSS</a></body></html>
            """
        #expect(
            found(page) == [
                .init(url: "https://news.example/feed/", title: "Main & all", type: "application/rss+xml", kind: .link),
                .init(url: "https://news.example/base/atom.xml", type: "application/atom+xml", kind: .link),
                .init(url: "https://news.example/feed.json", type: "application/feed+json", kind: .link),
                .init(url: "https://news.example/rss/politics.xml", title: "Politics", kind: .anchor),
                .init(url: "https://feeds.feedburner.com/steppe", title: "RSS", kind: .anchor),
                .init(url: "https://news.example/sitemap.xml", title: "Map", type: "application/xml", kind: .sitemap),
                .init(url: "https://t.me/s/steppe_news", kind: .telegram),
                .init(
                    url: "https://news.example/comments/feed/", title: "News » Comments Feed",
                    type: "application/rss+xml", kind: .link),
            ])
    }

    /// One element of a page, and the address it gives; nil where it gives none.
    static let elements: [(String, String?)] = [
        (#"<link rel="feed" href="/all">"#, "https://news.example/all"),
        (#"<link rel="alternate feed" type="application/rss+xml" href="f">"#, "https://news.example/kz/f"),
        (#"<link rel="alternate" href="/feed.xml">"#, "https://news.example/feed.xml"),
        (#"<link rel="alternate" href="/kk/">"#, nil),
        (#"<link rel="alternate" type="text/xml" href="/rss.xml">"#, "https://news.example/rss.xml"),
        (#"<link rel="alternate" type="text/xml" href="/api.xml">"#, nil),
        (#"<link rel="alternate" type="application/json" href="/feed.json">"#, "https://news.example/feed.json"),
        (#"<link rel="alternate" type="application/rss+xml" href="feed://news.example/f">"#, "http://news.example/f"),
        (#"<link rel="alternate" type="application/rss+xml" href="javascript:x">"#, nil),
        (#"<link rel="alternate" type="application/rss+xml" href="">"#, nil),
        (#"<link rel="alternate stylesheet" type="text/css" href="/feed.css">"#, nil),
        (#"<link type="application/rss+xml" href="/f">"#, nil),
        (#"<a href="/rss">x</a>"#, "https://news.example/rss"),
        (#"<a href="/rss/">x</a>"#, "https://news.example/rss/"),
        (#"<a href="/?feed=rss2">x</a>"#, "https://news.example/?feed=rss2"),
        (#"<a href="/news?format=RSS">x</a>"#, "https://news.example/news?format=RSS"),
        (
            #"<a href="/index.php?option=content&amp;format=feed&amp;type=rss">x</a>"#,
            "https://news.example/index.php?option=content&format=feed&type=rss"
        ),
        (#"<a href="/export/news.rss">x</a>"#, "https://news.example/export/news.rss"),
        (#"<a href="/index.rdf">x</a>"#, "https://news.example/index.rdf"),
        (#"<a href="https://rss.news.example/all">RSS</a>"#, "https://rss.news.example/all"),
        (#"<a href="/feedback">Feedback</a>"#, nil), (#"<a href="/feedback.php?x">Feedback</a>"#, nil),
        (#"<a href="/2021/atomic-energy">Atomic energy</a>"#, nil),
        (#"<a href="/press-releases">Press</a>"#, nil),
        (#"<a href="/pages/rss-info"><img alt="rss"> RSS</a>"#, "https://news.example/pages/rss-info"),
        (#"<a href="https://elsewhere.example/rss.xml">Partner</a>"#, nil),
        (#"<a href="/news-sitemap.xml">x</a>"#, "https://news.example/news-sitemap.xml"),
        (#"<a href="https://telegram.me/s/Steppe_1/55?single">x</a>"#, "https://t.me/s/Steppe_1"),
        (#"<a href="https://t.me/+AbCdEf">x</a>"#, nil), (#"<a href="https://t.me/joinchat/AAA">x</a>"#, nil),
        (#"<!-- <link rel="alternate" type="application/rss+xml" href="/f"> -->"#, nil),
    ]

    @Test(arguments: elements) func tellsFeedsFromOtherLinks(_ element: String, _ url: String?) {
        #expect(found("<html><body><p>x \(element)").map(\.url) == (url.map { [$0] } ?? []))
    }

    @Test(arguments: [
        ("/1/feed/", "Лента комментариев к «Митинг»"), ("/1/feed/", "Site » Story Feed dei commenti"),
        ("/1/feed/", "Feed de comentários para Story"), ("/comments/feed", ""),
        ("/feeds/1/comments/default", "Site - Atom"),
    ]) func putsCommentsLast(_ path: String, _ title: String) {
        let page = """
            <link rel=alternate type=application/rss+xml href="\(path)" title="\(title)">
            <link rel=alternate type=application/rss+xml href="/opinion/feed" title="Commentary">
            """
        #expect(found(page).map(\.url) == ["https://news.example/opinion/feed", "https://news.example\(path)"])
    }

    @Test func takesEachPlaceOnceAndNotMoreThanFifty() {
        let twice = """
            <link rel=alternate type=application/rss+xml href=http://news.example/rss><a href="https://news.example/rss/">
            RSS</a><a href=/rss>RSS</a>
            """
        #expect(found(twice).map(\.url) == ["http://news.example/rss"])
        let many = (0..<500).map { "<a href='/rss/\($0).xml'>x</a>" }.joined()
        #expect(found(many).count == 50)
        #expect(found("").isEmpty)
    }

    @Test func knowsSharedSuffixes() throws {
        let site = try #require(WebAddress("https://www.press.com.kz/"))
        #expect(site.isSameSite(as: try #require(WebAddress("http://rss.press.com.kz:8080/x"))))
        #expect(!site.isSameSite(as: try #require(WebAddress("https://other.com.kz/"))))
    }

    /// An address and the first places to try for it.
    static let places: [(String, [String])] = [
        ("https://t.me/steppe_news", ["https://t.me/s/steppe_news"]),
        ("t.me/steppe_news/123", ["https://t.me/s/steppe_news"]), ("https://t.me/s/steppe_news", []),
        ("https://t.me/joinchat/abc", []),
        (
            "https://www.youtube.com/channel/UCabC_1/videos",
            ["https://www.youtube.com/feeds/videos.xml?channel_id=UCabC_1"]
        ),
        ("https://m.youtube.com/user/Steppe", ["https://www.youtube.com/feeds/videos.xml?user=Steppe"]),
        (
            "https://www.youtube.com/playlist?list=PLaB",
            ["https://www.youtube.com/feeds/videos.xml?playlist_id=PLaB"]
        ),
        ("https://www.youtube.com/@steppe", []),
        ("https://old.reddit.com/r/Kazakhstan/new/", ["https://www.reddit.com/r/Kazakhstan/.rss"]),
        ("https://medium.com/@steppe", ["https://medium.com/feed/@steppe"]),
        (
            "https://steppe.livejournal.com/1.html",
            ["https://steppe.livejournal.com/data/rss", "https://steppe.livejournal.com/data/atom"]
        ),
        (
            "https://social.example/@steppe",
            ["https://social.example/@steppe.rss", "https://social.example/@steppe/feed"]
        ),
        ("https://news.example/kz/", ["https://news.example/kz/feed", "https://news.example/kz/rss"]),
        (
            "https://user:secret@News.Example:8443/story.html?x",
            ["https://news.example:8443/feed", "https://news.example:8443/rss"]
        ),
        ("news.example", ["https://news.example/feed", "https://news.example/rss"]),
        ("https://steppe.blogspot.com/", ["https://steppe.blogspot.com/feeds/posts/default"]),
        ("ftp://news.example/", []), ("", []),
    ]

    @Test(arguments: places) func knowsThePlaces(_ url: String, _ first: [String]) {
        let urls = FeedDiscovery.wellKnown(for: url)
        #expect(Array(urls.prefix(first.count)) == first)
        if first.count <= 1, !url.contains("blogspot") { #expect(urls == first) }
        #expect(Set(urls).count == urls.count)
        #expect(urls.count <= 30)
        #expect(!urls.contains(url))
    }

    @Test func triesWhatIsCommon() {
        let urls = FeedDiscovery.wellKnown(for: "https://news.example/")
        for path in ["/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/?feed=rss2", "/news-sitemap.xml"] {
            #expect(urls.contains("https://news.example" + path))
        }
    }
}
