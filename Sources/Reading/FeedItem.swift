import Foundation
import Model

/// One entry while it is read: for each thing the best of the elements that tell it.
struct FeedItem {
    var guid: String?
    var guidIsLink = false
    var about: String?
    var link: String?
    var linkRank = 0
    var title: String?
    private var titleRank = 0
    var published: Date?
    private var publishedRank = 0
    var updated: Date?
    private var updatedRank = 0
    var authors: [String] = []
    private var authorRank = 0
    var summary: String?
    private var summaryRank = 0
    var content: String?
    private var contentRank = 0
    private var description: String?
    var categories: [String] = []
    var enclosures: [FeedEntry.Enclosure] = []
    var media: [FeedEntry.Enclosure] = []
    /// The base of its own links, as the document has it.
    var base: String?

    mutating func setTitle(_ text: String, rank: Int) { Self.set(&title, &titleRank, text, rank) }
    mutating func setSummary(_ text: String, rank: Int) { Self.set(&summary, &summaryRank, text, rank) }
    mutating func setContent(_ text: String, rank: Int) { Self.set(&content, &contentRank, text, rank) }
    mutating func setLink(_ text: String, rank: Int) { Self.set(&link, &linkRank, text, rank) }
    mutating func setPublished(_ date: Date, rank: Int) { Self.set(&published, &publishedRank, date, rank) }
    /// Of several changes the last one told stands.
    mutating func setUpdated(_ date: Date, rank: Int) {
        if updated == nil || rank >= updatedRank { (updated, updatedRank) = (date, rank) }
    }

    /// RSS's own text. Where the item has a `summary` too, the description is the content, in want of a better one.
    mutating func setDescription(_ text: String) {
        description = description ?? text
        setSummary(text, rank: 4)
    }

    /// The first of the highest rank stays.
    private static func set<Value>(_ value: inout Value?, _ held: inout Int, _ new: Value, _ rank: Int) {
        if value == nil || rank > held { (value, held) = (new, rank) }
    }

    /// Names of one rank are collected; a higher rank replaces a lower (`dc:creator` before `itunes:author`).
    mutating func addAuthor(_ name: String, rank: Int) {
        if rank > authorRank { (authors, authorRank) = ([], rank) }
        if rank == authorRank, authors.count < 50, !authors.contains(name) { authors.append(name) }
    }

    mutating func addCategory(_ name: String) {
        if categories.count < 100, !categories.contains(name) { categories.append(name) }
    }

    mutating func addEnclosure(_ url: String, type: String?, length: Int?, isMedia: Bool) {
        let enclosure = FeedEntry.Enclosure(url: url, type: type, length: length)
        if isMedia {
            if media.count < 50, !media.contains(where: { $0.url == url }) { media.append(enclosure) }
        } else if enclosures.count < 50, !enclosures.contains(where: { $0.url == url }) {
            enclosures.append(enclosure)
        }
    }

    /// The entry. Its id is the publisher's, else its link, else a hash of what it says.
    func entry() -> FeedEntry {
        var target = link
        if target == nil, let guid, guidIsLink {
            target = FeedLink.absolute(guid, base: guid.hasPrefix("/") ? base : nil)
        }
        if target == nil, let about { target = FeedLink.absolute(about, base: base) }
        let id = guid ?? about ?? target ?? hash()
        return FeedEntry(
            id: id, title: title, link: target, published: published, updated: updated, authors: authors,
            summary: summary, content: content ?? (summary == description ? nil : description), categories: categories,
            enclosures: enclosures.isEmpty ? media : enclosures)
    }

    /// FNV-1a over title and date, or over the text where there is neither: stable from fetch to fetch.
    private func hash() -> String? {
        var text = title ?? ""
        if let date = published ?? updated { text += "\n\(Int(date.timeIntervalSince1970))" }
        if text.isEmpty { text = summary ?? content ?? "" }
        if text.isEmpty { return nil }
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "hash:" + String(value, radix: 16)
    }

    /// The name in `name (e@x)`, `e@x (name)`, `name <e@x>`; the address where there is no name.
    static func personName(_ text: String) -> String? {
        let flat = plainTitle(text, isHTML: false)
        // Most are a name alone.
        if flat.utf8.contains(UInt8(ascii: "@")) {
            for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
                guard let from = flat.firstIndex(of: open), let to = flat.lastIndex(of: close), from < to else {
                    continue
                }
                let inside = flat[flat.index(after: from)..<to].trimmingCharacters(in: .whitespaces)
                let outside = flat[..<from].trimmingCharacters(in: .whitespaces)
                if inside.contains("@"), !outside.isEmpty { return outside }
                if outside.contains("@"), !outside.contains(" "), !inside.isEmpty { return inside }
            }
        }
        return flat.isEmpty ? nil : flat
    }
}
