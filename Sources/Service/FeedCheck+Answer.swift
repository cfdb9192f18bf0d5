internal import Fetching
internal import Foundation
internal import Model
internal import Reading
internal import Transport

/// What an answer and its document tell, in words.
extension FeedCheck {
    mutating func explain(_ response: HTTPResponse, asked: String) {
        var lines = response.redirects.map { hop in
            let kind = hop.status == 301 || hop.status == 308 ? "for good" : "for now"
            return "\(hop.status), redirected \(kind) to \(hop.to)"
        }
        let milliseconds = Int(response.elapsed / .milliseconds(1))
        lines.append("\(response.status) after \(milliseconds) ms")
        add("answer", lines)

        let headers = response.headers
        var told = ["content-type", "cache-control", "expires", "age", "retry-after", "server"].compactMap { name in
            headers[name].map { "\(name): \($0)" }
        }
        let validators = ["etag", "last-modified"].compactMap { name in headers[name].map { "\(name): \($0)" } }
        told += validators
        if validators.isEmpty, response.status == 200 {
            told.append("no etag and no last-modified: every check has to take all of it")
        }
        if let wait = ServerHints.retryAfter(headers, now: now) {
            told.append("it asks to be left alone for \(TerminalText.span(wait))")
        }
        add("headers", told)
        var size = TerminalText.size(response.body.count)
        if let coding = headers["content-encoding"] {
            let sent = headers["content-length"].flatMap { Int($0) }.map { ", \(TerminalText.size($0)) on the way" }
            size += ", compressed (\(coding)\(sent ?? ""))"
        } else if response.body.count > 20_000 {
            size += ", not compressed though we offered to take it so"
        }
        add("size", [size])
    }

    mutating func explain(_ fetched: FetchedFeed, _ state: FeedState, _ policy: FetchPolicy) {
        let charset = Charset.decode(fetched.bytes, contentType: fetched.contentType, isHTML: false)
        add("charset", ["\(charset.encoding), \(Self.reason(fetched))"] + charset.warnings)
        let document: FeedDocument
        do throws(Reading.FeedFault) {
            document = try FeedParser.parse(
                fetched.bytes, contentType: fetched.contentType, url: fetched.finalURL, now: now)
        } catch {
            let hint = error == .html ? " (`copytaster feeds add` looks for it)" : ""
            return conclude("\(fetched.finalURL): \(error)\(hint)", 1)
        }
        explain(document)
        let plan = plan(document, state, policy)
        add("schedule", plan)
        let dated = document.entries.filter { $0.published ?? $0.updated != nil }
        let named = document.entries.filter { $0.link ?? $0.id ?? $0.title != nil }
        if document.entries.isEmpty {
            conclude("a feed (\(document.format)), but there is no entry in it", 1)
        } else if named.isEmpty {
            conclude("a feed (\(document.format)), but none of its entries has an id, a link or a title", 1)
        } else {
            let damage = document.warnings.isEmpty ? "well" : "readable, with damage"
            conclude(
                "\(damage): \(document.format), \(Status.count(document.entries.count, "entry", "entries"))"
                    + (dated.isEmpty ? ", none with a date that can be read" : ""), 0)
        }
    }

    /// What the schedule would make of it, as a feed's first document.
    private func plan(_ document: FeedDocument, _ state: FeedState, _ policy: FetchPolicy) -> [String] {
        let found = FetchSchedule.Found(
            entries: document.entries.count, usable: document.entries.count,
            new: document.entries.map { $0.published ?? $0.updated }, isFirst: true,
            wish: FeedState.Wish(
                timeToLive: document.minutesToLive.map { TimeInterval($0) * 60 }, skipHours: document.skipHours,
                skipDays: document.skipDays))
        let planned = FetchSchedule.take(found, state, now: now, policy: policy, jitter: 0)
        var plan = ["next check \(next(planned)), were this its first"]
        if let pace = planned.itemsPerDay(now: now) { plan.append("about \(FeedTable.rate(pace)) items a day") }
        if let minutes = document.minutesToLive, minutes > 0 {
            plan.append("the feed asks for \(TerminalText.span(TimeInterval(minutes) * 60)) between checks")
        }
        if !document.skipHours.isEmpty || !document.skipDays.isEmpty {
            plan.append("it names hours or days on which it is not to be asked (skipHours, skipDays)")
        }
        return plan
    }

    private mutating func explain(_ document: FeedDocument) {
        var format = [document.format]
        if let title = document.title { format.append("'\(title)'") }
        if let language = document.language { format.append("says its language is \(language)") }
        let titles = document.entries.prefix(30).compactMap(\.title).joined(separator: "\n")
        if let language = LanguageIdentifier.identify(titles)?.rawValue { format.append("reads as \(language)") }
        add("format", [format.joined(separator: ", ")])

        let entries = document.entries
        let dates = entries.compactMap { $0.published ?? $0.updated }
        var lines = [Status.count(entries.count, "entry", "entries")]
        if let newest = dates.max(), let oldest = dates.min() {
            lines[0] +=
                ", newest \(Timestamp.text(newest, in: zone)) (\(TerminalText.ago(newest, now: now))), oldest "
                + TerminalText.ago(oldest, now: now)
        }
        if dates.count < entries.count {
            lines.append("\(entries.count - dates.count) without a date that can be read: theirs is unknown")
        }
        add("entries", lines + Self.texts(entries))
        if !document.warnings.isEmpty { add("warnings", document.warnings) }
        if let hub = document.hub { add("WebSub", ["hub \(hub)", "topic \(document.selfLink ?? "not named")"]) }
    }

    /// How much of its articles a feed gives, and the first of them.
    private static func texts(_ entries: [FeedEntry]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let whole = entries.count { plainText(fromHTML: $0.content ?? "").count >= Intake.fullText }
        let hasSummaries = entries.contains { $0.summary ?? $0.content != nil }
        let texts =
            whole == entries.count
            ? "the whole text of each: no page has to be fetched"
            : whole > 0
                ? "the whole text of \(whole), the others' pages are fetched"
                : "\(hasSummaries ? "summaries" : "titles") only: each article's page is fetched"
        return [texts]
            + entries.prefix(3).map { entry in
                "e.g. '\(TerminalText.field(entry.title ?? "no title", most: 90))', \(entry.link ?? "no link")"
            }
    }

    /// Who said which charset it is.
    private static func reason(_ fetched: FetchedFeed) -> String {
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        if marks.contains(where: { fetched.bytes.starts(with: $0) }) { return "by its byte-order mark" }
        var said: [String] = []
        let type = (fetched.contentType ?? "").lowercased()
        if let at = type.range(of: "charset=") {
            said.append("HTTP says \(type[at.upperBound...].prefix { $0 != ";" && $0 != " " })")
        }
        let head = String(decoding: fetched.bytes.prefix(200), as: UTF8.self)
        if head.contains("<?xml"), let at = head.range(of: "encoding=") {
            said.append("the document says \(head[at.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" })")
        }
        return said.isEmpty ? "which nobody says: found out from the bytes" : said.joined(separator: ", ")
    }
}
