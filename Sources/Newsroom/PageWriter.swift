import Foundation
import Model

/// Writes an article's page as news sites do: the text stands among navigation, share bar, cookie notice and related
/// links. Outlets differ in where their metadata stand: JSON-LD and OpenGraph, plain meta elements, or microdata.
struct PageWriter {
    let outlet: SampleOutlet
    let article: SampleArticle
    let related: [SampleArticle]
    let base: String

    private enum Style { case linkedData, plainMeta, microdata }

    private var style: Style {
        switch outlet.format {
        case .rss, .json: .linkedData
        case .rssFull, .rdf, .rss091: .plainMeta
        case .atom: .microdata
        }
    }

    private var words: FurnitureWords { FurnitureWords.of(outlet.language) }
    private var address: String { base + SampleNewsroom.path(article) }
    private var date: String { Stamp(article.published, offset: SampleNewsroom.offset).rfc3339 }
    private var summary: String { article.paragraphs.first ?? "" }

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(outlet.language.rawValue)">
        <head>
        <meta charset="\(outlet.charset.rawValue)">
        <title>\(Markup.escape(article.title)) | \(Markup.escape(outlet.name))</title>
        <link rel="canonical" href="\(address)">
        <link rel="alternate" type="\(Self.feedType(outlet))" href="\(base)\(outlet.path)">
        \(head)
        <meta name="generator" content="Copytaster sample newsroom">
        <style>body { font: 1rem/1.5 serif } nav li { display: inline }</style>
        </head>
        <body>
        <div id="cookie-notice" class="cookie-banner" role="dialog"><p>\(words.cookies)</p>\
        <button>\(words.accept)</button></div>
        <header><a class="logo" href="\(base)/\(outlet.slug)/">\(Markup.escape(outlet.name))</a>
        <nav><ul>\(words.sections.map { "<li><a href=\"#\">\($0)</a></li>" }.joined())</ul></nav></header>
        <main>
        \(content)
        </main>
        <aside class="sidebar"><h3>\(words.mostRead)</h3><ul>\(links(related.prefix(5)))</ul></aside>
        <footer><p>© 2021 \(Markup.escape(outlet.name)). \(words.rights)</p>
        <p class="sample-note">A sample page of the Copytaster demo: the outlet is invented.</p></footer>
        <script>window.dataLayer = window.dataLayer || [];</script>
        </body>
        </html>

        """
    }

    /// An outlet's front page: its headlines, newest first, and a link element to its feed.
    static func home(_ outlet: SampleOutlet, _ articles: [SampleArticle], base: String) -> String {
        let name = Markup.escape(outlet.name)
        let headlines = articles.map {
            "<li><a href=\"\(base)\(SampleNewsroom.path($0))\">\(Markup.escape($0.title))</a></li>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(outlet.language.rawValue)">
            <head><meta charset="\(outlet.charset.rawValue)"><title>\(name)</title>
            <link rel="alternate" type="\(feedType(outlet))" title="\(name)" href="\(base)\(outlet.path)"></head>
            <body><h1>\(name)</h1><ul>
            \(headlines.joined(separator: "\n"))
            </ul><p class="sample-note">A sample page of the Copytaster demo: the outlet is invented.</p></body>
            </html>

            """
    }

    private static func feedType(_ outlet: SampleOutlet) -> String {
        switch outlet.format {
        case .atom: "application/atom+xml"
        case .json: "application/feed+json"
        default: "application/rss+xml"
        }
    }

    private var head: String {
        let description = "<meta name=\"description\" content=\"\(Markup.escape(summary))\">"
        switch style {
        case .linkedData:
            var author = ""
            if let byline = article.byline {
                author = "\"author\": {\"@type\": \"Person\", \"name\": \(Markup.json(byline))}, "
            }
            return """
                \(description)
                <meta property="og:type" content="article">
                <meta property="og:site_name" content="\(Markup.escape(outlet.name))">
                <meta property="og:title" content="\(Markup.escape(article.title))">
                <meta property="og:url" content="\(address)">
                <meta property="article:published_time" content="\(date)">
                <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", \
                "name": \(Markup.json(outlet.name))}, {"@type": "NewsArticle", "headline": \(Markup.json(article.title)), \
                "datePublished": "\(date)", "inLanguage": "\(outlet.language.rawValue)", \(author)\
                "mainEntityOfPage": \(Markup.json(address))}]}</script>
                """
        case .plainMeta:
            let author = article.byline.map { "<meta name=\"author\" content=\"\(Markup.escape($0))\">\n" } ?? ""
            return """
                \(description)
                \(author)<meta name="date" content="\(date)">
                <meta property="og:site_name" content="\(Markup.escape(outlet.name))">
                """
        case .microdata: return description
        }
    }

    private var content: String {
        // The related box stands in the middle of the text, as sites love to put it.
        let middle = article.paragraphs.count / 2
        let first = Markup.paragraphs(Array(article.paragraphs.prefix(middle)))
        let second = Markup.paragraphs(Array(article.paragraphs.dropFirst(middle)))
        let title = Markup.escape(article.title)
        let byline = article.byline.map(Markup.escape)
        let box =
            related.isEmpty
            ? "" : "<div class=\"related-links\"><h4>\(words.related)</h4><ul>\(links(related.prefix(2)))</ul></div>\n"
        let share =
            "<div class=\"share-bar\"><span>\(words.share)</span> <a href=\"#\">Facebook</a> <a href=\"#\">Telegram</a> "
            + "<a href=\"#\">WhatsApp</a></div>"
        switch style {
        case .linkedData, .plainMeta:
            let author = byline.map { "<span class=\"byline\">\($0)</span> " } ?? ""
            return """
                <article>
                <h1>\(title)</h1>
                <div class="meta">\(author)<time datetime="\(date)">\(date.prefix(10))</time></div>
                \(share)
                <div class="article-body">
                \(first)
                \(box)\(second)
                </div>
                \(share)
                </article>
                """
        case .microdata:
            let author = byline.map { "<span itemprop=\"author\">\($0)</span> " } ?? ""
            return """
                <div class="story" itemscope itemtype="https://schema.org/NewsArticle">
                <h1 itemprop="headline">\(title)</h1>
                <p class="dateline">\(author)<time itemprop="datePublished" datetime="\(date)">\(date.prefix(10))</time></p>
                \(share)
                <div itemprop="articleBody">
                \(first)
                \(box)\(second)
                </div>
                </div>
                """
        }
    }

    private func links(_ articles: ArraySlice<SampleArticle>) -> String {
        articles.map {
            "<li><a href=\"\(base)\(SampleNewsroom.path($0))\">\(Markup.escape($0.title))</a></li>"
        }.joined()
    }
}

/// The words of a news site's furniture in one language.
struct FurnitureWords {
    var sections: [String]
    var cookies: String
    var accept: String
    var share: String
    var related: String
    var mostRead: String
    var rights: String

    static func of(_ language: Language) -> FurnitureWords {
        switch language {
        case .russian:
            FurnitureWords(
                sections: ["Главная", "Политика", "Экономика", "Общество", "Спорт"],
                cookies: "Сайт использует файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с этим.",
                accept: "Понятно", share: "Поделиться:", related: "Читайте также", mostRead: "Самое читаемое",
                rights: "Все права защищены.")
        case .kazakh:
            FurnitureWords(
                sections: ["Басты бет", "Саясат", "Экономика", "Қоғам", "Спорт"],
                cookies: "Сайт cookie файлдарын пайдаланады. Сайтты пайдалануды жалғастырсаңыз, бұған келісім бересіз.",
                accept: "Түсінікті", share: "Бөлісу:", related: "Тағы оқыңыз", mostRead: "Ең көп оқылғандар",
                rights: "Барлық құқықтар қорғалған.")
        case .chinese:
            FurnitureWords(
                sections: ["首页", "时政", "财经", "社会", "体育"], cookies: "本网站使用Cookie。继续浏览即表示您同意我们的使用政策。",
                accept: "同意", share: "分享到：", related: "相关阅读", mostRead: "热门文章", rights: "版权所有，未经许可不得转载。")
        default:
            FurnitureWords(
                sections: ["Home", "Politics", "Business", "Society", "Sport"],
                cookies: "We use cookies to improve your experience. By browsing on you agree to our policy.",
                accept: "Accept all", share: "Share this:", related: "Read more", mostRead: "Most read",
                rights: "All rights reserved.")
        }
    }
}
