internal import Foundation
internal import Model
internal import Service
internal import Storing

/// Articles of 3 KB to their verdicts, and pages to the committed ledger, on one core.
enum VerdictBenchmark {
    /// `benchmarks verdicts COUNT WATCHLIST ROUNDS`: classify and judge, over a ledger in memory that begins empty.
    static func verdicts(_ count: Int, watchlist folder: String, rounds: Int) throws {
        let made = ArchiveArticles(count: count, days: 30)
        let articles = (0..<count).map(made.article)
        try measure(count, rounds, bytes: articles.reduce(0) { $0 + $1.text.utf8.count }) {
            let run = try ArticleRun(ledger: MemoryLedger(), watchlist: folder, zone: .gmt)
            return { try $0.reduce(0) { try $0 + run.judge(articles[$1], now: made.read($1)).alerts.count } }
        }
    }

    /// `benchmarks pipeline COUNT WATCHLIST ROUNDS FOLDER`: extract, find copies, classify, judge and commit to a database in
    /// FOLDER, as many a transaction as where a desk has that many waiting.
    static func pipeline(_ count: Int, watchlist folder: String, rounds: Int, in scratch: String) throws {
        let made = ArchiveArticles(count: count, days: 30)
        let pages = (0..<count).map { page(made.article($0)) }
        let storage = scratch + "/pipeline"
        try FileManager.default.createDirectory(atPath: storage, withIntermediateDirectories: true)
        try measure(count, rounds, bytes: pages.reduce(0) { $0 + $1.count }) {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: storage + "/copytaster.sqlite" + suffix)
            }
            let run = try ArticleRun(
                ledger: SQLiteStore(path: storage + "/copytaster.sqlite"), watchlist: folder, zone: .gmt)
            return { numbers in
                try run.read(
                    numbers.map {
                        .init(
                            bytes: pages[$0], url: "https://pages.example/\($0)", source: "Pages", now: made.read($0))
                    }
                ).reduce(0) { $0 + $1.alerts.count }
            }
        }
    }

    private struct Figures: Encodable {
        /// CPU seconds, and as they passed, of each round.
        var seconds: [Double] = []
        var clock: [Double] = []
        var count: Int
        /// Of an article or page, on average.
        var bytes: Int
        var alerts = 0
    }

    /// - Parameter prepare: makes what is measured, before the clock runs.
    private static func measure(
        _ count: Int, _ rounds: Int, bytes: Int, _ prepare: () throws -> (Range<Int>) throws -> Int
    ) throws {
        var figures = Figures(count: count, bytes: bytes / max(1, count))
        let clock = ContinuousClock()
        for _ in 0..<rounds {
            let read = try prepare()
            let (start, begin) = (processSeconds(), clock.now)
            var alerts = 0
            for first in stride(from: 0, to: count, by: ArticleRun.batch) {
                alerts += try read(first..<min(count, first + ArticleRun.batch))
            }
            figures.seconds.append(processSeconds() - start)
            figures.clock.append((clock.now - begin) / .seconds(1))
            figures.alerts = alerts
        }
        FileHandle.standardOutput.write(try JSONEncoder().encode(figures))
    }

    /// An article's page as a small site makes it: menu, script, teasers; ten times as long as the text.
    private static func page(_ article: Article) -> [UInt8] {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }
        let menu = (0..<60).map { "<li class=\"menu-item\"><a href=\"/s/\($0)\">Section \($0) of the site</a></li>" }
        let teasers = (0..<40).map {
            "<div class=\"teaser\"><a href=\"/a/\($0)\"><img src=\"/i/\($0).jpg\" alt=\"\"><h3>Story \($0), told elsewhere</h3></a></div>"
        }
        let paragraphs = article.text.split(separator: "\n\n").map { "<p>\(escaped(String($0)))</p>\n" }
        let published = article.published?.formatted(.iso8601) ?? ""
        return Array(
            """
            <!DOCTYPE html><html lang="\(article.language?.rawValue ?? "en")"><head><meta charset="utf-8">\
            <title>\(escaped(article.title)) | Pages</title><meta property="og:title" content="\(escaped(article.title))">\
            <meta property="article:published_time" content="\(published)">\
            <script>\(String(repeating: "var x=1;function f(){return x}", count: 400))</script></head>
            <body><header><nav><ul>\(menu.joined())</ul></nav></header>
            <main><article><h1>\(escaped(article.title))</h1>\(paragraphs.joined())</article>
            <aside>\(teasers.joined())</aside></main><footer><p>Pages</p></footer></body></html>
            """.utf8)
    }
}
