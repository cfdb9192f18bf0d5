import Foundation
import Model

/// What a feed says of itself, and where an entry begins and ends.
extension FeedXML {
    /// What a feed or its root says in attributes.
    mutating func noteFeedAttributes(_ kind: Kind) {
        if document.language == nil, let language = value(of: "xml:lang").flatMap(FeedText.trimmed) {
            document.language = language.replacing("_", with: "-")
        }
        if document.format == "cdf", kind == .feed {
            if let link = value(of: "href").flatMap({ FeedLink.link($0, base: currentBase) }) { document.link = link }
            if let date = value(of: "lastmod") { setFeedDate(date, rank: 1) }
        }
    }

    /// How the publisher wants to be polled: `ttl`, `skipHours` and `skipDays` of RSS, `sy:updatePeriod` and
    /// `sy:updateFrequency` of RSS 1.0's syndication module.
    mutating func takeManners(_ element: FeedElement, _ range: Range<Int>, _ isEmpty: Bool) {
        if element == .skipHours || element == .skipDays {
            let inner = inner(of: range, isEmpty: isEmpty, holding: .container)
            if item == nil { takeSkipped(element, inner.range) }
            return
        }
        guard let word = plain(range, isEmpty), item == nil else { return }
        switch element {
        case .ttl: if let minutes = Int(word), (1...525_600).contains(minutes) { document.minutesToLive = minutes }
        case .updatePeriod:
            let minutes = ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
            updatePeriod = minutes[word.lowercased()]
        case .updateFrequency: if let count = Int(word), (1...10_000).contains(count) { updateFrequency = count }
        default: break
        }
    }

    /// Hours are 0 ... 23 in RSS 2.0 and 1 ... 24 in 0.91 (24 is midnight); days have English names.
    private mutating func takeSkipped(_ element: FeedElement, _ range: Range<Int>) {
        let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
        var found: Set<Int> = []
        for child in children(range, where: { _ in true }) {
            guard let word = text.trimmed(scanner.bytes, child.range) else { continue }
            if element == .skipDays {
                if let day = days.firstIndex(of: word.lowercased()) { found.insert(day) }
            } else if let hour = Int(word), (0...24).contains(hour) {
                found.insert(hour % 24)
            }
        }
        if element == .skipDays { document.skipDays = found.sorted() } else { document.skipHours = found.sorted() }
    }

    mutating func beginItem(base: String?) {
        var new = FeedItem()
        new.base = base
        new.about = value(of: "rdf:about").flatMap(FeedText.trimmed)
        if document.format == "cdf" {
            if let link = value(of: "href").flatMap({ FeedLink.link($0, base: base) }) { new.setLink(link, rank: 3) }
            if let date = value(of: "lastmod").flatMap({ date($0) }) { new.setUpdated(date, rank: 1) }
        }
        item = new
    }

    mutating func finishItem() {
        guard let finished = item else { return }
        item = nil
        if document.entries.count < FeedParser.entryLimit { document.entries.append(finished.entry()) }
    }

    func finished() -> FeedDocument {
        var result = document
        if result.minutesToLive == nil, let updatePeriod {
            result.minutesToLive = max(1, updatePeriod / updateFrequency)
        }
        if !feedAuthors.isEmpty {
            // RFC 4287, section 4.2.1: the feed's authors wrote what names none of its own.
            for index in result.entries.indices where result.entries[index].authors.isEmpty {
                result.entries[index].authors = feedAuthors
            }
        }
        result.warnings = warnings.list
        return result
    }
}
