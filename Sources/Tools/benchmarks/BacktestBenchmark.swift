internal import Classifying
internal import Foundation
internal import GRDB
internal import Model
internal import Service
internal import Storing
internal import Watching

/// Articles of an archive, read by the shipped watchlist.
enum BacktestBenchmark {
    /// `benchmarks findings COUNT WATCHLIST`: one core, CPU time.
    static func findings(_ count: Int, watchlist folder: String) throws {
        let watchlist = try Watchlist.load(folder)
        let classifier = Classifier(watchlist: watchlist, zone: .gmt)
        let made = ArchiveArticles(count: count, days: 30)
        let articles = (0..<count).map(made.article)
        var reports = 0
        let start = processSeconds()
        for article in articles {
            let findings = classifier.findings(
                title: article.title, text: article.text, language: article.language ?? .english,
                published: article.published, wanted: .kept)
            reports += findings.reports.count
        }
        let seconds = processSeconds() - start
        try print(Figures(articles: count, cpu: seconds, alerts: [reports]))
    }

    /// `benchmarks backtest COUNT FOLDER OLD NEW`: an archive made in FOLDER where it has none of that size, then judged by
    /// both watchlists. Two readers; CPU time of all threads, and the clock's.
    static func backtest(_ count: Int, folder: String, old: String, new: String) async throws {
        let storage = "\(folder)/archive-\(count)"
        try FileManager.default.createDirectory(atPath: storage, withIntermediateDirectories: true)
        let path = storage + "/copytaster.sqlite"
        let made = ArchiveArticles(count: count, days: 30)
        if !FileManager.default.fileExists(atPath: path) { try write(made, to: path) }
        let file = folder + "/backtest.yaml"
        try Data(
            "desk:\n  contact: bench\n  zone: Asia/Almaty\nwatchlist:\n  folder: \(old)\nstorage:\n  folder: \(storage)\n"
                .utf8
        ).write(
            to: URL(filePath: file))
        let settings = try Settings.load(file: file, environment: [:], needsSecrets: false)
        let clock = ContinuousClock()
        let (start, begin) = (processSeconds(), clock.now)
        let backtest = try Backtest(
            .init(old: old, new: new, days: 30, wantsDigest: false), settings: settings, now: made.read(count))
        let result = try await backtest.run()
        let (spent, passed) = (processSeconds() - start, clock.now - begin)
        try print(
            Figures(
                articles: count, cpu: spent, clock: passed / .seconds(1), peak: try FeedBenchmark.peak(),
                alerts: result.alertCounts))
    }

    private struct Figures: Encodable {
        var articles: Int
        /// Seconds: of all threads, and as they passed.
        var cpu: Double
        var clock: Double?
        /// Bytes; nil where it is not measured.
        var peak: Int?
        /// Of the old and the new watchlist; of one reading, its reports.
        var alerts: [Int]
    }

    private static func print(_ figures: Figures) throws {
        FileHandle.standardOutput.write(try JSONEncoder().encode(figures))
    }

    private static func write(_ made: ArchiveArticles, to path: String) throws {
        _ = try SQLiteStore(path: path)
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        for first in stride(from: 0, to: made.count, by: 5000) {
            try queue.write { db in
                for number in first..<min(made.count, first + 5000) {
                    let article = made.article(number)
                    try db.execute(
                        sql: """
                            INSERT INTO article (id, url, canonicalURL, title, source, published, language, text, read, onTopic,
                                why, watchlist, copyOf, isHistory, revision)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '', ?, 0, 0)
                            """,
                        arguments: [
                            article.id, article.url, article.canonicalURL, article.title, article.source,
                            article.published?.timeIntervalSince1970, article.language?.rawValue, article.text,
                            made.read(number).timeIntervalSince1970, article.copyOf,
                        ])
                }
            }
        }
    }
}
