import Alerting
import Foundation
import Model
import Testing

@Suite struct MarkLinksTests {
    private let links = MarkLinks(address: "https://desk.example/copytaster", key: Array("a key of some length".utf8))

    private func fields(_ url: String) throws -> [(name: String, value: String)] {
        let items = try #require(URLComponents(string: url)?.queryItems)
        return items.map { ($0.name, $0.value ?? "") }
    }

    private func fault(_ query: [(name: String, value: String)], at now: Date = Samples.noon) -> MarkLinks.Fault? {
        do throws(MarkLinks.Fault) {
            _ = try links.claim(query, now: now)
            return nil
        } catch { return error }
    }

    @Test func aLinkIsGoodForAMonth() throws {
        let all = links.links("A12", from: Samples.noon)
        #expect(all.map(\.word) == MarkLinks.words.map { .mark($0) })
        for (word, url) in all {
            #expect(url.hasPrefix("https://desk.example/copytaster/mark?alert=A12&word=\(word.rawValue)&until="))
            let query = try fields(url)
            let claim = try links.claim(query, now: Samples.noon)
            #expect(claim.alert == "A12" && claim.word == word)
            #expect(claim.until == Samples.noon + MarkLinks.lifetime)
            #expect(fault(query, at: Samples.noon + MarkLinks.lifetime - 1) == nil)
            #expect(fault(query, at: Samples.noon + MarkLinks.lifetime) == .expired)
        }
    }

    @Test func whatWeDidNotWriteIsForged() throws {
        let good = try fields(links.links("A12", from: Samples.noon)[0].url)
        var forged: [[(name: String, value: String)]] = [[], Array(good.dropLast())]
        for (index, value) in [(0, "A1"), (0, "A1\n2"), (1, "wrong"), (1, "same-as"), (2, "9999999999"), (3, "")] {
            var query = good
            query[index].value = value
            forged.append(query)
        }
        for place in good[3].value.indices {
            var query = good
            let letter: Character = good[3].value[place] == "A" ? "B" : "A"
            query[3].value.replaceSubrange(place...place, with: [letter])
            forged.append(query)
        }
        var padded = good
        padded[3].value += "="
        forged.append(padded)
        // Forged and past its end: that it is forged is said.
        for query in forged { #expect(fault(query, at: .distantFuture) == .forged) }
        let other = MarkLinks(address: "https://desk.example/copytaster", key: Array("another key".utf8))
        #expect(fault(try fields(other.links("A12", from: Samples.noon)[0].url)) == .forged)
    }

    @Test func alertsAndDigestsCarryThem() throws {
        let (alert, digest) = (Samples.alert(), Samples.digest())
        let url = links.links("A1", from: alert.raised)[1].url
        #expect(AlertMarkdown.text(alert, zone: Samples.zone, links: links).contains("[wrong](\(url))"))
        #expect(AlertDocument(alert, zone: Samples.zone, links: links).mark?["wrong"] == url)
        let later = links.links("A1", from: digest.to)
        let rendering = try DigestRendering(links: links)
        #expect(rendering.markdown(digest).contains("Mark: [right](\(later[0].url))"))
        #expect(try rendering.json(digest).contains("\"not-new\" : \"\(later[2].url)\""))
        let html = rendering.html(digest)
        for (word, url) in later {
            #expect(html.contains("<a href=\"\(url.replacing("&", with: "&amp;"))\">\(word.title)</a>"))
        }
    }

    /// An event that went on is marked by the alert that told of it; one that none told of is not.
    @Test func whatWentOnCarriesThemToo() throws {
        var digest = Samples.digest(alerts: [])
        var event = Samples.event("E7")
        event.alert = "A4"
        var other = Samples.event("E8")
        other.alert = nil
        digest.developments = [event, other]
        let rendering = try DigestRendering(links: links)
        for text in [rendering.markdown(digest), rendering.html(digest), try rendering.json(digest)] {
            #expect(text.components(separatedBy: "word=wrong-date").count == 2)
            #expect(text.contains("alert=A4"))
        }
    }

    @Test func withoutAnAddressThereAreNone() throws {
        let rendering = try DigestRendering()
        for text in [
            rendering.markdown(Samples.digest()), rendering.html(Samples.digest()),
            try rendering.json(Samples.digest()), AlertMarkdown.text(Samples.alert(), zone: Samples.zone),
            try OutputJSON.text(AlertDocument(Samples.alert(), zone: Samples.zone)),
        ] { #expect(!text.lowercased().contains("mark\"") && !text.contains("ark:")) }
    }
}
