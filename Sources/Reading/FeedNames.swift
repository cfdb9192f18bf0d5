/// Names of a feed's elements, whatever prefix or namespace address a publisher writes.
///
/// The canonical name is the local name in lower case, with the module's usual prefix before it: `dc:date`,
/// `content:encoded`, `media:content`. RSS's own, and Atom's within an Atom document, have none.
struct FeedNames {
    /// Whether the document is Atom: its namespace then needs no prefix.
    var isAtom = false { didSet { forget() } }
    private var scopes: [(prefix: String, module: String, depth: Int)] = []
    /// Elements of the names met, by a hash of the name as written (FNV-1a, 64 bits). Who contrives two names of one hash
    /// mixes up his own feed.
    private var cache = [(hash: UInt64, element: FeedElement)](repeating: (0, .unknown), count: 256)

    /// Takes in an `xmlns` declaration of an element at a depth. One that changes nothing is not kept: some publishers
    /// repeat all of them on every entry.
    mutating func declare(prefix: String, address: String, depth: Int) {
        let module = Self.module(address) ?? (prefix.isEmpty ? "" : "?")
        guard scopes.count < 256, module != self.module(of: prefix) else { return }
        scopes.append((prefix, module, depth))
        forget()
    }

    /// Forgets what was declared at a depth and below.
    mutating func leave(depth: Int) {
        guard let last = scopes.last, last.depth >= depth else { return }
        while let last = scopes.last, last.depth >= depth { scopes.removeLast() }
        forget()
    }

    /// The element of a name as it stands in the document.
    mutating func element(_ bytes: [UInt8], _ name: Range<Int>) -> FeedElement {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in name.prefix(128) { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        let slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0xFF)
        if cache[slot].hash == hash { return cache[slot].element }
        let element = FeedElement.named(canonical(String(decoding: bytes[name.prefix(128)], as: UTF8.self)))
        cache[slot] = (hash, element)
        return element
    }

    func canonical(_ name: String) -> String {
        let colon = name.firstIndex(of: ":")
        let prefix = colon.map { String(name[..<$0]) } ?? ""
        let local = (colon.map { String(name[name.index(after: $0)...]) } ?? name).lowercased()
        var module = module(of: prefix)
        if module == "atom", isAtom { module = "" }
        return module.isEmpty ? local : "\(module):\(local)"
    }

    private func module(of prefix: String) -> String {
        scopes.last { $0.prefix == prefix }?.module ?? Self.usual[prefix.lowercased()] ?? (prefix.isEmpty ? "" : "?")
    }

    private mutating func forget() { for slot in cache.indices { cache[slot] = (0, .unknown) } }

    /// The module of a namespace address; nil for one that feeds don't use.
    static func module(_ address: String) -> String? {
        var key = address.lowercased().filter { $0 > " " }
        while key.hasSuffix("/") || key.hasSuffix("#") { key.removeLast() }
        if key.hasPrefix("https:") { key = "http:" + key.dropFirst(6) }
        return modules[key]
    }

    private static let modules: [String: String] = [
        "http://purl.org/rss/1.0": "", "http://my.netscape.com/rdf/simple/0.9": "",
        "http://channel.netscape.com/rdf/simple/0.9": "", "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
        "http://backend.userland.com/rss091": "", "http://backend.userland.com/rss092": "",
        "http://blogs.law.harvard.edu/tech/rss": "", "http://cyber.law.harvard.edu/rss/rss.html": "",
        "http://purl.org/net/rss1.1": "", "http://purl.org/rss/2.0": "",
        "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns": "atom",
        "http://example.com/newformat": "atom",
        "http://example.com/necho": "atom", "http://purl.org/echo": "atom", "uri/of/echo/namespace": "atom",
        "http://purl.org/pie": "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf", "http://www.w3.org/1999/xhtml": "xhtml",
        "http://purl.org/rss/1.0/modules/content": "content", "http://purl.org/dc/elements/1.1": "dc",
        "http://purl.org/dc/elements/1.0": "dc", "http://purl.org/dc/terms": "dcterms",
        "http://search.yahoo.com/mrss": "media", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://example.com/dtds/podcast-1.0.dtd": "itunes", "http://purl.org/rss/1.0/modules/syndication": "sy",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://webns.net/mvcb": "admin",
        "http://www.w3.org/xml/1998/namespace": "xml",
    ]

    /// Prefixes by custom, for documents that forget to declare them.
    private static let usual: [String: String] = [
        "rss": "", "atom": "atom", "atom10": "atom", "a10": "atom", "rdf": "rdf", "content": "content", "dc": "dc",
        "dcterms": "dcterms", "media": "media", "itunes": "itunes", "sy": "sy", "xhtml": "xhtml", "xml": "xml",
        "feedburner": "feedburner",
    ]
}
