import Foundation
package import Model

/// Why a page can't be read.
package enum PageFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The bytes are no text page: a picture, a PDF, an archive, nothing at all.
    case notHTML

    /// What is wrong and what to do, one line.
    package var message: String {
        switch self {
        case .notHTML:
            "this is no HTML page but a picture, a document, a feed or other data; give the address of a page"
        }
    }

    package var description: String { message }
}

/// A page's bytes to its article. Pure; linear in the page's size; reads 16 MiB of it at most.
package enum PageReader {
    /// The article of one page.
    ///
    /// Title, byline, times and the rest come from JSON-LD, OpenGraph, microdata, `meta`, then the visible page; the text from
    /// the page's own paragraphs, or from JSON-LD where that has clearly more. A page without an article gives empty text.
    /// Times: a day without an hour is noon UTC, a time without a zone is UTC; a date in the address is the last resort.
    /// `language` is what the page declares; what its text is written in tells `language(of:)`.
    /// - Parameters:
    ///   - contentType: the response's Content-Type, for its charset.
    ///   - url: the address the page came from; relative addresses resolve against it.
    /// - Throws: `notHTML` where the bytes are no HTML.
    package static func page(_ bytes: [UInt8], contentType: String?, url: String) throws(PageFault) -> Page {
        guard PageKind.isHTML(bytes, contentType: contentType) else { throw .notHTML }
        let document = HTMLDocument(utf8(bytes, contentType: contentType))
        var classes = PageClasses()
        let data = PageStructuredData(document)
        let metadata = PageMetadata(document, classes: &classes, url: url)
        let title = metadata.title(data)
        let byline = metadata.byline(data)
        var extractor = PageText(document, classes: classes)
        let text = PageText.better(extractor.text(title: title, headings: metadata.headings), structured: data.body)
        let declared = metadata.language(data)
        let monthFirst = declared == nil || declared == .english
        let address = metadata.canonical ?? metadata.meta["og:url"] ?? data.url
        return Page(
            title: title, byline: byline, site: metadata.site(data),
            published: metadata.published(data, monthFirst: monthFirst),
            modified: metadata.modified(data, monthFirst: monthFirst), language: declared,
            canonicalURL: address.flatMap { absolute($0, base: url) }.map(canonicalURL),
            image: metadata.image(data).flatMap { absolute($0, base: url) }, text: text,
            isPaywalled: isShort(text) && (metadata.isPaywalled(data) || extractor.showsPaywall()))
    }

    /// What a page's text is written in, where that can be told, else what the page declares.
    package static func language(of page: Page) -> Language? {
        // Four thousand bytes tell a language as well as a whole book does.
        let sample = String(decoding: page.text.utf8.prefix(4000), as: UTF8.self)
        return sample.utf8.count >= 200 ? LanguageIdentifier.identify(sample) ?? page.language : page.language
    }

    /// Metered pages carry the whole article, as search engines ask, and call it closed all the same: what a wall leaves is
    /// two or three paragraphs.
    private static func isShort(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return PageBlock.letters(bytes.span, 0, bytes.count) < 1500
    }

    private static func utf8(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
        // Cut before decoding, so that a page of any length costs no more.
        let head = bytes.count > HTMLDocument.byteLimit ? Array(bytes.prefix(HTMLDocument.byteLimit)) : bytes
        return Charset.utf8(head, contentType: contentType, isHTML: true).bytes
    }

    /// An address made whole against the page's; nil where it is no web address.
    private static func absolute(_ address: String, base: String) -> String? {
        if address.utf8.count > 4096 { return nil }
        if address.hasPrefix("http://") || address.hasPrefix("https://") { return address }
        guard let whole = URL(string: address, relativeTo: URL(string: base))?.absoluteString else { return nil }
        return whole.hasPrefix("http://") || whole.hasPrefix("https://") ? whole : nil
    }
}
