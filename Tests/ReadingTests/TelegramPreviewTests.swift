import Foundation
import Model
import Testing

@testable import Reading

@Suite struct TelegramPreviewTests {
    static let now = Date(timeIntervalSince1970: 1_616_900_000)  // 2021-03-28T02:53:20Z

    /// A page as t.me makes it, in our own words.
    static func page(_ messages: String, title: String = "Steppe &amp; City") -> String {
        """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>\(title) – Telegram</title>
        <meta property="og:title" content="\(title)"></head>
        <body class="widget_frame_base tgme_webpreview emoji_image"><header class="tgme_header">
        <div class="tgme_header_info"><div class="tgme_channel_info_header_title"><span dir="auto">\(title)</span></div></div>
        </header><main class="tgme_main" data-url="/steppe_news"><section class="tgme_channel_history js-message_history">
        \(messages)</section></main></body></html>
        """
    }

    static func message(
        _ number: Int, _ body: String, time: String = "2021-03-27T09:04:05+00:00", meta: String = "", kind: String = ""
    ) -> String {
        """
        <div class="tgme_widget_message_wrap js-widget_message_wrap">
        <div class="tgme_widget_message text_not_supported_wrap \(kind) js-widget_message" data-post="steppe_news/\(number)">
        <div class="tgme_widget_message_user"><a href="https://t.me/steppe_news"><i class="tgme_widget_message_user_photo">
        <img src="https://cdn.example/face.jpg"></i></a></div><div class="tgme_widget_message_bubble">
        <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name"
        href="https://t.me/steppe_news"><span dir="auto">Steppe &amp; City</span></a></div>
        \(body)
        <div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short">
        <span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span>
        <span class="tgme_widget_message_meta">\(meta)<a class="tgme_widget_message_date"
        href="https://t.me/steppe_news/\(number)"><time datetime="\(time)" class="time">09:04</time></a></span>
        </div></div></div></div></div>
        """
    }

    static func text(_ html: String) -> String {
        "<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">\(html)</div>"
    }

    func parse(_ page: String, url: String? = "https://t.me/s/steppe_news") throws -> FeedDocument {
        try FeedParser.parse(Array(page.utf8), contentType: "text/html; charset=utf-8", url: url, now: Self.now)
    }

    func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: ["https://t.me/s/steppe_news", nil, "file.html"]) func readsMessages(_ url: String?) throws {
        let feed = try parse(
            Self.page(
                Self.message(
                    101,
                    Self.text(
                        """
                        <i class="emoji" style="background-image:url('//telegram.org/e.png')"><b>⚡️</b></i> <b>Rally in \
                        Almaty</b><br/><br/>Some 200 people &amp; more. <a href="https://news.example/a?x=1&amp;y=2" \
                        target="_blank" onclick="return confirm('x')">Read on</a> <a href="?q=%23rally">#rally</a>\
                        <tg-spoiler>hidden</tg-spoiler><br/>
                        """))
                    + Self.message(
                        102, Self.text("Second message of the day, signed"), time: "2021-03-27T10:00:00+00:00",
                        meta:
                            "<span class=\"tgme_widget_message_from_author\" dir=\"auto\">Aigerim</span>, &nbsp;edited &nbsp;"
                    )
            ), url: url)
        #expect(feed.format == "telegram")
        #expect(feed.title == "Steppe & City")
        #expect(feed.link == "https://t.me/steppe_news")
        #expect(feed.updated == (try instant("2021-03-27T10:00:00Z")))
        #expect(feed.warnings == [])
        #expect(
            feed.entries == [
                FeedEntry(
                    id: "steppe_news/101", title: "⚡️ Rally in Almaty", link: "https://t.me/steppe_news/101",
                    published: try instant("2021-03-27T09:04:05Z"), authors: ["Steppe & City"],
                    content: """
                        ⚡️ <b>Rally in Almaty</b><br><br>Some 200 people &amp; more. \
                        <a href="https://news.example/a?x=1&amp;y=2">Read on</a> #rallyhidden
                        """, categories: ["rally"]),
                FeedEntry(
                    id: "steppe_news/102", title: "Second message of the day, signed",
                    link: "https://t.me/steppe_news/102", published: try instant("2021-03-27T10:00:00Z"),
                    authors: ["Aigerim"], content: "Second message of the day, signed", categories: ["edited"]),
            ])
    }

    @Test func readsForwardsRepliesAndMedia() throws {
        let feed = try parse(
            Self.page(
                Self.message(
                    7,
                    """
                    <div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a
                    class="tgme_widget_message_forwarded_from_name" href="https://t.me/agency/5"><span>Agency</span></a></div>
                    <a class="tgme_widget_message_reply" href="https://t.me/steppe_news/6"><div class="tgme_widget_message_author">
                    <span class="tgme_widget_message_author_name">Someone</span></div>
                    <div class="tgme_widget_message_text js-message_reply_text">What was asked</div></a>
                    <a class="tgme_widget_message_photo_wrap 12_34" href="https://t.me/steppe_news/7"
                    style="width:800px;background-image:url('https://cdn.example/1.jpg')"><div></div></a>
                    <a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/steppe_news/8?single"
                    style='background-image:url("https://cdn.example/2.jpg")'></a>
                    <a class="tgme_widget_message_video_player" href="https://t.me/steppe_news/7"><video
                    src="https://cdn.example/3.mp4?token=a" class="tgme_widget_message_video"></video>
                    <time class="message_video_duration">0:12</time></a>
                    """ + Self.text("What was answered, in so many words") + """
                        <a class="tgme_widget_message_link_preview" href="https://news.example/"><div class="link_preview_title">
                        Not needed</div></a>
                        """)))
        let entry = try #require(feed.entries.first)
        #expect(entry.content == "What was answered, in so many words")
        #expect(entry.authors == ["Agency"])
        #expect(entry.categories == ["forwarded"])
        #expect(entry.published == (try instant("2021-03-27T09:04:05Z")))
        #expect(
            entry.enclosures == [
                .init(url: "https://cdn.example/1.jpg", type: "image/jpeg"),
                .init(url: "https://cdn.example/2.jpg", type: "image/jpeg"),
                .init(url: "https://cdn.example/3.mp4?token=a", type: "video/mp4"),
            ])
    }

    @Test func keepsOnlyWhatHasText() throws {
        let preview = """
            <a class="tgme_widget_message_link_preview" href="https://news.example/1"><div class="link_preview_site_name">
            News</div><div class="link_preview_title" dir="auto">A headline &lt;here&gt;</div>
            <div class="link_preview_description" dir="auto">And what it is about.</div></a>
            """
        let picture = """
            <a class="tgme_widget_message_photo_wrap" style="background-image:url('https://cdn.example/1.jpg')"
            href="https://t.me/steppe_news/1"></a>
            """
        let feed = try parse(
            Self.page(
                Self.message(1, picture) + Self.message(2, preview)
                    + Self.message(
                        3, Self.text("<a href=\"https://news.example/1\">https://news.example/1</a>") + preview)
                    + Self.message(4, Self.text("Channel photo updated for everybody"), kind: "service_message")
                    + Self.message(5, Self.text("<br/> ")) + Self.message(6, Self.text("🎉"))))
        #expect(feed.entries.map(\.id) == ["steppe_news/2", "steppe_news/3", "steppe_news/6"])
        let html = "<a href=\"https://news.example/1\">A headline &lt;here&gt;</a><br>And what it is about."
        #expect(feed.entries[0].content == html)
        #expect(feed.entries[0].title == "A headline <here>")
        #expect(feed.entries[1].content == "<a href=\"https://news.example/1\">https://news.example/1</a><br>" + html)
        #expect(feed.entries[2].title == "🎉")
        // Pictures alone: the channel lives, nothing is to be read.
        #expect(try parse(Self.page(Self.message(1, picture))).entries.isEmpty)
    }

    @Test(arguments: [
        ("Short line<br>and more", "Short line"), ("⚡️<br>Then words", "Then words"), ("<b>A</b> B<br><br>C", "A B"),
        (String(repeating: "word ", count: 40), String(repeating: "word ", count: 18) + "word word…"),
        (
            "The first sentence of the message is this one. " + String(repeating: "More ", count: 30),
            "The first sentence of the message is this one."
        ),
        (
            String(repeating: "哈", count: 60) + "。" + String(repeating: "萨", count: 60),
            String(repeating: "哈", count: 60) + "。"
        ),
        (String(repeating: "哈", count: 130), String(repeating: "哈", count: 100) + "…"),
        (
            "На ул. Абая " + String(repeating: "слово ", count: 30),
            "На ул. Абая " + String(repeating: "слово ", count: 13) + "слово…"
        ),
    ]) func cutsTitles(_ html: String, _ title: String) throws {
        #expect(try parse(Self.page(Self.message(1, Self.text(html)))).entries.first?.title == title)
    }

    @Test func saysWhereThereIsNoPreview() throws {
        let closed = """
            <!DOCTYPE html><html><head><meta property="og:title" content="Steppe"></head><body><div class="tgme_page">
            <div class="tgme_page_title"><span>Steppe</span></div><a class="tgme_action_button_new">View in Telegram</a></div>
            """
        #expect(throws: FeedFault.noPreview("steppe_news")) { try parse(closed, url: "https://t.me/steppe_news") }
        #expect(throws: FeedFault.noPreview(nil)) { try parse(closed, url: "https://t.me/+abc") }
        #expect(throws: FeedFault.html) { try parse(closed, url: "https://news.example/") }
        #expect(throws: FeedFault.html) {
            try parse("<html><body>tgme_widget_message is a class</body></html>", url: "https://news.example/")
        }
        #expect(FeedFault.noPreview("steppe_news").description.contains("https://t.me/s/steppe_news"))
    }

    @Test func itsItemsAreWhole() {
        #expect(givesWholeItems(feed: "https://t.me/s/steppe_news"))
        #expect(!givesWholeItems(feed: "https://news.example/feed"))
    }

    @Test func hostilePagesEndSoon() throws {
        func deep(_ depth: Int) -> String {
            Self.page(Self.message(1, Self.text(String(repeating: "<b>", count: depth) + "x")))
        }
        let content = String(repeating: "<b>", count: 16) + "x" + String(repeating: "</b>", count: 16)
        #expect(try parse(deep(300)).entries.map(\.content) == [content])
        // Deeper than any page: what stands behind it isn't told apart.
        #expect(try parse(deep(20_000)).entries.isEmpty)
        let script = Self.text(
            "<script>alert(1)</script><a href=\"javascript:alert(1)\">a</a><b onclick=x>b</b> &lt;script>")
        #expect(try parse(Self.page(Self.message(1, script))).entries.first?.content == "a<b>b</b> &lt;script&gt;")
    }
}
