internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import Reading
internal import Transport

extension Intake {
    /// Letters from which on a feed's own text is taken for the whole article.
    static let fullText = 600
    /// Seconds after the first, second, … try at a page that failed; then the summary has to do.
    private static let waits: [Double] = [300, 1800, 7200]

    /// An item's article: from the feed where it gives the text, else from the page; nil where the page is put off.
    func extract(_ item: Item) async throws(StoreFault) -> Article? {
        let given = plainText(fromHTML: item.content ?? "")
        let summary = plainText(fromHTML: item.summary ?? "")
        // History is read for the ledger from what the feed gave: five hundred old pages are not worth a ban.
        let hasPage = item.url.hasPrefix("http") && !item.url.hasPrefix(item.feed + "#")
        let isWhole = given.count >= Self.fullText || (!given.isEmpty && givesWholeItems(feed: item.feed))
        if isWhole || item.isHistory || !hasPage {
            return article(item, text: given.count >= summary.count ? given : summary, page: nil)
        }
        let fallback = given.count >= summary.count ? given : summary
        let pages = PageFetcher(
            client: client, politeness: pagePoliteness, robots: robots, limits: limits(settings.pageSize))
        do {
            let fetched = try await pages.fetch(item.url, now: clock.now())
            let page = try PageReader.page(fetched.bytes, contentType: fetched.contentType, url: fetched.finalURL)
            // A page with less than the feed gave is a paywall, a cookie wall or an error dressed as a page.
            let isFuller = page.text.count > fallback.count
            return article(
                item, text: isFuller ? page.text : fallback, page: page,
                remark: page.isPaywalled
                    ? "its page is for subscribers: read from \(isFuller ? "what it shows" : "the feed's summary")"
                    : isFuller ? nil : "its page gave less text than the feed: read from the feed")
        } catch let fault as Fetching.PageFault {
            return try postpone(item, fault.description, fallback, retry: fault.isRetryable, after: fault.retryAfter)
        } catch {
            return try postpone(item, "\(error)", fallback, retry: false)
        }
    }

    /// Puts an item off until its page can be had, or makes do with what the feed gave: nothing is dropped for a dead page.
    ///
    /// - Parameter after: seconds that the host asks to be left alone for; at most a day is heeded.
    private func postpone(
        _ item: Item, _ why: String, _ text: String, retry: Bool, after: TimeInterval? = nil
    ) throws(StoreFault) -> Article? {
        log.notice("page not had", metadata: ["url": "\(item.url)", "why": "\(why)"])
        guard retry, item.attempts < Self.waits.count else {
            return article(item, text: text, page: nil, remark: "read from the feed's summary: \(why)")
        }
        var item = item
        item.due = clock.now().addingTimeInterval(max(Self.waits[item.attempts], min(after ?? 0, 86_400)))
        item.attempts += 1
        item.why = why
        try store.save(item)
        return nil
    }

    private func article(_ item: Item, text: String, page: Page?, remark: String? = nil) -> Article {
        let title = item.title.isEmpty ? page?.title ?? "" : item.title
        let address = page?.canonicalURL.map { Reading.canonicalURL($0) } ?? item.canonicalURL
        var article = Article(
            id: ArticleID.of(item.canonicalURL), url: item.url, canonicalURL: address, title: title,
            byline: page?.byline ?? item.byline, source: item.source, published: item.published ?? page?.published,
            language: LanguageIdentifier.identify(title + "\n\n" + text) ?? page.flatMap(PageReader.language),
            revised: item.revised,
            text: text)
        article.remark = remark
        return article
    }
}
