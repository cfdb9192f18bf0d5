import Alerting
import Foundation
import Model
import Testing

@Suite struct RenderingTests {
    @Test func anAlertInMarkdown() {
        #expect(
            AlertMarkdown.text(Samples.alert(), zone: Samples.zone) == """
                - **Protest in Almaty, 27 March 2021: 200–300 people** (high, A1, 2021-03-27T12:00:00+06:00)  \

                  named: Zhanbolat Mamai  \

                  > Some 200 to 300 people held a rally.  \

                  Steppe Wire: [Hundreds rally in Almaty](https://example.org/rally)  \

                  why: no known event is near it

                """)
    }

    /// A headline, an outlet's name, an address: nothing from outside is markup in what we write.
    @Test(arguments: [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "**bold** `code` | # h", "a\nb\u{202E}c",
    ])
    func nothingFromOutsideIsMarkup(hostile: String) throws {
        let event = Samples.event(place: hostile, title: hostile, url: "javascript:alert(1)", evidence: hostile)
        let alert = Samples.alert(events: [event])
        let rendering = try DigestRendering()
        let digest = Samples.digest(alerts: [alert])
        let html = rendering.html(digest)
        #expect(!html.contains("<script"))
        #expect(!html.contains("href=\"javascript"))
        for markdown in [AlertMarkdown.text(alert, zone: Samples.zone), rendering.markdown(digest)] {
            #expect(!markdown.contains("<script"))
            #expect(!markdown.replacing("\\]", with: "").contains("](javascript"))
            #expect(!markdown.contains("**bold**"))
            #expect(!markdown.contains("\u{202E}"))
        }
    }

    @Test func aDigestSaysWhatIsNewAndWhatItIsMadeOf() throws {
        let markdown = try DigestRendering().markdown(Samples.digest())
        #expect(markdown.contains("# The beat: 28 March 2021"))
        #expect(markdown.contains("#### Protest in Almaty, 27 March 2021: 200–300 people (high, A1)"))
        #expect(markdown.contains("> Some 200 to 300 people held a rally."))
        #expect(markdown.contains("40 articles read, 12 of the beat; reports: 1 new, 4 update."))
        #expect(try DigestRendering().markdown(Samples.digest(alerts: [])).contains("Nothing new."))
    }

    @Test func aDigestIsTheSameBytesEachTime() throws {
        let (one, two) = (try DigestRendering(), try DigestRendering())
        #expect(one.html(Samples.digest()) == two.html(Samples.digest()))
        #expect(try one.json(Samples.digest()) == two.json(Samples.digest()))
    }

    @Test func theWebhooksDocumentHasItsFields() throws {
        let text = try OutputJSON.text(AlertDocument(Samples.alert(), zone: Samples.zone))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["id"] as? String == "A1")
        #expect(object["kind"] as? String == "new")
        #expect(object["raised"] as? String == "2021-03-27T12:00:00+06:00")
        #expect((object["date"] as? [String: String])?["from"] == "2021-03-27")
        #expect((object["sources"] as? [[String: Any]])?.first?["url"] as? String == "https://example.org/rally")
        #expect((object["evidence"] as? [String: String])?["language"] == "en")
    }
}
