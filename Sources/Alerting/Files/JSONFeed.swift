package import Foundation
package import Model

/// The last alerts as a JSON Feed 1.1 (jsonfeed.org/version/1.1). The same alerts give the same bytes.
package enum JSONFeed {
    /// - Parameter alerts: newest first.
    package static func text(_ alerts: [Alert], identity: FeedIdentity, zone: TimeZone) throws -> String {
        let feed = Feed(
            title: OneLine.text(identity.title, most: 300),
            feedURL: identity.address.map { $0 + "/alerts.feed.json" },
            items: alerts.map { Item($0, FeedEntry($0, identity: identity, zone: zone), zone: zone) })
        return try OutputJSON.text(feed, pretty: true) + "\n"
    }

    private struct Feed: Encodable {
        var version = "https://jsonfeed.org/version/1.1"
        var title: String
        var feedURL: String?
        var authors = [Author(name: "Copytaster")]
        var language = "en"
        var items: [Item]

        enum CodingKeys: String, CodingKey {
            case version, title, authors, language, items
            case feedURL = "feed_url"
        }
    }

    private struct Author: Encodable { var name: String }

    private struct Item: Encodable {
        var id: String
        var url: String?
        var title: String
        var html: String
        var summary: String
        var published: String
        var modified: String
        var authors: [Author]
        var tags: [String]
        /// The entry's own words; the evidence is marked in `content_html`.
        var language = "en"
        /// The alert as in `alerts.jsonl`, without the links that mark it.
        var alert: AlertDocument

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, authors, tags, language
            case html = "content_html"
            case published = "date_published"
            case modified = "date_modified"
            case alert = "_copytaster"
        }

        init(_ alert: Alert, _ entry: FeedEntry, zone: TimeZone) {
            id = entry.id
            url = entry.url
            title = entry.title
            html = entry.html
            summary = entry.evidence.text
            published = entry.raised
            modified = entry.raised
            authors = entry.outlet.isEmpty ? [] : [Author(name: entry.outlet)]
            tags = entry.categories.map(\.term)
            self.alert = AlertDocument(alert, zone: zone)
        }
    }
}
