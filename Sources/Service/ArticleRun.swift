internal import Classifying
package import Foundation
internal import Judging
package import Model
internal import Reading
internal import Watching

/// Articles one after the other through the stages of the pipeline, without feeds and the network: what `make bench` measures.
package struct ArticleRun: Sendable {
    private let ledger: any Ledger
    private let beat: Beat
    private let judging: ArticleJudging
    private let reader: ArticleReader

    /// - Parameters:
    ///   - folder: the watchlist's.
    ///   - zone: the desk's.
    /// - Throws: every fault of the folder's files.
    package init(ledger: any Ledger, watchlist folder: String, zone: TimeZone) throws(InputFaults) {
        self.ledger = ledger
        beat = try Beat(folder: folder, zone: zone)
        judging = ArticleJudging(ledger: ledger, zone: zone, destinations: [])
        reader = ArticleReader(store: ledger, beat: BeatHolder(beat), zone: zone, destinations: [])
    }

    /// classify → judge: an article's text to its verdicts, which enter the ledger. Copies are not looked for.
    package func judge(_ article: Article, now: Date) throws(StoreFault) -> ArticleRecord {
        let reading = ArticleInHand(article: article, item: nil, isHistory: false, now: now, fingerprint: nil)
        let findings = beat.classifier.findings(
            title: article.title, text: article.text, language: reading.language, published: article.spoken,
            sources: article.outlets, wanted: .kept)
        let record = try judging.record(of: reading, findings, beat)
        try ledger.record(record)
        return record
    }

    /// A page as it came.
    package struct Given: Sendable {
        package var bytes: [UInt8]
        package var url: String
        package var source: String
        package var now: Date

        package init(bytes: [UInt8], url: String, source: String, now: Date) {
            self.bytes = bytes
            self.url = url
            self.source = source
            self.now = now
        }
    }

    /// How many pages a live desk commits at a time at the most.
    package static let batch = ReadingBatch.most

    /// extract → classify → judge → record: pages to what is committed of them, all together; those that can't be read are
    /// left out.
    package func read(_ pages: [Given]) throws(StoreFault) -> [ArticleRecord] {
        let outcome = try reader.read(pages.compactMap(wanted))
        if let fault = outcome.fault { throw fault }
        return outcome.records
    }

    private func wanted(_ given: Given) -> ArticleReader.Wanted? {
        guard let page = try? PageReader.page(given.bytes, contentType: nil, url: given.url) else { return nil }
        let address = canonicalURL(given.url)
        let title = page.title ?? ""
        let article = Article(
            id: ArticleID.of(address), url: given.url, canonicalURL: address, title: title, byline: page.byline,
            source: given.source, published: page.published,
            language: LanguageIdentifier.identify(title + "\n\n" + page.text) ?? PageReader.language(of: page),
            text: page.text)
        let item = Item(
            feed: "https://feeds.example/", id: address, url: given.url, canonicalURL: address, title: title,
            source: given.source, published: page.published, summary: nil, content: nil, isHistory: false,
            firstSeen: given.now, due: given.now)
        return .init(article: article, item: item, isHistory: false, now: given.now)
    }
}
