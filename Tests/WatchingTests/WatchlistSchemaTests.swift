import Foundation
import Model
import Testing

@testable import Watching

struct WatchlistSchemaTests {
    /// Each object of the table in a file in which its reader meets a key that it doesn't know.
    static let odd = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq: 1"
    static let probes: [(object: String, yaml: String)] = [
        ("file", odd), ("actor", "actors: [{\(odd)}]"), ("place", "places: [{\(odd)}]"),
        ("theme", "themes: [{\(odd)}]"),
        ("feed", "feeds: [{\(odd)}]"), ("event", "events: [{\(odd)}]"), ("figure", "figures: [{\(odd)}]"),
        ("type", "types: [{\(odd)}]"), ("gate", "gates: [{\(odd)}]"), ("example", "examples: [{\(odd)}]"),
        ("escalation", "routes: [{name: r, to: [d], escalate: {\(odd)}}]"),
        ("grouping", "routes: [{name: r, to: [d], group: {\(odd)}}]"),
        ("route", "routes: [{\(odd)}]"), ("weight", "weights: [{\(odd)}]"),
        ("alias", "actors: [{name: A, kind: person, aliases: {en: [{\(odd)}]}}]"),
        ("amount", "events: [{type: t, amount: {\(odd)}}]"), ("source", "events: [{type: t, sources: [{\(odd)}]}]"),
        ("trigger", "types: [{name: t, triggers: [{\(odd)}]}]"), ("cue", "types: [{name: t, cues: [{\(odd)}]}]"),
        ("requirement", "types: [{name: t, requires: [{\(odd)}]}]"),
        ("condition", "types: [{name: t, stages: [{name: s, when: [{\(odd)}]}]}]"),
        ("counts", "types: [{name: t, counts: {\(odd)}}]"), ("step", "types: [{name: t, scopes: [{\(odd)}]}]"),
        ("severity", "types: [{name: t, severity: [{\(odd)}]}]"),
        ("earlier", "examples: [{name: e, known: [{\(odd)}]}]"), ("expect", "examples: [{name: e, expect: {\(odd)}}]"),
        ("unwanted", "examples: [{name: e, expect: {not: {\(odd)}}}]"),
        ("question", "questions: [{\(odd)}]"),
        ("report", "examples: [{name: e, expect: {reports: [{\(odd)}]}}]"),
    ]

    /// The reader says which keys it knows; the table must say the same.
    @Test(arguments: probes)
    func hasTheKeysThatTheReaderHas(probe: (object: String, yaml: String)) throws {
        let folder = try TemporaryWatchlist(["w.yaml": probe.yaml])
        let error = #expect(throws: InputFaults.self) { try folder.load() }
        let message = try #require(error?.faults.map(\.message).first { $0.contains("unknown key 'qqq") })
        let list = try #require(message.components(separatedBy: "known here: ").last)
        let known = list.components(separatedBy: "; ")[0].components(separatedBy: ", ")
        let object = try #require(WatchlistSchema.objects.first { $0.name == probe.object })
        #expect(Set(object.keys.map(\.name)) == Set(known), "add the reader's new keys to WatchlistSchema")
    }

    @Test func eachObjectIsProbedAndIsNamedOnce() {
        #expect(WatchlistSchema.objects.map(\.name).sorted() == Self.probes.map(\.object).sorted())
        for object in WatchlistSchema.objects {
            #expect(Set(object.keys.map(\.name)).count == object.keys.count, "\(object.name)")
            #expect(object.keys.allSatisfy { !$0.note.isEmpty })
        }
    }

    private static let watchlists: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
            folder.deleteLastPathComponent()
        }
        return folder.path + "/watchlists"
    }()

    @Test func theRecordedSchemaIsThisOne() throws {
        let recorded = try String(contentsOfFile: Self.watchlists + "/schema.json", encoding: .utf8)
        #expect(recorded == (try WatchlistSchema.json()) + "\n", "copytaster watchlist schema > watchlists/schema.json")
    }

    /// The shipped files name the schema in their first line, and use nothing that it doesn't have.
    @Test func theShippedFilesFitTheSchema() throws {
        let folder = Self.watchlists + "/kazakhstan-china"
        let files = WatchlistFiles(folder: folder).files
        #expect(files.count >= 8)
        for file in files {
            let value = YAMLReader.read(file.bytes, file: file.name, log: FaultLog())
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.hasPrefix("# yaml-language-server: $schema=../schema.json\n"), "\(file.name)")
            let root = try #require(value)
            #expect(Walk.misfits(root, .object("file")).isEmpty, "\(file.name): \(Walk.misfits(root, .object("file")))")
        }
    }

    @Test(arguments: [
        ("nonsense: 1", "nonsense"), ("actors: {}", "expected a list"), ("actors: [{nam: A}]", "nam"),
        ("actors: [{name: A, aliases: {fr: [B]}}]", "fr"), ("gates: [{status: maybe}]", "maybe"),
    ])
    func whatDoesNotFitIsSeen(yaml: String, misfit: String) throws {
        let root = try #require(YAMLReader.read(yaml, file: "w", log: FaultLog()))
        #expect(Walk.misfits(root, .object("file")).contains { $0.contains(misfit) })
    }

    /// A walk through a document along the table.
    private enum Walk {
        static func misfits(_ node: YAMLValue, _ value: WatchlistSchema.Value) -> [String] {
            let place = "line \(node.line ?? 0): "
            func entries(_ keys: [String: WatchlistSchema.Value]?, else other: WatchlistSchema.Value? = nil) -> [String]
            {
                guard node.isMap, let map = node.map(keys: nil) else { return [place + "expected a map"] }
                return map.entries.flatMap { entry -> [String] in
                    guard let value = keys?[entry.key] ?? other else { return [place + entry.key] }
                    return entry.value.isNull ? [] : misfits(entry.value, value)
                }
            }
            switch value {
            case .text, .integer, .number, .boolean, .day, .time, .address, .language:
                return node.isScalar ? [] : [place + "expected a text"]
            case .interval: return node.isScalar ? [] : entries(["from": .interval, "to": .interval])
            case .bounds, .coordinates: return node.isScalar || node.isList ? [] : [place + "expected numbers"]
            case .choice(let words):
                let word = node.isScalar ? node.string() ?? "" : ""
                return words.contains(word) ? [] : [place + word]
            case .list(let item):
                guard node.isList else { return [place + "expected a list"] }
                return (node.list() ?? []).flatMap { misfits($0, item) }
            case .oneOrList(let item):
                return node.isList ? misfits(node, .list(item)) : misfits(node, item)
            case .byLanguage(let item):
                return entries(Dictionary(uniqueKeysWithValues: Language.inWatchlist.map { ($0.rawValue, item) }))
            case .named(let item): return entries(nil, else: item)
            case .object(let name):
                let object = WatchlistSchema.objects.first { $0.name == name }
                return entries(Dictionary(uniqueKeysWithValues: (object?.keys ?? []).map { ($0.name, $0.value) }))
            case .anyOf(let values):
                let all = values.map { misfits(node, $0) }
                return all.first(where: \.isEmpty) ?? all.first ?? []
            }
        }
    }
}
