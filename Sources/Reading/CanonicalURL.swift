import Foundation

/// One form for the addresses of one page: lower-case scheme and host, no fragment, no default port, no tracking parameters,
/// no trailing `amp`; parameters that may mean something stay, in their order. What is no web address is given back as it is.
///
/// Sources of the parameters: the analytics and mailing services' own documentation, and the lists browsers strip.
package func canonicalURL(_ url: String) -> String {
    let text = String(url.drop { $0.isWhitespace })
    guard text.utf8.count <= 8192, let colon = text.range(of: "://") else { return url }
    let scheme = text[..<colon.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return url }
    var rest = text[colon.upperBound...]
    if let hash = rest.firstIndex(of: "#") {
        // `#!` was once how pages were addressed.
        let fragment = rest[hash...]
        if !fragment.hasPrefix("#!") { rest = rest[..<hash] }
    }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    // What comes off may lay bare more of the kind (`example.org:443.`, `/amp/amp`): the canonical form's own is itself.
    let host = CanonicalURL.settled(rest[..<authorityEnd]) { CanonicalURL.host($0, scheme: scheme) }
    guard !host.isEmpty else { return url }
    let tail = rest[authorityEnd...]
    let pathEnd = tail.firstIndex(of: "?") ?? tail.endIndex
    let path = CanonicalURL.settled(tail[..<pathEnd], CanonicalURL.path)
    let query = pathEnd < tail.endIndex ? CanonicalURL.query(tail[tail.index(after: pathEnd)...]) : ""
    return scheme + "://" + host + path + (query.isEmpty ? "" : "?" + query)
}

private enum CanonicalURL {
    /// `change` again and again until it changes nothing; it shortens what it changes.
    static func settled(_ text: Substring, _ change: (Substring) -> String) -> String {
        var text = text
        while true {
            let next = change(text)
            if next == text { return next }
            text = next[...]
        }
    }

    static func host(_ authority: Substring, scheme: String) -> String {
        var host = authority
        // A user's name and password are no part of an article's name.
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        let port = scheme == "http" ? ":80" : ":443"
        if host.hasSuffix(port) { host = host.dropLast(port.count) }
        if host.hasSuffix(":") { host = host.dropLast() }
        var lower = host.lowercased()
        if lower.hasSuffix("."), lower.count > 1 { lower.removeLast() }
        if lower.hasPrefix("amp."), lower.split(separator: ".").count > 2 { lower = "www." + lower.dropFirst(4) }
        return lower
    }

    static func path(_ raw: Substring) -> String {
        var path = String(trimmed(raw))
        for ending in ["/amp/", "/amp", "/amp.html", ".amp", ".amp.html", "/index.amp"]
        where path.hasSuffix(ending) && path.utf8.count > ending.utf8.count {
            path.removeLast(ending.count)
            if ending == "/amp/" { path += "/" }
            if ending == ".amp.html" { path += ".html" }
            break
        }
        if path.hasPrefix("/amp/"), path.utf8.count > 12 { path.removeFirst(4) }
        return path.isEmpty ? "/" : path
    }

    static func query(_ raw: Substring) -> String {
        raw.split(separator: "&").map(trimmed).filter { !$0.isEmpty && !isTracking($0) }.joined(separator: "&")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        if prefixes.contains(where: { name.hasPrefix($0) }) || names.contains(name) { return true }
        // `amp`, `amp=1`, `outputType=amp`
        let value = parameter.dropFirst(name.count + 1).lowercased()
        if name == "amp" { return value.isEmpty || value == "1" || value == "true" }
        return name == "outputtype" && value == "amp"
    }

    private static let prefixes = [
        "utm_", "at_", "pk_", "piwik_", "mtm_", "hsa_", "_hs", "oly_", "ga_", "mc_", "vero_", "stm_",
    ]
    private static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "yclid", "ymclid", "ysclid", "msclkid", "twclid",
        "ttclid",
        "igshid", "igsh", "mkt_tok", "_openstat", "wt_mc", "cmpid", "cmp", "ncid", "icid", "ocid", "smid", "smtyp",
        "spm", "scm",
        "ito", "xtor", "sref", "s_kwcid", "ef_id", "rb_clickid", "__twitter_impression", "guccounter", "guce_referrer",
        "guce_referrer_sig", "_ga", "_gl", "from_source", "feature_share", "share_token", "amp_js_v", "amp_gsa", "usqp",
        "ref_src", "ref_url", "wprov", "srsltid", "__tn__", "_branch_match_id", "nr_email_referer", "echobox",
    ]
}
