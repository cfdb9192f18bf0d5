/// Finds the feeds of a site: those that a page names, and the places where sites keep them. Pure; whether a candidate
/// really is a feed shows only when it is fetched.
package enum FeedDiscovery {
    /// An address that may be a feed.
    package struct Candidate: Sendable, Hashable {
        /// How it was found.
        package enum Kind: String, Sendable, Hashable { case link, anchor, sitemap, telegram, wellKnown }

        /// Absolute, http or https.
        package var url: String
        /// As the page calls it.
        package var title: String?
        /// The media type that the page gives, in lower case, without parameters.
        package var type: String?
        package var kind: Kind

        package init(url: String, title: String? = nil, type: String? = nil, kind: Kind) {
            self.url = url
            self.title = title
            self.type = type
            self.kind = kind
        }
    }

    /// What a page names, best first: `<link rel=alternate>` of a feed's type (the RSS Advisory Board's and HTML's
    /// autodiscovery), links that look like feeds, sitemaps, the site's Telegram channels. Feeds of comments come last. At
    /// most 50; each address once.
    /// - Parameters:
    ///   - inPage: the page as it came.
    ///   - contentType: its HTTP `Content-Type`, for the charset.
    ///   - url: where it was fetched; relative links are meant against it, or against the page's `<base>`.
    package static func candidates(inPage bytes: [UInt8], contentType: String?, url: String) -> [Candidate] {
        let document = HTMLDocument(Charset.utf8(bytes, contentType: contentType, isHTML: true).bytes)
        let site = WebAddress(url)
        var base = url
        var found: [(candidate: Candidate, rank: Int)] = []
        var hasBase = false
        for (index, node) in document.nodes.enumerated() where found.count < limit * 8 {
            switch node.tag {
            case .base where !hasBase:
                if let href = document.attribute(.href, at: index), let new = FeedLink.absolute(href, base: url) {
                    base = new
                    hasBase = true
                }
            case .link:
                if let candidate = link(index, in: document, base: base) { found.append(candidate) }
            case .a, .area:
                if let candidate = anchor(index, in: document, base: base, site: site) { found.append(candidate) }
            default: continue
            }
        }
        var seen = Set<String>()
        return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.candidate).filter { seen.insert(key($0.url)).inserted }.prefix(limit).map { $0 }
    }

    private static let limit = 50

    /// http and https, and an address with and without a slash at its end, are one place.
    private static func key(_ url: String) -> String {
        let rest = url.split(separator: "://", maxSplits: 1).last.map(String.init) ?? url
        return rest.hasSuffix("/") ? String(rest.dropLast()) : rest
    }

    private enum Rank { static let link = 0, untyped = 1, anchor = 2, sitemap = 3, telegram = 4, comments = 5 }

    private static func link(_ index: Int, in document: HTMLDocument, base: String) -> (Candidate, Int)? {
        guard let href = document.attribute(.href, at: index), let url = address(href, base: base) else { return nil }
        let relations = (document.attribute(.rel, at: index) ?? "").lowercased().split { $0.isWhitespace }
        let title = title(document.attribute(.title, at: index))
        let type = document.attribute(.type, at: index)?.split(separator: ";").first
            .flatMap { FeedText.trimmed(String($0)) }?.lowercased()
        if relations.contains("sitemap") {
            return (Candidate(url: url, title: title, type: type, kind: .sitemap), Rank.sitemap)
        }
        guard relations.contains("alternate") || relations.contains("feed"), !relations.contains("stylesheet") else {
            return nil
        }
        let place = WebAddress(url)
        let isTyped = type.map { isFeedType($0, place) } ?? false
        // Without a type, `alternate` is another language or the mobile page more often than a feed.
        guard isTyped || (type == nil && (relations.contains("feed") || place?.looksLikeFeed == true)) else {
            return nil
        }
        let rank = isOfComments(url, title) ? Rank.comments : isTyped ? Rank.link : Rank.untyped
        return (Candidate(url: url, title: title, type: type, kind: .link), rank)
    }

    private static func isFeedType(_ type: String, _ place: WebAddress?) -> Bool {
        switch type {
        case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/x.atom+xml", "application/x-atom+xml", "application/rss", "application/atom", "text/rss+xml",
            "text/atom+xml", "text/rss", "application/x-rss+xml":
            true
        // Too general to go by alone: interfaces of the site's software are linked so too.
        case "application/json", "text/xml", "application/xml": place?.looksLikeFeed ?? false
        default: false
        }
    }

    private static func anchor(
        _ index: Int, in document: HTMLDocument, base: String, site: WebAddress?
    ) -> (Candidate, Int)? {
        guard let href = document.attribute(.href, at: index), let url = address(href, base: base),
            let place = WebAddress(url)
        else { return nil }
        if let channel = place.telegramChannel {
            return (Candidate(url: channel, title: nil, type: nil, kind: .telegram), Rank.telegram)
        }
        let saysSo = href.lowercased().hasPrefix("feed:")
        let isOwn = site.map { place.isSameSite(as: $0) } ?? true
        guard saysSo || isOwn || place.isFeedHost else { return nil }
        // Most anchors of a page are told apart by their address alone.
        guard saysSo || place.mayBeFeed else { return nil }
        let words = title(document.text(of: index, limit: 200)) ?? title(document.attribute(.title, at: index))
        if place.isNewsSitemap { return (Candidate(url: url, title: words, type: nil, kind: .sitemap), Rank.sitemap) }
        guard saysSo || place.looksLikeFeed || speaksOfFeeds(words ?? "") else { return nil }
        let rank = isOfComments(url, words) ? Rank.comments : Rank.anchor
        return (Candidate(url: url, title: words, type: nil, kind: .anchor), rank)
    }

    private static func speaksOfFeeds(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { ["rss", "atom", "feed", "рсс", "фид", "订阅"].contains($0) }
    }

    private static func isOfComments(_ url: String, _ title: String?) -> Bool {
        let address = url.lowercased()
        if ["/comments/feed", "/comments/default", "/comments/rss", "feed=comments", "comments.xml", "comments-rss2"]
            .contains(where: { address.contains($0) })
        {
            return true
        }
        // Stems of the word in the languages of WordPress's titles; a section of commentaries is none.
        let title = (title?.lowercased() ?? "").replacing("commentary", with: "")
        return commentStems.contains { title.contains($0) }
    }

    private static let commentStems = [
        "comment", "komment", "koment", "coment", "коммент", "комент", "пікірлер", "yorum", "评论", "評論", "コメント", "댓글",
    ]

    private static func title(_ text: String?) -> String? {
        let line = plainTitle(String((text ?? "").prefix(300)), isHTML: false)
        return line.isEmpty ? nil : line
    }

    /// As `FeedLink.absolute`, and out of `feed:` addresses, by which browsers once handed feeds to readers.
    static func address(_ text: String, base: String?) -> String? {
        guard let trimmed = FeedText.trimmed(text) else { return nil }
        let lower = trimmed.prefix(8).lowercased()
        if lower.hasPrefix("feed://") { return FeedLink.absolute("http://" + trimmed.dropFirst(7), base: nil) }
        if lower.hasPrefix("feed:") { return FeedLink.absolute(String(trimmed.dropFirst(5)), base: base) }
        return FeedLink.absolute(trimmed, base: base)
    }
}
