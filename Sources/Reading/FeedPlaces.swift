extension FeedDiscovery {
    /// Addresses worth trying for a site that names no feed, best first: where its service is known to keep them, beside the
    /// page, then at the site's root; sitemaps of news last. Empty for what is no http or https address; `https://` is
    /// taken to be meant where no scheme is given. No address is the given one itself.
    package static func wellKnown(for url: String) -> [String] {
        guard let place = WebAddress(url.contains("://") ? url : "https://" + url) else { return [] }
        let rewriting = Self.rewriting(place)
        if rewriting.isOnly { return rewriting.urls.filter { $0 != url } }
        var urls = rewriting.urls
        let folder = place.segments.prefix(3)
        if !folder.isEmpty, folder.count == place.segments.count, folder.last?.contains(".") == false {
            let beside = place.origin + "/" + folder.joined(separator: "/")
            urls += ["/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml"].map { beside + $0 }
        }
        urls += (feedPaths + sitemapPaths).map { place.origin + $0 }
        var seen: Set<String> = [url]
        return urls.filter { seen.insert($0).inserted }
    }

    /// Where common software keeps a site's feed, by how common it is: WordPress; most others; Blogger; Russian sites'
    /// feeds for Yandex.
    private static let feedPaths = [
        "/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json", "/?feed=rss2", "/rss/",
        "/feed/atom", "/feeds/posts/default", "/index.rdf", "/rss/all", "/rss/news", "/news/rss", "/rss/yandex.xml",
        "/yandex.rss",
    ]
    private static let sitemapPaths = [
        "/sitemap-news.xml", "/news-sitemap.xml", "/sitemap_news.xml", "/sitemap/news.xml", "/googlenews.xml",
        "/sitemap.xml",
    ]

    /// Feeds of services that many publish on; `isOnly` where the service has them nowhere else.
    private static func rewriting(_ place: WebAddress) -> (urls: [String], isOnly: Bool) {
        let parts = place.segments
        let first = parts.first ?? ""
        let second = parts.count > 1 ? parts[1] : ""
        let host = place.plainHost
        if let channel = place.telegramChannel { return ([channel], true) }
        switch host {
        case _ where WebAddress.telegramHosts.contains(host): return ([], true)
        case "youtube.com":
            let feed = "https://www.youtube.com/feeds/videos.xml?"
            if let list = place.query.split(separator: "&").first(where: { $0.hasPrefix("list=") }) {
                return ([feed + "playlist_id=\(list.dropFirst(5))"], true)
            }
            if first == "channel", !second.isEmpty { return ([feed + "channel_id=\(second)"], true) }
            if first == "user", !second.isEmpty { return ([feed + "user=\(second)"], true) }
            // A channel's handle tells nothing; its page names the feed.
            return ([], true)
        case "reddit.com", "old.reddit.com":
            guard ["r", "user", "u"].contains(first), !second.isEmpty else {
                return (["https://www.reddit.com/.rss"], true)
            }
            return (["https://www.reddit.com/\(first)/\(second)/.rss"], true)
        case "medium.com": return first.isEmpty ? ([], false) : (["https://medium.com/feed/\(first)"], true)
        case "bsky.app": return first == "profile" ? (["https://bsky.app/profile/\(second)/rss"], true) : ([], true)
        case "github.com":
            return second.isEmpty ? ([], true) : (["https://github.com/\(first)/\(second)/releases.atom"], true)
        default: break
        }
        if host.hasSuffix(".livejournal.com") {
            return ([place.origin + "/data/rss", place.origin + "/data/atom"], true)
        }
        if host.hasSuffix(".blogspot.com") { return ([place.origin + "/feeds/posts/default"], true) }
        // Mastodon and its kin.
        if first.hasPrefix("@"), parts.count == 1 { return (["\(place.origin)/\(first).rss"], false) }
        return ([], false)
    }
}
