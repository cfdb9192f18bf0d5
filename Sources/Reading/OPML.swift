package import Foundation

/// A subscription in an OPML list: a feed with what the list says of it.
package struct Outline: Sendable, Hashable {
    /// As the list's owner calls it; where he doesn't, its page's or its own address.
    package var title: String
    /// The feed's address (`xmlUrl`), http or https.
    package var url: String
    /// The page that the feed belongs to (`htmlUrl`).
    package var page: String?
    /// As written (`language`).
    package var language: String?
    /// Paths such as `Central Asia/Press`: the enclosing outlines', then those of the `category` attribute.
    package var categories: [String]

    package init(
        title: String, url: String, page: String? = nil, language: String? = nil, categories: [String] = []
    ) {
        self.title = title
        self.url = url
        self.page = page
        self.language = language
        self.categories = categories
    }
}

/// Lists of feeds as feed readers exchange them (OPML 1.0, 1.1 and 2.0, http://opml.org/spec2.opml).
package enum OPML {
    /// What a list holds.
    package struct Contents: Sendable, Hashable {
        /// In the list's order, each address once; a repeated one only adds its categories.
        package var outlines: [Outline] = []
        /// What was meant as a feed and can't be taken, a sentence each; the first 20.
        package var leftOut: [String] = []
    }

    /// The feeds of a list; see `contents`.
    package static func read(_ bytes: [UInt8]) throws(OPMLFault) -> [Outline] { try contents(bytes).outlines }

    /// The feeds of a list, damaged or not, and what of it can't be taken. Names of elements and attributes are known in
    /// any case of letters, the charset is found as for feeds, entities that the document declares are expanded once.
    /// Linear; at most 20,000 feeds are taken, and 16 levels of nesting told apart.
    package static func contents(_ bytes: [UInt8]) throws(OPMLFault) -> Contents {
        var reader = OPMLReader(Charset.utf8(bytes, contentType: nil, isHTML: false).bytes)
        return try reader.read()
    }

    /// A list as OPML 2.0, UTF-8. A feed stands inside outlines named by its first category; the others are in its
    /// `category` attribute, or, where a comma in one would part it there, in a further outline.
    /// - Parameter now: the list's `dateCreated`.
    package static func write(_ outlines: [Outline], title: String, now: Date) -> String {
        var root = OPMLFolder(name: "")
        for outline in outlines {
            let paths = outline.categories.map(path).filter { !$0.isEmpty }
            let attribute = paths.dropFirst().prefix { path in !path.contains { $0.contains(",") } }
            var first = outline
            first.categories = attribute.map { $0.joined(separator: "/") }
            root.add(first, at: paths.first ?? [])
            for path in paths.dropFirst(1 + attribute.count) {
                var further = outline
                further.categories = []
                root.add(further, at: path)
            }
        }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>\(escaped(title))</title>
                <dateCreated>\(rfc822(now))</dateCreated>
              </head>
              <body>

            """
        root.write(to: &text, indent: "    ")
        return text + "  </body>\n</opml>\n"
    }

    /// Names of a category path, trimmed, none empty; those deeper than 16 are left off.
    static func path(_ text: String) -> [String] {
        text.split(separator: "/").map { plainTitle(String($0), isHTML: false) }.filter { !$0.isEmpty }
            .prefix(depthLimit).map { $0 }
    }

    static let depthLimit = 16
    static let countLimit = 20_000

    /// Text for an attribute or an element; what XML can't hold is dropped (XML 1.0, section 2.2).
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r": out.append(" ")
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    private static func rfc822(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format: """
                    \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
                    \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                    \(second: .twoDigits) GMT
                    """,
                locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
    }
}

/// Why a document is no OPML list.
package enum OPMLFault: Error, Equatable, CustomStringConvertible {
    /// No byte but white space.
    case empty
    /// A web page.
    case html
    /// A feed itself: its root element, or `JSON Feed`.
    case feed(String)
    /// Something else; its beginning or its root element.
    case notOPML(String)

    /// What it is, and what to do about it.
    package var description: String {
        switch self {
        case .empty: "the file is empty; export the list of feeds again"
        case .html: "the document is a web page, not an OPML list; export the list from the feed reader as OPML"
        case .feed(let root):
            "the document is a feed itself (\(root)), not an OPML list; add its address with `feeds add`"
        case .notOPML(let found): "the document is no OPML list (it begins with \(found)); its root must be <opml>"
        }
    }
}

/// Outlines while they are written: a category's folder, its feeds before its folders.
private struct OPMLFolder {
    let name: String
    private var feeds: [Outline] = []
    private var folders: [OPMLFolder] = []
    private var places: [String: Int] = [:]

    init(name: String) { self.name = name }

    mutating func add(_ outline: Outline, at path: some Collection<String>) {
        guard let first = path.first else { return feeds.append(outline) }
        let place = places[first] ?? folders.count
        if place == folders.count {
            folders.append(OPMLFolder(name: first))
            places[first] = place
        }
        folders[place].add(outline, at: path.dropFirst())
    }

    func write(to text: inout String, indent: String) {
        for feed in feeds {
            let title = OPML.escaped(feed.title)
            var line = "\(indent)<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\""
            func attribute(_ name: String, _ value: String?) {
                if let value, !value.isEmpty { line += " \(name)=\"\(OPML.escaped(value))\"" }
            }
            attribute("xmlUrl", feed.url)
            attribute("htmlUrl", feed.page)
            attribute("language", feed.language)
            attribute("category", feed.categories.joined(separator: ","))
            text += line + "/>\n"
        }
        for folder in folders {
            text += "\(indent)<outline text=\"\(OPML.escaped(folder.name))\">\n"
            folder.write(to: &text, indent: indent + "  ")
            text += "\(indent)</outline>\n"
        }
    }
}
