package import Foundation
internal import Model
internal import Reading
internal import Transport
internal import Watching

/// `feeds import`: the feeds of an OPML list that are not there yet, put into the configuration at once or not at all.
package struct FeedImport: Sendable {
    package var added: [NewFeed] = []
    /// What was left out and why, a sentence each.
    package var skipped: [String] = []
    private var file: String
    private var isDry: Bool

    /// Fetches nothing: the first check takes a feed's past as history.
    /// - Parameters:
    ///   - list: the OPML document; `name` is its file's, for messages.
    ///   - category: put on all of them, besides their own.
    ///   - isDry: says what would be done and changes nothing.
    package init(
        _ list: [UInt8], name: String, into desk: DeskFiles, category: String?, isDry: Bool,
        environment: [String: String]
    ) throws {
        file = desk.file
        self.isDry = isDry
        let contents: OPML.Contents
        do throws(OPMLFault) { contents = try OPML.contents(list) } catch {
            throw InputFault(file: name, message: "\(error)")
        }
        let text = try FileReplacement.read(desk.file)
        let configuration = try FeedsFile(file: desk.file, text: text, environment: environment)
        var shelf = FeedShelf(desk, configuration)
        for outline in contents.outlines {
            let title = TerminalText.field(outline.title, most: 100)
            let address: HTTPURL
            do throws(TransportFault) { address = try HTTPURL(outline.url) } catch {
                skipped.append("\(title): \(error)")
                continue
            }
            if let reason = shelf.refusal(address.text) {
                skipped.append("\(title): \(reason)")
                continue
            }
            var feed = NewFeed(
                name: shelf.name(title, url: address.text), url: address.text,
                categories: outline.categories.map { TerminalText.field($0, most: 100) })
            if let category, !feed.categories.contains(category) { feed.categories.append(category) }
            shelf.put(feed)
            added.append(feed)
        }
        skipped += contents.leftOut
        guard !isDry, !added.isEmpty else { return }
        try FileReplacement.replace(desk.file, old: text, with: try configuration.adding(added))
    }

    package var text: String {
        var lines = added.map { "\(isDry ? "would add" : "added")    \($0.name): \($0.url)" }
        lines += skipped.map { "skipped  \(TerminalText.field($0, most: 500))" }
        let count = "\(added.count) feed\(added.count == 1 ? "" : "s")"
        if isDry {
            lines.append("\(count) would be added to \(file), \(skipped.count) skipped; nothing was changed")
        } else if added.isEmpty {
            lines.append("nothing to add, \(skipped.count) skipped; \(file) stays as it is")
        } else {
            lines.append(
                "\(count) added to \(file), \(skipped.count) skipped. Their past becomes history at the first check. "
                    + FeedAdding.reloadHint)
        }
        return lines.joined(separator: "\n")
    }
}

/// What is configured already, by address and by name, while feeds are put to it.
struct FeedShelf {
    private var reasons: [String: String] = [:]
    private var names: Set<String> = []

    init(_ desk: DeskFiles, _ configuration: FeedsFile) {
        for feed in desk.feeds where feed.isOfWatchlist {
            reasons[FeedAddress.key(feed.url)] = "is fetched already, as '\(feed.name)' of the watchlist"
            names.insert(feed.name)
        }
        for entry in configuration.entries {
            reasons[FeedAddress.key(entry.url)] =
                entry.isEnabled
                ? "is there already, as '\(entry.name)' in \(desk.file)"
                : "is there already, as '\(entry.name)' in \(desk.file), but off: set its `enabled` to true"
            names.insert(entry.name)
        }
    }

    /// Why a feed of that address is not to be added; nil where it can be.
    func refusal(_ url: String) -> String? { reasons[FeedAddress.key(url)].map { "\(url) \($0)" } }

    /// A name that no other feed has: logs and digests go by it.
    func name(_ wanted: String, url: String) -> String {
        let host = URL(string: url)?.host() ?? url
        let wanted = wanted.isEmpty ? host : wanted
        if !names.contains(wanted) { return wanted }
        let withHost = "\(wanted) (\(host))"
        if !names.contains(withHost) { return withHost }
        return (2...).lazy.map { "\(withHost) \($0)" }.first { !names.contains($0) } ?? withHost
    }

    mutating func put(_ feed: NewFeed) {
        names.insert(feed.name)
        reasons[FeedAddress.key(feed.url)] = "stands in the list twice"
    }
}

/// `feeds export`: all configured feeds as OPML 2.0.
package enum FeedExport {
    package static func opml(_ desk: DeskFiles, now: Date) -> String {
        let languages = Dictionary(desk.watched.map { ($0.url, $0.language?.rawValue) }, uniquingKeysWith: { $1 })
        let outlines = desk.feeds.map { feed in
            Outline(
                title: feed.name, url: feed.url, language: languages[feed.url] ?? nil,
                categories: feed.categories)
        }
        return OPML.write(outlines, title: "Copytaster's feeds", now: now)
    }
}
