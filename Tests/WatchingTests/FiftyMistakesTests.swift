import Foundation
import Model
import Testing

@testable import Watching

/// Mistakes that journalists make in YAML, each in a whole file: where it is, and what to do.
struct FiftyMistakesTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        var yaml: String
        var line: Int
        var column: Int
        var says: String

        var testDescription: String { name }
    }

    static let head = "beat: b\nactors:\n"
    static let actor = head + "  - name: A\n    kind: person\n"
    static let place = "beat: b\nplaces:\n  - name: P\n    kind: city\n    aliases: {en: [P]}\n"
    static let type = """
        beat: b
        types:
          - name: strike
            words: {stop: {en: [strike]}}
            triggers: [{words: stop, weight: 1}]

        """

    static func bad(_ name: String, _ yaml: String, _ line: Int, _ column: Int, _ says: String) -> Mistake {
        Mistake(name: name, yaml: yaml, line: line, column: column, says: says)
    }

    static let syntax: [Mistake] = [
        bad("tab as indentation", head + "\t- name: A\n", 3, 1, "indent with spaces"),
        bad("tab in the middle of a map", head + "  - name: A\n\t  kind: person\n", 4, 1, "indent with spaces"),
        bad(
            "no colon", head + "  - name: A\n    kind person\n    role: r\n", 4, 5,
            "a colon is missing in 'kind person'; write 'kind: …'"),
        bad(
            "no blank after the colon", head + "  - name: A\n    kind:person\n    role: r\n", 4, 5,
            "a blank is missing after the colon; write 'kind: person'"),
        bad(
            "no blank after the only colon", head + "  - name:Tokayev\n", 3, 5,
            "a blank is missing after the colon; write 'name: Tokayev'"),
        bad("no blank after the dash", head + "  -name: A\n", 3, 3, "a blank is missing after '-'"),
        bad(
            "quote not closed", head + "  - name: \"A\n    kind: person\n", 3, 11,
            "the quote that opens here is never closed"),
        bad(
            "quote closed by a later one", head + "  - name: \"A\n    role: \"r\"\n    kind: person\n", 3, 11,
            "the quote that opens here isn't closed on its line"),
        bad(
            "single quote not closed", "beat: b\ntitle: 'The desk\n", 2, 8, "the quote that opens here is never closed"),
        bad(
            "text behind a quote", "beat: b\ntitle: \"Beijing\" and Astana\n", 2, 18,
            "put the whole text in single quotes"),
        bad("bracket not closed", actor + "    aliases: {en: [A, B}\n", 5, 24, "check the brackets and commas"),
        bad(
            "bracket not closed at the end", actor + "    aliases:\n      en: [A, B\n      ru: [В]\n", 6, 11,
            "the bracket that opens here isn't closed; add ']'"),
        bad(
            "brace not closed", actor + "    aliases: {en: [A]\nplaces: []\n", 5, 14,
            "the bracket that opens here isn't closed; add '}'"),
        bad("file ends in a bracket", "beat: b\nactors: [", 2, 9, "the bracket that opens here isn't closed; add ']'"),
        bad("bracket too many", actor + "    aliases: {en: [A]]}\n", 5, 22, "brackets"),
        bad("comment inside brackets", actor + "    aliases:\n      en: [A #1, B]\n", 6, 14, "' #' begins a comment"),
        bad("name begins with @", head + "  - name: @desk\n", 3, 11, "quote a text that begins with @"),
        bad("name begins with %", head + "  - name: %A\n", 3, 11, "quote a text that begins with %"),
        bad("name begins with *", head + "  - name: *A\n", 3, 11, "quote a text that begins with *"),
        bad("name begins with a backtick", head + "  - name: `A`\n", 3, 11, "quote a text that begins with `"),
        bad(
            "term begins with *", "beat: b\nthemes:\n  - name: t\n    terms: {en: [*tion]}\n", 4, 18,
            "quote a text that begins with *"),
        bad("name begins with &", head + "  - name: & Sons\n", 3, 11, "quote a text that begins with &"),
        bad("name begins with >", head + "  - name: > 20 people\n", 3, 11, "quote a text that begins with them"),
        bad("colon in a text", "beat: b\ntitle: Kazakhstan: the beat\n", 2, 18, "quote a text that holds ': '"),
        bad("colon in an alias", actor + "    aliases: {en: [Tokayev: the president]}\n", 5, 20, "put it in quotes"),
        bad("backslash in double quotes", "beat: b\ntitle: \"a\\q\"\n", 2, 10, "single quotes"),
        bad("indented too deep", head + "  - name: A\n      kind: person\n", 4, 7, "indented deeper"),
        bad("indented too little", head + "  - name: A\n   kind: person\n", 4, 4, "this line fits nothing above it"),
        bad(
            "dash in another column", head + "  - name: A\n    kind: person\n    aliases: {en: [A]}\n - name: B\n", 6,
            2, "fits nothing above it"),
        bad("list on the key's line", actor + "    aliases: - A\n", 5, 14, "put each '- …' on a line of its own"),
        bad("two commas", actor + "    aliases: {en: [A, , B]}\n", 5, 23, "remove it"),
        bad("second document", "beat: b\n---\ntitle: t\n", 2, 1, "remove the line '---'"),
        bad("key twice in lines", actor + "    role: r\n    kind: person\n", 6, 5, "'kind' stands twice in this map"),
        bad(
            "key twice in brackets", actor + "    aliases: {en: [A], ru: [А], en: [B]}\n", 5, 33,
            "'en' stands twice in this map"),
        bad("control character", "beat: b\ntitle: a\u{7}b\n", 2, 9, "invisible control character"),
        bad(
            "merging",
            "beat: b\nactors:\n  - &a {name: A, kind: person, aliases: {en: [A]}}\n  - {<<: *a, name: B, kind: person, aliases: {en: [B]}}\n",
            4, 6, "entries aren't merged here"),
    ]

    static let content: [Mistake] = [
        bad("key misspelt", actor + "    alaises: {en: [A]}\n", 5, 5, "did you mean 'aliases'?"),
        bad("key in capitals", head + "  - Name: A\n", 3, 5, "did you mean 'name'?"),
        bad("top-level key misspelt", "beat: b\nactor: []\n", 2, 1, "did you mean 'actors'?"),
        bad(
            "unknown kind", head + "  - name: A\n    kind: politician\n    aliases: {en: [A]}\n", 4, 11,
            "none of person, organisation, group, body"),
        bad(
            "unknown language", actor + "    aliases: {fr: [A]}\n", 5, 15,
            "'fr' is no language read here; use one of en, ru, kk"),
        bad(
            "list without brackets", actor + "    aliases: {en: Foo, Bar Baz}\n", 5, 24,
            "several texts of one language stand in brackets"),
        bad("Cyrillic under en", actor + "    aliases: {en: [Токаев]}\n", 5, 20, "move it to 'ru' or 'kk'"),
        bad("Chinese under ru", actor + "    aliases: {ru: [托卡耶夫]}\n", 5, 20, "move it to 'zh'"),
        bad(
            "Cyrillic under zh", "beat: b\nthemes:\n  - {name: t, terms: {zh: [митинг]}}\n", 3, 28,
            "move it to 'ru' or 'kk'"),
        bad("no alias", actor + "    aliases: {en: []}\n", 5, 14, "no alias at all"),
        bad("aliases as a list", actor + "    aliases: [A]\n", 5, 14, "expected a map, found a list"),
        bad("marks on a name", actor + "    aliases: {ru: [Токаев*]}\n", 5, 20, "remove the '*'"),
        bad("curly quotes", head + "  - name: “A B”\n", 3, 11, "write straight ones"),
        bad("curly quotes in a list", actor + "    aliases: {en: [“A, B”]}\n", 5, 20, "write straight ones"),
        bad("bad date", actor + "    aliases: {en: [{text: A, from: 20.03.2019}]}\n", 5, 36, "write it as YYYY-MM-DD"),
        bad(
            "day that is none", actor + "    aliases: {en: [{text: A, from: 2019-02-30}]}\n", 5, 36,
            "expected a day of the calendar"),
        bad("unknown place", place + "    in: Kazakstan\n", 6, 9, "no place is called 'Kazakstan'"),
        bad("decimal commas", place + "    coordinates: [43,2, 76,9]\n", 6, 18, "coordinates are two numbers"),
        bad(
            "latitude beyond the pole", place + "    coordinates: [116.4, 39.9]\n", 6, 18, "no such place on the globe"),
        bad(
            "theme name with blanks", "beat: b\nthemes:\n  - name: Land lease\n    terms: {en: [lease]}\n", 3, 11,
            "write 'land_lease' here and 'Land lease' under 'title:'"),
        bad(
            "condition on a missing word list", type + "    requires: [{name: r, words: [stop, walkout]}]\n", 6, 40,
            "there is no list 'walkout'"),
        bad(
            "weight as text", type.replacingOccurrences(of: "weight: 1", with: "weight: high"), 5, 38,
            "expected a number, found 'high'"),
        bad("window as text", type + "    window: ten days\n", 6, 13, "expected a whole number"),
        bad(
            "type that requires an unknown place", type + "    places: [Kazakstan]\n", 6, 14,
            "there is no place 'Kazakstan'"),
        bad(
            "gate of an unknown type",
            type + "gates: [{name: g, status: planned, types: [strikes], terms: {en: [will]}}]\n", 6, 44,
            "did you mean 'strike'?"),
        bad(
            "gate of an unknown status", type + "gates: [{name: g, status: plan, terms: {en: [will]}}]\n", 6, 27,
            "none of planned, denied"),
        bad(
            "address without https", "beat: b\nfeeds: [{name: f, url: example.org/rss}]\n", 2, 24,
            "beginning with https://"),
        bad(
            "neither yes nor no", "beat: b\nfeeds: [{name: f, url: 'https://e.org/', enabled: ja}]\n", 2, 51,
            "expected true or false"),
        bad(
            "name twice", place + "  - {name: P, kind: city, aliases: {en: [Q]}}\n", 6, 12,
            "stands already in w.yaml line 3"),
        bad("the beat twice", "beat: b\n", 1, 1, "stands twice in this folder"),
    ]

    @Test(arguments: syntax + content)
    func isNamedWhereItIs(mistake: Mistake) throws {
        var files = ["w.yaml": mistake.yaml]
        if mistake.name == "the beat twice" { files["x.yaml"] = mistake.yaml }
        let folder = try TemporaryWatchlist(files)
        let error = #expect(throws: InputFaults.self) { try folder.load() }
        let faults = error?.faults ?? []
        let fault = try #require(faults.first { $0.message.contains(mistake.says) }, "\(faults)")
        #expect(fault.line == mistake.line && fault.column == mistake.column, "\(fault)")
        // Nothing of the parser's own speech comes through.
        for words in ["expected key", "block mapping", "flow", "scanning", "stream", "simple key"] {
            #expect(!faults.contains { $0.message.contains(words) }, "\(faults)")
        }
    }

    @Test func thereAreFifty() { #expect(Self.syntax.count + Self.content.count >= 50) }

    /// What other readers of YAML trip over is read as it is meant.
    @Test func wordsAndFilesOfOtherSystemsAreRead() throws {
        let actors = "actors:\n  - {name: no, kind: group, aliases: {en: [on, Off, yes]}}\n"
        for text in [
            "beat: b\n" + actors, "\u{FEFF}beat: b\n" + actors,
            ("beat: b\n" + actors).replacingOccurrences(of: "\n", with: "\r\n"),
        ] {
            let list = try TemporaryWatchlist(["w.yaml": text]).load()
            #expect(
                list.actors.map(\.name) == ["no"] && list.actors.first?.aliases.map(\.text) == ["on", "Off", "yes"])
        }
    }

    @Test func placesHoldWithAByteOrderMarkAndWindowsLines() throws {
        for text in ["\u{FEFF}beet: b\n", "\u{FEFF}# c\r\nbeet: b\r\n"] {
            let error = #expect(throws: InputFaults.self) { try TemporaryWatchlist(["w.yaml": text]).load() }
            let fault = try #require(error?.faults.first)
            #expect(fault.column == 1 && fault.line == (text.contains("c") ? 2 : 1), "\(fault)")
        }
    }
}
