import Foundation
import Model
import Testing

@testable import Service

/// A watchlist drafted from past articles.
@Suite struct CorpusLearnTests {
    private static let shipped = root + "/watchlists/kazakhstan-china"

    /// The folder that holds Package.swift.
    private static let root: String = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/",
            !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path())
        {
            folder.deleteLastPathComponent()
        }
        return folder.path().hasSuffix("/") ? String(folder.path().dropLast()) : folder.path()
    }()

    private static func article(_ name: String, _ text: String) -> Article {
        Article(
            id: name, url: "corpus:" + name, title: "", source: "test", published: nil, language: .english, text: text)
    }

    private func learn(_ texts: [String]) throws -> CorpusLearn.Result {
        try CorpusLearn(base: nil, shipped: Self.shipped, zone: .gmt)
            .learn(texts.enumerated().map { Self.article("\($0).txt", $1) }, beat: "draft")
    }

    /// Nobody of these is in any list; spellings, surname and office bring them together.
    @Test func spellingsOfOnePersonStandTogether() throws {
        let result = try learn([
            "Deputy Minister Yerzhan Qudaibergenov met reporters in Almaty. Qudaibergenov said the loan was signed.",
            "Yerjan Kudaybergenov, the deputy minister, denied it. In Almaty Kudaybergenov told villagers to wait.",
        ])
        let entry = try #require(result.actors.first)
        #expect(
            Set(entry.spellings) == [
                "Yerzhan Qudaibergenov", "Qudaibergenov", "Yerjan Kudaybergenov", "Kudaybergenov",
            ])
        #expect(entry.kind == "person")
        #expect(result.actors.count == 1)
        #expect(result.places.map(\.name) == ["Almaty"])
    }

    /// The draft is one that `watchlist check` takes, with the evidence as comments, and lies in a new folder only.
    @Test func theDraftIsWrittenAndRight() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "learn-" + UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/texts", withIntermediateDirectories: true)
        try Data(
            """
            Villagers rally in Talgar

            Some 200 villagers held a rally in Talgar on Monday against a Chinese cement plant. "# No: plant", said activist \
            Daulet Sembin.

            Sembin was detained by police after the protest. The Kazakh Green Movement said it would appeal.
            """.utf8
        ).write(to: URL(filePath: folder + "/texts/one.txt"))
        let learning = try CorpusLearn(base: nil, shipped: Self.shipped, zone: .gmt)
        let told = try learning.run([folder + "/texts"], metadata: nil, to: folder + "/mine")
        #expect(told.contains("Daulet Sembin: Sembin"))
        #expect(try WatchlistChecking(folder: folder + "/mine").errors == nil)
        let actors = try String(contentsOfFile: folder + "/mine/actors.yaml", encoding: .utf8)
        #expect(actors.contains("  # 1 article, 2 mentions\n"))
        #expect(actors.contains("one.txt"))
        #expect(actors.contains("- name: Kazakh Green Movement\n    kind: group"))
        #expect(throws: CommandFault.self) {
            _ = try learning.run([folder + "/texts"], metadata: nil, to: folder + "/mine")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["mine", "texts"])
    }

    /// The careful reader's list of the five articles, where it is on this machine: the floors can only rise.
    @Test func theFiveArticlesGiveTheirActorsAndPlaces() throws {
        guard let shared = Self.shared else { return }
        let articles = try CorpusFiles(metadataFile: shared + "/corpus/articles.yaml", zone: .gmt)
            .articles([shared + "/corpus"])
        let result = try CorpusLearn(base: nil, shipped: Self.shipped, zone: .gmt).learn(articles, beat: "draft")
        let texts = articles.map { $0.title + "\n" + $0.text }.joined(separator: "\n")
        let gold = try Gold(shared + "/gold/corpus.yaml", texts)
        let actors = gold.score(gold.actors, result.actors)
        let places = gold.score(gold.places, result.places)
        print("corpus learn, actors: \(actors)\ncorpus learn, places: \(places)")
        #expect(actors.found >= 25 && actors.spellings >= 45 && actors.together >= 25)
        #expect(places.found >= 14)
        #expect(actors.right * 2 >= actors.learned)
        #expect(Set(gold.themes).isSubset(of: result.themes))
    }

    private static let shared: String? = [
        ProcessInfo.processInfo.environment["COPYTASTER_SHARED"], root + "/../shared",
    ].compactMap(\.self).first { FileManager.default.fileExists(atPath: $0 + "/gold/corpus.yaml") }
}

/// What a careful reader finds, and how much of it was learned.
private struct Gold {
    var actors: [(name: String, spellings: [String])] = []
    var places: [(name: String, spellings: [String])] = []
    var themes: [String] = []

    struct Score: CustomStringConvertible {
        var found = 0, of = 0, spellings = 0, ofSpellings = 0, together = 0, right = 0, learned = 0
        var missing: [String] = []
        var description: String {
            "\(found) of \(of) found, \(spellings) of \(ofSpellings) spellings, \(together) with all of theirs together; "
                + "\(right) of \(learned) learned are among them; missing: \(missing.joined(separator: ", "))"
        }
    }

    /// - Parameter texts: spellings that stand in none are the list's own canonical names.
    init(_ file: String, _ texts: String) throws {
        var section = ""
        for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("themes: [") { themes = Self.list(line) }
            if !line.hasPrefix(" ") { section = String(line.prefix { $0 != ":" }) }
            guard line.hasPrefix("  "), !line.hasPrefix("   "), let colon = line.firstIndex(of: ":"), line.contains("[")
            else {
                continue
            }
            let entry = (
                name: String(line[..<colon].dropFirst(2)), spellings: Self.list(line).filter { texts.contains($0) }
            )
            if section == "actors" { actors.append(entry) } else if section == "places" { places.append(entry) }
        }
    }

    private static func list(_ line: Substring) -> [String] {
        guard let open = line.firstIndex(of: "["), let close = line.lastIndex(of: "]") else { return [] }
        return line[line.index(after: open)..<close].split(separator: ",").map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        }
    }

    func score(_ gold: [(name: String, spellings: [String])], _ learned: [CorpusLearn.Result.Entry]) -> Score {
        var score = Score()
        var used: Set<String> = []
        func fold(_ text: String) -> String { text.lowercased().replacing("’", with: "'") }
        for entry in gold where !entry.spellings.isEmpty {
            score.of += 1
            score.ofSpellings += entry.spellings.count
            // A place is found by any name that stands in a longer one ("Ayagoz district").
            let hits = learned.map { item in
                entry.spellings.filter { spelling in
                    item.spellings.contains {
                        fold($0) == fold(spelling) || item.kind != "person" && fold($0).hasPrefix(fold(spelling) + " ")
                    }
                }.count
            }
            guard let best = hits.indices.max(by: { (hits[$0], $1) < (hits[$1], $0) }), hits[best] > 0 else {
                score.missing.append(entry.name)
                continue
            }
            score.found += 1
            score.spellings += hits[best]
            if hits[best] == entry.spellings.count {
                score.together += 1
            } else {
                score.missing.append("\(entry.name) (\(hits[best]) of \(entry.spellings.count))")
            }
            used.insert(learned[best].name)
        }
        score.right = used.count
        score.learned = learned.count
        return score
    }
}
