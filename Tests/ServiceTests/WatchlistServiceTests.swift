import Foundation
import Logging
import Model
import Storing
import Testing
import Watching

@testable import Service

/// The service takes a changed watchlist while it runs, keeps the old one where the new one is wrong, and `why` names the
/// lines of the version that judged.
@Suite struct WatchlistServiceTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private static func beat(_ trigger: String, rest: String = "") -> String {
        """
        beat: test
        places:
          - {name: Almaty, kind: city, aliases: {en: [Almaty]}}
        types:
          - name: rally
            title: Rally
            places: [Almaty]
            words:
              calls: {en: [\(trigger)]}
            triggers:
              - {words: calls, weight: 3}
            cues:
              - {name: at home, weight: 0.5, within: sentence, locations: [Almaty]}
        \(rest)
        """
    }

    /// A desk over a folder of its own.
    private final class Fixture: Sendable {
        let folder: String
        let store: SQLiteStore
        let desk: Newsdesk
        let settings: Settings

        init(verify: @escaping WatchlistKeeper.Verify = { _ in [] }) throws {
            folder = FileManager.default.temporaryDirectory.path + "/copytaster-reload-\(UUID().uuidString)"
            try FileManager.default.createDirectory(
                atPath: folder + "/watchlist", withIntermediateDirectories: true)
            try Data(WatchlistServiceTests.beat("march~").utf8).write(
                to: URL(fileURLWithPath: folder + "/watchlist/beat.yaml"))
            let text = """
                watchlist: {folder: watchlist, feeds: false}
                storage: {folder: state}
                destinations:
                  - {name: files, folder: out}
                  - {name: other, folder: other}
                """
            settings = try Settings(file: folder + "/copytaster.yaml", text: text, environment: [:])
            try FileManager.default.createDirectory(
                atPath: settings.storageFolder, withIntermediateDirectories: true)
            store = try SQLiteStore(path: settings.database)
            desk = try Newsdesk(
                settings: settings, store: store, beat: try Beat(folder: settings.watchlistFolder, zone: settings.zone),
                clock: ManualClock(WatchlistServiceTests.noon).clock,
                log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), verify: verify)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        var live: String { desk.beat.current.watchlist.hash }

        func write(_ text: String, to name: String = "beat.yaml") throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/watchlist/" + name))
        }

        /// As many looks as a settled change needs.
        func look(_ times: Int = 3) throws -> Bool {
            var isNews = false
            for _ in 0..<times where try desk.lookAtWatchlist() { isNews = true }
            return isNews
        }

        func notices() throws -> [String] {
            try store.deliveries(states: [.pending, .delivered], limit: 100).filter { $0.payload == .notice }.map(\.id)
        }

        func status() throws -> Status {
            try Status(
                DeskFiles(file: file(), environment: [:], standsIn: true), now: WatchlistServiceTests.noon + 60)
        }

        /// The configuration as a file, for commands that read one.
        func file() throws -> String {
            let text = """
                watchlist: {folder: watchlist, feeds: false}
                storage: {folder: state}
                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/copytaster.yaml"))
            return folder + "/copytaster.yaml"
        }
    }

    @Test func aChangeIsTakenOnceItLiesStill() throws {
        let fixture = try Fixture()
        defer { withExtendedLifetime(fixture) {} }
        let first = fixture.live
        #expect(try !fixture.look())
        #expect(fixture.live == first)
        try fixture.write(Self.beat("march~, sit-in~"))
        #expect(try !fixture.look(1))
        #expect(fixture.live == first)
        #expect(try !fixture.look(1))
        #expect(fixture.live != first)
        #expect(try fixture.store.versions().map(\.hash) == [first, fixture.live])
        #expect(try fixture.notices().isEmpty)
    }

    @Test func aBrokenOneIsRefusedAndToldOnce() throws {
        let fixture = try Fixture()
        let first = fixture.live
        _ = try fixture.look()
        try fixture.write(Self.beat("march~", rest: "tipes: []"))
        #expect(try fixture.look())
        #expect(fixture.live == first)
        let told = try fixture.notices()
        #expect(told.count == 2)
        // It stays wrong, by whichever way it is looked at: nobody hears of it again.
        #expect(try !fixture.look(8))
        #expect(throws: InputFaults.self) { try fixture.desk.reload(environment: [:]) }
        #expect(try fixture.notices() == told)
        let status = try fixture.status()
        #expect(!status.isWell)
        #expect(
            status.troubles.contains { $0.contains("beat.yaml:14:1: error: unknown key 'tipes'") }, "\(status.text)")
        #expect(status.metrics.contains("copytaster_watchlist_refused 1\n"))
        let object = try JSONSerialization.jsonObject(with: Data(try status.json().utf8)) as? [String: Any]
        let refused = (object?["watchlist"] as? [String: Any])?["refused"] as? [String: Any]
        #expect((refused?["faults"] as? [String])?.count == 1)

        try fixture.write(Self.beat("sit-in~"))
        #expect(try !fixture.look())
        #expect(fixture.live != first)
        #expect(try fixture.status().metrics.contains("copytaster_watchlist_refused 0\n"))
        #expect(try fixture.notices() == told)
        // The same mistake again is the same notice.
        try fixture.write(Self.beat("march~", rest: "tipes: []"))
        _ = try fixture.look()
        #expect(try fixture.notices() == told)
        try fixture.write(Self.beat("sit-in~"))
        _ = try fixture.look()
        #expect(try fixture.status().refusal == nil)
    }

    @Test func examplesThatFailRefuseItToo() throws {
        let fixture = try Fixture { beat in
            beat.watchlist.types[0].groups[0].terms.values.contains { $0.contains("march~") }
                ? []
                : [InputFault(file: "beat.yaml", line: 3, column: 1, message: "the example no longer gives a rally")]
        }
        let first = fixture.live
        try fixture.write(Self.beat("sit-in~"))
        #expect(try fixture.look())
        #expect(fixture.live == first)
        #expect(try fixture.store.note(WatchlistRefusal.note)?.contains("the example no longer") == true)
    }

    /// Editors put the new file in the old one's place: for a moment there is none.
    @Test func aFileThatIsGoneForAMomentIsNoChange() throws {
        let fixture = try Fixture()
        let first = fixture.live
        _ = try fixture.look()
        let path = fixture.folder + "/watchlist/beat.yaml"
        try FileManager.default.moveItem(atPath: path, toPath: path + "~")
        #expect(try !fixture.look(3))
        try FileManager.default.moveItem(atPath: path + "~", toPath: path)
        #expect(try !fixture.look(4))
        #expect(fixture.live == first)
        #expect(try fixture.notices().isEmpty)
        #expect(try fixture.store.versions().count == 1)
    }

    /// The loops of the service itself: a change is taken, a wrong one reaches every destination.
    @Test(.timeLimit(.minutes(2))) func theServiceLooksByItself() async throws {
        let fixture = try Fixture()
        let first = fixture.live
        let run = Run(fixture.desk, environment: [:], watchlistTick: 0.02)
        let running = Task { try await run.run() }
        try fixture.write(Self.beat("sit-in~"))
        while fixture.live == first { try await Task.sleep(for: .milliseconds(10)) }
        let second = fixture.live
        try fixture.write("beat: [")
        let notices = fixture.folder + "/other/notices.md"
        func told() -> String { (try? String(contentsOfFile: notices, encoding: .utf8)) ?? "" }
        while !told().hasSuffix("\n") { try await Task.sleep(for: .milliseconds(10)) }
        #expect(told().contains("isn't closed"))
        #expect(fixture.live == second)
        running.cancel()
        _ = await running.result
        await fixture.desk.shutdown()
    }

    /// What a library may log of the service has no key in it.
    @Test func theServiceSaysNothingOfItsEnvironment() async throws {
        let fixture = try Fixture()
        let run = Run(fixture.desk, environment: ["DESK_KEY": "whsec_c2VjcmV0"])
        #expect("\(run)" == "run" && !String(reflecting: run).contains("whsec"))
        await fixture.desk.shutdown()
    }

    /// One slip makes faults all over: the line that was changed is told first.
    @Test func theChangedFileIsTheFirstToBeNamed() throws {
        let fixture = try Fixture()
        try fixture.write("events:\n  - {type: rally, date: 2020}\n", to: "a.yaml")
        _ = try fixture.look()
        try fixture.write(Self.beat("march~").replacing("types:", with: "tipes:"))
        #expect(try fixture.look())
        let refusal = try #require(try WatchlistRefusal.read(fixture.store))
        #expect(
            refusal.faults.first?.contains("beat.yaml:4:1: error: unknown key 'tipes'") == true, "\(refusal.faults)")
        #expect(refusal.faults.last?.contains("a.yaml:2:") == true, "\(refusal.faults)")
    }

    // MARK: - Versions

    private static let url = "https://wire.example/1"

    private func read(_ text: String, _ fixture: Fixture) throws -> ArticleRecord {
        try fixture.desk.pipeline.reader.read(
            Article(
                id: "a1", url: Self.url, title: "", source: "Wire", published: Self.noon, language: .english, text: text
            ),
            item: nil, isHistory: false, now: Self.noon)
    }

    @Test func whyNamesTheLineOfTheVersionThatJudged() throws {
        let fixture = try Fixture()
        let first = fixture.live
        #expect(try read("Hundreds marched through Almaty today.", fixture).alerts.count == 1)
        // Afterwards the words stand elsewhere, and otherwise.
        try fixture.write("# A new head\n# of two lines\n" + Self.beat("sit-in~"))
        _ = try fixture.look()
        #expect(fixture.live != first)
        let why = try #require(try Why.of(Self.url, settings: fixture.settings))
        #expect(
            why.text.contains(
                "trigger calls (3.0): marched ← march~ beat.yaml:9:20, rule beat.yaml:11:9: - {words: calls, weight: 3}"
            ),
            "\(why.text)")
        #expect(why.text.contains("cue at home (0.5), rule beat.yaml:13:9: - {name: at home"), "\(why.text)")
        let object = try JSONSerialization.jsonObject(with: Data(try why.json().utf8)) as? [String: Any]
        let judgement = try #require((object?["judgements"] as? [[String: Any]])?.first)
        #expect(judgement["watchlist"] as? String == first)
        #expect(judgement["verdict"] as? String == "new")
        let rule = (judgement["rules"] as? [[String: Any]])?.first
        #expect((rule?["patternOrigin"] as? [String: Any])?["line"] as? Int == 9)
    }

    /// An article of the archive is explained as if it had not been read, with what is on record of it.
    @Test func anArchivedArticleIsExplained() throws {
        let fixture = try Fixture()
        _ = try read("Hundreds marched through Almaty today.", fixture)
        let explaining = try Explaining(settings: fixture.settings, watchlists: nil)
        let document = try #require(try explaining.archived(Self.url, settings: fixture.settings))
        #expect(document.verdicts.map(\.verdict) == [.new])
        #expect(document.onRecord == "alerted: A1")
        #expect(document.ledger.contains("without what this article told"))
        #expect(try explaining.archived("https://wire.example/2", settings: fixture.settings) == nil)
        // The same words from a file are what the archive knows.
        let file = try explaining.file(
            Array("Hundreds marched through Almaty today.".utf8), name: "f", title: nil, published: "2021-03-27",
            settings: fixture.settings)
        #expect(file.verdicts.map(\.verdict) == [.update], "\(file.result)")
        #expect(try fixture.store.counts(from: .distantPast, to: .distantFuture).read == 1)
    }

    @Test func versionsAreListedAndWrittenOut() throws {
        let fixture = try Fixture()
        let first = fixture.live
        _ = try read("Hundreds marched through Almaty today.", fixture)
        try fixture.write(Self.beat("sit-in~"))
        try fixture.write("themes: []\n", to: "more.yaml")
        _ = try fixture.look()
        let list = try #require(try VersionList.of(fixture.settings))
        let lines = list.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix(first) && lines[0].contains("beat.yaml added"), "\(list.text)")
        #expect(lines[1].hasSuffix("beat.yaml, more.yaml added") && lines[1].contains(", live"), "\(list.text)")
        let folder = fixture.folder + "/back"
        #expect(try list.restore(String(first.prefix(9)), to: folder) == [folder + "/beat.yaml"])
        #expect(try String(contentsOfFile: folder + "/beat.yaml", encoding: .utf8) == Self.beat("march~"))
        #expect(throws: InputFault.self) { try list.restore(first, to: folder) }
        #expect(throws: InputFault.self) { try list.restore("none", to: folder) }
    }
}
