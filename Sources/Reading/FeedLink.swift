/// Links of feeds: references made absolute (RFC 3986, section 5.2), and only http and https let through.
enum FeedLink {
    /// The absolute http or https URL that `reference` means against `base`; nil where there is none.
    ///
    /// White space at the ends, tabs and line breaks anywhere are dropped, spaces inside become `%20`, as browsers do.
    static func absolute(_ reference: String, base: String?) -> String? {
        if isPlain(reference) { return reference }
        let cleaned = clean(reference)
        guard !cleaned.isEmpty, cleaned.utf8.count <= 8192 else { return nil }
        if let scheme = scheme(of: cleaned) {
            guard scheme == "http" || scheme == "https" else { return nil }
            return hasHost(cleaned) ? cleaned : nil
        }
        guard let base, let parts = Parts(clean(base)) else { return nil }
        return resolved(cleaned, parts)
    }

    /// As `absolute`; a relative reference stays as it is where no base is known at all.
    static func link(_ reference: String, base: String?) -> String? {
        if let link = absolute(reference, base: base) { return link }
        let cleaned = clean(reference)
        guard base.flatMap({ Parts(clean($0)) }) == nil, !cleaned.isEmpty, cleaned.utf8.count <= 8192,
            scheme(of: cleaned) == nil
        else { return nil }
        return cleaned
    }

    /// Whether a reference needs nothing done: by far the most begin with `http://` or `https://` and hold no space.
    private static func isPlain(_ reference: String) -> Bool {
        let span = reference.utf8.span
        guard span.count > 8, span.count <= 8192, span[0] == UInt8(ascii: "h"), span[1] == UInt8(ascii: "t"),
            span[2] == UInt8(ascii: "t"), span[3] == UInt8(ascii: "p")
        else { return false }
        let colon = span[4] == UInt8(ascii: "s") ? 5 : 4
        guard span[colon] == UInt8(ascii: ":"), span[colon + 1] == UInt8(ascii: "/"),
            span[colon + 2] == UInt8(ascii: "/"),
            colon + 3 < span.count, span[colon + 3] != UInt8(ascii: "/"), span[colon + 3] != UInt8(ascii: "?"),
            span[colon + 3] != UInt8(ascii: "#")
        else { return false }
        for index in span.indices where span[index] <= 0x20 { return false }
        return true
    }

    /// A base URL for what stands inside an element with `xml:base`: the reference against the base around it.
    static func base(_ reference: String, outer: String?) -> String? {
        absolute(reference, base: outer) ?? outer
    }

    private struct Parts {
        var scheme: Substring
        var authority: Substring
        var path: Substring
        var query: Substring

        init?(_ url: String) {
            guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
            scheme = url[..<colon]
            guard ["http", "https"].contains(scheme.lowercased()) else { return nil }
            let rest = url[url.index(colon, offsetBy: 3)...].prefix { $0 != "#" }
            let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = rest[..<slash]
            let question = rest[slash...].firstIndex(of: "?") ?? rest.endIndex
            path = rest[slash..<question]
            query = rest[question...]
            if authority.isEmpty { return nil }
        }
    }

    private static func resolved(_ reference: String, _ base: Parts) -> String? {
        let root = "\(base.scheme)://\(base.authority)"
        if reference.hasPrefix("//") {
            let url = "\(base.scheme):\(reference)"
            return hasHost(url) ? url : nil
        }
        let fragmentStart = reference.firstIndex(of: "#") ?? reference.endIndex
        let fragment = reference[fragmentStart...]
        let body = reference[..<fragmentStart]
        let queryStart = body.firstIndex(of: "?") ?? body.endIndex
        let path = body[..<queryStart]
        var query = body[queryStart...]
        var full: String
        if path.isEmpty {
            full = String(base.path)
            if query.isEmpty { query = base.query }
            return root + full + query + fragment
        }
        if path.hasPrefix("/") {
            full = String(path)
        } else {
            let folder = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? "/"
            full = String(folder) + path
        }
        return root + withoutDots(full) + query + fragment
    }

    /// RFC 3986, section 5.2.4.
    private static func withoutDots(_ path: String) -> String {
        guard path.contains("/.") else { return path }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment == ".." {
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            } else if segment == "." {
                if isLast { kept.append("") }
            } else {
                kept.append(segment)
            }
        }
        return "/" + kept.joined(separator: "/")
    }

    /// The scheme in lower case, where the reference begins with one.
    private static func scheme(of reference: String) -> String? {
        var name: [UInt8] = []
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: ":"): return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
            case 0x41...0x5A, 0x61...0x7A: name.append(byte)
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if name.isEmpty { return nil }
                name.append(byte)
            default: return nil
            }
        }
        return nil
    }

    private static func hasHost(_ url: String) -> Bool {
        guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        var rest = url[colon...].utf8.dropFirst()
        guard rest.starts(with: "//".utf8) else { return false }
        rest = rest.dropFirst(2)
        guard let first = rest.first else { return false }
        return first != UInt8(ascii: "/") && first != UInt8(ascii: "?") && first != UInt8(ascii: "#")
    }

    private static func clean(_ text: String) -> String {
        let bytes = text.utf8
        if !bytes.contains(where: { $0 <= 0x20 }) { return text }
        var out: [UInt8] = []
        var spaces = 0
        for byte in bytes {
            if byte == 0x20 {
                spaces += out.isEmpty ? 0 : 1
            } else if byte > 0x20 {
                for _ in 0..<spaces { out.append(contentsOf: Array("%20".utf8)) }
                spaces = 0
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
