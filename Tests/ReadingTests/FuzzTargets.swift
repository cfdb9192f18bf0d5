import Foundation
import Model
import Reading

/// What is fed with bytes that nobody would write: by `make fuzz` for as long as one likes, by `FuzzReplayTests` with the
/// seeds and with every input that once broke something (`Seeds/NAME/`). Both compile this one file.
enum ReadingFuzz: String, CaseIterable {
    case feeds, sitemaps, channels, lists, pages, charset, dates, texts

    /// What is wrong with what is made of `bytes`; nil where nothing is. A trap or a hang is the other way to fail.
    func fault(_ bytes: [UInt8]) -> String? {
        switch self {
        case .feeds: feedFault(bytes, Self.address)
        case .sitemaps: feedFault(bytes, "https://example.org/sitemap.xml")
        case .channels: feedFault(bytes, "https://t.me/s/example")
        case .lists: listFault(bytes)
        case .pages: pageFault(bytes)
        case .charset: charsetFault(bytes)
        case .dates: dateFault(bytes)
        case .texts: textFault(bytes)
        }
    }

    private static let address = "https://example.org/a/page.html"
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    private func feedFault(_ bytes: [UInt8], _ url: String) -> String? {
        // A gzipped document may well be a flood: that is bounded by itself.
        if bytes.starts(with: [0x1F, 0x8B]) { return nil }
        guard let feed = try? FeedParser.parse(bytes, contentType: nil, url: url, now: Self.now) else { return nil }
        var size = 0
        for entry in feed.entries {
            for text in [entry.id, entry.title, entry.link, entry.summary, entry.content] {
                size += text?.utf8.count ?? 0
            }
            if let link = entry.link, !isWeb(link) {
                return "a link that is no web address: \(link)"
            }
            for date in [entry.published, entry.updated].compactMap(\.self) where date > Self.now + 86_400 {
                return "a date in the future: \(date)"
            }
        }
        if feed.entries.count > 60_000 { return "\(feed.entries.count) entries" }
        // Entities and relative addresses add to what they stand for, but a few bytes can't become a flood.
        if size > 64 * bytes.count + 4096 { return "\(bytes.count) bytes became \(size)" }
        let again = try? FeedParser.parse(bytes, contentType: nil, url: url, now: Self.now)
        return again == feed ? nil : "two readings differ"
    }

    private func listFault(_ bytes: [UInt8]) -> String? {
        guard let contents = try? OPML.contents(bytes) else { return nil }
        let written = OPML.write(contents.outlines, title: "Fuzz", now: Self.now)
        guard let again = try? OPML.read(Array(written.utf8)) else {
            return contents.outlines.isEmpty ? nil : "what was written can't be read: \(written)"
        }
        // Folders are written together, so the order may be another.
        return Set(again.map(\.url)) == Set(contents.outlines.map(\.url)) ? nil : "written and read: other feeds"
    }

    /// Whether an address is one of http or https, in whatever case the scheme is written (RFC 3986, section 3.1).
    private func isWeb(_ address: String) -> Bool {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        return (scheme == "http" || scheme == "https") && address.dropFirst(scheme.count).hasPrefix("://")
    }

    private func pageFault(_ bytes: [UInt8]) -> String? {
        for candidate in FeedDiscovery.candidates(inPage: bytes, contentType: nil, url: Self.address)
        where !isWeb(candidate.url) {
            return "a feed at no web address: \(candidate.url)"
        }
        guard let page = try? PageReader.page(bytes, contentType: nil, url: Self.address) else { return nil }
        let size = page.text.utf8.count + (page.title?.utf8.count ?? 0)
        if size > 8 * bytes.count + 4096 { return "\(bytes.count) bytes became \(size)" }
        for link in [page.canonicalURL, page.image].compactMap(\.self)
        where !isWeb(link) {
            return "an address that is no web address: \(link)"
        }
        if page.text.contains("\n\n\n") { return "an empty paragraph" }
        return nil
    }

    private func charsetFault(_ bytes: [UInt8]) -> String? {
        for isHTML in [false, true] {
            let result = Charset.decode(bytes, contentType: nil, isHTML: isHTML)
            if result.text.utf8.count > 6 * bytes.count + 64 {
                return "\(bytes.count) bytes became \(result.text.utf8.count)"
            }
            if result.encoding.isEmpty { return "a charset without a name" }
        }
        return nil
    }

    private func dateFault(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let (date, problem) = FeedDate.parse(text, now: Self.now)
        if let date, date > Self.now + 86_400 { return "a date in the future: \(date)" }
        if date != nil, problem != nil { return "a date and a problem" }
        return nil
    }

    private func textFault(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = plainText(fromHTML: text)
        if plain.utf8.count > 8 * text.utf8.count + 64 { return "\(text.utf8.count) bytes became \(plain.utf8.count)" }
        let url = canonicalURL(text)
        if canonicalURL(url) != url { return "canonical twice: \(url) became \(canonicalURL(url))" }
        _ = LanguageIdentifier.identify(text)
        return nil
    }
}
