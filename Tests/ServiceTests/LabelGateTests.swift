import Foundation
import Measures
import Model
import Testing

@testable import Service

/// How well articles are read and judged, on labels: the desk's own, kept outside the project, and ours.
///
/// Our sets were written and labelled by readers who had not seen the watchlist; every text is our own words.
@Suite struct LabelGateTests {
    static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/",
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()
    static let shared: String? = [ProcessInfo.processInfo.environment["COPYTASTER_SHARED"], root + "/../shared"]
        .compactMap(\.self).first { FileManager.default.fileExists(atPath: $0 + "/gold/dev.jsonl") }
    static let watchlists = root + "/watchlists/kazakhstan-china"
    static let labelled = root + "/Tests/ServiceTests/Labelled"

    /// The lines that `replay` prints for a labelled file.
    static func replay(_ path: String) throws -> [String] {
        let articles = try ReplayArticle.read(try String(contentsOfFile: path, encoding: .utf8), file: path)
        var lines: [String] = []
        try Replay(watchlists: watchlists, known: [], zone: zone).lines(articles) { lines.append($0) }
        return lines
    }

    static func score(_ path: String) throws -> LabelScore {
        let decoder = JSONDecoder()
        return LabelScore(
            try LabelledArticle.read(path),
            try replay(path).map { try decoder.decode(ReplayedArticle.self, from: Data($0.utf8)) })
    }

    @Test(.enabled(if: shared != nil, "../shared/gold is not there")) func labelsOfTheDesk() throws {
        let score = try Self.score(try #require(Self.shared) + "/gold/dev.jsonl")
        for measure in score.measures("dev") {
            #expect(measure.holds(), "\(measure.name) is \(measure.value); \(score.misses.joined(separator: "\n"))")
        }
    }

    /// Later sets stand by language, since writers who knew nothing of each other tell of the same events; nobody has looked
    /// at the mistakes in those that are `kept`.
    static let sets =
        ["articles", "articles-second", "articles-third"]
        + ["fourth", "fifth", "kept"].flatMap { set in ["en", "ru", "kk", "zh"].map { "\(set)-\($0)" } }

    @Test(arguments: sets) func ownLabels(_ name: String) throws {
        let score = try Self.score("\(Self.labelled)/\(name).jsonl")
        // Of a set of one language, its types are too few to measure one by one.
        for measure in score.measures(name)
        where name.hasPrefix("articles") || measure.name.split(separator: "/").count == 2 {
            #expect(measure.holds(), "\(measure.name) is \(measure.value); \(score.misses.joined(separator: "\n"))")
        }
    }

    /// Our count is the labels' own scorer's count.
    @Test(.enabled(if: shared != nil, "../shared/gold is not there")) func countsAsTheScorer() throws {
        let path = try #require(Self.shared) + "/gold/dev.jsonl"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("score-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try Self.replay(path).joined(separator: "\n").utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-B", try #require(Self.shared) + "/gold/score.py", path, file.path, "--json",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let theirs = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let ours = try Self.score(path)
        func isEqual(_ key: String, _ value: Double) -> Bool {
            abs(((theirs[key] as? NSNumber)?.doubleValue ?? -1) - value) < 0.0006
        }
        #expect(isEqual("alert_precision", ours.precision))
        #expect(isEqual("event_recall", ours.recall))
        #expect(isEqual("alerts_per_event", ours.alertsAnEvent))
        let fields = theirs["fields"] as? [String: Any] ?? [:]
        for (name, key) in [("place", "place"), ("day", "date"), ("figure", "figure"), ("type", "type")] {
            let share = ours.fields[name] ?? (0, 0)
            let value = (fields[key] as? NSNumber)?.doubleValue ?? -1
            #expect(abs(value - LabelScore.share(share.right, share.all)) < 0.0006, "\(name)")
        }
    }
}
