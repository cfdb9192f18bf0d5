package import Foundation

/// What a site's robots.txt asks of one robot (RFC 9309, with `Crawl-delay`). Pure.
///
/// Written generously, as sites write: misspelled names, missing colons, versions and asterisks in names of robots. Two
/// spellings of an address are one (`%E4` and `ä`, `%3D` and `=`), but for the escapes of `/`, `?`, `#` and `%`, which
/// mean something else unescaped. Reading and asking are linear.
package struct Robots: Sendable, Hashable {
    /// Seconds between two requests that the site asks for.
    package private(set) var crawlDelay: TimeInterval?
    /// The most specific first; an `Allow` before a `Disallow` of the same length.
    private var rules: [RobotsRule] = []

    /// Bytes that are read, as RFC 9309, section 2.5, has it at least; a line that they cut is left.
    package static let byteLimit = 500 << 10
    /// Rules that are kept for a robot: no honest site has as many.
    static let ruleLimit = 10_000

    /// Everything is allowed.
    package static let none = Robots()

    private init() {}

    /// Reads a robots.txt.
    /// - Parameter agent: the robot's product token, as `Copytaster`, or a whole User-Agent.
    package init(_ bytes: [UInt8], agent: String) {
        let agent = Array(agent.lowercased().utf8)
        let lines = Self.lines(bytes)
        // The group that names the robot at most length counts, and every other group of that name; `*` where none does.
        var best = (score: 0, name: "")
        for line in lines where line.field == .agent {
            for name in line.agentNames {
                let score = Self.score(name, agent)
                if score > best.score { best = (score, name) }
            }
        }
        guard best.score > 0 else { return }
        var isInGroup = false
        var isNaming = false
        for line in lines {
            switch line.field {
            case .agent:
                if !isNaming { isInGroup = false }
                isNaming = true
                if line.agentNames.contains(best.name) { isInGroup = true }
            case .site: continue
            case .allow, .disallow:
                isNaming = false
                if isInGroup { add(line.value, isAllow: line.field == .allow) }
            case .delay:
                isNaming = false
                if isInGroup, let seconds = Self.seconds(line.value) { crawlDelay = max(crawlDelay ?? 0, seconds) }
            case .other: isNaming = false
            }
        }
        rules.sort { ($0.length, $0.isAllow ? 1 : 0) > ($1.length, $1.isAllow ? 1 : 0) }
    }

    /// Whether the robot may ask for an address: absolute, or a path with its query.
    package func allows(_ url: String) -> Bool {
        let path = Self.path(url)
        if path == "/robots.txt" { return true }
        let normal = RobotsRule.normal(Array(path.utf8)[...])
        return rules.first { $0.matches(normal) }?.isAllow ?? true
    }

    /// About how much memory it takes, in bytes.
    var weight: Int { rules.reduce(64) { $0 + $1.weight } }

    private mutating func add(_ pattern: ArraySlice<UInt8>, isAllow: Bool) {
        guard !pattern.isEmpty, rules.count < Self.ruleLimit else { return }
        rules.append(RobotsRule(pattern, isAllow: isAllow))
        // Who allows a folder's index page allows the folder (Google's reading).
        if isAllow, let slash = pattern.lastIndex(of: UInt8(ascii: "/")),
            pattern[(slash + 1)...].starts(with: "index.htm".utf8)
        {
            rules.append(RobotsRule(pattern[...slash] + [UInt8(ascii: "$")], isAllow: true))
        }
    }

    /// The path and query, without fragment.
    private static func path(_ url: String) -> Substring {
        let url = url.prefix { $0 != "#" }
        guard let colon = url.firstRange(of: "://"), !url[..<colon.lowerBound].contains("/") else {
            return url.hasPrefix("/") ? url : "/" + url
        }
        let rest = url[colon.upperBound...]
        let start = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        return rest[start...].hasPrefix("/") ? rest[start...] : "/" + rest[start...]
    }

    /// How well a group's name fits the robot; 0: not. It must stand in it at the beginning of a word.
    private static func score(_ name: String, _ agent: [UInt8]) -> Int {
        if name == "*" { return 1 }
        let name = Array(name.utf8)
        guard !name.isEmpty, name.count <= agent.count else { return 0 }
        for start in 0...(agent.count - name.count) where agent[start..<(start + name.count)].elementsEqual(name) {
            if start == 0 || !isWord(agent[start - 1]) { return name.count + 1 }
        }
        return 0
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func seconds(_ value: ArraySlice<UInt8>) -> TimeInterval? {
        guard value.count <= 20, let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite,
            seconds >= 0
        else { return nil }
        return seconds
    }
}

extension Robots {
    /// A line that says something.
    struct Line {
        enum Field { case agent, allow, disallow, delay, site, other }
        var field: Field
        /// Trimmed, without comment.
        var value: ArraySlice<UInt8>

        /// The robots that a line names: in lower case, also without a version and without asterisks, which robots.txt
        /// doesn't know there but sites write.
        var agentNames: [String] {
            let text = String(decoding: value.prefix(200), as: UTF8.self).lowercased()
            if text.isEmpty { return [] }
            if text.utf8.first == UInt8(ascii: "*"), text.utf8.count == 1 || text.utf8.dropFirst().first == 0x20 {
                return ["*"]
            }
            var names = [text]
            if let slash = text.firstIndex(of: "/"), slash > text.startIndex { names.append(String(text[..<slash])) }
            if text.contains("*") { names.append(text.replacing("*", with: "")) }
            return names.filter { !$0.isEmpty }
        }
    }

    static func lines(_ bytes: [UInt8]) -> [Line] {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if bytes.count > byteLimit {
            rest = rest.prefix(byteLimit)
            // Half a rule may say far more than the whole: `Disallow: /` of `Disallow: /search`.
            rest = rest[..<(rest.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.startIndex)]
        }
        return rest.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
            trimmed(line.prefix { $0 != UInt8(ascii: "#") }).flatMap(read)
        }
    }

    /// `field: value`; where there is no such field, `field value`, which many write.
    private static func read(_ line: ArraySlice<UInt8>) -> Line? {
        guard line.count <= 16_384 else { return nil }
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
        if let colon {
            let value = trimmed(line[(colon + 1)...]) ?? []
            if let field = field(line[..<colon]) { return Line(field: field, value: value) }
            let next = colon + 1
            // A colon that parts nothing, as in an address, leaves the other reading open.
            if next == line.endIndex || line[next] <= 0x20 { return Line(field: .other, value: value) }
        }
        let words = line.split(maxSplits: 2, whereSeparator: { $0 <= 0x20 })
        for count in 1...2 where words.count >= count {
            guard let first = words.first, let last = words.prefix(count).last,
                let field = field(line[first.startIndex..<last.endIndex])
            else { continue }
            return Line(field: field, value: trimmed(line[last.endIndex...]) ?? [])
        }
        return colon == nil ? nil : Line(field: .other, value: [])
    }

    private static func field(_ bytes: ArraySlice<UInt8>) -> Line.Field? {
        guard bytes.count <= 40 else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).lowercased().split { $0 == " " || $0 == "\t" || $0 == "-" }
        switch words.joined() {
        case "useragent": return .agent
        case "allow": return .allow
        // The misspellings that Google's own reader takes.
        case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": return .disallow
        case "crawldelay": return .delay
        // These are the site's, not a group's, and end no group (RFC 9309, section 2.2.4).
        case "sitemap", "sitemaps", "host": return .site
        default: return nil
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return nil
        }
        return bytes[first...last]
    }
}
