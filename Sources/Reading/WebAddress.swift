import Foundation

/// The parts of an http or https address that tell what it may be; scheme and host in lower case.
struct WebAddress {
    var scheme: String
    /// With its port, without user and password.
    var host: String
    /// Begins with `/`.
    var path: String
    var query: String

    /// Nil where it isn't an absolute http or https address with a host.
    init?(_ url: String) {
        guard let colon = url.range(of: "://") else { return nil }
        scheme = url[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = url[colon.upperBound...].prefix { $0 != "#" }
        let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<slash]
        host = (authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority).lowercased()
        guard !host.isEmpty else { return nil }
        let question = rest[slash...].firstIndex(of: "?") ?? rest.endIndex
        path = String(rest[slash..<question])
        if path.isEmpty { path = "/" }
        query = question < rest.endIndex ? String(rest[rest.index(after: question)...]) : ""
    }

    var origin: String { scheme + "://" + host }
    /// The host without a leading `www.` or `m.`.
    var plainHost: String {
        for prefix in ["www.", "m."] where host.hasPrefix(prefix) { return String(host.dropFirst(prefix.count)) }
        return host
    }
    /// Parts of the path, none empty.
    var segments: [Substring] { path.split(separator: "/") }

    /// Whether both hosts belong to one registered name, as far as that can be told without the list of public suffixes.
    func isSameSite(as other: WebAddress) -> Bool {
        func site(_ host: String) -> ArraySlice<Substring> {
            let labels = host.prefix { $0 != ":" }.split(separator: ".")
            let isShared = labels.count > 2 && Self.secondLevels.contains(String(labels[labels.count - 2]))
            return labels.suffix(isShared ? 3 : 2)
        }
        return host == other.host || site(host) == site(other.host)
    }

    private static let secondLevels: Set<String> = ["com", "co", "org", "net", "gov", "edu", "ac", "gob", "or", "ne"]

    /// Hosts that serve other sites' feeds.
    var isFeedHost: Bool {
        host.hasPrefix("feeds.") || host.hasPrefix("rss.") || host == "feedproxy.google.com"
            || host.hasSuffix(".feedburner.com")
    }

    /// Whether the address speaks of feeds at all: the cheap question before the others.
    var mayBeFeed: Bool {
        if isFeedHost { return true }
        let place = (path + "?" + query).lowercased()
        return ["rss", "feed", "atom", "rdf", ".xml"].contains { place.contains($0) }
    }

    /// Whether the address alone says that it is a feed.
    var looksLikeFeed: Bool {
        if isFeedHost, path.utf8.count > 1 { return true }
        let segments = segments.map { $0.lowercased() }
        for pair in query.lowercased().split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            let value = parts.count > 1 ? parts[1] : ""
            switch parts.first ?? "" {
            case "feed", "format", "type", "output", "alt":
                if ["rss", "rss2", "atom", "rdf", "feed", "jsonfeed"].contains(value) { return true }
            case "rss", "atom": return true
            default: continue
            }
        }
        guard let last = segments.last else { return false }
        if Self.names.contains(last) { return true }
        // `/feeds/posts/default` of Blogger, `/rss/politics`, `/feed/politics.xml`
        let folders = segments.dropLast()
        let dot = last.lastIndex(of: ".")
        let stem = (dot.map { last[..<$0] } ?? last[...]).replacing("feedback", with: "")
        let ending = dot.map { last[last.index(after: $0)...] } ?? ""
        switch ending {
        case "rss", "rdf", "atom": return true
        case "xml", "php", "aspx", "asp", "json":
            let isNamed = ["rss", "feed", "atom"].contains { stem.contains($0) }
            return isNamed || (ending == "xml" && folders.contains { Self.names.contains($0) || $0 == "feeds" })
        case "": return folders.contains("rss") || (folders.contains("feeds") && last == "default")
        default: return false
        }
    }

    private static let names: Set<String> = ["feed", "rss", "rss2", "atom", "rdf", "rss20", ".rss"]

    /// A sitemap of news, by its name.
    var isNewsSitemap: Bool {
        let name = (segments.last ?? "").lowercased()
        return name.contains("sitemap") && name.contains("news") && name.contains(".xml")
    }

    /// The preview of a public Telegram channel that the address leads to; nil where it leads elsewhere.
    ///
    /// Names of channels: 5 to 32 letters, digits and underscores, the first a letter (Telegram's own rule); four letters
    /// were sold later.
    var telegramChannel: String? {
        guard Self.telegramHosts.contains(plainHost) else { return nil }
        var parts = segments[...]
        if parts.first == "s" { parts = parts.dropFirst() }
        guard let name = parts.first, (4...32).contains(name.utf8.count),
            !Self.telegramWords.contains(name.lowercased()),
            name.utf8.first.map({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) == true,
            name.utf8.allSatisfy({
                ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "_")
            })
        else { return nil }
        return "https://t.me/s/\(name)"
    }

    static let telegramHosts: Set<String> = ["t.me", "telegram.me", "telegram.dog"]

    /// Paths of t.me that are no channels.
    private static let telegramWords: Set<String> = [
        "share", "joinchat", "addstickers", "addemoji", "addlist", "addtheme", "proxy", "socks", "login",
        "confirmphone",
        "setlanguage", "invoice", "boost", "giftcode", "contact", "msgid", "iv", "bg",
    ]
}
