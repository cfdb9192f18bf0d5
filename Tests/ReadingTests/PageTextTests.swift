import Foundation
import Model
import Reading
import Testing

/// Which parts of a page are its article: one kind of page a test, in our own words.
@Suite struct PageTextTests {
    private func text(_ html: String) throws -> String {
        try PageReader.page(
            Array(html.utf8), contentType: "text/html; charset=utf-8", url: "https://news.example.kz/a/1"
        )
        .text
    }

    /// The first words of each paragraph.
    private func paragraphs(_ html: String, _ count: Int = 14) throws -> [String] {
        try text(html).split(separator: "\n\n").map { String($0.prefix(count)) }
    }

    private static let first = """
        <p>The ferry to the eastern bank did not sail on Monday, its owner said, because the pier had been closed for \
        repairs without any notice.</p>
        """
    private static let second = """
        <p>Drivers waited until noon; about sixty lorries stood along the road, and the mayor, who came by himself, asked \
        them to be patient for one more day.</p>
        """
    private static let story = first + second

    @Test func aParagraphThatComesTwiceIsKept() throws {
        let once = "<p>Nobody was hurt, the port said, and nobody was to blame, the port said again at night.</p>"
        #expect(
            try text("<article><h1>Pier</h1>\(once)\(once)</article>").components(separatedBy: "Nobody was").count == 3)
        // The copy for another width of screen stands elsewhere.
        let copies = "<article><div class=wide>\(once)</div><div class=narrow>\(once)</div>\(Self.story)</article>"
        #expect(try text(copies).components(separatedBy: "Nobody was").count == 2)
    }

    @Test func wordsOfASentenceStayWhateverTheirClass() throws {
        let html =
            "<article><p>The owner asked for <a class=popup href=#>eleven million tenge</a> a year ago, <b class=ad>in vain</b>, he said, and waited.</p>\(Self.second)</article>"
        #expect(try text(html).hasPrefix("The owner asked for eleven million tenge a year ago, in vain, he said"))
    }

    @Test func quotedPostsStay() throws {
        let html = """
            <article>\(Self.first)<div class="social-media-embed"><blockquote class="twitter-tweet"><p>We will sail on Tuesday, \
            and that is a promise.</p>— The ferry (@ferry)</blockquote></div>\(Self.second)
            <div class="social-links"><p>Follow the ferry, the pier and the mayor wherever you are, at any hour.</p></div></article>
            """
        let text = try text(html)
        #expect(text.contains("We will sail on Tuesday"))
        #expect(!text.contains("Follow the ferry"))
    }

    @Test func tablesStayWithTheirIntroduction() throws {
        let rows = (1...30).map {
            "<tr class=player-\($0)><td>\($0)</td><td><a href=/\($0)>Lorry of the haulier number \($0)</a></td><td>\($0 * 3) tonnes of grain, paid in advance.</td></tr>"
        }
        let text = try text("<div class=page>\(Self.first)<table><tbody>\(rows.joined())</tbody></table></div>")
        #expect(text.hasPrefix("The ferry to"))
        #expect(text.contains("1 Lorry of the haulier number 1 3 tonnes of grain, paid in advance.\n\n2 Lorry"))
        #expect(text.hasSuffix("30 Lorry of the haulier number 30 90 tonnes of grain, paid in advance."))
    }

    @Test func linkedHeadingsOverProseStay() throws {
        let html =
            "<article>\(Self.story)<h3><a href=/1>The old ferry</a></h3>\(Self.first)<h3><a href=/2>Ten other piers</a></h3><ul><li><a href=/3>One</a></ul></article>"
        #expect(
            try paragraphs(html) == ["The ferry to t", "Drivers waited", "The old ferry", "The ferry to t"])
    }

    /// The narrower name wins over a column that only calls itself the content, and holds other stories too.
    @Test func theStoryInsideTheColumn() throws {
        let html = """
            <div class="main-content"><div class="breaking"><ul><li><a href=/2>Bridge</a> <span>The bridge in the north will be \
            closed as well, the ministry wrote, and for three weeks.</span></li></ul></div>
            <div class="main-article-content">\(Self.story)</div></div>
            """
        #expect(try paragraphs(html) == ["The ferry to t", "Drivers waited"])
    }

    @Test func aBodyInSectionsIsWhole() throws {
        let html =
            "<main><section class=article-section-body>\(Self.story)</section><section class=article-section-body>\(Self.story)</section></main>"
        #expect(try paragraphs(html).count == 4)
    }

    @Test func aGalleryInsideTheBodyIsLeftOut() throws {
        let slides = (1...12).map {
            "<div class=slide><p>Picture \($0): a market in a town far away, at dawn, with melons, carpets and a brass band that plays.</p></div>"
        }
        let body = String(repeating: Self.story, count: 8)
        let html =
            "<div itemprop=articleBody>\(body)<div class=gallery-strip>\(slides.joined())\(slides.joined())</div></div>"
        #expect(try !text(html).contains("Picture 3"))
    }

    /// Themes call their whole column a widget, a sidebar's neighbour, a dialog's canvas.
    @Test(arguments: [
        "<div class='widget Blog'>%@</div>", "<div class='entry themeform share'>%@</div>",
        "<div class='wrap cb-sidebar-right'><h1>Ferry stays</h1>%@</div>",
        "<div class='dialog-off-canvas-main-canvas'><h1>Ferry stays</h1>%@</div>",
        "<article class='post-7 category-newsletter has-paywall'>%@</article>",
        "<div class='field field--label-hidden'>%@</div>", "<div id=TOC_TITLE_2>%@</div>",
        "<div class='container print-only'>%@</div>",
    ]) func namesThatLie(_ frame: String) throws {
        let html =
            "<title>Ferry stays</title><body><div class=side><p>Weather: rain, wind, more rain, and in the evening, snow.</p></div>"
            + frame.replacingOccurrences(of: "%@", with: Self.story)
        #expect(try paragraphs(html) == ["The ferry to t", "Drivers waited"])
    }

    @Test func consentIsNeverTheArticle() throws {
        let html =
            "<title>Ferry</title><div class=cookie-consent>\(Self.story)</div><div class=newsletter-box>\(Self.first)</div><p>Ferry</p>"
        #expect(try text(html).isEmpty)
    }

    /// A standfirst above the body is read where it says what the body doesn't.
    @Test(arguments: [
        ("The ferry company wants nine million from the province for lost freight.", true),
        ("The ferry did not sail on Monday because the pier had been closed.", false),
    ]) func standfirst(_ lead: String, _ isKept: Bool) throws {
        let html =
            "<title>Ferry stays</title><header><h1>Ferry stays</h1><p>\(lead)</p></header><div class=article-body>\(Self.story)</div>"
        #expect(try text(html).hasPrefix(lead) == isKept)
        #expect(try text(html).hasSuffix("one more day."))
    }

    @Test func readingsOverCharactersAreLeftOut() throws {
        let html =
            "<article><p>\(String(repeating: "<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>は出なかった。", count: 8))</p></article>"
        #expect(try text(html).hasPrefix("船は出なかった。船は"))
    }

    /// What a page says of itself between its paragraphs, as outlets in the four languages write it.
    @Test(arguments: [
        "Read also: <a href=/2>Ten ferries that sank</a>",
        "Читайте также: <a href=/2>Десять паромов, которые утонули</a>",
        "• Материалы по теме", "Подписывайтесь на наш Telegram-канал!", "Фото: пресс-служба порта",
        "Источник: Zakon.example",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.", "Оқи отырыңыз: <a href=/2>Батып кеткен он паром</a>",
        "Біздің Telegram арнамызға жазылыңыз", "Дереккөз: порттың баспасөз қызметі", "相关阅读：<a href=/2>十艘沉没的渡轮</a>",
        "延伸阅读", "（责任编辑：王小明）", "来源：草原日报", "原标题：渡轮停航",
    ]) func noticesAreLeftOut(_ line: String) throws {
        #expect(
            try paragraphs("<article>\(Self.first)<p>\(line)</p>\(Self.second)</article>") == [
                "The ferry to t", "Drivers waited",
            ])
    }

    /// The list under such a line goes with it.
    @Test func theListUnderANoticeIsLeftOut() throws {
        let list =
            "<p>Читайте также:</p><ul><li><a href=/2>Паром утонул</a> вчера</li><li><a href=/3>Мост закрыт</a> сегодня</li></ul>"
        #expect(
            try paragraphs("<article>\(Self.first)\(list)\(Self.second)</article>") == [
                "The ferry to t", "Drivers waited",
            ])
    }

    @Test func ampAndPrintPages() throws {
        let amp = """
            <!doctype html><html amp lang=en><head><title>Ferry stays</title><style amp-custom>p{color:red}</style></head><body>
            <amp-sidebar id=side layout=nodisplay><ul><li><a href=/>Home</a></ul></amp-sidebar><h1>Ferry stays</h1>
            <amp-social-share type=email></amp-social-share><amp-img src=a.jpg></amp-img>\(Self.story)
            <amp-ad><p>Buy a ferry of your own, new or used, with a crew or without one, today.</p></amp-ad></body></html>
            """
        #expect(try paragraphs(amp) == ["The ferry to t", "Drivers waited"])
        let print = """
            <html><head><title>Ferry stays</title></head><body onload="window.print()"><b>Ferry stays</b><hr>The ferry to the eastern \
            bank did not sail on Monday, its owner said, and nobody was told.<br><br>Drivers waited until noon, and then they \
            went home, one by one, in the rain.<hr><a href=/a/1>https://news.example.kz/a/1</a></body></html>
            """
        #expect(try paragraphs(print) == ["The ferry to t", "Drivers waited"])
    }
}
