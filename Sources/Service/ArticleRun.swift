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

    /// extract → classify → judge → record: a page to what is committed of it; nil where it can't be read.
    package func read(_ page: [UInt8], url: String, source: String, now: Date) throws(StoreFault) -> ArticleRecord? {
        guard let page = try? PageReader.page(page, contentType: nil, url: url) else { return nil }
        let address = canonicalURL(url)
        let title = page.title ?? ""
        let article = Article(
            id: ArticleID.of(address), url: url, canonicalURL: address, title: title, byline: page.byline,
            source: source, published: page.published,
            language: LanguageIdentifier.identify(title + "\n\n" + page.text) ?? page.language, text: page.text)
        let item = Item(
            feed: "https://feeds.example/", id: address, url: url, canonicalURL: address, title: title, source: source,
            published: page.published, summary: nil, content: nil, isHistory: false, firstSeen: now, due: now)
        return try reader.read(article, item: item, isHistory: false, now: now)
    }
}
