import Foundation
import Model
import Testing

@testable import Alerting

@Suite struct DigestLookTests {
    private static let renderings = Result {
        try DeskLanguage.allCases.map { language in
            (language, try DigestRendering(vocabulary: RichDigest.vocabulary(language)).renderings(RichDigest.digest()))
        }
    }

    private func body(_ language: DeskLanguage, _ format: DigestFormat) throws -> String {
        let all = try Self.renderings.get()
        return try #require(all.first { $0.0 == language }?.1.first { $0.format == format }?.body)
    }

    @Test(arguments: DeskLanguage.allCases) func sectionsStandInTheirOrder(language: DeskLanguage) throws {
        let words = Phrases.of(language).words
        let order = [
            words.new, words.developments, words.learnedLate, words.figures, words.atAGlance, words.daybook,
            words.outcomes,
            words.series, words.review, words.withheld, words.feeds, words.deliveries,
        ]
        let headings = try body(language, .md).split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
            $0.dropFirst(3)
        }
        #expect(headings.map(String.init) == order)
        let empty = Digest(
            id: "D1", day: Day("2021-03-28")!, from: Samples.noon, to: Samples.noon + 86_400, zone: "GMT", beat: "Beat")
        let rendering = try DigestRendering(vocabulary: DeskVocabulary(language))
        for text in [rendering.markdown(empty), rendering.html(empty), rendering.text(empty)] {
            #expect(text.contains(words.nothingNew))
            for heading in order.dropFirst() { #expect(!text.contains(heading), "\(heading)") }
        }
    }

    @Test func whatIsNewStandsByTypeAndARevisionOfItWithIt() throws {
        let text = try body(.en, .md)
        #expect(text.contains("3 new, 2 developments, 1,241 articles read"))
        for heading in ["### Protest (1)", "### Loan (1)", "### Detention (1)"] { #expect(text.contains(heading)) }
        // The revision of an event told in the same digest changes that entry; that of an older one is a development.
        #expect(text.components(separatedBy: "Protest in Almaty, 27 March 2021: about 200 people").count == 2)
        #expect(text.contains("Changed: crowd: 200 → 1,200 (police, Степная волна)"))
        #expect(text.contains("**Protest in Shymkent, 23 March 2021** (revision, high, A15)"))
    }

    @Test func aLateDigestSaysSo() throws {
        let rendering = try DigestRendering()
        let digest = RichDigest.digest(made: RichDigest.digest().to + 93_600)
        let sentence = "Late: closed on 28 March 2021 at 07:00, made on 29 March 2021 at 09:00."
        for text in [rendering.markdown(digest), rendering.html(digest), rendering.text(digest)] {
            #expect(text.replacing("\n", with: " ").contains(sentence))
        }
        #expect(rendering.markdown(RichDigest.digest(), late: true).contains("07:00, sent only now."))
        #expect(!rendering.markdown(RichDigest.digest()).contains("Late:"))
        #expect(!rendering.markdown(RichDigest.digest(made: RichDigest.digest().to + 890)).contains("Late:"))
    }

    // MARK: - Plain text

    @Test(arguments: DeskLanguage.allCases) func textHasSeventyTwoColumns(language: DeskLanguage) throws {
        for line in try body(language, .text).split(separator: "\n") where OneLine.width(String(line)) > 72 {
            // Only an address is longer.
            #expect(line.contains("https://"), "\(line)")
        }
    }

    @Test(arguments: [
        ("a b", "a b\n"), ("one two three", "one two\nthree\n"), ("- one two three", "- one\n  two\n  three\n"),
        ("> one two three", "> one\n> two\n> three\n"), ("中文没有空格所以可以断开。", "中文没有\n空格所以\n可以断\n开。\n"),
        ("https://a.example/b", "https://a.example/b\n"), ("https://a.example/中文", "https://a.example/中文\n"),
        ("a\n\n\n\nb", "a\n\nb\n"),
        ("  x yyyyyy z", "  x\n  yyyyyy\n  z\n"),
    ])
    func linesAreBroken(text: String, expected: String) {
        #expect(PlainText.wrapped(text, to: 8) == expected)
    }

    @Test func textKeepsWhatLooksLikeMarkup() throws {
        let evidence = "*a* <b> & _c_ `d` [e](f) # g"
        let digest = Samples.digest(alerts: [Samples.alert(events: [Samples.event(evidence: evidence)])])
        #expect(try DigestRendering().text(digest).contains("> " + evidence))
    }

    // MARK: - HTML

    /// Signs that share a character with a mark or a letter that leans on them are signs all the same.
    @Test(arguments: ["\u{0D4E}", "\u{111C2}", ""]) func nothingFromOutsideBecomesMarkup(prefix: String) throws {
        let address = "https://a.example/\"\u{301}/onmouseover=alert(1)//"
        let script = "\(prefix)<script\(prefix)>alert(1)\(prefix)</script\(prefix)>"
        var event = Samples.event(evidence: script)
        event.tellings[0].url = address
        event.tellings[0].title = script
        event.tellings[0].source = script
        var digest = Samples.digest(alerts: [Samples.alert(events: [event])])
        digest.review = [
            .init(title: script, url: address, source: script, type: "protest", evidence: script, reason: script)
        ]
        let told = Digest.FigureChange.Told(
            words: script, low: nil, high: nil, unit: nil, saidBy: script, outlet: script, url: address, title: script,
            evidence: script, language: "en\"\u{301} onmouseover=\"alert(1)", told: Samples.noon)
        digest.figures = [.init(question: "q", title: script, subject: script, now: told, before: told)]
        digest.beat = script
        let html = try DigestRendering().html(digest)
        #expect(html.utf8.firstRange(of: "<script".utf8) == nil && html.utf8.firstRange(of: "</script".utf8) == nil)
        #expect(html.utf8.firstRange(of: "\"\u{301}".utf8) == nil)
        #expect(html.utf8.firstRange(of: "https://a.example/%22%CC%81/onmouseover=alert(1)//\"".utf8) != nil)
    }

    @Test(arguments: DeskLanguage.allCases) func htmlIsOneSoundPage(language: DeskLanguage) throws {
        let html = try body(language, .html)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(html.contains("<blockquote lang=\"zh\" dir=\"auto\">两国代表"))
        #expect(html.contains("lang=\"kk\">Алаңға жүздеген адам жиналды</a>"))
        for outside in ["<script", "<img", "<link", "@import", "src=", "url(http", "javascript:"] {
            #expect(!html.contains(outside), "\(outside)")
        }
        #expect(!html.contains("<b>Office</b>") && html.contains("Post &lt;b&gt;Office&lt;/b&gt;"))
        // Each heading is at the most one deeper than the one above it.
        var depth = 0
        var headings = 0
        var rest = html[...]
        while let open = rest.firstRange(of: "<h"), let level = rest[open.upperBound...].first {
            rest = rest[open.upperBound...]
            guard let level = level.wholeNumberValue else { continue }
            #expect(level <= depth + 1)
            (depth, headings) = (level, headings + 1)
        }
        #expect(headings > 20)
        try wellFormed(html)
    }

    /// Every element is closed in its turn, and no id is there twice.
    private func wellFormed(_ html: String) throws {
        var open: [Substring] = []
        var ids = Set<Substring>()
        var rest = html[(html.firstRange(of: "<html")?.lowerBound ?? html.startIndex)...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if let id = tag.firstRange(of: " id=\"") {
                #expect(ids.insert(tag[id.upperBound...].prefix { $0 != "\"" }).inserted)
            }
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if tag.hasPrefix("/") {
                #expect(open.popLast() == name)
            } else if !tag.hasSuffix("/"), name != "meta" {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
        for id in ids { #expect(html.contains(" \(id)") || html.contains("\"\(id)") || html.contains("#\(id)")) }
    }

    @Test func onlyTheWebIsLinked() throws {
        let event = Samples.event(url: "javascript:alert(1)")
        let html = try DigestRendering().html(Samples.digest(alerts: [Samples.alert(events: [event])]))
        #expect(html.contains("<span lang=\"en\">Hundreds rally in Almaty</span>"))
        #expect(!html.contains("<a "))
    }

    /// WCAG 2.1: text 4.5:1 (1.4.3), graphics 3:1 (1.4.11), on each of the page's grounds; what charts fall back to, on any.
    @Test func contrastIsEnough() throws {
        let html = try body(.en, .html)
        let blocks = html.components(separatedBy: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
        #expect(blocks.count == 3)
        for block in blocks {
            func colour(_ name: String) throws -> Double {
                let found = try #require(block.firstRange(of: "--\(name):"))
                return luminance(String(block[found.upperBound...].drop { $0 != "#" }.prefix(7)))
            }
            let ground = try colour("ground")
            for name in ["text", "soft", "link", "warn"] { #expect(ratio(try colour(name), ground) >= 4.5, "\(name)") }
            #expect(ratio(try colour("line"), ground) >= 3)
            guard block.contains("--chart-1") else { continue }
            for index in 1...6 { #expect(ratio(try colour("chart-\(index)"), ground) >= 3, "chart \(index)") }
        }
        for colour in SVG.colours {
            #expect(ratio(luminance(colour), luminance("#ffffff")) >= 3, "\(colour)")
            #expect(ratio(luminance(colour), luminance("#121212")) >= 3, "\(colour)")
        }
    }

    private func ratio(_ one: Double, _ other: Double) -> Double { (max(one, other) + 0.05) / (min(one, other) + 0.05) }

    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// A title of a megabyte, a name that turns the line round: cut and cleaned in every form.
    @Test func whatIsLongOrTurnsTheLineIsCutAndCleaned() throws {
        let long = String(repeating: "долгий заголовок ", count: 5000)
        let event = Samples.event(place: "a\u{202E}b\u{7}c", title: long, evidence: long)
        let rendering = try DigestRendering()
        for item in try rendering.renderings(Samples.digest(alerts: [Samples.alert(events: [event])]))
        where item.format != .json {
            #expect(item.body.utf8.count < 40_000, "\(item.format)")
            #expect(item.body.contains("…"))
            #expect(!item.body.contains("\u{202E}") && !item.body.contains("\u{7}"))
        }
    }
}
