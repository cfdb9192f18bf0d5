import Foundation
import Model
import Storing
import Testing

@testable import Service

/// `watchlist check`, with an archive and without.
@Suite struct WatchlistCheckingTests {
    private struct Folder: ~Copyable {
        let path = FileManager.default.temporaryDirectory.path + "/checking-\(UUID().uuidString)"

        init(_ beat: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(beat.utf8).write(to: URL(fileURLWithPath: path + "/beat.yaml"))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    static let beat = """
        beat: test
        actors:
          - {name: Order, kind: group, aliases: {en: [Fair Order, Silver Hand, Silver Hand]}}
        themes:
          - {name: rally, terms: {en: [rally, march~]}}
        """
    static let now = Date(timeIntervalSince1970: 1_750_000_000)

    @Test func faultsAndWarningsHaveTheirPlaces() throws {
        let folder = try Folder(Self.beat)
        let check = try WatchlistChecking(folder: folder.path)
        #expect(check.errors == nil && check.silent == nil)
        #expect(check.warnings.count == 1)
        #expect(
            check.warnings.first?.hasPrefix("\(folder.path)/beat.yaml:3:72: warning: 'Silver Hand' stands twice")
                == true, "\(check.warnings)")
        #expect(check.summary.contains("right, 1 warning: 1 actors"))
        #expect(try check.json().contains("\"warnings\":[{\"column\":72"))
        let wrong = try Folder("beat: b\nactor: []\n")
        #expect(try WatchlistChecking(folder: wrong.path).errors?.contains("beat.yaml:2:1: error: ") == true)
    }

    /// 120 articles: each has "rally", ten have "fair order" as words, an old one has "march".
    @Test func theArchiveShowsWhatFindsTooMuchAndWhatNothing() throws {
        let folder = try Folder(Self.beat)
        let database = folder.path + "/archive.sqlite"
        let store = try SQLiteStore(path: database)
        for index in 0..<121 {
            let read = index == 120 ? Self.now - 100 * 86_400 : Self.now - Double(index) * 3600 - 60
            let text =
                index == 120
                ? "They march." : index < 10 ? "A rally number \(index), in fair order." : "A rally, number \(index)."
            let article = Article(
                id: "a\(index)", url: "https://example.org/\(index)", title: "", source: "s", published: nil,
                language: .english, text: text)
            try store.record(
                ArticleRecord(
                    article: article, item: nil, findings: Findings(language: .english), judgements: [], events: [],
                    alerts: [], deliveries: [], read: read, watchlist: "", why: "", lastEvent: 0, lastAlert: 0))
        }
        let check = try WatchlistChecking(
            folder: folder.path, database: database, now: Self.now, isVerbose: true)
        #expect(
            check.warnings.contains { $0.contains(":5:32: warning: 'rally' stands in 100 % of 120 articles") },
            "\(check.warnings)")
        #expect(
            check.warnings.contains { $0.contains(":3:47: warning: 'Fair Order' stands in small letters in 10 of 10") })
        // Of what stands twice each line is silent; "march" was before the 90 days.
        #expect(check.silent == 3)
        #expect(check.warnings.contains { $0.contains(":5:39: warning: 'march~' was found in none of 120 articles") })
        let short = try WatchlistChecking(folder: folder.path, database: database, now: Self.now)
        #expect(short.warnings.count == 3 && short.silent == 3 && short.summary.contains("--verbose lists them"))
        #expect(throws: CommandFault.self) {
            try WatchlistChecking(folder: folder.path, database: folder.path + "/none")
        }
    }

    /// `init` brings the schema that the files name in their first line.
    @Test func initBringsTheSchema() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/init-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = try Initialization.run(folder: folder)
        #expect(
            written.contains("watchlists/schema.json") && written.contains("watchlists/kazakhstan-china/examples.yaml"))
    }
}
