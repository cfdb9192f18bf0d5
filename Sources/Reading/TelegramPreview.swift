import Foundation
import Model

/// Reads the web preview of a public Telegram channel (`https://t.me/s/NAME`) as a feed: an entry a message that has text,
/// in the page's order.
///
/// Facts of the markup, as the page has it and as RSSHub and RSS-Bridge read it: each message is a `tgme_widget_message`;
/// its text `tgme_widget_message_text`, which a quoted message inside `tgme_widget_message_reply` has too; its address and
/// time are in `tgme_widget_message_date`; pictures are backgrounds in `style`.
struct TelegramPreview {
    private let page: HTMLDocument
    private let channel: String?
    private let now: Date
    private var warnings: FeedWarnings

    /// Nil where the document is no page of Telegram.
    /// - Throws: `FeedFault.noPreview` where it is one without messages: a private, absent or closed channel.
    static func parse(
        _ utf8: [UInt8], url: String?, now: Date, warnings: FeedWarnings
    ) throws(FeedFault) -> FeedDocument? {
        let place = url.flatMap { WebAddress($0) }
        let isTelegram = place.map { WebAddress.telegramHosts.contains($0.plainHost) } ?? false
        guard isPage(utf8), isTelegram || holds("tgme_widget_message", utf8) else { return nil }
        let channel = place?.telegramChannel?.split(separator: "/").last.map(String.init)
        var reader = TelegramPreview(page: HTMLDocument(utf8), channel: channel, now: now, warnings: warnings)
        if let document = reader.read() { return document }
        if isTelegram { throw .noPreview(channel) }
        return nil
    }

    private static func isPage(_ utf8: [UInt8]) -> Bool {
        guard let start = utf8.firstIndex(where: { $0 > 0x20 }) else { return false }
        let beginning = String(decoding: utf8[start...].prefix(14), as: UTF8.self).lowercased()
        return beginning.hasPrefix("<!doctype html") || beginning.hasPrefix("<html")
    }

    private static func holds(_ word: String, _ utf8: [UInt8]) -> Bool {
        let key = Array(word.utf8)
        var place = utf8.position(of: key[0], from: 0)
        while place + key.count <= utf8.count {
            if utf8[place..<(place + key.count)].elementsEqual(key) { return true }
            place = utf8.position(of: key[0], from: place + 1)
        }
        return false
    }

    /// Nil where there is no message at all, be it of pictures alone.
    private mutating func read() -> FeedDocument? {
        var document = FeedDocument(format: "telegram")
        var shareTitle: String?
        var hasMessages = false
        var index = 0
        while index < page.nodes.count, document.entries.count < FeedParser.entryLimit {
            let classes = classes(of: index)
            if page.nodes[index].tag == .meta, page.attribute(.property, at: index) == "og:title" {
                shareTitle = page.attribute(.content, at: index)
            } else if classes.contains("tgme_channel_info_header_title"), document.title == nil {
                document.title = plainTitle(page.text(of: index, limit: 1000), isHTML: false)
            } else if classes.contains("tgme_widget_message") {
                hasMessages = true
                if let entry = message(index, isService: classes.contains("service_message")) {
                    document.entries.append(entry)
                }
                index = Int(page.nodes[index].end)
                continue
            }
            index += 1
        }
        guard hasMessages else { return nil }
        if document.title?.isEmpty ?? true { document.title = shareTitle.map { plainTitle($0, isHTML: false) } }
        let name = channel ?? document.entries.first?.id?.split(separator: "/").first.map(String.init)
        document.link = name.map { "https://t.me/\($0)" }
        document.updated = document.entries.compactMap(\.published).max()
        for index in document.entries.indices where document.entries[index].authors.isEmpty {
            document.entries[index].authors = document.title.map { [$0] } ?? []
        }
        document.warnings = warnings.list
        return document
    }

    private func classes(of index: Int) -> [Substring] {
        guard page.nodes[index].tag != .text, let value = page.attribute(.class, at: index) else { return [] }
        return value.split(separator: " ")
    }

    /// A message's parts while they are found.
    private struct Parts {
        var address: String?
        var published: Date?
        var text: Int?
        var preview: Int?
        var forwardedFrom: String?
        var signature: String?
        var isEdited = false
        var media: [FeedEntry.Enclosure] = []
    }

    private mutating func message(_ start: Int, isService: Bool) -> FeedEntry? {
        let parts = parts(of: start)
        guard !isService, let (id, link) = parts.address.flatMap(identity) else { return nil }
        var body = TelegramText(page: page)
        if let text = parts.text { body.write(text) }
        // A bare link says nothing; its preview does.
        if let preview = parts.preview, !body.saysSomething { body.write(preview: preview) }
        let content = body.finish()
        guard !content.isEmpty, let title = TelegramText.title(of: content) else { return nil }
        let marks = (parts.forwardedFrom == nil ? [] : ["forwarded"]) + (parts.isEdited ? ["edited"] : [])
        return FeedEntry(
            id: id, title: title, link: link, published: parts.published,
            authors: [parts.forwardedFrom, parts.signature].compactMap { $0 }, content: content,
            categories: body.hashtags + marks, enclosures: parts.media)
    }

    private mutating func parts(of start: Int) -> Parts {
        var parts = Parts()
        let end = Int(page.nodes[start].end)
        var index = start + 1
        while index < end {
            let node = page.nodes[index]
            var isWhole = false
            if node.tag == .time, parts.published == nil, let text = page.attribute(.datetime, at: index) {
                let (date, problem) = FeedDate.parse(text, now: now)
                if let problem { warnings.add(problem) }
                parts.published = date
            } else if node.tag == .video || node.tag == .audio, let source = page.attribute(.src, at: index) {
                add(source, type: node.tag == .video ? "video/mp4" : "audio/ogg", to: &parts)
            }
            for name in classes(of: index) {
                switch name {
                // Quoted messages have the same parts as their own.
                case "tgme_widget_message_reply": isWhole = true
                case "tgme_widget_message_text":
                    if parts.text == nil { parts.text = index }
                    isWhole = true
                case "tgme_widget_message_link_preview":
                    parts.preview = index
                    isWhole = true
                case "tgme_widget_message_date": parts.address = page.attribute(.href, at: index)
                case "tgme_widget_message_forwarded_from_name": parts.forwardedFrom = line(index)
                case "tgme_widget_message_from_author": parts.signature = line(index)
                case "tgme_widget_message_meta": parts.isEdited = isEdited(index)
                case "tgme_widget_message_photo_wrap":
                    if let image = background(index) { add(image, type: "image/jpeg", to: &parts) }
                default: continue
                }
            }
            index = isWhole ? Int(node.end) : index + 1
        }
        return parts
    }

    private func line(_ index: Int) -> String? {
        let text = plainTitle(page.text(of: index, limit: 500), isHTML: false)
        return text.isEmpty ? nil : text
    }

    /// The word stands bare among views, signature and time.
    private func isEdited(_ index: Int) -> Bool {
        page.children(of: index).contains { page.nodes[$0].tag == .text && page.text(of: $0).hasSuffix("edited") }
    }

    private func add(_ address: String, type: String, to parts: inout Parts) {
        guard let url = FeedLink.absolute(address, base: "https://t.me/"), parts.media.count < 50,
            !parts.media.contains(where: { $0.url == url })
        else { return }
        parts.media.append(FeedEntry.Enclosure(url: url, type: type))
    }

    /// The address in `background-image:url('…')`.
    private func background(_ index: Int) -> String? {
        guard let style = page.attribute(.style, at: index), let start = style.firstRange(of: "background-image:url(")
        else { return nil }
        let rest = style[start.upperBound...].prefix { $0 != ")" }
        return String(rest.trimmingPrefix { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" })
    }

    /// `NAME/number` and the address, without what only shows it differently.
    private func identity(_ href: String) -> (id: String, link: String)? {
        guard let url = FeedLink.absolute(href, base: "https://t.me/"), let place = WebAddress(url),
            WebAddress.telegramHosts.contains(place.plainHost)
        else { return nil }
        let parts = place.segments.first == "s" ? place.segments.dropFirst() : place.segments[...]
        guard let name = parts.first, let number = parts.dropFirst().first, parts.count == 2, Int(number) != nil else {
            return nil
        }
        return ("\(name)/\(number)", "https://t.me/\(name)/\(number)")
    }
}

/// Whether items of a feed are whole in themselves, so that the pages behind their links have nothing to add: messages of
/// Telegram channels.
/// - Parameter feed: the feed's address.
package func givesWholeItems(feed: String) -> Bool { WebAddress(feed)?.telegramChannel != nil }
