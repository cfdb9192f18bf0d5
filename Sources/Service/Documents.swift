internal import Alerting
package import Foundation
package import Model
internal import Reading
internal import Storing
internal import Watching

/// `feeds parse`: one feed document as JSON.
package enum FeedReading {
    package static func json(
        _ bytes: [UInt8], file: String, contentType: String?, url: String?, now: Date = Date()
    ) throws -> String {
        do {
            let document = try FeedParser.parse(bytes, contentType: contentType, url: url, now: now)
            return try OutputJSON.text(FeedJSON(document), pretty: true)
        } catch let fault as FeedFault {
            throw InputFault(file: file, message: "\(fault)")
        }
    }

    private struct FeedJSON: Encodable {
        var format: String
        var title: String?
        var link: String?
        var language: String?
        var updated: String?
        var entries: [EntryJSON]
        var warnings: [String]

        init(_ document: FeedDocument) {
            format = document.format
            title = document.title
            link = document.link
            language = document.language
            updated = document.updated.map { Timestamp.text($0, in: .gmt) }
            entries = document.entries.map(EntryJSON.init)
            warnings = document.warnings
        }
    }

    private struct EntryJSON: Encodable {
        var id: String?
        var title: String?
        var link: String?
        var published: String?
        var updated: String?
        var authors: [String]
        var summary: String?
        var content: String?
        var categories: [String]
        var enclosures: [EnclosureJSON]

        init(_ entry: FeedEntry) {
            id = entry.id
            title = entry.title
            link = entry.link
            published = entry.published.map { Timestamp.text($0, in: .gmt) }
            updated = entry.updated.map { Timestamp.text($0, in: .gmt) }
            authors = entry.authors
            summary = entry.summary
            content = entry.content
            categories = entry.categories
            enclosures = entry.enclosures.map { EnclosureJSON(url: $0.url, type: $0.type, length: $0.length) }
        }
    }

    private struct EnclosureJSON: Encodable {
        var url: String
        var type: String?
        var length: Int?
    }
}

/// `article extract`: the article in one page as JSON.
package enum PageReading {
    package static func json(_ bytes: [UInt8], file: String, url: String) throws -> String {
        let page: Page
        do { page = try PageReader.page(bytes, contentType: nil, url: url) } catch {
            throw InputFault(file: file, message: "\(error)")
        }
        return try OutputJSON.text(PageJSON(page), pretty: true)
    }

    private struct PageJSON: Encodable {
        var title: String?
        var byline: String?
        var site: String?
        var published: String?
        var modified: String?
        var language: String?
        var canonicalURL: String?
        var image: String?
        var isPaywalled: Bool
        var text: String

        init(_ page: Page) {
            title = page.title
            byline = page.byline
            site = page.site
            published = page.published.map { Timestamp.text($0, in: .gmt) }
            modified = page.modified.map { Timestamp.text($0, in: .gmt) }
            language = (PageReader.language(of: page) ?? LanguageIdentifier.identify(page.text))?.rawValue
            canonicalURL = page.canonicalURL
            image = page.image
            isPaywalled = page.isPaywalled
            text = page.text
        }
    }
}

extension Why {
    /// Looks an article up in a configuration's store; nil where it is not on record.
    package static func of(_ url: String, settings: Settings) throws -> Why? {
        let store = try store(settings)
        guard let history = try store.history(url: url) ?? store.history(url: canonicalURL(url)) else { return nil }
        let versions = try RuleVersions(
            history.judgedBy, store: store, live: settings.watchlistFolder)
        return Why(history, zone: settings.zone, versions: versions)
    }

    /// A configuration's store, which must be there.
    static func store(_ settings: Settings) throws(StoreFault) -> any Store {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw StoreFault(
                "can't open \(settings.database): there is none yet; `copytaster once` or `run` makes it",
                isTransient: false)
        }
        return try SQLiteStore(path: settings.database)
    }
}

/// What `corpus add` says.
package struct CorpusSummary: Sendable {
    private let records: [ArticleRecord]
    package init(_ records: [ArticleRecord]) { self.records = records }

    package var text: String {
        var lines = records.map { record in
            let reports = record.judgements.map { "\($0.report.type) \($0.verdict.rawValue)" }
            return "\(record.article.title): \(reports.isEmpty ? "no report" : reports.joined(separator: ", "))"
        }
        let actors = Set(records.flatMap { $0.findings.names(.actor) })
        let places = Set(records.flatMap { $0.findings.names(.place) })
        let events = Set(records.flatMap { $0.events.map(\.id) })
        let figures = records.filter(\.findings.onTopic).reduce(0) {
            $0 + $1.findings.figures.count { $0.kind != .number }
        }
        lines.append(
            "\(records.count) articles: \(actors.count) actors, \(places.count) places, \(events.count) events and "
                + "\(figures) figures are in the ledger as known; nobody was alerted")
        return lines.joined(separator: "\n")
    }
}
