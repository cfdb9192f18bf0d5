import Model
import Testing

@testable import Watching

/// Queries in a watchlist's files: where their faults stand, what `@` names, and how they feed their theme.
struct QueryThemeTests {
    private func faults(_ yaml: String) throws -> [InputFault] {
        let folder = try TemporaryWatchlist(["w.yaml": yaml])
        do throws(InputFaults) {
            _ = try folder.load()
            return []
        } catch { return error.faults }
    }

    static let head = "beat: b\nthemes:\n  - name: t\n"

    struct Place: Sendable {
        var yaml: String
        var line: Int
        var column: Int
        var says: String

        init(_ yaml: String, _ line: Int, _ column: Int, _ says: String) {
            self.yaml = yaml
            self.line = line
            self.column = column
            self.says = says
        }
    }

    static let places: [Place] = [
        .init(head + "    query: a AND OR b\n", 4, 18, "follows 'AND'"),
        .init(head + "    query:   a AND OR b\n", 4, 20, "follows 'AND'"),
        .init(head + "    query: 'a AND OR b'\n", 4, 19, "follows 'AND'"),
        .init(head + "    query: '\"Xi''an\" AND OR b'\n", 4, 26, "follows 'AND'"),
        .init(head + "    query: \"\\\"a b\\\" AND OR b\"\n", 4, 25, "follows 'AND'"),
        .init(head + "    query: \"\\u0430 AND OR b\"\n", 4, 24, "follows 'AND'"),
        .init(head + "    query: 'земля AND OR вода'\n", 4, 23, "follows 'AND'"),
        .init(head + "    query: |\n      land AND\n      (a AND OR b)\n", 6, 14, "follows 'AND'"),
        .init(head + "    query: >-\n      land AND\n      (a AND OR b)\n", 6, 14, "follows 'AND'"),
        .init(head + "    query: > # folded\n      land AND\n\n        (a AND OR b)\n", 7, 16, "follows 'AND'"),
        .init(head + "    query: land AND\n      (a AND OR b)\n", 5, 14, "follows 'AND'"),
        .init(head + "    query: 'land AND\n      (a AND OR b)'\n", 5, 14, "follows 'AND'"),
        .init(head + "    query: \"land \\\n      AND OR b\"\n", 5, 11, "follows 'AND'"),
        .init(head + "    query: {en: 'a', ru: 'b AND OR c'}\n", 4, 33, "follows 'AND'"),
        .init(head + "    query: &q 'a AND OR b'\n", 4, 22, "follows 'AND'"),
        .init(head + "    query: |\n      a (b\n", 5, 9, "isn't closed"),
        .init(head + "    query: a AND\n", 4, 14, "nothing stands after 'AND'"),
        .init(head + "    query: [a, b]\n", 4, 12, "expected a text, or one by language"),
        .init(head + "    query: {}\n", 4, 12, "no query at all"),
        .init(head + "    query: {fr: a}\n", 4, 13, "no language read here"),
        .init(head + "    query: a\n    weight: 11\n", 5, 13, "a weight from 0 to 10"),
        .init(head + "    query: a\n    weight: much\n", 5, 13, "expected a number"),
        .init(head + "    query: a AND @nobody\n", 4, 18, "no actor, place or theme is called '@nobody'"),
        .init(head + "    query: a AND @t\n", 4, 18, "themes that ask for each other: @t → @t"),
        .init(
            head + "    query: a AND @u\n  - {name: u, query: 'b OR @t'}\n", 4, 18,
            "themes that ask for each other: @t → @u → @t"),
        .init(
            head + "    query: a AND @chna\n  - {name: china, terms: {en: [China]}}\n", 4, 18, "did you mean 'china'?"),
        .init(
            head + "    query: a @china\n  - {name: china, terms: {en: [China]}}\nplaces:\n"
                + "  - {name: China, kind: country, aliases: {en: [China]}}\n", 4, 14,
            "'@china' can be @place:china or @theme:china; write which"),
    ]

    @Test(arguments: places)
    func faultsStandWhereTheyAre(place: Place) throws {
        let all = try faults(place.yaml)
        let fault = try #require(all.first { $0.message.contains(place.says) }, "\(all)")
        #expect(fault.line == place.line && fault.column == place.column, "\(fault)")
    }

    static let beat = """
        beat: test
        actors:
          - name: Kassym-Jomart Tokayev
            kind: person
            aliases: {en: [Tokayev], ru: [Токаев]}
        places:
          - name: China
            kind: country
            aliases: {en: [China], ru: [Китай]}
            demonyms: {en: [Chinese]}
        themes:
          - name: land
            terms: {en: [hectare~]}
            query: {en: 'land NEAR/3 (lease~ OR sale)', ru: 'земля~ NEAR/3 аренда~'}
          - name: visit
            query: '@tokayev AND @place:china'
          - name: quarrel
            query: '@land NEAR/5 @china NOT football'
            weight: 0
        """

    private func hits(_ text: String) throws -> [String: [String]] {
        let list = try TemporaryWatchlist(["w.yaml": Self.beat]).load()
        var found: [String: [String]] = [:]
        for hit in list.hits(in: NormalText(text)) {
            guard case .theme(let index) = hit.term else { continue }
            found[list.themes[index].name, default: []].append(
                String(decoding: Array(text.utf8)[hit.range], as: UTF8.self))
        }
        return found
    }

    @Test func aThemeIsItsTermsAndItsTrueQueries() throws {
        #expect(try hits("A hectare of land.") == ["land": ["hectare"]])
        #expect(try hits("Land was leased, hectares of it.") == ["land": ["Land", "leased", "hectares"]])
        #expect(try hits("Аренда этой земли.") == ["land": ["Аренда", "земли"]])
        #expect(try hits("Tokayev spoke.").isEmpty)
        #expect(try hits("Токаев в Китае.") == ["visit": ["Токаев", "Китае"]])
        #expect(try hits("Tokayev met Chinese guests.") == ["visit": ["Tokayev", "Chinese"]])
        #expect(
            try hits("A land sale to China.") == [
                "land": ["land", "sale"], "quarrel": ["land", "sale", "China"],
            ])
        #expect(try hits("A land sale to China, football.") == ["land": ["land", "sale"]])
    }

    @Test func aHitKnowsItsWord() throws {
        let list = try TemporaryWatchlist(["w.yaml": Self.beat]).load()
        let texts = list.hits(in: NormalText("Land was leased.")).map { list.pattern($0.pattern) }
        #expect(texts.map(\.text) == ["land", "lease~"] && texts.allSatisfy { $0.term == .theme(0) })
        #expect(list.themes.map(\.weight) == [1, 1, 0])
    }
}
