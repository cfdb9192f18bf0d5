import Foundation
import Model
import Testing

@testable import Service

@Suite struct ReplayArticleTests {
    @Test func linesAreReadAndOtherKeysIgnored() throws {
        let text = """
            {"id": "a", "url": "https://example.org/a", "title": "T", "published": "2021-03-27", "text": "x", "expect": {}}

            {"id": "b", "published": null}
            """
        let articles = try ReplayArticle.read(text, file: "f.jsonl")
        #expect(articles.map(\.id) == ["a", "b"])
        let zone = try #require(TimeZone(identifier: "Asia/Almaty"))
        #expect(articles[0].instant(zone: zone).map { Day($0, in: zone) } == Day("2021-03-27"))
        #expect(articles[1].instant(zone: zone) == nil)
        #expect(articles[0].article(zone: zone).source == "example.org")
    }

    @Test(arguments: [
        ("{}", "f.jsonl:1:1: error: not an article: 'id' is missing"),
        ("\n{\"id\": 5}", "f.jsonl:2:1: error: not an article: 'id' has the wrong type"),
        ("nonsense", "f.jsonl:1:1: error: not an article: it is not JSON"),
    ])
    func aLineThatIsNoArticleIsNamed(text: String, expected: String) {
        #expect { try ReplayArticle.read(text, file: "f.jsonl") } throws: { "\($0)".hasPrefix(expected) }
    }
}

/// A headline alone may be too short to tell its language; it is read all the same.
@Suite struct ReadingLanguageTests {
    @Test(arguments: [("Police detain activists", nil, "en"), ("Ömür", nil, "und"), ("x", "kk-Latn", "kk")])
    func plainLettersAreReadAsEnglish(title: String, told: String?, expected: String) {
        let article = Article(
            id: "a", url: "https://example.org/", title: title, source: "s", published: nil,
            language: told.map(Language.init), text: "")
        let hand = ArticleInHand(article: article, item: nil, isHistory: false, now: nil)
        #expect(hand.language.rawValue == expected)
    }
}

@Suite struct ScalarOffsetsTests {
    @Test func bytesBecomeScalars() {
        let text = "aЯ中😀b"
        let offsets = ScalarOffsets(text)
        var bytes = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            #expect(offsets[bytes] == index)
            bytes += String(scalar).utf8.count
        }
        #expect(offsets[bytes] == 5)
        #expect(offsets[10_000] == 5)
    }
}
