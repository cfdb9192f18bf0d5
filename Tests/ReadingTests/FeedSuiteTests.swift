import Foundation
import Model
import Testing

@testable import Reading

/// Runs the feed suites that others wrote, where they are at hand, and holds the agreement reached.
///
/// Two figures are given. *Strict*: every field that a case tells and that a `FeedDocument` has is equal, white space apart.
/// *Agreed*: as the interface defines the fields. Titles are then compared as plain text, `summary` and `content` by their
/// text, since they are given as they stand and the oracles clean them; `summary` stands for `content` and the reverse
/// where a feed gives one text, which the oracles file differently; a link that isn't http or https counts as none; and
/// what `FeedDisagreements` lists with its reason is passed over. `COPYTASTER_SUITE_SHOW=1` prints what disagrees.
@Suite struct FeedSuiteTests {
    /// Share of cases that agree without being listed, a floor each: it may only rise.
    static let floors: [(suite: String, floor: Double)] = [
        ("feedparser", 0.988), ("gofeed", 0.975), ("feed-rs", 0.883), ("miniflux", 0.835), ("reader", 0.833),
        ("rsparser", 0.769), ("realfeeds", 0.957),
    ]

    @Test(arguments: floors) func agrees(_ suite: String, _ floor: Double) throws {
        guard let folder = SharedFolder.path("suites/feeds") else {
            print("suite \(suite): skipped, the shared suites are absent")
            return
        }
        let shows = ProcessInfo.processInfo.environment["COPYTASTER_SUITE_SHOW"] != nil
        var (cases, agreeing, fields, agreeingFields) = (0, 0, 0, 0)
        var (wellFormed, wellFormedAgreeing) = (0, 0)
        var (strict, listed) = (0, 0)
        var unexplained: [String] = []
        for row in try SharedFolder.rows("\(folder)/\(suite).jsonl") where row["kind"] as? String == "feed" {
            guard let name = row["case"] as? String, let input = row["input"] as? String else { continue }
            var comparison = FeedComparison(row: row)
            comparison.run(bytes: try SharedFolder.bytes("\(folder)/\(input)"))
            if comparison.compared == 0 { continue }
            cases += 1
            fields += comparison.compared
            agreeingFields += comparison.compared - comparison.differences.count
            if comparison.isStrict, comparison.differences.isEmpty { strict += 1 }
            let reason = FeedDisagreements.reason(suite, name)
            if reason != nil { listed += 1 }
            if reason != nil, comparison.differences.isEmpty { print("suite \(suite): \(name) agrees, though listed") }
            if comparison.differences.isEmpty { agreeing += 1 } else if reason == nil { unexplained.append(name) }
            if name.hasPrefix("wellformed/") {
                wellFormed += 1
                if comparison.differences.isEmpty || reason != nil { wellFormedAgreeing += 1 }
            }
            if shows, reason == nil {
                for difference in comparison.differences.prefix(3) { print("DIFF \(suite) \(name) \(difference)") }
            }
        }
        let share = Double(agreeing) / Double(max(1, cases))
        print(
            "suite \(suite): \(agreeing) of \(cases) cases agree (\(percent(share))), \(listed) others are listed disagreements, "
                + "\(strict) strictly; \(agreeingFields) of \(fields) fields"
                + (wellFormed > 0 ? "; well-formed \(wellFormedAgreeing) of \(wellFormed)" : ""))
        #expect(share >= floor, "\(suite) fell under its floor")
        #expect(unexplained == [], "\(suite) disagrees, and no reason is listed")
        #expect(wellFormedAgreeing == wellFormed, "well-formed cases of \(suite) disagree")
    }

    private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)%" }
}

/// One case of a suite: what it expects against what is read.
struct FeedComparison {
    let row: [String: Any]
    private(set) var compared = 0
    private(set) var differences: [String] = []
    /// Whether all was equal but for white space.
    private(set) var isStrict = true

    init(row: [String: Any]) { self.row = row }

    mutating func run(bytes: [UInt8]) {
        let headers = row["response_headers"] as? [String: String] ?? [:]
        let lower = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        let expect = row["expect"] as? [String: Any] ?? [:]
        let feed: FeedDocument
        do {
            feed = try FeedParser.parse(
                bytes, contentType: lower["content-type"], url: address(lower["content-location"]),
                now: Date(timeIntervalSince1970: 1_780_000_000))
        } catch {
            // feedparser takes anything for a feed; where it finds no title and no entry, there is none.
            let isNone = expect["error"] != nil || (expect["title"] == nil && (expect["count"] as? Int ?? 0) == 0)
            compared += 1
            if !isNone { differences.append("fault: \(error)") }
            return
        }
        if expect["error"] != nil { check("error", "a fault", "a feed") }
        if let format = expect["format"] as? String { compare(format: format, feed.format) }
        if let title = expect["title"] as? String { check("title", title: title, feed.title) }
        if let link = expect["link"] as? String { check("link", link: link, feed.link) }
        if let language = expect["language"] as? String {
            check("language", language.lowercased(), feed.language?.lowercased() ?? "")
        }
        if let date = expect["updated"] as? String { check("updated", date: date, feed.updated) }
        if let count = expect["count"] as? Int { check("count", "\(count)", "\(feed.entries.count)") }
        for (index, entry) in (expect["entries"] as? [[String: Any]] ?? []).enumerated() { compare(entry, feed, index) }
        for (key, entry) in expect["entries_at"] as? [String: [String: Any]] ?? [:] {
            if let index = Int(key) { compare(entry, feed, index) }
        }
        // The suite's own word goes before what a library made of the input.
        for assertion in row["asserts"] as? [[String: Any]] ?? [] where assertion["op"] as? String == "==" {
            compare(assertion, feed)
        }
    }

    /// Where the document was fetched, a `Content-Location` against it taken in.
    private func address(_ location: String?) -> String? {
        let base = row["base_url"] as? String
        return location.flatMap { FeedLink.absolute($0, base: base) } ?? base
    }

    private mutating func compare(format: String, _ ours: String) {
        func key(_ text: String) -> String {
            text.lowercased().filter { $0.isLetter || $0.isNumber }.replacing("jsonfeed", with: "json")
        }
        let (wanted, given) = (key(format), key(ours))
        compared += 1
        let same =
            given.hasPrefix(wanted) || wanted.hasPrefix(given) || (wanted.hasPrefix("json") && given.hasPrefix("json"))
        if !same { differences.append("format: want \(format), got \(ours)") }
    }

    /// The suite's own assertions, as far as they speak of what a `FeedDocument` holds.
    private mutating func compare(_ assertion: [String: Any], _ feed: FeedDocument) {
        guard let path = assertion["path"] as? [Any], let value = assertion["value"] else { return }
        let words = path.map { $0 as? String ?? "#" }
        let index = path.count > 1 ? path[1] as? Int : nil
        let entry = index.flatMap { feed.entries.indices.contains($0) ? feed.entries[$0] : nil }
        let label = words.joined(separator: "/")
        guard let text = value as? String else { return }
        switch label {
        case "feed/title", "feed/title_detail/value": check(label, title: text, feed.title)
        case "feed/link": check(label, link: text, feed.link)
        case "feed/language": check(label, text.lowercased(), feed.language?.lowercased() ?? "")
        case "entries/#/title", "entries/#/title_detail/value": check(label, title: text, entry?.title)
        case "entries/#/link": check(label, link: text, entry?.link)
        case "entries/#/id": check(label, text, entry?.id ?? "")
        case "entries/#/summary", "entries/#/description": check(label, html: text, entry?.summary ?? entry?.content)
        case "entries/#/content/#/value":
            if path.count > 3, path[3] as? Int == 0 { check(label, html: text, entry?.content ?? entry?.summary) }
        default: return
        }
    }

    private mutating func compare(_ expect: [String: Any], _ feed: FeedDocument, _ index: Int) {
        guard feed.entries.indices.contains(index) else {
            check("entry \(index)", "there", "missing")
            return
        }
        let entry = feed.entries[index]
        if let id = expect["id"] as? String, !id.isEmpty {
            check("id", id.trimmingCharacters(in: .whitespacesAndNewlines), entry.id ?? "")
        }
        if let title = expect["title"] as? String { check("title", title: title, entry.title) }
        if let link = expect["link"] as? String { check("link", link: link, entry.link) }
        if let date = expect["published"] as? String { check("published", date: date, entry.published) }
        if let date = expect["updated"] as? String { check("updated", date: date, entry.updated) }
        if let date = expect["published_or_updated"] as? String {
            check("published", date: date, entry.published ?? entry.updated)
        }
        if let html = expect["summary"] as? String { prose("summary", html, entry.summary, entry.content) }
        if let html = expect["content"] as? String { prose("content", html, entry.content, entry.summary) }
        if let html = expect["content_or_summary"] as? String {
            check("content", html: html, entry.content ?? entry.summary)
        }
        if let names = expect["authors"] as? [String], !names.isEmpty {
            check("authors", names.joined(separator: "; "), entry.authors.joined(separator: "; "))
        }
        if let names = expect["categories"] as? [String] {
            check("categories", names.joined(separator: "; "), entry.categories.joined(separator: "; "))
        }
        if let files = expect["enclosures"] as? [[String: Any]] {
            // A length of 0 or one that is no number tells nothing.
            func size(_ value: Any?) -> Int { value.flatMap { Int("\($0)") }.map { max(0, $0) } ?? 0 }
            let wanted = files.map { "\($0["url"] ?? "") \($0["type"] ?? "") \(size($0["length"]))" }
            let given = entry.enclosures.map { "\($0.url) \($0.type ?? "") \($0.length ?? 0)" }
            check("enclosures", wanted.joined(separator: "; "), given.joined(separator: "; "))
        }
    }

    private mutating func check(_ field: String, _ wanted: String, _ given: String) {
        compared += 1
        if wanted != given {
            differences.append(
                "\(field): want \(wanted.prefix(160).debugDescription), got \(given.prefix(160).debugDescription)")
        }
    }

    private mutating func check(_ field: String, title: String, _ ours: String?) {
        let given = ours ?? ""
        if flat(title) == given {
            compared += 1
            return
        }
        isStrict = false
        check(field, flat(plainText(fromHTML: title)), flat(given))
    }

    private mutating func check(_ field: String, link: String, _ ours: String?) {
        let scheme = link.prefix { $0.isLetter || $0.isNumber }
        let isOther = link.dropFirst(scheme.count).hasPrefix(":") && !["http", "https"].contains(scheme.lowercased())
        let wanted = link.trimmingCharacters(in: .whitespacesAndNewlines)
        if wanted != ours ?? "" { isStrict = false }
        check(field, isOther ? "" : wanted.replacing(" ", with: "%20"), isOther ? "" : ours ?? "")
    }

    private mutating func check(_ field: String, html: String, _ ours: String?) {
        func letters(_ text: String) -> String { plainText(fromHTML: text).filter { !$0.isWhitespace } }
        if flat(html) == flat(ours ?? "") {
            compared += 1
            return
        }
        isStrict = false
        check(field, letters(html), letters(ours ?? ""))
    }

    private mutating func prose(_ field: String, _ html: String, _ ours: String?, _ other: String?) {
        if ours == nil { isStrict = false }
        check(field, html: html, ours ?? other)
    }

    private mutating func check(_ field: String, date: String, _ ours: Date?) {
        let given = ours.map {
            Date(timeIntervalSince1970: $0.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
        }
        check(field, date, given ?? "")
    }

    private func flat(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }
}
