import Foundation
package import Model

/// Why a page can't be read.
package enum PageFault: Error, Equatable, Sendable {
    /// The bytes are no text page: a picture, a PDF, an archive, nothing at all.
    case notHTML

    /// What is wrong and what to do, one line.
    package var message: String {
        switch self {
        case .notHTML: "the page is not HTML: read the feed's own text instead"
        }
    }
}

/// A page's bytes to its article. Pure; linear in the page's size; reads 16 MiB of it at most.
package enum PageReader {
    /// The article of one page.
    ///
    /// Title, byline, times and the rest come from JSON-LD, OpenGraph, microdata, `meta`, then the visible page; the text from
    /// the page's own paragraphs, or from JSON-LD where that has clearly more. A page without an article gives empty text.
    /// Times: a day without an hour is noon UTC, a time without a zone is UTC; a date in the address is the last resort.
    /// `language` is what the text is written in, where that can be told, else what the page declares.
    /// - Parameters:
    ///   - contentType: the response's Content-Type, for its charset.
    ///   - url: the address the page came from; relative addresses resolve against it.
    /// - Throws: `notHTML` where the bytes are no HTML.
    package static func page(_ bytes: [UInt8], contentType: String?, url: String) throws(PageFault) -> Page {
        guard looksLikeHTML(bytes, contentType: contentType) else { throw .notHTML }
        let document = HTMLDocument(utf8(bytes, contentType: contentType))
        var classes = PageClasses()
        let data = PageStructuredData(document)
        let metadata = PageMetadata(document, classes: &classes)
        let title = metadata.title(data)
        let byline = metadata.byline(data)
        var extractor = PageText(document, classes: classes)
        let text = PageText.better(extractor.text(title: title, headings: metadata.headings), structured: data.body)
        let declared = metadata.language(data)
        let language = text.utf8.count >= 200 ? LanguageIdentifier.identify(text) ?? declared : declared
        let monthFirst = declared == nil || declared == .english
        let address = metadata.canonical ?? metadata.meta["og:url"] ?? data.url
        return Page(
            title: title, byline: byline, site: metadata.site(data),
            published: metadata.published(data, url: url, monthFirst: monthFirst),
            modified: metadata.modified(data, monthFirst: monthFirst), language: language,
            canonicalURL: address.flatMap { absolute($0, base: url) }.map(canonicalURL),
            image: metadata.image(data).flatMap { absolute($0, base: url) }, text: text)
    }

    private static func utf8(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
        // Cut before decoding, so that a page of any length costs no more.
        let head = bytes.count > HTMLDocument.byteLimit ? Array(bytes.prefix(HTMLDocument.byteLimit)) : bytes
        return Charset.utf8(head, contentType: contentType, isHTML: true).bytes
    }

    /// Nothing that begins like a binary format, nor holds NUL bytes in its first KiB unless it is UTF-16.
    private static func looksLikeHTML(_ bytes: [UInt8], contentType: String?) -> Bool {
        if bytes.isEmpty { return false }
        let type = contentType?.lowercased() ?? ""
        for kind in ["image/", "video/", "audio/", "application/pdf", "application/zip", "font/"]
        where type.hasPrefix(kind) {
            return false
        }
        for magic: [UInt8] in [
            Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x50, 0x4B, 3, 4],
            [0x1F, 0x8B],
        ] where bytes.starts(with: magic) {
            return false
        }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || type.contains("utf-16")
        let head = bytes.prefix(1024)
        if !isUTF16 && head.count(where: { $0 == 0 }) > head.count / 16 { return false }
        return bytes.prefix(65_536).contains(UInt8(ascii: "<"))
    }

    /// An address made whole against the page's; nil where it is no web address.
    private static func absolute(_ address: String, base: String) -> String? {
        if address.utf8.count > 4096 { return nil }
        if address.hasPrefix("http://") || address.hasPrefix("https://") { return address }
        guard let whole = URL(string: address, relativeTo: URL(string: base))?.absoluteString else { return nil }
        return whole.hasPrefix("http://") || whole.hasPrefix("https://") ? whole : nil
    }
}
