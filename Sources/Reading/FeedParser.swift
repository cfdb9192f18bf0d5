package import Foundation
package import Model

/// Reads one feed document, whichever format it is in and whatever is wrong with it.
package enum FeedParser {
    /// Parses RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed, sitemaps, and the previews of Telegram
    /// channels.
    /// - Parameters:
    ///   - bytes: the document as it came; the caller bounds its size. Time and memory are linear in it.
    ///   - contentType: the HTTP `Content-Type`; only its charset counts, what the document is tells itself.
    ///   - url: where it was fetched, the base of relative links.
    ///   - now: the clock; dates more than 24 hours after it count as unknown.
    /// - Throws: `FeedFault` where nothing of a feed is in it. Damage gives what can be read, with warnings.
    package static func parse(
        _ bytes: [UInt8], contentType: String?, url: String?, now: Date
    ) throws(FeedFault) -> FeedDocument {
        let bytes = Inflate.isGzip(bytes) ? Inflate.gunzip(bytes, limit: unpackedLimit) ?? bytes : bytes
        let decoded = Charset.utf8(bytes, contentType: contentType, isHTML: false)
        guard let start = decoded.bytes.firstIndex(where: { $0 > 0x20 }) else { throw FeedFault.empty }
        var warnings = FeedWarnings()
        for warning in decoded.warnings { warnings.add(warning) }
        let first = decoded.bytes[start]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return try FeedJSON.parse(decoded.bytes, url: url, now: now, warnings: warnings)
        }
        if let sitemap = try NewsSitemap.parse(decoded.bytes, url: url, now: now, warnings: warnings) { return sitemap }
        if let channel = try TelegramPreview.parse(decoded.bytes, url: url, now: now, warnings: warnings) {
            return channel
        }
        var reader = FeedXML(decoded.bytes, url: url, now: now, warnings: warnings)
        return try reader.read()
    }

    /// Bytes of the document without a character that is cut off at the very end, which `Charset` lets pass.
    static func completeLength(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { break }
            if byte >= 0xC0 {
                return (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > back ? bytes.count - back : bytes.count
            }
        }
        return bytes.count
    }

    /// Entries read of one document; what is behind them is left, with a warning.
    static let entryLimit = 10_000
    /// Bytes of a document that came gzipped (`.xml.gz`): what the sitemap protocol allows a sitemap.
    static let unpackedLimit = 50 << 20
}

/// Why a document is no feed.
package enum FeedFault: Error, Equatable, CustomStringConvertible {
    /// No byte but white space.
    case empty
    /// A web page.
    case html
    /// Something else; its beginning or its root element.
    case notAFeed(String)
    /// A list of sitemaps; some of them, those of news first.
    case sitemapIndex([String])
    /// A page of Telegram without messages; the channel's name where the address tells it.
    case noPreview(String?)

    /// What it is, and what to do about it.
    package var description: String {
        switch self {
        case .empty: "the document is empty; open its address in a browser, and ask the publisher if it stays so"
        case .html:
            "the document is a web page, not a feed; look on it for the address of its RSS or Atom feed"
        case .notAFeed(let found):
            "the document is no feed (it begins with \(found)); RSS, Atom and JSON Feed are read, check the address"
        case .noPreview(let channel):
            """
            the page of Telegram\(channel.map { "'s \($0)" } ?? "") shows no messages: the channel is private, absent or \
            without a web preview, or the address isn't https://t.me/s/\(channel ?? "NAME")
            """
        case .sitemapIndex(let sitemaps):
            sitemaps.isEmpty
                ? "the document is a list of sitemaps that names none"
                : "the document is a list of sitemaps; configure one of them: \(sitemaps.joined(separator: ", "))"
        }
    }
}

/// What was damaged, each thing said once and no more than 20 of them.
struct FeedWarnings {
    private(set) var list: [String] = []

    mutating func add(_ text: String) {
        if list.count < 20, !list.contains(text) { list.append(text) }
    }
}
