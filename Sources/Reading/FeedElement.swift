/// The elements that feeds are read by, under one name whatever prefix a publisher writes: the local name in lower case,
/// the module's usual prefix before it. RSS's own have none, and Atom's have none within an Atom document.
enum FeedElement: String, CaseIterable {
    /// Any other: it is walked through.
    case unknown = ""

    // Roots and what holds entries.
    case html, rss, rdf, channel, feed, item, entry
    case xhtmlHTML = "xhtml:html"
    case rdfRDF = "rdf:rdf"
    case atomFeed = "atom:feed"
    case atomEntry = "atom:entry"

    // Titles.
    case title
    case atomTitle = "atom:title"
    case dcTitle = "dc:title"
    case dctermsTitle = "dcterms:title"
    case mediaTitle = "media:title"
    case itunesTitle = "itunes:title"

    // Addresses and identity.
    case link, url, a, guid, id
    case atomLink = "atom:link"
    case feedburnerLink = "feedburner:origlink"

    // Prose.
    case description, summary, abstract, content, body, fullitem, subtitle, tagline
    case atomSummary = "atom:summary"
    case atomContent = "atom:content"
    case contentEncoded = "content:encoded"
    case xhtmlBody = "xhtml:body"
    case dcDescription = "dc:description"
    case dctermsAbstract = "dcterms:abstract"
    case mediaDescription = "media:description"
    case itunesSummary = "itunes:summary"
    case itunesSubtitle = "itunes:subtitle"

    // Times.
    case published, issued, created, updated, modified
    case pubDate = "pubdate"
    case lastBuildDate = "lastbuilddate"
    case atomPublished = "atom:published"
    case atomUpdated = "atom:updated"
    case dcDate = "dc:date"
    case dctermsIssued = "dcterms:issued"
    case dctermsCreated = "dcterms:created"
    case dctermsModified = "dcterms:modified"

    // People.
    case author
    case managingEditor = "managingeditor"
    case atomAuthor = "atom:author"
    case dcCreator = "dc:creator"
    case dcAuthor = "dc:author"
    case itunesAuthor = "itunes:author"
    case mediaCredit = "media:credit"

    // Subjects and files.
    case category, keywords, enclosure
    case atomCategory = "atom:category"
    case dcSubject = "dc:subject"
    case itunesCategory = "itunes:category"
    case itunesKeywords = "itunes:keywords"
    case mediaCategory = "media:category"
    case mediaContent = "media:content"

    // Language and manners.
    case language, ttl
    case dcLanguage = "dc:language"
    case updatePeriod = "sy:updateperiod"
    case updateFrequency = "sy:updatefrequency"
    case skipHours = "skiphours"
    case skipDays = "skipdays"

    // What tells of something else: another feed, a picture, a form, a thumbnail's own words, contributors.
    case source, image, contributor, cloud, logo, icon, generator, rights, copyright
    case textInput = "textinput"
    case atomSource = "atom:source"
    case atomContributor = "atom:contributor"
    case mediaThumbnail = "media:thumbnail"
    case itunesOwner = "itunes:owner"
    case itunesImage = "itunes:image"
    case rdfLi = "rdf:li"

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The element of a canonical name.
    static func named(_ name: String) -> FeedElement { byName[name] ?? .unknown }
}
