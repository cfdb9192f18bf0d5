internal import Foundation
internal import Model
internal import Reading

/// Feeds, parsed.
enum FeedBenchmark {
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    /// - Parameter option: `clean`: each entry's HTML becomes text too. `results`: once, and what was read is told.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let documents = try inputs.map { (bytes: try $0.bytes(), url: $0.url, type: $0.type) }
        if option == "results" {
            var measured = Measured()
            measured.results = documents.map { bytes, url, type in
                do {
                    return .init(feed: FeedResult(try FeedParser.parse(bytes, contentType: type, url: url, now: now)))
                } catch { return .init(fault: "\(error)") }
            }
            return measured
        }
        let cleans = option == "clean"
        var size = 0
        return measured(rounds) {
            var entries = 0
            for (bytes, url, type) in documents {
                guard let feed = try? FeedParser.parse(bytes, contentType: type, url: url, now: now) else { continue }
                entries += feed.entries.count
                if cleans {
                    for entry in feed.entries {
                        for html in [entry.summary, entry.content].compactMap(\.self) {
                            size += plainText(fromHTML: html).utf8.count
                        }
                    }
                }
            }
            return entries
        }
    }

    /// The first input alone, once: `count` is the growth of peak resident memory over the document's own bytes, in bytes.
    static func memory(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let bytes = try inputs[0].bytes()
        // Reading the file took more than the parse may.
        try Memory.resetPeak()
        let before = try Memory.peak()
        var result = measured(1) {
            (try? FeedParser.parse(bytes, contentType: nil, url: nil, now: now))?.entries.count ?? 0
        }
        result.results = [.init(text: "\(result.count)")]
        result.count = try Memory.peak() - before
        return result
    }

    /// Peak resident memory, in bytes.
    static func peak() throws -> Int {
        let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        let line = lines.first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}

/// A feed in the form of `copytaster feeds parse`, as far as suites tell of it.
struct FeedResult: Encodable {
    var format: String
    var title, link, language: String?
    var entries: [Entry]

    struct Entry: Encodable {
        var id, title, link, published, updated, summary, content: String?
        var authors, categories: [String]
        var enclosures: [Enclosure]
    }

    struct Enclosure: Encodable {
        var url: String
        var type: String?
    }

    init(_ feed: FeedDocument) {
        func text(_ date: Date?) -> String? { date?.formatted(.iso8601) }
        (format, title, link, language) = (feed.format, feed.title, feed.link, feed.language)
        entries = feed.entries.map {
            Entry(
                id: $0.id, title: $0.title, link: $0.link, published: text($0.published), updated: text($0.updated),
                summary: $0.summary, content: $0.content, authors: $0.authors, categories: $0.categories,
                enclosures: $0.enclosures.map { Enclosure(url: $0.url, type: $0.type) })
        }
    }
}
