import Classifying
import Foundation
import Model
import Testing
import Watching

/// A desk adds a type of event in YAML alone.
struct TypeDataTests {
    static let landLease = """
        types:
          - name: land lease
            title: Land lease
            identity: sum
            window: 20
            words:
              lease:
                en: [lease~, leased, rent out]
                ru: [аренд*]
              farm:
                en: [hectare~, farmland, pasture~]
                ru: [гектар*, земл*]
            triggers:
              - {words: lease, weight: 1.8, with: {within: sentence, words: [farm]}}
            requires:
              - {name: land is named, within: near, words: [farm]}
            severity:
              - {severity: high, size: 1000}
        """

    @Test func aNewTypeIsRead() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "copytaster-types-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "beat: farms\ntitle: Farms\n".write(
            to: folder.appendingPathComponent("beat.yaml"), atomically: true, encoding: .utf8)
        try Self.landLease.write(to: folder.appendingPathComponent("types.yaml"), atomically: true, encoding: .utf8)
        let watchlist = try Watchlist.load(folder.path)
        #expect(watchlist.types.map(\.name) == ["land lease"])
        let classifier = Classifier(watchlist: watchlist, zone: Reader.zone)
        let findings = classifier.findings(
            title: "Farmers upset", text: "The district leased 900 hectares of pasture to a foreign firm on March 27.",
            language: .english, published: Reader.published("2021-03-30"))
        #expect(findings.reports.map(\.type) == ["land lease"])
        #expect(findings.reports.first?.date == Day("2021-03-27").map { DayInterval($0) })
        #expect(
            classifier.findings(
                title: "Cars", text: "He leased a car on March 27.", language: .english, published: nil
            ).reports.isEmpty)
    }

    /// Each mistake is named where it stands.
    @Test(arguments: [
        ("types:\n  - title: x\n", 2, "'name' is missing"),
        ("types:\n  - name: x\n", 2, "no triggers"),
        ("types:\n  - name: x\n    identiti: day\n", 3, "unknown key 'identiti'"),
        ("types:\n  - name: x\n    identity: week\n", 3, "none of day, party, sum"),
        ("types:\n  - name: x\n    words: {a: {en: [b]}}\n    triggers:\n      - {words: c}\n", 5, "no list 'c'"),
        ("types:\n  - name: x\n    words: {a: {fr: [b]}}\n    triggers: [{words: a}]\n", 3, "no language"),
        (
            "types:\n  - name: x\n    words: {a: {en: [b]}}\n    triggers: [{words: a}]\n    places: [Atlantis]\n", 5,
            "no place 'Atlantis'"
        ),
        (
            "types:\n  - name: x\n    words: {a: {en: [b]}}\n    triggers: [{words: a}]\n    requires: [{name: y, within: sentence}]\n",
            5, "looks for nothing"
        ),
        (
            "types:\n  - name: x\n    words: {a: {en: [b]}}\n    triggers: [{words: a}]\n    yields: [z]\n", 5,
            "no event type 'z'"
        ),
    ])
    func mistakes(text: String, line: Int, message: String) throws {
        let log = FaultLog()
        var reader = EventTypeReader()
        let root = try #require(YAMLReader.read(text, file: "types.yaml", log: log))
        reader.read(try #require(root.map(keys: ["types"])?["types"]))
        reader.check(places: ["Almaty"], actors: [], themes: [])
        #expect(log.sorted.contains { $0.line == line && $0.message.contains(message) }, "\(log.sorted)")
    }
}
