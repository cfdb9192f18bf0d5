package import Foundation
package import Model

/// The sample newsroom of `copytaster demo`: sixteen invented outlets and their articles of a week in spring 2021.
///
/// The articles are our own words. The events of public record in them are real (the Almaty rally of 27 March 2021, the wave
/// of September 2019, the land protests of 2016, the pickets of the Chinese consulate since 8 February 2021, the sandstorm,
/// the football result). Invented for the sample: the loan, the family of the detention report, the police's denials, the
/// players on loan, the march in Hong Kong, and what the outlets counted, saw or were told. Every page says that it is one of a sample.
package enum SampleNewsroom {
    /// Seconds east of Greenwich in which the sample was written: Almaty in 2021.
    package static let offset = 6 * 3600

    package static let outlets: [SampleOutlet] = [
        SampleOutlet("steppe-wire", "Steppe Wire", .english, .rss),
        SampleOutlet("inner-asia-desk", "Inner Asia Desk", .english, .atom, file: "atom.xml"),
        SampleOutlet("tien-shan-review", "Tien Shan Review", .english, .json, file: "feed.json"),
        SampleOutlet("caravan-monitor", "Caravan Monitor", .english, .rssFull),
        SampleOutlet("silk-ledger", "Silk Ledger", .english, .rss, file: "rss.xml", trouble: .moved),
        SampleOutlet("gobi-courier", "Gobi Courier", .english, .rss, trouble: .cutOff),
        SampleOutlet("balkhash-herald", "Balkhash Herald", .english, .rss, trouble: .html),
        SampleOutlet("stepnoy-vestnik", "Степной вестник", .russian, .rss, charset: .windows1251),
        SampleOutlet("zhetysu-press", "Жетысу-Пресс", .russian, .rssFull, file: "rss"),
        SampleOutlet("ertis-novosti", "Новости Прииртышья", .russian, .rss091, file: "rss091.xml"),
        SampleOutlet("delovaya-step", "Деловая степь", .russian, .atom, trouble: .failsAtFirst),
        SampleOutlet("alatau-aqparat", "Алатау Ақпарат", .kazakh, .rss),
        SampleOutlet("saryarqa-uni", "Сарыарқа үні", .kazakh, .atom),
        SampleOutlet("zhibek-zholy", "Жібек жолы жаршысы", .kazakh, .rssFull),
        SampleOutlet("xiyu-xinwen", "西域新闻", .chinese, .rdf, file: "index.rdf"),
        SampleOutlet("tianshan-kuaixun", "天山快讯", .chinese, .rss, charset: .gb18030),
    ]

    /// All articles, oldest first.
    package static let articles: [SampleArticle] =
        (SampleArticle.english + SampleArticle.englishOther + SampleArticle.russian + SampleArticle.russianOther
        + SampleArticle.kazakh + SampleArticle.chinese)
        .sorted { ($0.published, $0.slug) < ($1.published, $1.slug) }

    /// The days through which the demo's clock goes. The first has only articles that stand in the feeds when they are
    /// first fetched.
    package static let days: [Day] = (0...7).compactMap { step in
        Day(year: 2021, month: 3, day: 26).map { $0 + step }
    }

    /// The outlet of that slug.
    package static func outlet(_ slug: String) -> SampleOutlet? { bySlug[slug] }

    /// The article of that slug.
    package static func article(_ slug: String) -> SampleArticle? { articleBySlug[slug] }

    /// What an outlet had published by then, newest first.
    package static func articles(of outlet: SampleOutlet, asOf: Date) -> [SampleArticle] {
        articles.reversed().filter { $0.outlet == outlet.slug && $0.published <= asOf }
    }

    /// The path of an article's page: `/steppe-wire/2021/03/27/slug.html`.
    package static func path(_ article: SampleArticle) -> String {
        let day = article.publishedText.prefix(10).split(separator: "-").joined(separator: "/")
        return "/\(article.outlet)/\(day)/\(article.slug).html"
    }

    /// An outlet's feed as it stood at a moment. `base`: scheme, host and port, no slash at the end.
    package static func feed(_ outlet: SampleOutlet, asOf: Date, base: String) -> (contentType: String, bytes: [UInt8])
    {
        let feed = FeedWriter(outlet: outlet, articles: articles(of: outlet, asOf: asOf), base: base)
        return (feed.contentType, feed.bytes)
    }

    /// An article's page, in its outlet's charset, with the furniture of a news site around the text. `related` are linked
    /// at its side and foot, by title.
    package static func page(_ article: SampleArticle, base: String, related: [SampleArticle] = []) -> [UInt8] {
        guard let outlet = outlet(article.outlet) else { return [] }
        let page = PageWriter(outlet: outlet, article: article, related: related, base: base)
        return outlet.charset.encode(page.html)
    }

    private static let bySlug = Dictionary(outlets.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    private static let articleBySlug = Dictionary(
        articles.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
}
