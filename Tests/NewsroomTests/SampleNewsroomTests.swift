import Foundation
import FoundationXML
import Model
import Newsroom
import Testing

@Suite struct SampleNewsroomTests {
    static let end = Date(timeIntervalSince1970: 1_617_400_000)  // 2021-04-02T21:46:40Z: all is published
    static let base = "http://127.0.0.1:1"

    @Test func slugsAreUniqueAndEveryArticleHasItsOutlet() {
        let slugs = SampleNewsroom.articles.map(\.slug)
        #expect(Set(slugs).count == slugs.count)
        #expect(slugs.count >= 40)
        #expect(Set(SampleNewsroom.outlets.map(\.slug)).count == SampleNewsroom.outlets.count)
        #expect(SampleNewsroom.outlets.count >= 12)
        for article in SampleNewsroom.articles {
            #expect(SampleNewsroom.outlet(article.outlet)?.language == article.language, "\(article.slug)")
        }
    }

    @Test func everyFormatAndLanguageIsThere() {
        let formats = Set(SampleNewsroom.outlets.map(\.format))
        #expect(formats == [.rss, .rssFull, .rdf, .rss091, .atom, .json])
        #expect(Set(SampleNewsroom.outlets.map(\.charset)) == [.utf8, .windows1251, .gb18030])
        #expect(Set(SampleNewsroom.outlets.map(\.language)) == Set(Language.read))
        for outlet in SampleNewsroom.outlets where outlet.trouble != .html {
            #expect(SampleNewsroom.articles(of: outlet, asOf: Self.end).count >= 2, "\(outlet.slug)")
        }
    }

    @Test(arguments: SampleNewsroom.articles)
    func articleIsDatedWithinTheDaysAndOfUsualLength(article: SampleArticle) throws {
        let zone = try #require(TimeZone(secondsFromGMT: SampleNewsroom.offset))
        #expect(SampleNewsroom.days.contains(Day(article.published, in: zone)))
        #expect((4...9).contains(article.paragraphs.count))
        // Chinese writes about 1.7 characters a word; Kazakh needs fewer words, as suffixes do their work.
        let length =
            article.language == .chinese
            ? Int(Double(article.text.count) / 1.7) : article.text.split(whereSeparator: \.isWhitespace).count
        let least = article.language == .english ? 90 : article.language == .russian ? 60 : 45
        #expect((least...300).contains(length), "\(length) words")
        #expect(!article.text.contains("\n\n\n"))
        #expect(!article.title.isEmpty)
    }

    @Test func theDaysRunFromTheTwentySixthToTheSecond() {
        #expect(SampleNewsroom.days.map(\.description).first == "2021-03-26")
        #expect(SampleNewsroom.days.map(\.description).last == "2021-04-02")
        #expect(SampleNewsroom.days.count == 8)
    }

    @Test func everyArticleIsLabelledOnceAndAlertsComeFirst() throws {
        let slugs = SampleNewsroom.expected.map(\.slug)
        #expect(slugs.count == Set(slugs).count)
        #expect(Set(slugs) == Set(SampleNewsroom.articles.map(\.slug)))
        for alert in SampleNewsroom.expected where alert.label == .alert {
            let event = try #require(alert.event)
            let tellings = SampleNewsroom.expected.filter { $0.event == event }
            #expect(tellings.count { $0.label == .alert } == 1)
            let published = try tellings.map { try #require(SampleNewsroom.article($0.slug)).published }
            let first = try #require(SampleNewsroom.article(alert.slug)).published
            #expect(published.min() == first, "\(event): the first telling is the one that alerts")
        }
        #expect(Set(SampleNewsroom.expected.map(\.label)) == Set(SampleExpectation.Label.allCases))
    }

    @Test func theRallyIsToldFiveTimesInFourLanguagesWithItsCrowds() throws {
        let tellings = try SampleNewsroom.expected.filter { $0.event == "almaty-rally" }
            .map { try #require(SampleNewsroom.article($0.slug)) }
        #expect(tellings.count == 5)
        #expect(Set(tellings.map(\.outlet)).count == 5)
        #expect(Set(tellings.map(\.language)) == Set(Language.read))
        for crowd in ["200 to 300 people", "more than 100 people", "около 300 человек", "300-ге жуық адам", "约200人"] {
            #expect(tellings.count { $0.text.contains(crowd) } == 1, "\(crowd)")
        }
    }

    @Test(arguments: SampleNewsroom.outlets)
    func feedIsWellFormedUnlessItIsMeantNotToBe(outlet: SampleOutlet) throws {
        for asOf in [Date(timeIntervalSince1970: 0), Self.end] {
            let (contentType, bytes) = SampleNewsroom.feed(outlet, asOf: asOf, base: Self.base)
            let articles = SampleNewsroom.articles(of: outlet, asOf: asOf)
            if outlet.trouble == .html {
                #expect(contentType.hasPrefix("text/html"))
                #expect(bytes.starts(with: Array("<!DOCTYPE html>".utf8)))
                continue
            }
            if outlet.format == .json {
                let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
                #expect(object?["version"] as? String == "https://jsonfeed.org/version/1.1")
                let items = try #require(object?["items"] as? [[String: Any]])
                #expect(items.compactMap { $0["title"] as? String } == articles.map(\.title))
                continue
            }
            let reader = FeedReader()
            let parser = XMLParser(data: Data(try utf8(bytes, outlet).utf8))
            parser.shouldProcessNamespaces = true
            parser.delegate = reader
            // `parse()` is true here even for a document that ends too early; the error tells.
            _ = parser.parse()
            #expect((parser.parserError == nil) == (outlet.trouble != .cutOff), "\(outlet.slug)")
            // What stands before a cut must be readable, or the sample shows nothing of that outlet.
            #expect(reader.titles == articles.map(\.title))
        }
    }

    @Test(arguments: SampleNewsroom.articles)
    func pageHoldsTheTextAndTheFurniture(article: SampleArticle) throws {
        let outlet = try #require(SampleNewsroom.outlet(article.outlet))
        let related = SampleNewsroom.articles(of: outlet, asOf: Self.end).filter { $0 != article }
        let page = try utf8(SampleNewsroom.page(article, base: Self.base, related: related), outlet)
        #expect(page.contains("<link rel=\"canonical\" href=\"\(Self.base)\(SampleNewsroom.path(article))\">"))
        #expect(page.contains(article.publishedText))
        #expect(page.contains("cookie-banner"))
        #expect(page.contains("A sample page of the Copytaster demo"))
        for paragraph in article.paragraphs {
            let escaped = paragraph.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
            #expect(page.contains("<p>\(escaped)</p>"))
        }
        let open = page.count(of: "<div")
        #expect(open == page.count(of: "</div>"))
        if let start = page.range(of: "<script type=\"application/ld+json\">"),
            let stop = page.range(of: "</script>", range: start.upperBound..<page.endIndex)
        {
            let json = Data(page[start.upperBound..<stop.lowerBound].utf8)
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json) }
        }
    }

    @Test func feedShowsWhatWasPublishedByThen() throws {
        let outlet = try #require(SampleNewsroom.outlet("steppe-wire"))
        let rally = try #require(SampleNewsroom.article("almaty-rally-against-chinese-influence"))
        let before = SampleNewsroom.articles(of: outlet, asOf: rally.published - 1)
        let after = SampleNewsroom.articles(of: outlet, asOf: rally.published)
        #expect(!before.contains(rally))
        #expect(after.first == rally)
        #expect(rally.published == Date(timeIntervalSince1970: 1_616_840_400))
    }

    /// The document as UTF-8, its declaration with it.
    private func utf8(_ bytes: [UInt8], _ outlet: SampleOutlet) throws -> String {
        let encoding: String.Encoding =
            switch outlet.charset {
            case .utf8: .utf8
            case .windows1251: .windowsCP1251
            case .gb18030: String.Encoding(rawValue: 0x8000_0632)
            }
        if outlet.charset != .utf8 {
            #expect(String(bytes: bytes, encoding: .utf8) == nil, "\(outlet.slug) is not in its charset")
        }
        let text = try #require(String(data: Data(bytes), encoding: encoding))
        return text.replacing("encoding=\"\(outlet.charset.rawValue)\"", with: "encoding=\"utf-8\"")
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

/// Collects the titles of a feed's entries.
private final class FeedReader: NSObject, XMLParserDelegate {
    var titles: [String] = []
    private var isInEntry = false
    private var title: String?

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "item" || name == "entry" { isInEntry = true }
        if name == "title", isInEntry { title = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { title? += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "item" || name == "entry" { isInEntry = false }
        if name == "title", let title {
            titles.append(title)
            self.title = nil
        }
    }
}
