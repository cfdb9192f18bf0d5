import Foundation
import Model
import Testing

@testable import Watching

/// Mistakes that people make, with the place and the words of the answer.
struct WatchlistFaultTests {
    struct Mistake: Sendable {
        var yaml: String
        var line: Int?
        var column: Int?
        var says: String
    }

    static let actor = "beat: b\nactors:\n  - name: A\n    kind: person\n"
    static let place = "beat: b\nplaces:\n  - name: P\n    kind: city\n    aliases: {en: [P]}\n"
    static let known = place + "events:\n  - type: protest\n"

    static let mistakes: [Mistake] = [
        .init(
            yaml: actor + "    alias: {en: [A]}\n", line: 5, column: 5,
            says: "unknown key 'alias'; did you mean 'aliases'?"),
        .init(
            yaml: actor + "    aliases: {en: [A], eng: [B]}\n", line: 5, column: 24,
            says: "'eng' is no language read here; use one of en, ru, kk, kk-Latn, zh"),
        .init(yaml: actor, line: 3, column: 5, says: "'aliases' is missing"),
        .init(yaml: actor + "    aliases: {en: []}\n", line: 5, column: 14, says: "no alias at all"),
        .init(yaml: actor + "    aliases: {en: [A, '']}\n", line: 5, column: 23, says: "an empty text"),
        .init(yaml: actor + "    aliases: {en: [A, '—']}\n", line: 5, column: 23, says: "holds no letter or digit"),
        .init(yaml: actor + "    aliases: {ru: [Токаев~]}\n", line: 5, column: 20, says: "remove the '~'"),
        .init(yaml: actor + "    aliases: [A, B]\n", line: 5, column: 14, says: "expected a map, found a list"),
        .init(
            yaml: actor + "    aliases:\n      en: [A, {near: [b]}]\n", line: 6, column: 15, says: "'text' is missing"),
        .init(
            yaml: actor + "    aliases:\n      en: [{text: A, nere: [b]}]\n", line: 6, column: 22,
            says: "unknown key 'nere'; did you mean 'near'?"),
        .init(
            yaml: actor + "    aliases:\n      en: [{text: A, from: 2022-13-01}]\n", line: 6, column: 28,
            says: "expected a day of the calendar, found '2022-13-01'; write it as YYYY-MM-DD"),
        .init(
            yaml: actor + "    aliases:\n      en: [{text: A, from: 2022-02-01, to: 2021-01-01}]\n", line: 6,
            column: 44, says: "before it begins"),
        .init(
            yaml: "beat: b\nactors:\n  - name: A\n    kind: organization\n    aliases: {en: [A]}\n", line: 4,
            column: 11, says: "did you mean 'organisation'?"),
        .init(
            yaml: "beat: b\nactors:\n  - kind: person\n    aliases: {en: [A]}\n", line: 3, column: 5,
            says: "'name' is missing"),
        .init(
            yaml: actor + "    aliases: {en: [A]}\n  - {name: A, kind: person, aliases: {en: [B]}}\n", line: 6,
            column: 12, says: "the actor 'A' stands already in w.yaml line 3"),
        .init(
            yaml: actor + "    aliases: {en: [X]}\n  - {name: B, kind: person, aliases: {en: [x]}}\n", line: 6,
            column: 12, says: "'x' (en) is also an alias of 'A'"),
        .init(yaml: "beat: b\nroutes:\n  - name: night\n", line: 3, column: 5, says: "'to' is missing"),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: night, to: desk, hours: 7-23}\n", line: 3, column: 36,
            says: "'7-23' is no span of hours; write it in quotes as \"07:00-23:00\""),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: night, to: desk, days: [mon, satur, sunnday]}\n", line: 3, column: 48,
            says: "'sunnday' is no day of the week; did you mean 'sunday'?"),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: night, to: desk, places: [Almaty]}\n", line: 3, column: 38,
            says: "no place is called 'Almaty'"),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: night, to: desk, severity: hi}\n", line: 3, column: 39,
            says: "'hi' is none of low, medium, high"),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: night, to: desk, confidence: 90}\n", line: 3, column: 41,
            says: "a confidence lies between 0 and 1"),
        .init(
            yaml: "beat: b\nroutes:\n  - {name: r, to: desk}\n  - {name: r, to: desk}\n", line: 4, column: 12,
            says: "the route 'r' stands already in w.yaml line 3"),
        .init(yaml: "beat: b\nactors: {name: A}\n", line: 2, column: 9, says: "expected a list, found a map"),
        .init(yaml: "beat: b\nactors:\n  - Tokayev\n", line: 3, column: 5, says: "expected a map, found 'Tokayev'"),
        .init(
            yaml: "beat: b\nactor:\n  - name: A\n", line: 2, column: 1,
            says: "unknown key 'actor'; did you mean 'actors'?"),
        .init(
            yaml: "beat: b\nwhatever: x\n", line: 2, column: 1, says: "unknown key 'whatever'; known here: beat, title"),
        .init(
            yaml: place + "    in: Kazakstan\n  - {name: Kazakhstan, kind: country, aliases: {en: [K]}}\n", line: 6,
            column: 9, says: "no place is called 'Kazakstan'; did you mean 'Kazakhstan'?"),
        .init(
            yaml: place + "    in: Q\n  - {name: Q, kind: city, in: P, aliases: {en: [Q]}}\n", line: 3, column: 11,
            says: "P in Q in P"),
        .init(yaml: place + "    in: P\n", line: 3, column: 11, says: "P in P"),
        .init(
            yaml: place + "    coordinates: [43,2, 76,9]\n", line: 6, column: 18, says: "coordinates are two numbers"),
        .init(
            yaml: place + "    coordinates: [north, 7]\n", line: 6, column: 19, says: "expected a number, found 'north'"
        ),
        .init(yaml: place + "    coordinates: [143.2, 76]\n", line: 6, column: 18, says: "no such place on the globe"),
        .init(
            yaml: "beat: b\nthemes:\n  - name: t\n    terms: {en: ['*']}\n", line: 4, column: 18,
            says: "holds no letter"),
        .init(yaml: "beat: b\nthemes:\n  - name: t\n", line: 3, column: 5, says: "'terms' is missing"),
        .init(
            yaml: "beat: b\nfeeds:\n  - name: f\n    url: www.example.org/rss\n", line: 4, column: 10,
            says: "no web address"),
        .init(
            yaml: "beat: b\nfeeds:\n  - {name: f, url: 'https://e.org/', enabled: maybe}\n", line: 3, column: 47,
            says: "expected true or false, found 'maybe'"),
        .init(
            yaml: "beat: b\nfeeds:\n  - {name: f, url: 'https://e.org/', language: fr}\n", line: 3, column: 48,
            says: "'fr' is no language read here"),
        .init(
            yaml: "beat: b\nfeeds:\n  - {name: f, url: 'https://e.org/'}\n  - {name: g, url: 'https://e.org/'}\n",
            line: 4, column: 12, says: "the feed address 'https://e.org/' stands already"),
        .init(yaml: known, line: 7, column: 11, says: "no event type is called 'protest'"),
        .init(yaml: known + "    place: Q\n", line: 8, column: 12, says: "no place is called 'Q'"),
        .init(yaml: known + "    actors: [Nobody]\n", line: 8, column: 14, says: "no actor is called 'Nobody'"),
        .init(yaml: known + "    date: March 2021\n", line: 8, column: 11, says: "'March 2021' is no date"),
        .init(
            yaml: known + "    date: {from: 2021-03, to: 2020}\n", line: 8, column: 11, says: "ends before it begins"),
        .init(yaml: known + "    size: [300, 200]\n", line: 8, column: 11, says: "write [200, 300]"),
        .init(yaml: known + "    status: happend\n", line: 8, column: 13, says: "none of occurred, planned"),
        .init(yaml: known + "    amount: {value: 3, currency: dollars}\n", line: 8, column: 34, says: "no currency"),
        .init(yaml: known + "    sources: [{title: T}]\n", line: 8, column: 15, says: "'outlet' is missing"),
        .init(yaml: "actors: []\n", line: nil, column: nil, says: "no file says 'beat: …'"),
        .init(yaml: "beat: b\nbeat: c\n", line: 2, column: 1, says: "'beat' stands twice in this map"),
        .init(yaml: "beat: b\nactors:\n\t- name: A\n", line: 3, column: 1, says: "indent with spaces"),
        .init(yaml: "beat: b\ntitle: a: b\n", line: 2, column: 9, says: "quote a text that holds ': '"),
        .init(yaml: "beat: b\ntitle: [a, b\n", line: 2, column: 8, says: "check the brackets"),
        .init(yaml: "beat: b\ntitle: *x\n", line: 2, column: 8, says: "quote a text that begins with *"),
        .init(yaml: "beat: b\ntitle: \"a\n", line: 2, column: 8, says: "the quote that opens here is never closed"),
        .init(yaml: "beat: b\n---\ntitle: t\n", line: 2, column: 1, says: "remove the line '---'"),
        .init(yaml: "- a\n- b\n", line: 1, column: 1, says: "expected a map, found a list"),
    ]

    @Test(arguments: mistakes)
    func isNamedWithItsPlace(mistake: Mistake) throws {
        let faults = try faults(of: ["w.yaml": mistake.yaml])
        let fault = try #require(faults.first { $0.message.contains(mistake.says) }, "\(faults)")
        #expect(fault.line == mistake.line && fault.column == mistake.column, "\(fault)")
    }

    @Test func allFaultsComeAtOnce() throws {
        let faults = try faults(of: [
            "a.yaml": "beat: b\nactors:\n  - {name: A}\n  - {nam: B, kind: x, aliases: {en: [B]}}\n",
            "b.yaml": "places: 3\n",
        ])
        #expect(faults.count == 6)
        #expect(
            faults.map(\.description)
                == faults.sorted {
                    ($0.file, $0.line ?? 0, $0.column ?? 0, $0.message) < (
                        $1.file, $1.line ?? 0, $1.column ?? 0, $1.message
                    )
                }.map(\.description))
    }

    @Test func aMissingOrEmptyFolderIsNamed() throws {
        #expect(throws: InputFaults.self) { try Watchlist.load("/nonexistent/folder") }
        #expect(try faults(of: ["a.txt": ""]).first?.message.contains("no .yaml file") == true)
    }

    /// Ten levels of ten aliases each: 10^10 values if expanded.
    @Test(arguments: ["bomb: &l9 ", "? *l8\n: x\nbomb: ", "*l8 : x\nbomb: ", "[*l8, *l8]: x\nbomb: "])
    func aBombIsRefused(last: String) throws {
        var yaml = "l0: &l0 [x, x]\n"
        for level in 1..<9 {
            yaml += "l\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", "))]\n"
        }
        yaml += last + "[*l8, *l8]\n"
        let faults = try faults(of: ["w.yaml": yaml])
        #expect(faults.contains { $0.message.contains("aliases") || $0.message.contains("as a key") }, "\(faults)")
    }

    @Test func depthAndSizeAreBounded() throws {
        let deep = "beat: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try faults(of: ["w.yaml": deep]).first?.message.contains("64 levels") == true)
        let deeper = "beat: " + String(repeating: "[", count: 100_000)
        #expect(try !faults(of: ["w.yaml": deeper]).isEmpty)
        let large = "beat: b\n" + String(repeating: "# filler\n", count: 130_000)
        #expect(try faults(of: ["w.yaml": large]).first?.message.contains("1 MiB") == true)
    }

    @Test func bytesThatAreNoTextAreNamed() throws {
        let folder = try TemporaryWatchlist([:])
        try Data([0x62, 0x3A, 0x20, 0x0A, 0x61, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: folder.path + "/w.yaml"))
        do throws(InputFaults) {
            _ = try folder.load()
            Issue.record("loaded")
        } catch {
            #expect(error.faults.first?.line == 2 && error.faults.first?.column == 2)
            #expect(error.faults.first?.message.contains("UTF-8") == true)
        }
    }

    private func faults(of files: [String: String]) throws -> [InputFault] {
        let folder = try TemporaryWatchlist(files)
        do throws(InputFaults) {
            _ = try folder.load()
            return []
        } catch {
            return error.faults
        }
    }

    /// One slip, one fault: what stands in the file that can't be read isn't missed in the others.
    @Test func aFileThatCantBeReadIsTheOnlyFault() throws {
        let folder = try TemporaryWatchlist([
            "a.yaml": "beat: b\nevents:\n  - {type: protest, place: P}\n",
            "b.yaml": "places:\n  - {name: P, kind: city, aliases: {en: [P, {text: }]}\n",
        ])
        let faults = #expect(throws: InputFaults.self) { try folder.load() }?.faults ?? []
        #expect(faults.map { $0.file.hasSuffix("b.yaml") } == [true], "\(faults)")
    }
}
