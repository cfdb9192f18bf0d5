internal import Alerting
package import Foundation
internal import Judging
package import Model
internal import Reading
internal import Storing

/// Puts articles through the pipeline in order of publication, each judged as of its own publication, over a ledger in
/// memory; fetches and sends nothing. The same input gives the same bytes.
package struct Replay: Sendable {
    private let reader: ArticleReader
    private let zone: TimeZone

    /// - Parameter known: a JSONL file of articles whose events are known already.
    package init(watchlists folder: String, known: [ReplayArticle], zone: TimeZone) throws {
        try self.init(beat: try Beat(folder: folder, zone: zone), ledger: MemoryLedger(), known: known, zone: zone)
    }

    init(beat: Beat, ledger: any Ledger, known: [ReplayArticle], zone: TimeZone) throws {
        self.zone = zone
        reader = ArticleReader(store: ledger, beat: BeatHolder(beat), zone: zone, destinations: [])
        for article in Self.ordered(known, zone: zone) { _ = try read(article, isHistory: true) }
    }

    /// One JSON line for each article, in the order read: by publication, unknown last, else as given.
    package func lines(_ articles: [ReplayArticle], each: (String) throws -> Void) throws {
        try records(articles) { try each(try OutputJSON.text(ReplayLine($0, given: $1))) }
    }

    /// What is recorded of each article, in the order read.
    func records(_ articles: [ReplayArticle], each: (ArticleRecord, ReplayArticle) throws -> Void) throws {
        for article in Self.ordered(articles, zone: zone) { try each(try read(article, isHistory: false), article) }
    }

    private func read(_ given: ReplayArticle, isHistory: Bool) throws -> ArticleRecord {
        let article = given.article(zone: zone)
        return try reader.read(article, item: nil, isHistory: isHistory, now: article.published)
    }

    static func ordered(_ articles: [ReplayArticle], zone: TimeZone) -> [ReplayArticle] {
        articles.enumerated().map { ($0.offset, $0.element, $0.element.instant(zone: zone)) }
            .sorted { ($0.2 ?? .distantFuture, $0.0) < ($1.2 ?? .distantFuture, $1.0) }.map(\.1)
    }
}

/// One line of what `replay` reads; other keys are ignored.
package struct ReplayArticle: Decodable, Sendable {
    package var id: String
    package var url: String?
    package var title: String?
    /// A day or RFC 3339; null is unknown, never now.
    package var published: String?
    package var text: String?
    package var source: String?

    /// Noon where only the day is known.
    func instant(zone: TimeZone) -> Date? { published.flatMap { Timestamp.read($0, zone: zone) } }

    func article(zone: TimeZone) -> Article {
        let title = title ?? ""
        let text = text ?? ""
        let url = url ?? ""
        return Article(
            id: id, url: url, canonicalURL: url.isEmpty ? id : canonicalURL(url), title: title,
            source: source ?? SourceName.host(of: url) ?? "unknown", published: instant(zone: zone),
            language: LanguageIdentifier.identify(title + "\n\n" + text), text: text)
    }

    /// Reads JSONL; a line that is no article stops it, with its number.
    package static func read(_ text: String, file: String) throws(InputFaults) -> [ReplayArticle] {
        var articles: [ReplayArticle] = []
        var faults: [InputFault] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            do {
                articles.append(try JSONDecoder().decode(ReplayArticle.self, from: Data(line.utf8)))
            } catch {
                faults.append(
                    InputFault(
                        file: file, line: index + 1, column: 1,
                        message:
                            "not an article: \(Self.words(error)); a line is {\"id\", \"url\", \"title\", \"published\", \"text\"}"
                    ))
                if faults.count == 20 { break }
            }
        }
        guard faults.isEmpty else { throw InputFaults(faults) }
        return articles
    }

    private static func words(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _)?: "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
        default: "it is not JSON"
        }
    }
}

/// The name of an outlet where nothing better is known.
enum SourceName {
    static func host(of url: String) -> String? {
        guard let host = URL(string: url)?.host() else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

extension Article {
    /// What a query's SOURCE: asks: the outlet's name and its site.
    var outlets: [String] { [source, SourceName.host(of: url)].compactMap(\.self) }
}
