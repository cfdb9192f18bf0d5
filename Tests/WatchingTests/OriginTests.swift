import Foundation
import Model
import Testing

@testable import Watching

/// Every pattern and rule stands where an editor would show it.
struct OriginTests {
    /// The checkout's own; tests may be linked from elsewhere.
    private static let shipped =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/watchlists/kazakhstan-china"

    private static let files = WatchlistFiles(
        folder: "desk",
        files: [
            WatchlistFile(
                name: "b.yaml",
                bytes: Array(
                    """
                    types:
                      - name: rally
                        words:
                          calls:
                            en: [march~,
                                 took to the streets]
                            ru: митинг~
                        triggers:
                          - {words: calls, weight: 2}
                        cues:
                          - name: at home
                            within: sentence
                            locations: [Almaty]
                        requires:
                          - {name: here, within: article, places: [Almaty]}
                    gates:
                      - name: to come
                        status: planned
                        terms: {en: [will]}
                    """.utf8)),
            WatchlistFile(
                name: "a.yaml",
                bytes: Array(
                    """
                    beat: test
                    actors:
                      - name: Zhanbolat Mamai
                        kind: person
                        aliases:
                          en: [Zhanbolat Mamai, {text: Mamai, near: [party~]}]
                    places:
                      - name: Almaty
                        kind: city
                        aliases: {en: [Almaty], ru: [Алматы]}
                        demonyms: {ru: [алматинский]}
                    themes:
                      - name: protest
                        terms:
                          en:
                            - unrest
                    """.utf8)),
        ])

    @Test(arguments: [
        ("Mamai of the party", "a.yaml:6:36"), ("Zhanbolat Mamai", "a.yaml:6:12"), ("алматинские", "a.yaml:11:21"),
        ("в Алматы", "a.yaml:10:34"), ("unrest", "a.yaml:16:11"), ("they took to the streets", "b.yaml:6:14"),
        ("митинги", "b.yaml:7:13"), ("it will", "b.yaml:19:18"),
    ])
    func eachHitHasItsLine(text: String, position: String) throws {
        let list = try Watchlist.load(Self.files)
        let origins = Origins(Self.files)
        let hit = try #require(list.hits(in: NormalText(text)).first)
        #expect(origins.of(list.pattern(hit.pattern), in: list)?.position == position)
    }

    @Test(arguments: [
        (WatchedRule.type(0), "b.yaml:2:11"), (.trigger(type: 0, 0), "b.yaml:9:9"), (.cue(type: 0, 0), "b.yaml:11:9"),
        (.requirement(type: 0, 0), "b.yaml:15:9"), (.gate(0), "b.yaml:17:11"),
    ])
    func eachRuleHasItsLine(rule: WatchedRule, position: String) throws {
        #expect(Origins(Self.files).of(rule)?.position == position)
    }

    @Test func theLineIsToldAsItStands() throws {
        let list = try Watchlist.load(Self.files)
        let origins = Origins(Self.files)
        #expect(origins.of(.trigger(type: 0, 0))?.text == "- {words: calls, weight: 2}")
        #expect(origins.of(.cue(type: 0, 5)) == nil)
        let near = origins.ofCondition("party~", .english, of: .actor(0), in: list)
        #expect(near?.position == "a.yaml:6:50")
        // A pattern that no file spells so stands with its entry.
        let made = WatchedPattern(term: .actor(0), language: .english, text: "Mamay")
        #expect(origins.of(made, in: list)?.position == "a.yaml:3:11")
    }

    /// The shipped beat: no pattern is without a line, and the line holds its words.
    @Test func everyPatternOfTheShippedBeatHasItsLine() throws {
        let files = WatchlistFiles(folder: Self.shipped)
        let list = try Watchlist.load(files)
        let origins = Origins(files)
        var count = 0
        for (number, actor) in list.actors.enumerated() {
            for alias in actor.aliases {
                let pattern = WatchedPattern(term: .actor(number), language: alias.language, text: alias.text)
                let origin = try #require(origins.of(pattern, in: list))
                // A long line is cut.
                #expect(origin.text.contains(alias.text) || origin.text.hasSuffix("…"), "\(origin)")
                count += 1
            }
        }
        #expect(count > 500)
    }
}
