/// What a page's JSON-LD says of its article (schema.org NewsArticle and kin).
struct PageStructuredData: Sendable {
    var headline: String?
    var name: String?
    var authors: [String] = []
    var site: String?
    var published: String?
    var modified: String?
    var url: String?
    var image: String?
    var language: String?
    var body: String?
    /// `isAccessibleForFree` of the article; where it is silent, false if a part of it says so.
    var isFree: Bool?

    /// Reads every JSON-LD block of a page; of several articles the first counts, WebPage and WebSite fill what it leaves.
    init(_ document: HTMLDocument) {
        var blocks = 0
        for (index, node) in document.nodes.enumerated() where node.tag == .script {
            guard Int(node.end) > index + 1, let range = document.range(of: .type, at: index),
                HTMLText.plain(document.source.span, range.prefix(60)).lowercased().hasSuffix("ld+json")
            else { continue }
            blocks += 1
            if blocks > 24 { break }
            let text = document.nodes[index + 1]
            let json = PageJSON(
                reading: document.source.span, Int(text.start)..<Int(text.start) + Int(min(text.length, 2 << 20)))
            var things = 0
            visit(json, depth: 0, &things)
        }
    }

    private mutating func visit(_ json: PageJSON, depth: Int, _ things: inout Int) {
        guard depth < 6 else { return }
        for thing in json.list {
            things += 1
            if things > 200 { return }
            let kinds = thing["@type"].list.compactMap(\.text).map {
                $0.split(separator: "/").last.map(String.init) ?? $0
            }
            if kinds.contains(where: Self.isArticle) {
                take(thing)
            } else if kinds.contains(where: { $0.hasSuffix("Page") }) {
                let entity = thing["mainEntity"]
                if case .object = entity { visit(entity, depth: depth + 1, &things) }
                published = published ?? thing["datePublished"].text
                modified = modified ?? thing["dateModified"].text
                language = language ?? thing["inLanguage"].text
            } else if kinds.contains("WebSite") || kinds.contains("NewsMediaOrganization") {
                site = site ?? thing["name"].text
            }
            visit(thing["@graph"], depth: depth + 1, &things)
        }
    }

    private static func isArticle(_ kind: String) -> Bool {
        kind.hasSuffix("Article") || kind.hasSuffix("BlogPosting") || kind == "Report" || kind == "LiveBlogPosting"
            || kind == "SocialMediaPosting"
    }

    /// A boolean as pages write it: `false`, `"False"`, `"https://schema.org/False"`, `0`.
    private static func truth(_ json: PageJSON) -> Bool? {
        if case .bool(let value) = json { return value }
        switch json.text?.split(separator: "/").last?.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0": return false
        default: return nil
        }
    }

    private mutating func take(_ thing: PageJSON) {
        headline = headline ?? thing["headline"].text
        name = name ?? thing["name"].text
        if authors.isEmpty {
            authors = thing["author"].list.compactMap { author in
                if case .object = author { return author["name"].text }
                return author.text
            }
        }
        site = thing["publisher"]["name"].text ?? site
        published = thing["datePublished"].text ?? published
        modified = thing["dateModified"].text ?? modified
        url = url ?? thing["mainEntityOfPage"]["@id"].text ?? thing["url"].text
        image = image ?? thing["image"]["url"].text ?? thing["image"].text ?? thing["thumbnailUrl"].text
        language = language ?? thing["inLanguage"].text
        if isFree == nil {
            isFree = Self.truth(thing["isAccessibleForFree"])
            let parts = thing["hasPart"].list.prefix(20)
            if isFree == nil, parts.contains(where: { Self.truth($0["isAccessibleForFree"]) == false }) {
                isFree = false
            }
        }
        if body == nil { body = thing["articleBody"].text ?? thing["text"].text }
    }
}
