import Classifying
import Foundation
import Model
import Newsroom
import Testing
import Watching

@testable import Service

/// Reading less than everything, and reading once for two watchlists, give what reading everything twice gives.
@Suite struct CommonReadingTests {
    @Test func reportsAreTheSameWhateverElseIsWanted() throws {
        let classifier = try ArchiveDesk.beat.get().classifier
        for article in ArchiveDesk.articles {
            func findings(_ wanted: WantedFindings) -> Findings {
                classifier.findings(
                    title: article.title, text: article.text, language: article.language ?? .english,
                    published: article.published, wanted: wanted)
            }
            let all = findings(.everything)
            let reports = findings(.reports)
            #expect(reports.reports == all.reports && reports.onTopic == all.onTopic, "\(article.id)")
            var kept = all
            if !all.onTopic { (kept.dates, kept.figures) = ([], []) }
            #expect(findings(.kept) == kept, "\(article.id)")
        }
    }

    @Test(arguments: [
        // A word more for a theme, an actor before all others, a trigger less.
        (
            "themes.yaml", "\nthemes:",
            "\nthemes:\n  - name: sandstorms\n    title: Sandstorms\n    terms: {en: [sandstorm~], ru: [песчан* бур*]}"
        ),
        (
            "actors.yaml", "\nactors:",
            "\nactors:\n  - name: Marko Dragan\n    kind: person\n    aliases: {en: [Marko Dragan]}"
        ),
        ("types.yaml", "sit-in~, ", ""),
    ])
    func whatIsSharedIsWhatEachWouldFind(file: String, old: String, new: String) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-common-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: ArchiveDesk.shipped, toPath: folder)
        let path = folder + "/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: path))
        let (one, other) = (try ArchiveDesk.beat.get(), try Beat(folder: folder, zone: ArchiveDesk.zone))
        let common = try #require(CommonReading(one.watchlist, other.watchlist))
        var shared = 0
        for article in ArchiveDesk.articles {
            let text = ArticleText(title: article.title, text: article.text)
            let (mine, theirs) = (one.classifier.hits(in: text), other.classifier.hits(in: text))
            guard common.isSame(mine, theirs) else { continue }
            shared += 1
            func findings(_ beat: Beat, _ hits: [Hit]) -> Findings {
                beat.classifier.findings(
                    in: text, hits: hits, language: article.language ?? .english, published: article.published,
                    wanted: .reports)
            }
            #expect(findings(one, mine) == findings(other, theirs), "\(article.id)")
        }
        #expect(shared >= ArchiveDesk.articles.count - 4 && shared < ArchiveDesk.articles.count)
    }

    @Test func anotherWeightLetsNothingBeShared() throws {
        let one = try ArchiveDesk.beat.get().watchlist
        var draft = one.types
        draft[0].triggers[0].weight += 1
        #expect(CommonReading(types: (one.types, draft), gates: (one.gates, one.gates), one, one) == nil)
        #expect(CommonReading(types: (one.types, one.types), gates: (one.gates, one.gates), one, one) != nil)
    }
}
