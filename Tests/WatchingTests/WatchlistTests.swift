import Foundation
import Model
import Testing

@testable import Watching

/// A folder of files for one test.
struct TemporaryWatchlist: ~Copyable {
    let path: String

    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("watchlist-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func load() throws(InputFaults) -> Watchlist { try Watchlist.load(path) }
}

struct WatchlistTests {
    static let small = """
        beat: test
        title: A test
        actors:
          - name: Kassym-Jomart Tokayev
            kind: person
            role: President
            aliases: {en: [Kassym-Jomart Tokayev, Tokayev], ru: [Токаев], kk: [Тоқаев], zh: [托卡耶夫]}
          - name: Zhanbolat Mamai
            kind: person
            aliases:
              en: [Zhanbolat Mamai, {text: Mamai, near: [rally~, opposition]}]
              ru: [{text: Мамай, notNear: [футбол~], from: 2000-01-01}]
        places:
          - name: Kazakhstan
            kind: country
            aliases: {en: [Kazakhstan], ru: [Казахстан]}
            demonyms: {ru: [казахстанский], en: [Kazakh]}
          - name: Almaty region
            kind: region
            in: Kazakhstan
            aliases: {en: [Almaty region]}
          - name: Almaty
            kind: city
            in: Almaty region
            coordinates: [43.238, 76.945]
            aliases: {en: [Almaty, {text: Alma-Ata, to: 1993-01-28}], kk-Latn: Almaty}
        themes:
          - name: protest
            terms: {en: [protest~, "took to the streets"], zh: [抗议]}
        """

    @Test func readsAndFinds() throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.small])
        let list = try folder.load()
        #expect(list.beat == "test" && list.title == "A test" && list.hash.count == 32)
        #expect(list.actors[0].aliases.count == 5 && list.places[2].latitude == 43.238)
        #expect(list.place(named: "Almaty") == PlaceName(name: "Almaty", within: ["Almaty region", "Kazakhstan"]))
        #expect(list.place(named: "Nowhere") == nil)
        #expect(
            terms(list, "In Almaty region, Kazakh Tokayev's men; Alma-Ata protests") == [
                .place(1), .demonym(0), .actor(0), .place(2), .theme(0),
            ])
        #expect(terms(list, "казахстанскими Токаевым 托卡耶夫 抗議") == [.demonym(0), .actor(0), .actor(0), .theme(0)])
    }

    @Test(arguments: [
        ("Mamai spoke.", 0), ("Mamai spoke at rallies.", 1), ("Opposition: Mamai.", 1), ("Zhanbolat Mamai spoke.", 1),
        ("Мамая видели.", 1), ("Мамая видели на футболе.", 0),
    ])
    func conditionsOfAliases(text: String, count: Int) throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.small])
        let list = try folder.load()
        #expect(terms(list, text).filter { $0 == .actor(1) }.count == count)
    }

    @Test func filesMayBeSplitAndTheHashTellsThemApart() throws {
        let one = try TemporaryWatchlist([
            "a.yaml": "beat: x\n", "b.yml": "actors:\n  - {name: A, kind: person, aliases: {en: [A1]}}\n",
            "note.txt": ":",
        ])
        let two = try TemporaryWatchlist([
            "a.yaml": "beat: x\n", "b.yml": "actors:\n  - {name: A, kind: person, aliases: {en: [A2]}}\n",
        ])
        let (first, second) = (try one.load(), try two.load())
        #expect(first.actors.count == 1 && first.title == "x" && first.hash != second.hash)
    }

    @Test func readsWhatIsKnown() throws {
        let folder = try TemporaryWatchlist([
            "a.yaml": Self.small,
            "known.yaml": """
            events: []
            figures:
              - {question: Debt, value: 12500000000, unit: USD, asOf: 2018-06, saidBy: A minister, published: 2018-07-16}
              - {question: Crowd, low: 200, high: 300}
            """,
        ])
        let known = try folder.load().known
        #expect(known.figures.map(\.bounds) == [Bounds(12.5e9), Bounds(low: 200, high: 300)])
        #expect(known.figures[0].asOf == "2018-06" && known.figures[0].published == Day("2018-07-16"))
    }

    private func terms(_ list: Watchlist, _ text: String) -> [Term] { list.hits(in: NormalText(text)).map(\.term) }
}
