import Foundation
import Model
import Reading
import Testing

@Suite struct PageReaderTests {
    private func page(_ html: String, url: String = "https://news.example.kz/a/1") throws -> Page {
        try PageReader.page(Array(html.utf8), contentType: "text/html; charset=utf-8", url: url)
    }

    private let prose = """
        <p>Some two hundred people met on the old square on Saturday, the organisers said, and asked for the lists of \
        the works to be published.</p>
        <p>The police kept to the side streets; nobody was held, according to the city's own press office, which counted \
        ninety heads.</p>
        """

    // MARK: Metadata

    @Test func structuredDataComesFirst() throws {
        let page = try page(
            """
            <html lang="en"><head><title>Square fills again - Steppe Post</title>
            <meta property="og:title" content="Square fills again"><meta property="og:site_name" content="Steppe Post">
            <meta property="og:image" content="/pictures/1.jpg"><link rel="canonical" href="/a/1?utm_source=x">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Steppe Post Online"},
            {"@type":["NewsArticle"],"headline":"Square fills &amp; empties","datePublished":"2021-03-27T14:05:00+06:00",
            "dateModified":"2021-03-27T16:00:00+06:00","author":[{"@type":"Person","name":"Aru Bekova"},"Dan Serik"],}]}
            </script></head><body><article>\(prose)</article></body></html>
            """)
        #expect(page.title == "Square fills & empties")
        #expect(page.byline == "Aru Bekova, Dan Serik")
        #expect(page.site == "Steppe Post")
        #expect(page.published == Date(timeIntervalSince1970: 1_616_832_300))
        #expect(page.modified == Date(timeIntervalSince1970: 1_616_839_200))
        #expect(page.canonicalURL == "https://news.example.kz/a/1")
        #expect(page.image == "https://news.example.kz/pictures/1.jpg")
        #expect(PageReader.language(of: page) == .english)
        #expect(page.text.hasPrefix("Some two hundred people"))
        #expect(page.text.contains("published.\n\nThe police"))
    }

    @Test(arguments: [
        #"{"@type":"NewsArticle","headline":"Rally in the rain""#,
        "{\"@type\":\"NewsArticle\",\"headline\":\"Rally in\nthe rain\"}",
        #"<!-- {"@type":"NewsArticle","headline":"Rally in the rain"} -->"#,
        #"[{"@type":"NewsArticle","headline":"Rally in the rain",},]"#,
        #"{"@type":"NewsArticle" "headline":"Rally in the rain"}"#,
        #"{"@type":"http://schema.org/NewsArticle","headline":"Rally in\u0020the rain"};"#,
    ]) func damagedStructuredData(_ json: String) throws {
        let page = try page("<head><title>Other</title><script type='application/ld+json'>\(json)</script></head>")
        #expect(page.title == "Rally in the rain")
    }

    @Test(arguments: [
        ("<title>Bridge opens at last - Steppe Post</title>", "Bridge opens at last"),
        (
            "<title>Bridge opens at last | News | Steppe Post</title><h1>Bridge opens at last</h1>",
            "Bridge opens at last"
        ),
        ("<title>Steppe Post: Bridge opens</title>", "Steppe Post: Bridge opens"),
        ("<title>Мост открыли наконец — Степная газета</title>", "Мост открыли наконец"),
        // What is stated for other sites is taken as it stands.
        ("<meta property=og:title content='Bridge opens - a story'><title>x</title>", "Bridge opens - a story"),
        ("<title>Bridge opens | example.kz</title>", "Bridge opens"),
        ("<title>Мост открыли - News.Example.Kz</title>", "Мост открыли"),
        ("<title>东岸渡轮周一停航司机等候_社会频道_草原网</title>", "东岸渡轮周一停航司机等候"),
        ("<title>东岸渡轮周一停航司机等候-草原网</title>", "东岸渡轮周一停航司机等候"),
        // An inner quotation mark cut the attribute off.
        (
            "<meta property=\"og:title\" content=\"The ferry \"Asia\" stays\"><h1>The ferry \"Asia\" stays</h1>",
            "The ferry \"Asia\" stays"
        ),
        ("<h1>Bridge opens</h1>", "Bridge opens"),
        ("<svg><title>Logo</title></svg><h1>Bridge</h1>", "Bridge"),
    ]) func title(_ html: String, _ expected: String) throws {
        #expect(try page(html).title == expected)
    }

    /// Day-only dates are noon UTC.
    @Test(arguments: [
        (#"<meta property="article:published_time" content="2021-03-27T14:05:00+06:00">"#, "2021-03-27T08:05:00Z"),
        (#"<meta name="date" content="2021-03-27">"#, "2021-03-27T12:00:00Z"),
        (#"<meta itemprop="datePublished" content="20210327T080500Z">"#, "2021-03-27T08:05:00Z"),
        (#"<time pubdate datetime="2021-03-27 08:05">27 March</time>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="post-date">March 27, 2021 3:05 p.m. EST</span>"#, "2021-03-27T20:05:00Z"),
        (#"<span class="article__date">27 марта 2021, 14:05 GMT+6</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">2021 жылғы 27 наурыз</span>"#, "2021-03-27T12:00:00Z"),
        (#"<span class="date">27.03.2021 08:05</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="pubtime date">2021年3月27日 16:05</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">发布时间：2021年3月27日下午4:05 来源：本报</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">2021年3月27日</span>"#, "2021-03-27T12:00:00Z"),
        (#"<span class="date">2021 ж. 27 наурыз, 08:05</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">Опубликовано: 27 марта 2021 г. в 08:05 | 35 просмотров</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">08:05, 27 март 2021</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">By Marta Kim 27 March 2021</span>"#, "2021-03-27T12:00:00Z"),
        (#"<span class="date">03/27/2021 8:05 a.m. UTC</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">2021-03-27 14:05:00 +0600</span>"#, "2021-03-27T08:05:00Z"),
        (#"<span class="date">Updated 14:05 GMT+6, March 27th, 2021</span>"#, "2021-03-27T08:05:00Z"),
        (#"<meta name="pubdate" content="Sat, 27 Mar 2021 08:05:00 GMT">"#, "2021-03-27T08:05:00Z"),
        (#"<meta name="date" content="1616832300">"#, "2021-03-27T08:05:00Z"),
    ]) func published(_ html: String, _ expected: String) throws {
        let date = try page("<html lang=ru><body>" + html + "</body></html>", url: "https://example.kz/a").published
        #expect(date?.formatted(.iso8601) == expected)
    }

    @Test(
        arguments: [
            ("https://example.kz/2021/03/27/bridge", "2021-03-27T12:00:00Z"),
            ("https://example.kz/20210327/bridge", "2021-03-27T12:00:00Z"),
            ("https://example.kz/a-2021-3-7-b", "2021-03-07T12:00:00Z"), ("https://example.kz/2021/13/27/bridge", nil),
            ("https://example.kz/article/12345678901", nil), ("https://example.kz/2021/03/", nil),
        ] as [(String, String?)]) func dateInAddress(_ url: String, _ expected: String?) throws
    {
        #expect(try page("<p>x</p>", url: url).published?.formatted(.iso8601) == expected)
    }

    @Test func unreadableDateIsUnknown() throws {
        #expect(try page("<meta name=date content='yesterday at noon'><time>just now</time>").published == nil)
    }

    // MARK: Text

    @Test func boilerplateIsLeftOut() throws {
        let page = try page(
            """
            <html lang=en><head><title>Quiet Saturday on the square</title></head><body>
            <nav><a href=/>Home</a><a href=/n>News of the whole world and its districts</a></nav>
            <div class="cookie-banner"><p>We use cookies to make this site better, and you agree to that, don't you?</p></div>
            <div class="story"><h1>Quiet Saturday on the square</h1><div class="byline">By Aru Bekova</div>
            <div class="share-bar"><a href=#>Share</a><a href=#>Tweet</a></div>
            <figure><img src=a.jpg><figcaption>The square as seen from the bank's roof, on Saturday.</figcaption></figure>
            <div class="article-body">\(prose)<h2>What was asked</h2>
            <ul><li>The lists of the works, and their prices.</li><li>A meeting with the mayor.</li></ul>
            <p>Read more: <a href=/x>Ten squares that were fuller</a></p>
            <div class="related-stories"><p>Another story that has nothing to do with this one, at some length, so there.</p></div>
            <p>A second meeting is set for April.<br>It will be on the same square.</p></div></div>
            <div id=comments><p>I was there and I counted four hundred, not ninety, whatever they say, and it rained.</p></div>
            <footer><p>Copyright of the Steppe Post, all rights reserved, in all districts of the country.</p></footer>
            </body></html>
            """)
        let paragraphs = page.text.split(separator: "\n\n").map(String.init)
        #expect(
            paragraphs.map { String($0.prefix(16)) } == [
                "Some two hundred", "The police kept ", "What was asked", "The lists of the", "A meeting with t",
                "A second meeting",
            ])
        #expect(paragraphs.last == "A second meeting is set for April.\nIt will be on the same square.")
    }

    @Test func structuredBodyIsTheFallback() throws {
        let body = String(repeating: "The lake was low again this spring, the fishermen said. ", count: 8)
        let page = try page(
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(body)\"}</script><p>Loading</p>"
        )
        #expect(page.text.hasPrefix("The lake was low"))
    }

    @Test func oldCharset() throws {
        var bytes = Array("<html><head><meta charset=windows-1251><title>".utf8)
        bytes += [0xCC, 0xEE, 0xF1, 0xF2]
        bytes += Array("</title></head><body></body></html>".utf8)
        #expect(try PageReader.page(bytes, contentType: nil, url: "https://example.kz/").title == "Мост")
    }

    @Test func pageWithoutArticle() throws {
        let page = try page("<html><title>Log in to the archive</title><body><form><input></form></body></html>")
        #expect(page.text.isEmpty)
        #expect(page.title == "Log in to the archive")
    }

    @Test(
        arguments: [
            [], Array("%PDF-1.7 <".utf8), [0x89, 0x50, 0x4E, 0x47, 0x3C], [0x1F, 0x8B, 8, 0, 0x3C],
            Array("plain words".utf8), Array("a < b and <c> d".utf8), Array("{\"a\": \"b\"}".utf8),
            Array("<?xml version='1.0'?><rss version='2.0'><channel><title>A</title></channel></rss>".utf8),
            Array("<?xml version='1.0'?><urlset><url><loc>https://example.kz/</loc></url></urlset>".utf8),
            [UInt8](repeating: 0, count: 500) + [0x3C],
        ] as [[UInt8]]) func notHTML(_ bytes: [UInt8])
    {
        #expect(throws: PageFault.notHTML) { try PageReader.page(bytes, contentType: nil, url: "https://example.kz/") }
    }

    /// Random bytes hold brackets and letters too.
    @Test(arguments: 1...20) func randomBytesAreNoPage(_ seed: UInt64) {
        var state = seed
        let bytes = (0..<20_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        #expect(throws: PageFault.notHTML) { try PageReader.page(bytes, contentType: nil, url: "https://example.kz/") }
    }

    @Test func faultsSayWhatToDo() {
        #expect("\(PageFault.notHTML)".contains("no HTML page"))
    }

    // MARK: Walls

    /// What stands before the news is no news.
    @Test(arguments: [
        "<h1>One moment</h1><p>Checking your browser before accessing news.example.kz.</p><p>This takes five seconds.</p>",
        "<p>Please enable JavaScript to read this page, or use another browser that supports it.</p>",
        "<p>Для работы сайта включите JavaScript в настройках вашего браузера и обновите страницу.</p>",
        "<p>Подтвердите, что вы не робот. Мы зарегистрировали запросы, похожие на автоматические.</p>",
        "<p>您的浏览器未启用JavaScript，请启用JavaScript后刷新页面，以便继续阅读本站内容。</p>",
        "<div class=cookie-wall><p>We and our 800 partners store cookies on your device, and we ask you to agree, please.</p></div>",
        "<noscript><p>You need to enable JavaScript to run this app, and a modern browser as well.</p></noscript><div id=root></div>",
    ]) func walls(_ html: String) throws {
        #expect(try page("<html><title>News</title><body>" + html).text.isEmpty)
    }

    @Test func aWallBesideTheArticleIsLeftOut() throws {
        let text = try page("<article>\(prose)<p>Please enable JavaScript to view the comments.</p></article>").text
        #expect(text.hasPrefix("Some two hundred") && text.hasSuffix("ninety heads."))
    }

    @Test(arguments: [
        (#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#, true),
        (#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>"#, true),
        (
            #"<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"http://schema.org/False","cssSelector":".p"}}</script>"#,
            true
        ),
        (#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>"#, false),
        (#"<meta property="article:content_tier" content="locked">"#, true),
        (#"<meta property="article:content_tier" content="metered">"#, true),
        (#"<meta property="article:content_tier" content="free">"#, false),
        ("<div><p>Полный текст доступен только подписчикам.</p></div>", true),
        ("<div><span>This article is for subscribers. Log in.</span></div>", true),
        ("<div><p>订阅后阅读全文</p></div>", true), ("<p>The subscribers of the paper met on Sunday.</p>", false),
        ("<script>var x = 'only available to subscribers';</script>", false), ("", false),
    ]) func paywall(_ html: String, _ isPaywalled: Bool) throws {
        #expect(try page("<html><body><article>\(prose)</article>\(html)</body></html>").isPaywalled == isPaywalled)
    }

    /// Metered pages carry their whole text.
    @Test func aWholeTextIsNotPaywalled() throws {
        let whole = String(repeating: prose, count: 8)
        let meta = #"<meta property="article:content_tier" content="metered">"#
        #expect(try !page("<html><head>\(meta)</head><body><article>\(whole)</article>").isPaywalled)
    }

    // MARK: Hostile pages: each must end, and soon

    @Test(arguments: [
        ("divs", "<div>", 200_000, ""), ("bold", "<b>", 100_000, "</p></div>"),
        ("stray ends", "</div></b></table>", 60_000, ""),
        ("tables", "<table><tr><td>", 60_000, "</div>"), ("comments", "<!-- <p>", 150_000, ""),
        ("ampersands", "&&#;&x", 200_000, ""),
        ("attributes", "<p a=\"", 100_000, ">"), ("scripts", "<script>", 100_000, ""),
        ("lists", "<ul><li><a>", 100_000, "</a>"),
        ("brackets", "<", 1_000_000, ""), ("json", "<script type='application/ld+json'>[{\"a\":[", 50_000, ""),
        ("paragraphs", "<p>One, two. <p>", 100_000, ""), ("classes", "<p class='a-b_cD share'>x", 60_000, ""),
    ]) func hostile(_ name: String, _ part: String, _ times: Int, _ tail: String) throws {
        let html = "<html><body>" + String(repeating: part, count: times) + tail + prose
        let clock = ContinuousClock()
        let took = try clock.measure { _ = try page(html) }
        // Linear work takes a second at worst in a debug build; quadratic would take hours.
        #expect(took < .seconds(60), "\(name)")
    }

    @Test func hugeAttribute() throws {
        let html = "<html><body class='" + String(repeating: "article-body share ", count: 250_000) + "'>" + prose
        #expect(try page(html).text.hasPrefix("Some two hundred"))
    }

    @Test func deepTextSurvives() throws {
        let html = "<html><body>" + String(repeating: "<div>", count: 5000) + prose
        #expect(try page(html).text.hasPrefix("Some two hundred"))
    }

    /// Every cut of a page reads without a crash.
    @Test func cutAnywhere() throws {
        let html = Array(
            "<html lang=en><head><title>T &amp; U</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"\\u0041\"}</script><!-- c --></head><body><p class='a' itemprop=\"articleBody\">x &#x41; &nbsp y</p><table><td>1<br></table></body>"
                .utf8)
        for end in 7...html.count {
            _ = try PageReader.page(Array(html.prefix(end)), contentType: nil, url: "https://example.kz/")
        }
    }
}
